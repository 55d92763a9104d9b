"""Where a point of the earth lies on the canvas (Mercator: right in every direction at any one place)."""

import math

PX_PER_DEGREE = 520.0
MIDDLE = (51.0, 4.8)
"""Latitude and longitude that lie at the origin."""

EARTH_RADIUS_KM = 6371.0088


def on_canvas(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of a point, px; east is right, north is up.

    Parameters
    ----------
    latitude, longitude : float
        Degrees, WGS84.
    """
    x = (longitude - MIDDLE[1]) * PX_PER_DEGREE
    y = (_stretched(MIDDLE[0]) - _stretched(latitude)) * PX_PER_DEGREE
    return (round(x, 1), round(y, 1))


def px_per_km(latitude: float) -> float:
    """Return how many px a kilometre takes at a latitude."""
    km_per_degree = math.pi * EARTH_RADIUS_KM * math.cos(math.radians(latitude)) / 180
    return PX_PER_DEGREE / km_per_degree


def _stretched(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))
