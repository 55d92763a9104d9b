"""Stakeholder methods: methods chapter 6 under its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.coverage_gaps import coverage_gaps
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.analysis.ratings import share_of
from graph.analysis.relations import relations_in
from graph.analysis.stakeholders.engagement import UnwantedLevel, engagement_gap, priority
from graph.analysis.stakeholders.influence import influences, percentiles
from graph.analysis.stakeholders.judgements import judged
from graph.analysis.stakeholders.power_interest import standing
from graph.analysis.stakeholders.salience import salience
from graph.analysis.stakeholders.towers import over_sessions, rank_correlation, towers
from graph.model.assessments import Rating
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation
from tests.support.reference_networks import m10


def near(value):
    return pytest.approx(value, abs=1e-4)


def rated(power, interest):
    bounds = [UNKNOWN_SHARE if rating is None else exactly(share_of(rating)) for rating in (power, interest)]
    return standing(*bounds)


@pytest.mark.parametrize(
    ("power", "interest", "quadrants"),
    [
        (5, 4, ("engage",)),
        (4, 2, ("keep_satisfied",)),
        (2, 3, ("inform",)),  # the boundary counts as high
        (None, 4, ("engage", "inform")),
        (1, 1, ("monitor",)),
    ],
)
def test_t6_0_the_corner_of_power_and_interest(power, interest, quadrants):
    assert rated(power, interest).quadrants == quadrants


def test_t6_1_classes_of_salience():
    assert salience(exactly(0.8), UNKNOWN_SHARE, exactly(0.2)).classes == ("dormant", "dominant")
    assert salience(exactly(0.8), exactly(0.6), exactly(0.5)).classes == ("definitive",)
    unknown = salience(UNKNOWN_SHARE, UNKNOWN_SHARE, exactly(0.9))
    assert set(unknown.classes) == {"demanding", "dangerous", "dependent", "definitive"}
    assert unknown.present == Interval(1.0, 3.0)
    assert salience(exactly(0.8), UNKNOWN_SHARE, exactly(0.2)).graded == Interval(near(1 / 3), near(2 / 3))


@pytest.mark.parametrize(
    ("current", "desired", "steps"),
    [
        ("unaware", "supportive", 2), ("resistant", "supportive", 2), ("neutral", "leading", 2),
        ("unaware", "leading", 3), ("resistant", "leading", 3), ("unaware", "neutral", 1), ("leading", "supportive", 0),
    ],
)  # fmt: skip
def test_t6_2_steps_of_engagement(current, desired, steps):
    assert engagement_gap(current, desired).steps == Interval(steps, steps)


def test_who_is_beyond_what_is_needed_needs_no_step_back():
    assert engagement_gap("leading", "supportive").is_beyond
    assert not engagement_gap("neutral", "supportive").is_beyond


@pytest.mark.parametrize("desired", ["unaware", "resistant"])
def test_nobody_is_wanted_unaware_or_resistant(desired):
    with pytest.raises(UnwantedLevel):
        engagement_gap("neutral", desired)


def test_an_unknown_level_leaves_the_priority_open():
    gap = engagement_gap(None, "leading")
    assert gap.steps == Interval(0.0, 3.0)
    assert priority(exactly(0.6), gap) == Interval(0.0, near(0.6))


def test_t6_3_towers_of_influence():
    found = towers({"A": 8, "B": 5, "C": 3, "D": 4}, {"A": "for", "B": "for", "C": "neutral", "D": "against"})
    assert found.shares == {"A": near(0.40), "B": near(0.25), "C": near(0.15), "D": near(0.20)}
    assert found.camps == {"for": near(0.65), "against": near(0.20), "neutral": near(0.15)}


def test_towers_of_nothing_say_nothing_and_sessions_count_alike():
    assert towers({"A": 0}, {}) is None
    sessions = [towers({"A": 1, "B": 1}, {}), towers({"A": 30, "B": 10}, {}), towers({"A": 1}, {})]
    assert over_sessions(sessions) == {"A": near(0.75), "B": near(0.25)}  # medians of .5 .75 1 and .5 .25 0


def test_ranks_of_few_or_of_equals_are_not_compared():
    perceived = {name: float(number) for number, name in enumerate("abcde")}
    assert rank_correlation(perceived, perceived) == near(1.0)
    assert rank_correlation(perceived, dict.fromkeys("abcde", 1.0)) is None
    assert rank_correlation({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.0}) is None


def test_t6_4_influence_of_four_in_the_reference_network():
    network = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
    powers = {"P1": exactly(0.5), "O1": exactly(0.9), "K1": exactly(0.6), "B1": exactly(0.4)}
    found = influences(powers, network)
    assert {i: one.place for i, one in found.items()} == {
        "P1": near(0.7222), "O1": near(0.3333), "K1": near(0.5), "B1": near(0.4444)
    }  # fmt: skip
    assert {i: one.total.low for i, one in found.items()} == {
        "P1": near(0.6111), "O1": near(0.6167), "K1": near(0.5500), "B1": near(0.4222)
    }  # fmt: skip


def test_one_alone_has_no_percentile_and_equals_tell_nothing():
    assert percentiles({"a": 1.0}) is None
    assert percentiles({"a": 1.0, "b": 1.0}) is None
    network = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
    assert influences({"P1": exactly(0.5)}, network)["P1"].total is None


def test_t6_5_gaps_of_coverage():
    cells = [("knowledge",), ("business",), ("government",), ("civil_society",)]
    members = {cells[0]: ["a", "b"], cells[1]: ["c", "c"]}
    found = coverage_gaps(members, dict(zip(cells, [1, 2, 1, 0], strict=True)))
    assert found.index == near(0.5)  # (0 + 1 + 1 + 0) / 4: a surplus does not make up
    assert found.gaps == {("business",): 1, ("government",): 1}


def test_cells_that_cannot_be_do_not_count_and_weights_do():
    assert coverage_gaps({}, {("x",): None}).index is None
    found = coverage_gaps({}, {("x",): 1, ("y",): 1}, {("x",): 3.0})
    assert list(found.gaps) == [("x",), ("y",)]


def test_the_newest_judgement_of_each_assessor_counts():
    ratings = [
        Rating(id="1", subject_id="a", attribute="power", value=1, rated_by="an", on="2025-01-01"),
        Rating(id="2", subject_id="a", attribute="power", value=4, rated_by="an", on="2026-01-01"),
        Rating(id="3", subject_id="a", attribute="power", value=5, rated_by="ben", on="2024"),
        Rating(id="4", subject_id="a", attribute="power", value=1, rated_by="ben", topic_id="p"),
    ]
    records = [organisation("a"), organisation("p"), *ratings]
    found = judged(NetworkSnapshot(1, {record.id: record for record in records}), "a")
    assert found["power"] == Interval(0.75, 1.0)
    assert found["interest"] == UNKNOWN_SHARE


SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda ends: Interval(min(ends), max(ends)))


@given(SHARES, SHARES, SHARES, st.floats(0, 1))
def test_learning_more_never_adds_a_corner_or_a_class(power, interest, urgency, at):
    learnt = exactly(power.low + at * power.width)
    assert set(standing(learnt, interest).quadrants) <= set(standing(power, interest).quadrants)
    assert set(salience(learnt, interest, urgency).classes) <= set(salience(power, interest, urgency).classes)
