"""The table twin: the same nodes and ties as the canvas, the same selection, and editing in the cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import Input, Output, State, no_update
from dash.development.base_component import Component

from dashboard.components.waiting import waiting
from dashboard.cytoscape.shapes import KIND_SHAPE
from dashboard.ids import ShellIds
from dashboard.pages.network.address import to_query
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import around, hiding, view_link
from dashboard.pages.network.panel.pointing import with_neighbours
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import Scenes
from dashboard.pages.network.table.columns import choices_by_key, table_columns
from dashboard.pages.network.table.editing import read_edits, write_edits
from dashboard.pages.network.table.fields import shared_fields
from dashboard.pages.network.table.rows import measured_in, table_rows
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, t
from graph.analysis.measuring import MeasureResult
from graph.commands.permissions import Permission
from graph.model.records import Record


def register(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    """Register the callbacks of the table."""
    _register_filling(registrar, services, scenes)
    _register_editing(registrar, services)

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Output(ShellIds.SELECTION, "data", allow_duplicate=True),
        Input(Ids.TABLE_ACT, "data"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def act(event: dict[str, Any] | None, search: str | None) -> Any:
        scene = scenes.at(search)
        name, ids = read_act(event, scene)
        if name == "focus":
            return to_query(around(scene.view, *ids)), no_update
        if name == "hide":
            return to_query(hiding(scene.view, *ids)), no_update
        if name == "neighbours":
            return no_update, with_neighbours(scene, ids)
        return no_update, no_update


def read_act(event: Mapping[str, Any] | None, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """Return what is asked for which records; nothing when none of them is there."""
    given = event or {}
    named = given.get("ids")
    ids = [record_id for record_id in (named if isinstance(named, list) else []) if isinstance(record_id, str)]
    known = tuple(record_id for record_id in ids if record_id in scene.snapshot.records)
    return (str(given.get("act")), known) if known else ("", ())


def _register_filling(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    @registrar.callback(
        Output(Ids.TABLE_DATA, "data"),
        Output(Ids.TABLE_SUBJECT, "children"),
        Output(Ids.TABLE_AWAITED, "children"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
        Input(ShellIds.WORKED, "data"),
    )
    def fill(search: str | None, revision: int | None, worked: str | None) -> Any:
        scene, words = scenes.at(search), language()
        if scene.view.shown_as != "tabel":
            return no_update, no_update, []
        measured, awaited = measured_in(scene)
        table = table_of(scene, measured, words, editable=services.user().may(Permission.EDIT))
        return table, subject_links(scene, words), waiting(awaited, "table", words) if awaited else []

    registrar.clientside(
        "network_table",
        "fill",
        Output(Ids.TABLE, "selectedRows"),
        Input(Ids.TABLE_DATA, "data"),
        Input(ShellIds.SELECTION, "data"),
        State(Ids.TABLE_WORDS, "data"),
    )
    registrar.clientside(
        "network_table", "clear", Output(Ids.TABLE_CLEAR, "className"), Input(Ids.TABLE_CLEAR, "n_clicks")
    )


def _register_editing(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(Ids.TABLE_ANSWER, "data"),
        Input(Ids.TABLE_EDITS, "data"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def edit(event: dict[str, Any] | None) -> Any:
        edits = read_edits(event)
        if not edits:
            return no_update, no_update
        answers, revision = write_edits(services, edits, language()), services.revision()
        return revision, {"answers": answers, "revision": revision}

    registrar.clientside("network_table", "answered", Input(Ids.TABLE_ANSWER, "data"))


def table_of(scene: Scene, measured: Mapping[str, MeasureResult], words: str, *, editable: bool) -> dict[str, Any]:
    """Return all that the table of a scene shows.

    Parameters
    ----------
    scene : Scene
        What is shown, and whether its nodes or its ties are listed.
    measured : mapping of str to MeasureResult
        The measures that have a column, in that order.
    words : str
        ``nl`` or ``en``.
    editable : bool
        Whether the reader may change what stands in a cell.

    Returns
    -------
    dict
        ``columns``, ``rows``, what cells offer to choose from by the key that columns name, and the sign of each kind.
    """
    records = shown_records(scene)
    fields = shared_fields({record.kind for record in records})
    rows = table_rows(scene, records, fields, measured, words)
    return {
        "subject": scene.view.table,
        "revision": scene.snapshot.revision,
        "editable": editable,
        "columns": table_columns(scene, rows, fields, measured, words),
        "choices": choices_by_key(scene.snapshot, fields, words) if editable else {},
        "signs": {kind: [shape, kind] for kind, shape in KIND_SHAPE.items()},
        "rows": rows,
    }


def shown_records(scene: Scene) -> list[Record]:
    """Return the records that the table lists: the nodes, or the ties, that are shown; who fits a question first."""
    ids = listed_ids(scene)["ties" if scene.view.table == "ties" else "nodes"]
    first = [record_id for record_id in ids if record_id in scene.matched]
    rest = [record_id for record_id in ids if record_id not in scene.matched]
    return [scene.snapshot.records[record_id] for record_id in (*first, *rest)]


def listed_ids(scene: Scene) -> Mapping[str, Sequence[str]]:
    """Return the nodes and the ties that can be listed: what is faded on the canvas is not in the table."""
    ties = [tie_id for tie_id in scene.tie_ids if tie_id not in scene.faded]
    return {"nodes": scene.clear_ids, "ties": ties}


def subject_links(scene: Scene, words: str) -> list[Component]:
    """Return the switch between the table of nodes and that of ties."""
    counts = {name: len(ids) for name, ids in listed_ids(scene).items()}
    return [
        view_link(
            replace(scene.view, table=name),
            f"{t(f'network.table_{name}', words)} ({count})",
            class_name="seg-item on" if scene.view.table == name else "seg-item",
        )
        for name, count in counts.items()
    ]
