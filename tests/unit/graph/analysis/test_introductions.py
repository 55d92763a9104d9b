"""Routes of introduction: strength and order worked out by hand, and against every route there is."""

import math
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.freshness import freshness
from graph.analysis.intervals import Interval
from graph.analysis.introductions import IntroductionSettings, introductions
from graph.analysis.weights import weight_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN
from tests.support.builders import organisation, project, tie
from tests.support.reference_networks import m10

TODAY = "2026-06-30"


def network(*ties, names="abcd"):
    records = [*map(organisation, names), *ties]
    return NetworkSnapshot(1, {record.id: record for record in records})


def found(snapshot, one, other, most=5, **rest):
    return introductions(snapshot, one, other, TODAY, most, IntroductionSettings(**rest))


def test_t2_4_the_strength_of_the_route_from_p1_to_b1():
    # methods 2.4: P1–O1–K1–B1, .8 · .4 · 1 · .7²
    first = found(m10(), "P1", "B1")[0]
    assert first.node_ids == ("P1", "O1", "K1", "B1")
    assert first.strength == Interval(pytest.approx(0.1568), pytest.approx(0.1568))


def test_the_strong_way_round_comes_before_the_weak_tie():
    # .8 · .8 · .7 = .448 by way of b; .2 straight
    snapshot = network(tie("a", "b", strength=4), tie("b", "c", strength=4), tie("a", "c", strength=1))
    assert [route.node_ids for route in found(snapshot, "a", "c")] == [("a", "b", "c"), ("a", "c")]


def test_a_fresh_way_round_comes_before_one_as_strong_that_ended_long_ago():
    snapshot = network(
        tie("a", "b", strength=4), tie("b", "d", strength=4, valid_from="2026-06-30"),
        tie("a", "c", strength=4), tie("c", "d", strength=4, valid_to="2017-06-30"),
    )  # fmt: skip
    routes = found(snapshot, "a", "d")
    assert [route.node_ids[1] for route in routes] == ["b", "c"]
    assert routes[1].freshness.high == pytest.approx(2 ** (-9 / 3), abs=1e-3)  # nine years, half-life three
    assert routes[1].weakest.tie_id == "c-d"


def test_an_unknown_strength_gives_bounds():
    route = found(network(tie("a", "b", strength=5), tie("b", "c")), "a", "c")[0]
    assert route.strength == Interval(pytest.approx(0.2 * 0.7), pytest.approx(0.7))


def test_of_equal_routes_the_one_with_fewer_steps_comes_first_then_by_id():
    snapshot = network(*(tie(one, other, strength=5) for one, other in ("ab", "bd", "ac", "cd")))
    assert [route.node_ids for route in found(snapshot, "a", "d")][:2] == [("a", "b", "d"), ("a", "c", "d")]


def test_the_best_tie_between_two_is_taken():
    snapshot = network(tie("a", "b", id="weak", strength=1), tie("b", "a", id="strong", strength=5))
    assert found(snapshot, "a", "b")[0].tie_ids == ("strong",)


def test_nobody_is_introduced_along_a_conflict_or_a_plan():
    assert found(network(tie("a", "b", "CONFLICTS_WITH", strength=5)), "a", "b") == ()
    planned = network(tie("a", "b", status="planned"))
    assert found(planned, "a", "b") == ()
    assert len(found(planned, "a", "b", established_only=False)) == 1


def test_what_names_a_possibility_or_is_yet_to_begin_opens_no_door():
    possible = tie("a", "p", "POTENTIAL_PARTNER_IN", strength=5)
    snapshot = network(project("p"), possible, tie("b", "p", "PARTNER_IN", strength=5))
    assert found(snapshot, "a", "b") == ()
    assert len(found(snapshot, "a", "b", established_only=False)) == 1
    assert found(network(tie("a", "b", strength=5, valid_from="2027")), "a", "b") == ()
    assert len(found(network(tie("a", "b", valid_from="2026")), "a", "b")) == 1  # it may have begun


