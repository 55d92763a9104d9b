"""Rows to drafts: typed values under field names, before ids and ends are settled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from graph.model.codec import LIST_SEPARATOR, Unreadable, parse_text, split_list
from graph.model.fields import Field, FieldType
from graph.model.registry import kind_of
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from loaders.column_notices import column_problems
from loaders.columns import PLAIN, Notation, in_plain_notation, notation_of
from loaders.draft import Draft, Place
from loaders.lists import items_in
from loaders.mapping import (
    ATTRIBUTES,
    FURTHER,
    ID,
    IGNORED,
    KIND_TARGET,
    NOT_APPLICABLE_FIELDS,
    SPECIAL_TARGETS,
    ColumnMapping,
    Empty,
    TableMapping,
)
from loaders.privacy import speaks_of_persons
from loaders.problems import Problem, Severity, shown
from loaders.tables import Row, Table
from loaders.vocabulary import NO_TERMS, Vocabulary, near_tie_type, tie_type_of

FALLBACK_TIE_TYPE = "COLLABORATES_WITH"
WORDS_FOR_NOTHING = frozenset({"na", "n/a", "null", "none"})
"""Words that mean no value, unless something is called so: a name, or the end of a tie to that name."""
_NAMING_TYPES = (FieldType.TEXT, FieldType.LINK)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one table, the rows that hold unreadable cells, and what is to be told."""

    drafts: tuple[Draft, ...]
    refused: tuple[Draft, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Telling:
    """Collects problems; what holds for many rows is told at the first of them."""

    problems: list[Problem] = field(default_factory=list)
    _told: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)

    def once(self, problem: Problem) -> None:
        key = (problem.rule, problem.column, problem.value)
        if key not in self._told:
            self._told.add(key)
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    mapping: ColumnMapping
    notations: Mapping[str, Notation]
    translations: Mapping[str, str]


def drafts_of(table: Table, mapping: TableMapping, vocabulary: Vocabulary) -> Drafts:
    """Return what every row of a table states, as its mapping reads it."""
    telling = _Telling()
    vocabulary = NO_TERMS if mapping.verbatim else vocabulary
    columns = _columns(table, mapping, telling)
    telling.problems += column_problems(table, mapping)
    kinds = {text.casefold(): kind for text, kind in mapping.kinds}
    drafts: list[Draft] = []
    refused: list[Draft] = []
    for row in table.rows:
        draft = _draft(table, mapping, columns, kinds, row, vocabulary, telling)
        (refused if draft.unreadable else drafts).append(draft)
    return Drafts(tuple(drafts), tuple(refused), tuple(telling.problems))


def _columns(table: Table, mapping: TableMapping, telling: _Telling) -> tuple[_Column, ...]:
    index_by_heading = {heading: index for index, heading in enumerate(table.columns)}
    kinds = {mapping.kind, *(kind for _, kind in mapping.kinds)}
    found = []
    for column in mapping.columns:
        if column.target == IGNORED or column.column not in index_by_heading:
            continue
        index = index_by_heading[column.column]
        notations = _notations(table, index, column, kinds, telling)
        translations = {text.casefold(): meant for text, meant in column.translations}
        found.append(_Column(index, column, notations, translations))
    return tuple(found)


def _notations(
    table: Table, index: int, column: ColumnMapping, kinds: Iterable[str], telling: _Telling
) -> Mapping[str, Notation]:
    """Return the notation of a column for each kind that has its target as a field."""
    found: dict[str, Notation] = {}
    for kind in sorted(kinds):
        described = _field(kind, column.target)
        if described is None:
            continue
        numeric = described.type in (FieldType.NUMBER, FieldType.INTEGER, FieldType.DATE)
        texts = [row.cells[index] for row in table.rows if row.cells[index]] if numeric else []
        found[kind] = notation_of(described, texts, column.decimal, column.day_first) if numeric else PLAIN
        if found[kind].is_assumed:
            rule = "day_first_assumed" if described.type is FieldType.DATE else "decimal_assumed"
            example = next(text for text in texts if not text.isdigit())
            problem = Problem(
                rule, Severity.NOTICE, table.file, table.name, None, column.column, shown(example), found[kind].decimal
            )
            telling.once(problem)
    return MappingProxyType(found)


