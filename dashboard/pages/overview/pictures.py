"""Small pictures of saved views: where its nodes lie, and which ties are between them."""

from dataclasses import dataclass

from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known
from graph.model.views import Position, SavedView

MAX_DOTS = 60
MAX_LINES = 120


@dataclass(frozen=True, slots=True)
class Dot:
    """A node in a picture: `x` and `y` are shares of its width and height, from the upper left."""

    node_id: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A view in small.

    Parameters
    ----------
    dots : tuple of Dot
        The nodes with the most ties inside the view.
    lines : tuple of (Dot, Dot)
        Ties between them.
    n_nodes : int
        Number of nodes the view holds, also those that are not in the picture.
    """

    dots: tuple[Dot, ...]
    lines: tuple[tuple[Dot, Dot], ...]
    n_nodes: int


def latest_views(snapshot: NetworkSnapshot, limit: int) -> tuple[SavedView, ...]:
    """Return the views that were saved last, newest first."""
    views = sorted(snapshot.of(SavedView).values(), key=lambda view: (view.recorded_at, view.id), reverse=True)
    return tuple(views[:limit])


def picture(snapshot: NetworkSnapshot, view_id: str) -> Picture:
    """Return a saved view in small; without dots when it kept no places."""
    places = {
        position.subject_id: (position.x, position.y)
        for position in snapshot.of(Position).values()
        if position.view_id == view_id and is_known(position.x) and is_known(position.y)
    }
    places = {node_id: at for node_id, at in places.items() if node_id in snapshot.nodes}
    ends = [tie.ends for tie in snapshot.ties.values() if all(end in places for end in tie.ends)]
    n_ties = dict.fromkeys(places, 0)
    for end in (end for pair in ends for end in pair):
        n_ties[end] += 1
    drawn = sorted(places, key=lambda node_id: (-n_ties[node_id], node_id))[:MAX_DOTS]
    dots = {
        node_id: Dot(node_id, snapshot.nodes[node_id].kind, x, y)
        for node_id, (x, y) in _fitted({node_id: places[node_id] for node_id in drawn}).items()
    }
    lines = [(dots[one], dots[other]) for one, other in ends if one in dots and other in dots]
    return Picture(tuple(dots.values()), tuple(lines[:MAX_LINES]), len(places))


def _fitted(places: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Stretch places over the whole picture; what lies on one line lies in the middle."""
    if not places:
        return {}
    left, right = min(x for x, _ in places.values()), max(x for x, _ in places.values())
    top, bottom = min(y for _, y in places.values()), max(y for _, y in places.values())
    width, height = right - left or 1.0, bottom - top or 1.0
    return {
        node_id: (
            (x - left) / width if right > left else 0.5,
            (y - top) / height if bottom > top else 0.5,
        )
        for node_id, (x, y) in places.items()
    }
