"""The health of an alliance: the five conditions now against an earlier day (methods 1.2 step 7, 1.3)."""

from dataclasses import dataclass

from graph.analysis.alliances.conditions import CONDITIONS
from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.scores import condition_profile
from graph.analysis.intervals import Interval
from graph.model.values import is_known

UP, DOWN, SAME, UNSURE = "up", "down", "same", "unsure"


@dataclass(frozen=True, slots=True)
class Shift:
    """How one condition moved.

    Parameters
    ----------
    condition : str
        Key of `CONDITIONS`.
    then, now : Interval
        Bounds on the earlier day and now.
    direction : str
        ``up`` or ``down`` where that is certain, ``same`` where nothing moved, else ``unsure``.
    """

    condition: str
    then: Interval
    now: Interval
    direction: str


def answer_days(found: Dossier) -> tuple[str, ...]:
    """Return the days on which conditions were answered, the first first."""
    return tuple(sorted({str(one.on) for one in found.answers if is_known(one.on)}))


def shifts(found: Dossier, since: str) -> tuple[Shift, ...]:
    """Return how each condition moved since a day: by the answers up to that day, and by all."""
    then, now = condition_profile(found, on=since).profile.scores, condition_profile(found).profile.scores
    return tuple(Shift(key, then[key], now[key], _direction(then[key], now[key])) for key in CONDITIONS)


def _direction(then: Interval, now: Interval) -> str:
    if now.low > then.high:
        return UP
    if now.high < then.low:
        return DOWN
    return SAME if then == now else UNSURE
