"""Five conditions of a promising co-operation, as assessors of both sides see them (methods 1.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.analysis.setting_fields import number
from graph.model.labels import Label

CONDITIONS: Mapping[str, Label] = MappingProxyType(
    {
        "A": Label("gedeelde ambitie", "shared ambition"),
        "B": Label("recht doen aan belangen", "doing justice to interests"),
        "C": Label("relatie", "relation"),
        "D": Label("organisatie", "organisation"),
        "E": Label("proces", "process"),
    }
)
QUESTIONS_EACH = 4
MOST = 4
"""Highest answer: fully."""

Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class ConditionSettings:
    """When what was computed and what was assessed differ.

    Parameters
    ----------
    discuss_above : float
        Difference, 0 to 1, above which the two are told to be discussed.
    """

    discuss_above: float = number(
        0.30,
        "verschil tussen berekend en beoordeeld waarboven bespreken nodig is",
        "difference between computed and assessed above which it is to be discussed",
        0,
        1,
        "1.3",
    )


DEFAULTS = ConditionSettings()


def assessor_score(answers: Answers) -> Interval:
    """Return the bounds of one assessor on one condition, 0 to 1; a question without an answer can be anything."""
    known = sum(answer for answer in answers if answer is not None)
    n_open = sum(answer is None for answer in answers)
    most = MOST * len(answers)
    return Interval(known / most, (known + MOST * n_open) / most)


def condition_score(assessors: Sequence[Answers]) -> Interval:
    """Return the mean bounds over assessors; unknown without any."""
    if not assessors:
        return UNKNOWN_SHARE
    scores = [assessor_score(answers) for answers in assessors]
    return Interval(sum(s.low for s in scores) / len(scores), sum(s.high for s in scores) / len(scores))


@dataclass(frozen=True, slots=True)
class Profile:
    """The five conditions side by side; never one number.

    Parameters
    ----------
    scores : mapping of str to Interval
        By key of `CONDITIONS`.
    lowest : tuple of str
        The conditions that may be the lowest: those whose low end lies below every high end.
    """

    scores: Mapping[str, Interval]
    lowest: tuple[str, ...]


def profile(answers: Mapping[str, Sequence[Answers]]) -> Profile:
    """Return the profile of an alliance from the answers per condition and assessor."""
    scores = {key: condition_score(answers.get(key, ())) for key in CONDITIONS}
    least = min(score.high for score in scores.values())
    return Profile(scores, tuple(key for key, score in scores.items() if score.low <= least))


def is_to_discuss(computed: Interval, assessed: Interval, settings: ConditionSettings = DEFAULTS) -> bool:
    """Return whether what was computed and what was assessed differ so much that people should talk."""
    return abs(computed.middle - assessed.middle) > settings.discuss_above
