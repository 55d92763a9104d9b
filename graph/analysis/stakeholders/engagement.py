"""From where people stand to where they are wanted, in steps (PMBOK; methods 6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import Interval

LEVELS: Mapping[str, int] = MappingProxyType(
    {"unaware": 0, "resistant": -1, "neutral": 0, "supportive": 1, "leading": 2}
)
"""Value of each level; who is unaware is no less than who resists, and has to be reached first."""

WANTED = ("neutral", "supportive", "leading")
MOST_STEPS = 3


class UnwantedLevel(ValueError):
    """A level that nobody can want."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How far someone is from where they are wanted.

    Parameters
    ----------
    steps : Interval
        Steps to go, 0 to 3; bounds when the present level is not known.
    is_beyond : bool
        Whether they are more engaged than is needed.
    """

    steps: Interval
    is_beyond: bool


def engagement_gap(current: str | None, desired: str) -> Gap:
    """Return the steps from the present level, None for not known, to the desired one.

    Raises
    ------
    UnwantedLevel
        Nobody is wanted unaware or resistant.
    """
    if desired not in WANTED:
        raise UnwantedLevel(desired)
    possible = [level for level in LEVELS if level == current] or list(LEVELS)
    steps = [_steps(level, desired) for level in possible]
    is_beyond = LEVELS.get(current or "", 0) > LEVELS[desired]
    return Gap(Interval(float(min(steps)), float(max(steps))), is_beyond)


def priority(influence: Interval, gap: Gap) -> Interval:
    """Return how much it matters to close a gap: influence from 0 to 1 times the share of the steps."""
    return Interval(influence.low * gap.steps.low / MOST_STEPS, influence.high * gap.steps.high / MOST_STEPS)


def _steps(current: str, desired: str) -> int:
    return (current == "unaware") + max(0, LEVELS[desired] - LEVELS[current])
