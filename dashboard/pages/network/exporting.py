"""Take along what is seen: as data through the exporters, as a drawing through the browser."""

import base64
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.cytoscape.tokens import tokens
from dashboard.ids import ShellIds
from dashboard.pages.network.bar.toolbar import title_of
from dashboard.pages.network.canvas.drawing import Drawing, drawing_of
from dashboard.pages.network.canvas.legend import legend_rows
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, long_date, t
from graph.commands.permissions import Permission

PICTURES = frozenset({"png", "svg"})
SUFFIXES: Mapping[str, str] = MappingProxyType({"csv": "zip"})


def register(registrar: Registrar, services: Services, scenes: Scenes, placer: Placer) -> None:
    """Register the callbacks that export."""

    @registrar.callback(
        Output(Ids.EXPORT, "data"),
        Output(Ids.DOWNLOAD, "data"),
        Input({"type": "network-export", "format": ALL}, "n_clicks"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.EXPORT,
        prevent_initial_call=True,
    )
    def take_along(clicks: list[int | None], search: str | None) -> Any:
        pressed = ctx.triggered_id
        if not pressed or not any(event["value"] for event in ctx.triggered):
            return no_update, no_update
        drawn = drawing_of(scenes.at(search), placer, language())
        wanted = str(pressed["format"])
        if wanted in PICTURES:
            return picture(drawn, wanted, language()), no_update
        data = services.export_seen(
            drawn.scene.node_ids,
            drawn.scene.tie_ids,
            wanted,
            positions=drawn.positions,
            colours=colours(drawn),
            title=title_of(drawn.scene, language()),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        return no_update, download(data, f"{file_name(drawn, language())}.{SUFFIXES.get(wanted, wanted)}")

    registrar.clientside("network_export", "draw", Output(Ids.EXPORT, "storage_type"), Input(Ids.EXPORT, "data"))


def download(data: bytes, name: str) -> dict[str, Any]:
    """Return a file as the browser saves it."""
    return {"content": base64.b64encode(data).decode("ascii"), "filename": name, "base64": True}


def picture(drawn: Drawing, wanted: str, words: str) -> dict[str, Any]:
    """Return what the browser needs to draw: title, date and legend."""
    scene = drawn.scene
    day = long_date(datetime.now(UTC).date(), words)
    return {
        "format": wanted,
        "name": file_name(drawn, words),
        "title": title_of(scene, words),
        "subtitle": t(
            "network.picture_subtitle",
            words,
            n=len(scene.node_ids),
            m=len(scene.tie_ids),
            total=scene.n_all,
            revision=scene.snapshot.revision,
            day=day,
        ),
        "legend": legend_rows(scene, drawn.styling, words),
        "at": datetime.now(UTC).isoformat(),
    }


def colours(drawn: Drawing) -> dict[str, str]:
    """Return the colour of each node as drawn on paper; none where the fill is a pattern."""
    light = tokens("light")
    found = {node_id: light.get(look.fill, "") for node_id, look in drawn.styling.looks.items()}
    return {node_id: colour for node_id, colour in found.items() if re.fullmatch(r"#[0-9a-f]{6}", colour)}


def file_name(drawn: Drawing, words: str) -> str:
    """Return a name for a file: what is seen, and the revision."""
    text = re.sub(r"[^\w-]+", "-", title_of(drawn.scene, words).lower()).strip("-")[:60]
    return f"kruispunt-{text or 'netwerk'}-r{drawn.scene.snapshot.revision}"
