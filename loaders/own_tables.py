"""Tables that this product exported: read by the names of their columns, with nothing to guess."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from graph.model.records import STAMPED
from graph.model.registry import KIND, kind_of
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from loaders.mapping import (
    ATTRIBUTES,
    DRAWN,
    FURTHER,
    ID,
    IGNORED,
    KIND_TARGET,
    NOT_APPLICABLE_FIELDS,
    STAMPED_BY_STORE,
    ColumnMapping,
    MissingEnd,
    TableMapping,
)
from loaders.tables import Role, Table

DRAWN_COLUMNS = frozenset({"label", "weight", "direction", "directed", "kind", "x", "y", "r", "g", "b"})
"""Columns of graph files that repeat a field or tell how something is drawn."""
_NUMBERED = re.compile(r"(.+) \(\d+\)")
_ENDS_OF_EDGES: Mapping[str, str] = MappingProxyType({"source": "source_id", "target": "target_id"})


def own_mapping(table: Table, *, is_only: bool) -> TableMapping | None:
    """Return the mapping of a table that this product exported; None for any other table.

    A table of records tells an id and a record kind in every row; the edges of a graph file tell an
    id and one of the codes of tie types.

    Parameters
    ----------
    table : Table
        As read.
    is_only : bool
        Whether no other table of the import has its name.
    """
    kinds = _kinds(table)
    if not kinds or not all(_cells(table, "id")):
        return None
    return TableMapping(
        table.name,
        kinds[0],
        tuple(_column(column, kinds, table) for column in table.columns),
        kinds=tuple((kind, kind) for kind in kinds),
        file="" if is_only else table.file,
        missing_end=MissingEnd.REFUSE,
        verbatim=True,
    )


def _kinds(table: Table) -> tuple[str, ...]:
    """Return the kinds that the rows tell; none when a row tells no kind."""
    if table.role is Role.TIES:
        types = _cells(table, "type")
        return (Tie.kind,) if types and all(text in TIE_TYPE for text in types) else ()
    kinds = _cells(table, "kind")
    return tuple(dict.fromkeys(kinds)) if all(text in KIND for text in kinds) else ()


def _cells(table: Table, column: str) -> tuple[str, ...]:
    """Return the cells of a column; one blank cell when the table lacks it."""
    if column not in table.columns:
        return ("",)
    index = table.columns.index(column)
    return tuple(row.cells[index] for row in table.rows)


def _column(column: str, kinds: tuple[str, ...], table: Table) -> ColumnMapping:
    fields = {field.name for kind in kinds for field in kind_of(kind).fields}
    is_edge = table.role is Role.TIES
    if is_edge and column in _ENDS_OF_EDGES:
        return ColumnMapping(column, _ENDS_OF_EDGES[column])
    match = _NUMBERED.fullmatch(column)
    name = match[1] if match and match[1] in fields else column
    if name == "attributes":
        return ColumnMapping(column, FURTHER)
    if name in fields:
        return ColumnMapping(column, name, decimal=".", day_first=True)
    if name == "id":
        return ColumnMapping(column, ID)
    if name == "kind" and not is_edge:
        return ColumnMapping(column, KIND_TARGET)
    if name == NOT_APPLICABLE_FIELDS:
        return ColumnMapping(column, NOT_APPLICABLE_FIELDS)
    if name in STAMPED:
        return ColumnMapping(column, IGNORED, reason=STAMPED_BY_STORE)
    if name in DRAWN_COLUMNS and table.role is not Role.ANY:
        return ColumnMapping(column, IGNORED, reason=DRAWN)
    return ColumnMapping(column, ATTRIBUTES)
