"""The kernels as a backend of networkx: ``nx.betweenness_centrality(G, backend="kruispunt")`` runs on them.

networkx converts a graph once and keeps what was made until a node or tie comes or goes. It does not see it when the
length of a tie is written in place, ``G[u][v]["d"] = 2``. So only the ties are kept here; lengths are read anew.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.analysis.kernels.adjacency import Adjacency, Index
from graph.analysis.kernels.backend_info import NAME
from graph.analysis.kernels.betweenness import Floats, betweenness
from graph.analysis.kernels.reach import reach

SMALL = 50
"""Nodes below which converting costs more than it wins."""

LONGEST = 2**31
"""Length above which sums could outgrow a machine word."""

PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "betweenness_centrality": ("G", "k", "normalized", "weight", "endpoints", "seed"),
        "closeness_centrality": ("G", "u", "distance", "wf_improved"),
        "harmonic_centrality": ("G", "nbunch", "distance", "sources"),
    }
)
"""What networkx calls the parameters, in order."""

NOT_TAKEN: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "betweenness_centrality": {"k": None, "endpoints": False},
        "closeness_centrality": {"u": None, "distance": None},
        "harmonic_centrality": {"nbunch": None, "distance": None, "sources": None},
    }
)
"""Those that have to be what they are by default."""

Node = Hashable
Values = dict[Node, float]


@dataclass(frozen=True, eq=False)
class ConvertedGraph:
    """A graph of networkx with its ties as rows.

    Parameters
    ----------
    graph : networkx.Graph
        Where it comes from.
    adjacency : Adjacency
        Its ties in steps, without self-ties.
    is_kept : array of bool
        Which of the ties of the graph these are.
    """

    graph: "nx.Graph[Node]"
    adjacency: Adjacency
    is_kept: NDArray[np.bool_]

    __networkx_backend__ = NAME

    def is_directed(self) -> bool:
        """Tell whether ties have a direction."""
        return self.graph.is_directed()

    def is_multigraph(self) -> bool:
        """Tell whether two nodes can have several ties."""
        return self.graph.is_multigraph()

    def __len__(self) -> int:
        return len(self.graph)

    def by_length(self, attribute: str) -> Adjacency:
        """Return its ties with the whole length that each has now."""
        lengths: Index = np.fromiter(_lengths(self.graph, attribute), dtype=np.int64, count=len(self.is_kept))
        return replace(self.adjacency, lengths=lengths[self.is_kept])


def convert_from_nx(graph: "nx.Graph[Node]", **_: Any) -> ConvertedGraph:
    """Return a graph of networkx for the kernels.

    Raises
    ------
    NotImplementedError
        Two nodes can have several ties in it.
    """
    if graph.is_multigraph():
        raise NotImplementedError("The kernels take one tie between two nodes.")
    row = {node: number for number, node in enumerate(graph)}
    ends = np.array([(row[one], row[other]) for one, other in graph.edges()], dtype=np.int64).reshape(-1, 2)
    is_kept = ends[:, 0] != ends[:, 1]
    nodes = cast("tuple[str, ...]", tuple(row))
    adjacency = Adjacency(nodes, ends[is_kept, 0], ends[is_kept, 1], is_directed=graph.is_directed())
    return ConvertedGraph(graph, adjacency, is_kept)


def convert_to_nx(result: Any, **_: Any) -> Any:
    """Return the graph of networkx that one was made from; anything else as it is."""
    return result.graph if isinstance(result, ConvertedGraph) else result


def betweenness_centrality(
    graph: ConvertedGraph,
    k: int | None = None,
    normalized: bool = True,
    length: str | None = None,
    endpoints: bool = False,
    seed: object = None,
) -> Values:
    """Return betweenness as networkx does, from all nodes and without endpoints.

    Parameters
    ----------
    graph : ConvertedGraph
        The network.
    k, endpoints, seed
        Not taken: see `can_run`.
    normalized : bool
        Whether to divide by the number of pairs.
    length : str or None
        Attribute with the whole length of a tie, 1 where it is missing; None counts steps.
    """
    counted = betweenness(graph.adjacency if length is None else graph.by_length(length))
    n = len(graph)
    if normalized and n > 2:
        counted *= (1 if graph.is_directed() else 2) / ((n - 1) * (n - 2))
    return _by_node(graph, counted)


def closeness_centrality(
    graph: ConvertedGraph, u: Node | None = None, distance: str | None = None, wf_improved: bool = True
) -> Values:
    """Return closeness as networkx does, in steps.

    Parameters
    ----------
    graph : ConvertedGraph
        The network.
    u, distance
        Not taken: see `can_run`.
    wf_improved : bool
        Whether to multiply by the share of the network that reaches a node.
    """
    found, n = reach(graph.adjacency), len(graph)
    near = np.divide(found.n_reached, found.total, out=np.zeros(n), where=found.total > 0)
    if wf_improved and n > 1:
        near *= found.n_reached / (n - 1)
    return _by_node(graph, near)


def harmonic_centrality(
    graph: ConvertedGraph, nbunch: object = None, distance: str | None = None, sources: object = None
) -> Values:
    """Return harmonic centrality as networkx does, in steps, of all nodes and from all nodes.

    Parameters
    ----------
    graph : ConvertedGraph
        The network.
    nbunch, distance, sources
        Not taken: see `can_run`.
    """
    return _by_node(graph, reach(graph.adjacency).inverse)


def can_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Return True when the kernels give what networkx would give, else why not."""
    given = _given(name, args, kwargs)
    graph = convert_to_nx(given["G"])
    if graph.is_multigraph():
        return "the kernels take one tie between two nodes"
    for parameter, default in NOT_TAKEN[name].items():
        if given.get(parameter, default) is not default:
            return f"the kernels do not take {parameter}"
    attribute = given.get("weight")
    if attribute is None:
        return True
    if not isinstance(attribute, str) or not all(map(_is_whole, _lengths(graph, attribute))):
        return "the kernels take whole lengths of 1 or more: sums of others are not exact"
    return True


def should_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Return True when the kernels are faster than networkx, else why not."""
    if len(_given(name, args, kwargs)["G"]) < SMALL:
        return "a small graph is faster without being converted"
    return True


def _given(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    return dict(zip(PARAMETERS[name], args, strict=False)) | dict(kwargs)


def _lengths(graph: "nx.Graph[Node]", attribute: str) -> Iterator[Any]:
    return (data.get(attribute, 1) for _, _, data in graph.edges(data=True))


def _is_whole(length: object) -> bool:
    if isinstance(length, bool) or not isinstance(length, int | float | np.integer | np.floating):
        return False
    return bool(1 <= length <= LONGEST and length == int(length))


def _by_node(graph: ConvertedGraph, values: Floats) -> Values:
    return dict(zip(graph.graph, values.tolist(), strict=True))
