"""What an export looks like from outside, read by other programs than our own. Expected values by hand."""

import csv
import io
import json
import zipfile

import networkx as nx
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from graph.model.fields import Field, FieldType
from graph.model.organisations import Company, Organisation
from graph.model.registry import KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE
from graph.model.views import Position
from loaders.exporters.content import ExportContent, everything, what_is_seen
from loaders.exporters.formats import MEDIA_TYPES, SUFFIXES, ExportFormat, export, n_records
from loaders.exporters.tables import table_of
from loaders.formats.graphml import read_graphml
from loaders.tables import SourceFile

AGORIA = Organisation(id="org-a", name="Agoria", sectors=("food", "a|b"), latitude=50.5, website=NOT_APPLICABLE)
BUSO = Company(id="com-b", name="Buso", longitude=0.0, attributes=(("a=b", "c"),), version=3, recorded_by="els")
TIE = Tie(id="rel-1", source_id="org-a", target_id="com-b", type="COLLABORATES_WITH", strength=4, source="p. 3")
PLACE = Position(id="pos-1", subject_id="org-a", x=1.0, y=2.0)
SNAPSHOT = NetworkSnapshot(7, {record.id: record for record in (AGORIA, BUSO, TIE, PLACE)})
SEEN = what_is_seen(
    SNAPSHOT,
    ["com-b", "org-a", "gone"],
    ["rel-1", "gone"],
    positions={"org-a": (10.0, 20.0)},
    colours={"org-a": "#ff8000", "rel-1": "#010203"},
    title="Rond Agoria",
    settings=(("Filter", "sector = food"), ("communities.stable", 0.8), ("introductions.kinds", ["school", "project"])),
    at="2026-09-01T10:00:00Z",
)


def archive(content: ExportContent, **options: bool) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(export(content, ExportFormat.CSV, **options))) as files:
        return {
            name: list(csv.reader(io.StringIO(files.read(name).decode("utf-8-sig"), newline="")))
            for name in files.namelist()
        }


