"""What a tie takes away of a node's constraint (methods 2.8)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.bridging import holes_bridged
from graph.analysis.brokerage import structural_holes
from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations, relations_in
from tests.support.reference_networks import m10
from tests.support.relations import relations

NODE = st.sampled_from("abcdefg")
STRENGTH = 3  # methods 2.8


@pytest.fixture(scope="module")
def network() -> Relations:
    snapshot = m10()
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


def test_t2_8_the_hole_that_p1_and_b1_would_bridge(network):
    found = holes_bridged(network, [("P1", "B1"), ("B1", "P1")], STRENGTH)
    assert found["P1", "B1"] == pytest.approx(0.2948, abs=1e-4)  # (.6136 − .4327) / .6136
    assert found["B1", "P1"] == pytest.approx(0.3614, abs=1e-4)  # methods 8.3


def test_a_node_without_ties_has_no_constraint_to_lose(network):
    assert holes_bridged(network, [("I1", "P1")], STRENGTH)["I1", "P1"] is None


def test_a_second_partner_by_hand():
    line = relations("abc", [("a", "b", 1.0), ("b", "c", 0.2)])
    # a alone with b: 1. With c too: b (5/8 + 3/8 · .2/.8)² + c (3/8 + 5/8 · .2/1.2)²
    b, c = (5 / 8 + 3 / 8 * 0.25) ** 2, (3 / 8 + 5 / 8 / 6) ** 2
    assert holes_bridged(line, [("a", "c")], STRENGTH)["a", "c"] == pytest.approx(1 - b - c)


def test_a_tie_that_binds_more_than_it_frees_brings_nothing():
    # m stands between four that do not know each other: 4 · ¼² = ¼. A tie with n, who knows all four:
    # n (1/5 + 4 · 1/5 · 1/2)² + 4 · (1/5 + 1/5 · 1/5)² = .36 + .2304
    star = [("m", one, 1.0) for one in "abcd"] + [(one, "n", 1.0) for one in "abcd"]
    strong = holes_bridged(relations("abcdmn", star), [("m", "n")], strength=5)
    assert strong["m", "n"] == 0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(NODE, NODE, st.sampled_from([0.2, 0.6, 1.0])), max_size=14), NODE, NODE)
def test_a_part_of_the_network_is_enough(ties, node, partner):
    network = relations("abcdefg", ties)
    pair = (min(node, partner), max(node, partner))
    if node == partner or pair in network.weights:
        return
    before = structural_holes(network).constraint[node]
    with_tie = Relations(network.node_ids, network.weights | {pair: Interval(0.6, 0.6)})
    after = structural_holes(with_tie).constraint[node]
    expected = None if before is None else pytest.approx(max(0.0, 1 - after / before), abs=1e-12)
    assert holes_bridged(network, [(node, partner)], STRENGTH)[node, partner] == expected


def test_of_a_tie_that_is_there_it_tells_what_it_brings_now(network):
    found = holes_bridged(network, [("K1", "O1")], STRENGTH)["K1", "O1"]
    weights = {pair: weight for pair, weight in network.weights.items() if pair != ("K1", "O1")}
    without = structural_holes(Relations(network.node_ids, weights)).constraint["K1"]
    assert found == pytest.approx((without - 0.6643) / without, abs=1e-4)  # .6643: T4.2


def test_with_unknown_strengths_all_ties_count_alike():
    unsure = Relations(("a", "b", "c"), {("a", "b"): Interval(0.2, 1.0)})
    # one partner: constraint 1; two equal partners that do not know each other: ½² + ½²
    assert holes_bridged(unsure, [("a", "c")], STRENGTH)["a", "c"] == pytest.approx(0.5)
