"""Scenes by address: canvas, table, panel and menus of one view are answered from the same one."""

import threading
from collections import OrderedDict

from dashboard.pages.network.address import NetworkView, from_query
from dashboard.pages.network.scene import Scene, compose_scene
from dashboard.services import Services
from graph.exploration.errors import BadQuestion
from graph.exploration.pattern import PatternQuestion

MOST_DRAWN = 3_000
"""Nodes that a browser draws without stumbling."""

MOST_KEPT = 8


class Scenes:
    """Composes what an address shows, and keeps the last few for as long as the network does not change.

    Parameters
    ----------
    services : Services
        Where the network comes from.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept: OrderedDict[NetworkView, Scene] = OrderedDict()
        self._guard = threading.Lock()

    def at(self, search: str | None) -> Scene:
        """Return what an address shows of the network as it is now; nothing when that is too much to draw."""
        view, snapshot = from_query(search), self._services.snapshot()
        with self._guard:
            kept = self._kept.get(view)
        if kept is not None and kept.snapshot is snapshot:
            return kept
        scene = compose_scene(snapshot, view, question_of(view), MOST_DRAWN)
        with self._guard:
            self._kept[view] = scene
            self._kept.move_to_end(view)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return scene

    def whole(self, search: str | None) -> Scene:
        """Return what an address shows, however much that is."""
        scene = self.at(search)
        return compose_scene(scene.snapshot, scene.view, question_of(scene.view)) if scene.n_too_many else scene


def question_of(view: NetworkView) -> PatternQuestion | None:
    """Return the question that a view asks; none when its text cannot be read, which the page then tells."""
    try:
        return PatternQuestion.from_text(view.question) if view.question else None
    except BadQuestion:
        return None
