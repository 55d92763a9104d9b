"""A file is what its bytes are, whatever its name."""

import pytest

from loaders.formats.limits import MAX_BYTES
from tests.unit.loaders.files import read, rules, stored_file, workbook


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'*Vertices 3\n1 "a"\n', "Pajek"),
        (b"% remark\r\n*Network x\r\n*Vertices 3\r\n", "Pajek"),
        (b"DL n=5\nformat = edgelist1\n", "UCINET DL"),
        (b"dl n = 5, format = fullmatrix\n", "UCINET DL"),
        (b"*Node data\nID type\n", "VNA"),
        (b'Creator "x"\ngraph [\n node [ id 1 ]\n]', "GML"),
        (b"graph\n[\n directed 0\n]", "GML"),
        (b"digraph a { b -> c }", "Graphviz DOT"),
        (b"<!DOCTYPE html><html><table></table></html>", "HTML"),
        (b"<html><table></table></html>", "HTML"),
        (b'<?xml version="1.0"?><kml/>', "KML"),
        (b'"_id","_labels","name","_start","_end","_type"\n', "Neo4j APOC CSV"),
        (b"personId:ID,name,:LABEL\n", "neo4j-admin CSV"),
        (b'"EnterpriseNumber","Status"\n"0200.065.765","AC"\n', "KBO Open Data"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_format_that_is_not_imported_is_refused_by_name(content, name):
    reading = read("a.csv", content)
    assert [(p.rule, p.value) for p in reading.problems] == [("format_not_imported", name)]
    assert "GraphML" in reading.problems[0].expected


def test_an_old_or_locked_spreadsheet_has_a_rule_of_its_own():
    assert rules(read("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == ["old_spreadsheet"]


def test_noise_is_refused():
    assert rules(read("a.csv", bytes(range(256)) * 4 + bytes(2000))) == ["format_unknown"]


def test_the_extension_makes_no_difference():
    assert read("a.csv", workbook({"Blad": [("id", "naam"), ("1", "a")]})).format == "spreadsheet"
    assert read("a.xlsx", b"id,naam\n1,a\n").format == "delimited"
    assert read("a.json", stored_file("small.gexf").data).format == "gexf"
    assert read("a.gexf", stored_file("prefixed.graphml").data).format == "graphml"


def test_a_file_over_the_limit_is_refused():
    assert rules(read("a.csv", b"1" * (MAX_BYTES + 1))) == ["file_too_large"]
