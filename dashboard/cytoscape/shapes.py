"""Shapes of nodes: the same kind has the same shape on canvas, in legend and in export."""

from collections.abc import Mapping
from types import MappingProxyType

KIND_SHAPE: Mapping[str, str] = MappingProxyType(
    {
        "organisation": "circle",
        "company": "square",
        "school": "hexagon",
        "project": "diamond",
        "stakeholder": "dot",
        "crossover": "cross",
        "place": "triangle",
        "theme": "tag",
        "alliance": "ring",
    }
)
SHAPES = ("circle", "square", "hexagon", "diamond", "triangle", "cross", "tag")
"""Shapes for the values of a field other than kind, in order of use."""

POLYGONS: Mapping[str, str] = MappingProxyType(
    {
        "cross": "-0.5 -1 0 -0.5 0.5 -1 1 -0.5 0.5 0 1 0.5 0.5 1 0 0.5 -0.5 1 -1 0.5 -0.5 0 -1 -0.5",
        "triangle": "-1 -0.8 1 -0.8 0 1",
    }
)
NATIVE: Mapping[str, str] = MappingProxyType(
    {
        "circle": "ellipse",
        "dot": "ellipse",
        "ring": "ellipse",
        "square": "round-rectangle",
        "hexagon": "hexagon",
        "diamond": "diamond",
        "tag": "tag",
    }
)
SIZE_FACTOR: Mapping[str, float] = MappingProxyType({"dot": 0.75, "diamond": 1.2, "hexagon": 1.1, "cross": 1.05})
"""Areas look alike when pointed shapes are drawn a little larger, and roles a little smaller."""
