"""Pattern questions: answers checked against the CSV files, and a text form that loses nothing."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exploration.errors import BadQuestion
from graph.exploration.pattern import CONDITIONS, MOST_CLAUSES, Clause, Party, PatternQuestion, answer
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPES
from tests.support.builders import company, organisation, project, school, tie
from tests.support.region import region

REGION = Path(__file__).parents[3] / "loaders" / "region"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)
PARTIES = st.builds(
    Party,
    st.one_of(st.just(""), TEXT),
    st.sampled_from(["", *ACTOR_KINDS]),
    st.dictionaries(st.sampled_from(CONDITIONS), TEXT, max_size=3).map(lambda found: tuple(sorted(found.items()))),
)
CLAUSES = st.builds(
    Clause,
    st.sampled_from(["", *(tie_type.code for tie_type in TIE_TYPES)]),
    st.sampled_from(["both", "out", "in"]),
    PARTIES,
    st.booleans(),
)
QUESTIONS = st.builds(PatternQuestion, PARTIES, st.lists(CLAUSES, max_size=MOST_CLAUSES).map(tuple))


def rows(name):
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(question, snapshot=None):
    return {match.node_id for match in answer(snapshot or region(), question).matches}


@given(QUESTIONS)
def test_the_text_form_loses_nothing(question):
    assert PatternQuestion.from_text(question.to_text()) == question


@pytest.mark.parametrize("text", ["", "spaceship@", "company@;sideways*MENTORS*school@", "company@;out*LOVES*school@"])
def test_what_is_no_question_is_told(text):
    if text == "":
        assert PatternQuestion.from_text(text) == PatternQuestion(Party())
        return
    with pytest.raises(BadQuestion):
        PatternQuestion.from_text(text)


def test_companies_that_mentor_a_school_in_a_province():
    towns = {row["municipality"]: row["province"] for row in rows("places")}
    schools = {row["id"]: towns.get(row["municipality"], "") for row in rows("schools")}
    provinces = {province for province in schools.values() if province}
    companies = {row["id"] for row in rows("companies")}
    mentors = [row for row in rows("relations") if row["type"] == "MENTORS" and row["source_id"] in companies]
    assert mentors
    for province in sorted(provinces):
        question = PatternQuestion(
            Party(kind="company"),
            (Clause("MENTORS", "out", Party(kind="school", conditions=(("provinces", province),))),),
        )
        assert ids(question) == {r["source_id"] for r in mentors if schools.get(r["target_id"]) == province}


def test_two_clauses_both_hold_and_the_ties_prove_it():
    question = PatternQuestion(
        Party(kind="company"),
        (Clause("MENTORS", "out", Party(kind="school")), Clause("", "both", Party("prj-stempact-1"))),
    )
    relations = rows("relations")
    companies = {row["id"] for row in rows("companies")}
    schools = {row["id"] for row in rows("schools")}
    mentoring = {r["source_id"] for r in relations if r["type"] == "MENTORS" and r["target_id"] in schools}
    in_project = {r["source_id"] for r in relations if r["target_id"] == "prj-stempact-1"}
    in_project |= {r["target_id"] for r in relations if r["source_id"] == "prj-stempact-1"}
    assert ids(question) == companies & mentoring & in_project
    for match in answer(region(), question).matches:
        ties = [region().ties[tie_id] for tie_id in match.tie_ids]
        assert all(match.node_id in tie.ends for tie in ties)
        assert any(tie.type == "MENTORS" for tie in ties)
        assert any("prj-stempact-1" in tie.ends for tie in ties)


def test_the_same_question_about_another_party():
    about = PatternQuestion(Party(kind="company"), (Clause("", "both", Party("prj-stempact-1")),))
    other = about.with_value(0, Party("prj-in2stem"))
    relations = rows("relations")
    companies = {row["id"] for row in rows("companies")}
    expected = {r["source_id"] for r in relations if r["target_id"] == "prj-in2stem"} & companies
    expected |= {r["target_id"] for r in relations if r["source_id"] == "prj-in2stem"} & companies
    assert ids(other) == expected
    assert about.clauses[0].other.node_id == "prj-stempact-1"


def test_not_means_that_no_such_tie_is_known():
    records = [school("with"), school("without"), company("c"), tie("c", "with", "MENTORS")]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    question = PatternQuestion(Party(kind="school"), (Clause("MENTORS", "in", Party(kind="company"), negated=True),))
    assert ids(question, snapshot) == {"without"}


def test_direction_matters_for_directed_ties_only():
    records = [organisation("a"), organisation("b"), project("p"), tie("a", "p", "PARTNER_IN"), tie("a", "b")]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert ids(PatternQuestion(Party(), (Clause("PARTNER_IN", "in", Party("a")),)), snapshot) == {"p"}
    assert ids(PatternQuestion(Party(), (Clause("PARTNER_IN", "out", Party("a")),)), snapshot) == set()
    assert ids(PatternQuestion(Party(), (Clause("COLLABORATES_WITH", "in", Party("b")),)), snapshot) == {"a"}


def test_a_place_that_is_unknown_does_not_fit():
    records = [organisation("known", municipality="Genk"), organisation("unknown")]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert ids(PatternQuestion(Party(conditions=(("places", "Genk"),))), snapshot) == {"known"}
