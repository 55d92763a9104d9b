"""The frame round every page: search, what is saved, undo, language, theme, navigation, notices."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.drawer import drawer_closer, drawer_opener
from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.page import PageSpec
from dashboard.shell.record_dialog import dialog
from dashboard.shell.search import LONGEST
from dashboard.text import LANGUAGES, t

POLL_SECONDS = 8
SEARCH_PAUSE_MS = 120
"""How long the search waits for the next letter."""
MAX_NOTICES = 4
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
                    [drawer_closer(language), *(_page_link(page, language) for page in pages)],
                    id=ShellIds.NAVIGATION,
                    className="drawer from-left",
                    **aria(label=t("shell.navigation", language)),
                ),
                html.Main(id=ShellIds.CONTENT, tabIndex=-1),
                dmc.NotificationContainer(id=ShellIds.NOTICES, position="bottom-center", limit=MAX_NOTICES, zIndex=400),
                _question(language),
                dialog(language),
                _words(language),
            ],
            className="app",
        ),
        theme=dict(THEME),
        defaultColorScheme="auto",
    )


def _stores() -> list[Component]:
    return [
        dcc.Store(id=ShellIds.VIEW),
        dcc.Store(id=ShellIds.REVISION),
        dcc.Store(id=ShellIds.SELECTION, data=[]),
        dcc.Store(id=ShellIds.CONNECTION),
        dcc.Store(id=ShellIds.STEPS),
        dcc.Store(id=ShellIds.WORKED),
        dcc.Store(id=ShellIds.THEME),
        dcc.Interval(id=ShellIds.TICK, interval=POLL_SECONDS * 1000),
    ]


def _header(language: str) -> Component:
    return html.Header(
        [
            drawer_opener(ShellIds.NAVIGATION, "menu-2", t("shell.navigation", language), class_name="quiet nav-open"),
            html.A(
                [html.Span(className="mark-sign"), html.Span("Kruispunt", className="mark-word")],
                href="/",
                className="mark",
                **aria(label="Kruispunt"),
            ),
            _search(language),
            html.Span(className="grow"),
            _saved(language),
            _step(ShellIds.UNDO, ShellIds.UNDO_TIP, "arrow-back-up", t("shell.undo_nothing", language)),
            _step(ShellIds.REDO, ShellIds.REDO_TIP, "arrow-forward-up", t("shell.redo_nothing", language)),
            _language_switch(language),
            html.Button(
                [icon("moon"), icon("sun")],
                id=ShellIds.THEME_SWITCH,
                className="btn quiet theme-switch",
                title=t("shell.theme", language),
                **aria(label=t("shell.theme", language)),
            ),
        ]
    )


def _saved(language: str) -> Component:
    """Return what is saved; without a connection that is not known, and the words of `data-connection` stand there."""
    away = [
        html.Span([icon("alert-triangle", 16), html.Span(words)], className=f"away {name}")
        for name, words in (("server", t("shell.server_away", language)), ("store", t("shell.store_away", language)))
    ]
    return html.Div([html.Span(id=ShellIds.SAVED, className="saved"), *away], className="connection", role="status")


def _step(button_id: str, tip_id: str, sign: str, words: str) -> Component:
    button = html.Button(icon(sign), id=button_id, className="btn quiet", **aria(label=words, disabled="true"))
    return dmc.Tooltip(
        html.Span(button, className="tipped"),
        id=tip_id,
        label=words,
        events={"hover": True, "focus": True, "touch": False},
        openDelay=300,
        multiline=True,
        maw=320,
    )


def _language_switch(language: str) -> Component:
    """Return the switch; it is named in the language that it leads to."""
    words = t("shell.other_language", language)
    other: Any = {"data-language": next(other for other in LANGUAGES if other != language)}
    return html.Button(
        language.upper(),
        id=ShellIds.LANGUAGE_SWITCH,
        className="btn quiet",
        title=words,
        lang=other["data-language"],
        **other,
        **aria(label=f"{language.upper()} · {words}"),
    )


def _search(language: str) -> Component:
    combobox = {
        "role": "combobox",
        "aria-expanded": "false",
        "aria-autocomplete": "list",
        "aria-controls": ShellIds.SEARCH_RESULTS.value,
        "aria-label": t("shell.search", language),
        "maxLength": LONGEST,
    }
    return html.Div(
        [
            icon("search", 16),
            dmc.TextInput(
                id=ShellIds.SEARCH,
                placeholder=t("shell.search", language),
                autoComplete="off",
                debounce=SEARCH_PAUSE_MS,
                variant="unstyled",
                attributes={"input": combobox},
            ),
            html.Kbd("Ctrl K"),
            html.Div(
                id=ShellIds.SEARCH_RESULTS,
                className="find-results",
                role="listbox",
                **aria(label=t("shell.results", language)),
            ),
            html.Div(id=ShellIds.SEARCH_COUNT, className="visually-hidden", role="status"),
        ],
        className="find",
        role="search",
    )


def _question(language: str) -> Component:
    """Return the question that comes before very much is taken back; the keyboard lands on what does no harm."""
    first: Any = {"data-autofocus": "true"}
    return dmc.Modal(
        [
            html.Div(id=ShellIds.QUESTION),
            html.Div(
                [
                    html.Button(t("shell.undo_yes", language), id=ShellIds.ASKED_YES, className="btn primary"),
                    html.Button(t("shell.undo_no", language), id=ShellIds.ASKED_NO, className="btn", **first),
                ],
                className="question-answers",
            ),
        ],
        id=ShellIds.ASKED,
        title=t("shell.undo_question", language),
        centered=True,
        closeButtonProps={"aria-label": t("shell.close", language)},
    )


def _words(language: str) -> Component:
    """Return what the scripts may have to tell when the server cannot be asked for words."""
    told: Any = {
        "data-lost": t("shell.lost", language),
        "data-refused": t("shell.refused", language),
        "data-close": t("shell.close", language),
        "data-unsaved": t("shell.unsaved", language),
    }
    return html.Div(id=ShellIds.WORDS, hidden=True, **told)


def _page_link(page: PageSpec, language: str) -> Component:
    words = t(page.title, language)
    return dcc.Link(
        [icon(page.icon), html.Span(words)],
        href=page.path,
        refresh=False,
        className="nav-link",
        title=words,
    )
