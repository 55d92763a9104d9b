"""What a view shows of a network: which nodes and ties, and how many it leaves out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.pages.network.address import Expansion, NetworkView
from graph.exploration.filters import Filtered, apply_filter
from graph.exploration.focus import (
    EVERYTHING,
    Allowed,
    expand,
    focus,
    ties_among,
)
from graph.exploration.pattern import PatternQuestion, answer
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot


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
        Shown, in the order of the network; a tie has both its ends shown.
    faded : frozenset of str
        Nodes and ties that are shown but outside the filter.
    surroundings : tuple of str
        Nodes that would be shown without filter and without hiding: what a layout is made for.
    n_filtered, n_hidden : int
        Nodes of the surroundings that the filter takes out, and that were hidden by hand.
    n_all : int
        Nodes in the whole network.
    missing : tuple of str
        Ids in the address that the network does not have (any more).
    brought : mapping of str to int
        By node that was opened up: how many shown nodes it alone brought.
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
    missing: tuple[str, ...]
    brought: Mapping[str, int]


def compose_scene(snapshot: NetworkSnapshot, view: NetworkView, question: PatternQuestion | None = None) -> Scene:
    """Return what a view shows.

    The filter comes before the walk: what it hides is not walked through, so that every shown node
    can be explained by ties that are shown too.

    Raises
    ------
    PlaceNotFound
        The filter looks around a place that has no known point.
    """
    centres, missing = _existing(snapshot, view)
    filtered = apply_filter(snapshot, view.filter)
    allowed = EVERYTHING if view.fade else Allowed(filtered.node_ids, filtered.tie_ids)
    free = _reached(snapshot, view, centres, question, EVERYTHING)
    shown, brought = free, _brought(snapshot, view, centres, question, EVERYTHING)
    if not view.fade:
        shown = _reached(snapshot, view, centres, question, allowed)
        brought = _brought(snapshot, view, centres, question, allowed)
    visible = shown - set(view.hidden)
    ties = ties_among(snapshot, visible, EVERYTHING if view.fade else Allowed(None, filtered.tie_ids))
    return Scene(
        snapshot=snapshot,
        view=view,
        node_ids=tuple(node_id for node_id in snapshot.nodes if node_id in visible),
        tie_ids=tuple(tie_id for tie_id in snapshot.ties if tie_id in ties),
        faded=_faded(filtered, visible, ties) if view.fade else frozenset(),
        surroundings=tuple(node_id for node_id in snapshot.nodes if node_id in free | shown),
        n_filtered=len(free - shown),
        n_hidden=len(shown) - len(visible),
        n_all=sum(len(snapshot.by_kind.get(kind, ())) for kind in ACTOR_KINDS),
        missing=missing,
        brought=brought,
    )


def _existing(snapshot: NetworkSnapshot, view: NetworkView) -> tuple[tuple[str, ...], tuple[str, ...]]:
    centres = tuple(node_id for node_id in view.centres if node_id in snapshot.nodes)
    asked = (*view.centres, *(expansion.node_id for expansion in view.expansions))
    return centres, tuple(dict.fromkeys(node_id for node_id in asked if node_id not in snapshot.nodes))


def _reached(
    snapshot: NetworkSnapshot,
    view: NetworkView,
    centres: Collection[str],
    question: PatternQuestion | None,
    allowed: Allowed,
) -> frozenset[str]:
    shown = set(_base(snapshot, view, centres, question, allowed))
    for expansion in _openable(snapshot, view):
        shown.update(_opened(snapshot, expansion, allowed))
    return frozenset(shown)


def _base(
    snapshot: NetworkSnapshot,
    view: NetworkView,
    centres: Collection[str],
    question: PatternQuestion | None,
    allowed: Allowed,
) -> frozenset[str]:
    found: set[str] = set()
    if view.everything:
        actors = {node_id for kind in ACTOR_KINDS for node_id in snapshot.by_kind.get(kind, ())}
        found |= actors if allowed.node_ids is None else set(allowed.node_ids)
    if centres:
        found |= focus(snapshot, centres, view.depth, view.direction, allowed).node_ids
    if question is not None:
        for match in answer(snapshot, question).matches:
            found.add(match.node_id)
            for tie_id in match.tie_ids:
                found.update(snapshot.ties[tie_id].ends)
    return frozenset(found)


def _openable(snapshot: NetworkSnapshot, view: NetworkView) -> list[Expansion]:
    return [expansion for expansion in view.expansions if expansion.node_id in snapshot.nodes]


def _opened(snapshot: NetworkSnapshot, opened: Expansion, allowed: Allowed) -> tuple[str, ...]:
    found = expand(snapshot, opened.node_id, opened.tie_types, opened.limit, opened.order, allowed)
    return (opened.node_id, *found.node_ids)


def _brought(
    snapshot: NetworkSnapshot,
    view: NetworkView,
    centres: Collection[str],
    question: PatternQuestion | None,
    allowed: Allowed,
) -> dict[str, int]:
    """Return how many nodes each expansion alone shows: those that go when it is taken back."""
    base = _base(snapshot, view, centres, question, allowed)
    opened = {e.node_id: set(_opened(snapshot, e, allowed)) for e in _openable(snapshot, view)}
    return {
        node_id: len(found - base - set().union(*(other for key, other in opened.items() if key != node_id)))
        for node_id, found in opened.items()
    }


def _faded(filtered: Filtered, nodes: Collection[str], ties: Collection[str]) -> frozenset[str]:
    return frozenset(nodes) - filtered.node_ids | frozenset(ties) - filtered.tie_ids
