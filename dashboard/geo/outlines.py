"""The outlines of Belgium's provinces and, roughly, of the Netherlands, on the canvas."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.cytoscape.backdrop import Outline, Point, Shape, Words
from dashboard.geo.projection import on_canvas

FILE = Path(__file__).parent / "outlines.json"


@cache
def land(language: str) -> tuple[Shape, ...]:
    """Return the land in a language, names on top."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    rough = Outline(tuple(_ring(ring) for ring in found["netherlands"]), "rough")
    provinces = [Outline(tuple(_ring(ring) for ring in one["rings"])) for one in found["provinces"]]
    names = [
        Words(on_canvas(one["centre"][1], one["centre"][0]), one[language], look="area") for one in found["provinces"]
    ]
    return (rough, *provinces, *names)


def _ring(points: Sequence[Any]) -> tuple[Point, ...]:
    return tuple(on_canvas(latitude, longitude) for longitude, latitude in points)
