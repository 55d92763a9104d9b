"""A thousand schools and eighteen thousand companies: scored and assigned, in CPU time of one run."""

import time

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from graph.analysis.matching.assignment import Places, assign
from graph.analysis.matching.many import score_matrix

pytestmark = pytest.mark.performance

N, M, SLICE = 1000, 18_000, 4


def cpu(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


@pytest.fixture(scope="module")
def parties():
    draws = np.random.default_rng(11)
    return (
        draws.random((N, 7)), draws.random((M, 7)), draws.uniform(-80, 80, (N, 2)), draws.uniform(-80, 80, (M, 2)),
        draws.random((M, 3)),
    )  # fmt: skip


def one_by_one(needs, helps, schools, companies, rest):
    """Return the scores of a few schools as anyone would write them down."""
    rows = []
    for need, here in zip(needs, schools, strict=True):
        row = []
        for help_, there, more in zip(helps, companies, rest, strict=True):
            met = sum(n * h for n, h in zip(need, help_, strict=True)) / sum(need)
            km = ((here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2) ** 0.5
            row.append(0.2 * met + 0.2 * 2 ** (-km / 20) + 0.2 * sum(more))
        rows.append(row)
    return np.array(rows)


def test_scores_of_eighteen_million_pairs(parties):
    ours, scores = cpu(lambda: score_matrix(*parties))
    needs, helps, schools, companies, rest = parties
    few = [needs[:SLICE].tolist(), helps.tolist(), schools[:SLICE].tolist(), companies.tolist(), rest.tolist()]
    spent, plainly = cpu(lambda: one_by_one(*few))
    theirs = spent * N / SLICE
    assert scores[:SLICE] == pytest.approx(plainly)
    assert theirs / ours >= 15, (theirs, ours)


def test_the_assignment_is_the_best_there_is(parties):
    scores = score_matrix(*parties)
    places = Places([1] * N, np.random.default_rng(2).integers(0, 3, M).tolist())
    found = assign(scores, np.ones_like(scores, dtype=bool), places)
    assert len(found.pairs) == N
    assert found.gap == pytest.approx(0, abs=1e-5)  # proven by its prices
    columns = np.repeat(np.arange(M), places.capacity)
    rows, chosen = linear_sum_assignment(scores[:, columns], maximize=True)
    assert found.total == pytest.approx(scores[rows, columns[chosen]].sum())
