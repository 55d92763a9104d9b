"""What can be asked: relations that fit both kinds, options that occur, and examples with an answer."""

import pytest

from graph.exploration.pattern import MOST_CLAUSES, Clause, Party, PatternQuestion
from graph.exploration.pattern_answer import answer
from graph.exploration.pattern_choices import (
    MOST_LEADING,
    choices_in,
    conditions_of,
    leading_among,
    other_kinds,
    relations_between,
)
from graph.exploration.pattern_examples import example_questions
from graph.model.places import Place
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from tests.support.builders import company, organisation, project, school, tie
from tests.support.journeys import rows
from tests.support.region import region


def small(*records):
    return NetworkSnapshot(1, {record.id: record for record in records})


def offered(kind, other_kind, snapshot=None):
    found = relations_between(choices_in(snapshot or region()), kind, other_kind)
    return {(relation.tie_type, str(relation.direction)): relation.n_ties for relation in found}


def test_a_relation_is_offered_as_its_type_allows_and_read_from_who_is_sought():
    # MENTORS: company or organisation to school
    assert ("MENTORS", "out") in offered("company", "school")
    assert ("MENTORS", "in") not in offered("company", "school")
    assert ("MENTORS", "in") in offered("school", "company")
    assert ("MENTORS", "out") not in offered("company", "project")
    assert ("EMPLOYS_ROLE", "in") in offered("stakeholder", "")
    # an undirected type is read the same from both ends, and offered once
    assert {way for code, way in offered("school", "company") if code == "COLLABORATES_WITH"} == {"out"}


def test_the_number_beside_a_relation_is_that_of_its_ties_between_these_kinds():
    kinds = {row["id"]: kind for kind, name in (("company", "companies"), ("school", "schools")) for row in rows(name)}
    ends = [(r["type"], kinds.get(r["source_id"]), kinds.get(r["target_id"])) for r in rows("relations")]
    assert offered("company", "school")["MENTORS", "out"] == ends.count(("MENTORS", "company", "school"))
    both_ways = [("COLLABORATES_WITH", *pair) for pair in (("company", "school"), ("school", "company"))]
    n_collaborations = sum(map(ends.count, both_ways))
    assert offered("company", "school")["COLLABORATES_WITH", "out"] == n_collaborations
    assert offered("school", "company")["COLLABORATES_WITH", "out"] == n_collaborations


def test_what_occurs_most_is_offered_first():
    counts = [relation.n_ties for relation in relations_between(choices_in(region()), "organisation", "")]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_at_the_other_end_stands_what_the_relation_allows():
    choices = choices_in(region())
    assert other_kinds(choices, "company", TIE_TYPE["MENTORS"], "out") == ("school",)
    assert set(other_kinds(choices, "school", TIE_TYPE["MENTORS"], "in")) == {"company", "organisation"}
    assert other_kinds(choices, "", None, "both") == ACTOR_KINDS


def test_conditions_are_those_that_occur_with_unknown_last():
    snapshot = small(
        Place(id="plc", name="Genk", province="Limburg"),
        company("a", municipality="Genk", themes=("y", "x")),
        company("b", themes=()),
        school("s"),
    )
    choices = choices_in(snapshot)
    assert conditions_of(choices, "company") == {
        "themes": ("x", "y"),
        "provinces": ("Limburg", "unknown"),
        "places": ("Genk", "unknown"),
    }
    assert conditions_of(choices, "school") == {}  # nothing is known of it, so nothing tells schools apart
    assert conditions_of(choices, "")["themes"] == ("x", "y")


def test_status_and_edition_are_offered_where_they_tell_ties_apart():
    snapshot = small(
        organisation("a"),
        organisation("b"),
        tie("a", "b", "SUPPORTS", id="1", status="stated", edition="2"),
        tie("a", "b", "SUPPORTS", id="2", status="closed"),
        tie("a", "b", "FUNDS", id="3", status="idea"),
        tie("a", "b", "INFORMS", id="4"),
    )
    choices = choices_in(snapshot)
    assert choices.unsettled == {"FUNDS", "INFORMS"}
    assert choices.editions == {"SUPPORTS": ("2",)}


def test_the_names_offered_first_are_the_best_connected():
    names = [f"o{n}" for n in range(MOST_LEADING + 3)]
    hub = [tie("hub", name, id=f"t-{name}") for name in names]
    snapshot = small(*map(organisation, names), organisation("hub"), *hub)
    leading = leading_among(snapshot, choices_in(snapshot), ACTOR_KINDS)
    assert leading[0] == "hub"
    assert len(leading) == MOST_LEADING


def test_every_example_has_the_answer_that_it_promises():
    examples = example_questions(region())
    assert len(examples) == 4
    for example in examples:
        assert example.n_matches == len(answer(region(), example.question).matches) > 0
        assert PatternQuestion.from_text(example.question.to_text()) == example.question
    clauses = [example.question.clauses for example in examples]
    assert any(clause.other.conditions for found in clauses for clause in found)
    assert any(len(found) == 2 and found[1].negated for found in clauses)
    assert any(clause.further for found in clauses for clause in found)
    assert all(0 < len(found) <= MOST_CLAUSES for found in clauses)


def test_the_condition_of_an_example_is_the_one_with_the_most():
    snapshot = small(
        Place(id="p1", name="Genk", province="Limburg"),
        Place(id="p2", name="Gent", province="Oost-Vlaanderen"),
        *(company(f"c{n}") for n in range(3)),
        school("s1", municipality="Gent"),
        school("s2", municipality="Genk"),
        tie("c0", "s1", "MENTORS"),
        tie("c1", "s1", "MENTORS"),
        tie("c2", "s2", "MENTORS"),
    )
    first = example_questions(snapshot)[0]
    other = Party(kind="school", conditions=(("provinces", "Oost-Vlaanderen"),))
    assert first.question == PatternQuestion(Party(kind="company"), (Clause("MENTORS", "out", other),))
    assert first.n_matches == 2


@pytest.mark.parametrize("snapshot", [EMPTY, small(organisation("a"), project("p"))], ids=["empty", "no ties"])
def test_without_ties_there_is_nothing_to_ask(snapshot):
    assert example_questions(snapshot) == ()
    assert leading_among(snapshot, choices_in(snapshot), ACTOR_KINDS) in ((), ("a", "p"))
