"""What a view shows of a network: which nodes and ties, and how many it leaves out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dashboard.pages.network.address import Expansion, NetworkView
from dashboard.pages.network.marks import NO_MARKS, Marks
from dashboard.work.outcomes import NotThere
from graph.analysis.communities import Communities, Group
from graph.analysis.work import Work, at_once
from graph.exploration.errors import BadQuestion
from graph.exploration.filters import Filtered, NetworkFilter, apply_filter
from graph.exploration.focus import EVERYTHING, Allowed, expand, steps_around, ties_among
from graph.exploration.pattern import PatternQuestion
from graph.exploration.pattern_answer import Answer, answer
from graph.exploration.pattern_parts import named_nodes
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot

NO_FILTER = NetworkFilter()


@dataclass(frozen=True, slots=True)
class Division:
    """The communities of what is shown.

    Parameters
    ----------
    groups : tuple of Group
        The largest first.
    found : Communities
        How sure the division is.
    names : mapping of int to str
        What each group is called, by number.
    n_inside, n_leaving : mapping of int to int
        Ties with both ends in a group, and with one, by number.
    """

    groups: tuple[Group, ...]
    found: Communities
    names: Mapping[int, str]
    n_inside: Mapping[int, int]
    n_leaving: Mapping[int, int]

    def number_of(self) -> Mapping[str, int]:
        """Return the number of the group of each node, and of each node that stands for a group."""
        members = {node_id: group.number for group in self.groups for node_id in group.member_ids}
        return members | {group_node_id(group.number): group.number for group in self.groups}


def group_node_id(number: int) -> str:
    """Return the id of the node that stands for a group."""
    return f"group:{number}"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the canvas and in the table.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network it is a part of.
    view : NetworkView
        What was asked.
    node_ids, tie_ids : tuple of str
        Shown, in the order of the network; a tie has both its ends shown. Empty when there are too many.
    faded : frozenset of str
        Nodes and ties that are shown but outside the filter.
    surroundings : tuple of str
        Nodes that would be shown without filter and without hiding: what a layout is made for.
    n_filtered, n_hidden : int
        Nodes of the surroundings that the filter takes out; nodes and ties that were hidden by hand.
    n_all : int
        Nodes in the whole network.
    n_unplaced : int
        Nodes that are left out of the map because nobody knows where they are, the faded aside.
    n_too_many : int
        How many nodes would be shown, when that is more than can be drawn; else 0.
    missing : tuple of str
        Ids in the address that the network does not have (any more).
    brought : mapping of str to int
        By node that was opened up: how many shown nodes it alone brought.
    question : PatternQuestion or None
        The question of the view, when it can be read.
    answer : Answer or None
        All that fit it, shown or not.
    matched, proving : frozenset of str
        Nodes that fit the question, and ties that prove it.
    marks : Marks
        What stands out.
    division : Division or None
        The communities of what is shown, when they are asked for.
    work : Work
        Carries out what can take long about it.
    awaited : NotThere or None
        What has to be computed before all that the lens marks is in it.
    """

    snapshot: NetworkSnapshot
    view: NetworkView
    node_ids: tuple[str, ...]
    tie_ids: tuple[str, ...]
    faded: frozenset[str]
    surroundings: tuple[str, ...]
    n_filtered: int
    n_hidden: int
    n_all: int
    n_too_many: int
    missing: tuple[str, ...]
    brought: Mapping[str, int]
    question: PatternQuestion | None = None
    answer: Answer | None = None
    matched: frozenset[str] = frozenset()
    proving: frozenset[str] = frozenset()
    marks: Marks = NO_MARKS
    n_unplaced: int = 0
    division: Division | None = None
    work: Work = field(default=at_once, compare=False, repr=False)
    awaited: NotThere | None = None

    @property
    def clear_ids(self) -> tuple[str, ...]:
        """Shown nodes that are not faded: those that pass the filter."""
        return tuple(node_id for node_id in self.node_ids if node_id not in self.faded)


@dataclass(frozen=True, slots=True)
class _Reached:
    """Where a view leads: what it starts from, and what each opened node adds."""

    base: frozenset[str]
    opened: Mapping[str, frozenset[str]]

    def nodes(self) -> frozenset[str]:
        """Return all nodes."""
        return self.base.union(*self.opened.values())

    def brought(self) -> dict[str, int]:
        """Return how many nodes each expansion alone shows: those that go when it is taken back."""
        return {
            node_id: len(found - self.base.union(*(other for key, other in self.opened.items() if key != node_id)))
            for node_id, found in self.opened.items()
        }


