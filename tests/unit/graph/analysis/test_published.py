"""The engine against the published values of the methods (T-numbers), all on the network M10 unless told."""

import pytest

from graph.analysis import cohesion, mixing
from graph.analysis.brokerage import brokerage_roles, brokerage_room, structural_holes
from graph.analysis.centrality import betweenness, closeness, eigenvector, harmonic, pagerank
from graph.analysis.relations import Relations, relations_in
from tests.support.reference_networks import M10_GROUPS, m10
from tests.support.relations import relations

NODES = ("S1", "S2", "P1", "O1", "K1", "B1", "B2", "B3", "C1", "I1")


@pytest.fixture(scope="module")
def network() -> Relations:
    """M10 with the four groups of the methods."""
    snapshot = m10()
    found = relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))
    return Relations(found.node_ids, found.weights, groups=M10_GROUPS)


def column(*values):
    return dict(zip(NODES, values, strict=True))


def near(expected):
    return {name: value if value is None else pytest.approx(value, abs=1e-4) for name, value in expected.items()}


def test_t4_2_betweenness_takes_distance_and_a_strong_route_is_short(network):
    assert betweenness(network) == near(column(0, 0, 12, 19, 15, 12, 7, 0, 0, 0))
    assert betweenness(network.even()) == near(column(0, 0, 12, 19, 15, 0, 7, 0, 0, 0))


def test_t4_2_strength_in_the_place_of_distance_gives_the_wrong_answer_on_purpose(network):
    by_strength = Relations(NODES, {pair: type(w)(0.2 / w.low, 0.2 / w.low) for pair, w in network.weights.items()})
    wrong = betweenness(by_strength)  # a weight of 1/s makes the distance s
    assert (wrong["B1"], wrong["B2"]) == (0, 13)


def test_t4_2_harmonic_and_pagerank(network):
    assert harmonic(network) == near(column(0.3336, 0.2698, 0.3672, 0.3108, 0.3071, 0.3093, 0.2313, 0.1500, 0.1169, 0))
    assert pagerank(network) == near(
        column(0.1249, 0.0996, 0.1697, 0.1194, 0.1351, 0.1378, 0.1167, 0.0495, 0.0309, 0.0164)
    )


def test_t4_2_structural_holes(network):
    found = structural_holes(network)
    assert found.constraint == near(column(0.8968, 1.1191, 0.6136, 0.4286, 0.6643, 0.6780, 0.7057, 1.0, 1.0, None))
    assert found.effective_size == near(
        column(1.3167, 1.0, 2.3833, 3.0, 2.3, 1.7167, 2.3333, 1.0, 1.0, None)
    )  # S1 by hand: 2 − .4444·.6 − .5556·.75; networkx gives 1.3333
    room = brokerage_room(network)
    assert room["P1"] == pytest.approx(0.3864, abs=1e-4)
    assert (room["S2"], room["B3"], room["I1"]) == (0, None, None)  # above 1; one partner; none


def test_4_4_a_separate_pair_looks_near_only_without_the_correction():
    nodes = [f"n{number}" for number in range(10)]
    pair = relations(nodes, [("n0", "n1", 1.0)])
    assert closeness(pair)["n0"] == pytest.approx(1 / 9)
    assert harmonic(pair)["n0"] == pytest.approx(1 / 9)


def test_4_4_the_eigenvector_stays_in_one_part(network):
    found = eigenvector(network)
    assert (found["P1"], found["K1"]) == (pytest.approx(0.6068, abs=1e-4), pytest.approx(0.1230, abs=1e-4))
    assert found["I1"] is None
    assert set(eigenvector(relations("ab", [])).values()) == {None}  # without ties nobody is better tied


def test_t4_3_roles_of_go_betweens(network):
    found = brokerage_roles(network)
    told = {role: {node: n for node, n in counts.items() if n} for role, counts in found.items()}
    assert told == {
        "coordinator": {"B2": 1},
        "itinerant": {"O1": 1},
        "gatekeeper": {"P1": 2, "B2": 1},
        "representative": {},
        "liaison": {"O1": 2, "K1": 2},
    }


def test_t4_3b_in_a_directed_cycle_each_has_one_role():
    cycle = relations(
        "avc", [("a", "v", 1), ("v", "c", 1), ("c", "a", 1)], is_directed=True, groups={"a": "x", "v": "x", "c": "y"}
    )
    found = brokerage_roles(cycle)
    assert (found["gatekeeper"]["a"], found["representative"]["v"], found["itinerant"]["c"]) == (1, 1, 1)
    assert sum(sum(counts.values()) for counts in found.values()) == 3


def test_t4_4_where_the_network_breaks(network):
    assert cohesion.bridges(network) == [("B2", "B3"), ("C1", "O1"), ("K1", "O1"), ("O1", "P1")]
    assert {node for node, is_cut in cohesion.cut_nodes(network).items() if is_cut} == {"B2", "K1", "O1", "P1"}


def test_t4_5_mixing_beside_chance(network):
    assert mixing.e_i(network) == 0
    assert mixing.e_i_expected(network) == pytest.approx(0.4667, abs=1e-4)
    assert mixing.assortativity(network) == pytest.approx(0.2126, abs=1e-4)
    assert mixing.e_i_of_nodes(network)["I1"] is None
    one_group = relations("ab", [("a", "b", 1)], groups={"a": "x", "b": "x"})
    assert mixing.assortativity(one_group) is None  # 0/0


def test_t4_6_balance_of_the_helixes(network):
    assert mixing.evenness((0.4, 0.4, 0.1, 0.1)) == pytest.approx(0.8610, abs=1e-4)
    assert mixing.diversity((0.4, 0.4, 0.1, 0.1)) == pytest.approx(0.8800, abs=1e-4)
    helix = {"kennis": "education", "bedrijf": "business", "overheid": "government", "middenveld": "civil_society"}
    groups = {node: helix[group] for node, group in M10_GROUPS.items()}
    found = mixing.helix_balance(Relations(network.node_ids, network.weights, groups=groups))
    assert found.evenness == pytest.approx(0.8610, abs=1e-4)
    assert found.diversity == pytest.approx(0.8800, abs=1e-4)
    assert found.pairs == (("knowledge", "business"), ("knowledge", "government"), ("government", "civil_society"))
    assert found.pair_coverage == 0.5


def test_4_9_density_and_centralisation(network):
    assert cohesion.density(network) == pytest.approx(0.2222, abs=1e-4)
    assert cohesion.degree_centralisation(network) == pytest.approx(0.1389, abs=1e-4)
    assert cohesion.betweenness_centralisation(network) == pytest.approx(0.4228, abs=1e-4)
    assert cohesion.efficiency(network) == pytest.approx(0.4311, abs=1e-4)  # methods 5.1
    assert cohesion.degree_centralisation(relations("ab", [("a", "b", 1)])) is None
