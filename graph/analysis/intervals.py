"""Numbers of which not everything is known: bounds, their weighted mean, and what it would help to ask (methods 0)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest and highest value that is possible given what is known, both inclusive."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half-way between the bounds."""
        return (self.low + self.high) / 2

    @property
    def width(self) -> float:
        """How much is not known; 0 for an exact value."""
        return self.high - self.low

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low == self.high


Score = float | Interval | None
"""A number, bounds when a part is unknown, or None where nothing can be said."""

Scores = Mapping[str, Score]
"""By id."""

UNKNOWN_SHARE = Interval(0.0, 1.0)
"""What a share or score can be when nothing is known about it: never 0, never the mean."""


def exactly(value: float) -> Interval:
    """Return the bounds of a known value."""
    return Interval(value, value)


@dataclass(frozen=True, slots=True)
class Combined:
    """A weighted mean of scores from 0 to 1, and how it came about (methods 0.2, 2.12).

    Parameters
    ----------
    total : Interval
        Bounds of the mean.
    weights : mapping of str to float
        Weight of each part that applies, together 1.
    contributions : mapping of str to Interval
        Bounds of what each part adds: they sum to the total.
    """

    total: Interval
    weights: Mapping[str, float]
    contributions: Mapping[str, Interval]

    @property
    def coverage(self) -> float:
        """How much of the mean is known: 1 when all is."""
        return 1 - self.total.width

    @property
    def worth_asking(self) -> tuple[str, ...]:
        """The parts that are not fully known, the one that would narrow the mean most first."""
        open_parts = (key for key, part in self.contributions.items() if part.width > 0)
        return tuple(sorted(open_parts, key=lambda key: (-round(self.contributions[key].width, 9), key)))


def weighted_mean(parts: Mapping[str, Interval | None], weights: Mapping[str, float]) -> Combined | None:
    """Return the weighted mean of scores; None when no part with a weight applies.

    Parameters
    ----------
    parts : mapping of str to Interval or None
        Bounds from 0 to 1 per part; None where the part does not apply: its weight goes to the others.
    weights : mapping of str to float
        At least 0 per part; parts without a weight count for nothing.
    """
    applying = {key: part for key, part in parts.items() if part is not None and weights.get(key, 0.0) > 0}
    total_weight = sum(weights[key] for key in applying)
    if not applying:
        return None
    shares = {key: weights[key] / total_weight for key in applying}
    added = {key: Interval(shares[key] * part.low, shares[key] * part.high) for key, part in applying.items()}
    total = Interval(sum(part.low for part in added.values()), sum(part.high for part in added.values()))
    return Combined(total, shares, added)
