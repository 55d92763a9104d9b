"""How the columns of tables become fields of records; made by guessing, saved and loaded as JSON."""

import dataclasses
import json
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from graph.model.codec import Unreadable, parse_text
from graph.model.errors import NetworkError
from graph.model.registry import KIND, NODE_KINDS
from loaders.tables import Table

VERSION = 1
SHOWN = 80
"""Signs of a mistake that are told."""

E = TypeVar("E", bound=StrEnum)
M = TypeVar("M", "TableMapping", "ColumnMapping")

ID = "id"
KIND_TARGET = "kind"
ATTRIBUTES = "attributes"
IGNORED = "ignored"
FURTHER = "further_columns"
NOT_APPLICABLE_FIELDS = "not_applicable"
SPECIAL_TARGETS = (ID, KIND_TARGET, ATTRIBUTES, IGNORED, FURTHER, NOT_APPLICABLE_FIELDS)

PERSONAL = "personal"
EMPTY_COLUMN = "empty"
STAMPED_BY_STORE = "stamped"
DRAWN = "drawn"
"""Reasons for which a guess ignores a column; people may write any other."""
UNREADABLE = "unreadable"
OTHER_SCALE = "other_scale"
"""Reasons for which a guess does not take a column as the field that its heading names."""

DEFAULT_END_KIND = "organisation"


class BadMapping(NetworkError):
    """A mapping file that cannot be used."""

    code = "bad_mapping"

    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(
            f"The mapping cannot be used: {where} is {found!r}; expected {expected}.",
            where=where,
            found=found,
            expected=expected,
        )


