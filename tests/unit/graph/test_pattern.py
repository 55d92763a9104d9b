"""Pattern questions: answers checked against the CSV files, and a text form that loses nothing."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exploration.errors import BadQuestion
from graph.exploration.pattern import (
    CONDITIONS,
    LONGEST_TEXT,
    MOST_CLAUSES,
    Clause,
    Party,
    PatternQuestion,
    readable_parts,
)
from graph.exploration.pattern_answer import answer
from graph.exploration.pattern_parts import NODE, Part, with_value
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
    st.sets(st.tuples(st.sampled_from(CONDITIONS), TEXT), max_size=4).map(lambda found: tuple(sorted(found))),
)


def clauses(further):
    return st.builds(
        Clause,
        st.sampled_from(["", *(tie_type.code for tie_type in TIE_TYPES)]),
        st.sampled_from(["both", "out", "in"]),
        PARTIES,
        st.booleans(),
        st.booleans(),
        st.one_of(st.just(""), TEXT),
        further,
    )


CLAUSES = clauses(st.one_of(st.none(), clauses(st.none())))
QUESTIONS = st.builds(PatternQuestion, PARTIES, st.lists(CLAUSES, max_size=MOST_CLAUSES).map(tuple))


def rows(name):
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(question, snapshot=None):
    return {match.node_id for match in answer(snapshot or region(), question).matches}


@given(QUESTIONS)
def test_the_text_form_loses_nothing(question):
    assert PatternQuestion.from_text(question.to_text()) == question


def test_links_that_were_made_before_are_read_as_they_were_meant():
    # as the first version wrote them: no conditions on ties, no second step
    old = "company@(provinces=Limburg);out*MENTORS*school@(themes=stem%20plus);!both**@prj-stempact-1"
    assert PatternQuestion.from_text(old) == PatternQuestion(
        Party(kind="company", conditions=(("provinces", "Limburg"),)),
        (
            Clause("MENTORS", "out", Party(kind="school", conditions=(("themes", "stem plus"),))),
            Clause("", "both", Party("prj-stempact-1"), negated=True),
        ),
    )
    assert PatternQuestion.from_text(old).to_text() == old


def test_an_empty_text_asks_for_everybody():
    assert PatternQuestion.from_text("") == PatternQuestion(Party())


HOSTILE = [
    "spaceship@",
    "company@;sideways*MENTORS*school@",
    "company@;out*LOVES*school@",
    "company@(colour=red)",
    "company@(provinces=)",
    "company@;out*MENTORS(status=whatever)*school@",
    "company@;out*MENTORS(strength=5)*school@",
    "company@;out*MENTORS*school@>out*PARTICIPATED_IN*project@>out*PART_OF*project@",
    "company@;" + "out**;" * 6,
    "company@" + "(places=x)" * 21,
    ";" * 3000,
    "@" + "x" * LONGEST_TEXT,
    "company@;out*MENTORS*school@>",
    "\x00(((",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_question_is_told(text):
    with pytest.raises(BadQuestion):
        PatternQuestion.from_text(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_of_what_is_no_question_the_rest_can_still_be_asked(text):
    rest, lost = readable_parts(text)
    assert lost or len(text) > LONGEST_TEXT
    assert PatternQuestion.from_text(rest.to_text()) == rest


def test_only_the_part_that_is_not_understood_is_lost():
    rest, lost = readable_parts("company@;out*LOVES*school@;out*MENTORS*school@")
    assert rest == PatternQuestion(Party(kind="company"), (Clause("MENTORS", "out", Party(kind="school")),))
    assert lost == ("out*LOVES*school@",)


@given(st.text(max_size=60))
def test_any_text_is_a_question_or_is_told(text):
    try:
        question = PatternQuestion.from_text(text)
    except BadQuestion:
        return
    assert PatternQuestion.from_text(question.to_text()) == question


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
    other = with_value(about, Part(1, NODE), "prj-in2stem")
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
