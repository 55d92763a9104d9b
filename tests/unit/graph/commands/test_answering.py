"""One assessor answers for one party: dated, attributed, in one revision, never overwritten."""

import pytest

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.scores import condition_profile
from graph.commands.answering import AnswerConditions, AnswerOutsideScale, AssessorMissing, NothingAnswered
from graph.commands.bus import run
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.errors import AccessDenied, Invalid, RecordNotFound
from tests.support.builders import created, organisation, write


@pytest.fixture
def alliances(store):
    write(store, created(organisation("i"), organisation("a"), Alliance(id="lab", name="Lab")), "op-0")
    return store


def sheet(answers, who="An", on="2026-01-01", party="a"):
    return AnswerConditions("lab", party, who, on, answers)


def stored(store):
    return store.snapshot().of(ConditionAnswer).values()


def profile(store, on=""):
    return condition_profile(dossier(store.snapshot(), "lab"), on=on)


def test_a_sheet_is_one_revision_and_one_undo(alliances, editor):
    revision = run(sheet({"A1": 3, "A2": 4, "B1": None}), alliances, editor, "op-1")
    assert len(revision.changes) == 2  # what is not known is not on record as an answer
    told = {(one.question, one.value, one.party_id, one.answered_by, one.on) for one in stored(alliances)}
    assert told == {("A1", 3, "a", "An", "2026-01-01"), ("A2", 4, "a", "An", "2026-01-01")}
    undo(alliances, editor, "op-2")
    assert not stored(alliances)


def test_a_later_sheet_leaves_the_earlier_one_as_it_was(alliances, editor):
    run(sheet({"A1": 3, "A2": 4}), alliances, editor, "op-1")
    first = set(stored(alliances))
    run(sheet({"A1": 1, "A2": 4}, on="2026-06-01"), alliances, editor, "op-2")
    assert first < set(stored(alliances))
    assert profile(alliances).answers == {("a", "An"): {"A1": 1, "A2": 4}}
    assert profile(alliances, on="2026-05-31").answers == {("a", "An"): {"A1": 3, "A2": 4}}
    assert len(stored(alliances)) == 4  # that A2 is still so was answered again, on its date


def test_a_correction_of_today_records_what_changed_alone(alliances, editor):
    run(sheet({"A1": 3, "A2": 4}), alliances, editor, "op-1")
    assert len(run(sheet({"A1": 2, "A2": 4}), alliances, editor, "op-2").changes) == 1
    assert profile(alliances).answers == {("a", "An"): {"A1": 2, "A2": 4}}


def test_not_knowing_any_more_is_an_answer_too(alliances, editor):
    run(sheet({"A1": 3, "A2": 4}), alliances, editor, "op-1")
    run(sheet({"A1": None, "A2": 4}), alliances, editor, "op-2")
    assert profile(alliances).answers == {("a", "An"): {"A2": 4}}


def test_two_assessors_and_two_parties_do_not_supersede_each_other(alliances, editor):
    for number, (who, party) in enumerate((("An", "a"), ("Bo", "a"), ("An", "i"))):
        run(sheet({"A1": number}, who=who, party=party), alliances, editor, f"op-1{number}")
    assert profile(alliances).answers == {("a", "An"): {"A1": 0}, ("a", "Bo"): {"A1": 1}, ("i", "An"): {"A1": 2}}


@pytest.mark.parametrize("answers", [{"A1": 5}, {"A1": -1}, {"Z9": 2}])
def test_an_answer_outside_its_scale_is_refused_and_nothing_is_stored(alliances, editor, answers):
    with pytest.raises(AnswerOutsideScale):
        run(sheet({"A2": 3} | answers), alliances, editor, "op-1")
    assert not stored(alliances)


def test_answers_of_nobody_are_refused(alliances, editor):
    with pytest.raises(AssessorMissing):
        run(sheet({"A1": 3}, who="  "), alliances, editor, "op-1")


def test_a_sheet_without_any_answer_is_refused(alliances, editor):
    with pytest.raises(NothingAnswered):
        run(sheet({"A1": None}), alliances, editor, "op-1")


def test_an_alliance_or_party_that_is_not_there_is_told(alliances, editor):
    with pytest.raises(RecordNotFound):
        run(AnswerConditions("i", "a", "An", "2026-01-01", {"A1": 3}), alliances, editor, "op-1")
    with pytest.raises(Invalid):
        run(sheet({"A1": 3}, party="gone"), alliances, editor, "op-2")


def test_who_only_reads_answers_nothing(alliances):
    with pytest.raises(AccessDenied):
        run(sheet({"A1": 3}), alliances, User("lezer", Role.VIEWER), "op-1")
