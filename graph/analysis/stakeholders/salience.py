"""Whose claims stand out: power, legitimacy and urgency together (Mitchell, Agle & Wood 1997; methods 6.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from graph.analysis.intervals import Interval
from graph.analysis.stakeholders.settings import DEFAULTS, StakeholderSettings

CLASSES: Mapping[tuple[bool, bool, bool], str] = MappingProxyType(
    {
        (False, False, False): "none",
        (True, False, False): "dormant",
        (False, True, False): "discretionary",
        (False, False, True): "demanding",
        (True, True, False): "dominant",
        (True, False, True): "dangerous",
        (False, True, True): "dependent",
        (True, True, True): "definitive",
    }
)
"""Class by power, legitimacy, urgency."""


@dataclass(frozen=True, slots=True)
class Salience:
    """How much someone stands out.

    Parameters
    ----------
    classes : tuple of str
        Every class that is possible.
    present : Interval
        How many of the three attributes are present, 0 to 3.
    graded : Interval
        Mean of the three, 0 to 1.
    """

    classes: tuple[str, ...]
    present: Interval
    graded: Interval


def salience(
    power: Interval, legitimacy: Interval, urgency: Interval, settings: StakeholderSettings = DEFAULTS
) -> Salience:
    """Return in which classes someone may be, given bounds from 0 to 1 of each attribute."""
    threshold = settings.present_from
    attributes = (power, legitimacy, urgency)
    sides = [
        tuple(s for s, holds in ((False, a.low < threshold), (True, a.high >= threshold)) if holds) for a in attributes
    ]
    combinations = set(product(*sides))
    classes = tuple(name for key, name in CLASSES.items() if key in combinations)
    counts = [sum(key) for key in combinations]
    graded = Interval(sum(a.low for a in attributes) / 3, sum(a.high for a in attributes) / 3)
    return Salience(classes, Interval(float(min(counts)), float(max(counts))), graded)
