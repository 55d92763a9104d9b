"""Closeness through others (methods 2.4), on M10 and on networks small enough to try every route."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.closeness_paths import PathSettings, path_closeness
from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations, relations_in
from tests.support.reference_networks import m10
from tests.support.relations import relations


@pytest.fixture(scope="module")
def network() -> Relations:
    snapshot = m10()
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


def test_t2_4_the_way_from_p1_to_b1(network):
    found = path_closeness(network, ["P1", "I1"])
    assert found.between("P1", "B1") == Interval(pytest.approx(0.1568), pytest.approx(0.1568))  # .8 · .4 · 1 · .7²
    assert found.between("P1", "O1") == Interval(0.8, 0.8)
    assert found.between("I1", "B1") == Interval(0, 0)
    assert found.between("P1", "P1") == Interval(1, 1)


def test_a_route_longer_than_the_longest_does_not_count():
    line = relations("abcdef", [*((a, b, 1.0) for a, b in pairwise("abcdef"))])
    found = path_closeness(line, ["a"])
    assert found.between("a", "e").low == pytest.approx(0.7**3)
    assert found.between("a", "f") == Interval(0, 0)
    assert path_closeness(line, ["a"], PathSettings(longest=5)).between("a", "f").low == pytest.approx(0.7**4)


def test_a_short_weak_tie_can_lose_from_a_longer_strong_way_but_not_beyond_the_longest():
    ties = [("a", "b", 0.2), ("a", "c", 1.0), ("c", "b", 1.0)]
    assert path_closeness(relations("abc", ties), ["a"]).between("a", "b").low == pytest.approx(0.7)
    short = PathSettings(longest=1)
    assert path_closeness(relations("abc", ties), ["a"], short).between("a", "b").low == pytest.approx(0.2)


def test_an_unknown_strength_gives_bounds_and_not_a_zero():
    unsure = Relations(("a", "b", "c"), {("a", "b"): Interval(0.2, 1.0), ("b", "c"): Interval(0.6, 0.6)})
    assert path_closeness(unsure, ["a"]).between("a", "c") == Interval(pytest.approx(0.084), pytest.approx(0.42))


def test_no_route_is_zero_only_when_both_were_asked_for_their_ties(network):
    found = path_closeness(network, ["P1"], surveyed={"P1", "B1"})
    assert found.between("P1", "B1").is_exact
    assert found.between("P1", "I1") == Interval(0, 1)
    assert path_closeness(network, ["P1"], surveyed={"I1"}).between("P1", "I1") == Interval(0, 1)


def test_direction_is_followed():
    one_way = relations("ab", [("a", "b", 0.6)], is_directed=True)
    found = path_closeness(one_way, ["a", "b"])
    assert (found.between("a", "b").low, found.between("b", "a").low) == (0.6, 0)


def test_without_ties_everyone_is_far_from_everyone_else():
    found = path_closeness(relations("ab", []), ["a"])
    assert (found.between("a", "a").low, found.between("a", "b").high) == (1, 0)


FIFTHS = st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), FIFTHS), max_size=9),
    st.booleans(),
    st.sampled_from([0.0, 0.5, 0.7, 1.0]),
    st.integers(1, 4),
)
def test_it_is_the_best_of_all_routes(ties, is_directed, attenuation, longest):
    network = relations("abcde", ties, is_directed)
    found = path_closeness(network, ["a"], PathSettings(attenuation, longest))
    for target in "bcde":
        best = 0.0
        for n_between in range(longest):
            for between in permutations(sorted(set("bcde") - {target}), n_between):
                product = attenuation**n_between
                for step in pairwise(("a", *between, target)):
                    pair = step if is_directed else (min(step), max(step))
                    product *= network.weights[pair].low if pair in network.weights else 0.0
                best = max(best, product)
        assert found.between("a", target).low == pytest.approx(best)
