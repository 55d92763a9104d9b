"""How close two are through others: the best route of ties, each further step counting for less (methods 2.4)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations
from graph.analysis.setting_fields import STEPS, integer, number

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What a route through others still counts for.

    Parameters
    ----------
    attenuation : float
        δ, 0 to 1: what each step after the first multiplies closeness by.
    longest : int
        Most steps of a route, 1 or more.
    """

    attenuation: float = number(
        0.7,
        "wat bij elke verdere stap van nabijheid overblijft (δ)",
        "what is left of closeness with each further step (δ)",
        0.01,
        1,
        "2.4",
    )
    longest: int = integer(
        4,
        "langste keten waarlangs iemand nog nabij is",
        "longest chain along which someone is still close",
        1,
        12,
        "2.4",
        unit=STEPS,
    )


@dataclass(frozen=True)
class PathCloseness:
    """Closeness p from some nodes to all.

    Parameters
    ----------
    source_ids, node_ids : tuple of str
        Whose row and whose column it is.
    low, high : array of float
        Bounds from 0 to 1, one row per source; 1 for a node and itself.
    """

    source_ids: tuple[str, ...]
    node_ids: tuple[str, ...]
    low: Floats
    high: Floats

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Row per source."""
        return {node_id: row for row, node_id in enumerate(self.source_ids)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Column per node."""
        return {node_id: column for column, node_id in enumerate(self.node_ids)}

    def between(self, source_id: str, target_id: str) -> Interval:
        """Return the bounds of p from a source to a node."""
        row, column = self.rows[source_id], self.columns[target_id]
        return Interval(float(self.low[row, column]), float(self.high[row, column]))


def path_closeness(
    relations: Relations,
    source_ids: Sequence[str],
    settings: PathSettings | None = None,
    surveyed: Collection[str] | None = None,
) -> PathCloseness:
    """Return p, the largest product over a route of w times δ for each step after the first.

    Parameters
    ----------
    relations : Relations
        Ties of trust where they are rated, else of working together; direction is followed.
    source_ids : sequence of str
        Where routes start.
    settings : PathSettings, optional
        Attenuation and longest route.
    surveyed : collection of str, optional
        Nodes that were asked for their ties. Unless both ends were, what was found is only the least it can be. When
        left out, what is recorded is taken to be all there is.

    Returns
    -------
    PathCloseness
        Bounds, wide where the strength of a tie on the way is not known. Without a route, 0.
    """
    chosen = settings or PathSettings()
    low, high = (_best_routes(relations, source_ids, chosen, at_most=at_most) for at_most in (False, True))
    if surveyed is not None:
        asked = np.array([node_id in surveyed for node_id in relations.node_ids])
        both = np.array([node_id in surveyed for node_id in source_ids])[:, None] & asked
        high[~both] = 1.0
    return PathCloseness(tuple(source_ids), relations.node_ids, low, high)


def _best_routes(relations: Relations, source_ids: Sequence[str], settings: PathSettings, *, at_most: bool) -> Floats:
    """Return the best product per source and node, by adding one step at a time.

    A route that comes back on itself is never better, so that it need not be kept out. Dijkstra would not keep to
    the longest route.
    """
    column = {node_id: number for number, node_id in enumerate(relations.node_ids)}
    own = (np.arange(len(source_ids)), np.array([column[node_id] for node_id in source_ids], dtype=np.int64))
    front = np.zeros((len(source_ids), len(column)))
    front[own] = 1.0
    best = front
    if relations.weights:
        leaving, arriving, weights = _ways(relations, column, at_most)
        arrivals, first = np.unique(arriving, return_index=True)
        for step in range(settings.longest):
            onward = front[:, leaving] * (weights if step == 0 else weights * settings.attenuation)
            front = np.zeros_like(best)
            front[:, arrivals] = np.maximum.reduceat(onward, first, axis=1)
            best = np.maximum(best, front)
    return best


def _ways(relations: Relations, column: Mapping[str, int], at_most: bool) -> tuple[Rows, Rows, Floats]:
    """Return where each way leaves and arrives, and its weight, by arrival."""
    ends = np.array([(column[one], column[other]) for one, other in relations.weights], dtype=np.int64)
    weights = np.array([w.high if at_most else w.low for w in relations.weights.values()])
    if not relations.is_directed:
        ends, weights = np.concatenate([ends, ends[:, ::-1]]), np.concatenate([weights, weights])
    order = np.argsort(ends[:, 1], kind="stable")
    return ends[order, 0], ends[order, 1], weights[order]
