"""Weighted means of what is partly known (methods 0.1, 0.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly, weighted_mean


def test_what_does_not_apply_gives_its_weight_to_the_others():
    found = weighted_mean({"a": exactly(0.6), "b": None, "c": exactly(0.2)}, {"a": 0.3, "b": 0.4, "c": 0.1})
    assert found.weights == {"a": pytest.approx(0.75), "c": pytest.approx(0.25)}  # .3 / .4 and .1 / .4
    assert found.total == Interval(pytest.approx(0.5), pytest.approx(0.5))  # .75 · .6 + .25 · .2


def test_coverage_is_the_weight_of_what_is_known_when_the_rest_is_fully_unknown():
    found = weighted_mean({"a": exactly(0.5), "b": UNKNOWN_SHARE}, {"a": 0.7, "b": 0.3})
    assert found.coverage == pytest.approx(0.7)
    assert found.worth_asking == ("b",)


def test_nothing_that_applies_is_no_number():
    assert weighted_mean({"a": None}, {"a": 1.0}) is None
    assert weighted_mean({"a": exactly(1.0)}, {"a": 0.0}) is None


SHARES = st.floats(0, 1)


@given(st.lists(st.tuples(SHARES, SHARES, st.floats(0.01, 1)), min_size=1, max_size=6), SHARES)
def test_learning_more_about_one_part_only_narrows_the_mean(rows, at):
    parts = {str(n): Interval(min(one, other), max(one, other)) for n, (one, other, _) in enumerate(rows)}
    weights = {str(n): weight for n, (*_, weight) in enumerate(rows)}
    before = weighted_mean(parts, weights)
    learnt = exactly(parts["0"].low + at * parts["0"].width)
    after = weighted_mean(parts | {"0": learnt}, weights)
    assert before.total.low - 1e-9 <= after.total.low <= after.total.high <= before.total.high + 1e-9
    assert sum(part.low for part in after.contributions.values()) == pytest.approx(after.total.low)
