"""What the frame does: show the page of an address, search, undo, and tell what others changed."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from dash import Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.page import PageSpec
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, plural, t
from graph.commands.permissions import Permission
from graph.model.registry import ACTOR_KINDS, kind_of

N_RESULTS = 12
SHORTEST_SEARCH = 2


def register(registrar: Registrar, services: Services, pages: Sequence[PageSpec]) -> None:
    """Register the callbacks of the frame."""
    _register_routing(registrar, pages)
    _register_search(registrar, services)
    _register_history(registrar, services)
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


def _register_search(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.SEARCH_RESULTS, "children"),
        Input(ShellIds.SEARCH, "value"),
        prevent_initial_call=True,
    )
    def search(text: str | None) -> list[Component]:
        wanted = (text or "").strip()[:200]
        if len(wanted) < SHORTEST_SEARCH:
            return []
        return search_results(services, wanted, language())


def _register_history(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input(ShellIds.UNDO, "n_clicks"),
        Input(ShellIds.REDO, "n_clicks"),
        permission=Permission.UNDO,
        prevent_initial_call=True,
    )
    def step(undo: int | None, redo: int | None) -> Any:
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            return no_update
        revision = services.undo() if ctx.triggered_id == ShellIds.UNDO else services.redo()
        return revision.number

    @registrar.callback(
        Output(ShellIds.REVISION, "data"),
        Output(ShellIds.NOTICES, "children"),
        Input(ShellIds.TICK, "n_intervals"),
        State(ShellIds.REVISION, "data"),
    )
    def watch(ticks: int | None, seen: int | None) -> Any:
        newest = services.revision()
        if newest == seen:
            return no_update, no_update
        return newest, no_update if seen is None else notice_of_others(services, seen, language())

    @registrar.callback(Output(ShellIds.SAVED, "children"), Input(ShellIds.REVISION, "data"))
    def saved(revision: int | None) -> Any:
        if revision is None:
            return no_update
        return [icon("circle-check", 16), html.Span(t("shell.saved", language(), n=revision))]


def page_at(pages: Sequence[PageSpec], pathname: str, query: Mapping[str, str], words: str) -> Component:
    """Return the page of an address, or a friendly word that there is none."""
    page = next((page for page in pages if page.path == pathname), None)
    if page is not None:
        return page.layout(query, words)
    return html.Div(
        [html.H1(t("shell.no_page", words)), dcc.Link(t("shell.to_start", words), href="/", refresh=False)],
        className="no-page",
    )


def search_results(services: Services, text: str, words: str) -> list[Component]:
    """Return what is found, grouped by kind, each a link into the network."""
    hits = services.search(text, ACTOR_KINDS, N_RESULTS)
    if not hits:
        return [html.Div(t("shell.nothing_found", words, text=text), className="find-empty")]
    found: list[Component] = []
    for kind in dict.fromkeys(hit.kind for hit in hits):
        found.append(html.Div(kind_of(kind).many.in_language(words), className="find-kind"))
        found += [
            dcc.Link(
                [kind_glyph(kind), html.Span(hit.name)],
                href=f"/netwerk?rond={hit.record_id}&kies={hit.record_id}",
                refresh=False,
                className="find-hit",
            )
            for hit in hits
            if hit.kind == kind
        ]
    return found


def notice_of_others(services: Services, seen: int, words: str) -> Component | Any:
    """Return who changed something meanwhile; nothing when it was the user."""
    own = services.user().name
    others = [revision for revision in services.changes(seen) if revision.actor != own]
    if not others:
        return no_update
    names = ", ".join(dict.fromkeys(revision.actor for revision in others))
    return html.Div(
        [icon("users", 16), html.Span(plural("shell.changed_by_others", len(others), words, who=names))],
        className="notice",
    )