def compose_scene(
    snapshot: NetworkSnapshot,
    view: NetworkView,
    question: PatternQuestion | None = None,
    most: int | None = None,
    also: frozenset[str] = frozenset(),
    only: frozenset[str] | None = None,
) -> Scene:
    """Return what a view shows.

    The filter comes after the walk: it takes out of the surroundings who does not pass, the centres aside, so
    that the number beside an option is what choosing it gives, whether the rest is hidden or faded.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    view : NetworkView
        What is asked.
    question : PatternQuestion, optional
        The question of the view.
    most : int, optional
        More nodes than this are counted, not shown; any number without it.
    also : frozenset of str, optional
        Nodes that are shown besides those of the view.
    only : frozenset of str, optional
        Nodes that can be shown; all without it.

    Raises
    ------
    PlaceNotFound
        The filter looks around a place that has no known point.
    """
    centres, missing = _existing(snapshot, view, question)
    found = answer(snapshot, question, most) if question else None
    reached = _reached(snapshot, view, centres, found)
    surroundings = reached.nodes() | also.intersection(snapshot.nodes)
    surroundings = surroundings if only is None else surroundings & only
    filtered = filter_within(snapshot, view, surroundings) if view.filter != NO_FILTER else None
    is_narrowed = filtered is not None and not view.fade
    shown = surroundings & filtered.node_ids if filtered and is_narrowed else surroundings
    visible = shown.difference(view.hidden)
    is_too_large = most is not None and len(visible) > most
    drawn = frozenset[str]() if is_too_large else visible
    among = ties_among(snapshot, drawn, Allowed(None, filtered.tie_ids if filtered and is_narrowed else None))
    ties = among.difference(view.hidden)
    return Scene(
        snapshot=snapshot,
        view=view,
        node_ids=tuple(node_id for node_id in snapshot.nodes if node_id in drawn),
        tie_ids=tuple(tie_id for tie_id in snapshot.ties if tie_id in ties),
        faded=_faded(filtered, drawn, ties) if filtered and view.fade else frozenset(),
        surroundings=tuple(node_id for node_id in snapshot.nodes if node_id in surroundings),
        n_filtered=len(surroundings - shown),
        n_hidden=len(shown) - len(visible) + len(among) - len(ties),
        n_all=sum(len(snapshot.by_kind.get(kind, ())) for kind in view.filter.kinds.union(ACTOR_KINDS)),
        n_too_many=len(visible) if is_too_large else 0,
        missing=missing,
        brought=reached.brought(),
        question=question,
        answer=found,
        matched=frozenset(match.node_id for match in found.matches) if found else frozenset(),
        proving=frozenset(tie_id for match in found.matches for tie_id in match.tie_ids) if found else frozenset(),
    )


def question_of(view: NetworkView) -> PatternQuestion | None:
    """Return the question that a view asks; none when its text cannot be read, which the page then tells."""
    try:
        return PatternQuestion.from_text(view.question) if view.question else None
    except BadQuestion:
        return None


def _existing(
    snapshot: NetworkSnapshot, view: NetworkView, question: PatternQuestion | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    centres = tuple(node_id for node_id in view.centres if node_id in snapshot.nodes)
    opened = (expansion.node_id for expansion in view.expansions)
    asked = (*view.centres, *opened, *(named_nodes(question) if question else ()))
    return centres, tuple(dict.fromkeys(node_id for node_id in asked if node_id not in snapshot.nodes))


def filter_within(snapshot: NetworkSnapshot, view: NetworkView, node_ids: Collection[str]) -> Filtered:
    """Return what of some nodes, and of the ties among them, passes the filter of a view; its centres always do."""
    return apply_filter(part_of(snapshot, node_ids), view.filter, view.centres)


def part_of(snapshot: NetworkSnapshot, node_ids: Collection[str]) -> NetworkSnapshot:
    """Return the part of a network that holds some nodes and the ties among them, and all places and terms."""
    kept = frozenset(node_ids)
    if all(kept.issuperset(snapshot.by_kind.get(kind, ())) for kind in ACTOR_KINDS):
        return snapshot
    words = (record for kind in ("place", "theme") for record in snapshot.by_kind.get(kind, {}).values())
    nodes = (snapshot.nodes[node_id] for node_id in snapshot.nodes if node_id in kept)
    ties = (snapshot.ties[tie_id] for tie_id in ties_among(snapshot, kept))
    return NetworkSnapshot(snapshot.revision, {record.id: record for record in (*words, *nodes, *ties)})


def walkable(view: NetworkView, snapshot: NetworkSnapshot) -> Allowed:
    """Return what a view walks over: actors, and other nodes when their kind is chosen."""
    kinds = view.filter.kinds.union(ACTOR_KINDS)
    if kinds == frozenset(ACTOR_KINDS):
        return EVERYTHING
    return Allowed(frozenset(node_id for kind in kinds for node_id in snapshot.by_kind.get(kind, ())))


def _reached(
    snapshot: NetworkSnapshot, view: NetworkView, centres: Collection[str], answered: Answer | None
) -> _Reached:
    openable = [expansion for expansion in view.expansions if expansion.node_id in snapshot.nodes]
    allowed = walkable(view, snapshot)
    return _Reached(
        _base(snapshot, view, centres, answered, allowed),
        {expansion.node_id: _opened(snapshot, expansion, allowed) for expansion in openable},
    )


def _base(
    snapshot: NetworkSnapshot,
    view: NetworkView,
    centres: Collection[str],
    answered: Answer | None,
    allowed: Allowed,
) -> frozenset[str]:
    found: set[str] = set()
    if view.everything:
        actors = (node_id for kind in ACTOR_KINDS for node_id in snapshot.by_kind.get(kind, ()))
        found.update(actors if allowed.node_ids is None else allowed.node_ids)
    if centres:
        found |= steps_around(snapshot, centres, view.depth, view.direction, allowed).keys()
    if answered is not None:
        ends = (end for match in answered.matches for tie_id in match.tie_ids for end in snapshot.ties[tie_id].ends)
        found.update((match.node_id for match in answered.matches), ends)
    return frozenset(found)


def _opened(snapshot: NetworkSnapshot, opened: Expansion, allowed: Allowed) -> frozenset[str]:
    found = expand(snapshot, opened.node_id, opened.tie_types, opened.limit, opened.order, allowed)
    return frozenset((opened.node_id, *found.node_ids))


def _faded(filtered: Filtered, nodes: Collection[str], ties: Collection[str]) -> frozenset[str]:
    return frozenset(nodes) - filtered.node_ids | frozenset(ties) - filtered.tie_ids
