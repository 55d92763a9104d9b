"""Where nodes lie, and how far apart. An unknown point gives an unknown distance, never zero."""

import math

from graph.model.errors import PlaceNotFound
from graph.model.places import Place
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, Number, is_known

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def great_circle_km(one: Point, other: Point) -> float:
    """Return the distance over the earth's surface between two points, by the haversine formula."""
    (lat_1, lon_1), (lat_2, lon_2) = (tuple(map(math.radians, point)) for point in (one, other))
    half_chord = (
        math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def place_of(snapshot: NetworkSnapshot, node: Node) -> Place | None:
    """Return the place a node lies in: itself, or the one its municipality names."""
    if isinstance(node, Place):
        return node
    return snapshot.place_named(getattr(node, "municipality", UNKNOWN), getattr(node, "country", UNKNOWN))


def has_own_point(node: Node) -> bool:
    """Return whether a node has coordinates of its own, rather than those of its municipality."""
    return _own_point(node) is not None


def point_of(snapshot: NetworkSnapshot, node: Node) -> Point | None:
    """Return the point of a node: its own coordinates, else those of its municipality, else None."""
    return _own_point(node) or _own_point(place_of(snapshot, node))


def points_of(snapshot: NetworkSnapshot, node: Node) -> tuple[Point, ...]:
    """Return the points of all sites of a node, its own first; those that are not known are left out."""
    sites, country = getattr(node, "other_sites", ()), getattr(node, "country", UNKNOWN)
    others = (_own_point(snapshot.place_named(site, country)) for site in (sites if isinstance(sites, tuple) else ()))
    return tuple(point for point in (point_of(snapshot, node), *others) if point is not None)


def distance_km(snapshot: NetworkSnapshot, one: Node, other: Node) -> Number:
    """Return the distance between the nearest sites of two nodes (methods 2.6); unknown when either has no point."""
    ones, others = points_of(snapshot, one), points_of(snapshot, other)
    return min((great_circle_km(a, b) for a in ones for b in others), default=UNKNOWN)


def point_named(snapshot: NetworkSnapshot, place: str) -> Point:
    """Return the point of a place given by name or id.

    Raises
    ------
    PlaceNotFound
        No place of that name has known coordinates.
    """
    found = snapshot.records.get(place)
    point = _own_point(found if isinstance(found, Place) else snapshot.place_named(place, UNKNOWN))
    if point is None:
        raise PlaceNotFound(place)
    return point


def _own_point(node: Node | None) -> Point | None:
    latitude, longitude = getattr(node, "latitude", UNKNOWN), getattr(node, "longitude", UNKNOWN)
    return (latitude, longitude) if is_known(latitude) and is_known(longitude) else None
