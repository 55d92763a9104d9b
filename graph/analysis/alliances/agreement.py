"""What the parties of an alliance agreed: who takes part, what each signed, brings and gains, and by when (step 6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.dossier import Dossier, has_left, party_ties
from graph.analysis.alliances.scores import net_values
from graph.analysis.alliances.value import PartyValue
from graph.model.choices import CONTRIBUTION_TYPE
from graph.model.dates import latest
from graph.model.dossiers import Contribution, Milestone
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import ACTORS
from graph.model.ties import Tie
from graph.model.values import is_known, known_or

INTENT, COMMITMENT = "SIGNED_INTENT", "SIGNED_COMMITMENT"
MONEY = "money"
KINDS: tuple[str, ...] = tuple(choice.code for choice in CONTRIBUTION_TYPE)


@dataclass(frozen=True, slots=True)
class Party:
    """One that takes part in an alliance, and what it signed.

    Parameters
    ----------
    party_id : str
        Who.
    tie : Tie
        By which it takes part; of several the one that began last.
    intents, commitments : tuple of Tie
        Its letters of intent and its declarations of commitment, the oldest first.
    """

    party_id: str
    tie: Tie
    intents: tuple[Tie, ...]
    commitments: tuple[Tie, ...]


def parties(snapshot: NetworkSnapshot, found: Dossier, on: str) -> tuple[Party, ...]:
    """Return who is a party on a date, by id, with what each signed."""
    held = {
        tie.source_id: tie
        for tie in sorted(party_ties(snapshot, found.alliance.id), key=_start)
        if not has_left(tie, on)
    }
    return tuple(
        Party(party, tie, signed(snapshot, found, party, INTENT), signed(snapshot, found, party, COMMITMENT))
        for party, tie in sorted(held.items())
    )


def signed(snapshot: NetworkSnapshot, found: Dossier, party_id: str, declaration: str) -> tuple[Tie, ...]:
    """Return the declarations of one type that a party gave to an alliance, the oldest first."""
    ties = (tie for tie in snapshot.ties_of(found.alliance.id) if tie.type == declaration)
    return tuple(sorted((tie for tie in ties if tie.source_id == party_id), key=_start))


def former_parties(snapshot: NetworkSnapshot, found: Dossier, on: str) -> tuple[Tie, ...]:
    """Return the ties of who was a party and is none any more, the latest to leave first."""
    left = (tie for tie in party_ties(snapshot, found.alliance.id) if has_left(tie, on))
    gone = [tie for tie in left if tie.source_id not in found.party_ids]
    return tuple(sorted(gone, key=lambda tie: (str(tie.valid_to), tie.id), reverse=True))


def may_join(snapshot: NetworkSnapshot, found: Dossier) -> tuple[str, ...]:
    """Return who is no party yet but is expected to be: the initiator, then who is on the list to talk to."""
    asked = dict.fromkeys((found.initiator_id, *found.talk_ids))
    actors = (one for one in asked if one in snapshot.nodes and snapshot.nodes[one].kind in ACTORS)
    return tuple(one for one in actors if one not in found.party_ids)


@dataclass(frozen=True, slots=True)
class Sum:
    """What contributions come to in one unit.

    Parameters
    ----------
    unit : str
        In which unit; empty where none was told.
    amount : float
        Of those that tell how much.
    """

    unit: str
    amount: float


def sums(contributions: Iterable[Contribution]) -> tuple[Sum, ...]:
    """Return what contributions come to, one sum per unit: hours and euros are never added."""
    totals: dict[str, float] = {}
    for one in contributions:
        if is_known(one.amount):
            unit = str(known_or(one.unit, "")).strip()
            totals[unit] = totals.get(unit, 0.0) + float(one.amount)
    return tuple(Sum(unit, amount) for unit, amount in sorted(totals.items()))


def n_without_amount(contributions: Iterable[Contribution]) -> int:
    """Return how many contributions do not tell how much."""
    return sum(not is_known(one.amount) for one in contributions)


def contributed(found: Dossier) -> Mapping[str, Mapping[str, tuple[Contribution, ...]]]:
    """Return what was promised, by party and then by kind; parties of now come first, by id."""
    promised = dict.fromkeys(sorted(one.party_id for one in found.contributions))
    everyone = dict.fromkeys((*found.party_ids, *promised))
    return MappingProxyType(
        {
            party: MappingProxyType(
                {
                    kind: tuple(one for one in found.contributions if one.party_id == party and one.type == kind)
                    for kind in KINDS
                }
            )
            for party in everyone
        }
    )


def milestone_state(one: Milestone, on: str) -> str:
    """Return ``reached``, ``late`` or ``open``; what is due on a day is late from the next."""
    if is_known(one.done_on):
        return "reached"
    return "late" if is_known(one.due_on) and latest(one.due_on) < on else "open"


def milestones_in_order(found: Dossier) -> tuple[Milestone, ...]:
    """Return milestones by when they are due, those without a date last."""
    return tuple(sorted(found.milestones, key=lambda one: (str(known_or(one.due_on, "9999")), one.id)))


@dataclass(frozen=True, slots=True)
class CaseRow:
    """The business case as one party sees it.

    Parameters
    ----------
    party_id : str
        Who.
    value : PartyValue or None
        What it gains and spends, 0 to 1; None while nothing was recorded.
    money : tuple of Sum
        Money that it brings.
    n_open : int
        Promises of money that do not tell how much.
    """

    party_id: str
    value: PartyValue | None
    money: tuple[Sum, ...]
    n_open: int


def business_case(found: Dossier) -> tuple[CaseRow, ...]:
    """Return the business case per party: the parties of now, and others of whom a value or money was recorded."""
    values = net_values(found)
    money = [one for one in found.contributions if one.type == MONEY]
    everyone = dict.fromkeys((*found.party_ids, *sorted({*values, *(one.party_id for one in money)})))
    rows = []
    for party in everyone:
        own = [one for one in money if one.party_id == party]
        rows.append(CaseRow(party, values.get(party), sums(own), n_without_amount(own)))
    return tuple(rows)


def _start(tie: Tie) -> tuple[str, str]:
    return str(known_or(tie.valid_from, "")), tie.id
