"""Take along what is seen: as data through the exporters, as a drawing through the browser."""

import base64
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.cytoscape.tokens import tokens
from dashboard.ids import ShellIds
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.bar.toolbar import filters_in_use, title_of
from dashboard.pages.network.canvas.charts import chosen_fields
from dashboard.pages.network.canvas.drawing import Drawing, drawing_of
from dashboard.pages.network.canvas.legend import legend_rows
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.canvas.styling import style_scene
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.lenses.register import lens_of
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import MOST_DRAWN, Scenes
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.shell.notices import trouble
from dashboard.text import count, language, long_date, plural, t
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import DEPENDS_ON as MEASURES_DEPEND_ON
from graph.analysis.setting_values import Plain
from graph.commands.arranging import pinned_positions
from graph.commands.permissions import Permission
from graph.exploration.focus import ties_among
from graph.model.values import UNKNOWN

PICTURES = frozenset({"png", "svg"})
SUFFIXES: Mapping[str, str] = MappingProxyType({"csv": "zip"})


def register(registrar: Registrar, services: Services, scenes: Scenes, placer: Placer) -> None:
    """Register the callbacks that export."""

    @registrar.callback(
        Output(Ids.EXPORT, "data"),
        Output(Ids.DOWNLOAD, "data"),
        Output(ShellIds.NOTICES, "sendNotifications", allow_duplicate=True),
        Input({"type": "network-export", "format": ALL}, "n_clicks"),
        State(ShellIds.VIEW, "data"),
        State(Ids.TABLE_SHOWN, "data"),
        permission=Permission.EXPORT,
        prevent_initial_call=True,
    )
    def take_along(clicks: list[int | None], search: str | None, rows: dict[str, Any] | None) -> Any:
        pressed, words = ctx.triggered_id, language()
        if not pressed or not any(event["value"] for event in ctx.triggered):
            return no_update, no_update, no_update
        wanted = str(pressed["format"])
        if wanted in PICTURES:
            seen = drawing_of(scenes.at(search), placer, words)  # a map may leave out everyone
            if reason := why_not(seen.scene, wanted, words):
                return no_update, no_update, [trouble(reason)]
            return picture(seen, wanted, words), no_update, no_update
        scene = scenes.whole(search)
        left = sifted(scene, rows)
        if reason := why_not(left, wanted, words):
            return no_update, no_update, [trouble(reason)]
        drawn = replace(as_seen(scene, placer, words), scene=left)  # colours and places as they are in the whole
        return no_update, file_of(services, drawn, wanted, words), no_update

    registrar.clientside("network_export", "draw", Output(Ids.EXPORT, "storage_type"), Input(Ids.EXPORT, "data"))


def sifted(scene: Scene, rows: Mapping[str, Any] | None) -> Scene:
    """Return a scene with only what the filters of the columns leave in the table, when the table is what is seen.

    Parameters
    ----------
    scene : Scene
        What the view shows.
    rows : mapping or None
        What the table tells: its subject and the ids of its rows; nothing when no column is filtered.
    """
    if scene.view.shown_as != "tabel" or not rows or not isinstance(rows.get("ids"), list):
        return scene
    left = frozenset(map(str, rows["ids"]))
    if rows.get("subject") == "ties":
        tie_ids = tuple(tie_id for tie_id in scene.tie_ids if tie_id in left)
        ends = {end for tie_id in tie_ids for end in scene.snapshot.ties[tie_id].ends}
        return replace(scene, node_ids=tuple(one for one in scene.node_ids if one in ends), tie_ids=tie_ids)
    node_ids = tuple(node_id for node_id in scene.node_ids if node_id in left)
    among = ties_among(scene.snapshot, frozenset(node_ids))
    return replace(scene, node_ids=node_ids, tie_ids=tuple(tie_id for tie_id in scene.tie_ids if tie_id in among))


def why_not(scene: Scene, wanted: str, words: str) -> str:
    """Return why a scene cannot be taken along in a format, with the way on; empty when it can."""
    lens = lens_of(scene.view)
    if lens and (not lens.is_fact or scene.view.is_apart) and wanted not in PICTURES:
        return t("lens.no_data", words, lens=t(f"lens.{lens.id}", words))  # in a file it would pass for known
    if scene.node_ids:
        return ""
    if scene.n_too_many:
        return t("network.no_picture", words, n=count(scene.n_too_many), most=count(MOST_DRAWN))
    return t("network.nothing_to_export", words)


def as_seen(scene: Scene, placer: Placer, words: str) -> Drawing:
    """Return a scene as it is drawn; of more than is drawn, the looks and the places that people gave."""
    if len(scene.node_ids) <= MOST_DRAWN:
        return drawing_of(scene, placer, words)
    return Drawing(scene, style_scene(scene), pinned_positions(scene.snapshot, scene.view.saved_view or UNKNOWN))


def file_of(services: Services, drawn: Drawing, wanted: str, words: str) -> dict[str, Any]:
    """Return the file of a drawing, as the browser saves it."""
    data = services.export_seen(
        drawn.scene.node_ids,
        drawn.scene.tie_ids,
        wanted,
        words,
        positions=drawn.positions,
        colours=colours(drawn),
        title=title_of(drawn.scene, words),
        settings=settings_behind(services, drawn.scene.view),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    name = f"{file_name(drawn, words)}.{SUFFIXES.get(wanted, wanted)}"
    return {"content": base64.b64encode(data).decode("ascii"), "filename": name, "base64": True}


def settings_behind(services: Services, view: NetworkView) -> tuple[tuple[str, Plain], ...]:
    """Return the settings that a view depends on, by name: those of its lens, and of measures that colour or place."""
    lens = lens_of(view)
    names = lens.depends_on(view) if lens else ()
    if not MEASURES.keys().isdisjoint((view.colour, *chosen_fields(view))):
        names += MEASURES_DEPEND_ON
    return tuple(services.settings().as_json(*names).items()) if names else ()


def picture(drawn: Drawing, wanted: str, words: str) -> dict[str, Any]:
    """Return what the browser needs to draw: title, date, filters and legend."""
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
        "filters": [used.whole for used in filters_in_use(scene, words)] + _faded(scene, words),
        "legend": legend_rows(scene, drawn.styling, words),
        "at": datetime.now(UTC).isoformat(),
    }


def _faded(scene: Scene, words: str) -> list[str]:
    n_faded = len(scene.node_ids) - len(scene.clear_ids)
    return [plural("network.faded", n_faded, words)] if n_faded else []


def colours(drawn: Drawing) -> dict[str, str]:
    """Return the colour of each node as drawn on paper; none where the fill is a pattern."""
    light = tokens("light")
    found = {node_id: light.get(look.fill, "") for node_id, look in drawn.styling.looks.items()}
    return {node_id: colour for node_id, colour in found.items() if re.fullmatch(r"#[0-9a-f]{6}", colour)}


def file_name(drawn: Drawing, words: str) -> str:
    """Return a name for a file: what is seen, and the revision."""
    text = re.sub(r"[^\w-]+", "-", title_of(drawn.scene, words).lower()).strip("-")[:60]
    return f"kruispunt-{text or 'netwerk'}-r{drawn.scene.snapshot.revision}"
