"""Steps around nodes: shortest steps, whatever the direction of the ties, as networkx finds them."""

from itertools import pairwise

import networkx
from hypothesis import given
from hypothesis import strategies as st

from graph.model.snapshot import NetworkSnapshot
from graph.stores.neighbourhood import neighbourhood
from tests.support.builders import organisation, tie
from tests.support.networks import networks


def chain(names):
    records = [organisation(name) for name in names]
    records += [tie(a, b) for a, b in pairwise(names)]
    return NetworkSnapshot(1, {record.id: record for record in records})


def test_a_chain_step_by_step():
    near = neighbourhood(chain("abcde"), ["c"], 1, 100)
    assert dict(zip((node.id for node in near.nodes), near.steps, strict=True)) == {"c": 0, "b": 1, "d": 1}
    assert [t.id for t in near.ties] == ["b-c", "c-d"]
    assert near.n_more == 0


def test_from_two_sides_the_nearest_counts():
    near = neighbourhood(chain("abcde"), ["a", "e"], 2, 100)
    assert dict(zip((n.id for n in near.nodes), near.steps, strict=True)) == {"a": 0, "e": 0, "b": 1, "d": 1, "c": 2}


def test_what_does_not_fit_is_counted_and_no_tie_points_outside():
    near = neighbourhood(chain("abcde"), ["a"], 4, 3)
    assert ([node.id for node in near.nodes], near.n_more) == (["a", "b", "c"], 2)
    assert [t.id for t in near.ties] == ["a-b", "b-c"]


def test_no_steps_gives_the_nodes_themselves_with_the_ties_between_them():
    near = neighbourhood(chain("abc"), ["a", "b"], 0, 10)
    assert ([node.id for node in near.nodes], [t.id for t in near.ties]) == (["a", "b"], ["a-b"])


@given(networks(), st.integers(0, 4), st.data())
def test_steps_equal_those_of_networkx(network, depth, data):
    start = data.draw(st.sampled_from(sorted(network.nodes)))
    undirected = networkx.Graph()
    undirected.add_nodes_from(network.nodes)
    undirected.add_edges_from(t.ends for t in network.ties.values())
    near = neighbourhood(network, [start], depth, 1_000)
    expected = networkx.single_source_shortest_path_length(undirected, start, cutoff=depth)
    assert dict(zip((node.id for node in near.nodes), near.steps, strict=True)) == expected
    assert {t.id for t in near.ties} == {t.id for t in network.ties.values() if set(t.ends) <= expected.keys()}
