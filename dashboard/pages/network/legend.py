"""The legend: what colours, shapes, sizes and lines mean; a click on an entry filters."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.glyph import glyph
from dashboard.pages.network.links import toggled, view_link
from dashboard.pages.network.properties import option_label, properties
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.sentences import NO_VALUE_OPTIONS
from dashboard.pages.network.styling import N_CLASSES, OTHER, LegendRow, Scale, Styling, rule_parts
from dashboard.text import decimal, plural, t
from graph.model.registry import ACTOR_KINDS


def legend(scene: Scene, styling: Styling, language: str) -> list[Component]:
    """Return the whole legend of a scene."""
    if not scene.node_ids:
        return []
    both = not styling.shapes and styling.colours
    heading = "network.shape_and_colour" if both else "network.colour"
    parts: list[Component] = []
    if styling.colours:
        parts += [_heading(heading, styling.colours[0].property_id, language), *_rows(scene, styling.colours, language)]
    if styling.colour_scale:
        parts += _colour_scale(styling.colour_scale, language)
    if styling.shapes:
        shape_by = styling.shapes[0].property_id
        parts += [_heading("network.shape", shape_by, language), *_rows(scene, styling.shapes, language)]
    if styling.size_scale:
        parts += _size_scale(styling.size_scale, language)
    return [*parts, *_rules(scene, language), *_lines(scene, language)]


def option_text(scene: Scene, property_id: str, option: str, language: str) -> str:
    """Return how an option of a category is called in the legend."""
    if option == OTHER or option in NO_VALUE_OPTIONS:
        return t(f"network.option_{option}", language)
    return option_label(scene.snapshot, property_id, option, language)


def _heading(key: str, property_id: str, language: str) -> Component:
    return html.H3(_heading_text(key, property_id, language))


def _heading_text(key: str, property_id: str, language: str) -> str:
    return f"{t(key, language)}: {properties()[property_id].label.in_language(language)}"


def _rows(scene: Scene, rows: tuple[LegendRow, ...], language: str) -> list[Component]:
    return [_row(scene, row, language) for row in rows]


def _row(scene: Scene, row: LegendRow, language: str) -> Component:
    inside = [
        glyph(row.shape, row.fill or "plain", 16),
        html.Span(option_text(scene, row.property_id, row.option, language), className="grow"),
        html.Span(str(row.count), className="leg-count"),
    ]
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


def _colour_scale(scale: Scale, language: str) -> list[Component]:
    steps = [html.Span(className=f"scale-step fill-scale-{number}") for number in range(1, N_CLASSES + 1)]
    return [
        _heading("network.colour", scale.property_id, language),
        html.Div([html.Span(_low(scale, language)), *steps, html.Span(_high(scale, language))], className="leg-scale"),
        *_without(scale, language),
    ]


def _size_scale(scale: Scale, language: str) -> list[Component]:
    circles = [html.Span(className="size-circle", style={"width": size, "height": size}) for size in (8, 14, 22)]
    text = t("network.from_to", language, low=_low(scale, language), high=_high(scale, language))
    return [
        _heading("network.size", scale.property_id, language),
        html.Div([*circles, html.Span(text)], className="leg-scale"),
        *_without(scale, language),
    ]


def _without(scale: Scale, language: str) -> list[Component]:
    if not scale.n_without:
        return []
    return [
        html.Div(
            [glyph("circle", "unknown", 16), plural("network.without_value", scale.n_without, language)],
            className="leg",
        )
    ]


def _low(scale: Scale, language: str) -> str:
    return "–" if scale.low is None else decimal(scale.low, language)


def _high(scale: Scale, language: str) -> str:
    return "–" if scale.high is None else decimal(scale.high, language)


def _rules(scene: Scene, language: str) -> list[Component]:
    found: list[Component] = []
    for name in ("ring", "badge"):
        property_id, option = rule_parts(getattr(scene.view, name))
        if property_id in properties() and option:
            label = properties()[property_id].label.in_language(language)
            text = f"{label}: {option_text(scene, property_id, option, language)}"
            found.append(html.Div([html.Span(className=f"leg-{name}"), html.Span(text)], className="leg"))
    return found


def _lines(scene: Scene, language: str) -> list[Component]:
    rows = [
        html.Div(
            [html.Span(className=f"leg-line {dash}"), html.Span(t(f"network.line_{dash}", language))], className="leg"
        )
        for dash in ("solid", "dashed")
    ]
    if scene.view.width == "strength":
        rows.append(
            html.Div([html.Span(className="leg-line thick"), t("network.line_strength", language)], className="leg")
        )
    return [html.H3(t("network.line", language)), *rows]


def legend_rows(scene: Scene, styling: Styling, language: str) -> list[dict[str, object]]:
    """Return the legend as data, for a drawing outside the page."""
    rows: list[dict[str, object]] = []
    both = bool(styling.colours) and not styling.shapes
    for key, entries in (("shape_and_colour" if both else "colour", styling.colours), ("shape", styling.shapes)):
        if entries:
            rows.append({"heading": True, "text": _heading_text(f"network.{key}", entries[0].property_id, language)})
        rows += [
            {
                "fill": row.fill or "plain",
                "shape": row.shape or "circle",
                "text": option_text(scene, row.property_id, row.option, language),
                "count": row.count,
            }
            for row in entries
        ]
    for key, scale in (("colour", styling.colour_scale), ("size", styling.size_scale)):
        if scale:
            text = t("network.from_to", language, low=_low(scale, language), high=_high(scale, language))
            rows.append({"heading": True, "text": _heading_text(f"network.{key}", scale.property_id, language)})
            rows.append({"text": text})
    rows.append({"heading": True, "text": t("network.line", language)})
    rows += [{"line": dash, "text": t(f"network.line_{dash}", language)} for dash in ("solid", "dashed")]
    return rows
