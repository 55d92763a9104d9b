"""The grid of power and interest: in which corner someone stands, or may stand (Mendelow; methods 6.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from graph.analysis.intervals import Interval
from graph.analysis.stakeholders.settings import DEFAULTS, StakeholderSettings

QUADRANTS: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): "engage",
        (True, False): "keep_satisfied",
        (False, True): "inform",
        (False, False): "monitor",
    }
)
"""Corner by high power and high interest."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where someone stands on the grid.

    Parameters
    ----------
    power, interest : Interval
        Bounds from 0 to 1.
    quadrants : tuple of str
        Every corner that is possible: one when all is known well enough.
    """

    power: Interval
    interest: Interval
    quadrants: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether only one corner is possible."""
        return len(self.quadrants) == 1


def standing(power: Interval, interest: Interval, settings: StakeholderSettings = DEFAULTS) -> Standing:
    """Return in which corners someone may stand, the most demanding first; the threshold itself is high."""
    threshold = settings.high_from
    found = {QUADRANTS[pair] for pair in product(_sides(power, threshold), _sides(interest, threshold))}
    return Standing(power, interest, tuple(name for name in QUADRANTS.values() if name in found))


def _sides(share: Interval, threshold: float) -> tuple[bool, ...]:
    return tuple(side for side, holds in ((True, share.high >= threshold), (False, share.low < threshold)) if holds)
