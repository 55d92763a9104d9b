"""Room for those who share a place: each as near to it as is free, within the bounds of what the place means."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[float, float]

FAN = 15.0
"""Distance between those who share a spot, px."""

LEAST = 0.85 * FAN
"""Least distance between any two, px."""


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle in which a place keeps its meaning; infinite where nothing bounds it."""

    left: float = -math.inf
    right: float = math.inf
    top: float = -math.inf
    bottom: float = math.inf

    def holds(self, place: Place) -> bool:
        """Tell whether a place lies in the rectangle."""
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.bottom


def fanned(spot: Place, n: int, apart: float = FAN) -> list[Place]:
    """Return so many places round a spot: one on it, more on a spiral that keeps them apart."""
    places = _spiral(spot, apart)
    return [next(places) for _ in range(n)]


def spread(spots: Mapping[Place, Sequence[str]], rooms: Mapping[Place, Room]) -> dict[str, Place]:
    """Place everyone on their spot or as near to it as is free; who has a spot alone keeps it before a crowd does.

    Parameters
    ----------
    spots : mapping of (float, float) to sequence of str
        Who shares each spot.
    rooms : mapping of (float, float) to Room
        Where those of a spot may lie; every room is unbounded on some side, so that all find a place.
    """
    taken: dict[tuple[int, int], list[Place]] = defaultdict(list)
    places: dict[str, Place] = {}
    for spot in sorted(spots, key=lambda at: (len(spots[at]), at)):
        candidates = (place for place in _spiral(spot, FAN) if rooms[spot].holds(place))
        for node_id in spots[spot]:
            place = next(at for at in candidates if _is_free(taken, at))
            places[node_id] = place
            taken[_cell(place)].append(place)
    return places


def _spiral(spot: Place, apart: float) -> Iterator[Place]:
    golden, k = math.pi * (3 - math.sqrt(5)), 0
    while True:
        far = apart * math.sqrt(k)
        yield spot[0] + far * math.cos(k * golden), spot[1] + far * math.sin(k * golden)
        k += 1


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place[0] / LEAST), math.floor(place[1] / LEAST)


def _is_free(taken: Mapping[tuple[int, int], Sequence[Place]], place: Place) -> bool:
    column, row = _cell(place)
    near = ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
    return all(math.dist(place, other) >= LEAST for cell in near for other in taken.get(cell, ()))
