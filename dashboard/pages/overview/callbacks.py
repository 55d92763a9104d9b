"""Fill the overview, and take changes back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import ALL, Input, Output, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.overview.address import ALL_CHANGES, from_query
from dashboard.pages.overview.attention import attention
from dashboard.pages.overview.attention_view import attention_list
from dashboard.pages.overview.changes_view import ChangeList, Visit, change_list, day_of
from dashboard.pages.overview.ids import UNDO, OverviewIds
from dashboard.pages.overview.now_view import network_now
from dashboard.pages.overview.recent import recent_changes
from dashboard.pages.overview.saved_views import view_gallery
from dashboard.pages.overview.starts import project_start, role_start, school_start
from dashboard.pages.overview.starts_view import starts
from dashboard.pages.overview.themes_view import who_works_on_what
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import count, language, long_date, t, today
from graph.changes import LogEntry, Revision
from graph.commands.permissions import Permission, Role

FIRST_START: Mapping[Role, str] = {Role.BROKER: "schools"}
"""The start that suits a role; exploring for everyone else."""


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the page."""
    _register_facts(registrar, services)
    _register_themes(registrar, services)
    _register_attention(registrar, services)
    _register_changes(registrar, services)
    _register_undo(registrar, services)
    registrar.clientside(
        "overview", "previousVisit", Output(OverviewIds.VISIT, "data"), Input(ShellIds.REVISION, "data")
    )


def _register_facts(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(OverviewIds.CAPTION, "children"),
        Output(OverviewIds.STARTS, "children"),
        Output(OverviewIds.VIEWS, "children"),
        Output(OverviewIds.NOW, "children"),
        Input(ShellIds.REVISION, "data"),
    )
    def facts(revision: int | None) -> Any:
        words, snapshot = language(), services.snapshot()
        found = (project_start(snapshot), role_start(snapshot), school_start(snapshot))
        first = FIRST_START.get(services.user().role, "explore")
        day = long_date(date.fromisoformat(today()), words)
        return (
            t("overview.caption", words, day=day, revision=count(snapshot.revision)),
            starts(snapshot, found, first=first, store_address=_import_address(services), language=words),
            view_gallery(snapshot, words) if snapshot.records else [],
            network_now(snapshot, words),
        )


def _register_themes(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(OverviewIds.THEMES, "children"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.URL, "search"),
    )
    def themes(revision: int | None, search: str | None) -> Any:
        return who_works_on_what(services.snapshot(), from_query(search), language())


def _register_attention(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(OverviewIds.ATTENTION, "children"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.URL, "search"),
    )
    def troubles(revision: int | None, search: str | None) -> Any:
        snapshot = services.snapshot()
        if not snapshot.records:
            return []
        return attention_list(snapshot, attention(snapshot), from_query(search), language())


def _register_changes(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(OverviewIds.CHANGES, "children"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.URL, "search"),
        Input(OverviewIds.VISIT, "data"),
    )
    def changes(revision: int | None, search: str | None, visited: Any) -> Any:
        view, snapshot, log = from_query(search), services.snapshot(), services.log(ALL_CHANGES)
        told = _revisions(services, log[view.first_change : view.n_changes])
        shown = ChangeList(
            recent_changes(log, told, snapshot),
            has_more=len(log) > view.n_changes,
            visit=read_visit(visited),
            may_undo=services.user().may(Permission.UNDO),
            today=date.fromisoformat(today()),
        )
        return change_list(shown, snapshot, view, language())


def _register_undo(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": UNDO, "revision": ALL, "operation": ALL}, "n_clicks"),
        permission=Permission.UNDO,
        prevent_initial_call=True,
    )
    def take_back(clicks: list[int | None]) -> Any:
        pressed = ctx.triggered_id
        if not any(clicks) or not pressed:
            return no_update
        if not isinstance(pressed["revision"], int):
            raise UnexpectedValue("a revision")
        return services.undo(pressed["revision"], str(pressed["operation"])).number


def read_visit(visited: Any) -> Visit | None:
    """Return the previous visit that the browser tells; nothing when it cannot be read."""
    if not isinstance(visited, dict) or not isinstance(visited.get("revision"), int):
        return None
    try:
        return Visit(visited["revision"], day_of(str(visited.get("at"))))
    except ValueError:
        return None


def _import_address(services: Services) -> str:
    return services.address() if services.user().may(Permission.IMPORT) else ""


def _revisions(services: Services, entries: tuple[LogEntry, ...]) -> Mapping[int, Revision]:
    if not entries:
        return {}
    found = services.changes(entries[-1].number - 1, entries[0].number)
    return {revision.number: revision for revision in found}