def sheets(content: ExportContent, language: str = "nl") -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(export(content, ExportFormat.XLSX, language)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def sample(field: Field) -> object:
    """Return a value by which a field can be found in a file."""
    match field.type:
        case FieldType.INTEGER | FieldType.NUMBER:
            return field.maximum if field.maximum is not None else 7
        case FieldType.FLAG:
            return True
        case FieldType.DATE:
            return "2026-09-01"
        case FieldType.ATTRIBUTES:
            return (("kolom", "waarde"),)
    text = field.choices[0].code if field.choices else f"waarde van {field.name}"
    return (text,) if field.is_list else text


def filled(kind: str) -> NetworkSnapshot:
    values = {field.name: sample(field) for field in kind_of(kind).fields}
    record = kind_of(kind).record(id="het-record", **values)
    return NetworkSnapshot(1, {record.id: record})


def test_what_is_seen_holds_the_shown_records_in_their_order_and_no_tie_with_one_end():
    assert [node.id for node in SEEN.nodes] == ["com-b", "org-a"]
    assert SEEN.ties == (TIE,)
    assert what_is_seen(SNAPSHOT, ["org-a"], ["rel-1"]).ties == ()


def test_everything_holds_what_is_not_drawn_too():
    found = everything(SNAPSHOT)
    assert (found.nodes, found.ties, found.others) == ((AGORIA, BUSO), (TIE,), (PLACE,))
    assert [n_records(found, format_) for format_ in ("json", "csv", "xlsx", "gexf", "graphml")] == [4, 4, 4, 3, 3]


HELD = [
    (kind.name, format_)
    for kind in KINDS
    for format_ in ExportFormat
    if format_ not in ("gexf", "graphml") or kind.is_node or kind.name == "tie"
]


@pytest.mark.parametrize(("kind", "format_"), HELD)
def test_every_field_of_the_registry_is_in_every_export_that_holds_its_kind(kind, format_):
    content = everything(filled(kind))
    data = export(content, format_)
    if format_ in (ExportFormat.CSV, ExportFormat.XLSX):
        with zipfile.ZipFile(io.BytesIO(data)) as files:
            data = b"".join(files.read(name) for name in files.namelist())
    missing = [field.name for field in kind_of(kind).fields if field.name.encode() not in data]
    # in GEXF and GraphML the ends of an edge are the attributes `source` and `target`, by the format
    assert set(missing) <= ({"source_id", "target_id"} if format_ in ("gexf", "graphml") else set())


def test_json_is_the_document_that_the_loader_describes():
    document = json.loads(export(SEEN, ExportFormat.JSON))
    assert {key: document[key] for key in ("format", "version", "revision", "title", "settings", "positions")} == {
        "format": "kruispunt",
        "version": 1,
        "revision": 7,
        "title": "Rond Agoria",
        "settings": {
            "Filter": "sector = food",
            "communities.stable": 0.8,
            "introductions.kinds": ["school", "project"],
        },
        "positions": {"org-a": [10.0, 20.0]},
    }
    assert document["records"][0] == {
        "kind": "company",
        "id": "com-b",
        "version": 3,
        "recorded_at": "",
        "recorded_by": "els",
        "name": "Buso",
        "longitude": 0,
        "attributes": {"a=b": "c"},
    }


def test_csv_has_a_table_of_nodes_and_one_of_ties():
    found = archive(SEEN)
    assert list(found) == ["nodes.csv", "ties.csv"]
    heading, buso, agoria = found["nodes.csv"]
    assert heading[:3] == ["id", "kind", "name"]
    assert buso[:3] == ["com-b", "company", "Buso"]
    row = dict(zip(heading, agoria, strict=True))
    assert [row[name] for name in ("sectors", "latitude", "website", "longitude")] == [
        r"food|a\|b",
        "50.5",
        "n.v.t.",
        "",
    ]
    assert dict(zip(heading, buso, strict=True))["longitude"] == "0"


def test_csv_of_everything_has_a_table_per_kind_when_asked():
    assert sorted(archive(everything(SNAPSHOT), per_kind=True)) == [
        "company.csv",
        "organisation.csv",
        "position.csv",
        "tie.csv",
    ]
    assert sorted(archive(everything(SNAPSHOT))) == ["nodes.csv", "position.csv", "ties.csv"]


def test_csv_starts_with_the_mark_of_utf_8_and_ends_lines_as_rfc_4180_says():
    with zipfile.ZipFile(io.BytesIO(export(SEEN, ExportFormat.CSV))) as files:
        data = files.read("ties.csv")
    assert data.startswith(b"\xef\xbb\xbfid,kind,source_id,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "'=1"])
def test_no_text_is_a_formula_in_a_spreadsheet_program(text):
    content = everything(NetworkSnapshot(1, {"org-x": Organisation(id="org-x", name=text, latitude=-3.5)}))
    heading, row = archive(content)["nodes.csv"]
    assert row[heading.index("name")] == "'" + text
    assert row[heading.index("latitude")] == "-3.5"  # a number is no formula
    book = load_workbook(io.BytesIO(export(content, ExportFormat.XLSX)))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"inlineStr", "s", "n"}  # text, text, number; "f" is a formula
    (cell,) = [cell for cell in cells if cell.value == text]
    assert cell.quotePrefix
    assert next(cell for cell in cells if cell.value == -3.5).data_type == "n"


def test_xlsx_has_a_sheet_per_kind_in_the_language_and_one_about_the_export():
    assert list(sheets(SEEN)) == ["Organisaties", "Bedrijven", "Banden", "Over (ignore)"]
    found = sheets(SEEN, "en")
    assert list(found) == ["Organisations", "Companies", "Ties", "About (ignore)"]
    assert found["About (ignore)"] == [
        ("Title", "Rond Agoria"),
        ("Moment (UTC)", "2026-09-01T10:00:00Z"),
        ("Revision", "7"),
        ("Filter", "sector = food"),
        ("agreement between runs below which a division is called unstable (communities.stable)", "0.8"),
        ("what a route may pass (introductions.kinds)", "school, project"),
    ]


def test_a_text_too_long_for_a_cell_is_cut_and_told():
    long = Organisation(id="org-x", name="x", description="a" * 40_000)
    found = sheets(everything(NetworkSnapshot(1, {"org-x": long})))
    heading, row = found["Organisaties"]
    assert len(str(row[heading.index("description")])) == 32_767  # the most that Excel keeps in a cell
    assert ("Ingekort tot wat een cel kan bevatten", "org-x: description") in found["Over (ignore)"]


def test_networkx_reads_the_gexf_with_types_positions_and_colours():
    root = fromstring(export(SEEN, ExportFormat.GEXF))
    assert root.tag == "{http://www.gexf.net/1.2draft}gexf"
    spaces = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}
    node = root.find(".//g:node[@id='org-a']", spaces)
    assert node.find("viz:position", spaces).attrib == {"x": "10.0", "y": "-20.0", "z": "0.0"}  # y points up
    assert node.find("viz:color", spaces).attrib == {"r": "255", "g": "128", "b": "0"}
    edge = root.find(".//g:edge", spaces)
    assert (edge.get("kind"), edge.get("weight")) == ("COLLABORATES_WITH", "4.0")
    types = {a.get("title"): a.get("type") for a in root.iterfind(".//g:attribute", spaces)}
    assert (types["latitude"], types["longitude"], types["name"], types["strength"]) == (
        "double",
        "double",
        "string",
        "long",
    )
    network = nx.read_gexf(io.BytesIO(export(SEEN, ExportFormat.GEXF)))
    assert network.nodes["org-a"]["latitude"] == 50.5
    assert network.nodes["com-b"]["longitude"] == 0


