"""What is drawn beneath the network, in the units of the canvas: rings, bands, axes, outlines, hulls round groups."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    """A ring round a point."""

    at: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `look` is ``axis``, ``grid`` or ``scale``."""

    points: tuple[Point, ...]
    look: str = "grid"


@dataclass(frozen=True, slots=True)
class Band:
    """A box from its upper left to its lower right; `look` is ``even``, ``odd`` or ``unknown`` (hatched)."""

    start: Point
    end: Point
    look: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The rings of a piece of land; `look` is ``land`` or ``rough``."""

    rings: tuple[tuple[Point, ...], ...]
    look: str = "land"


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a point; `anchor` is ``start``, ``middle`` or ``end``.

    `look` is ``told``, which names of nodes leave free, or ``area``: a name of land, which steps aside for them.
    """

    at: Point
    text: str
    anchor: str = "middle"
    look: str = "told"


@dataclass(frozen=True, slots=True)
class Hull:
    """What some nodes lie in, wherever they are moved to; in the colour of a fill."""

    ids: tuple[str, ...]
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the drawing that is brought into view at first; nothing is drawn of it."""

    start: Point
    end: Point


Shape = Circle | Line | Band | Outline | Words | Hull | Frame
KIND_OF: Mapping[type, str] = {
    Circle: "circle", Line: "line", Band: "band", Outline: "outline", Words: "words", Hull: "hull", Frame: "frame"
}  # fmt: skip


def as_data(shapes: Sequence[Shape]) -> list[dict[str, Any]]:
    """Return shapes as the script draws them, the first at the bottom."""
    return [{"kind": KIND_OF[type(shape)], **asdict(shape)} for shape in shapes]