class Empty(StrEnum):
    """What an empty cell says."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    ERASE = "erase"


class MissingEnd(StrEnum):
    """What happens to a tie of which an end is in neither file nor store."""

    CREATE = "create"
    REFUSE = "refuse"


class Repeat(StrEnum):
    """What several different rows with the same id mean."""

    REFUSE = "refuse"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where one column goes.

    Parameters
    ----------
    column : str
        Heading.
    target : str
        A field of the record kind, ``"id"``, ``"kind"``, ``"attributes"`` or ``"ignored"``;
        ``"further_columns"`` for a cell with several of them, as an export of this product has it, and
        ``"not_applicable"`` for one with the names of fields that do not apply.
    reason : str
        Why a column is ignored, or is not the field that its heading names.
    translations : tuple of (str, str)
        Text in the file, and the text that is read in its place.
    separator : str
        Sign between the items of a list.
    empty : Empty
        What an empty cell says; only ``"erase"`` takes a stored value away.
    decimal : str
        ``","`` or ``"."``; decided from the whole column when empty.
    day_first : bool or None
        Order of day and month; decided from the whole column when None.
    """

    column: str
    target: str
    reason: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    separator: str = "|"
    empty: Empty = Empty.UNKNOWN
    decimal: str = ""
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How the rows of one table become records of one kind.

    Parameters
    ----------
    table : str
        Name of the table: the sheet, or the file name without its extension.
    kind : str
        Record kind of the rows; with a kind column: of the rows that do not tell.
    columns : tuple of ColumnMapping
        In the order of the table.
    kinds : tuple of (str, str)
        Text in the kind column, and the record kind it stands for.
    kind_is_sure : bool
        False when the kind is an assumption that an existing record may overrule.
    constants : tuple of (str, str)
        Field and text, for every row in which no column fills the field.
    file : str
        Name of the file, where tables of several files are called the same; any file when empty.
    id_prefix : str
        Put before the ids of the file, so that two files may use the same numbers.
    header_row : int or None
        Number of the row with the headings; 0 for none; found by itself when None.
    missing_end : MissingEnd
        Whether unknown ends of ties are created.
    missing_end_kind : str
        As what, where the type of the tie allows it.
    source_kind, target_kind : str
        As what a source or a target is created, where the table tells; else `missing_end_kind`.
    repeats : Repeat
        What several different rows with the same id mean.
    verbatim : bool
        Whether ids and codes are taken as they stand, as in an export of this product.
    """

    table: str
    kind: str
    columns: tuple[ColumnMapping, ...]
    kinds: tuple[tuple[str, str], ...] = ()
    kind_is_sure: bool = True
    constants: tuple[tuple[str, str], ...] = ()
    file: str = ""
    id_prefix: str = ""
    header_row: int | None = None
    missing_end: MissingEnd = MissingEnd.CREATE
    missing_end_kind: str = DEFAULT_END_KIND
    source_kind: str = ""
    target_kind: str = ""
    repeats: Repeat = Repeat.REFUSE
    verbatim: bool = False

    def targets(self) -> tuple[str, ...]:
        """Return the targets of its columns."""
        return tuple(column.target for column in self.columns)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The mappings of all tables of an import."""

    tables: tuple[TableMapping, ...] = ()

    def for_table(self, table: Table) -> TableMapping | None:
        """Return the mapping of a table, found by its name and, where the mapping tells one, its file."""
        wanted = table.name.casefold()
        named = [mapping for mapping in self.tables if mapping.table.casefold() == wanted]
        own = next((mapping for mapping in named if mapping.file == table.file), None)
        return own or next((mapping for mapping in named if not mapping.file), None)

    def header_rows(self) -> Dictionary[str, int]:
        """Return the row with the headings per table that tells it, by name without case."""
        return {table.table.casefold(): table.header_row for table in self.tables if table.header_row is not None}

    def to_json(self) -> str:
        """Return the mapping as text that `from_json` reads, and that people can edit."""
        tables = [_without_defaults(table) for table in self.tables]
        return json.dumps({"version": VERSION, "tables": tables}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Return the mapping that `to_json` wrote.

        Raises
        ------
        BadMapping
            With the place of the mistake.
        """
        try:
            document = json.loads(text)
        except json.JSONDecodeError as error:
            raise BadMapping(f"{error.lineno}:{error.colno}", error.msg, "JSON") from None
        except (ValueError, RecursionError) as error:
            raise BadMapping("1:1", str(error)[:SHOWN], "JSON") from None
        if not isinstance(document, dict) or document.get("version") != VERSION:
            raise BadMapping("version", str(document)[:SHOWN], str(VERSION))
        tables = _array(document.get("tables", []), "tables")
        return cls(tuple(_table(_object(table, f"tables[{index}]")) for index, table in enumerate(tables)))


def _table(plain: dict[str, Any]) -> TableMapping:
    where = str(plain.get("table", ""))
    columns = tuple(_column(_object(column, f"{where}.columns")) for column in _array(plain.pop("columns", []), where))
    pairs = {name: _texts(plain.pop(name), f"{where}.{name}") for name in ("kinds", "constants") if name in plain}
    _check_names(plain, TableMapping, where)
    for name, enum in (("missing_end", MissingEnd), ("repeats", Repeat)):
        if name in plain:
            plain[name] = _member(enum, plain[name], f"{where}.{name}")
    mapping = _make(TableMapping, where, **plain, **pairs, columns=columns)
    for kind in (mapping.kind, *(kind for _, kind in mapping.kinds)):
        if kind not in KIND:
            raise BadMapping(f"{where}.kind", kind, ", ".join(KIND))
    for kind in (mapping.missing_end_kind, mapping.source_kind, mapping.target_kind):
        if kind and kind not in NODE_KINDS:
            raise BadMapping(f"{where}.missing_end_kind", kind, ", ".join(NODE_KINDS))
    if mapping.header_row is not None and mapping.header_row < 0:
        raise BadMapping(f"{where}.header_row", str(mapping.header_row), "0, 1, 2, …")
    _check_targets(mapping)
    _check_constants(mapping)
    return mapping


def _check_constants(mapping: TableMapping) -> None:
    """Raise `BadMapping` for a constant that is no value of its field."""
    kinds = dict.fromkeys((mapping.kind, *(kind for _, kind in mapping.kinds)))
    fields = {field.name: field for kind in kinds for field in KIND[kind].fields}
    for name, text in mapping.constants:
        try:
            parse_text(fields[name], text)
        except KeyError:
            raise BadMapping(f"{mapping.table}.constants", name, ", ".join(fields)) from None
        except Unreadable as error:
            raise BadMapping(f"{mapping.table}.constants.{name}", text, error.expected) from None


def _check_targets(mapping: TableMapping) -> None:
    kinds = {mapping.kind, *(kind for _, kind in mapping.kinds)}
    known = {field.name for kind in kinds for field in KIND[kind].fields} | set(SPECIAL_TARGETS)
    places = [(f"{mapping.table}.{column.column}", column.target) for column in mapping.columns]
    for where, target in places:
        if target not in known:
            raise BadMapping(where, target, ", ".join(sorted(known)))


def _column(plain: dict[str, Any]) -> ColumnMapping:
    where = str(plain.get("column", ""))
    if "translations" in plain:
        plain["translations"] = _texts(plain["translations"], where)
    if "empty" in plain:
        plain["empty"] = _member(Empty, plain["empty"], where)
    _check_names(plain, ColumnMapping, where)
    column = _make(ColumnMapping, where, **plain)
    if not column.separator:
        raise BadMapping(f"{where}.separator", "", "| ; ,")
    if column.decimal not in ("", ",", "."):
        raise BadMapping(f"{where}.decimal", column.decimal, ", .")
    return column


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadMapping(where, str(value)[:SHOWN], "{…}")
    return dict(value)


def _array(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadMapping(where, str(value)[:SHOWN], "[…]")
    return value


def _texts(value: object, where: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of an object of texts."""
    pairs = tuple(_object(value, where).items())
    for key, text in pairs:
        if not isinstance(text, str):
            raise BadMapping(f"{where}.{key}", str(text)[:SHOWN], '"…"')
    return pairs


def _check_names(plain: Dictionary[str, Any], made: type, where: str) -> None:
    names = [field.name for field in dataclasses.fields(made)]
    for name in plain:
        if name not in names:
            raise BadMapping(where, name, ", ".join(names))


def _member(enum: type[E], value: object, where: str) -> E:
    try:
        return enum(str(value))
    except ValueError:
        raise BadMapping(where, str(value), ", ".join(enum)) from None


_TYPES: Dictionary[str, type] = {"str": str, "bool": bool, "int | None": int, "bool | None": bool}
_AS_JSON: Dictionary[type, str] = {str: '"…"', bool: "true, false", int: "3"}


def _make(made: type[M], where: str, **values: Any) -> M:
    for field in dataclasses.fields(made):
        if field.default is dataclasses.MISSING and field.name not in values:
            raise BadMapping(where or made.__name__, "", f'"{field.name}"')
        expected = _TYPES.get(str(getattr(field.type, "__name__", field.type)))
        value = values.get(field.name, field.default)
        if expected is not None and value is not field.default and not isinstance(value, expected):
            raise BadMapping(f"{where}.{field.name}", str(value)[:SHOWN], _AS_JSON[expected])
    return made(**values)


def _without_defaults(mapping: TableMapping | ColumnMapping) -> dict[str, Any]:
    """Return what differs from the defaults, so that the JSON stays readable."""
    plain: dict[str, Any] = {}
    for field in dataclasses.fields(mapping):
        value = getattr(mapping, field.name)
        if value == field.default:
            continue
        if field.name == "columns":
            plain["columns"] = [_without_defaults(column) for column in value]
        elif field.name in ("kinds", "constants", "translations"):
            plain[field.name] = dict(value)
        else:
            plain[field.name] = value
    return plain
