"""How firm the place of a candidate is: over reasonable weights and all that is not known (methods 3.1, 3.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.fit.scoring import DIGITS, FOREMOST, Fit, Ranking
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.sensitivity.settings import SensitivitySettings
from graph.analysis.sensitivity.smaa import acceptability
from graph.analysis.sensitivity.stability import Stability, weight_stability
from graph.analysis.sensitivity.weights import WeightsAround

FIRST_ONES = 3


@dataclass(frozen=True, slots=True)
class Firmness:
    """How often a candidate is first, and among the first three, as a share of the draws."""

    first: float
    top3: float

    def verdict(self, settings: SensitivitySettings) -> str:
        """Return ``firm``, ``shaky`` or ``rare``: how often it is among the first three."""
        if self.top3 >= settings.firm_from:
            return "firm"
        return "rare" if self.top3 < settings.rare_below else "shaky"


def firmness(
    ranked: Ranking, weights: Mapping[str, float], settings: SensitivitySettings, most: int = FOREMOST
) -> Mapping[str, Firmness]:
    """Return how firm the place of each of the foremost is, over weights near the chosen ones and over unknowns.

    Parameters
    ----------
    ranked : Ranking
        The candidates; those that are too little known could come first as well, and take part.
    weights : mapping of str to float
        As chosen, together above 0.
    settings : SensitivitySettings
        How weights are drawn.
    most : int
        How many of the foremost.
    """
    foremost = [*ranked.ranked[:most], *ranked.too_little_known[:most]][:most]
    if not foremost:
        return {}
    keys = [key for key in COMPONENTS if weights.get(key, 0.0) > 0]
    bounds = np.array([[_bounds(one, key) for key in keys] for one in foremost])
    law = WeightsAround([weights[key] for key in keys], settings.concentration)
    shares = acceptability(bounds[:, :, 0], bounds[:, :, 1], law, settings.draws, ranks_only=True)
    rows = zip(foremost, shares.ranks, strict=True)
    return {one.candidate_id: Firmness(float(row[0]), float(row[:FIRST_ONES].sum())) for one, row in rows}


@dataclass(frozen=True, slots=True)
class Band:
    """Weights, as shares of the whole, between which the first stays first.

    Parameters
    ----------
    low, high : float
        0 to 1.
    below, above : str
        Who takes over beyond either end, by id; empty when nobody does.
    """

    low: float
    high: float
    below: str = ""
    above: str = ""


def bands(fits: Sequence[Fit], weights: Mapping[str, float]) -> Mapping[str, Band]:
    """Return by component between which weights the first of ranked candidates stays first, all others in proportion.

    Each counts half-way between its bounds. Nothing is told when a part does not apply to one of them: the others then
    no longer keep their proportions.

    Parameters
    ----------
    fits : sequence of Fit
        The ranked candidates, the first one first.
    weights : mapping of str to float
        As chosen, together above 0.
    """
    keys = tuple(COMPONENTS)
    scores = [[fit.parts[key].score for key in keys] for fit in fits]
    if not fits or any(score is None for row in scores for score in row):
        return {}
    table = [[round(score.middle, DIGITS) for score in row if score is not None] for row in scores]
    found = weight_stability(table, [weights.get(key, 0.0) for key in keys])
    return {key: _band(fits, one) for key, one in zip(keys, found, strict=True)}


def _band(fits: Sequence[Fit], one: Stability) -> Band:
    below, above = ("" if end is None else fits[end].candidate_id for end in (one.below, one.above))
    return Band(one.low, one.high, below, above)


def _bounds(fit: Fit, key: str) -> tuple[float, float]:
    score = fit.parts[key].score
    return (np.nan, np.nan) if score is None else (score.low, score.high)