def test_networkx_reads_the_graphml_with_types():
    network = nx.read_graphml(io.BytesIO(export(SEEN, ExportFormat.GRAPHML)))
    agoria = network.nodes["org-a"]
    assert [agoria[name] for name in ("kind", "label", "latitude", "x", "y", "r")] == [
        "organisation",
        "Agoria",
        50.5,
        10.0,
        20.0,
        255,
    ]
    assert agoria["not_applicable"] == "website"
    assert network.nodes["com-b"]["longitude"] == 0
    (edge,) = [values for *_, values in network.edges(data=True)]
    assert (edge["type"], edge["strength"], edge["source (2)"]) == ("COLLABORATES_WITH", 4, "p. 3")


LINES = ["Filter: sector = food", "communities.stable: 0.8", "introductions.kinds: school, project"]


def test_graph_files_tell_the_settings_that_they_depend_on():
    assert nx.read_graphml(io.BytesIO(export(SEEN, ExportFormat.GRAPHML))).graph["settings"].splitlines() == LINES
    root = fromstring(export(SEEN, ExportFormat.GEXF))
    described = root.findtext(".//g:description", namespaces={"g": "http://www.gexf.net/1.2draft"})
    assert described.split("; ")[2:] == LINES


def test_a_graphml_file_with_settings_reads_back_without_remarks():
    assert read_graphml(SourceFile("a.graphml", export(SEEN, ExportFormat.GRAPHML))).problems == ()


def test_without_settings_a_graphml_file_has_no_data_of_its_graph():
    graph = nx.read_graphml(io.BytesIO(export(everything(SNAPSHOT), ExportFormat.GRAPHML))).graph
    assert "settings" not in graph


FUNDING = Tie(id="rel-2", source_id="org-a", target_id="com-b", type="FUNDS")
BACK = Tie(id="rel-3", source_id="com-b", target_id="org-a", type="FUNDS")


@pytest.mark.parametrize(
    ("ties", "read_as"),
    [((TIE,), nx.Graph), ((FUNDING, BACK), nx.DiGraph), ((TIE, FUNDING, BACK), nx.MultiDiGraph)],
)
def test_networkx_reads_ties_with_and_without_direction_from_one_file(ties, read_as):
    content = ExportContent(7, (AGORIA, BUSO), ties)
    from_gexf = nx.read_gexf(io.BytesIO(export(content, ExportFormat.GEXF)))
    from_graphml = nx.read_graphml(io.BytesIO(export(content, ExportFormat.GRAPHML)))
    for network in (from_gexf, from_graphml):
        assert type(network) is read_as
        told = {values["type"]: values["directed"] for *_, values in network.edges(data=True)}
        assert told == {tie.type: tie.type == "FUNDS" for tie in ties}


@pytest.mark.parametrize("format_", ["gexf", "graphml", "xlsx"])
def test_signs_that_xml_cannot_hold_do_not_cost_the_file(format_):
    content = everything(NetworkSnapshot(1, {"org-x": Organisation(id="org-x", name="a\ufffeb<&>")}))
    data = export(content, ExportFormat(format_))
    if format_ == "xlsx":
        assert load_workbook(io.BytesIO(data)).worksheets[0]["C2"].value == "a\ufffdb<&>"
    else:
        assert "a\ufffdb&lt;&amp;&gt;" in data.decode()


def test_the_columns_of_several_kinds_are_the_fields_of_all_of_them_each_once():
    columns = table_of([AGORIA, BUSO]).columns
    assert columns[:2] == ("id", "kind")
    assert set(columns[2:]) == {f.name for kind in ("organisation", "company") for f in kind_of(kind).fields}
    assert len(set(columns)) == len(columns)


def test_every_format_has_a_suffix_and_a_media_type():
    assert set(SUFFIXES) == set(MEDIA_TYPES) == set(ExportFormat)


def test_the_same_content_gives_the_same_bytes():
    for format_ in (ExportFormat.JSON, ExportFormat.CSV, ExportFormat.GEXF, ExportFormat.GRAPHML):
        assert export(SEEN, format_) == export(SEEN, format_)
