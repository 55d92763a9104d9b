"""Places for nodes: neighbours near each other, nobody on top of another, and nobody moved who had a place.

Communities first, then attraction along ties and repulsion from a sample of others, with the
attraction and repulsion of UMAP (McInnes, Healy & Melville 2018).
"""

import math
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.analysis.packing import pack
from graph.analysis.spacing import spread_out

Point = tuple[float, float]
Positions = Mapping[str, Point]
Edge = tuple[str, str]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

NOWHERE: Positions = MappingProxyType({})
NO_WIDTHS: Mapping[str, float] = MappingProxyType({})

EDGE_LENGTH = 80.0
"""Typical distance between neighbours, px of the canvas."""

CURVE_A, CURVE_B = 1.577, 0.895
"""Shape of attraction and repulsion: UMAP's for a minimum distance of 0.1."""

N_SAMPLES = 2
EPOCHS = 100
SMALL = 60_000
"""Node-epochs that small parts get on top, so that hubs find the middle."""
WARM_EPOCHS = 60
STEP_LIMIT = 4.0

LONG_PULL = 0.06
"""Share of a plain spring, so that far ends of one tie do not drift away from each other."""

ASPECT = 1.2
"""Width over height that is aimed at."""

MOST_STRETCH = 1.6

GRAVITY = 0.12
"""Pull to the middle, so that the drawing is about as high as it is wide."""


def layout(
    node_ids: Sequence[str],
    edges: Collection[Edge],
    *,
    seed: int = 7,
    pinned: Positions = NOWHERE,
    previous: Positions = NOWHERE,
    label_widths: Mapping[str, float] = NO_WIDTHS,
) -> Positions:
    """Return a place for every node.

    Parameters
    ----------
    node_ids : sequence of str
        Whom to place, each once.
    edges : collection of (str, str)
        Undirected pairs; those with an end outside `node_ids` are left out.
    seed : int
        Same input and seed, same places, in every process.
    pinned, previous : mapping of str to (float, float)
        Places that stay as they are: of people's own making, and of an earlier layout.
    label_widths : mapping of str to float
        Width of the label under a node, px; none when absent.

    Returns
    -------
    mapping of str to (float, float)
        x to the right and y down, in px of the canvas, about 80 px between neighbours.
    """
    fixed = {**previous, **pinned}
    index = {node_id: number for number, node_id in enumerate(node_ids)}
    pairs = _pairs(index, edges)
    kept = np.array([node_id in fixed for node_id in node_ids], dtype=bool)
    if kept.any():
        start = np.array([fixed.get(node_id, (math.nan, math.nan)) for node_id in node_ids], dtype=float)
        places = _around_fixed(start, kept, pairs, seed)
    else:
        places = _from_nothing(len(index), pairs, seed)
    widths = np.array([label_widths.get(node_id, 0.0) for node_id in node_ids])
    places = spread_out(places, widths, kept)
    if not kept.any():
        places = _fitting(places)
    return MappingProxyType({n: (float(places[i, 0]), float(places[i, 1])) for n, i in index.items()})


def _pairs(index: Mapping[str, int], edges: Collection[Edge]) -> Integers:
    found = {
        (min(index[one], index[other]), max(index[one], index[other]))
        for one, other in edges
        if one in index and other in index and one != other
    }
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _from_nothing(n_nodes: int, pairs: Integers, seed: int) -> Floats:
    """Lay out each connected part by itself and pack the parts together."""
    graph = nx.empty_graph(n_nodes)
    graph.add_edges_from(pairs.tolist())
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p[0]))
    drawn = [_part(graph, part, seed) for part in parts]
    places = np.zeros((n_nodes, 2))
    for part, at in zip(parts, pack(drawn), strict=True):
        places[part] = at
    return places


