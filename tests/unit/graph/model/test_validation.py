"""Rules that every stored record keeps; each broken rule is told, and all of them at once."""

import dataclasses
import math

import pytest

from graph.model.assessments import Rating, ReadinessScore
from graph.model.stakeholders import Stakeholder
from graph.model.themes import Theme
from graph.model.tie_types import TIE_TYPES
from graph.model.validation import MAX_ITEMS, MAX_LONG_TEXT, MAX_TEXT, link_violations, links_of, violations
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import company, organisation, project, school, tie


def told(record) -> list[tuple[str, str]]:
    return [(violation.field, violation.rule) for violation in violations(record)]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"name": UNKNOWN}, ("name", "required")),
        ({"name": NOT_APPLICABLE}, ("name", "required")),
        ({"name": " \u00a0"}, ("name", "required")),
        ({"name": "\u200b\u2028"}, ("name", "required")),
        ({"name": 7}, ("name", "type")),
        ({"name": "a\x00b"}, ("name", "control_character")),
        ({"name": "half \ud800 sign"}, ("name", "control_character")),
        ({"name": "x" * (MAX_TEXT + 1)}, ("name", "too_long")),
        ({"description": "x" * (MAX_LONG_TEXT + 1)}, ("description", "too_long")),
        ({"latitude": 90.1}, ("latitude", "range")),
        ({"longitude": -180.1}, ("longitude", "range")),
        ({"latitude": math.nan}, ("latitude", "number")),
        ({"latitude": math.inf}, ("latitude", "number")),
        ({"latitude": 10**400}, ("latitude", "range")),
        ({"latitude": True}, ("latitude", "type")),
        ({"latitude": "51"}, ("latitude", "type")),
        ({"surveyed": 1}, ("surveyed", "type")),
        ({"helix": "fifth"}, ("helix", "choice")),
        ({"themes": ["a"]}, ("themes", "type")),
        ({"themes": (3,)}, ("themes", "type")),
        ({"themes": tuple(str(n) for n in range(MAX_ITEMS + 1))}, ("themes", "too_many")),
        ({"attributes": (("key", "\x01"),)}, ("attributes", "control_character")),
    ],
)
def test_a_value_that_breaks_a_rule(values, problem):
    assert told(dataclasses.replace(organisation("a"), **values)) == [problem]


@pytest.mark.parametrize("number", [2**53, 2**63, 10**400])
def test_a_whole_number_that_not_every_store_and_file_can_keep(number):
    assert told(Theme(id="t", name="Term", scheme="s", code="c", sort_order=number)) == [("sort_order", "range")]
    assert told(Rating(id="r", subject_id="a", attribute="power", value=-number)) == [("value", "range")]


def test_the_largest_whole_number_is_fine():
    assert told(Theme(id="t", name="Term", scheme="s", code="c", sort_order=2**53 - 1)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"latitude": 90.0, "longitude": -180.0},
        {"latitude": 0},
        {"latitude": NOT_APPLICABLE, "surveyed": False, "themes": ()},
        {"themes": ("a term that the vocabulary lacks",)},
        {"name": "x" * MAX_TEXT},
        {"description": "two\nlines\tand a tab"},
        {"name": "’s-Hertogenbosch & Söhne <b>'); DROP TABLE"},
    ],
)
def test_a_value_at_the_edge_of_a_rule_is_fine(values):
    assert told(dataclasses.replace(organisation("a"), **values)) == []


@pytest.mark.parametrize("record_id", ["", " a", "a b", "a\nb", "x" * 1000, "__proto__", "constructor"])
def test_an_id_that_cannot_stand_in_a_link(record_id):
    assert ("id", "id") in told(organisation(record_id, "A"))


def test_all_broken_rules_of_a_record_are_told_at_once():
    record = organisation("a", latitude=91, longitude=181, helix="fifth")
    assert set(told(dataclasses.replace(record, name=UNKNOWN))) == {
        ("name", "required"),
        ("latitude", "range"),
        ("longitude", "range"),
        ("helix", "choice"),
    }


