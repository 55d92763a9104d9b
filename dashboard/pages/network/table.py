"""The table twin: the same nodes and ties as the canvas, the same selection, and editing in the cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import Input, Output, State, no_update
from dash.development.base_component import Component

from dashboard.components.record_form import read_form
from dashboard.components.values import value_text
from dashboard.ids import ShellIds
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import view_link
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import Scenes
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language, t
from graph.analysis.measures import MEASURES, compute
from graph.commands.editing import EditRecord
from graph.commands.permissions import Permission
from graph.model.codec import format_text
from graph.model.errors import Invalid
from graph.model.fields import Field, FieldType
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import LAYERS, TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import is_known

FIRST_FIELDS = (
    "name",
    "type",
    "source_id",
    "target_id",
    "helix",
    "municipality",
    "organisation_kind",
    "strength",
    "status",
)
HIDDEN_FIELDS = frozenset({"source_note", "attributes", "latitude", "longitude"})
IN_CELL = frozenset({FieldType.TEXT, FieldType.LONG_TEXT, FieldType.INTEGER, FieldType.NUMBER, FieldType.DATE})
NUMBERS = frozenset({FieldType.INTEGER, FieldType.NUMBER})

Row = dict[str, Any]


def register(registrar: Registrar, services: Services, scenes: Scenes) -> None:
    """Register the callbacks of the table."""

    @registrar.callback(
        Output(Ids.TABLE, "columnDefs"),
        Output(Ids.TABLE, "rowData"),
        Output(Ids.TABLE_SUBJECT, "children"),
        Input(ShellIds.VIEW, "data"),
        Input(ShellIds.REVISION, "data"),
    )
    def fill(search: str | None, revision: int | None) -> Any:
        scene, words = scenes.at(search), language()
        if scene.view.shown_as != "tabel":
            return no_update, no_update, no_update
        records = shown_records(scene)
        return columns(scene, records, words), rows(scene, records, words), subject_links(scene, words)

    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Input(Ids.TABLE, "cellValueChanged"),
        State(ShellIds.VIEW, "data"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def edit(events: Sequence[Mapping[str, Any]] | None, search: str | None) -> Any:
        if not events:
            return no_update
        event = events[0]
        record = services.snapshot().get(str(event.get("rowId")))
        read = read_form(record.kind, {str(event.get("colId")): event.get("value")}, record.id)
        if read.problems:
            raise Invalid(read.problems)
        return services.run(EditRecord(record.id, read.values, record)).number

    registrar.clientside(
        "network_table",
        "mark",
        Output(Ids.TABLE, "selectedRows"),
        Input(ShellIds.SELECTION, "data"),
        Input(Ids.TABLE, "rowData"),
    )


def shown_records(scene: Scene) -> list[Record]:
    """Return the records that the table lists: the nodes, or the ties, that are shown; who fits a question first."""
    ids = scene.tie_ids if scene.view.table == "ties" else scene.node_ids
    first = [record_id for record_id in ids if record_id in scene.matched]
    rest = [record_id for record_id in ids if record_id not in scene.matched]
    return [scene.snapshot.records[record_id] for record_id in (*first, *rest)]


def columns(scene: Scene, records: Sequence[Record], words: str) -> list[dict[str, Any]]:
    """Return one column per field that any of the kinds has, and one per measure."""
    fields = _fields(records)
    found = [] if scene.view.table == "ties" else [_plain_column("kind", t("network.kind", words), pinned=False)]
    if scene.matched and scene.view.table == "nodes":
        found.append(_plain_column("fits", t("question.fits", words)))
    found += [_field_column(field, words) for field in fields]
    if scene.view.table == "ties":
        found.append(_plain_column("layer", t("network.facet_layers", words)))
    else:
        found += [
            _plain_column(m.id, m.label.in_language(words), number=True, help_text=m.explanation.in_language(words))
            for m in MEASURES.values()
        ]
    return found


def rows(scene: Scene, records: Sequence[Record], words: str) -> list[Row]:
    """Return one row per record; a cell holds the text that a file would hold, and unknown is empty."""
    scores = (
        {}
        if scene.view.table == "ties"
        else {
            measure_id: compute(measure_id, scene.snapshot, scene.node_ids, scene.tie_ids).values
            for measure_id in MEASURES
        }
    )
    fields = _fields(records)
    made = []
    for record in records:
        row = _row(scene.snapshot, record, fields, words)
        for measure_id, values in scores.items():
            score = values.get(record.id)
            row[measure_id] = score if isinstance(score, int | float) else None
        if scene.matched and scene.view.table == "nodes":
            row["fits"] = t(f"question.fits_{'yes' if record.id in scene.matched else 'no'}", words)
        made.append(row)
    return made


def subject_links(scene: Scene, words: str) -> list[Component]:
    """Return the switch between the table of nodes and that of ties."""
    counts = {"nodes": len(scene.node_ids), "ties": len(scene.tie_ids)}
    return [
        view_link(
            replace(scene.view, table=name),
            f"{t(f'network.table_{name}', words)} ({count})",
            class_name="seg-item on" if scene.view.table == name else "seg-item",
        )
        for name, count in counts.items()
    ]


def _fields(records: Sequence[Record]) -> list[Field]:
    found: dict[str, Field] = {}
    for kind in dict.fromkeys(record.kind for record in records):
        for field in kind_of(kind).fields:
            if field.name not in HIDDEN_FIELDS:
                found.setdefault(field.name, field)
    rank = {name: number for number, name in enumerate(FIRST_FIELDS)}
    return sorted(found.values(), key=lambda field: rank.get(field.name, len(rank)))


def _plain_column(
    name: str, label: str, *, number: bool = False, help_text: str = "", pinned: bool = False
) -> dict[str, Any]:
    column: dict[str, Any] = {"field": name, "headerName": label, "width": 130, "headerTooltip": help_text or label}
    if number:
        column |= {"filter": "agNumberColumnFilter", "type": "rightAligned", "width": 110}
    return column | ({"pinned": "left"} if pinned else {})


def _field_column(field: Field, words: str) -> dict[str, Any]:
    column: dict[str, Any] = {
        "field": field.name,
        "headerName": field.label.in_language(words),
        "headerTooltip": field.label.in_language(words),
        "editable": field.type in IN_CELL,
        "width": 240 if field.name == "name" else 150,
    }
    if field.name == "name":
        column["pinned"] = "left"
    if field.type in NUMBERS:
        column |= {"filter": "agNumberColumnFilter", "type": "rightAligned", "width": 110}
    return column


def _row(snapshot: NetworkSnapshot, record: Record, fields: Sequence[Field], words: str) -> Row:
    row: Row = {"id": record.id, "kind": kind_of(record.kind).one.in_language(words)}
    for field in fields:
        value = getattr(record, field.name, None)
        if value is None or not is_known(value):
            row[field.name] = "" if value is None or field.type in NUMBERS else format_text(field, value)
        elif field.type in NUMBERS:
            row[field.name] = value
        else:
            row[field.name] = (
                format_text(field, value) if field.type in IN_CELL else value_text(snapshot, field, value, words)
            )
    if isinstance(record, Tie):
        layer = TIE_TYPE[record.type].layer
        row["layer"] = next(found.label.in_language(words) for found in LAYERS if found.id == layer)
        row |= {
            end: display_name(snapshot.records.get(getattr(record, end)), words) for end in ("source_id", "target_id")
        }
    return row
