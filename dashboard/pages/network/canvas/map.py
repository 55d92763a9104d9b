"""The map: everyone where they are, with the land beneath; who has no known place is not on it, but counted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.cytoscape.backdrop import Circle, Frame, Line, Shape, Words
from dashboard.cytoscape.layout_memory import Positions
from dashboard.geo.outlines import land
from dashboard.geo.projection import PX_PER_KM, on_canvas
from dashboard.pages.network.scene import Scene
from dashboard.text import plural, t
from graph.analysis.crowding import fanned
from graph.model.distances import Point, has_own_point, point_named, point_of

FAN = 20.0
"""Distance between those who share a point, px."""

SCALE_KM = 50
SCALE_AT = (50.0, 6.75)
"""Latitude and longitude at which the scale ends where nobody is on the map: south-east of Belgium."""

NORTH_WEST, SOUTH_EAST = (53.7, 2.3), (49.4, 7.4)
"""Latitude and longitude of the corners of what is near."""

MARGIN = 60.0


@dataclass(frozen=True, slots=True)
class Map:
    """Where everyone lies on the map, and the land beneath."""

    places: Positions
    beneath: tuple[Shape, ...]


def placed_on_map(scene: Scene) -> Scene:
    """Return a scene with those alone whose place is known."""
    known = frozenset(i for i in scene.node_ids if point_of(scene.snapshot, scene.snapshot.nodes[i]) is not None)
    ties = tuple(i for i in scene.tie_ids if known.issuperset(scene.snapshot.ties[i].ends))
    nodes = tuple(i for i in scene.node_ids if i in known)
    n_unplaced = len(known.symmetric_difference(scene.node_ids) - scene.faded)
    return replace(scene, node_ids=nodes, tie_ids=ties, n_unplaced=n_unplaced)


def map_of(scene: Scene, language: str) -> Map:
    """Return the map of a scene; those who share a point fan out round it, so that each can be pointed at."""
    spots: dict[Point, list[str]] = defaultdict(list)
    for node_id in scene.node_ids:
        point = point_of(scene.snapshot, scene.snapshot.nodes[node_id])
        if point is not None:
            spots[point].append(node_id)
    places: dict[str, tuple[float, float]] = {}
    for point, ids in spots.items():
        places.update(zip(sorted(ids), fanned(on_canvas(*point), len(ids), FAN), strict=True))
    far = far_away(scene)
    frame = _frame([at for node_id, at in places.items() if node_id not in far])
    return Map(places, (*land(language), *_near(scene), *_scale(frame, language), *frame))


def far_away(scene: Scene) -> frozenset[str]:
    """Return who is on the map but out of what is brought into view: those abroad, as long as others are near."""
    points = {i: point_of(scene.snapshot, scene.snapshot.nodes[i]) for i in scene.node_ids}
    far = frozenset(node_id for node_id, point in points.items() if point is not None and not _is_near(point))
    return far if len(far) < len(scene.node_ids) else frozenset()


def map_notes(scene: Scene, language: str) -> list[str]:
    """Return what one must know to read the map: what a place means, who is out of sight, and whose the lines are."""
    nodes = scene.snapshot.nodes
    n_own = sum(has_own_point(nodes[node_id]) for node_id in scene.node_ids)
    where = [
        plural(f"arrangement.{key}", n, language)
        for key, n in (("at_address", n_own), ("in_town", len(scene.node_ids) - n_own))
        if n
    ]
    notes = [f"{' · '.join(where)}. {t('arrangement.fanned', language)}"]
    if far := far_away(scene):
        notes.append(plural("arrangement.far", len(far), language))
    return [*notes, t("arrangement.land_source", language)]


def _is_near(point: Point) -> bool:
    (north, west), (south, east) = NORTH_WEST, SOUTH_EAST
    return south <= point[0] <= north and west <= point[1] <= east


def _frame(near: Sequence[tuple[float, float]]) -> list[Frame]:
    """Return what is brought into view: everyone in and round Belgium and the Netherlands; abroad is further out."""
    if not near:
        return []
    xs, ys = [x for x, _ in near], [y for _, y in near]
    return [Frame((min(xs) - MARGIN, min(ys) - MARGIN), (max(xs) + MARGIN, max(ys) + MARGIN))]


def _near(scene: Scene) -> list[Shape]:
    """Return the circle of the distance filter."""
    chosen = scene.view.filter
    if not chosen.near:
        return []
    latitude, longitude = point_named(scene.snapshot, chosen.near)
    return [Circle(on_canvas(latitude, longitude), chosen.max_km * PX_PER_KM)]


def _scale(frame: Sequence[Frame], language: str) -> list[Shape]:
    """Return the scale: in the corner of what is brought into view, or else south-east of Belgium."""
    end, y = frame[0].end if frame else on_canvas(*SCALE_AT)
    x = end - SCALE_KM * PX_PER_KM
    return [
        Line(((x, y), (end, y)), "scale"),
        Words(((x + end) / 2, y - 10), t("arrangement.km", language, n=SCALE_KM)),
    ]
