"""The cells of the table: what stands in them, what an editor opens with, and by what they are sorted."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components.values import edit_text, value_text
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.table.fields import NUMBERS, SharedField
from dashboard.text import decimal, figure, t
from dashboard.work.outcomes import NotThere
from graph.analysis.intervals import Interval
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import MeasureResult, compute, compute_cheap
from graph.analysis.standing import may_be_ranked
from graph.model.fields import Field, FieldType
from graph.model.records import Node, Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import LAYERS, TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN, is_known

Cell = str | list[Any]
"""One text that is shown and edited, or: edited text, shown text, what it is sorted by, kind whose sign it carries.

What is unknown has no cell: empty is unknown, and only that.
"""

Row = dict[str, Any]
MEASURE = "measure-"


def table_rows(
    scene: Scene,
    records: Sequence[Record],
    fields: Sequence[SharedField],
    measured: Mapping[str, MeasureResult],
    language: str,
) -> list[Row]:
    """Return one row per record: its id, its kind, and a cell for each thing that is known of it."""
    maker = _Cells(scene.snapshot, language)
    rows: list[Row] = [{"id": record.id, "kind": record.kind, "cells": maker.of(record, fields)} for record in records]
    for row, record in zip(rows, records, strict=True):
        row["cells"]["kind"] = kind_of(record.kind).one.in_language(language)
        if isinstance(record, Tie):
            row["ends"] = [scene.snapshot.records[end].kind for end in record.ends]
            row["cells"]["layer"] = _layer(record, language)
        elif shows_english_name(record, language):
            row["edits"] = {"name": "name_en"}
            row["cells"]["name"] = row["cells"]["name_en"]
        if scene.matched and isinstance(record, Node):
            row["cells"]["fits"] = t(f"question.fits_{'yes' if record.id in scene.matched else 'no'}", language)
        row["cells"] |= _measures(record, measured, language)
    return rows


def _measures(record: Record, measured: Mapping[str, MeasureResult], language: str) -> dict[str, Cell]:
    """Return the cells of the measures; by those of a natural person nobody could be ranked."""
    if not may_be_ranked(record):
        return {MEASURE + measure_id: ["", t("table.na", language)] for measure_id in measured}
    return {
        MEASURE + measure_id: score_cell(score, language)
        for measure_id, result in measured.items()
        if (score := result.values.get(record.id)) is not None
    }


def measured_in(scene: Scene) -> tuple[Mapping[str, MeasureResult], NotThere | None]:
    """Return the measures over what is shown: those that are used in the view, then those that are quickly made.

    None when the table lists ties. With them comes what is still being computed, if anything is.
    """
    if scene.view.table == "ties":
        return {}, None
    used: dict[str, MeasureResult] = {}
    awaited = None
    for measure_id in _measures_used(scene):
        try:
            used[measure_id] = compute(measure_id, scene.snapshot, scene.node_ids, scene.tie_ids, scene.work)
        except NotThere as found:
            awaited = found
    return used | dict(compute_cheap(scene.snapshot, scene.node_ids, scene.tie_ids)), awaited


def measure_read(scene: Scene) -> str:
    """Return the measure that the panel beside explains; empty for none."""
    return next((name for name in scene.view.about[:1] if name in MEASURES), "")


def _measures_used(scene: Scene) -> list[str]:
    named = dict.fromkeys((measure_read(scene), scene.view.size, scene.view.colour))
    return [name for name in named if name in MEASURES and MEASURES[name].cost != "cheap"]


def shows_english_name(record: Record, language: str) -> bool:
    """Tell whether a node goes by its English name; then that is the name that its cell edits."""
    return language == "en" and isinstance(record, Node) and is_known(record.name_en)


class _Cells:
    """Makes cells, each different value of a field once."""

    def __init__(self, snapshot: NetworkSnapshot, language: str) -> None:
        self._snapshot = snapshot
        self._language = language
        self._made: dict[tuple[str, str], dict[Any, Cell]] = {}

    def of(self, record: Record, fields: Sequence[SharedField]) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for shared in fields:
            field = shared.by_kind.get(record.kind)
            value = UNKNOWN if field is None else getattr(record, shared.name)
            if field is not None and value is not UNKNOWN:
                made = self._made.setdefault((record.kind, shared.name), {})
                if value not in made:
                    made[value] = self._cell(field, value)
                found[shared.name] = made[value]
        return found

    def _cell(self, field: Field, value: Any) -> Cell:
        edited = edit_text(field, value, self._language)
        if value is NOT_APPLICABLE:
            return [edited, t("table.na", self._language)]
        if field.type in NUMBERS:
            return [edited, decimal(value, self._language), value]
        shown = value_text(self._snapshot, field, value, self._language)
        if field.type is FieldType.DATE:
            return [edited, shown, value]
        target = self._snapshot.records.get(value) if field.type is FieldType.LINK else None
        if target is not None:
            return [edited, shown, None, target.kind]
        return edited if shown == edited else [edited, shown]


def _layer(tie: Tie, language: str) -> str:
    layer = TIE_TYPE[tie.type].layer
    return next(found.label.in_language(language) for found in LAYERS if found.id == layer)


def score_cell(score: float | Interval, language: str) -> Cell:
    """Return a number, or its bounds, which are sorted by their middle."""
    if isinstance(score, Interval):
        low, high = (figure(bound, language) for bound in (score.low, score.high))
        return ["", t("network.from_to", language, low=low, high=high), (score.low + score.high) / 2]
    return ["", figure(score, language), score]
