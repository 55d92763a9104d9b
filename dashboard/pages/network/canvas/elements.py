"""The elements of the canvas: data only, since every look is in the stylesheet."""

from typing import Any

from dashboard.components.subtitle import subtitle
from dashboard.cytoscape.labels import short_label
from dashboard.cytoscape.layout_memory import Positions
from dashboard.pages.network.canvas.styling import Look, Styling, tie_look
from dashboard.pages.network.scene import Scene
from dashboard.text import plural
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.values import is_known

Element = dict[str, Any]


def elements(scene: Scene, styling: Styling, positions: Positions, language: str) -> list[Element]:
    """Return nodes, then ties, as the renderer wants them."""
    n_partners = _n_ties(scene)
    nodes = [
        _node(
            scene.snapshot,
            scene.snapshot.nodes[node_id],
            styling.looks[node_id],
            positions[node_id],
            faded=node_id in scene.faded,
            mark=scene.marks.of(node_id),
            place="" if not scene.matched else "match" if node_id in scene.matched else "second",
            n_ties=n_partners.get(node_id, 0),
            language=language,
        )
        for node_id in scene.node_ids
    ]
    return nodes + [_tie(scene, tie_id, language) for tie_id in scene.tie_ids]


def _node(
    snapshot: NetworkSnapshot,
    node: Node,
    look: Look,
    at: tuple[float, float],
    *,
    faded: bool,
    mark: str,
    place: str,
    n_ties: int,
    language: str,
) -> Element:
    name = display_name(node, language)
    data: dict[str, Any] = {
        "id": node.id,
        "label": name,
        "short": short_label(name),
        "sub": subtitle(snapshot, node, language),
        "card": plural("network.card", n_ties, language),
        "fill": look.fill,
        "shape": look.shape,
        "size": look.size,
        "rank": int(look.size * 10),
        "ring": look.ring,
        "badge": look.badge,
        "faded": faded,
        "mark": mark,
        "match": place == "match",
        "second": place == "second",
    }
    return {"data": data, "position": {"x": round(at[0], 1), "y": round(at[1], 1)}}


def _tie(scene: Scene, tie_id: str, language: str) -> Element:
    tie = scene.snapshot.ties[tie_id]
    look = tie_look(tie, scene.view.width)
    known = tie.strength if is_known(tie.strength) else None
    return {
        "data": {
            "id": tie.id,
            "source": tie.source_id,
            "target": tie.target_id,
            "label": TIE_TYPE[tie.type].sentence.in_language(language),
            "strength": known,
            "width": look.width,
            "dash": look.dash,
            "directed": look.directed,
            "faded": tie.id in scene.faded,
            "mark": scene.marks.of(tie.id),
            "idle": bool(scene.proving) and tie.id not in scene.proving,
        }
    }


def _n_ties(scene: Scene) -> dict[str, int]:
    counts: dict[str, int] = {}
    for tie_id in scene.tie_ids:
        for end in scene.snapshot.ties[tie_id].ends:
            counts[end] = counts.get(end, 0) + 1
    return counts
