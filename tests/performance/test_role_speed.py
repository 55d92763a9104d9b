"""All five roles of a go-between against one of them, in CPU time of one run."""

import random
import time

import networkx as nx
import pytest

from graph.analysis.brokerage import ROLES
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import measured_all
from tests.support.relations import relations

pytestmark = pytest.mark.performance


def fastest(roles):
    graph, chance = nx.barabasi_albert_graph(500, 4, seed=3), random.Random(3)
    groups = {str(node): chance.choice("abcd") for node in graph}
    spent = []
    for _ in range(3):
        made = relations(map(str, graph), [(str(one), str(other), 1.0) for one, other in graph.edges], groups=groups)
        start = time.process_time()
        measured_all([MEASURES[role] for role in roles], made)
        spent.append(time.process_time() - start)
    return min(spent)


def test_all_roles_are_counted_in_the_time_of_one():
    one, all_of_them = fastest(ROLES[:1]), fastest(ROLES)
    assert all_of_them / one <= 2, (all_of_them, one)
