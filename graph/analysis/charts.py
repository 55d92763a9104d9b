"""Places that a value decides: rings and layers by a field, a plane of two numbers. Same values, same place."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.analysis.crowding import FAN, Room, spread
from graph.analysis.layout import Edge, Positions

ROOM = 84.0
"""Least distance between neighbours on a ring or in a layer, px."""

RING, LAYER_ROW = 150.0, 96.0
APART = 1 / 7
"""Least distance between rings beside the largest, so that their names can be read where all is in view."""

WIDE, HIGH = 1500.0, 900.0
STRIP = 130.0
"""Room beside an axis for those without a value, px."""

GAP = 0.14
"""Half of what stays free at the top of a ring for its name, radians."""

PASSES = 4

EDGE = 24.0
"""What stays free between an axis and those beside it, px."""

SPACIOUS = 1.5
"""Times the room that those without a value take, so that they find a place near their own."""

WINDOWS = 8
"""Parts of an axis; two neighbours are looked at together for how crowded the strip beside it is."""

SKEWED = 8.0
"""Times the middle value from which the largest makes a scale follow the square root."""


@dataclass(frozen=True, slots=True)
class Rings:
    """Places on rings, and the radius of each by its option."""

    places: Positions
    radii: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Layers:
    """Places in layers, and the upper and lower edge of each by its option."""

    places: Positions
    edges: Mapping[str, tuple[float, float]]
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of values.

    Parameters
    ----------
    low, high : float
        Values at both ends.
    is_root : bool
        Whether places follow the square root, so that many small values beside a few large ones can be told apart.
    is_whole : bool
        Whether values are counts, so that what is written beside the scale is whole too.
    """

    low: float
    high: float
    is_root: bool = False
    is_whole: bool = False

    def share(self, value: float) -> float:
        """Return where a value lies, from 0 to 1; half-way when all are equal."""
        low, high, at = (math.sqrt(v) if self.is_root else v for v in (self.low, self.high, value))
        return (at - low) / (high - low) if high > low else 0.5

    def at(self, share: float) -> float:
        """Return the value at a place from 0 to 1."""
        if not self.is_root:
            return self.low + (self.high - self.low) * share
        root = math.sqrt(self.low) + (math.sqrt(self.high) - math.sqrt(self.low)) * share
        return root * root

    def steps(self, n: int) -> list[float]:
        """Return the limits of so many parts that are equally long; of counts fewer where they would be the same."""
        found = [self.low, *(self.at(number / n) for number in range(1, n)), self.high]
        return sorted({float(math.floor(value)) for value in found}) if self.is_whole else found


@dataclass(frozen=True, slots=True)
class Plane:
    """Places on a plane.

    Parameters
    ----------
    places : mapping of str to (float, float)
        Where everyone lies.
    x, y : Axis or None
        Its axes; None for one without any value.
    strip, foot : float
        Width of the strip left of the axes for who has no value across, and height of the one below for who has none
        upwards, px.
    """

    places: Positions
    x: Axis | None
    y: Axis | None
    strip: float = STRIP
    foot: float = STRIP


def in_rings_by(options: Mapping[str, str], order: Sequence[str], edges: Collection[Edge]) -> Rings:
    """Place everyone on the ring of their option, the first innermost; on a ring near those they are tied to.

    Parameters
    ----------
    options : mapping of str to str
        Option per node id.
    order : sequence of str
        Options from the inside outwards.
    edges : collection of (str, str)
        Who is tied to whom.
    """
    turns = _ordered_by_ties(options, order, edges)
    radii: dict[str, float] = {}
    places: dict[str, tuple[float, float]] = {}
    radius = 0.0
    largest = max((len(members) for members in turns.values()), default=0) * ROOM / (2 * math.pi)
    step = max(RING, largest * APART)
    for option in order:
        members = turns.get(option, [])
        if not members:
            continue
        least = len(members) * ROOM / (2 * math.pi)
        radius = max(least, radius + step) if radii or len(members) > 1 else step / 2
        radii[option] = radius
        for number, node_id in enumerate(members):
            turn = GAP + (2 * math.pi - 2 * GAP) * (number + 0.5) / len(members) - math.pi / 2
            places[node_id] = (radius * math.cos(turn), radius * math.sin(turn))
    return Rings(places, radii)


