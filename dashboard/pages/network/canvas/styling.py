"""How nodes and ties of a scene look, and the legend that says so."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.cytoscape.shapes import KIND_SHAPE, SHAPES, SIZE_FACTOR
from dashboard.pages.network.canvas.properties import amount_of, fixed_options, options_of, properties
from dashboard.pages.network.scene import Scene
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import compute
from graph.analysis.weights import STRONGEST
from graph.exploration.facets import NO_ITEMS
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import DerivedTie, Tie
from graph.model.values import NoValue, is_known

SMALLEST, LARGEST, PLAIN_SIZE = 13.0, 44.0, 18.0
N_COLOURS = 7
OTHER, COMMUNITY = "other", "community"
N_CLASSES = 5
NO_VALUE_FILL: Mapping[str, str] = {
    NoValue.UNKNOWN.value: "unknown",
    NoValue.NOT_APPLICABLE.value: "plain",
    NO_ITEMS: "plain",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one node is drawn; names of colours and shapes, not the colours themselves."""

    fill: str
    shape: str
    size: float
    ring: bool = False
    badge: bool = False


MOST_LISTED = 5_000
"""Nodes that a legend looks at."""


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One entry of the legend: an option of a category, how it is drawn, and how many are shown."""

    property_id: str
    option: str
    fill: str
    shape: str
    count: int


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of an amount over what is shown; no range when nothing has a value."""

    property_id: str
    low: float | None
    high: float | None
    n_without: int


@dataclass(frozen=True, slots=True)
class Styling:
    """All looks of a scene with the legend rows that explain them."""

    looks: Mapping[str, Look]
    colours: tuple[LegendRow, ...]
    colour_scale: Scale | None
    shapes: tuple[LegendRow, ...]
    size_scale: Scale | None
    scores: Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class TieLook:
    """How one tie is drawn."""

    width: float
    dash: str
    directed: bool


def style_scene(scene: Scene) -> Styling:
    """Return the looks of all shown nodes and the legend."""
    view, snapshot = scene.view, scene.snapshot
    nodes = [snapshot.nodes[node_id] for node_id in scene.node_ids]
    known = properties()
    colour_by = COMMUNITY if scene.division else view.colour if view.colour in known else "kind"
    shape_by = view.shape if view.shape in known and not known[view.shape].is_number else "kind"
    wanted = [
        name for name in (colour_by, view.size, *_rule_properties(view)) if name in known and known[name].is_number
    ]
    scores = {name: amounts_in(scene, name) for name in dict.fromkeys(wanted)}
    colour_scale = scale_of(colour_by, scores[colour_by]) if colour_by in scores else None
    size_scale = scale_of(view.size, scores[view.size]) if view.size in scores else None
    listed = [snapshot.nodes[node_id] for node_id in _listed(scene)]
    fills = _class_fills(scores[colour_by], colour_scale) if colour_scale else _fills(scene, listed, colour_by)
    shapes = _shapes(snapshot, listed, shape_by)
    looks = {
        node.id: Look(
            fill=fills[node.id],
            shape=shapes[node.id],
            size=round(_size(node.id, scores.get(view.size), size_scale) * SIZE_FACTOR.get(shapes[node.id], 1.0), 1),
            ring=_follows(snapshot, node, view.ring, scores),
            badge=_follows(snapshot, node, view.badge, scores),
        )
        for node in nodes
    }
    same = colour_by == shape_by
    is_category = colour_scale is None and colour_by != COMMUNITY
    return Styling(
        looks=looks,
        colours=_rows(snapshot, scene, colour_by, fills, shapes if same else {}) if is_category else (),
        colour_scale=colour_scale,
        shapes=() if same or scene.view.is_apart else _rows(snapshot, scene, shape_by, {}, shapes),
        size_scale=size_scale,
        scores=scores,
    )


def amounts_in(scene: Scene, property_id: str) -> Mapping[str, float | None]:
    """Return an amount for every shown node; None where it is not known exactly or not reliable."""
    if property_id in MEASURES:
        result = compute(property_id, scene.snapshot, scene.node_ids, scene.tie_ids, scene.work)
        return {node_id: _single(result.values.get(node_id)) for node_id in scene.node_ids}
    found = ((node_id, amount_of(scene.snapshot.nodes[node_id], property_id)) for node_id in scene.node_ids)
    return {node_id: None if isinstance(value, NoValue) else value for node_id, value in found}


def scale_of(property_id: str, amounts: Mapping[str, float | None]) -> Scale:
    """Return the range of an amount."""
    present = [value for value in amounts.values() if value is not None]
    return Scale(property_id, min(present, default=None), max(present, default=None), len(amounts) - len(present))


def tie_look(tie: Tie, width_by: str) -> TieLook:
    """Return how a tie is drawn: wide when strong, broken when it is not (yet) there, dotted when that is unknown."""
    strength = _strength(tie)
    width = 1.5 if width_by != "strength" or strength is None else 0.75 + 0.65 * strength
    status = tie.status
    dash = "dotted" if not is_known(status) else "solid" if status in ESTABLISHED_STATUSES else "dashed"
    return TieLook(round(width, 2), dash, TIE_TYPE[tie.type].directed)


def _strength(tie: Tie) -> float | None:
    if isinstance(tie, DerivedTie):
        return min(tie.weight, 1.0) * STRONGEST
    return float(tie.strength) if is_known(tie.strength) else None


