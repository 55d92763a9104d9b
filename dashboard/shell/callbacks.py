"""What the frame does: show the page of an address, search, and register what it knows of the history."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.ids import ShellIds
from dashboard.page import PageSpec
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.shell import history
from dashboard.shell.search import LONGEST, SHORTEST, find, search_results, told_count
from dashboard.text import language, t


def register(registrar: Registrar, services: Services, pages: Sequence[PageSpec]) -> None:
    """Register the callbacks of the frame."""
    _register_routing(registrar, pages)
    _register_search(registrar, services, pages)
    history.register(registrar, services)
    registrar.clientside("shell", "start", Output(ShellIds.THEME, "data"), Input(ShellIds.URL, "pathname"))
    registrar.clientside(
        "shell", "view", Output(ShellIds.VIEW, "data"), Input(ShellIds.URL, "search"), State(ShellIds.VIEW, "data")
    )


def _register_routing(registrar: Registrar, pages: Sequence[PageSpec]) -> None:
    @registrar.callback(
        Output(ShellIds.CONTENT, "children"),
        Input(ShellIds.URL, "pathname"),
        State(ShellIds.URL, "search"),
    )
    def show_page(pathname: str | None, search: str | None) -> Component:
        query = dict(parse_qsl((search or "").lstrip("?"), max_num_fields=100))
        return page_at(pages, pathname or "/", query, language())


def _register_search(registrar: Registrar, services: Services, pages: Sequence[PageSpec]) -> None:
    @registrar.callback(
        Output(ShellIds.SEARCH_RESULTS, "children"),
        Output(ShellIds.SEARCH_RESULTS, "data-text"),
        Output(ShellIds.SEARCH_COUNT, "children"),
        Input(ShellIds.SEARCH, "value"),
        prevent_initial_call=True,
    )
    def search(text: str | None) -> Any:
        wanted = (text or "").strip()[:LONGEST]
        if len(wanted) < SHORTEST:
            return [], wanted, ""
        found = find(services, pages, wanted, language())
        return search_results(found, wanted, language()), wanted, told_count(found, language())


def page_at(pages: Sequence[PageSpec], pathname: str, query: Mapping[str, str], words: str) -> Component:
    """Return the page of an address, or a friendly word that there is none."""
    page = next((page for page in pages if page.path == pathname), None)
    if page is not None:
        return page.layout(query, words)
    return html.Div(
        [html.H1(t("shell.no_page", words)), dcc.Link(t("shell.to_start", words), href="/", refresh=False)],
        className="no-page",
    )
