"""Records as tables: the columns follow from the registry, the cells from the codec."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.codec import format_text
from graph.model.fields import Field, FieldType
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.values import NoValue

NUMERIC = frozenset({FieldType.INTEGER, FieldType.NUMBER})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Parameters
    ----------
    text : str
        As the loaders read it back.
    number : int, float or None
        The value of a numeric field.
    """

    text: str
    number: float | None = None


BLANK = Cell("")


@dataclass(frozen=True, slots=True)
class ExportTable:
    """Rows of records under the names of their fields; the first two columns are id and kind."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(records: Sequence[Record]) -> ExportTable:
    """Return one row per record, with the fields of all their kinds as columns."""
    names = field_names(record.kind for record in records)
    return ExportTable(("id", "kind", *names), tuple(_row(record, names) for record in records))


def field_names(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the fields of some kinds, each once, in the order of the registry."""
    found = dict.fromkeys(kinds)
    return tuple(dict.fromkeys(field.name for kind in found for field in kind_of(kind).fields))


def _row(record: Record, names: Sequence[str]) -> tuple[Cell, ...]:
    fields = {field.name: field for field in kind_of(record.kind).fields}
    cells = (_cell(record, fields[name]) if name in fields else BLANK for name in names)
    return (Cell(record.id), Cell(record.kind), *cells)


def _cell(record: Record, field: Field) -> Cell:
    value = getattr(record, field.name)
    is_number = field.type in NUMERIC and not isinstance(value, NoValue)
    return Cell(format_text(field, value), value if is_number else None)