def in_layers_by(options: Mapping[str, str], order: Sequence[str], edges: Collection[Edge]) -> Layers:
    """Place everyone in the layer of their option, the first on top; within a layer near those they are tied to."""
    rows = _ordered_by_ties(options, order, edges)
    most = max((len(members) for members in rows.values()), default=1)
    per_row = max(6, math.ceil(math.sqrt(most * 4)))
    width = per_row * ROOM * 1.4
    places: dict[str, tuple[float, float]] = {}
    bounds: dict[str, tuple[float, float]] = {}
    top = 0.0
    for option in order:
        members = rows.get(option, [])
        if not members:
            continue
        n_rows = math.ceil(len(members) / per_row)
        for number, node_id in enumerate(members):
            column, row = divmod(number, n_rows)
            n_columns = math.ceil(len(members) / n_rows)
            places[node_id] = (width * (column + 0.5) / n_columns, top + LAYER_ROW * (row + 0.75))
        bounds[option] = (top, top + LAYER_ROW * (n_rows + 0.5))
        top = bounds[option][1]
    return Layers(places, bounds, width)


def on_plane(xs: Mapping[str, float | None], ys: Mapping[str, float | None]) -> Plane:
    """Place everyone by two values: more to the right, more upwards; without a value in a strip beside that axis.

    Those who share a spot lie round it, so that nobody is hidden; who has no value never comes to lie on the plane.
    """
    x_axis, y_axis = (_axis(values) for values in (xs, ys))
    strip = _breadth([_along(y_axis, ys.get(node_id)) for node_id, x in xs.items() if x is None], HIGH)
    foot = _breadth([_along(x_axis, x) for node_id, x in xs.items() if ys.get(node_id) is None], WIDE)
    beside, beneath = Room(left=10 - strip, right=-EDGE), Room(top=HIGH + EDGE)
    spots: dict[tuple[float, float], list[str]] = defaultdict(list)
    rooms: dict[tuple[float, float], Room] = {}
    for node_id in sorted(xs):
        x, y = _along(x_axis, xs[node_id]), _along(y_axis, ys.get(node_id))
        spot = (
            round(-strip / 2 if x is None else WIDE * x, 1),
            round(HIGH + foot / 2 if y is None else HIGH * (1 - y), 1),
        )
        across = beside if x is None else Room(left=0.0)
        upwards = beneath if y is None else Room(bottom=HIGH)
        spots[spot].append(node_id)
        rooms[spot] = Room(across.left, across.right, upwards.top, upwards.bottom)
    return Plane(spread(spots, rooms), x_axis, y_axis, strip, foot)


def _breadth(along: Sequence[float | None], length: float) -> float:
    """Return how broad a strip must be for those in it, who lie along the other axis or, None, in the corner."""
    crowds = [0] * WINDOWS
    for share in along:
        if share is not None:
            crowds[min(int(share * WINDOWS), WINDOWS - 1)] += 1
    n_close = max(one + other for one, other in pairwise(crowds))
    part = 2 * length / WINDOWS
    corner = SPACIOUS * FAN * math.sqrt(along.count(None))
    return max(STRIP, SPACIOUS * n_close * FAN**2 / part + EDGE + 10, corner + EDGE + 10)


def axis_of(values: Collection[float]) -> Axis:
    """Return the scale of one or more values."""
    known = sorted(values)
    is_root = known[0] >= 0 and known[-1] > SKEWED * known[len(known) // 2]
    return Axis(known[0], known[-1], is_root, all(float(value).is_integer() for value in known))


def _axis(values: Mapping[str, float | None]) -> Axis | None:
    known = [value for value in values.values() if value is not None]
    return axis_of(known) if known else None


def _along(axis: Axis | None, value: float | None) -> float | None:
    return None if axis is None or value is None else axis.share(value)


def _ordered_by_ties(
    options: Mapping[str, str], order: Sequence[str], edges: Collection[Edge]
) -> Mapping[str, list[str]]:
    """Return the members of each option, in an order that brings those who are tied near each other.

    A few sweeps of the barycentre rule (Sugiyama, Tagawa & Toda 1981): each lies at the mean place of its partners.
    """
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in edges:
        if one in options and other in options:
            near[one].append(other)
            near[other].append(one)
    rows: dict[str, list[str]] = {option: [] for option in order}
    for node_id in sorted(options):
        rows.setdefault(options[node_id], []).append(node_id)
    place = {i: (n + 0.5) / len(row) for row in rows.values() for n, i in enumerate(row)}
    for _ in range(PASSES):
        for row in rows.values():
            row.sort(key=lambda i: (_mean([place[j] for j in near[i]], place[i]), i))
            place.update({i: (n + 0.5) / len(row) for n, i in enumerate(row)})
    return rows


def _mean(values: Sequence[float], otherwise: float) -> float:
    return round(sum(values) / len(values), 9) if values else otherwise
