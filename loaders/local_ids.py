"""Ids that only number the rows of one file: kept apart from the same numbers of another file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from graph.model.identifiers import slug
from graph.model.records import Node, Record
from graph.model.snapshot import NetworkSnapshot
from loaders.identity import LOCAL_KEY
from loaders.mapping import ID, Mapping, TableMapping
from loaders.namesakes import CREATED_FOR_TIE, cleaned_name
from loaders.plan import Outcome, RowOutcome
from loaders.problems import Problem, Severity
from loaders.tables import Table, notice


def with_prefix(mapping: Mapping, tables: Sequence[Table], snapshot: NetworkSnapshot) -> tuple[Mapping, list[Problem]]:
    """Return a guessed mapping that puts the file name before row numbers that the store uses for other nodes.

    Without a clash nothing changes, so the ids of a file are the ids in the store.
    """
    for table in tables:
        found = mapping.for_table(table)
        if found is not None and found.kind != "tie" and not found.verbatim and _clashes(table, found, snapshot):
            prefix = f"{slug(PurePosixPath(table.file).stem) or 'file'}-"
            prefixed = Mapping(
                tuple(each if each.verbatim else replace(each, id_prefix=prefix) for each in mapping.tables)
            )
            return prefixed, [notice("id_prefix_added", table.file, table=table.name, value=prefix)]
    return mapping, []


def _clashes(table: Table, mapping: TableMapping, snapshot: NetworkSnapshot) -> bool:
    """Tell whether most of the numbers that the store knows too stand for other names there; one may be renamed."""
    present = [column for column in mapping.columns if column.column in table.columns]
    columns = {column.target: table.columns.index(column.column) for column in present}
    if ID not in columns:
        return False
    named_alike = 0
    for row in table.rows:
        key = row.cells[columns[ID]]
        stored = snapshot.records.get(key) if LOCAL_KEY.fullmatch(key) else None
        name = row.cells[columns["name"]] if "name" in columns else key
        if stored is not None and name:
            named_alike += 1 if _is_of(stored, name) else -1
    return named_alike < 0


def _is_of(stored: Record, name: str) -> bool:
    """Tell whether a stored record is the node of that name, or was only made because a tie names its number."""
    is_named = isinstance(stored, Node) and cleaned_name(str(stored.name)) == cleaned_name(name)
    return is_named or CREATED_FOR_TIE in dict(stored.attributes)


def doubtful_numbers(
    tables: Sequence[Table], mapping: Mapping, rows: Sequence[RowOutcome], snapshot: NetworkSnapshot
) -> list[Problem]:
    """Return a warning for each table whose row numbers, without names, change nodes that the store has already."""
    nameless = {(table.file, table.name) for table in tables if _has_numbers_only(table, mapping.for_table(table))}
    doubtful = {
        (row.file, row.table)
        for row in rows
        if row.outcome is Outcome.CHANGED
        and (row.file, row.table) in nameless
        and CREATED_FOR_TIE not in dict(snapshot.records[row.record_id].attributes)
    }
    return [Problem("same_numbers", Severity.WARNING, file, table) for file, table in sorted(doubtful)]


def _has_numbers_only(table: Table, mapping: TableMapping | None) -> bool:
    if mapping is None or mapping.verbatim or mapping.kind == "tie":
        return False
    columns = {column.target: column.column for column in mapping.columns if column.column in table.columns}
    if ID not in columns or "name" in columns:
        return False
    index = table.columns.index(columns[ID])
    return all(LOCAL_KEY.fullmatch(row.cells[index]) for row in table.rows)
