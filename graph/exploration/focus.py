"""Look around nodes: surroundings by steps, neighbours, and expansions that can be taken back exactly."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie

MAX_DEPTH = 4


class Direction(StrEnum):
    """Which way ties are followed; ties of an undirected type are followed both ways."""

    BOTH = "both"
    OUT = "out"
    IN = "in"


class Order(StrEnum):
    """Which neighbours come first when not all are shown."""

    MOST_CONNECTED = "most_connected"
    LEAST_CONNECTED = "least_connected"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be walked over.

    Parameters
    ----------
    node_ids : collection of str or None
        Nodes that may be reached; all actors when None.
    tie_ids : collection of str or None
        Ties that may be followed; all when None.
    """

    node_ids: Collection[str] | None = None
    tie_ids: Collection[str] | None = None

    def node(self, snapshot: NetworkSnapshot, node_id: str) -> bool:
        """Tell whether a node may be reached."""
        if self.node_ids is None:
            return snapshot.records[node_id].kind in ACTOR_KINDS
        return node_id in self.node_ids

    def tie(self, tie: Tie) -> bool:
        """Tell whether a tie may be followed."""
        return self.tie_ids is None or tie.id in self.tie_ids


EVERYTHING = Allowed()


@dataclass(frozen=True, slots=True)
class Focus:
    """The surroundings of one or more nodes.

    Parameters
    ----------
    steps : mapping of str to int
        Fewest steps to a centre, by node id; 0 for a centre. Nearest first.
    tie_ids : frozenset of str
        All allowed ties between those nodes.
    """

    steps: Mapping[str, int]
    tie_ids: frozenset[str]

    @property
    def node_ids(self) -> frozenset[str]:
        """Ids of all nodes in it."""
        return frozenset(self.steps)


@dataclass(frozen=True, slots=True)
class ExpansionPreview:
    """What opening up a node would add.

    Parameters
    ----------
    n_new : int
        Number of nodes.
    by_kind, by_tie_type : mapping of str to int
        The same, by kind of node; and by type of tie, where a node tied in two ways counts in both.
    """

    n_new: int
    by_kind: Mapping[str, int]
    by_tie_type: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Expansion:
    """The neighbours that opening up a node shows.

    What is visible is the union of a base and such values, so leaving one out takes back exactly
    what it alone brought.
    """

    node_id: str
    node_ids: tuple[str, ...]


def focus(
    snapshot: NetworkSnapshot,
    centres: Collection[str],
    depth: int = 1,
    direction: str = Direction.BOTH,
    allowed: Allowed = EVERYTHING,
) -> Focus:
    """Return all that lies within some steps of the centres.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    centres : collection of str
        Ids of nodes to look around; they are part of the answer whether allowed or not.
    depth : int
        Number of steps, 1 to 4.
    direction : str
        ``both``, ``out`` or ``in``.
    allowed : Allowed
        What may be walked over; all actors and all ties by default.

    Returns
    -------
    Focus
        Steps by node id, and the ties between those nodes.

    Raises
    ------
    RecordNotFound
        A centre does not exist.
    ValueError
        The depth or direction is none of those above.
    """
    steps = steps_around(snapshot, centres, depth, direction, allowed)
    return Focus(steps, ties_among(snapshot, steps, allowed))


def steps_around(
    snapshot: NetworkSnapshot,
    centres: Collection[str],
    depth: int = 1,
    direction: str = Direction.BOTH,
    allowed: Allowed = EVERYTHING,
) -> Mapping[str, int]:
    """Return the steps of `focus`, without looking for the ties between what is found."""
    if not 1 <= depth <= MAX_DEPTH:
        raise ValueError(f"depth {depth} is not between 1 and {MAX_DEPTH}")
    way = Direction(direction)
    steps = {snapshot.node(centre).id: 0 for centre in centres}
    reached = list(steps)
    for step in range(1, depth + 1):
        found = {
            neighbour
            for node_id in reached
            for neighbour, _ in _around(snapshot, node_id, way, allowed)
            if neighbour not in steps
        }
        reached = sorted(found)
        steps.update(dict.fromkeys(reached, step))
    return MappingProxyType(steps)


def ties_among(snapshot: NetworkSnapshot, node_ids: Collection[str], allowed: Allowed = EVERYTHING) -> frozenset[str]:
    """Return the ids of the allowed ties that have both ends among these nodes."""
    return frozenset(
        tie.id
        for node_id in node_ids
        for tie in snapshot.ties_of(node_id)
        if tie.source_id == node_id and tie.target_id in node_ids and allowed.tie(tie)
    )


