"""What the five conditions tell beyond their profile: who differs, what to discuss, what to ask first (methods 1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.conditions import (
    CONDITIONS,
    DEFAULTS,
    QUESTIONS,
    QUESTIONS_EACH,
    ConditionSettings,
    assessor_score,
    is_to_discuss,
)
from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.scores import Assessor, ConditionProfile
from graph.analysis.fit.scoring import Fit
from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.model.values import is_known

COUNTERPARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"A": ("A",), "B": ("I", "C"), "C": ("R",), "D": ("O", "W", "P"), "E": ()}
)
"""Components of the fit that stand beside each condition; the process has none (methods 1.3)."""

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Beside:
    """A computed component beside an assessed condition; the two are never merged.

    Parameters
    ----------
    condition, component : str
        Which two.
    assessed : Interval
        By people.
    computed : Interval or None
        From the network; None where the component does not apply.
    is_to_discuss : bool
        Whether both tell something and lie far apart.
    """

    condition: str
    component: str
    assessed: Interval
    computed: Interval | None
    is_to_discuss: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What an answer to one question would tell.

    Parameters
    ----------
    question : str
        Which.
    narrows : float
        By how much it narrows its condition, 0 to 1, when all who left it open answer it.
    asked : tuple of (str, str)
        Who left it open; empty while nobody answered anything.
    may_be_lowest : bool
        Whether its condition may be the lowest.
    """

    question: str
    narrows: float
    asked: tuple[Assessor, ...]
    may_be_lowest: bool


def assessor_scores(found: ConditionProfile, condition: str) -> Mapping[Assessor, Interval]:
    """Return the bounds of each assessor who answered anything on a condition."""
    rows = {who: _on(condition, given) for who, given in sorted(found.answers.items())}
    return MappingProxyType({who: assessor_score(row) for who, row in rows.items() if set(row) != {None}})


def beside(found: ConditionProfile, fit: Fit, settings: ConditionSettings = DEFAULTS) -> tuple[Beside, ...]:
    """Return each computed component beside what assessors say.

    Parameters
    ----------
    found : ConditionProfile
        Of one party.
    fit : Fit
        Of the same party with the initiator.
    settings : ConditionSettings
        When the two are far apart.
    """
    pairs = [(condition, component) for condition in CONDITIONS for component in COUNTERPARTS[condition]]
    return tuple(_beside(found, fit, condition, component, settings) for condition, component in pairs)


def _beside(found: ConditionProfile, fit: Fit, condition: str, component: str, settings: ConditionSettings) -> Beside:
    assessed = found.profile.scores[condition]
    computed = fit.parts[component].score if component in fit.parts else None
    both_tell = computed is not None and UNKNOWN_SHARE not in (computed, assessed)
    differs = both_tell and computed is not None and is_to_discuss(computed, assessed, settings)
    return Beside(condition, component, assessed, computed, differs)


def most_telling(found: ConditionProfile) -> tuple[Telling, ...]:
    """Return the open questions, the one whose answer narrows its condition most first.

    Of equals those of a condition that may be the lowest come first, then those of the condition of which least is
    known: their answer says most about where the co-operation is weakest.
    """
    told = [_telling(found, question) for question in QUESTIONS]
    return tuple(sorted((one for one in told if one.narrows > 0), key=lambda one: _rank(found, one)))


def _telling(found: ConditionProfile, question: str) -> Telling:
    asked = tuple(who for who in found.assessors if question not in found.answers[who])
    share_open = len(asked) / len(found.assessors) if found.assessors else 1.0
    return Telling(question, share_open / QUESTIONS_EACH, asked, question[0] in found.profile.lowest)


def _rank(found: ConditionProfile, one: Telling) -> tuple[float, bool, float, str]:
    width = found.profile.scores[one.question[0]].width
    return (-round(one.narrows, DIGITS), not one.may_be_lowest, -round(width, DIGITS), one.question)


def answer_days(found: Dossier, party_id: str | None = None) -> tuple[str, ...]:
    """Return the dates on which anything was answered, newest first; for one party, or for all."""
    told = (one for one in found.answers if one.question in QUESTIONS and is_known(one.on))
    days = {str(one.on) for one in told if party_id in (None, one.party_id)}
    return tuple(sorted(days, reverse=True))


def assessed_ids(found: Dossier) -> tuple[str, ...]:
    """Return who can be answered for: all who join, then others for whom was answered, by id."""
    answered = {str(one.party_id) for one in found.answers if is_known(one.party_id)}
    return (*found.joining_ids, *sorted(answered.difference(found.joining_ids)))


def _on(condition: str, given: Mapping[str, int]) -> tuple[int | None, ...]:
    return tuple(given.get(f"{condition}{number}") for number in range(1, QUESTIONS_EACH + 1))
