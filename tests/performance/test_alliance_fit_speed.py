"""A move of a weight over twenty thousand candidates whose parts are known, in CPU time of one run."""

import time
from dataclasses import replace
from statistics import median

import numpy as np
import pytest

from graph.analysis.fit.components import Part
from graph.analysis.fit.reweighing import Candidates, reweighed
from graph.analysis.fit.scoring import fit_of, ranking
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS
from graph.analysis.fit.weighing import moved
from graph.analysis.intervals import Interval

pytestmark = pytest.mark.performance

N, MOVES = 20_000, 20


def candidates():
    draws = np.random.default_rng(4)
    lows = draws.random((N, len(COMPONENTS)))
    highs = np.minimum(lows + draws.random(lows.shape) * 0.5, 1.0)
    rows = zip(lows.tolist(), highs.tolist(), strict=True)
    parts = tuple({key: Part(Interval(*both)) for key, *both in zip(COMPONENTS, *row, strict=True)} for row in rows)
    return Candidates(tuple(f"org-{number}" for number in range(N)), parts, ((),) * N)


def spent(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def test_a_moved_weight_reorders_twenty_thousand_at_once():
    known = candidates()
    moves = [replace(DEFAULTS, weights=moved(DEFAULTS.weights, "C", share / 100)) for share in range(20, 20 + MOVES)]
    reweighed(known, moves[0])
    ours, found = zip(*(spent(lambda one=one: reweighed(known, one)) for one in moves), strict=True)

    def anew():
        every = [fit_of(i, parts, moves[-1]) for i, parts in zip(known.ids, known.parts, strict=True)]
        return ranking([fit for fit in every if fit], moves[-1])

    theirs, plainly = spent(anew)
    assert [fit.candidate_id for fit in found[-1].ranked[:50]] == [fit.candidate_id for fit in plainly.ranked[:50]]
    assert len(found[-1].ranked) == len(plainly.ranked)
    ratio = theirs / median(ours)
    assert ratio >= 10, (ratio, median(ours))
