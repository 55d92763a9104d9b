"""One initiator against twenty thousand candidates, in CPU time of one run."""

import time

import numpy as np
import pandas as pd
import pytest

from graph.analysis.fit.many import best_totals
from graph.analysis.fit.settings import DEFAULTS

pytestmark = pytest.mark.performance

N, K, REPEATED = 20_000, 50, 200


def cpu(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def test_the_best_of_twenty_thousand_candidates():
    draws = np.random.default_rng(3)
    lows = draws.random((N, len(DEFAULTS.weights)))
    weights = np.array(list(DEFAULTS.weights.values()))
    of = DEFAULTS.weights
    table = pd.DataFrame(lows, columns=list(of))
    spent, found = cpu(lambda: [best_totals(lows, lows, weights, K) for _ in range(REPEATED)][-1])
    theirs, totals = cpu(
        lambda: table.apply(lambda row: sum(row[key] * DEFAULTS.weights[key] for key in DEFAULTS.weights), axis=1)
    )
    ratio = theirs / (spent / REPEATED)
    assert found.rows.tolist() == totals.nlargest(K).index.tolist()
    assert ratio >= 1000, ratio
