"""Where nodes are drawn: where someone put them, else where the layout does, and never elsewhere than before."""

from collections.abc import Iterable

from dashboard.cytoscape.labels import label_width
from dashboard.cytoscape.layout_memory import LayoutMemory, Positions
from dashboard.pages.network.address import MAP, NetworkView
from dashboard.pages.network.scene import Scene
from graph.analysis.arrangements import LAYOUTS, Arrangement
from graph.commands.arranging import pinned_positions
from graph.exploration.focus import steps_around, ties_among
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import UNKNOWN

SEED = 7
MOST_PLACED = 5_000
DEFAULT = "forces"
DECIMALS = 1


class Placer:
    """Lays views out, and remembers what it made, so that an edit or one step more moves nothing.

    Each view grows from its centre outwards, one step after the other, so the same network and
    view give the same places however one came there.

    Parameters
    ----------
    memory : LayoutMemory
        Shared by all processes.
    """

    def __init__(self, memory: LayoutMemory) -> None:
        self._memory = memory

    def positions(self, scene: Scene, language: str) -> Positions:
        """Return where each node of a scene is drawn."""
        if not scene.node_ids:
            return {}
        key = layout_key(scene.view)
        made = known = self._memory.recall(key)
        for stage in stages(scene):
            if not made.keys() >= stage:
                present = made.keys() & scene.snapshot.nodes.keys()
                made = {**made, **_arranged(scene.snapshot, scene.view, stage | present, made, language)}
        if made is not known:
            made = self._memory.remember(key, made, stays=_arrangement(scene.view).is_stable)
        pinned = pinned_positions(scene.snapshot, scene.view.saved_view or UNKNOWN)
        return {node_id: pinned.get(node_id, made[node_id]) for node_id in scene.node_ids}

    def rearrange(self, view: NetworkView) -> None:
        """Forget where a view was drawn, so that it is laid out anew; what someone put in place stays there."""
        self._memory.forget(layout_key(view))


def layout_key(view: NetworkView) -> str:
    """Return what a change of must be to move nodes: the starting point and the arrangement, never the look."""
    start = (view.arrangement, view.everything, view.centres, view.direction, view.question, view.saved_view)
    apart = (view.lens, view.about[:1]) if view.is_apart else ()
    on_map = (MAP,) if view.shown_as == MAP else ()
    return repr((*start, *filter(None, (view.by, view.by_other)), *apart, *on_map))


def stages(scene: Scene) -> Iterable[frozenset[str]]:
    """Return the nodes to place, from the first step round the centres outwards.

    Of what is too much to draw only what is shown gets a place.
    """
    shown = frozenset(scene.node_ids)
    for stage in _steps_outwards(scene):
        yield stage if len(stage) <= MOST_PLACED else stage & shown


def _steps_outwards(scene: Scene) -> Iterable[frozenset[str]]:
    centres = [node_id for node_id in scene.view.centres if node_id in scene.snapshot.nodes]
    if centres and not scene.view.everything and not scene.view.is_apart:
        for depth in range(1, scene.view.depth + 1):
            yield frozenset(steps_around(scene.snapshot, centres, depth, scene.view.direction))
    yield frozenset(scene.surroundings)


def _arranged(
    snapshot: NetworkSnapshot, view: NetworkView, wanted: frozenset[str], previous: Positions, language: str
) -> Positions:
    ordered = [node_id for node_id in snapshot.nodes if node_id in wanted]
    ends = (snapshot.ties[tie_id].ends for tie_id in ties_among(snapshot, ordered))
    widths = {node_id: label_width(display_name(snapshot.records[node_id], language)) for node_id in ordered}
    places = _arrangement(view).arrange(
        ordered,
        sorted({(min(pair), max(pair)) for pair in ends}),
        centres=view.centres,
        groups={node_id: snapshot.records[node_id].kind for node_id in ordered},
        seed=SEED,
        previous={node_id: at for node_id, at in previous.items() if node_id in snapshot.nodes},
        label_widths=widths,
    )
    return {node_id: (round(x, DECIMALS), round(y, DECIMALS)) for node_id, (x, y) in places.items()}


def _arrangement(view: NetworkView) -> Arrangement:
    return LAYOUTS.get(view.arrangement, LAYOUTS[DEFAULT])
