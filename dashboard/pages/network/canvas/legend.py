"""The legend: what colours, shapes, sizes, rules and lines mean; on screen a click on an entry filters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import glyph
from dashboard.pages.network.address import MAP
from dashboard.pages.network.canvas.map import map_notes
from dashboard.pages.network.canvas.properties import option_label, properties
from dashboard.pages.network.canvas.styling import (
    N_CLASSES,
    N_COLOURS,
    OTHER,
    LegendRow,
    Scale,
    Styling,
    group_fill,
    rule_parts,
    tie_look,
)
from dashboard.pages.network.links import toggled, view_link
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.sentences import NO_VALUE_OPTIONS
from dashboard.text import count, figure, plural, t
from graph.model.registry import ACTOR_KINDS
from graph.model.ties import DerivedTie

LINES = ("solid", "dashed", "dotted")
RULES = ("ring", "badge")
STEPS = tuple(f"scale-{number}" for number in range(1, N_CLASSES + 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend.

    Parameters
    ----------
    text : str
        What it says.
    sign : str
        What stands before it: ``heading`` and ``note``, which may take several lines, have none; ``glyph``,
        ``steps`` of a colour scale, ``circles`` of a size scale, ``ring``, ``badge``, or ``line``.
    fill, shape : str
        Of a glyph; of a line its dash is the shape.
    row : LegendRow or None
        The option of a category that it stands for.
    """

    text: str
    sign: str
    fill: str = ""
    shape: str = ""
    row: LegendRow | None = None


def entries(scene: Scene, styling: Styling, language: str) -> Iterator[Entry]:
    """Yield the whole legend of a scene, from top to bottom."""
    both = bool(styling.colours) and not styling.shapes
    yield from _options("shape_and_colour" if both else "colour", scene, styling.colours, language)
    yield from _groups(scene, language)
    if styling.colour_scale:
        yield from _scale("colour", "steps", styling.colour_scale, language)
    yield from _options("shape", scene, styling.shapes, language)
    if styling.size_scale:
        yield from _scale("size", "circles", styling.size_scale, language)
    yield from _rules(scene, language)
    if not scene.matched.isdisjoint(scene.node_ids):
        yield Entry(t("question.match", language), "match")
    yield from _marks(scene, language)
    yield from _lines(scene, language)
    if scene.view.shown_as == MAP:
        yield Entry(t("arrangement.map", language), "heading")
        yield Entry(t("arrangement.rough_border", language), "line", shape="border")
        yield from (Entry(note, "note") for note in map_notes(scene, language))


def legend(scene: Scene, styling: Styling, language: str) -> list[Component]:
    """Return the legend for the page."""
    if not scene.node_ids:
        return []
    return [_component(scene, entry, language) for entry in entries(scene, styling, language)]


def legend_rows(scene: Scene, styling: Styling, language: str) -> list[dict[str, Any]]:
    """Return the legend as data, for a drawing outside the page: without what is switched off there."""
    return [
        _data(entry)
        for entry in entries(scene, styling, language)
        if entry.row is None or entry.row.count or scene.faded
    ]


def option_text(scene: Scene, property_id: str, option: str, language: str) -> str:
    """Return how an option of a category is called in the legend."""
    if option == OTHER or option in NO_VALUE_OPTIONS:
        return t(f"network.option_{option}", language)
    return option_label(scene.snapshot, property_id, option, language)


def rule_text(scene: Scene, rule: str, language: str) -> str:
    """Return whom a ring or dot marks, empty when the rule is none."""
    property_id, option = rule_parts(rule)
    if property_id not in properties() or not option:
        return ""
    label = properties()[property_id].label.in_language(language)
    return f"{label}: {option_text(scene, property_id, option, language)}"


def _heading(key: str, property_id: str, language: str) -> Entry:
    return Entry(f"{t(f'network.{key}', language)}: {properties()[property_id].label.in_language(language)}", "heading")


def _options(key: str, scene: Scene, rows: tuple[LegendRow, ...], language: str) -> Iterator[Entry]:
    if rows:
        yield _heading(key, rows[0].property_id, language)
    for row in rows:
        text = option_text(scene, row.property_id, row.option, language)
        yield Entry(text, "glyph", row.fill or "plain", row.shape or "circle", row)


