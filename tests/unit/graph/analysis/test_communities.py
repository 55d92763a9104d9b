"""Communities, governance and mixing by chance: published values, and the laws of a division."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.communities import adjusted_rand, communities, followed
from graph.analysis.governance import governance_fit, size_factor
from graph.analysis.intervals import Interval
from graph.analysis.mixing import e_i_by_chance
from graph.analysis.relations import Relations, relations_in
from tests.support.reference_networks import M10_GROUPS, m10
from tests.support.relations import relations


@pytest.fixture(scope="module")
def network() -> Relations:
    snapshot = m10()
    found = relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))
    return Relations(found.node_ids, found.weights, groups=M10_GROUPS)


def test_4_9_communities_of_m10(network):
    found = communities(network)
    assert found.parts == (("C1", "O1", "P1", "S1", "S2"), ("B1", "B2", "B3", "K1"), ("I1",))
    assert found.modularity == pytest.approx(0.4133, abs=1e-4)
    assert communities(network) == found


def test_without_ties_everyone_is_alone():
    found = communities(relations("ab", []))
    assert (found.parts, found.modularity, found.is_stable) == ((("a",), ("b",)), None, True)


def test_a_ring_has_no_clear_division():
    ring = nx.cycle_graph(30)
    found = communities(relations(map(str, ring), [(str(a), str(b), 1.0) for a, b in ring.edges]))
    assert not found.is_stable  # any arc of the ring would do


def test_ids_follow_the_members():
    before = {"c1": ["a", "b", "c"], "c2": ["d", "e"]}
    assert followed(before, [["d", "e", "f"], ["a", "b"], ["g"]]) == ("c2", "c1", "c3")
    assert followed({}, [["a"], ["b"]]) == ("c1", "c2")
    assert followed(before, [["a"], ["b", "c"], ["d", "e"]]) == (
        "c3",
        "c1",
        "c2",
    )  # split: its id once


PARTS = st.lists(st.integers(0, 3), min_size=2, max_size=12)


def as_parts(labels):
    return [[str(n) for n, label in enumerate(labels) if label == wanted] for wanted in sorted(set(labels))]


@settings(deadline=None)
@given(PARTS, st.randoms())
def test_the_index_of_rand_is_one_for_the_same_and_knows_no_order(labels, draw):
    parts = as_parts(labels)
    mixed = [list(part) for part in parts]
    draw.shuffle(mixed)
    assert adjusted_rand(parts, mixed) == pytest.approx(1.0)
    other = as_parts([draw.randint(0, 3) for _ in labels])
    assert adjusted_rand(parts, other) == pytest.approx(adjusted_rand(other, parts))


def test_the_index_of_rand_by_hand():
    # Hubert & Arabie: {a b}{c d} beside {a b c}{d}: 1 pair together in both, expected 2·3/6 = 1, mean 2.5
    assert adjusted_rand([["a", "b"], ["c", "d"]], [["a", "b", "c"], ["d"]]) == pytest.approx(0.0)


def test_t4_8_governance():
    observed = dict(zip(("trust", "size", "consensus", "need"), (0.4, 0.8, 0.6, 0.7), strict=True))
    found = governance_fit({factor: Interval(value, value) for factor, value in observed.items()})
    fits = {form: fit.fit.low for form, fit in found.items()}
    assert fits == {"shared": pytest.approx(0.375), "lead": pytest.approx(0.6875), "nao": pytest.approx(0.85)}
    assert (size_factor(3), size_factor(12), size_factor(40)) == (0, 0.5, 1)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["trust", "size", "consensus", "need"]))
def test_an_unknown_factor_widens_and_never_counts_as_zero(known, value, factor):
    observed = {name: Interval(known, known) for name in ("trust", "size", "consensus", "need") if name != factor}
    filled = governance_fit({**observed, factor: Interval(value, value)})
    for form, fit in governance_fit(observed).items():
        assert fit.fit.low - 1e-9 <= filled[form].fit.low
        assert filled[form].fit.high <= fit.fit.high + 1e-9


def test_t4_5_the_outward_look_beside_chance(network):
    found = e_i_by_chance(network, n_orders=20_000, seed=3)
    assert (found.observed, found.mean) == (0, pytest.approx(0.4667, abs=0.01))
    assert found.sd == pytest.approx(0.249, abs=0.01)
    assert found.z == pytest.approx(-1.88, abs=0.1)
    assert e_i_by_chance(relations("ab", [])) is None