def _part(graph: "nx.Graph[int]", part: list[int], seed: int) -> Floats:
    if len(part) == 1:
        return np.zeros((1, 2))
    own = {node: number for number, node in enumerate(part)}
    pairs = np.array(sorted((own[a], own[b]) for a, b in graph.subgraph(part).edges), dtype=np.int64)
    pairs.sort(axis=1)
    generator = np.random.default_rng(seed)
    start = _communities_apart(len(part), pairs, generator, seed)
    epochs = EPOCHS + min(SMALL // len(part), 3 * EPOCHS)
    return _wide(_scaled(_settle(start, pairs, generator, epochs), pairs))


def _communities_apart(n_nodes: int, pairs: Integers, generator: np.random.Generator, seed: int) -> Floats:
    """Return first places: communities laid out as if they were nodes, members scattered round them."""
    graph = nx.empty_graph(n_nodes)
    graph.add_edges_from(pairs.tolist())
    groups = sorted(map(sorted, nx.community.fast_label_propagation_communities(graph, seed=seed)))
    group_of = np.zeros(n_nodes, dtype=np.int64)
    for number, group in enumerate(groups):
        group_of[group] = number
    between = np.sort(group_of[pairs], axis=1)
    between = np.unique(between[between[:, 0] != between[:, 1]], axis=0)
    centres = _circle(len(groups)) * math.sqrt(len(groups))
    if len(between):
        centres = _settle(centres, between, generator, EPOCHS)
    sizes = np.bincount(group_of, minlength=len(groups))
    spread = math.sqrt(n_nodes / max(len(groups), 1))
    scatter = generator.normal(size=(n_nodes, 2)) * np.sqrt(sizes[group_of])[:, None] * 0.35
    return np.asarray(centres[group_of] * spread + scatter, dtype=np.float64)


def _circle(count: int) -> Floats:
    angle = np.arange(count) * (2 * math.pi / max(count, 1))
    return np.column_stack([np.cos(angle), np.sin(angle)])


def _settle(
    start: Floats, pairs: Integers, generator: np.random.Generator, epochs: int, kept: NDArray[np.bool_] | None = None
) -> Floats:
    """Move nodes along attraction and sampled repulsion, ever less far."""
    places = start.copy()
    n_nodes = len(places)
    one, other = pairs[:, 0], pairs[:, 1]
    heads = np.concatenate([one, other])
    degree = np.maximum(np.bincount(heads, minlength=n_nodes), 1).astype(float)
    # everyone is pushed equally often: a hub that is pushed per tie would be driven out of its own circle
    pushed = np.tile(np.arange(n_nodes), max(round(len(heads) / max(n_nodes, 1)), 1))
    for epoch in range(epochs):
        rate = 1.0 - epoch / epochs
        apart = places[one] - places[other]
        squared = np.einsum("ij,ij->i", apart, apart) + 1e-9
        pull = -2 * CURVE_A * CURVE_B * squared ** (CURVE_B - 1) / (1 + CURVE_A * squared**CURVE_B) - LONG_PULL
        towards = apart * pull[:, None]
        force = _summed(one, towards, n_nodes) - _summed(other, towards, n_nodes)
        force += _repulsion(places, pushed, generator, n_nodes) - GRAVITY * places
        move = np.clip(force / np.sqrt(degree)[:, None], -STEP_LIMIT, STEP_LIMIT) * rate
        if kept is not None:
            move[kept] = 0.0
        places += move
    return places


def _repulsion(places: Floats, heads: Integers, generator: np.random.Generator, n_nodes: int) -> Floats:
    force = np.zeros_like(places)
    for _ in range(N_SAMPLES):
        others = generator.integers(0, n_nodes, len(heads))
        apart = places[heads] - places[others]
        squared = np.einsum("ij,ij->i", apart, apart)
        push = 2 * CURVE_B / ((0.01 + squared) * (1 + CURVE_A * squared**CURVE_B))
        push[heads == others] = 0.0
        force += _summed(heads, apart * push[:, None], n_nodes)
    return force


def _summed(at: Integers, vectors: Floats, n_nodes: int) -> Floats:
    sums = np.empty((n_nodes, 2))
    for axis in (0, 1):
        sums[:, axis] = np.bincount(at, vectors[:, axis], n_nodes)
    return sums


def _scaled(places: Floats, pairs: Integers) -> Floats:
    """Return the places in px, with the usual distance between neighbours."""
    apart = places[pairs[:, 0]] - places[pairs[:, 1]]
    typical = float(np.median(np.hypot(apart[:, 0], apart[:, 1])))
    scale = EDGE_LENGTH / typical if typical > 0 else 1.0
    return np.asarray((places - places.mean(axis=0)) * scale, dtype=np.float64)


def _wide(places: Floats) -> Floats:
    """Return the places turned so that the long side lies flat: screens are wider than high."""
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    signs = np.where(axes[:, 0] < 0, -1.0, 1.0)
    return np.asarray(places @ (axes * signs[:, None]).T, dtype=np.float64)


def _fitting(places: Floats) -> Floats:
    """Return the places stretched in height when room for labels made them too flat for a screen."""
    if len(places) < 2:
        return places
    wide, high = np.ptp(places, axis=0)
    stretch = min(max(wide / (ASPECT * high), 1.0), MOST_STRETCH) if high > 0 else 1.0
    return np.asarray(places * np.array([1.0, stretch]), dtype=np.float64)


def _around_fixed(start: Floats, kept: NDArray[np.bool_], pairs: Integers, seed: int) -> Floats:
    """Place newcomers outside the neighbours that have a place, let them settle; those without any go below."""
    places = start.copy()
    neighbours: dict[int, list[int]] = {}
    for one, other in pairs.tolist():
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    placed = kept.copy()
    middle = places[kept].mean(axis=0)
    waiting = [int(node) for node in np.flatnonzero(~kept)]
    while ready := [node for node in waiting if any(placed[other] for other in neighbours.get(node, ()))]:
        for number, node in enumerate(ready):
            known = [other for other in neighbours[node] if placed[other]]
            places[node] = _outside(places[known].mean(axis=0), middle, number)
        placed[ready] = True
        waiting = [node for node in waiting if not placed[node]]
    if waiting:
        places[waiting] = _below(places[placed], len(waiting))
    loose = placed & ~kept
    if loose.any() and len(pairs):
        generator = np.random.default_rng(seed)
        settled = _settle((places - middle) / EDGE_LENGTH, pairs, generator, WARM_EPOCHS, ~loose)
        places[loose] = settled[loose] * EDGE_LENGTH + middle
    return places


def _outside(beside: Floats, middle: Floats, number: int) -> Floats:
    """Return a place a tie's length further from the middle, fanned out by a golden angle."""
    away = beside - middle
    length = float(np.hypot(*away))
    angle = math.atan2(away[1], away[0]) if length > 1 else 0.0
    fan = angle + (0.6 * math.sin(2.399963 * number) if length > 1 else 2.399963 * number)
    step = np.array([math.cos(fan), math.sin(fan)])
    return np.asarray(beside + EDGE_LENGTH * step, dtype=np.float64)


def _below(taken: Floats, count: int) -> Floats:
    """Return places in rows under everything else."""
    left, bottom = float(taken[:, 0].min()), float(taken[:, 1].max())
    wide = max(int((float(taken[:, 0].max()) - left) / (1.5 * EDGE_LENGTH)), 1)
    number = np.arange(count)
    return np.column_stack([left + number % wide * 1.5 * EDGE_LENGTH, bottom + EDGE_LENGTH * (1 + number // wide)])