def test_two_in_one_project_can_be_introduced_through_it():
    parts = tie("a", "p", "PARTNER_IN"), tie("b", "p", "PARTNER_IN")
    snapshot = network(project("p"), *parts)
    assert found(snapshot, "a", "b")[0].node_ids == ("a", "p", "b")
    assert found(snapshot, "a", "b", kinds=frozenset({"organisation"})) == ()


def test_to_oneself_or_to_who_cannot_be_reached_there_is_no_route():
    assert found(network(tie("a", "b")), "a", "a") == ()
    assert found(network(tie("a", "b")), "a", "d") == ()


PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(1, 5)).filter(lambda t: t[0] != t[1]))


@settings(deadline=None)
@given(PAIRS, st.integers(1, 4))
def test_routes_are_the_best_of_all_loopless_routes_in_order(pairs, most_steps):
    names = "uvwxyz"
    strengths = {}
    for one, other, strength in pairs:
        pair = frozenset((names[one], names[other]))
        strengths[pair] = max(strength, strengths.get(pair, 0))
    ties = [tie(*sorted(pair), strength=strength, valid_from=TODAY) for pair, strength in strengths.items()]
    routes = found(network(*ties, names=names), "u", "z", 3, most_steps=most_steps)
    every = []
    for n_between in range(most_steps):
        for between in permutations("vwxy", n_between):
            path = ("u", *between, "z")
            if all(frozenset(pair) in strengths for pair in pairwise(path)):
                worth = 0.7 ** (len(path) - 2)
                for pair in pairwise(path):
                    worth *= strengths[frozenset(pair)] / 5
                every.append((-round(worth, 9), len(path), path))
    assert [route.strength.high for route in routes] == [pytest.approx(-worth) for worth, *_ in sorted(every)[:3]]
    assert all(len(set(route.node_ids)) == len(route.node_ids) for route in routes)


STRENGTHS = st.sampled_from([UNKNOWN, 1, 2, 3, 4, 5])
DATES = st.sampled_from([(UNKNOWN, UNKNOWN), ("2015", UNKNOWN), (UNKNOWN, "2024-03"), ("2026-06-30", UNKNOWN)])
SEVERAL = st.lists(st.tuples(st.sampled_from(list(combinations("uvwxyz", 2))), STRENGTHS, DATES), max_size=14)


def by_trying_all(snapshot, most_steps):
    """Return every loopless route from u to z by trying all orders, in the order that is promised."""
    best = {}
    for one in snapshot.ties.values():
        worth = weight_of(one).middle * freshness(snapshot, one, TODAY).middle
        pair = frozenset(one.ends)
        best[pair] = max(worth, best.get(pair, 0.0))
    every = []
    for n_between in range(most_steps):
        for between in permutations("vwxy", n_between):
            path = ("u", *between, "z")
            pairs = [frozenset(pair) for pair in pairwise(path)]
            if all(pair in best for pair in pairs):
                every.append((round(-math.log(0.7**n_between * math.prod(best[pair] for pair in pairs)), 6), path))
    return sorted((cost, len(path), path) for cost, path in every)


@settings(deadline=None)
@given(SEVERAL, st.integers(1, 5), st.integers(1, 8))
def test_with_unknown_strengths_and_dates_too_the_routes_are_those_of_trying_all(told, most_steps, count):
    ties = [
        tie(*pair, id=f"t{n}", strength=strength, valid_from=begin, valid_to=end)
        for n, (pair, strength, (begin, end)) in enumerate(told)
    ]
    snapshot = network(*ties, names="uvwxyz")
    routes = found(snapshot, "u", "z", count, most_steps=most_steps)
    expected = [path for *_, path in by_trying_all(snapshot, most_steps)[:count]]
    assert [route.node_ids for route in routes] == expected
