"""What is believed about the weights: anything, something near a choice, or only their order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.sensitivity.settings import DEFAULTS

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AnyWeights:
    """All weights that add up to one are as likely."""

    def draw(self, draws: np.random.Generator, n_draws: int, n_criteria: int) -> Floats:
        """Return weights, one row per draw."""
        return draws.dirichlet(np.ones(n_criteria), n_draws)


@dataclass(frozen=True, slots=True)
class WeightsAround:
    """Weights near those that were chosen; a criterion of weight 0 stays out.

    Parameters
    ----------
    chosen : sequence of float
        At least 0, together above 0.
    concentration : float
        κ, above 0: higher is nearer.
    """

    chosen: Sequence[float]
    concentration: float = DEFAULTS.concentration

    def draw(self, draws: np.random.Generator, n_draws: int, n_criteria: int) -> Floats:
        """Return weights, one row per draw."""
        chosen = np.asarray(self.chosen, dtype=float)
        used = chosen > 0
        drawn = np.zeros((n_draws, n_criteria))
        drawn[:, used] = draws.dirichlet(self.concentration * chosen[used] / chosen.sum(), n_draws)
        return drawn


@dataclass(frozen=True, slots=True)
class WeightsInOrder:
    """Only the order of importance is known.

    Parameters
    ----------
    order : sequence of int
        Criteria by number, the most important first.
    """

    order: Sequence[int]

    def draw(self, draws: np.random.Generator, n_draws: int, n_criteria: int) -> Floats:
        """Return weights, one row per draw."""
        falling = -np.sort(-draws.dirichlet(np.ones(n_criteria), n_draws), axis=1)
        drawn = np.empty_like(falling)
        drawn[:, np.asarray(self.order)] = falling
        return drawn


WeightLaw = AnyWeights | WeightsAround | WeightsInOrder
