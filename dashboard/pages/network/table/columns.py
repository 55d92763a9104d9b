"""The columns of the table: headings that explain themselves, widths that fit, and how each kind is edited."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.components.record_form import LONGEST_SCALE
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.table.fields import EDITED_AS, FIRST, MIDDLE, SharedField, rank
from dashboard.pages.network.table.rows import MEASURE, Row, measure_read
from dashboard.text import count, t
from graph.analysis.intervals import Interval
from graph.analysis.measuring import MeasureResult
from graph.model.fields import Field, FieldType
from graph.model.identifiers import slug
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie

Column = dict[str, Any]
Choice = list[Any]
"""Code and label; of a type of tie also the kinds that may stand at its ends."""

TELLING_MEASURES = 2
"""So many measures stand before the fields that tell less."""

SHARED_BY = 1 / 3
"""Share of the rows that must be able to have a field before it stands in front."""

LETTER, MARGIN, SIGN = 7, 28, 22
NARROWEST, WIDEST = 84, 260
FULLY_SHOWN = 0.95
"""Share of the cells that a column is wide enough for."""

SIGNED = frozenset({"name", "source_id", "target_id"})


def table_columns(
    scene: Scene,
    rows: Sequence[Row],
    fields: Sequence[SharedField],
    measured: Mapping[str, MeasureResult],
    language: str,
) -> list[Column]:
    """Return one column per thing that can be known of some row; what nobody has a value for says so."""
    found = [(_rank(shared, rows), _field_column(shared, rows, language)) for shared in fields]
    for number, (name, result) in enumerate(measured.items()):
        place = MIDDLE + (-0.5 if number < TELLING_MEASURES else 0.5)
        if name == measure_read(scene):
            place = FIRST.index("name") + 0.6
        found.append((place, _measure_column(result, scene, rows, language)))
    if scene.view.table == "ties":
        found.append((MIDDLE - 0.5, _column("layer", t("network.facet_layers", language), rows)))
    else:
        found.append((FIRST.index("name") + 0.5, _column("kind", t("network.kind", language), rows)))
        if scene.matched:
            found.append((FIRST.index("name") + 0.4, _column("fits", t("question.fits", language), rows)))
    ordered = [column for _, column in sorted(found, key=lambda placed: placed[0])]
    return [column | ({"pinned": True} if number == 0 else {}) for number, column in enumerate(ordered)]


def choices_by_key(snapshot: NetworkSnapshot, fields: Iterable[SharedField], language: str) -> dict[str, list[Choice]]:
    """Return what the cells offer to choose from, by the key that the columns name."""
    described = ((kind, field) for shared in fields for kind, field in shared.by_kind.items())
    named = {_choices_key(kind, field): (kind, field) for kind, field in described}
    return {key: _choices(snapshot, *about, language) for key, about in named.items() if key}


def _rank(shared: SharedField, rows: Sequence[Row]) -> float:
    """Return where a field stands; one that few of the rows can have leaves its place in front to others."""
    able = sum(row["kind"] in shared.by_kind for row in rows)
    return rank(shared.name) if able >= SHARED_BY * len(rows) else max(rank(shared.name), MIDDLE)


def _field_column(shared: SharedField, rows: Sequence[Row], language: str) -> Column:
    able = sum(row["kind"] in shared.by_kind for row in rows)
    known = sum(shared.name in row["cells"] for row in rows)
    column = _column(shared.name, shared.heading(language), rows)
    column["meaning"] = t("table.known", language, n=count(known), total=count(able))
    column["edited"] = {kind: _edited(kind, field) for kind, field in shared.by_kind.items()}
    return column | ({"number": True} if shared.is_number else {})


def _measure_column(result: MeasureResult, scene: Scene, rows: Sequence[Row], language: str) -> Column:
    label = result.measure.label.in_language(language)
    column = _column(MEASURE + result.measure.id, label[:1].upper() + label[1:], rows)
    sentences = [
        result.measure.explanation.in_language(language),
        t("network.measured_over", language, n=count(len(scene.node_ids)), m=count(len(scene.tie_ids))),
    ]
    if any(isinstance(score, Interval) for score in result.values.values()):
        sentences.append(t("table.interval", language))
    return column | {"meaning": " ".join(sentences), "explained": True, "number": True}


def _column(field: str, heading: str, rows: Sequence[Row]) -> Column:
    lengths = sorted(len(_shown(row["cells"][field])) for row in rows if field in row["cells"])
    width = _width(heading, lengths, SIGN if field in SIGNED else 0)
    column: Column = {"field": field, "heading": heading, "meaning": heading, "width": width}
    return column | ({} if lengths else {"empty": True})


def _shown(cell: Any) -> str:
    return cell if isinstance(cell, str) else cell[1]


def _width(heading: str, lengths: Sequence[int], sign: int) -> int:
    """Return a width in px that cuts no word of the heading, which takes two lines at most, and few cells."""
    line = max(*(len(word) for word in heading.split()), len(heading) * 0.6)
    content = lengths[int((len(lengths) - 1) * FULLY_SHOWN)] if lengths else 0
    wanted = max(line * LETTER + MARGIN + SIGN, content * LETTER + MARGIN + sign)
    return min(max(round(wanted), NARROWEST), WIDEST)


def _edited(kind: str, field: Field) -> Mapping[str, Any]:
    key = _choices_key(kind, field)
    described = {"as": EDITED_AS.get(field.type, "choice" if key else "text")} | ({"choices": key} if key else {})
    return described | ({"required": True} if field.required else {})


def _choices_key(kind: str, field: Field) -> str:
    if _steps(field):
        return f"{kind}.{field.name}"
    if field.type not in (FieldType.FLAG, FieldType.CHOICE, FieldType.CHOICES):
        return ""
    return "flag" if field.type is FieldType.FLAG else field.scheme or f"{kind}.{field.name}"


def _choices(snapshot: NetworkSnapshot, kind: str, field: Field, language: str) -> list[Choice]:
    if field.type is FieldType.FLAG:
        return [["ja", t("values.yes", language)], ["nee", t("values.no", language)]]
    if steps := _steps(field):
        return [[str(step), str(step)] for step in steps]
    if kind == Tie.kind and field.name == "type":
        types = ((choice, TIE_TYPE[choice.code]) for choice in field.choices)
        return [[c.code, c.label.in_language(language), type_.source_kinds, type_.target_kinds] for c, type_ in types]
    if field.choices:
        return [[choice.code, choice.label.in_language(language)] for choice in field.choices]
    terms = [code for scheme, code in snapshot.terms if scheme == field.scheme]
    labelled = [[code, snapshot.term_label(field.scheme, code, language)] for code in terms]
    return sorted(labelled, key=lambda choice: (slug(choice[1]), choice[1]))


def _steps(field: Field) -> range:
    """Return the steps of a short scale; none for other numbers."""
    if field.type is not FieldType.INTEGER or field.minimum is None or field.maximum is None:
        return range(0)
    steps = range(int(field.minimum), int(field.maximum) + 1)
    return steps if len(steps) <= LONGEST_SCALE else range(0)
