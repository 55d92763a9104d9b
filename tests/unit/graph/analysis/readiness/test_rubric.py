"""The action plan and the jury (methods 9.3), and several jurors (2.13)."""

import pytest

from graph.analysis.intervals import Interval, exactly
from graph.analysis.readiness.jurors import jurors, jury_scores
from graph.analysis.readiness.rubric import (
    JURY,
    SMART,
    RubricSettings,
    TrajectoryFacts,
    jury_criteria,
    rubric,
    smart_action,
    smart_plan,
)
from graph.model.assessments import JuryScore
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN

GOOD = dict.fromkeys(SMART, 1.0)
FACTS = TrajectoryFacts(
    learning_networks=3,
    higher_education={"alignment"},
    other_projects=1,
    guidance="given",
    actions=[GOOD | {"measurable": 0.5, "time-bound": 0.5}, GOOD | {"specific": 0.5, "acceptable": 0.5}],
    mentor_inputs={"curriculum", "method", "means"},
    transfers={"region"},
)


def near(value):
    return Interval(pytest.approx(value, abs=1e-4), pytest.approx(value, abs=1e-4))


def test_t9_3_the_rubric_of_the_jury():
    found = jury_criteria(FACTS)
    assert list(found.values()) == [near(value) for value in (1, 1 / 3, 0.5, 1, 0.8, 0.75, 1 / 3)]
    assert rubric(found).total == near(0.6738)
    assert rubric(found).coverage == pytest.approx(1)


def test_t9_3_an_action_is_the_mean_of_five_sides_and_a_plan_that_of_its_actions():
    assert smart_action(GOOD | {"measurable": 0.0}) == near(0.8)
    assert smart_plan([GOOD, dict.fromkeys(SMART, 0.5)]) == near(0.75)


def test_t9_3_a_plan_without_actions_has_no_score_and_leaves_its_weight_to_the_others():
    assert smart_plan([]) is None
    without = TrajectoryFacts(3, {"alignment"}, 1, "given", [], {"curriculum", "method", "means"}, {"region"})
    assert rubric(jury_criteria(without)).total == near((1 + 1 / 3 + 0.5 + 1 + 0.75 + 1 / 3) / 6)


def test_pitfall_8_what_is_not_known_stays_open_and_what_does_not_apply_drops_out():
    unknown = TrajectoryFacts(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, [{}], UNKNOWN, NOT_APPLICABLE)
    found = jury_criteria(unknown)
    assert [found[key] for key in list(JURY)[:6]] == [Interval(0, 1)] * 6
    assert found["jury-transferability"] is None
    assert rubric(found).total == Interval(0, pytest.approx(1))
    assert smart_action(dict.fromkeys(SMART, NOT_APPLICABLE)) is None
    assert rubric(dict.fromkeys(JURY)) is None


def test_nothing_ticked_in_a_list_that_was_filled_in_is_zero():
    none = TrajectoryFacts(0, (), 0, "none", [dict.fromkeys(SMART, 0.0)], (), ())
    assert set(jury_criteria(none).values()) == {exactly(0)}


def test_more_than_asked_is_not_more_than_the_full_score():
    many = TrajectoryFacts(5, (), 7, "planned", [GOOD], (), ())
    found = jury_criteria(many, RubricSettings(other_projects=4))
    assert (found["jury-learning-networks"], found["jury-other-stem-projects"]) == (exactly(1), exactly(1))
    assert found["jury-istem-guidance"] == exactly(0.5)


def test_t2_13_several_jurors_are_bounds_and_an_agreement():
    assert jurors((0.75, 0.75, 1.0)).bounds == Interval(0.75, 1.0)  # 4, 4 and 5 of 5
    assert jurors((0.75, 0.75, 1.0)).agreement == pytest.approx(0.8333, abs=1e-4)
    assert jurors((0.0, 1.0, 0.5)).agreement == 0
    assert jurors((0.5, 0.5, 0.5)).agreement == 1
    assert jurors((0.5,)).agreement is None


def test_of_more_than_four_jurors_the_middle_half_is_shown():
    assert jurors((0.0, 0.25, 0.5, 0.75, 1.0)).bounds == Interval(0.25, 0.75)


def test_the_latest_score_of_each_juror_counts():
    rows = [("an", 0.5, "2024-05-01"), ("an", 1.0, "2024-05-02"), ("bo", 0.75, "2024-05-01"), ("cy", UNKNOWN, "2024")]
    records = [
        JuryScore(id=f"j{n}", subject_id="p", criterion="jury-mentor-input", juror=juror, score=score, on=on)
        for n, (juror, score, on) in enumerate(rows)
    ]
    found = jury_scores(NetworkSnapshot(1, {record.id: record for record in records}), "p")
    assert found["jury-mentor-input"].bounds == Interval(0.75, 1.0)
    assert found["jury-mentor-input"].n == 2
