"""Who brings separate worlds together: structural holes (Burt) and the roles of a go-between (Gould & Fernandez)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy import sparse

from graph.analysis.chance import FEWEST, ByChance, beside_chance
from graph.analysis.relations import Relations, matrix_of

Values = Mapping[str, float | None]

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, slots=True)
class Holes:
    """Structural holes round each node (Burt 1992), after both directions were added.

    Parameters
    ----------
    constraint : mapping of str to float or None
        How much the partners of a node are tied to each other; above 1 is possible. None for an isolate.
    effective_size : mapping of str to float or None
        How many of its contacts do not overlap. None for an isolate.
    """

    constraint: Values
    effective_size: Values


def structural_holes(relations: Relations) -> Holes:
    """Return constraint and effective size of every node.

    Sums over shared partners are only made where there is a tie, so that no full matrix is needed. networkx 3.6.1
    divides by the maximum of the wrong node in its weighted effective size; this follows the formula (methods 4.5).
    """
    ids, one_way = relations.node_ids, matrix_of(relations)
    both = sparse.csr_array(one_way + one_way.T)
    total, most = both.sum(axis=1), _row_maxima(both)
    share, marginal = _rows_divided(both, total), _rows_divided(both, most)
    tied = both.sign()
    through = sparse.csr_array((share @ share).multiply(tied))
    constraint = np.asarray((share + through).power(2).sum(axis=1)).ravel()
    overlap = np.asarray((share @ marginal.T).multiply(tied).sum(axis=1)).ravel()
    effective = np.asarray(tied.sum(axis=1)).ravel() - overlap
    return Holes(_where(ids, total > 0, constraint), _where(ids, total > 0, effective))


def constraint(relations: Relations) -> Values:
    """Return Burt's constraint; None for an isolate."""
    return relations.once(structural_holes).constraint


def effective_size(relations: Relations) -> Values:
    """Return how many contacts do not overlap; None for an isolate."""
    return relations.once(structural_holes).effective_size


def brokerage_room(relations: Relations) -> Values:
    """Return one minus constraint, not below 0; None with fewer than two partners (methods 4.5)."""
    found = constraint(relations)
    n_partners = Counter(end for pair in relations.both_ways().weights for end in pair)
    return {
        node_id: None if value is None or n_partners[node_id] < 2 else 1 - min(1.0, value)
        for node_id, value in found.items()
    }


def brokerage_roles(relations: Relations) -> Mapping[str, Mapping[str, int]]:
    """Return per role how often each node stands between two others that are not tied.

    With direction, ``a → v → c`` counts where ``a → c`` is absent. Without, every open pair counts once, and
    gatekeeper and representative are one: both are booked as gatekeeper. An unknown group is a group of its own.

    Source: Gould & Fernandez (1989); methods 4.6.
    """
    found: dict[str, dict[str, int]] = {role: dict.fromkeys(relations.node_ids, 0) for role in ROLES}
    for broker, one, other in open_pairs(relations, relations.node_ids):
        found[role_between(relations, one, broker, other)][broker] += 1
    return found


def role_by_chance(
    relations: Relations, role: str, broker: str, n_orders: int = 1000, seed: int = 0
) -> ByChance | None:
    """Return how often a node has a role, beside how often it would with the groups dealt out anew.

    Large groups give more pairs of themselves: only beside chance can nodes and networks be compared. None without a
    known group, or with fewer than ten nodes (methods 4.6 and pitfall 17).

    Parameters
    ----------
    relations : Relations
        The network.
    role : str
        One of `ROLES`.
    broker : str
        Id of the node.
    n_orders : int
        How often the groups are dealt.
    seed : int
        The same seed gives the same numbers, in any process.
    """
    ids = relations.node_ids
    if not relations.groups or len(ids) < FEWEST:
        return None
    row = {node_id: number for number, node_id in enumerate(ids)}
    pairs = np.array([(row[one], row[other]) for _, one, other in open_pairs(relations, [broker])], dtype=np.int64)
    pairs = pairs.reshape(-1, 2)
    codes = np.unique([relations.groups.get(node_id, "") for node_id in ids], return_inverse=True)[1]
    dealt = np.random.default_rng(seed).permuted(np.tile(codes, (n_orders, 1)), axis=1)
    counted = (_n_in_role(groups, role, pairs, row[broker], relations.is_directed) for groups in (codes, *dealt))
    observed, *found = counted
    return beside_chance(observed, found)


def _n_in_role(groups: np.ndarray, role: str, pairs: np.ndarray, broker: int, is_directed: bool) -> int:
    one, own, other = groups[pairs[:, 0]], groups[broker], groups[pairs[:, 1]]
    to_own, of_own = (one != other) & (other == own), (one != other) & (one == own)
    is_in = {
        "coordinator": (one == other) & (one == own),
        "itinerant": (one == other) & (one != own),
        "gatekeeper": to_own if is_directed else to_own | of_own,
        "representative": of_own if is_directed else np.zeros(len(pairs), dtype=bool),
        "liaison": (one != other) & (one != own) & (other != own),
    }
    return int(is_in[role].sum())


def role_between(relations: Relations, one: str, broker: str, other: str) -> str:
    """Return the role of who stands between two others; without direction a representative is a gatekeeper."""
    role = _role(*(relations.groups.get(node_id, "") for node_id in (one, broker, other)))
    return "gatekeeper" if role == "representative" and not relations.is_directed else role


def open_pairs(relations: Relations, brokers: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield, per broker, each two of its partners that are not tied to each other: broker, one, other."""
    graph = relations.graph
    for broker in brokers:
        if not relations.is_directed:
            for one, other in combinations(graph[broker], 2):
                if other not in graph[one]:
                    yield broker, one, other
            continue
        onward = list(graph[broker])
        for one in graph.predecessors(broker):  # type: ignore[attr-defined]  # it is a DiGraph
            known = graph[one]
            yield from ((broker, one, other) for other in onward if other != one and other not in known)


def _role(one: str, broker: str, other: str) -> str:
    if one == other:
        return "coordinator" if broker == one else "itinerant"
    if broker == other:
        return "gatekeeper"
    return "representative" if broker == one else "liaison"


def _row_maxima(matrix: Any) -> np.ndarray:
    return np.asarray(matrix.max(axis=1).toarray()).ravel() if matrix.shape[0] else np.zeros(0)


def _rows_divided(matrix: Any, by: np.ndarray) -> Any:
    inverse = np.divide(1.0, by, out=np.zeros(len(by)), where=by > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ matrix)


def _where(ids: tuple[str, ...], known: np.ndarray, values: np.ndarray) -> Values:
    found = zip(ids, known, values, strict=True)
    return {node_id: float(value) if is_known else None for node_id, is_known, value in found}
