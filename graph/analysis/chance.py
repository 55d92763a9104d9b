"""What a number would be by chance: the same network, with its groups dealt out anew."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST = 10
"""Nodes below which chance, percentiles and communities say nothing (methods 10, pitfall 17)."""


@dataclass(frozen=True, slots=True)
class ByChance:
    """A number beside what it would be by chance.

    Parameters
    ----------
    observed, mean, sd : float
        What is, and the mean and standard deviation over random orders.
    z : float or None
        How many standard deviations it lies from the mean; None where chance leaves no room.
    """

    observed: float
    mean: float
    sd: float
    z: float | None


def beside_chance(observed: float, found: Sequence[float]) -> ByChance:
    """Return a number beside those that chance gave."""
    mean, sd = float(np.mean(found)), float(np.std(found))
    return ByChance(observed, mean, sd, (observed - mean) / sd if sd > 0 else None)