def rule_parts(rule: str) -> tuple[str, str]:
    """Return property and option of a ring or badge rule, ``field:option`` or ``measure:>=number``."""
    name, _, option = rule.partition(":")
    return name, option


def _rule_properties(view: object) -> Iterable[str]:
    return (rule_parts(getattr(view, rule))[0] for rule in ("ring", "badge"))


def _follows(
    snapshot: NetworkSnapshot, node: Node, rule: str, scores: Mapping[str, Mapping[str, float | None]]
) -> bool:
    name, option = rule_parts(rule)
    if name not in properties() or not option:
        return False
    if name in scores:
        value = scores[name].get(node.id)
        try:
            return value is not None and value >= float(option.removeprefix(">="))
        except ValueError:
            return False
    return option in options_of(snapshot, node, name)


def _single(score: object) -> float | None:
    return float(score) if isinstance(score, int | float) else None


def _size(node_id: str, amounts: Mapping[str, float | None] | None, scale: Scale | None) -> float:
    if amounts is None or scale is None:
        return PLAIN_SIZE
    value = amounts.get(node_id)
    if value is None or not scale.high:
        return SMALLEST
    if scale.low == scale.high:
        return PLAIN_SIZE
    return SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(value, 0.0) / scale.high)


def _class_fills(amounts: Mapping[str, float | None], scale: Scale) -> dict[str, str]:
    low, high = scale.low or 0.0, scale.high or 0.0
    step = (high - low) / N_CLASSES or 1.0
    return {
        node_id: "unknown" if value is None else f"scale-{min(int((value - low) / step), N_CLASSES - 1) + 1}"
        for node_id, value in amounts.items()
    }


def _fills(scene: Scene, nodes: Sequence[Node], property_id: str) -> dict[str, str]:
    snapshot = scene.snapshot
    if property_id == "kind":
        return {node.id: node.kind for node in nodes}
    if scene.division and property_id == COMMUNITY:
        numbers = scene.division.number_of()
        return {node.id: group_fill(numbers.get(node.id, 0)) for node in nodes}
    rank = {option: number for number, option in enumerate(ranked_options(snapshot, property_id), start=1)}
    return {node.id: _fill(options_of(snapshot, node, property_id)[0], rank) for node in nodes}


def group_fill(number: int) -> str:
    """Return the fill of a community: a colour of its own for the first ones, one for all others."""
    return f"cat-{min(number, N_COLOURS + 1)}" if number else "plain"


def _fill(option: str, rank: Mapping[str, int]) -> str:
    if option in NO_VALUE_FILL:
        return NO_VALUE_FILL[option]
    return f"cat-{min(rank.get(option, N_COLOURS + 1), N_COLOURS + 1)}"


def ranked_options(snapshot: NetworkSnapshot, property_id: str) -> tuple[str, ...]:
    """Return the options in the order in which they get colours: the same whatever is shown."""
    fixed = fixed_options(property_id)
    if fixed:
        return fixed
    actors = (
        node for kind in ACTOR_KINDS for node in snapshot.by_kind.get(kind, {}).values() if isinstance(node, Node)
    )
    counts = Counter(options_of(snapshot, node, property_id)[0] for node in actors)
    return tuple(sorted((o for o in counts if o not in NO_VALUE_FILL), key=lambda option: (-counts[option], option)))


def _shapes(snapshot: NetworkSnapshot, nodes: Sequence[Node], property_id: str) -> dict[str, str]:
    if property_id == "kind":
        return {node.id: KIND_SHAPE[node.kind] for node in nodes}
    last = SHAPES[-1]
    shapes = dict(zip(ranked_options(snapshot, property_id), SHAPES[:-1], strict=False))
    return {
        node.id: "dot" if (o := options_of(snapshot, node, property_id)[0]) in NO_VALUE_FILL else shapes.get(o, last)
        for node in nodes
    }


def _listed(scene: Scene) -> tuple[str, ...]:
    """Return the nodes that the legend speaks of: those shown, and those that the filter took out of their midst."""
    if not scene.n_filtered or len(scene.surroundings) > MOST_LISTED:
        return scene.node_ids
    return tuple(dict.fromkeys((*scene.node_ids, *scene.surroundings)))


def _rows(
    snapshot: NetworkSnapshot, scene: Scene, property_id: str, fills: Mapping[str, str], shapes: Mapping[str, str]
) -> tuple[LegendRow, ...]:
    """Return one row per option, in the order of the colours; options without a colour of their own together.

    An option that is switched off keeps its row, so that it can be switched on again.
    """
    clear, known = frozenset(scene.clear_ids), properties()[property_id]
    chosen = getattr(scene.view.filter, known.facet) if known.facet else frozenset()
    counts: Counter[tuple[str, str, str]] = Counter()
    for node_id in _listed(scene):
        fill, shape = fills.get(node_id, ""), shapes.get(node_id, "")
        option = options_of(snapshot, snapshot.nodes[node_id], property_id)[0]
        shared = fill == f"cat-{N_COLOURS + 1}" or (not fill and shape == SHAPES[-1])
        if node_id in clear or node_id in scene.faded or (chosen and option not in chosen):
            counts[OTHER if shared else option, fill, shape] += node_id in clear
    order = {
        option: number for number, option in enumerate((*ranked_options(snapshot, property_id), OTHER, *NO_VALUE_FILL))
    }
    rows = (LegendRow(property_id, option, fill, shape, count) for (option, fill, shape), count in counts.items())
    return tuple(sorted(rows, key=lambda row: order.get(row.option, len(order))))
