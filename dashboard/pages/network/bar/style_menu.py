"""How the network is drawn: colour, size, shape, rings and badges, lines, arrangement. Every choice is a link."""

from collections.abc import Iterable
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.network.canvas.charts import CHARTS, ChartKind, chart_kind, chosen_fields
from dashboard.pages.network.canvas.legend import option_text
from dashboard.pages.network.canvas.properties import (
    Property,
    amounts,
    categories,
    fixed_options,
    options_of,
    properties,
)
from dashboard.pages.network.ids import choice_id
from dashboard.pages.network.links import view_link
from dashboard.pages.network.scene import Scene
from dashboard.text import t
from graph.analysis.arrangements import LAYOUTS, Arrangement
from graph.analysis.measures import MEASURES

EQUAL = "equal"
MOST_OPTIONS = 40


def style_menu(scene: Scene, language: str) -> list[Component]:
    """Return the controls of the look."""
    view = scene.view
    return [
        _select("colour", [*_choices(categories(), language), *_choices(amounts(), language)], view.colour, language),
        _select("size", [(EQUAL, t("network.equal", language)), *_choices(amounts(), language)], view.size, language),
        _select("shape", _choices(categories(), language), view.shape, language),
        _select("ring", _rule_choices(scene, view.ring, language), view.ring, language),
        _select("badge", _rule_choices(scene, view.badge, language), view.badge, language),
        _segments(scene, "width", (("strength", "network.width_strength"), (EQUAL, "network.equal")), language),
        _arrangements(scene, language),
        *_fields(scene, language),
        *_meanings(view.colour, view.size, language),
    ]


def _choices(found: Iterable[Property], language: str) -> list[tuple[str, str]]:
    return [(item.id, item.label.in_language(language)) for item in found]


def _select(name: str, choices: list[tuple[str, str]], value: str, language: str) -> Component:
    options = [{"value": code, "label": label} for code, label in choices]
    return html.Div(
        [
            html.Label(t(f"arrangement.{name}" if name.startswith("by") else f"network.{name}", language)),
            dcc.Dropdown(
                id=choice_id(name),
                options=options,
                value=value or None,
                clearable=name in ("ring", "badge"),
                placeholder=t("network.none_chosen", language),
            ),
        ],
        className="menu-block",
    )


def _rule_choices(scene: Scene, current: str, language: str) -> list[tuple[str, str]]:
    """Return the rules that some shown node follows: an option of a category, one by one."""
    found: dict[str, str] = {}
    for item in categories():
        fixed = fixed_options(item.id)
        options = {
            o for node_id in scene.node_ids for o in options_of(scene.snapshot, scene.snapshot.nodes[node_id], item.id)
        }
        ordered = [o for o in fixed if o in options] or sorted(options)
        for option in [*ordered, *(["unknown"] if "unknown" in options and fixed else [])][:MOST_OPTIONS]:
            label = option_text(scene, item.id, option, language)
            found[f"{item.id}:{option}"] = f"{item.label.in_language(language)}: {label}"
    if current:
        found.setdefault(current, current)
    return list(found.items())


def _segments(scene: Scene, name: str, choices: tuple[tuple[str, str], ...], language: str) -> Component:
    links = [
        view_link(
            scene.view.having(**{name: code}),
            t(key, language),
            class_name="seg-item on" if getattr(scene.view, name) == code else "seg-item",
        )
        for code, key in choices
    ]
    return html.Div(
        [html.Span(t(f"network.{name}", language)), html.Div(links, className="seg")], className="menu-block"
    )


def _arrangements(scene: Scene, language: str) -> Component:
    arrangements: tuple[Arrangement | ChartKind, ...] = (*LAYOUTS.values(), *CHARTS.values())
    links = [
        view_link(
            replace(scene.view, arrangement=layout.id),
            layout.label.in_language(language),
            class_name="seg-item on" if scene.view.arrangement == layout.id else "seg-item",
            title=layout.explanation.in_language(language),
        )
        for layout in arrangements
    ]
    return html.Div(
        [html.Span(t("network.arrangement", language)), html.Div(links, className="seg seg-wrap")],
        className="menu-block",
    )


def _fields(scene: Scene, language: str) -> list[Component]:
    """Return the choice of what decides the places, for a chart that asks."""
    kind = chart_kind(scene.view)
    if kind is None:
        return []
    wanted = zip(("by", "by_other"), chosen_fields(scene.view), strict=False)
    ordinal = tuple(item for item in categories() if fixed_options(item.id) and item.id != "kind")
    offered = (*amounts(), *ordinal) if len(kind.defaults) > 1 else (*categories(), *amounts())
    controls = [_select(name, _choices(offered, language), chosen, language) for name, chosen in wanted]
    return [*controls, html.P(kind.explanation.in_language(language), className="meaning")]


def _meanings(colour: str, size: str, language: str) -> list[Component]:
    """Return one sentence for each measure in use."""
    used = dict.fromkeys(name for name in (size, colour) if name in MEASURES)
    return [
        html.P(
            [
                html.B(properties()[name].label.in_language(language)),
                f": {MEASURES[name].explanation.in_language(language)}",
            ],
            className="meaning",
        )
        for name in used
    ]
