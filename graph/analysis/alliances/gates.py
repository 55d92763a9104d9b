"""What has to be there before an alliance goes on to the next step: shown, never a lock (methods 1.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.scores import condition_profile, net_values
from graph.analysis.fit.scoring import Ranking
from graph.analysis.setting_fields import integer
from graph.model.choices import ALLIANCE_STEP
from graph.model.values import is_known

STEPS: tuple[str, ...] = tuple(choice.code for choice in ALLIANCE_STEP)
"""The seven steps in their order; a reconstruction (methods 1.1)."""


@dataclass(frozen=True, slots=True)
class GateSettings:
    """How much has to be there.

    Parameters
    ----------
    candidates : int
        Fewest candidates on the long list and in the ranking.
    assessors : int
        Fewest who answered on the five conditions.
    foremost : int
        First places in which no veto may stand.
    """

    candidates: int = integer(3, "minstens kandidaten", "fewest candidates", 1, 50, "1.2")
    assessors: int = integer(2, "minstens beoordelaars", "fewest assessors", 1, 50, "1.2")
    foremost: int = integer(3, "eerste plaatsen zonder veto", "first places without a veto", 1, 50, "1.2")


DEFAULTS = GateSettings()
NOT_RANKED = Ranking((), (), MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that has to be there.

    Parameters
    ----------
    id : str
        What.
    n : int
        How much of it there is.
    wanted : int
        How much there has to be.
    """

    id: str
    n: int
    wanted: int = 1

    @property
    def is_met(self) -> bool:
        """Whether there is enough."""
        return self.n >= self.wanted


@dataclass(frozen=True, slots=True)
class Gate:
    """The requirements of one step.

    Parameters
    ----------
    step : str
        Which step.
    requirements : tuple of Requirement
        In the order in which they are told.
    reason : str
        Why the step counts as passed although something is missing; empty for no such decision.
    """

    step: str
    requirements: tuple[Requirement, ...]
    reason: str = ""

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What is not there yet."""
        return tuple(one for one in self.requirements if not one.is_met)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the step is there."""
        return not any(one.n for one in self.requirements)

    @property
    def is_passed(self) -> bool:
        """Whether all is there, or it was decided with a reason to go on without."""
        return not self.missing or bool(self.reason)


def gates(found: Dossier, ranked: Ranking, settings: GateSettings = DEFAULTS) -> Mapping[str, Gate]:
    """Return the gate of every step, by step.

    Parameters
    ----------
    found : Dossier
        The alliance.
    ranked : Ranking
        Of its candidates that were not excluded.
    settings : GateSettings
        How much has to be there.
    """
    return MappingProxyType(
        {step: Gate(step, _REQUIRED[step](found, ranked, settings), _reason(found, step)) for step in STEPS}
    )


def first_open(found: Dossier, settings: GateSettings = DEFAULTS) -> str:
    """Return the first step whose gate is not passed, else the last; of the fit, by who was chosen to talk to."""
    passed = gates(found, NOT_RANKED, settings)
    chosen = bool(found.talk_ids)
    still = (step for step in STEPS if not passed[step].is_passed and not (step == "fit" and chosen))
    return next(still, STEPS[-1])


def _reason(found: Dossier, step: str) -> str:
    return str(found.decisions[step].reason) if step in found.decisions else ""


def _ambition(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    alliance = found.alliance
    return (
        Requirement("ambition", int(is_known(alliance.ambition))),
        Requirement("themes", len(alliance.themes) if is_known(alliance.themes) else 0),
        Requirement("needs", sum(is_known(need.level) and need.level > 0 for need in found.needs)),
        Requirement("owner", int(is_known(alliance.owner))),
    )


def _long_list(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    return (
        Requirement("initiator", int(bool(found.initiator_id))),
        Requirement("candidates", len(found.listed_ids), settings.candidates),
    )


def _fit(found: Dossier, ranked: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    foremost = ranked.ranked[: settings.foremost]
    return (
        Requirement("ranked", len(ranked.ranked), settings.candidates),
        Requirement("no_veto", int(bool(foremost) and not any(fit.gates for fit in foremost))),
        Requirement("talk", len(found.talk_ids)),
    )


def _conditions(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    profile = condition_profile(found)
    return (
        Requirement("assessors", len(profile.assessors), settings.assessors),
        Requirement("discussed", sum(bool(n) for n in profile.n_answers.values()), len(profile.n_answers)),
    )


def _value(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    nets = net_values(found)
    return (Requirement("gaining", sum(value.net.low > 0 for value in nets.values()), max(2, len(found.joining_ids))),)


def _agreement(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    signed = sum(is_known(one.signed_on) for one in found.agreements)
    return (
        Requirement("parties", len(found.party_ids), 2),
        Requirement("signed", signed),
    )


def _follow_up(found: Dossier, _: Ranking, settings: GateSettings) -> tuple[Requirement, ...]:
    return (
        Requirement("review", int(is_known(found.alliance.review_on))),
        Requirement("evaluated", len(found.evaluations)),
    )


_REQUIRED: Mapping[str, Callable[[Dossier, Ranking, GateSettings], tuple[Requirement, ...]]] = MappingProxyType(
    {
        "ambition": _ambition,
        "long_list": _long_list,
        "fit": _fit,
        "conditions": _conditions,
        "value": _value,
        "agreement": _agreement,
        "follow_up": _follow_up,
    }
)
