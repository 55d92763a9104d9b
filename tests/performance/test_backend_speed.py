"""networkx on the kernels against networkx alone, in CPU time of one run; converting the graph is part of it."""

import time

import networkx as nx
import pytest

from graph.analysis.kernels.backend_info import NAME

pytestmark = pytest.mark.performance

N_NODES = 400


def fastest(work):
    spent = []
    for _ in range(3):
        start = time.process_time()
        work(nx.barabasi_albert_graph(N_NODES, 4, seed=3))  # a new graph each time: nothing is kept from before
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize(
    ("name", "times"), [("betweenness_centrality", 8), ("closeness_centrality", 8), ("harmonic_centrality", 8)]
)
def test_networkx_is_faster_on_the_kernels(name, times):
    measure = getattr(nx, name)
    ours, theirs = fastest(lambda graph: measure(graph, backend=NAME)), fastest(measure)
    assert theirs / ours >= times, (theirs, ours)
