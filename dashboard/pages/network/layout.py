"""The frame of the network page; what it holds comes from callbacks, so no data stands in a layout."""

from collections.abc import Mapping
from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.cytoscape.stylesheet import stylesheet
from dashboard.pages.network.bar.views_menu import save_controls
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.question.menu import ask_button
from dashboard.pages.network.table.grid import grid
from dashboard.text import t


def layout(query: Mapping[str, str], language: str) -> Component:
    """Return the empty page in a language."""
    return html.Div(
        [
            _bar(language),
            html.Div(
                [
                    html.Div(
                        [html.Div(id=Ids.CHIPS, className="net-chips"), html.Div(id=Ids.SHOWN, className="net-shown")],
                        className="net-strip keeps",
                    ),
                    _canvas(language),
                    html.Div(grid(language), id=Ids.TABLE_BOX, className="net-table", hidden=True),
                ],
                className="net-main",
            ),
            html.Aside(id=Ids.PANEL, className="net-panel keeps", **aria(label=t("network.panel", language))),
            *_stores(),
        ],
        className="net",
    )


def _stores() -> list[Component]:
    return [
        dcc.Store(id=Ids.LAYOUT_KEY),
        dcc.Store(id=Ids.BACKDROP),
        dcc.Store(id=Ids.DRAGGED),
        dcc.Store(id=Ids.OPENED),
        dcc.Store(id=Ids.MODE, data={"mode": "read"}),
        dcc.Store(id=Ids.EXPORT),
        dcc.Store(id=Ids.PLACED),
        dcc.Store(id=Ids.TABLE_SHOWN),
        dcc.Store(id=Ids.QUESTION_DRAFT),
        dcc.Store(id=Ids.QUESTION_FIND),
        dcc.Download(id=Ids.DOWNLOAD),
        html.Div(id=Ids.DIALOG),
    ]


def _bar(language: str) -> Component:
    return html.Div(
        [
            _centre(language),
            html.Div(id=Ids.DEPTH, className="net-steps keeps"),
            _filter(language),
            _popover(
                ask_button(language), html.Div(id=Ids.QUESTION_MENU, className="menu-scroll keeps"), 460, "bottom-start"
            ),
            html.Span(className="grow"),
            html.Div(id=Ids.SHOWN_AS, className="seg keeps"),
            _popover(
                _bar_button("bulb", t("lens.menu", language), Ids.LENS_BUTTON),
                html.Div(id=Ids.LENS_MENU, className="menu-scroll keeps"),
                340,
            ),
            _popover(
                _bar_button("palette", t("network.style", language), Ids.STYLE_BUTTON),
                html.Div([html.Div(id=Ids.STYLE_MENU, className="menu-scroll keeps"), _rearrange(language)]),
                320,
            ),
            _popover(
                _bar_button("bookmark", t("network.views", language), Ids.VIEWS_BUTTON),
                html.Div([html.Div(id=Ids.VIEWS_MENU, className="keeps"), save_controls(language)]),
                320,
            ),
            _popover(
                _sign_button("download", t("network.export", language), Ids.EXPORT_BUTTON),
                html.Div(_export_menu(language)),
                260,
            ),
            _sign_button("plus", t("network.new_node", language), {"type": "network-act", "act": "new", "id": ""}),
            _sign_button("layout-sidebar-right", t("network.panel_switch", language), Ids.PANEL_SWITCH),
        ],
        className="net-bar",
    )


def _centre(language: str) -> Component:
    button = html.Button(
        [icon("focus-2", 16), html.Span(id=Ids.CENTRE_LABEL), icon("chevron-down", 14)],
        className="btn",
        id=Ids.CENTRE_BUTTON,
    )
    pick = dcc.Dropdown(id=Ids.CENTRE_PICK, placeholder=t("network.find_centre", language), clearable=True)
    return _popover(button, html.Div([pick, html.Div(id=Ids.CENTRE_MENU, className="keeps")]), 320, "bottom-start")


def _filter(language: str) -> Component:
    button = html.Button([icon("filter", 14), t("network.filter", language)], className="chip", id=Ids.FILTER_BUTTON)
    parts = [html.Div(id=Ids.FILTER_MENU), html.Div(id=Ids.YEAR_PLACE, className="menu-block")]
    return _popover(button, html.Div(parts, className="menu-scroll keeps"), 340, "bottom-start")


def _sign_button(sign: str, words: str, button_id: Any) -> Component:
    return html.Button(icon(sign, 16), className="btn", id=button_id, title=words, **aria(label=words))


def _bar_button(sign: str, words: str, button_id: str) -> Component:
    return html.Button(
        [icon(sign, 16), html.Span(words, className="btn-words")], className="btn", id=button_id, title=words
    )


def _popover(target: Component, content: Component, width: int, position: str = "bottom-end") -> Component:
    return dmc.Popover(
        [dmc.PopoverTarget(target), dmc.PopoverDropdown(content)],
        position=position,
        width=width,
        shadow="md",
        withinPortal=True,
        keepMounted=True,
        trapFocus=True,
        returnFocus=True,
    )


def _rearrange(language: str) -> Component:
    button = html.Button(
        [icon("arrows-shuffle", 16), t("network.rearrange", language)],
        id=Ids.REARRANGE,
        className="btn",
        title=t("network.rearrange_hint", language),
    )
    return html.Div(button, className="menu-row")


def _export_menu(language: str) -> list[Component]:
    formats = ("png", "svg", "csv", "xlsx", "gexf", "graphml", "json")
    return [
        html.Button(
            [html.Span(name.upper(), className="format"), html.Span(t(f"network.export_{name}", language))],
            id={"type": "network-export", "format": name},
            className="menu-link",
        )
        for name in formats
    ]


def _canvas(language: str) -> Component:
    zoom = [
        html.Button(icon(sign, 16), id=button_id, className="btn", title=words, **aria(label=words))
        for sign, button_id, words in (
            ("plus", Ids.ZOOM_IN, t("network.zoom_in", language)),
            ("minus", Ids.ZOOM_OUT, t("network.zoom_out", language)),
            ("maximize", Ids.FIT, t("network.fit", language)),
        )
    ]
    return html.Div(
        [
            cyto.Cytoscape(
                id=Ids.CANVAS,
                elements=[],
                stylesheet=stylesheet("light"),
                layout={"name": "preset", "fit": False},
                autoRefreshLayout=False,
                minZoom=0.04,
                maxZoom=4,
                boxSelectionEnabled=True,
                clearOnUnhover=True,
                style={"width": "100%", "height": "100%"},
            ),
            html.Div(id=Ids.START, className="net-start"),
            html.Div(id=Ids.HOVER, className="net-hover", hidden=True, role="tooltip"),
            html.Div(id=Ids.LIVE, className="visually-hidden", **aria(live="polite")),
            _legend(language),
            html.Div(zoom, className="net-zoom"),
        ],
        id=Ids.CANVAS_BOX,
        className="net-canvas",
    )


def _legend(language: str) -> Component:
    return html.Details(
        [html.Summary(t("network.legend", language)), html.Div(id=Ids.LEGEND, className="keeps")],
        id=Ids.LEGEND_BOX,
        className="net-legend card",
        open=True,
    )
