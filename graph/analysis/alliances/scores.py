"""The five conditions and the value of an alliance, from what was recorded in its dossier (methods 1.3, 1.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.conditions import CONDITIONS, QUESTIONS, QUESTIONS_EACH, Profile, profile
from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.value import (
    UNTOLD,
    Item,
    PartnershipValue,
    PartyValue,
    partnership_value,
    party_value,
)
from graph.model.assessments import ConditionAnswer
from graph.model.values import is_known, known_or

Assessor = tuple[str, str]
"""For which party, and by whom."""


@dataclass(frozen=True, slots=True)
class ConditionProfile:
    """What assessors answered, and the profile that follows.

    Parameters
    ----------
    profile : Profile
        Bounds per condition.
    answers : mapping of (str, str) to mapping of str to int
        The newest answer per assessor and question.
    assessors : tuple of (str, str)
        Who answered anything: for which party, and by whom.
    n_answers : mapping of str to int
        Answered questions per condition, over all assessors.
    """

    profile: Profile
    answers: Mapping[Assessor, Mapping[str, int]]
    assessors: tuple[Assessor, ...]
    n_answers: Mapping[str, int]


def condition_profile(found: Dossier, on: str = "", party_id: str | None = None) -> ConditionProfile:
    """Return the profile of an alliance from its dated answers; a later answer of one assessor supersedes.

    That an assessor does not know any more supersedes too: what was known before counts as open from then on.

    Parameters
    ----------
    found : Dossier
        The alliance.
    on : str
        Only answers up to this date, ``yyyy-mm-dd``; empty for all.
    party_id : str, optional
        Only answers for this party, empty for those that name none; without it for all together.
    """
    answers: dict[Assessor, dict[str, int]] = {}
    for one in found.answers:
        who = (str(known_or(one.party_id, "")), str(known_or(one.answered_by, "")))
        if one.question not in QUESTIONS or _is_later(one, on) or party_id not in (None, who[0]):
            continue
        of_assessor = answers.setdefault(who, {})
        if is_known(one.value):
            of_assessor[str(one.question)] = int(one.value)
        else:
            of_assessor.pop(str(one.question), None)
    answers = {who: given for who, given in answers.items() if given}
    of_condition = {
        key: [tuple(given.get(f"{key}{n}") for n in range(1, QUESTIONS_EACH + 1)) for given in answers.values()]
        for key in CONDITIONS
    }
    counts = {key: sum(value is not None for one in rows for value in one) for key, rows in of_condition.items()}
    return ConditionProfile(
        profile(of_condition), MappingProxyType(answers), tuple(sorted(answers)), MappingProxyType(counts)
    )


def net_values(found: Dossier) -> Mapping[str, PartyValue]:
    """Return what the alliance yields each party of which anything was recorded, by id; a risk counts as a cost.

    Lines without any weight tell nothing: who has no others told nothing (methods 1.4, edge cases).
    """
    items: dict[str, tuple[list[Item], list[Item]]] = {}
    for one in found.values:
        weight = float(one.weight) if is_known(one.weight) else 1.0
        if weight > 0:
            benefits, costs = items.setdefault(one.party_id, ([], []))
            side = benefits if one.side == "benefit" else costs
            side.append(Item(str(one.title), weight, int(one.level) if is_known(one.level) else None))
    return MappingProxyType({party: party_value(*items[party]) for party in sorted(items)})


def partnership(found: Dossier) -> PartnershipValue | None:
    """Return the value for all who join, unknown for those of whom nothing was recorded; None while nobody joins."""
    told = dict.fromkeys(found.joining_ids, UNTOLD) | dict(net_values(found))
    return partnership_value(told) if told else None


def _is_later(one: ConditionAnswer, on: str) -> bool:
    return bool(on) and is_known(one.on) and str(one.on) > on
