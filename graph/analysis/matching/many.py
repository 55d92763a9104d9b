"""Scores of very many pairs at once, a block of schools at a time."""

import numpy as np
from numpy.typing import NDArray

from graph.analysis.matching.settings import DEFAULTS, MatchingSettings

Floats = NDArray[np.float64]

ROWS = 32
"""Schools at a time: what is worked on stays in the cache of the processor."""


def score_matrix(
    needs: Floats,
    helps: Floats,
    schools_km: Floats,
    companies_km: Floats,
    rest: Floats,
    settings: MatchingSettings = DEFAULTS,
) -> Floats:
    """Return the scores of every school with every company, all parts known.

    Parameters
    ----------
    needs : array (schools × elements)
        Need per key element, 0 to 1, each school with at least one.
    helps : array (companies × elements)
        Help per key element, 0 to 1.
    schools_km, companies_km : array (schools or companies × 2)
        Kilometres east and north of one point in the region: below 200 km the chord serves as the arc.
    rest : array (companies × 3)
        Criteria M3 to M5 where they depend on the company alone, 0 to 1.
    settings : MatchingSettings
        Weights and the distance at which nearness halves.
    """
    weights = np.array(list(settings.weights.values()))
    weights = weights / weights.sum()
    shares = needs / needs.sum(axis=1, keepdims=True) * weights[0]
    alone = rest @ weights[2:]
    found = np.empty((len(needs), len(helps)))
    turned = np.ascontiguousarray(helps.T)
    for start in range(0, len(needs), ROWS):
        rows = slice(start, start + ROWS)
        block = np.matmul(shares[rows], turned, out=found[rows])
        east = schools_km[rows, :1] - companies_km[:, 0]
        north = schools_km[rows, 1:] - companies_km[:, 1]
        km = np.sqrt(east * east + north * north)
        block += weights[1] * np.exp2(-km / settings.half_distance_km) + alone
    return found
