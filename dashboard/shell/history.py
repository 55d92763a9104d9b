"""What the frame does with the history: tell what is saved, take steps back and forth, and see what others changed."""

from typing import Any

from dash import Input, Output, State, ctx, html, no_update

from dashboard.components.icons import icon
from dashboard.ids import ShellIds
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.shell.notices import Notice, news
from dashboard.shell.steps import shown_steps, steps_of
from dashboard.text import count, language, plural, t
from graph.commands.permissions import Permission, User
from graph.model.errors import StoreUnavailable

CONNECTED, STORE_AWAY = "ok", "store"
STEPS = (
    (ShellIds.STEPS, "data"),
    (ShellIds.UNDO_TIP, "label"),
    (ShellIds.UNDO, "aria-label"),
    (ShellIds.UNDO, "aria-disabled"),
    (ShellIds.REDO_TIP, "label"),
    (ShellIds.REDO, "aria-label"),
    (ShellIds.REDO, "aria-disabled"),
)
"""What holds the next steps: see `shown_steps`. A button that is really disabled would lose the keyboard."""


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks about the history."""
    _register_watch(registrar, services)
    _register_telling(registrar, services)
    _register_stepping(registrar, services)


def _register_watch(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data"),
        Output(ShellIds.NOTICES, "sendNotifications"),
        Output(ShellIds.CONNECTION, "data"),
        Input(ShellIds.TICK, "n_intervals"),
        State(ShellIds.REVISION, "data"),
    )
    def watch(ticks: int | None, seen: int | None) -> Any:
        try:
            newest = services.revision()
        except StoreUnavailable:
            return no_update, no_update, STORE_AWAY
        if newest == seen:
            return no_update, no_update, CONNECTED
        told = notices_of_others(services, seen, language()) if seen is not None else []
        return newest, told or no_update, CONNECTED

    registrar.clientside("shell", "connection", Input(ShellIds.CONNECTION, "data"))


def _register_telling(registrar: Registrar, services: Services) -> None:
    @registrar.callback(Output(ShellIds.SAVED, "children"), Input(ShellIds.REVISION, "data"))
    def saved(revision: int | None) -> Any:
        if revision is None:
            return no_update
        return [icon("circle-check", 16), html.Span(t("shell.saved", language(), n=revision))]

    @registrar.callback(*(Output(*part) for part in STEPS), Input(ShellIds.REVISION, "data"))
    def next_steps(revision: int | None) -> Any:
        return shown_steps(*steps_of(services, language()), language())


def _register_stepping(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(ShellIds.ASKED, "opened", allow_duplicate=True),
        Output(ShellIds.QUESTION, "children"),
        *(Output(*part, allow_duplicate=True) for part in STEPS),
        Input(ShellIds.UNDO, "n_clicks"),
        Input(ShellIds.REDO, "n_clicks"),
        Input(ShellIds.ASKED_YES, "n_clicks"),
        State(ShellIds.STEPS, "data"),
        State(ShellIds.REVISION, "data"),
        permission=Permission.UNDO,
        prevent_initial_call=True,
        running=[(Output(button, "aria-disabled"), "true", "false") for button in (ShellIds.UNDO, ShellIds.REDO)],
    )
    def step(undo: int | None, redo: int | None, sure: int | None, held: Any, seen: int | None) -> Any:
        pressed, words = ctx.triggered_id, language()
        number = _number(held, "redo" if pressed == ShellIds.REDO else "undo")
        back, forth = steps_of(services, words)
        if not ctx.triggered or not ctx.triggered[0]["value"] or number is None:
            return no_update, no_update, no_update, *shown_steps(back, forth, words)
        if pressed == ShellIds.UNDO and back.is_large and back.number == number:
            question = [html.P(back.told), html.P(t("shell.undo_large", words, n=count(back.n_changes)))]
            return no_update, True, question, *shown_steps(back, forth, words)
        take = services.redo if pressed == ShellIds.REDO else services.undo
        revision = take(number, once(services.user(), number, seen))
        return revision.number, False, no_update, *shown_steps(*steps_of(services, words), words)

    registrar.clientside("shell", "close", Output(ShellIds.ASKED, "opened"), Input(ShellIds.ASKED_NO, "n_clicks"))


def notices_of_others(services: Services, seen: int, words: str) -> list[Notice]:
    """Return who changed something meanwhile; nothing when it was the user."""
    own = services.user().name
    others = [revision for revision in services.changes(seen) if revision.actor != own]
    if not others:
        return []
    names = ", ".join(dict.fromkeys(revision.actor for revision in others))
    return [news(plural("shell.changed_by_others", len(others), words, who=names))]


def once(user: User, number: int, seen: int | None) -> str:
    """Return the id of a step: the same when it is pressed again because no answer came, so that it is done once."""
    return f"step-{user.name}-{number}-{seen}"


def _number(held: Any, name: str) -> int | None:
    number = held.get(name) if isinstance(held, dict) else None
    return number if isinstance(number, int) else None
