"""The ties behind a number, worked out by hand on M10 (methods 0.4)."""

from dataclasses import replace

from graph.analysis.evidence import (
    own_ties,
    routes_between,
    routes_through,
    routes_to,
    ties_around,
    ties_in_role,
    ties_of_core,
)
from graph.analysis.relations import relations_in
from tests.support.reference_networks import M10_GROUPS, m10
from tests.support.relations import relations

NETWORK = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))


def pairs(*told):
    return {tuple(sorted(pair.split("-"))) for pair in told}


def test_degree_is_made_of_own_ties():
    assert own_ties(NETWORK, "K1") == pairs("K1-O1", "K1-B1", "K1-B2")


def test_constraint_is_made_of_own_ties_and_those_among_partners():
    assert ties_around(NETWORK, "K1") == pairs("K1-O1", "K1-B1", "K1-B2", "B1-B2")


def test_betweenness_by_closeness_of_b1_is_made_of_the_strong_way_round():
    # K1–B1–B2 (12 + 20) is shorter than K1–B2 (60): all left of B1 go through it to B2 and B3
    assert routes_through(NETWORK, "B1") == pairs(
        "S1-P1", "S2-P1", "P1-O1", "O1-C1", "O1-K1", "K1-B1", "B1-B2", "B2-B3"
    )


def test_betweenness_in_steps_of_b1_is_made_of_nothing():
    # methods 4.3: unweighted betweenness of B1 is 0
    assert routes_through(NETWORK.even(), "B1") == frozenset()


def test_reachability_is_made_of_the_shortest_routes_from_all():
    # in steps, S1–S2 and B1–B2 shorten no way to O1
    assert routes_to(NETWORK.even(), "O1") == pairs(
        "S1-P1", "S2-P1", "P1-O1", "O1-C1", "O1-K1", "K1-B1", "K1-B2", "B2-B3"
    )


def test_routes_between_two_groups_are_those_only():
    # in steps from S1 to B1: S1–P1–O1–K1–B1
    assert routes_between(NETWORK.even(), "O1", ["S1"], ["B1"]) == pairs("S1-P1", "P1-O1", "O1-K1", "K1-B1")
    assert routes_between(NETWORK.even(), "O1", ["S1"], ["P1"]) == frozenset()


def test_a_square_shares_its_routes():
    square = relations("axyb", [("a", "x", 1), ("a", "y", 1), ("x", "b", 1), ("y", "b", 1)])
    assert routes_through(square, "x") == pairs("a-x", "x-b")


def test_a_node_without_ties_has_no_evidence():
    assert not routes_through(NETWORK, "I1")
    assert not routes_to(NETWORK, "I1")


def test_a_role_is_made_of_the_ties_with_those_between_whom_one_stands():
    # T4.3: K1 is liaison between O1 and B1, and O1 and B2; it is coordinator of nobody
    grouped = replace(NETWORK, groups=M10_GROUPS)
    assert ties_in_role("liaison")(grouped, "K1") == pairs("K1-O1", "K1-B1", "K1-B2")
    assert ties_in_role("coordinator")(grouped, "K1") == frozenset()


def test_the_core_of_a_node_is_made_of_ties_with_who_lies_as_deep():
    # B2 lies in the 2-core with K1 and B1; B3 hangs outside it
    assert ties_of_core(NETWORK, "B2") == pairs("K1-B2", "B1-B2")
