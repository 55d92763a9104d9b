"""The baseline of a school (methods 9.2)."""

import pytest

from graph.analysis.intervals import Interval, exactly
from graph.analysis.readiness.baseline import BaselineSettings, baseline, baseline_scores, change, levels_of
from graph.analysis.readiness.school_label import CRITERIA, EDITION_1, ELEMENTS
from graph.model.assessments import BaselineScore
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN

T9_2 = dict(
    zip(
        (criterion.id for criterion in CRITERIA),
        (2, 1, 2, 2, 1, 1, 2, 2, 3, 2, 2, 2, 3, 3, 1, 2, 2, 1, 2, 2, 3),
        strict=True,
    )
)


def near(value):
    return Interval(pytest.approx(value, abs=1e-4), pytest.approx(value, abs=1e-4))


def test_t9_2_needs_per_element_and_overall():
    found = baseline(T9_2)
    expected = (0.5833, 0.6667, 0.5000, 0.4167, 0.3333, 0.6000, 0.3750)
    assert list(found.elements.values()) == [near(value) for value in expected]
    assert found.overall.total == near(0.5119)
    assert found.mean_of_elements == near(0.4964)
    assert found.overall.coverage == pytest.approx(1)


def test_t9_2_seven_elements_of_3_3_2_3_3_5_and_2_criteria():
    sizes = [sum(criterion.element_id == element for criterion in CRITERIA) for element in ELEMENTS]
    assert sizes == [3, 3, 2, 3, 3, 5, 2]


def test_only_the_elements_that_the_school_chose_take_part_in_matching():
    found = baseline(T9_2)
    assert found.selected == EDITION_1
    assert len(found.selected_needs) == 3 + 3 + 3 + 5
    assert set(baseline(T9_2, {"stem-7"}).selected_needs) == {"stem-7-20", "stem-7-21"}


def test_pitfall_8_what_was_not_rated_is_not_filled_in():
    short = baseline({"stem-7-20": 2, "stem-3-07": UNKNOWN})
    assert short.elements["stem-7"] == Interval(pytest.approx(0.25), pytest.approx(0.75))
    assert short.elements["stem-3"] == Interval(0, 1)
    assert short.overall.coverage == pytest.approx(1 / 21)


def test_a_criterion_that_does_not_apply_drops_out():
    found = baseline(T9_2 | {"stem-7-21": NOT_APPLICABLE})
    assert (found.criteria["stem-7-21"], found.elements["stem-7"]) == (None, exactly(0.5))
    nothing = baseline(dict.fromkeys(T9_2, NOT_APPLICABLE))
    assert (nothing.overall, nothing.mean_of_elements, nothing.elements["stem-1"]) == (None, None, None)


def test_above_the_target_nothing_is_needed():
    found = baseline({"stem-7-20": 3, "stem-7-21": 1}, settings=BaselineSettings(target=2))
    assert (found.criteria["stem-7-20"], found.criteria["stem-7-21"]) == (exactly(0), exactly(0.5))


def test_t9_2_a_single_new_rating_comes_with_a_warning():
    first = {"stem-1-01": 0, "stem-1-02": 4, "stem-2-04": 2, "stem-3-07": 2}
    second = {"stem-1-01": 2, "stem-1-02": 3, "stem-2-04": 2, "stem-3-07": UNKNOWN}
    found = change([first, second])
    assert (found.deltas["stem-1-01"], found.deltas["stem-1-02"], found.deltas["stem-2-04"]) == (2, -1, 0)
    assert (found.deltas["stem-3-07"], found.deltas["stem-7-20"]) == (None, None)
    assert (found.mean, found.n_known) == (pytest.approx(1 / 3), 3)
    assert found.is_single_rerating
    assert found.toward_mean == ("stem-1-01", "stem-1-02")  # the first mean is 2: one rose to it, one fell to it


def test_a_series_of_measurements_stands_on_more_than_one_new_rating():
    found = change([{"stem-1-01": 1}, {"stem-1-01": 2}, {"stem-1-01": 3}])
    assert (found.deltas["stem-1-01"], found.is_single_rerating) == (2, False)


def test_without_a_common_criterion_there_is_no_change_to_tell():
    assert change([{}, {"stem-1-01": 2}]).mean is None


def test_the_latest_record_of_a_school_counts_with_its_words():
    records = [
        BaselineScore(id="b1", subject_id="s", criterion="stem-1-01", level=1, on="2023-11"),
        BaselineScore(id="b2", subject_id="s", criterion="stem-1-01", level=3, on="2024-11", work_point="meer"),
        BaselineScore(id="b3", subject_id="t", criterion="stem-1-01", level=0, on="2024-11"),
    ]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    found = baseline_scores(snapshot, "s")
    assert found["stem-1-01"].work_point == "meer"
    assert levels_of(found) == {"stem-1-01": 3}
    assert levels_of(baseline_scores(snapshot, "s", until="2024-01-01")) == {"stem-1-01": 1}
