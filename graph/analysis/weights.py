"""How close a tie is, from 0 to 1 (methods 0.3)."""

from graph.analysis.intervals import Interval
from graph.model.ties import DerivedTie, Tie
from graph.model.values import is_known

STRONGEST = 5
"""Highest tie strength (methods 0.3)."""

UNKNOWN_WEIGHT = Interval(1 / STRONGEST, 1.0)
"""What the weight of a tie of unknown strength can be."""


def weight_of(tie: Tie) -> Interval:
    """Return w = s/5 of a tie (methods 0.3); from 0.2 to 1 when its strength is unknown, at most 1 when derived."""
    if isinstance(tie, DerivedTie):
        return Interval(min(tie.weight, 1.0), min(tie.weight, 1.0))
    if not is_known(tie.strength):
        return UNKNOWN_WEIGHT
    return Interval(tie.strength / STRONGEST, tie.strength / STRONGEST)
