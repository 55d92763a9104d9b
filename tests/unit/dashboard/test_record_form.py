"""A form for any record gives back what was put in, and tells all that cannot be read."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.components.record_form import control_value, form_fields, read_form, typed_in
from dashboard.components.record_writing import touched
from dashboard.pages.network.panel.writing import command_for
from graph.commands.editing import CreateRecords, EditRecord
from graph.model.codec import to_plain
from graph.model.errors import Invalid
from graph.model.fields import FieldType
from graph.model.registry import KINDS, kind_of
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import organisation
from tests.support.networks import networks
from tests.support.region import region


def as_in_the_form(record, language="nl"):
    """Return what the controls hold when the form opens."""
    fields = kind_of(record.kind).fields
    return {field.name: control_value(field, getattr(record, field.name), language) for field in fields}


@settings(deadline=None, max_examples=150)
@given(networks(), st.data())
def test_saving_an_untouched_form_changes_nothing(network, data):
    record = data.draw(st.sampled_from(list(network.records.values())))
    language = data.draw(st.sampled_from(["nl", "en"]))
    given_now = as_in_the_form(record, language)
    assert touched(record, given_now, language) == {}
    numbers = {field.name for field in kind_of(record.kind).fields if field.type is FieldType.NUMBER}
    read = read_form(record.kind, {name: given_now[name] for name in numbers}, record.id)
    assert {name: getattr(record, name) for name in numbers} == read.values  # the comma of Dutch reads back


def test_a_form_has_the_decimal_sign_of_its_reader():
    latitude = next(field for field in kind_of("place").fields if field.name == "latitude")
    assert control_value(latitude, 50.93, "nl") == "50,93"
    assert control_value(latitude, 50.93, "en") == "50.93"


def test_every_record_of_the_region_survives_its_form():
    for record in region().records.values():
        given_now = as_in_the_form(record)
        assert touched(record, given_now, "nl") == {}, record.id
        read = read_form(record.kind, given_now, record.id)
        assert read.problems == ()
        for name, value in read.values.items():  # every text of the region reads back as what it stands for
            assert value == getattr(record, name) or (value is UNKNOWN and getattr(record, name) == ()), (
                record.id,
                name,
            )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_has_a_form_with_every_field(kind, language):
    drawn = str(form_fields(region(), kind.name, {}, language))
    for field in kind.fields:
        is_drawn = f"'name': '{field.name}'" in drawn and field.label.in_language(language) in drawn
        assert is_drawn == field.is_asked


def test_all_that_cannot_be_read_is_told_at_once():
    read = read_form("tie", {"strength": "veel", "valid_from": "gisteren", "status": "stated"}, "t")
    assert {problem.field for problem in read.problems} == {"strength", "valid_from"}
    assert read.values["status"] == "stated"


def test_only_what_was_changed_is_sent():
    record = organisation("a", municipality="Genk", sectors=(), themes=NOT_APPLICABLE)
    given_now = as_in_the_form(record) | {"municipality": "Bree"}
    form = {"do": "edit", "kind": "organisation", "id": "a", "seen": _json(record)}
    command, _ = command_for(form, given_now)
    assert isinstance(command, EditRecord)
    assert command.values == {"municipality": "Bree"}


def test_emptying_a_control_makes_the_value_unknown():
    record = organisation("a", municipality="Genk", themes=("x",))
    given_now = as_in_the_form(record) | {"municipality": "", "themes": []}
    command, _ = command_for({"do": "edit", "kind": "organisation", "id": "a", "seen": _json(record)}, given_now)
    assert command.values == {"municipality": UNKNOWN, "themes": UNKNOWN}


def test_a_new_node_needs_a_name_and_gets_an_id():
    form = {"do": "new", "kind": "school", "id": ""}
    with pytest.raises(Invalid) as told:
        command_for(form, {"municipality": "Genk"})
    assert [(v.field, v.rule) for v in told.value.violations] == [("name", "required")]
    command, selected = command_for(form, {"name": "Nieuwe school"})
    assert isinstance(command, CreateRecords)
    assert selected == [command.records[0].id]
    assert (command.records[0].kind, command.records[0].name) == ("school", "Nieuwe school")


@pytest.mark.parametrize(("relation", "ends"), [("out:FUNDS", ("a", "b")), ("in:FUNDS", ("b", "a"))])
def test_a_new_tie_runs_the_way_it_reads(relation, ends):
    form = {"do": "add-tie", "kind": "tie", "id": "a"}
    command, selected = command_for(form, {"type": relation, "target_id": "b", "strength": "3"})
    (made,) = command.records
    assert (made.type, made.ends, made.strength, selected) == ("FUNDS", ends, 3, ["a"])


def test_a_new_tie_without_relation_or_partner_tells_both():
    with pytest.raises(Invalid) as told:
        command_for({"do": "add-tie", "kind": "tie", "id": "a"}, {"strength": "veel"})
    assert {v.field for v in told.value.violations} == {"type", "target_id", "strength"}


def _json(record):
    return json.dumps(to_plain(record))


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        ("themes", [], UNKNOWN),
        ("themes", ["n.v.t."], NOT_APPLICABLE),
        ("themes", ["[]"], ()),
        ("themes", ["a", "b"], ("a", "b")),
        ("helix", "n.v.t.", NOT_APPLICABLE),
        ("municipality", "n.v.t.", NOT_APPLICABLE),
        ("latitude", "0", 0.0),
        ("latitude", "", UNKNOWN),
        ("alt_names", ["n.v.t."], NOT_APPLICABLE),
    ],
)
def test_zero_unknown_none_and_not_applicable_can_each_be_filled_in(field, raw, value):
    assert read_form("organisation", {field: raw}).values == {field: value}


def test_no_value_does_not_stand_beside_values():
    (problem,) = read_form("organisation", {"themes": ["a", "n.v.t."]}, "o").problems
    assert (problem.field, problem.value, problem.rule, problem.expected) == (
        "themes",
        "a, n.v.t.",
        "stands_alone",
        "n.v.t.",
    )


def test_a_short_scale_is_chosen_and_places_are_suggested_by_name():
    strength = str(form_fields(region(), "tie", {"strength": 3}, "nl"))
    assert all(f"'value': '{step}'" in strength for step in (1, 2, 3, 4, 5))
    assert "'Genk'" in str(form_fields(region(), "organisation", {}, "nl"))  # places.csv has Genk


def test_what_was_typed_goes_along_to_a_kind_where_it_means_the_same():
    typed = typed_in(
        "organisation", {"name": "Proef", "organisation_kind": "federation", "themes": ["stem"], "region": ""}
    )
    opened = {"school": controls("school", typed), "organisation": controls("organisation", typed)}
    assert opened["school"]["name"] == "Proef"
    assert opened["school"]["themes"] == ["stem"]
    assert opened["school"]["organisation_kind"] is None  # kinds of school are another list
    assert opened["organisation"]["organisation_kind"] == "federation"
    assert controls("school", dict.fromkeys(typed, 7))["name"] == ""  # what no control can hold is left out


def controls(kind, typed):
    """Return what each control of an empty form opens with."""
    parts = form_fields(region(), kind, {}, "nl", typed=typed)
    return {part.children[0].id["name"]: part.children[0].value for part in parts}


@pytest.mark.parametrize("empty", ["", "n.v.t.", None])
def test_a_tie_ends_on_a_date_and_never_loses_the_end_that_it_has(empty):
    with pytest.raises(Invalid) as told:
        command_for({"do": "end", "kind": "tie", "id": "a-b"}, {"valid_to": empty})
    assert [(v.field, v.rule) for v in told.value.violations] == [("valid_to", "required")]
