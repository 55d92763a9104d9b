"""Bounds of a number that is not fully known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest and highest value that is possible given what is known, both inclusive."""

    low: float
    high: float
