"""JSON: our own full format, and what is refused."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.codec import to_plain
from graph.model.organisations import Company
from graph.model.records import Record
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.unit.loaders.files import counts, plan, read, rules, source

GENK = Company(
    id="com-a",
    name="A",
    technologies=(),
    website=NOT_APPLICABLE,
    latitude=0.0,
    surveyed=False,
    attributes=(("kolom", "waarde"),),
)
TORHOUT = Company(id="com-b", name="none", description=" met blanco ")
TIE = Tie(id="rel-1", source_id="com-a", target_id="com-b", type="SUPPLIES", strength=3)


def document(*records, version=1):
    plain = [to_plain(record) if isinstance(record, Record) else record for record in records]
    return source("alles.json", json.dumps({"format": "kruispunt", "version": version, "records": plain}))


def test_every_record_comes_back_as_it_was():
    made = plan(document(GENK, TIE, TORHOUT))
    assert {change.record.id: change.after for change in made.change_set} == {r.id: r for r in (GENK, TORHOUT, TIE)}


text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)


@given(
    name=text.map("x".__add__),
    places=st.lists(text, max_size=4),
    latitude=st.floats(-90, 90),
    further=st.dictionaries(text, text, max_size=3),
)
def test_no_value_is_lost_whatever_it_is(name, places, latitude, further):
    record = Company(
        id="com-x", name=name, other_sites=tuple(places), latitude=latitude, attributes=tuple(sorted(further.items()))
    )
    (change,) = plan(document(record)).change_set
    assert change.after == record


@pytest.mark.parametrize(
    ("plain", "rule", "value"),
    [
        ({"kind": "unheard_of", "id": "x"}, "record_kind", "unheard_of"),
        ({"kind": "company", "id": "x", "colour": "red"}, "record_field", "colour"),
        ({"kind": "company", "id": " ", "name": "A"}, "record_shape", " "),
        ({"kind": "company", "id": "x", "region": "Kempen", "not_applicable": ["region"]}, "record_both", "Kempen"),
        ({"kind": "company", "id": "x", "not_applicable": ["colour"]}, "record_field", "colour"),
        ({"kind": "company", "id": "x", "attributes": {"y": None}}, "record_attribute", "null"),
        ({"kind": "company"}, "record_shape", "{'kind': 'company'}"),
        ({"id": "x"}, "record_shape", "x"),
        (["company"], "record_shape", "company"),
        (7, "record_shape", "7"),
        ({"kind": "company", "id": 7}, "record_shape", "7"),
        ({"kind": ["company"], "id": "x"}, "record_shape", "x"),
        ({"kind": "company", "id": "x", "attributes": ["a"]}, "bad_record", "x"),
    ],
)
def test_a_record_that_is_none_is_told_with_its_number_and_the_others_stay(plain, rule, value):
    made = plan(document(GENK, plain))
    assert [(p.rule, p.row, p.value) for p in made.errors] == [(rule, 2, value)]
    assert [change.record.id for change in made.change_set] == ["com-a"]
    is_of_a_kind = isinstance(plain, dict) and plain.get("kind") == "company"
    refused = {"company": {"new": 1, "refused": 1}} if is_of_a_kind else {"company": {"new": 1}, "": {"refused": 1}}
    assert counts(made) == refused


def test_a_record_with_a_value_of_the_wrong_type_is_refused():
    made = plan(document({"kind": "company", "id": "com-a", "name": "A", "latitude": "north"}))
    assert [p.rule for p in made.errors] == ["type"]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("source_id", 5, "type"),
        ("target_id", {"id": "com-a"}, "type"),
        ("type", "X` DETACH DELETE n //", "choice"),
        ("type", ["FUNDS"], "type"),
        ("strength", "4", "type"),
    ],
)
def test_a_tie_with_a_value_that_no_tie_has_is_refused_and_the_others_stay(field, value, rule):
    tie = {"kind": "tie", "id": "rel-a", "source_id": "com-a", "target_id": "com-b", "type": "SUPPLIES"}
    made = plan(document(GENK, TORHOUT, tie | {field: value}))
    assert [(p.rule, p.row, p.column) for p in made.errors] == [(rule, 3, field)]
    assert counts(made) == {"company": {"new": 2}, "tie": {"refused": 1}}


def test_a_list_of_links_that_is_none_is_refused():
    agreement = {"kind": "agreement", "id": "agr-a", "subject_id": "com-a", "title": "x", "party_ids": 5}
    assert [(p.rule, p.column) for p in plan(document(GENK, agreement)).errors] == [("type", "party_ids")]


def test_a_document_of_a_newer_version_is_refused():
    assert rules(read("a.json", document(GENK, version=2).data)) == ["document_version"]


def test_a_tie_to_nothing_is_refused_and_nothing_is_made_for_it():
    made = plan(document(GENK, TIE))
    assert [(p.rule, p.row, p.value) for p in made.errors] == [("link_target", 2, "com-b")]
    assert [change.record.id for change in made.change_set] == ["com-a"]


def test_a_mistake_is_told_with_line_and_column():
    reading = read("a.json", '{"elements": [],\n "connections": [1,]\n}')
    assert [(p.rule, p.row, p.expected) for p in reading.problems] == [("json_syntax", 2, "20")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('{"elements": [{"id": 1, "id": 2}], "connections": []}', "json_double_key"),
        ('{"elements": [{"id": NaN}], "connections": []}', "json_number"),
        ('{"elements": ' + "[" * 100_000 + "]" * 100_000 + ', "connections": []}', "too_deep"),
        ('{"elements": ' + "[" * 60 + "]" * 60 + ', "connections": []}', "too_deep"),
        ('{"elements": [{"id": ' + "9" * 5000 + '}], "connections": []}', "json_number"),
    ],
)
def test_traps_are_refused(text, rule):
    assert rules(read("a.json", text)) == [rule]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"nodes": [], "links": []}', "node-link JSON"),
        ("[]\n", "JSON"),
        ('{"elements": {"nodes": [], "edges": []}}', "Cytoscape JSON"),
        ('{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        ('{"type": "Topology", "objects": {}}', "TopoJSON"),
        ('{"type":"node","id":"0"}\n{"type":"node","id":"1"}\n', "Neo4j APOC JSON"),
        ('[{"keys": ["n"], "length": 1, "_fields": []}]', "Neo4j Browser JSON"),
        ('[{"name": "a"}]', "JSON"),
    ],
)
def test_other_dialects_are_refused_by_name(text, name):
    reading = read("a.json", text)
    assert [(p.rule, p.value) for p in reading.problems] == [("format_not_imported", name)]


def test_an_empty_text_and_null_say_that_a_value_is_not_known():
    plain = {"kind": "company", "id": "com-x", "name": "A", "municipality": "", "region": None}
    (change,) = plan(document(plain)).change_set
    assert (change.after.municipality, change.after.region) == (UNKNOWN, UNKNOWN)


def test_an_id_that_cannot_be_one_is_refused_and_made_into_no_other():
    odd = dataclasses.replace(TORHOUT, id="com b")
    bound = dataclasses.replace(TIE, target_id="com b")
    nameless = dataclasses.replace(TIE, id="band 2", target_id="com-c")
    made = plan(document(GENK, odd, bound, nameless, dataclasses.replace(TORHOUT, id="com-c")))
    assert sorted((p.rule, p.row, p.column, p.value) for p in made.errors) == [
        ("id", 2, "id", "com b"),
        ("id", 4, "id", "band 2"),
        ("link_refused", 3, "target_id", "none"),
    ]
    assert [change.record.id for change in made.change_set] == ["com-a", "com-c"]