def _field(kind: str, name: str) -> Field | None:
    return next((described for described in kind_of(kind).fields if described.name == name), None)


@dataclass(slots=True)
class _RowBeingRead:
    """The values of one row, while its cells are read."""

    place: Place
    kind: str
    kind_is_sure: bool
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    is_reversed: bool = False
    type_is_told: bool = True
    is_person: bool = False


def _draft(
    table: Table,
    mapping: TableMapping,
    columns: Sequence[_Column],
    kinds: Mapping[str, str],
    row: Row,
    vocabulary: Vocabulary,
    telling: _Telling,
) -> Draft:
    place = Place(table.file, table.name, row.number)
    reading = _RowBeingRead(place, mapping.kind, mapping.kind_is_sure)
    _read_kind(reading, columns, kinds, row, telling)
    fields = {described.name: described for described in kind_of(reading.kind).fields}
    for column in columns:
        text = row.cells[column.index]
        text = column.translations.get(text.casefold(), text) if column.translations else text
        target = column.mapping.target
        if target == ID:
            reading.key = text
        elif target == ATTRIBUTES or (target not in fields and target not in SPECIAL_TARGETS):
            if text:
                reading.attributes[column.mapping.column] = text
        elif target in (FURTHER, NOT_APPLICABLE_FIELDS):
            _read_packed(reading, target, text, fields)
        elif target in fields:
            _read_cell(reading, column, fields[target], text, vocabulary, telling)
    _fill_constants(reading, mapping, fields)
    _finish(reading, telling)
    return _frozen(reading, mapping)


def _read_kind(
    reading: _RowBeingRead, columns: Sequence[_Column], kinds: Mapping[str, str], row: Row, telling: _Telling
) -> None:
    for column in columns:
        if column.mapping.target != KIND_TARGET:
            continue
        heading, text = column.mapping.column, row.cells[column.index]
        if text.casefold() in kinds:
            reading.kind, reading.kind_is_sure = kinds[text.casefold()], True
            reading.is_person = speaks_of_persons(text)
        elif text:
            reading.attributes[heading] = text
            telling.once(
                reading.place.problem(
                    "unknown_kind", Severity.NOTICE, column=heading, value=text, expected=reading.kind
                )
            )


def _read_packed(reading: _RowBeingRead, target: str, text: str, fields: Mapping[str, Field]) -> None:
    """Read a cell of an export that holds several values."""
    if target == FURTHER:
        reading.attributes.update(parse_text(fields["attributes"], text))
    else:
        reading.values.update({name: NOT_APPLICABLE for name in split_list(text) if name in fields})


def _read_cell(
    reading: _RowBeingRead, column: _Column, described: Field, text: str, vocabulary: Vocabulary, telling: _Telling
) -> None:
    name = described.name
    if not text:
        _read_empty(reading, column.mapping, name)
        return
    if reading.kind == "tie" and name == "type":
        _read_tie_type(reading, column.mapping.column, text, telling)
        return
    try:
        value = _translated(column, described, _value(described, text, column, reading.kind))
    except Unreadable as error:
        reading.unreadable.add(name)
        heading, about = column.mapping.column, f"{reading.kind}.{name}"
        telling.add(reading.place.problem(error.rule, column=heading, value=text, expected=error.expected, field=about))
        return
    if value is UNKNOWN:
        _read_empty(reading, column.mapping, name)
    else:
        reading.values.setdefault(name, _in_vocabulary(reading, column, described, value, vocabulary, telling))


def _translated(column: _Column, described: Field, value: Any) -> Any:
    """Return a list with each item as the mapping translates it; other values are translated before they are read."""
    if described.is_list and column.translations and isinstance(value, tuple):
        return tuple(column.translations.get(item.casefold(), item) for item in value)
    return value


