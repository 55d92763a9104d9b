"""Writes the name that someone gives a community."""

from collections.abc import Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.services import Services
from graph.commands.naming import NameCommunity
from graph.commands.permissions import Permission

LONGEST_NAME = 80


def register(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    """Register the callback that names."""

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input({"type": "lens-group-save", "group": ALL}, "n_clicks"),
        Input({"type": "lens-group-name", "group": ALL}, "n_submit"),
        State({"type": "lens-group-name", "group": ALL}, "value"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def name_group(
        clicks: Sequence[int | None],
        submits: Sequence[int | None],
        names: Sequence[str | None],
        search: str | None,
    ) -> Any:
        pressed = ctx.triggered_id
        if not pressed or not any(event["value"] for event in ctx.triggered) or not names:
            return no_update
        command = naming(scenes, search, pressed["group"], names[0])
        return services.run(command).number if command else no_update


def naming(scenes: Scenes, search: str | None, number: int, name: str | None) -> NameCommunity | None:
    """Return the deed that names a community of what is shown; None when it is not there, or would change nothing."""
    division = scenes.at(search).division
    group = next((found for found in division.groups if found.number == number), None) if division else None
    words = (name or "").strip()[:LONGEST_NAME]
    if group is None or not (words or group.named):
        return None
    return NameCommunity(words, group.member_ids, group.named)
