"""Kumu files. The expected values stand in the small files of tests/data, written by hand."""

from tests.unit.loaders.files import counts, plan, rules, source, stored_file, workbook


def by_name(made):
    return [change.record for change in made.change_set if change.kind != "tie"]


def ties(made):
    return [change.record for change in made.change_set if change.kind == "tie"]


def test_a_blueprint_becomes_nodes_of_the_kinds_that_its_types_name():
    made = plan(stored_file("blueprint.json"))
    assert [(node.id, node.kind, node.name) for node in by_name(made)] == [
        ("a", "organisation", "Stad  Genk"),
        ("b", "company", 'Bouwbedrijf "De Toren"'),
        ("c", "organisation", "Stad  Genk"),
        ("d", "organisation", "d"),
    ]


def test_a_type_that_is_no_kind_and_a_field_of_the_maker_are_kept():
    nodes = {node.id: node for node in by_name(plan(stored_file("blueprint.json")))}
    assert dict(nodes["c"].attributes) == {"type": "Onbekende soort"}
    assert dict(nodes["a"].attributes) == {"Kleur": "rood"}
    assert nodes["a"].themes == ("lokaal", "partner")


def test_several_targets_in_one_connection_become_several_ties():
    made = plan(stored_file("blueprint.json"))
    assert [(tie.source_id, tie.type, tie.target_id) for tie in ties(made)] == [
        ("a", "SUPPLIES", "b"),
        ("b", "COLLABORATES_WITH", "c"),
        ("b", "COLLABORATES_WITH", "d"),
    ]
    assert dict(ties(made)[1].attributes)["type"] == "drinkt koffie met"


def test_what_is_assumed_made_or_left_out_is_told():
    assert sorted(rules(plan(stored_file("blueprint.json")))) == [
        "columns_kept",  # Kleur
        "created_missing_end",
        "direction_assumed",
        "part_not_imported",
        "similar_name",  # two elements are called Stad Genk
        "targets_split",
        "unknown_kind",  # Onbekende soort
        "unknown_relation_type",
    ]


def test_attributes_at_the_top_win_over_nested_ones():
    nodes = {node.id: node for node in by_name(plan(stored_file("mixed_export.json")))}
    assert (nodes["elem-1"].name, nodes["elem-1"].kind, nodes["elem-1"].description) == ("Een", "company", "eerste")
    assert (nodes["elem-2"].name, dict(nodes["elem-2"].attributes)) == ("Twee", {"score": "8"})


def test_a_connection_that_is_marked_reversed_is_not_turned():
    (tie,) = ties(plan(stored_file("mixed_export.json")))
    assert (tie.id, tie.source_id, tie.type, tie.target_id) == ("conn-1", "elem-1", "SUPPLIES", "elem-2")
    assert dict(tie.attributes) == {"direction": "directed", "reversed": "ja"}


def test_the_two_sheets_of_a_kumu_workbook_are_one_network():
    book = workbook(
        {
            "Elements": [("Label", "Type"), ("Stad Genk", "Organisation"), ("De Toren", "Company")],
            "Connections": [("From", "To"), ("Stad Genk", "De Toren|Nieuw"), ("Stad Genk", "De Toren")],
        }
    )
    made = plan(source("kaart.xlsx", book))
    assert made.formats == ("kumu",)
    assert counts(made) == {
        "organisation": {"new": 2},
        "company": {"new": 1},
        "tie": {"new": 2, "duplicate": 1},
    }


def test_fields_are_called_as_their_definitions_write_them_and_an_empty_set_is_no_field():
    text = (
        '{"attributes": [{"name": "Power Score"}, {"name": null}], "elements": [{"_id": "e1", "attributes": '
        '{"label": "A", "power score": "8"}}, {"_id": "e2", "attributes": {"label": "B"}}], "connections": '
        '[{"_id": "c1", "from": "e1", "to": "e2", "attributes": {}}]}'
    )
    made = plan(source("project.json", text))
    nodes = {node.id: node for node in by_name(made)}
    assert dict(nodes["e1"].attributes) == {"Power Score": "8"}
    assert [dict(tie.attributes) for tie in ties(made)] == [{"direction": "undirected"}]


def test_an_element_that_is_none_is_refused_with_its_number():
    made = plan(source("a.json", '{"elements": [{"label": "A"}, "B", null], "connections": [7]}'))
    assert [(p.rule, p.table, p.row, p.value) for p in made.errors] == [
        ("record_shape", "elements", 2, "B"),
        ("record_shape", "elements", 3, ""),
        ("record_shape", "connections", 1, "7"),
    ]