def _value(described: Field, text: str, column: _Column, kind: str) -> Any:
    if described.is_list and column.mapping.separator != LIST_SEPARATOR:
        items = items_in(text, column.mapping.separator)
        text = LIST_SEPARATOR.join(item.replace("\\", "\\\\").replace(LIST_SEPARATOR, "\\|") for item in items)
    if described.required and text.casefold() in WORDS_FOR_NOTHING and described.type in _NAMING_TYPES:
        return text
    return parse_text(described, in_plain_notation(described, text, column.notations.get(kind, PLAIN)))


def _read_empty(reading: _RowBeingRead, mapping: ColumnMapping, name: str) -> None:
    if mapping.empty is Empty.NOT_APPLICABLE:
        reading.values.setdefault(name, NOT_APPLICABLE)
    elif mapping.empty is Empty.ERASE:
        reading.erased.add(name)


def _in_vocabulary(
    reading: _RowBeingRead, column: _Column, described: Field, value: Any, vocabulary: Vocabulary, telling: _Telling
) -> Any:
    """Return codes for labels of the vocabulary; a code that it lacks is kept, and told once."""
    if not described.scheme or value is NOT_APPLICABLE or not vocabulary.knows(described.scheme):
        return value
    items = value if described.is_list else (value,)
    codes = []
    for item in items:
        code = vocabulary.code(described.scheme, item)
        if code is None:
            near = vocabulary.nearest(described.scheme, item)
            heading = column.mapping.column
            telling.once(
                reading.place.problem(
                    "unknown_term_near" if near else "unknown_term",
                    Severity.WARNING,
                    column=heading,
                    value=item,
                    expected=near,
                )
            )
        codes.append(item if code is None else code)
    return tuple(codes) if described.is_list else codes[0]


def _read_tie_type(reading: _RowBeingRead, heading: str, text: str, telling: _Telling) -> None:
    found = tie_type_of(text)
    if found is not None:
        reading.values["type"], reading.is_reversed = found
        return
    reading.attributes[heading] = text
    reading.values["type"], reading.type_is_told = FALLBACK_TIE_TYPE, False
    near = near_tie_type(text)
    telling.once(
        reading.place.problem(
            "unknown_relation_type_near" if near else "unknown_relation_type",
            Severity.WARNING if near else Severity.NOTICE,
            column=heading,
            value=text,
            expected=near or FALLBACK_TIE_TYPE,
        )
    )


def _fill_constants(reading: _RowBeingRead, mapping: TableMapping, fields: Mapping[str, Field]) -> None:
    for name, text in mapping.constants:
        if name in fields and name not in reading.values:
            value = parse_text(fields[name], text)
            if value is not UNKNOWN:
                reading.values[name] = value


def _finish(reading: _RowBeingRead, telling: _Telling) -> None:
    """Give ties a type, put reversed ones right, and nodes without a name the name of their id."""
    values = reading.values
    if reading.kind == "tie":
        if "type" not in values:
            values["type"], reading.type_is_told = FALLBACK_TIE_TYPE, False
            problem = reading.place.problem("tie_type_assumed", Severity.NOTICE, expected=FALLBACK_TIE_TYPE)
            telling.once(replace(problem, row=None))
        if reading.is_reversed and {"source_id", "target_id"} <= set(values):
            values["source_id"], values["target_id"] = values["target_id"], values["source_id"]
    elif kind_of(reading.kind).is_node and "name" not in values and reading.key:
        values["name"] = reading.key
    if reading.is_person and reading.kind == "stakeholder":
        values.setdefault("is_person", True)
    if reading.attributes:
        values["attributes"] = tuple(sorted((*values.get("attributes", ()), *reading.attributes.items())))


def _frozen(reading: _RowBeingRead, mapping: TableMapping) -> Draft:
    return Draft(
        reading.place,
        reading.kind,
        reading.kind_is_sure,
        reading.key,
        MappingProxyType(reading.values),
        frozenset(reading.erased - set(reading.values)),
        mapping,
        reading.is_reversed,
        reading.type_is_told,
        frozenset(reading.unreadable),
    )
