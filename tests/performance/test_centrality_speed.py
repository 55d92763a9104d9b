"""The kernels against networkx, in CPU time of one run, on a network of 2 000 nodes and 9 975 ties."""

import random
import time

import networkx as nx
import pytest

from graph.analysis.kernels.adjacency import adjacency_of
from graph.analysis.kernels.betweenness import betweenness
from graph.analysis.kernels.reach import reach

pytestmark = pytest.mark.performance

N_NODES = 2000
SHARE = 20
"""networkx starts from one in so many nodes; from all it takes so many times as long."""


@pytest.fixture(scope="module")
def graph():
    return nx.relabel_nodes(nx.barabasi_albert_graph(N_NODES, 5, seed=3), str)


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def fastest(work):
    return min(cpu(work) for _ in range(3))


def test_betweenness(graph):
    adjacency = adjacency_of(tuple(graph), tuple(graph.edges), is_directed=False)
    ours = fastest(lambda: betweenness(adjacency))
    theirs = SHARE * cpu(lambda: nx.betweenness_centrality(graph, k=N_NODES // SHARE, seed=1))
    assert theirs / ours >= 40, (theirs, ours)


@pytest.mark.parametrize("lengths", [[60 // strength for strength in range(1, 6)], range(1_000_000, 5_000_000)])
def test_betweenness_by_length(graph, lengths):
    chance = random.Random(3)
    nx.set_edge_attributes(graph, {edge: chance.choice(lengths) for edge in graph.edges}, "di")
    adjacency = adjacency_of(tuple(graph), tuple(graph.edges), False, nx.get_edge_attributes(graph, "di"))
    ours = fastest(lambda: betweenness(adjacency))
    theirs = SHARE * cpu(lambda: nx.betweenness_centrality(graph, k=N_NODES // SHARE, seed=1, weight="di"))
    assert theirs / ours >= 11, (theirs, ours)


def test_harmonic(graph):
    adjacency = adjacency_of(tuple(graph), tuple(graph.edges), is_directed=False)
    ours = fastest(lambda: reach(adjacency))
    theirs = SHARE * cpu(lambda: nx.harmonic_centrality(graph, sources=list(graph)[::SHARE]))
    assert theirs / ours >= 150, (theirs, ours)
