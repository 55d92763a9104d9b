"""GEXF and GraphML. The expected values stand in the small files of tests/data, written by hand."""

import pytest

from graph.model.values import UNKNOWN
from loaders.formats.limits import MAX_ROWS
from loaders.plan import Outcome
from tests.unit.loaders.files import counts, plan, read, rules, source, stored_file


def records(made):
    return {change.record.id: change.record for change in made.change_set}


def test_gexf_nodes_get_their_values_and_the_defaults():
    found = records(plan(stored_file("small.gexf")))
    assert (found["0"].kind, found["0"].name, found["0"].municipality) == ("company", "Ateljee Noord", "Genk")
    assert (found["1"].kind, found["2"].kind) == ("school", "school")


def test_gexf_labels_need_not_be_unique_because_the_id_decides():
    assert counts(plan(stored_file("small.gexf"))) == {
        "company": {"new": 1},
        "school": {"new": 2},
        "tie": {"new": 2},
    }


def test_gexf_edges_get_type_status_and_stated_strength():
    ties = [record for record in records(plan(stored_file("small.gexf"))).values() if record.kind == "tie"]
    assert [(tie.source_id, tie.type, tie.target_id, tie.status, tie.stated_strength) for tie in ties] == [
        ("0", "MENTORS", "1", "planned", "2.5"),
        ("0", "COLLABORATES_WITH", "2", UNKNOWN, UNKNOWN),
    ]


def test_an_edge_id_that_is_also_a_node_id_does_not_replace_the_node():
    found = records(plan(stored_file("small.gexf")))
    assert found["0"].kind == "company"


def test_graphml_is_read_with_a_prefixed_namespace_defaults_and_labels_of_yed():
    found = records(plan(stored_file("prefixed.graphml")))
    assert (found["n0"].name, found["n0"].municipality) == ("Eerste", "Genk")
    assert (found["n1"].name, found["n1"].municipality) == ("n1", "Hasselt")


def test_an_undeclared_key_is_kept_as_a_further_column_and_told():
    made = plan(stored_file("prefixed.graphml"))
    assert dict(records(made)["n1"].attributes) == {"weg": "onbekende sleutel"}
    assert ("undeclared_key", "weg") in [(p.rule, p.column) for p in made.problems]


def test_graphml_edges_without_id_keep_direction_and_type():
    ties = [record for record in records(plan(stored_file("prefixed.graphml"))).values() if record.kind == "tie"]
    assert [(tie.type, tie.source_id, tie.target_id, dict(tie.attributes)["direction"]) for tie in ties] == [
        ("SUPPLIES", "n0", "n1", "directed"),
        ("COLLABORATES_WITH", "n1", "n0", "undirected"),
    ]


def test_hyperedges_are_told():
    assert "hyperedges_skipped" in rules(plan(stored_file("prefixed.graphml")))


@pytest.mark.parametrize("name", ["entity_to_file.graphml", "entity_bomb.gexf"])
def test_entities_are_refused(name):
    made = plan(stored_file(name))
    assert [p.rule for p in made.problems] == ["xml_entities"]
    assert not made.change_set


def test_broken_xml_is_refused_with_its_line():
    reading = read("a.gexf", "<gexf>\n<graph>\n<nodes></graph></gexf>")
    assert [(p.rule, p.row) for p in reading.problems] == [("xml_syntax", 3)]


def test_a_node_id_that_comes_twice_with_other_values_refuses_both():
    text = '<graphml><graph><node id="a"/><node id="b"/><node id="a"><data key="x">1</data></node></graph></graphml>'
    made = plan(source("a.graphml", text))
    assert sorted((row.row, row.outcome) for row in made.rows) == [
        (1, Outcome.REFUSED),
        (2, Outcome.NEW),
        (3, Outcome.REFUSED),
    ]
    assert [(p.rule, p.row, p.expected) for p in made.errors] == [("duplicate_id", 1, "3"), ("duplicate_id", 3, "1")]


def test_an_attribute_called_like_our_own_columns_cannot_take_their_place():
    text = (
        '<graphml><key id="k" for="edge" attr.name="source"/><graph><node id="a"/><node id="b"/>'
        '<edge source="a" target="b"><data key="k">weg</data></edge></graph></graphml>'
    )
    made = plan(source("a.graphml", text))
    tie = next(change.record for change in made.change_set if change.kind == "tie")
    assert (tie.source_id, tie.target_id) == ("a", "b")


def test_more_elements_than_a_file_may_have_are_refused_before_they_are_parsed():
    nodes = "<node id='a'/>" * (MAX_ROWS + 1)
    not_closed = f"<graphml><graph>{nodes}"  # parsing would tell that
    assert rules(read("a.graphml", not_closed)) == ["too_many_rows"]
