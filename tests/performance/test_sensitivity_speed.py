"""Ten thousand draws over twenty thousand candidates, in CPU time of one run."""

import time

import numpy as np
import pandas as pd
import pytest

from graph.analysis.sensitivity.many import top_acceptability
from graph.analysis.sensitivity.weights import AnyWeights

pytestmark = pytest.mark.performance

N, M, K, DRAWS, SAMPLE = 20_000, 9, 50, 10_000, 40


def cpu(work, times=3):
    """Return the least of some runs: what other work on the machine adds is not ours."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        found = work()
        spent.append(time.process_time() - start)
    return min(spent), found


def test_smaa_of_twenty_thousand_is_exact_and_fast():
    values = np.random.default_rng(1).random((N, M))
    table = pd.DataFrame(values)
    ours, found = cpu(lambda: top_acceptability(values, AnyWeights(), K, DRAWS, 5))
    weights = AnyWeights().draw(np.random.default_rng(5), 64, M)[:SAMPLE]

    def plainly():
        return [(table * row).sum(axis=1).rank(ascending=False, method="min") for row in weights]

    spent, ranks = cpu(plainly)
    theirs = spent * DRAWS / SAMPLE

    assert theirs / ours >= 20, (theirs, ours)
    # exact: the first draws, counted plainly, are among what was found
    some = top_acceptability(values, AnyWeights(), K, 64, 5)
    firsts = {int(rank.idxmin()) for rank in ranks}
    assert firsts <= set(np.flatnonzero(some.first))
    assert found.top.sum() == pytest.approx(K, abs=0.01)
