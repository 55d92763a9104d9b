"""The frame round every page: search, what is saved, undo, language, theme, navigation, notices."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.page import PageSpec
from dashboard.text import LANGUAGES, t

POLL_SECONDS = 8
BRAND_STEPS = (
    "#e1edef",
    "#c6dde0",
    "#9fc5cb",
    "#74a9b1",
    "#4d8f99",
    "#2e7683",
    "#0e5a66",
    "#0c4e59",
    "#093f48",
    "#062f36",
)
"""From the identity colour, light to dark, for the component library."""

THEME: Mapping[str, Any] = {
    "fontFamily": "var(--font)",
    "fontFamilyMonospace": "var(--mono)",
    "primaryColor": "brand",
    "primaryShade": {"light": 6, "dark": 4},
    "defaultRadius": 6,
    "colors": {"brand": list(BRAND_STEPS)},
    "headings": {"fontFamily": "var(--font)"},
}


def shell(pages: Sequence[PageSpec], language: str) -> Component:
    """Return the whole frame in a language."""
    return dmc.MantineProvider(
        html.Div(
            [
                html.A(t("shell.skip", language), href=f"#{ShellIds.CONTENT}", className="skip"),
                dcc.Location(id=ShellIds.URL, refresh="callback-nav"),
                *_stores(),
                _header(language),
                html.Nav(
                    [_page_link(page, language) for page in pages],
                    id=ShellIds.NAVIGATION,
                    **aria(label=t("shell.navigation", language)),
                ),
                html.Main(id=ShellIds.CONTENT, tabIndex=-1),
                html.Div(id=ShellIds.NOTICES, className="notices", role="status", **aria(live="polite")),
            ],
            className="app",
        ),
        theme=dict(THEME),
    )


def _stores() -> list[Component]:
    return [
        dcc.Store(id=ShellIds.VIEW),
        dcc.Store(id=ShellIds.REVISION),
        dcc.Store(id=ShellIds.SELECTION, data=[]),
        dcc.Store(id=ShellIds.THEME),
        dcc.Interval(id=ShellIds.TICK, interval=POLL_SECONDS * 1000),
    ]


def _header(language: str) -> Component:
    return html.Header(
        [
            html.A([html.Span(className="mark-sign"), "Kruispunt"], href="/", className="mark"),
            _search(language),
            html.Span(className="grow"),
            html.Div(id=ShellIds.SAVED, className="saved"),
            _quiet(ShellIds.UNDO, "arrow-back-up", t("shell.undo", language)),
            _quiet(ShellIds.REDO, "arrow-forward-up", t("shell.redo", language)),
            html.Button(
                language.upper(),
                id=ShellIds.LANGUAGE_SWITCH,
                className="btn quiet",
                title=t("shell.other_language", language),
                **_language_to_choose(language),
                **aria(label=t("shell.other_language", language)),
            ),
            html.Button(
                [icon("moon"), icon("sun")],
                id=ShellIds.THEME_SWITCH,
                className="btn quiet theme-switch",
                title=t("shell.theme", language),
                **aria(label=t("shell.theme", language)),
            ),
        ]
    )


def _language_to_choose(language: str) -> Any:
    return {"data-language": next(other for other in LANGUAGES if other != language)}


def _search(language: str) -> Component:
    return html.Div(
        [
            icon("search", 16),
            dcc.Input(
                id=ShellIds.SEARCH,
                type="text",
                placeholder=t("shell.search", language),
                autoComplete="off",
                maxLength=200,
            ),
            html.Kbd("Ctrl K"),
            html.Div(id=ShellIds.SEARCH_RESULTS, className="find-results", role="listbox"),
        ],
        className="find",
        role="search",
    )


def _quiet(button_id: str, sign: str, words: str) -> Component:
    return html.Button(icon(sign), id=button_id, className="btn quiet", title=words, **aria(label=words))


def _page_link(page: PageSpec, language: str) -> Component:
    words = t(page.title, language)
    return dcc.Link(
        [icon(page.icon), html.Span(words)],
        href=page.path,
        refresh=False,
        className="nav-link",
        title=words,
    )
