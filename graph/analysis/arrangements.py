"""The register of ways to arrange a network on screen."""

import math
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from graph.analysis.layout import NO_WIDTHS, NOWHERE, Edge, Positions, layout
from graph.model.labels import Label

RING = 190.0
"""Distance between rings, px."""

ROOM = 92.0
"""Least distance between nodes on one ring, and between rows of a block, px."""

COLUMN = 150.0
BLOCK_GAP = 120.0


class Arrange(Protocol):
    """Gives every node a place; see `graph.analysis.layout.layout` for what it shares with all."""

    def __call__(
        self,
        node_ids: Sequence[str],
        edges: Collection[Edge],
        *,
        centres: Sequence[str] = (),
        groups: Mapping[str, str] = MappingProxyType({}),
        seed: int = 7,
        previous: Positions = NOWHERE,
        label_widths: Mapping[str, float] = NO_WIDTHS,
    ) -> Positions:
        """Return a place for every node."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to arrange.

    Parameters
    ----------
    id : str
        As in addresses.
    label, explanation : Label
        Name, and what nearness means in it.
    arrange : callable
        Gives the places.
    is_stable : bool
        Whether newcomers leave everyone else in place.
    """

    id: str
    label: Label
    explanation: Label
    arrange: Arrange
    is_stable: bool = False


def by_forces(
    node_ids: Sequence[str],
    edges: Collection[Edge],
    *,
    centres: Sequence[str] = (),
    groups: Mapping[str, str] = MappingProxyType({}),
    seed: int = 7,
    previous: Positions = NOWHERE,
    label_widths: Mapping[str, float] = NO_WIDTHS,
) -> Positions:
    """Place those who are tied near each other; places in `previous` stay."""
    return layout(node_ids, edges, seed=seed, previous=previous, label_widths=label_widths)


def in_rings(
    node_ids: Sequence[str],
    edges: Collection[Edge],
    *,
    centres: Sequence[str] = (),
    groups: Mapping[str, str] = MappingProxyType({}),
    seed: int = 7,
    previous: Positions = NOWHERE,
    label_widths: Mapping[str, float] = NO_WIDTHS,
) -> Positions:
    """Place everyone on the ring of their number of steps to the centres; the unreachable outermost."""
    forces = layout(node_ids, edges, seed=seed, label_widths=label_widths)
    steps = _steps(node_ids, edges, [c for c in centres if c in forces] or _best_tied(node_ids, edges))
    outermost = max(steps.values(), default=0) + 1
    rings: dict[int, list[str]] = {}
    for node_id in node_ids:
        rings.setdefault(steps.get(node_id, outermost), []).append(node_id)
    middle = _middle([forces[node_id] for node_id in rings.get(0, node_ids)])
    places: dict[str, tuple[float, float]] = {}
    radius = 0.0
    for step, members in sorted(rings.items()):
        least = len(members) * ROOM / (2 * math.pi) if len(members) > 1 else 0.0
        radius = max(least, radius + RING if step else 0.0)
        ordered = sorted(members, key=lambda n: (_angle(forces[n], middle), n))
        for number, node_id in enumerate(ordered):
            turn = 2 * math.pi * number / len(ordered) - math.pi / 2
            places[node_id] = (radius * math.cos(turn), radius * math.sin(turn))
    return MappingProxyType(places)


def in_blocks(
    node_ids: Sequence[str],
    edges: Collection[Edge],
    *,
    centres: Sequence[str] = (),
    groups: Mapping[str, str] = MappingProxyType({}),
    seed: int = 7,
    previous: Positions = NOWHERE,
    label_widths: Mapping[str, float] = NO_WIDTHS,
) -> Positions:
    """Place every group in a block of its own, those with the most partners first."""
    partners: dict[str, set[str]] = {}
    for one, other in edges:
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    blocks: dict[str, list[str]] = {}
    for node_id in sorted(node_ids, key=lambda n: (-len(partners.get(n, ())), n)):
        blocks.setdefault(groups.get(node_id, ""), []).append(node_id)
    places: dict[str, tuple[float, float]] = {}
    left = 0.0
    for _, members in sorted(blocks.items()):
        wide = max(math.ceil(math.sqrt(len(members) * ROOM / COLUMN)), 1)
        for number, node_id in enumerate(members):
            places[node_id] = (left + number % wide * COLUMN, number // wide * ROOM)
        left += wide * COLUMN + BLOCK_GAP
    return MappingProxyType(places)


def _best_tied(node_ids: Sequence[str], edges: Collection[Edge]) -> list[str]:
    counts = dict.fromkeys(node_ids, 0)
    for end in (end for edge in edges for end in edge):
        counts[end] = counts.get(end, 0) + 1
    return [min(node_ids, key=lambda n: (-counts[n], n))] if node_ids else []


def _steps(node_ids: Sequence[str], edges: Collection[Edge], centres: Sequence[str]) -> dict[str, int]:
    neighbours: dict[str, set[str]] = {node_id: set() for node_id in node_ids}
    for one, other in edges:
        if one in neighbours and other in neighbours:
            neighbours[one].add(other)
            neighbours[other].add(one)
    steps = dict.fromkeys(centres, 0)
    waiting = deque(centres)
    while waiting:
        node_id = waiting.popleft()
        for other in sorted(neighbours[node_id]):
            if other not in steps:
                steps[other] = steps[node_id] + 1
                waiting.append(other)
    return steps


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)) if points else (0.0, 0.0)


def _angle(at: tuple[float, float], middle: tuple[float, float]) -> float:
    return math.atan2(at[1] - middle[1], at[0] - middle[0])


LAYOUTS: Mapping[str, Arrangement] = MappingProxyType(
    {
        arrangement.id: arrangement
        for arrangement in (
            Arrangement(
                "forces",
                Label("krachten", "forces"),
                Label("Wie met elkaar verbonden is, ligt dicht bij elkaar.", "Who is tied lies close together."),
                by_forces,
                is_stable=True,
            ),
            Arrangement(
                "rings",
                Label("ringen", "rings"),
                Label(
                    "Elke ring is één stap verder van het midden.",
                    "Every ring is one step further from the middle.",
                ),
                in_rings,
            ),
            Arrangement(
                "kinds",
                Label("per soort", "by kind"),
                Label("Elke soort in een eigen blok, de best verbonden eerst.", "A block per kind, best tied first."),
                in_blocks,
            ),
        )
    }
)
