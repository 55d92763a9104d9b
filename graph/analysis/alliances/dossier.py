"""The dossier of one alliance: everything that was recorded about it, brought together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.capabilities import Need, Offer
from graph.model.dates import latest
from graph.model.dossiers import (
    Candidate,
    Contribution,
    Evaluation,
    Milestone,
    StepDecision,
    ValueItem,
    Weighting,
)
from graph.model.errors import RecordNotFound
from graph.model.follow_up import Agreement, Contact, Note, Task
from graph.model.records import DatedRecord
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known, known_or

PARTY = "PARTNER_OF"
LISTED, CHOSEN, EXCLUDED = "listed", "talk", "excluded"

R = TypeVar("R", bound=DatedRecord)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of one alliance.

    Parameters
    ----------
    alliance : Alliance
        The alliance.
    initiator_id : str
        Who takes the initiative; empty while unknown.
    party_ids : tuple of str
        Who is a party in it, by id.
    needs : tuple of Need
        What the alliance seeks; where nothing is said of the alliance itself, what its initiator seeks.
    offers : tuple of Offer
        What its initiator brings.
    candidates : mapping of str to Candidate
        Where each candidate stands, by party.
    answers : tuple of ConditionAnswer
        On the five conditions, oldest first.
    values : tuple of ValueItem
        What it yields and costs.
    agreements, contributions, milestones, contacts, tasks, evaluations, notes : tuple of record
        As recorded, oldest first.
    decisions : mapping of str to StepDecision
        The newest decision to pass a step although its gate is not, by step.
    chosen : str
        The newest settings chosen for it, as text; empty for none.
    """

    alliance: Alliance
    initiator_id: str
    party_ids: tuple[str, ...]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    candidates: Mapping[str, Candidate]
    answers: tuple[ConditionAnswer, ...]
    values: tuple[ValueItem, ...]
    agreements: tuple[Agreement, ...]
    contributions: tuple[Contribution, ...]
    milestones: tuple[Milestone, ...]
    contacts: tuple[Contact, ...]
    tasks: tuple[Task, ...]
    evaluations: tuple[Evaluation, ...]
    notes: tuple[Note, ...]
    decisions: Mapping[str, StepDecision]
    chosen: str

    @property
    def listed_ids(self) -> tuple[str, ...]:
        """Candidates that were not excluded, by id."""
        return tuple(sorted(party for party, found in self.candidates.items() if found.state != EXCLUDED))

    @property
    def joining_ids(self) -> tuple[str, ...]:
        """Who takes the initiative, then the parties and candidates to talk to, by id."""
        others = (set(self.party_ids) | set(self.talk_ids)) - {self.initiator_id}
        return (*filter(None, (self.initiator_id,)), *sorted(others))

    @property
    def talk_ids(self) -> tuple[str, ...]:
        """Candidates to talk to, by id."""
        return tuple(sorted(party for party, found in self.candidates.items() if found.state == CHOSEN))


def dossier(snapshot: NetworkSnapshot, alliance_id: str, on: str = "") -> Dossier:
    """Return the dossier of an alliance.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    alliance_id : str
        Which alliance.
    on : str
        The date, ``yyyy-mm-dd``: who left by then is no party; empty to count all who ever were.

    Raises
    ------
    RecordNotFound
        There is no such alliance.
    """
    alliance = snapshot.of(Alliance).get(alliance_id)
    if alliance is None:
        raise RecordNotFound(alliance_id)
    initiator = str(known_or(alliance.initiator_id, ""))
    chosen = _about(snapshot, Weighting, alliance_id)
    return Dossier(
        alliance,
        initiator,
        parties_of(snapshot, alliance_id, on),
        _about(snapshot, Need, alliance_id) or _about(snapshot, Need, initiator),
        _about(snapshot, Offer, initiator),
        MappingProxyType({found.party_id: found for found in _about(snapshot, Candidate, alliance_id)}),
        _about(snapshot, ConditionAnswer, alliance_id),
        _about(snapshot, ValueItem, alliance_id),
        _about(snapshot, Agreement, alliance_id),
        _about(snapshot, Contribution, alliance_id),
        _about(snapshot, Milestone, alliance_id),
        _about(snapshot, Contact, alliance_id),
        _about(snapshot, Task, alliance_id),
        _about(snapshot, Evaluation, alliance_id),
        _about(snapshot, Note, alliance_id),
        MappingProxyType({str(found.step): found for found in _about(snapshot, StepDecision, alliance_id)}),
        str(chosen[-1].values) if chosen else "",
    )


def parties_of(snapshot: NetworkSnapshot, alliance_id: str, on: str = "") -> tuple[str, ...]:
    """Return who is a party in an alliance, by id; who left on a date or before it is none."""
    return tuple(sorted({tie.source_id for tie in party_ties(snapshot, alliance_id) if not has_left(tie, on)}))


def party_ties(snapshot: NetworkSnapshot, alliance_id: str) -> list[Tie]:
    """Return the ties by which anyone is, was or will be a party in an alliance."""
    return [tie for tie in snapshot.ties_of(alliance_id) if tie.type == PARTY and tie.target_id == alliance_id]


def has_left(tie: Tie, on: str) -> bool:
    """Return whether a party left on a date or before it; without a date nobody has."""
    return bool(on) and is_known(tie.valid_to) and latest(tie.valid_to) <= on


def _about(snapshot: NetworkSnapshot, record_type: type[R], subject_id: str) -> tuple[R, ...]:
    """Return the records of one kind about a subject, oldest first: of one day, in the order of writing."""
    known = (snapshot.records[record_id] for record_id in snapshot.referrers.get(subject_id, ()))
    found = [one for one in known if type(one) is record_type and getattr(one, "subject_id", "") == subject_id]
    return tuple(_in_order(found))


def _in_order(records: Iterable[R]) -> list[R]:
    return sorted(records, key=lambda one: (str(one.on) if is_known(one.on) else "", one.recorded_at, one.id))
