"""What networkx is told about the kernels when it starts; it loads them only when they are asked for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

NAME = "kruispunt"

FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "betweenness_centrality": "From all nodes, in steps or by whole lengths; no `k`, no `endpoints`.",
        "closeness_centrality": "Of all nodes, in steps; no `u`, no `distance`.",
        "harmonic_centrality": "Of all nodes, in steps; no `nbunch`, no `sources`, no `distance`.",
    }
)
"""What each function can do."""


def get_info() -> dict[str, Any]:
    """Return the description that networkx asks of a backend."""
    return {
        "backend_name": NAME,
        "project": NAME,
        "package": "graph",
        "short_summary": "Exact betweenness, closeness and harmonic centrality in blocks of sources.",
        "functions": {name: {"additional_docs": told} for name, told in FUNCTIONS.items()},
    }
