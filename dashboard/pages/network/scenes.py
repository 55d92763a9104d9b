"""Scenes by address: canvas, table, panel and menus of one view are answered from the same one."""

import threading
from collections import OrderedDict
from dataclasses import replace

from dashboard.pages.network.address import NetworkView, from_query
from dashboard.pages.network.lenses.lens import Seen
from dashboard.pages.network.lenses.register import lens_of
from dashboard.pages.network.scene import Scene, compose_scene, question_of
from dashboard.services import Services
from dashboard.text import language
from dashboard.work.outcomes import NotThere
from graph.model.snapshot import NetworkSnapshot

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
        self._kept: OrderedDict[tuple[NetworkView, str], tuple[NetworkSnapshot, Scene]] = OrderedDict()
        self._guard = threading.Lock()

    def at(self, search: str | None) -> Scene:
        """Return what an address shows of the network as it is now; nothing when that is too much to draw."""
        view, snapshot = from_query(search), self._services.snapshot()
        key = (view, language())  # communities carry names
        with self._guard:
            kept = self._kept.get(key)
        if kept is not None and kept[0] is snapshot:
            return kept[1]
        scene = self._composed(snapshot, view, MOST_DRAWN)
        if scene.awaited:
            return scene
        with self._guard:
            self._kept[key] = (snapshot, scene)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return scene

    def whole(self, search: str | None) -> Scene:
        """Return what an address shows, however much that is."""
        scene = self.at(search)
        return self._composed(self._services.snapshot(), scene.view, None) if scene.n_too_many else scene

    def _composed(self, snapshot: NetworkSnapshot, view: NetworkView, most: int | None) -> Scene:
        lens = lens_of(view)
        seen = lens.see(self._services, snapshot, view) if lens else Seen(snapshot)
        scene = compose_scene(seen.snapshot, view, question_of(view), most, seen.shown, seen.drawable)
        marked = replace(scene, marks=seen.marks, work=self._services.work)
        try:
            return lens.finish(self._services, marked) if lens else marked
        except NotThere as found:
            return replace(marked, awaited=found)