def test_a_broken_rule_shows_the_value_and_the_way_out():
    (found,) = violations(organisation("a", latitude=91.5))
    assert (found.kind, found.record_id, found.value, found.expected) == ("organisation", "a", "91.5", "-90 – 90")


@pytest.mark.parametrize("strength", [0, 6, -1])
def test_a_strength_outside_1_to_5(strength):
    assert told(tie("a", "b", strength=strength)) == [("strength", "range")]


@pytest.mark.parametrize("strength", [1, 5, UNKNOWN, NOT_APPLICABLE])
def test_a_strength_from_1_to_5_or_no_value(strength):
    assert told(tie("a", "b", strength=strength)) == []


@pytest.mark.parametrize("tie_type", [t.code for t in TIE_TYPES if not t.has_strength])
def test_a_type_without_strength_takes_none(tie_type):
    assert told(tie("a", "b", tie_type, strength=3)) == [("strength", "no_strength")]


def test_a_tie_with_itself():
    assert told(tie("a", "a")) == [("target_id", "self_tie")]


def test_a_type_of_tie_that_is_not_in_the_list():
    assert told(tie("a", "b", "LIKES")) == [("type", "choice")]


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        ("2026-09-01", "2026-08-31", False),
        ("2026-09-01", "2026-09-01", True),
        ("2026", "2026-03", True),
        ("2026-09", "2026", True),
        ("2027", "2026-12-31", False),
        (UNKNOWN, "2020", True),
    ],
)
def test_an_end_before_the_start_by_what_is_known_of_both(start, end, fits):
    found = told(tie("a", "b", valid_from=start, valid_to=end))
    assert found == ([] if fits else [("valid_to", "ends_before_start")])


@pytest.mark.parametrize("start", ["2026-02-30", "26", "9/2026"])
def test_a_date_that_does_not_exist(start):
    assert told(tie("a", "b", valid_from=start)) == [("valid_from", "date")]


def test_a_person_is_recorded_only_with_purpose_legal_basis_and_source():
    person = Stakeholder(id="p", name="Iemand", is_person=True)
    assert told(person) == [(name, "person_basis") for name in ("purpose", "legal_basis", "source")]
    based = dataclasses.replace(person, purpose="Uitnodigen", legal_basis="Toestemming", source="Formulier")
    assert told(based) == []
    assert told(dataclasses.replace(based, legal_basis="")) == [("legal_basis", "person_basis")]
    assert told(dataclasses.replace(person, is_person=False)) == []
    assert told(dataclasses.replace(person, is_person=UNKNOWN)) == []


KINDS = {r.id: r.kind for r in (organisation("o"), company("c"), school("s"), project("p"), tie("o", "c", id="t"))}


def linked(record) -> list[tuple[str, str]]:
    return [(violation.field, violation.rule) for violation in link_violations(record, KINDS.get)]


def test_every_end_that_does_not_exist_is_told():
    assert linked(tie("x", "y")) == [("source_id", "link_target"), ("target_id", "link_target")]


@pytest.mark.parametrize(
    ("source", "target", "tie_type", "wrong"),
    [
        ("c", "s", "MENTORS", []),
        ("s", "c", "MENTORS", ["source_id", "target_id"]),
        ("o", "p", "PARTNER_IN", []),
        ("p", "o", "PARTNER_IN", ["source_id", "target_id"]),
        ("o", "t", "COLLABORATES_WITH", ["target_id"]),
    ],
)
def test_a_tie_takes_the_ends_that_its_type_allows(source, target, tie_type, wrong):
    assert linked(tie(source, target, tie_type)) == [(field, "tie_end") for field in wrong]


def test_a_link_to_the_wrong_kind_of_record_names_what_it_may_be():
    (found,) = link_violations(ReadinessScore(id="r", subject_id="s", condition="c"), KINDS.get)
    assert (found.field, found.rule, found.value) == ("subject_id", "link_kind", "s (school)")
    assert found.expected == "project, crossover, alliance"


def test_links_are_read_from_single_and_many():
    rating = Rating(id="r", subject_id="s", topic_id="p", attribute="power")
    assert [(field.name, target) for field, target in links_of(rating)] == [("subject_id", "s"), ("topic_id", "p")]
    assert linked(rating) == []
