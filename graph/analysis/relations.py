"""What measures stand on: who is tied to whom, how closely at least and at most, and in which group everyone is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import compress
from typing import TypeVar, cast

import networkx as nx
import numpy as np
from scipy import sparse

from graph.analysis.intervals import Interval
from graph.analysis.kernels.adjacency import Adjacency, adjacency_of
from graph.analysis.tie_table import pairs_within, tie_table_of
from graph.analysis.weights import STRONGEST
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known

WHOLE = 60
"""Integer distance of a tie of strength 1; that of strength s is 60 // s (methods 0.3)."""

FINE = 1_000_000
"""The same for weights that are no fifths, as of layers put together (methods 4.1)."""

Pair = tuple[str, str]
Said = TypeVar("Said")


@dataclass(frozen=True)
class Relations:
    """Distinct pairs of tied nodes.

    Parameters
    ----------
    node_ids : tuple of str
        All nodes, isolates too.
    weights : mapping of (str, str) to Interval
        Weight w = s/5 per pair: of its strongest tie. Ends are sorted unless directed; self-ties are left out.
    is_directed : bool
        Whether a pair leads from its first to its second node only.
    groups : mapping of str to str
        Group per node id; nodes of which it is unknown are left out.
    unasked : frozenset of str
        Nodes known not to have been asked for their ties: what is missing round them was never looked for.
    doubled : frozenset of (str, str)
        Pairs that have more than one tie: without one of them they are tied still.
    """

    node_ids: tuple[str, ...]
    weights: Mapping[Pair, Interval]
    is_directed: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    doubled: frozenset[Pair] = frozenset()

    @property
    def told(self) -> str:
        """All that it says as one text, the same in every process."""
        sides = (self.node_ids, list(self.weights.items()), self.is_directed, list(self.groups.items()))
        return repr((*sides, sorted(self.unasked), sorted(self.doubled)))

    def __getstate__(self) -> dict[str, object]:
        """Return what another process needs: what follows from it, it makes itself."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @property
    def n_unknown(self) -> int:
        """How many pairs have a strength that is not known."""
        return sum(weight.low != weight.high for weight in self.weights.values())

    @property
    def is_even(self) -> bool:
        """Whether every pair is as close as another, so that only steps count."""
        return len(set(self.weights.values())) <= 1 and self.n_unknown == 0

    def even(self) -> "Relations":
        """Return the same with every tie as close as can be: only who is tied to whom counts."""
        return self.once(_even)

    def both_ways(self) -> "Relations":
        """Return the same without direction; of two ways, the closest counts (methods 4.1)."""
        return self.once(_both_ways) if self.is_directed else self

    def once(self, say: Callable[["Relations"], Said]) -> Said:
        """Return what a function says of these relations; several measures that stand on it make it once."""
        if say not in self._said:
            self._said[say] = say(self)
        return cast(Said, self._said[say])

    @cached_property
    def _said(self) -> dict[Callable[["Relations"], object], object]:
        return {}

    @cached_property
    def graph(self) -> "nx.Graph[str]":
        """The simple graph, isolates kept, with ``w`` (closeness), ``d`` (distance) and ``di`` (whole distance).

        Ties of unknown strength have none of the three. It is frozen: many measures share it.
        """
        made: nx.Graph[str] = nx.DiGraph() if self.is_directed else nx.Graph()
        made.add_nodes_from(self.node_ids)
        lengths = self.lengths if self.n_unknown == 0 else {}
        for pair, weight in self.weights.items():
            made.add_edge(*pair)
            if pair in lengths:
                made.edges[pair].update(w=weight.low, d=1 / weight.low, di=lengths[pair])
        nx.freeze(made)
        return made

    @cached_property
    def steps(self) -> Adjacency:
        """Matrices in which every tie is one step."""
        return adjacency_of(self.node_ids, tuple(self.weights), self.is_directed)

    @cached_property
    def distances(self) -> Adjacency:
        """Matrices with whole distances; strengths have to be known."""
        return adjacency_of(self.node_ids, tuple(self.weights), self.is_directed, self.lengths)

    @cached_property
    def lengths(self) -> Mapping[Pair, int]:
        """Whole distance per pair: exact sums, so that equally long routes are equal (methods 0.3)."""
        lows = {weight.low for weight in self.weights.values()}
        fifths = {low: low * STRONGEST for low in lows}
        if all(abs(s - round(s)) < 1e-9 and 1 <= round(s) <= STRONGEST for s in fifths.values()):
            length = {low: WHOLE // round(s) for low, s in fifths.items()}
        else:
            length = {low: max(1, round(FINE / low)) for low in lows}
        return {pair: length[weight.low] for pair, weight in self.weights.items()}


def relations_in(
    snapshot: NetworkSnapshot, node_ids: Collection[str], tie_ids: Collection[str], is_directed: bool = False
) -> Relations:
    """Return who is tied to whom within some nodes and ties; the groups are the helixes.

    Several ties between the same two count as one relation, as close as the closest of them.
    """
    found = pairs_within(tie_table_of(snapshot), node_ids, tie_ids, is_directed)
    bounds = list(zip(found.lows, found.highs, strict=True))
    shared = {both: Interval(*both) for both in set(bounds)}
    pairs = list(zip(found.ones, found.others, strict=True))
    weights = dict(zip(pairs, map(shared.__getitem__, bounds), strict=True))
    doubled = frozenset(compress(pairs, found.doubled))
    groups, unasked = _helixes(snapshot, node_ids), _unasked(snapshot, node_ids)
    return Relations(tuple(node_ids), weights, is_directed, groups, unasked, doubled)


def matrix_of(relations: Relations, by_distance: bool = False) -> sparse.csr_array:
    """Return closeness w, or distance d = 1/w, from each node to each that it leads to; strengths have to be known."""
    row = {node_id: number for number, node_id in enumerate(relations.node_ids)}
    ends = np.array([(row[one], row[other]) for one, other in relations.weights], dtype=np.int64).reshape(-1, 2)
    values = np.array([1 / weight.low if by_distance else weight.low for weight in relations.weights.values()])
    rows, columns = ends[:, 0], ends[:, 1]
    if not relations.is_directed:
        rows, columns, values = np.r_[rows, columns], np.r_[columns, rows], np.r_[values, values]
    return sparse.csr_array((values, (rows, columns)), shape=(len(row), len(row)))


def closest(one: Interval | None, other: Interval) -> Interval:
    """Return the bounds of the closest of two ties."""
    return other if one is None else Interval(max(one.low, other.low), max(one.high, other.high))


def _even(relations: Relations) -> Relations:
    return replace(relations, weights=dict.fromkeys(relations.weights, Interval(1.0, 1.0)))


def _both_ways(relations: Relations) -> Relations:
    found: dict[Pair, Interval] = {}
    doubled = {(min(pair), max(pair)) for pair in relations.doubled}
    for (one, other), weight in relations.weights.items():
        pair = (min(one, other), max(one, other))
        if pair in found:
            doubled.add(pair)
        found[pair] = closest(found.get(pair), weight)
    return replace(relations, weights=found, is_directed=False, doubled=frozenset(doubled))


def _helixes(snapshot: NetworkSnapshot, node_ids: Collection[str]) -> Mapping[str, str]:
    found = {node_id: getattr(snapshot.records[node_id], "helix", None) for node_id in node_ids}
    return {node_id: helix for node_id, helix in found.items() if isinstance(helix, str) and is_known(helix)}


def _unasked(snapshot: NetworkSnapshot, node_ids: Collection[str]) -> frozenset[str]:
    return frozenset(node_id for node_id in node_ids if getattr(snapshot.records[node_id], "surveyed", None) is False)
