"""What can be asked of a network: the relations, conditions and editions that occur in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from graph.exploration.facets import FACETS, NO_ITEMS
from graph.exploration.focus import Direction
from graph.exploration.pattern import CONDITIONS
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPES, TieType
from graph.model.values import NOT_APPLICABLE, UNKNOWN, is_known

MOST_LEADING = 12
NO_CHOICE = frozenset({NO_ITEMS, NOT_APPLICABLE.value})


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as read from one of its ends, and how many ties of it there are between two kinds."""

    tie_type: str
    direction: str
    n_ties: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from.

    Parameters
    ----------
    n_ties : mapping of (str, str, str) to int
        Ties by type, kind of source and kind of target.
    conditions : mapping of str to mapping of str to tuple of str
        By kind, then by facet: the options that occur, by name; ``unknown`` last.
    editions : mapping of str to tuple of str
        By type of tie: the editions that occur.
    unsettled : frozenset of str
        Types with ties that are not established, or not known to be.
    leading : mapping of str to tuple of str
        By kind: ids of the nodes with the most ties.
    """

    n_ties: Mapping[tuple[str, str, str], int]
    conditions: Mapping[str, Mapping[str, tuple[str, ...]]]
    editions: Mapping[str, tuple[str, ...]]
    unsettled: frozenset[str]
    leading: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def choices_in(snapshot: NetworkSnapshot) -> Choices:
    """Return what can be asked of a network; a snapshot never changes, so the last are remembered."""
    editions: dict[str, set[str]] = {}
    unsettled = set()
    counts: Counter[tuple[str, str, str]] = Counter()
    for tie in snapshot.ties.values():
        counts[tie.type, snapshot.records[tie.source_id].kind, snapshot.records[tie.target_id].kind] += 1
        if is_known(tie.edition):
            editions.setdefault(tie.type, set()).add(tie.edition)
        if tie.status not in ESTABLISHED_STATUSES:
            unsettled.add(tie.type)
    return Choices(
        n_ties=MappingProxyType(counts),
        conditions=MappingProxyType({kind: _conditions(snapshot, _nodes(snapshot, kind)) for kind in ACTOR_KINDS}),
        editions=MappingProxyType({tie_type: tuple(sorted(found)) for tie_type, found in editions.items()}),
        unsettled=frozenset(unsettled),
        leading=MappingProxyType({kind: _leading(snapshot, _nodes(snapshot, kind)) for kind in ACTOR_KINDS}),
    )


def relations_between(choices: Choices, kind: str, other_kind: str) -> tuple[Relation, ...]:
    """Return the relations that two kinds can have, read from the first; the most frequent first.

    Parameters
    ----------
    choices : Choices
        What occurs.
    kind, other_kind : str
        Kind at the near and the far end; empty for any.
    """
    found = []
    for tie_type in TIE_TYPES:
        for direction in (Direction.OUT, Direction.IN) if tie_type.directed else (Direction.OUT,):
            if allows(tie_type, direction, kind, other_kind):
                n_ties = _count(choices, tie_type, direction, kind, other_kind)
                found.append(Relation(tie_type.code, direction, n_ties))
    return tuple(sorted(found, key=lambda relation: -relation.n_ties))


def allows(tie_type: TieType, direction: str, kind: str, other_kind: str) -> bool:
    """Tell whether a type of tie can go between two kinds, read from the first."""
    near, far = tie_type.source_kinds, tie_type.target_kinds
    forward = _may_be(near, kind) and _may_be(far, other_kind)
    backward = _may_be(far, kind) and _may_be(near, other_kind)
    if not tie_type.directed or direction == Direction.BOTH:
        return forward or backward
    return forward if direction == Direction.OUT else backward


def other_kinds(choices: Choices, kind: str, tie_type: TieType | None, direction: str) -> tuple[str, ...]:
    """Return the kinds that can be at the other end of a relation; of any relation without a type."""
    if tie_type is None:
        return ACTOR_KINDS
    possible = [other for other in ACTOR_KINDS if allows(tie_type, direction, kind, other)]
    return tuple(sorted(possible, key=lambda other: -_count(choices, tie_type, direction, kind, other)))


def conditions_of(choices: Choices, kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return the options that occur by facet, of one kind or of all."""
    if kind:
        return choices.conditions[kind]
    found: dict[str, dict[str, None]] = {}
    for facets in choices.conditions.values():
        for facet, options in facets.items():
            found.setdefault(facet, {}).update(dict.fromkeys(options))
    return MappingProxyType({facet: tuple(_ordered(found[facet])) for facet in CONDITIONS if facet in found})


def leading_among(snapshot: NetworkSnapshot, choices: Choices, kinds: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the nodes of some kinds that have the most ties."""
    found = [node_id for kind in kinds for node_id in choices.leading[kind]]
    return tuple(sorted(found, key=lambda node_id: -len(snapshot.ties_of(node_id)))[:MOST_LEADING])


def _may_be(kinds: Collection[str], kind: str) -> bool:
    return not kinds or not kind or kind in kinds


def _count(choices: Choices, tie_type: TieType, direction: str, kind: str, other_kind: str) -> int:
    wanted = (kind, other_kind) if direction == Direction.OUT else (other_kind, kind)
    ways = {wanted, wanted[::-1]} if not tie_type.directed or direction == Direction.BOTH else {wanted}
    return sum(
        n
        for (code, source, target), n in choices.n_ties.items()
        if code == tie_type.code and any(near in ("", source) and far in ("", target) for near, far in ways)
    )


def _nodes(snapshot: NetworkSnapshot, kind: str) -> list[Node]:
    return [node for node in snapshot.by_kind.get(kind, {}).values() if isinstance(node, Node)]


def _conditions(snapshot: NetworkSnapshot, nodes: list[Node]) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for facet in CONDITIONS:
        options = {option for node in nodes for option in FACETS[facet].options_of(snapshot, node)} - NO_CHOICE
        if options - {UNKNOWN.value}:
            found[facet] = tuple(_ordered(options))
    return MappingProxyType(found)


def _ordered(options: Iterable[str]) -> list[str]:
    return sorted(options, key=lambda option: (option == UNKNOWN.value, option.casefold()))


def _leading(snapshot: NetworkSnapshot, nodes: list[Node]) -> tuple[str, ...]:
    ranked = sorted(nodes, key=lambda node: (-len(snapshot.ties_of(node.id)), display_name(node).casefold()))
    return tuple(node.id for node in ranked[:MOST_LEADING])
