"""What the five conditions tell beyond their profile (methods 1.3), and the value for all who join (methods 1.4)."""

import pytest

from graph.analysis.alliances.conditions import CONDITIONS, QUESTIONS, QUESTIONS_EACH, STATEMENTS
from graph.analysis.alliances.diagnostic import COUNTERPARTS, answer_days, assessor_scores, beside, most_telling
from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.joined import without_and_with
from graph.analysis.alliances.scores import condition_profile, partnership
from graph.analysis.fit.components import Part
from graph.analysis.fit.scoring import fit_of
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.analysis.relations import relations_in
from graph.analysis.scenarios import ScenarioSettings
from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Candidate, ValueItem
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN
from tests.support.builders import organisation, tie


def network(*records):
    everyone = [organisation(name) for name in ("i", "a", "b", "c")]
    lab = Alliance(id="lab", name="Lab", initiator_id="i")
    return NetworkSnapshot(1, {record.id: record for record in (*everyone, lab, *records)})


def answers(who, condition, values, party="a", on="2026-01-01"):
    return [
        ConditionAnswer(
            id=f"{party}-{who}-{condition}{n}-{on}",
            subject_id="lab",
            party_id=party,
            question=f"{condition}{n}",
            value=UNKNOWN if value is None else value,
            answered_by=who,
            on=on,
        )
        for n, value in enumerate(values, start=1)
    ]


T1_1 = (*answers("an", "A", (3, 4, 3, None)), *answers("bo", "A", (2, 3, 3, 3)))


def found(*records):
    return dossier(network(*records), "lab")


def talks_to(party):
    return Candidate(id=f"can-{party}", subject_id="lab", party_id=party, state="talk")


def item(party, side, weight, level):
    name = f"{party} {side} {weight} {level}"
    return ValueItem(id=name, subject_id="lab", party_id=party, side=side, title=name, weight=weight, level=level)


# --- the statements


def test_every_condition_has_four_statements_in_both_languages():
    assert tuple(f"{key}{n}" for key in CONDITIONS for n in range(1, QUESTIONS_EACH + 1)) == QUESTIONS
    told = [label.in_language(language) for label in STATEMENTS.values() for language in ("nl", "en")]
    assert len(set(told)) == 40


# --- profiles


def test_t1_1_from_records_per_assessor_and_together():
    profile = condition_profile(found(*T1_1), party_id="a")
    by_assessor = assessor_scores(profile, "A")
    assert by_assessor[("a", "an")] == Interval(0.6250, 0.8750)
    assert by_assessor[("a", "bo")] == exactly(0.6875)
    assert profile.profile.scores["A"] == Interval(0.65625, 0.78125)


def test_a_profile_of_one_party_knows_no_answers_for_another():
    records = (*T1_1, *answers("cis", "A", (0, 0, 0, 0), party="b"))
    assert condition_profile(found(*records), party_id="b").profile.scores["A"] == exactly(0.0)
    assert condition_profile(found(*records), party_id="a").profile.scores["A"] == Interval(0.65625, 0.78125)
    together = condition_profile(found(*records)).profile.scores["A"]
    assert (together.low, together.high) == pytest.approx((1.3125 / 3, 1.5625 / 3))  # mean over three assessors


def test_who_answered_nothing_on_a_condition_has_no_score_on_it():
    assert assessor_scores(condition_profile(found(*T1_1)), "B") == {}


def test_not_knowing_any_more_supersedes_what_was_known():
    later = answers("an", "A", (None,), on="2026-03-01")
    profile = condition_profile(found(*T1_1, *later), party_id="a")
    # an: 4 + 3 of 16 with two open, so 7/16 to 15/16; bo 11/16
    assert profile.profile.scores["A"] == Interval(18 / 32, 26 / 32)
    before = condition_profile(found(*T1_1, *later), on="2026-02-01", party_id="a")
    assert before.profile.scores["A"] == Interval(0.65625, 0.78125)


def test_who_takes_back_every_answer_is_no_assessor_any_more():
    taken_back = answers("bo", "A", (None,) * 4, on="2026-03-01")
    assert condition_profile(found(*T1_1, *taken_back)).assessors == (("a", "an"),)


def test_days_of_answers_are_told_newest_first():
    assert answer_days(found(*T1_1, *answers("an", "B", (1,), on="2026-03-01"))) == ("2026-03-01", "2026-01-01")


# --- beside what was computed


def fit(**scores):
    return fit_of("a", {key: Part(score) for key, score in scores.items()})


def test_the_process_has_no_computed_counterpart():
    assert COUNTERPARTS["E"] == ()  # methods 1.3
    assert set(COUNTERPARTS) == set(CONDITIONS)


def test_what_differs_more_than_three_tenths_is_to_be_discussed():
    # T1.1: assessed half-way 0.71875; methods 1.3: above 0.30
    profile = condition_profile(found(*T1_1), party_id="a")

    def differs(computed):
        [first, *_] = beside(profile, fit(A=computed))
        return first.is_to_discuss

    assert differs(exactly(0.41))
    assert not differs(exactly(0.43))


