"""Where a point of the earth lies on the canvas, true in distance from the middle (azimuthal equidistant).

Over Belgium and the Netherlands a kilometre is then as long everywhere within a part in a thousand (Snyder 1987, Map
Projections: A Working Manual, chapter 25), so that one scale serves the whole map.
"""

import math

PX_PER_KM = 7.4
MIDDLE = (51.5, 5.0)
"""Latitude and longitude that lie at the origin."""

EARTH_RADIUS_KM = 6371.0088


def on_canvas(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of a point, px; east is right, north is up.

    Parameters
    ----------
    latitude, longitude : float
        Degrees, WGS84.
    """
    phi, phi_0 = math.radians(latitude), math.radians(MIDDLE[0])
    turn = math.radians(longitude - MIDDLE[1])
    cos_c = math.sin(phi_0) * math.sin(phi) + math.cos(phi_0) * math.cos(phi) * math.cos(turn)
    c = math.acos(max(-1.0, min(1.0, cos_c)))
    k = c / math.sin(c) if 0 < c < math.pi else 1.0
    east = k * math.cos(phi) * math.sin(turn)
    north = k * (math.cos(phi_0) * math.sin(phi) - math.sin(phi_0) * math.cos(phi) * math.cos(turn))
    scale = EARTH_RADIUS_KM * PX_PER_KM
    return (round(east * scale, 1), round(-north * scale, 1))