def _scale(key: str, sign: str, scale: Scale, language: str) -> Iterator[Entry]:
    low, high = ("–" if end is None else figure(end, language) for end in (scale.low, scale.high))
    yield _heading(key, scale.property_id, language)
    yield Entry(low if low == high else t("network.from_to", language, low=low, high=high), sign)
    if scale.n_without:
        yield Entry(plural("network.without_value", scale.n_without, language), "glyph", "unknown", "circle")


def _rules(scene: Scene, language: str) -> Iterator[Entry]:
    for name in RULES:
        text = rule_text(scene, getattr(scene.view, name), language)
        if text:
            yield Entry(text, name)


def _lines(scene: Scene, language: str) -> Iterator[Entry]:
    looks = [tie_look(scene.snapshot.ties[tie_id], scene.view.width) for tie_id in scene.tie_ids]
    drawn = {look.dash for look in looks}
    if drawn:
        yield Entry(t("network.line", language), "heading")
    for dash in LINES:
        if dash in drawn:
            yield Entry(t(f"network.line_{dash}", language), "line", shape=dash)
    if len({look.width for look in looks}) > 1:
        is_derived = any(isinstance(scene.snapshot.ties[tie_id], DerivedTie) for tie_id in scene.tie_ids)
        key = f"lens.{scene.view.lens}_thick" if is_derived else "network.line_strength"
        yield Entry(t(key, language), "line", shape="thick")
    if scene.proving and not scene.proving.issuperset(scene.tie_ids):
        yield Entry(t("question.idle", language), "line", shape="idle")


def _groups(scene: Scene, language: str) -> Iterator[Entry]:
    """Yield the communities with a colour of their own, and the others together."""
    division = scene.division
    if division is None:
        return
    yield Entry(t("lens.colour_is_group", language), "heading")
    own = [group for group in division.groups if group.number <= N_COLOURS]
    for group in own:
        yield Entry(division.names[group.number], "glyph", group_fill(group.number), "circle")
    if len(own) < len(division.groups):
        yield Entry(t("network.option_other", language), "glyph", group_fill(N_COLOURS + 1), "circle")


def _marks(scene: Scene, language: str) -> Iterator[Entry]:
    for mark in scene.marks.in_use:
        yield Entry(t(f"lens.{scene.view.lens}_{mark}", language), "mark", shape=mark)


def _component(scene: Scene, entry: Entry, language: str) -> Component:
    if entry.sign == "heading":
        return html.H3(entry.text)
    if entry.sign == "note":
        return html.P(entry.text, className="leg-note")
    words = html.Span(entry.text, className="grow", title=entry.text)
    if entry.row is None:
        is_scale = entry.sign in ("steps", "circles")
        return html.Div([*_signs(entry), words], className="leg leg-scale" if is_scale else "leg")
    return _option(
        scene, entry.row, [*_signs(entry), words, html.Span(count(entry.row.count), className="leg-count")], language
    )


def _signs(entry: Entry) -> Iterable[Component]:
    match entry.sign:
        case "glyph":
            return [glyph(entry.shape, entry.fill, 16)]
        case "steps":
            return [html.Span(className=f"scale-step fill-{step}") for step in STEPS]
        case "circles":
            return [html.Span(className="size-circle", style={"width": size, "height": size}) for size in (8, 14, 22)]
        case "line":
            return [html.Span(className=f"leg-line {entry.shape}")]
        case "mark":
            return [html.Span(className=f"leg-mark {entry.shape}")]
        case _:
            return [html.Span(className=f"leg-{entry.sign}")]


def _option(scene: Scene, row: LegendRow, inside: list[Component], language: str) -> Component:
    facet = properties()[row.property_id].facet
    if not facet or row.option == OTHER:
        return html.Div(inside, className="leg")
    drawn = frozenset(ACTOR_KINDS) if facet == "kinds" else frozenset()
    chosen = getattr(scene.view.filter, facet)
    pressed = not chosen or row.option in chosen
    return view_link(
        toggled(scene.view, facet, row.option, drawn),
        *inside,
        class_name="leg" if pressed else "leg off",
        title=t("network.legend_click" if facet != "kinds" else "network.legend_click_kind", language),
    )


def _data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {"text": entry.text, "sign": entry.sign}
    if entry.sign == "glyph":
        data |= {"fill": entry.fill, "shape": entry.shape}
    if entry.sign == "line":
        data["line"] = entry.shape
    if entry.sign == "steps":
        data["steps"] = list(STEPS)
    if entry.row is not None:
        data["count"] = count(entry.row.count)
    return data
