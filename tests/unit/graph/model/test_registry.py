"""The register describes every record kind of the design, and every field of it in both languages."""

import dataclasses
import re

import pytest

from graph.model.errors import KindNotFound
from graph.model.fields import FieldType, Sensitivity
from graph.model.records import STAMPED, Record
from graph.model.registry import ACTOR_KINDS, KIND, KINDS, NODE_KINDS, kind_of
from graph.model.tie_types import TIE_TYPES

NUMBERS = {FieldType.INTEGER, FieldType.NUMBER}
CHOICES = {FieldType.CHOICE, FieldType.CHOICES}
DESIGNED = (
    "organisation company school project stakeholder crossover alliance place theme tie "
    "rating condition_answer offer need baseline_score contact agreement task "
    "candidate weighting step_decision value_item contribution milestone evaluation "  # a dossier, 8 Allianties
    "note position saved_view scenario "
    "community cohort pairing trajectory_step action_item jury_score readiness_score signal"
)


def test_every_kind_of_the_design_is_there_once():
    assert " ".join(kind.name for kind in KINDS) == DESIGNED
    assert list(KIND.values()) == list(KINDS)


def test_every_record_class_is_registered():
    def kinds_below(record):
        own = {vars(record).get("kind", "")} - {""}
        return own.union(*(kinds_below(below) for below in record.__subclasses__()))

    assert kinds_below(Record) == KIND.keys()


def test_what_is_drawn_is_a_node_and_places_and_terms_are_nodes_that_are_not_drawn():
    assert set(NODE_KINDS) - set(ACTOR_KINDS) == {"place", "theme"}
    assert "tie" not in NODE_KINDS


@pytest.mark.parametrize("attribute", ["labels", "prefix"])
def test_kinds_are_told_apart_where_they_are_stored(attribute):
    values = [getattr(kind, attribute) for kind in KINDS]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_name_and_a_label_in_both_languages(kind):
    for field in kind.fields:
        assert re.fullmatch("[a-z][a-z0-9_]*", field.name)
        assert all((field.label.nl, field.label.en))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_labels_within_a_kind_are_told_apart(kind):
    for language in ("nl", "en"):
        labels = [getattr(field.label, language).casefold() for field in kind.fields]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_description_says_only_what_its_type_can_mean(kind):
    for field in kind.fields:
        has_range = field.minimum is not None or field.maximum is not None
        assert not (has_range or field.unit) or field.type in NUMBERS
        assert not (field.choices or field.scheme) or field.type in CHOICES
        assert not field.links_to or field.is_link
        assert not field.is_part_of or field.type is FieldType.LINK
        assert set(field.links_to) <= KIND.keys()
        assert not (field.required and field.is_list)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_register_and_the_class_agree(kind):
    own = {field.name for field in dataclasses.fields(kind.record)}
    assert own == {field.name for field in kind.fields} | set(STAMPED) | {"id"}
    assert all(kind.field(field.name) == field for field in kind.fields)


@pytest.mark.parametrize(
    ("kind", "field", "scale"),
    [
        ("tie", "strength", (1, 5)),  # methods 0.3
        ("condition_answer", "value", (0, 4)),  # 1.3
        ("readiness_score", "level", (0, 4)),  # 9.1
        ("baseline_score", "level", (0, 4)),  # 9.2
        ("jury_score", "score", (0, 1)),  # 9.3
        ("offer", "level", (0, 1)),  # 1.2
        ("need", "level", (0, 1)),
    ],
)
def test_a_scale_is_that_of_the_methods(kind, field, scale):
    found = kind_of(kind).field(field)
    assert (found.minimum, found.maximum) == scale


def test_an_alliance_has_the_phases_and_the_steps_of_the_methods():
    phases, steps = (kind_of("alliance").field(name).choices for name in ("phase", "step"))
    assert [choice.label.nl for choice in phases] == [
        *("idee", "verkennen", "delen", "overeenkomen", "vormgeven", "uitvoeren en vernieuwen", "beëindigd"),
        *("afgewezen", "gepauzeerd"),
    ]
    assert len(steps) == 7


def test_what_is_kept_of_a_person_says_why_whence_whether_they_know_and_until_when():
    names = {field.name for field in kind_of("stakeholder").fields}
    assert names >= {"purpose", "legal_basis", "source", "informed_on", "informed_how", "review_on"}


def test_what_says_something_about_people_is_not_public():
    guarded = {(k.name, f.name) for k in KINDS for f in k.fields if f.sensitivity is not Sensitivity.PUBLIC}
    assert {("rating", "reason"), ("contact", "summary")} <= guarded


def test_a_kind_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(KindNotFound, match="alien") as told:
        kind_of("alien")
    assert "organisation" in str(told.value)


def test_a_school_and_a_company_are_organisations_in_the_graph():
    assert KIND["school"].labels == ("Organisation", "School")
    assert KIND["company"].labels == ("Organisation", "Company")


@pytest.mark.parametrize("tie_type", TIE_TYPES, ids=lambda tie_type: tie_type.code)
def test_a_type_of_tie_can_be_a_relationship_type(tie_type):
    assert re.fullmatch("[A-Z][A-Z_]*", tie_type.code)
    assert set(tie_type.source_kinds) | set(tie_type.target_kinds) <= set(NODE_KINDS)