def neighbours_of(
    snapshot: NetworkSnapshot,
    ids: Iterable[str],
    direction: str = Direction.BOTH,
    allowed: Allowed = EVERYTHING,
) -> frozenset[str]:
    """Return all that is tied to at least one of these nodes, without those nodes themselves."""
    around = tuple(ids)
    way = Direction(direction)
    found = {neighbour for node_id in around for neighbour, _ in _around(snapshot, node_id, way, allowed)}
    return frozenset(found.difference(around))


def common_neighbours(snapshot: NetworkSnapshot, ids: Iterable[str], allowed: Allowed = EVERYTHING) -> frozenset[str]:
    """Return all that is tied to every one of these nodes, without those nodes themselves."""
    around = tuple(ids)
    if not around:
        return frozenset()
    sets = [{other for other, _ in _around(snapshot, node_id, Direction.BOTH, allowed)} for node_id in around]
    return frozenset(set.intersection(*sets).difference(around))


def expansion_preview(
    snapshot: NetworkSnapshot, visible: Collection[str], node_id: str, allowed: Allowed = EVERYTHING
) -> ExpansionPreview:
    """Return what opening up a node would add to what is visible.

    Raises
    ------
    RecordNotFound
        The node does not exist.
    """
    types: dict[str, set[str]] = {}
    for neighbour, tie in _around(snapshot, snapshot.node(node_id).id, Direction.BOTH, allowed):
        if neighbour not in visible:
            types.setdefault(neighbour, set()).add(tie.type)
    return ExpansionPreview(
        len(types),
        _counted(snapshot.records[neighbour].kind for neighbour in types),
        _counted(tie_type for found in types.values() for tie_type in found),
    )


def expand(
    snapshot: NetworkSnapshot,
    node_id: str,
    tie_types: Collection[str] | None = None,
    limit: int | None = None,
    order: str = Order.MOST_CONNECTED,
    allowed: Allowed = EVERYTHING,
) -> Expansion:
    """Return the neighbours that opening up a node shows, whatever else is visible.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    node_id : str
        The node to open up.
    tie_types : collection of str or None
        Only along ties of these types; all when None or empty.
    limit : int or None
        At most this many; all when None or 0.
    order : str
        Which come first: ``most_connected``, ``least_connected`` (by distinct partners over what is
        allowed) or ``name``; equals by name, then id.
    allowed : Allowed
        What may be walked over.

    Returns
    -------
    Expansion
        Ids in that order.

    Raises
    ------
    RecordNotFound
        The node does not exist.
    ValueError
        The order is none of those above.
    """
    first = Order(order)
    found = {
        neighbour
        for neighbour, tie in _around(snapshot, snapshot.node(node_id).id, Direction.BOTH, allowed)
        if not tie_types or tie.type in tie_types
    }

    def rank(other: str) -> tuple[int, str, str]:
        sign = {Order.MOST_CONNECTED: -1, Order.LEAST_CONNECTED: 1, Order.NAME: 0}[first]
        n_partners = len(neighbours_of(snapshot, (other,), allowed=allowed)) if sign else 0
        return (sign * n_partners, display_name(snapshot.records[other]).casefold(), other)

    ranked = sorted(found, key=rank)
    return Expansion(node_id, tuple(ranked[:limit] if limit else ranked))


def _around(snapshot: NetworkSnapshot, node_id: str, way: Direction, allowed: Allowed) -> Iterator[tuple[str, Tie]]:
    """Yield each allowed neighbour with the tie that leads to it; a neighbour may come more than once."""
    for tie in snapshot.ties_of(node_id):
        neighbour = tie.other_end(node_id)
        if (
            neighbour != node_id
            and _leads(tie, node_id, way)
            and allowed.tie(tie)
            and allowed.node(snapshot, neighbour)
        ):
            yield neighbour, tie


def _leads(tie: Tie, node_id: str, way: Direction) -> bool:
    if way is Direction.BOTH or not TIE_TYPE[tie.type].directed:
        return True
    return (tie.source_id == node_id) == (way is Direction.OUT)


def _counted(codes: Iterable[str]) -> Mapping[str, int]:
    return MappingProxyType(dict(sorted(Counter(codes).items(), key=lambda item: (-item[1], item[0]))))