def test_what_is_unknown_on_either_side_is_nothing_to_discuss():
    profile = condition_profile(found(*answers("an", "A", (0, 0, 0, 0))), party_id="a")
    rows = {one.component: one for one in beside(profile, fit(A=UNKNOWN_SHARE, R=exactly(1.0), P=None))}
    assert not rows["A"].is_to_discuss  # computed can be anything
    assert not rows["R"].is_to_discuss  # nobody answered on the relation
    assert (rows["P"].computed, rows["P"].is_to_discuss) == (None, False)  # does not apply


# --- what to ask first


def test_the_question_that_narrows_most_comes_first():
    full = [one for key in "BCDE" for who in ("an", "bo") for one in answers(who, key, (4, 4, 4, 4))]
    [first] = most_telling(condition_profile(found(*T1_1, *full), party_id="a"))
    # T1.1: the bounds of A lie 0.125 apart, and A4 of an is all that is open
    assert (first.question, first.narrows, first.asked) == ("A4", 0.125, (("a", "an"),))


def test_of_equal_questions_the_one_that_may_show_the_lowest_condition_comes_first():
    high = [*answers("an", "A", (4, 4, 4, None)), *answers("an", "B", (0, 0, 0, None))]
    rest = [one for key in "CDE" for one in answers("an", key, (4, 4, 4, 4))]
    told = most_telling(condition_profile(found(*high, *rest), party_id="a"))
    assert [(one.question, one.narrows, one.may_be_lowest) for one in told] == [("B4", 0.25, True), ("A4", 0.25, False)]


def test_while_nobody_answered_every_question_is_open():
    told = most_telling(condition_profile(found(), party_id="a"))
    assert len(told) == 20
    assert {one.narrows for one in told} == {0.25}


# --- value


def test_who_joins_is_who_takes_the_initiative_then_parties_and_talks():
    joined = found(tie("b", "lab", "PARTNER_OF"), tie("i", "lab", "PARTNER_OF"), talks_to("a"))
    assert joined.joining_ids == ("i", "a", "b")


def test_a_party_that_told_nothing_can_gain_or_lose_everything():
    # T1.2: party a gains 0.3833
    items = (item("i", "benefit", 3, 4), item("i", "benefit", 2, 2), item("i", "cost", 2, 2), item("i", "risk", 1, 1))
    value = partnership(found(talks_to("a"), *items))
    assert value.parties["i"].net.low == pytest.approx(0.3833, abs=1e-4)
    assert value.parties["a"].net == Interval(-1.0, 1.0)
    assert value.verdict == "unknown"


def test_lines_without_weight_tell_nothing():
    # methods 1.4, edge cases: with a sum of weights of 0 there is no level, so nothing is known
    value = partnership(found(item("i", "benefit", 0, 4), item("i", "cost", 0, 0)))
    assert value.parties["i"].net == Interval(-1.0, 1.0)


def test_t1_2_from_records():
    rows = {"i": (("benefit", 3, 4), ("benefit", 2, 2), ("cost", 2, 2), ("cost", 1, 1))}
    rows |= {"a": (("benefit", 2, 3), ("benefit", 2, 1), ("cost", 1, 2), ("risk", 1, 1))}
    value = partnership(found(talks_to("a"), *(item(party, *row) for party in rows for row in rows[party])))
    assert value.mutual_gain.low == pytest.approx(0.1250, abs=1e-4)
    assert value.joint_value.low == pytest.approx(0.2189, abs=1e-4)
    assert value.balance.low == pytest.approx(0.3261, abs=1e-4)
    assert value.verdict == "mutual_gain"


def test_an_alliance_of_nobody_has_no_value_to_tell():
    nobody = NetworkSnapshot(1, {"lab": Alliance(id="lab", name="Lab")})
    assert partnership(dossier(nobody, "lab")) is None


def test_the_network_without_an_alliance_and_with_all_who_join():
    snapshot = network(tie("i", "b"), tie("b", "lab", "PARTNER_OF", strength=5), talks_to("a"))
    before, after = without_and_with(snapshot, dossier(snapshot, "lab"), ScenarioSettings(strength=3))
    assert "lab" not in before.nodes
    assert {one.id for one in before.ties.values()} == {"i-b"}
    joined = relations_in(after, ("i", "a", "b", "lab"), tuple(after.ties))
    ties_of_lab = {pair: weight.low for pair, weight in joined.weights.items() if "lab" in pair}
    assert {frozenset(pair): low for pair, low in ties_of_lab.items()} == {
        frozenset({"i", "lab"}): 0.6,
        frozenset({"a", "lab"}): 0.6,
        frozenset({"b", "lab"}): 1.0,  # the fact stays as it is
    }
    assert snapshot.ties_of("lab")[0].id == "b-lab"
