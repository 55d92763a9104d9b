"""Whom the initiator of an alliance reaches: by a tie of its own, through one other, and in its other alliances."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.dossier import parties_of
from graph.model.alliances import Alliance
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import ACTORS
from graph.model.ties import Tie

CONFLICT = "conflict"
"""A layer whose ties speak for nobody."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Parties within two steps.

    Parameters
    ----------
    tied : mapping of str to tuple of Tie
        Own ties, by party.
    through : mapping of str to tuple of (Tie, Tie)
        Ways through one other: the tie of the initiator, then that of the party; by party.
    allied : mapping of str to tuple of str
        Other alliances of the initiator that a party is in, by party.
    """

    tied: Mapping[str, tuple[Tie, ...]]
    through: Mapping[str, tuple[tuple[Tie, Tie], ...]]
    allied: Mapping[str, tuple[str, ...]]


def reach(snapshot: NetworkSnapshot, alliance_id: str, initiator_id: str) -> Reach:
    """Return whom an initiator reaches; ways through this alliance or another that it leads are told as such."""
    led = {one.id for one in snapshot.of(Alliance).values() if one.initiator_id == initiator_id} | {alliance_id}
    tied: dict[str, list[Tie]] = {}
    through: dict[str, list[tuple[Tie, Tie]]] = {}
    for first in _speaking(snapshot, initiator_id):
        middle = first.other_end(initiator_id)
        if _kind(snapshot, middle) in ACTORS:
            tied.setdefault(middle, []).append(first)
        if middle in led or _kind(snapshot, middle) not in ACTOR_KINDS:
            continue
        for second in _speaking(snapshot, middle):
            far = second.other_end(middle)
            if far != initiator_id and _kind(snapshot, far) in ACTORS:
                through.setdefault(far, []).append((first, second))
    return Reach(
        MappingProxyType({party: tuple(ties) for party, ties in tied.items()}),
        MappingProxyType({party: tuple(ways) for party, ways in through.items()}),
        _allied(snapshot, sorted(led - {alliance_id}), initiator_id),
    )


def _allied(snapshot: NetworkSnapshot, led: list[str], initiator_id: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for other in led:
        for party in parties_of(snapshot, other):
            if party != initiator_id:
                found.setdefault(party, []).append(other)
    return MappingProxyType({party: tuple(alliances) for party, alliances in found.items()})


def _speaking(snapshot: NetworkSnapshot, node_id: str) -> list[Tie]:
    return [tie for tie in snapshot.ties_of(node_id) if tie.tie_type.layer != CONFLICT]


def _kind(snapshot: NetworkSnapshot, node_id: str) -> str:
    node = snapshot.nodes.get(node_id)
    return node.kind if node is not None else ""
