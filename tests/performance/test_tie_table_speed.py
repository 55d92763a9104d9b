"""Ties as columns against a walk over the ties, in CPU time of one run: 20 000 nodes and 100 000 ties."""

import random
import time

import pytest

from graph.analysis.intervals import Interval
from graph.analysis.relations import relations_in
from graph.analysis.tie_table import brought_forward, tie_table, tie_table_of
from graph.analysis.weights import weight_of
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie

pytestmark = pytest.mark.performance

N_NODES, N_TIES = 20_000, 100_000


@pytest.fixture(scope="module")
def snapshot():
    chance = random.Random(3)
    nodes = [organisation(f"org-{number}") for number in range(N_NODES)]
    ties = [
        tie(*(f"org-{end}" for end in chance.sample(range(N_NODES), 2)), id=f"rel-{n}", strength=1 + n % 5)
        for n in range(N_TIES)
    ]
    return NetworkSnapshot(1, {record.id: record for record in [*nodes, *ties]})


def fastest(work):
    spent = []
    for _ in range(3):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize(
    "changed",
    [
        {"rel-5": tie("org-1", "org-2", id="rel-5", strength=3)},
        {"rel-new": tie("org-1", "org-2", id="rel-new")},
        {"rel-5": None},
    ],
    ids=["changed", "new", "gone"],
)
def test_one_edit_is_brought_forward_sooner_than_all_is_made_anew(snapshot, changed):
    table = tie_table_of(snapshot)
    anew, forward = fastest(lambda: tie_table(snapshot)), fastest(lambda: brought_forward(table, changed, snapshot))
    assert anew / forward >= 30, (anew, forward)


def test_who_is_tied_to_whom_is_found_sooner_than_tie_after_tie(snapshot):
    node_ids, tie_ids = tuple(snapshot.nodes), tuple(snapshot.ties)

    def plainly():
        inside, weights = frozenset(node_ids), {}
        for tie_id in tie_ids:
            one, other = snapshot.ties[tie_id].ends
            if one != other and one in inside and other in inside:
                pair, weight = (min(one, other), max(one, other)), weight_of(snapshot.ties[tie_id])
                known = weights.get(pair, weight)
                weights[pair] = Interval(max(known.low, weight.low), max(known.high, weight.high))
        return weights

    tie_table_of(snapshot)
    assert relations_in(snapshot, node_ids, tie_ids).weights == plainly()
    ours, theirs = fastest(lambda: relations_in(snapshot, node_ids, tie_ids)), fastest(plainly)
    assert theirs / ours >= 1.3, (theirs, ours)
