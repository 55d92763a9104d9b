"""Layers, projections, what-if and robustness against the published values of the methods, on M10."""

from itertools import combinations

import pytest

from graph.analysis import cohesion
from graph.analysis.intervals import Interval
from graph.analysis.layers import ended_weight, multiplex_weight, projected
from graph.analysis.relations import Relations, relations_in
from graph.analysis.robustness import (
    attack_curve,
    best_ambassadors,
    fragmentation,
    most_missed,
    robustness,
    robustness_by_chance,
    without,
)
from tests.support.reference_networks import m10
from tests.support.relations import relations


@pytest.fixture(scope="module")
def network() -> Relations:
    snapshot = m10()
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


def near(*values):
    return tuple(pytest.approx(value, abs=1e-4) for value in values)


def test_t4_1_a_second_layer_strengthens():
    assert multiplex_weight([(0.8, "projects"), (0.5, "information")]) == pytest.approx(0.5840)
    assert ended_weight(0.8, 3) == pytest.approx(0.4)
    assert ended_weight(0.8, -1) == 0.8  # it has not ended yet


def test_t4_7_through_shared_projects():
    members = {"proj1": ["S1", "P1", "B1"], "proj2": ["S1", "P1"], "proj3": ["K1"]}
    weights, shared = projected(members)
    assert weights == {("P1", "S1"): 1.5, ("B1", "S1"): 0.5, ("B1", "P1"): 0.5}
    assert shared["P1", "S1"] == ("proj1", "proj2")
    sums = {name: sum(w for pair, w in weights.items() if name in pair) for name in ("S1", "P1", "B1", "K1")}
    assert sums == {"S1": 2, "P1": 2, "B1": 1, "K1": 0}  # the number of projects that are not done alone
    assert projected({"umbrella": [f"m{number}" for number in range(31)]}) == ({}, {})


def test_t5_1_adding_a_tie(network):
    added = Relations(network.node_ids, {**network.weights, ("B1", "P1"): Interval(0.6, 0.6)})
    assert (cohesion.efficiency(network), cohesion.efficiency(added)) == near(0.4311, 0.4685)
    assert cohesion.bridges(added) == [("B2", "B3"), ("C1", "O1")]
    assert {node for node, is_cut in cohesion.cut_nodes(added).items() if is_cut} == {"B2", "O1", "P1"}


def test_t5_2_removing_a_node(network):
    rest = without(network, ["O1"])
    assert (len(cohesion.parts(network)), len(cohesion.parts(rest))) == (2, 4)
    assert cohesion.efficiency(rest) == pytest.approx(0.2222, abs=1e-4)


@pytest.mark.parametrize(
    ("leaving", "residual", "as_isolates"),
    [
        ("O1", (0.7500, 0.7778), (0.8000, 0.8222)),
        ("K1", (0.6389, 0.7315), (0.7111, 0.7852)),
        ("P1", (0.5556, 0.7014), (0.6444, 0.7611)),
        ("B2", (0.4167, 0.6528), (0.5333, 0.7222)),
        ("I1", (0.0000, 0.4611), (0.2000, 0.5689)),  # below the whole: the pitfall of the residual form
    ],
)
def test_t5_3_fragmentation_after_one_leaves(network, leaving, residual, as_isolates):
    rest = fragmentation(without(network, [leaving]))
    left = fragmentation(without(network, [leaving], as_isolates=True))
    assert (rest.separated, rest.distant) == near(*residual)
    assert (left.separated, left.distant) == near(*as_isolates)


def test_t5_3_the_whole_and_the_sets(network):
    whole = fragmentation(network)
    assert (whole.separated, whole.distant) == near(0.2, 0.5689)
    missed = most_missed(network, 2)
    assert (missed.node_ids, missed.score) == (("B2", "O1"), pytest.approx(0.8571, abs=1e-4))
    assert best_ambassadors(network, 1).node_ids == ("O1",)
    assert best_ambassadors(network, 1).score == pytest.approx(0.6333, abs=1e-4)
    pair = best_ambassadors(network, 2)
    assert (pair.node_ids, pair.score, pair.is_exact) == (("B2", "P1"), pytest.approx(0.85, abs=1e-4), True)


def test_sets_that_are_too_many_to_try_all_are_looked_for_by_swaps():
    # five stars of eleven, their middles tied to each other: without the middles nobody reaches anybody
    middles = [f"m{number}" for number in range(5)]
    rays = [(middle, f"{middle}-{ray:02}", 1.0) for middle in middles for ray in range(11)]
    stars = relations(
        [*middles, *(ray for _, ray, _ in rays)], [*rays, *((a, b, 1.0) for a, b in combinations(middles, 2))]
    )
    missed, near = most_missed(stars, 5), best_ambassadors(stars, 5)
    assert (missed.node_ids, missed.score, missed.is_exact) == (tuple(middles), 1.0, False)
    assert (near.node_ids, near.score, near.is_exact) == (tuple(middles), pytest.approx(1.0), False)


def test_nobody_is_missed_where_nobody_is_or_all_leave():
    assert most_missed(relations("", []), 2).node_ids == ()
    assert best_ambassadors(relations("", []), 2).node_ids == ()
    assert most_missed(relations("ab", [("a", "b", 1.0)]), 2).node_ids == ("a", "b")


def test_t5_4_attack_curve(network):
    order, sizes = attack_curve(network)
    assert order[:9] == ("O1", "B1", "B2", "S1", "P1", "B3", "C1", "I1", "K1")
    assert sizes == near(0.4, 0.3, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0)
    assert robustness(sizes) == pytest.approx(0.17)
    order, sizes = attack_curve(network, by="degree")
    assert order[:3] == ("P1", "K1", "B2")
    assert robustness(sizes) == pytest.approx(0.18)
    assert robustness_by_chance(network, seed=1) == pytest.approx(0.295, abs=0.01)
    assert robustness_by_chance(network, seed=1) == robustness_by_chance(network, seed=1)
