"""Ids that only number the rows of one file: kept apart from the same numbers of another file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from graph.model.identifiers import slug
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot
from loaders.identity import LOCAL_KEY, cleaned_name
from loaders.mapping import ID, Mapping, TableMapping
from loaders.problems import Problem
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
    columns = {column.target: table.columns.index(column.column) for column in mapping.columns}
    if ID not in columns:
        return False
    for row in table.rows:
        key = row.cells[columns[ID]]
        stored = snapshot.records.get(key) if LOCAL_KEY.fullmatch(key) else None
        name = row.cells[columns["name"]] if "name" in columns else key
        if stored is not None and not (
            isinstance(stored, Node) and cleaned_name(str(stored.name)) == cleaned_name(name)
        ):
            return True
    return False
