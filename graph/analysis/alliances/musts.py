"""What a partner must have, apart from how well it fits: yes, no, or not known yet (methods 1.2, 2.9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.party_index import folded, is_same
from graph.model.capabilities import Offer
from graph.model.distances import distance_km
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known

BRING, WITHIN = "bring", "within"


@dataclass(frozen=True, slots=True)
class Must:
    """One hard requirement, and whether a party meets it.

    Parameters
    ----------
    id : str
        ``bring`` or ``within``.
    what : str
        The capability that must be brought; empty for a distance.
    is_met : bool or None
        None while it is not known.
    km : float or None
        How far away the party is; None where that is not known or not asked.
    """

    id: str
    what: str
    is_met: bool | None
    km: float | None = None


def musts_of(snapshot: NetworkSnapshot, found: Dossier, party_id: str) -> tuple[Must, ...]:
    """Return the hard requirements of an alliance, and whether a party meets each.

    Only an offer of that very capability tells: one above nothing is a yes, one of nothing a no. What is recorded about
    other capabilities says nothing about this one (methods 0.1).

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    found : Dossier
        The alliance.
    party_id : str
        A candidate.
    """
    wanted = found.alliance.must_bring
    offers = _offers(snapshot, party_id)
    brought = [Must(BRING, what, _brings(offers, what)) for what in wanted] if isinstance(wanted, tuple) else []
    return (*brought, *_within(snapshot, found, party_id))


def is_outside(musts: Sequence[Must]) -> bool:
    """Return whether a party certainly falls short of a hard requirement."""
    return any(must.is_met is False for must in musts)


def _offers(snapshot: NetworkSnapshot, party_id: str) -> list[Offer]:
    known = (snapshot.records[record_id] for record_id in snapshot.referrers.get(party_id, ()))
    return [one for one in known if isinstance(one, Offer) and one.subject_id == party_id]


def _brings(offers: Sequence[Offer], what: str) -> bool | None:
    levels = [offer.level for offer in offers if is_same(str(offer.capability), what)]
    if any(is_known(level) and level > 0 for level in levels):
        return True
    return False if levels and all(map(is_known, levels)) else None


def _within(snapshot: NetworkSnapshot, found: Dossier, party_id: str) -> tuple[Must, ...]:
    most = found.alliance.within_km
    if not is_known(most):
        return ()
    if found.initiator_id not in snapshot.nodes:
        return (Must(WITHIN, "", None),)
    initiator, party = snapshot.nodes[found.initiator_id], snapshot.nodes[party_id]
    km = distance_km(snapshot, initiator, party)
    if is_known(km):
        return (Must(WITHIN, "", km <= most, km),)
    home = folded(initiator, "municipality")
    is_beside = bool(home) and home == folded(party, "municipality")
    return (Must(WITHIN, "", True if is_beside else None),)
