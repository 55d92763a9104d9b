"""Who is missed most and who reaches most, against trying every set the plain way; the same answer, in CPU time."""

import random
import time
from itertools import combinations

import networkx as nx
import pytest

from graph.analysis.robustness import best_ambassadors, most_missed
from tests.support.relations import relations

pytestmark = pytest.mark.performance

DIGITS = 9


@pytest.fixture(scope="module")
def graph():
    """A network of 50 with isolates and separate parts."""
    made = nx.relabel_nodes(nx.barabasi_albert_graph(50, 2, seed=3), "n{:02}".format)
    made.remove_edges_from(random.Random(3).sample(sorted(made.edges), 30))
    return made


def cpu(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def fastest(work, graph):
    ties = [(one, other, 1.0) for one, other in graph.edges]
    spent, found = zip(*(cpu(lambda: work(relations(graph, ties))) for _ in range(3)), strict=True)
    return min(spent), found[0]


def best(graph, size, score):
    """Return the first of the best sets, every one scored by itself."""
    return max(combinations(sorted(graph), size), key=lambda chosen: round(score(chosen), DIGITS))


def test_who_is_missed_most(graph):
    def apart(leaving):
        rest = graph.subgraph(set(graph) - set(leaving))
        return 1 - nx.global_efficiency(rest)

    theirs, expected = cpu(lambda: best(graph, 2, apart))
    ours, found = fastest(lambda made: most_missed(made, 2), graph)
    assert (found.node_ids, found.is_exact) == (expected, True)
    assert found.score == pytest.approx(apart(expected))
    assert theirs / ours >= 100, (theirs, ours)


def test_who_reaches_most(graph):
    def plainly():
        apart = dict(nx.all_pairs_shortest_path_length(graph))
        near = {one: {other: 1 / max(steps, 1) for other, steps in found.items()} for one, found in apart.items()}
        return best(graph, 3, lambda chosen: sum(max(near[one].get(other, 0.0) for one in chosen) for other in graph))

    theirs, expected = cpu(plainly)
    ours, found = fastest(lambda made: best_ambassadors(made, 3), graph)
    assert (found.node_ids, found.is_exact) == (expected, True)
    assert theirs / ours >= 7, (theirs, ours)
