"""A mapping that was saved for one file, used for the next one that looks like it."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.mapping import IGNORED, Mapping, TableMapping
from loaders.problems import Problem
from loaders.tables import Table, notice

ENOUGH = 0.5
"""Share of the columns of the only table in a mapping that another table must have."""


def adopt(mapping: Mapping, tables: Sequence[Table]) -> tuple[Mapping, list[Problem]]:
    """Return the mapping with an entry for each table that it does not name but whose headings it has, and say so.

    Last year's list and this year's have other names, and mostly the same columns.
    """
    named = [mapping.for_table(table) for table in tables]
    free = [entry for entry in mapping.tables if not any(entry is found for found in named)]
    adopted: list[TableMapping] = []
    told: list[Problem] = []
    for table, found in zip(tables, named, strict=True):
        entry = _entry_for(table, mapping, free) if found is None else None
        if entry is not None:
            adopted.append(replace(entry, table=table.name, file=table.file))
            told.append(notice("mapping_of_other_table", table.file, table=table.name, value=entry.table))
    return Mapping(mapping.tables + tuple(adopted)), told


def _entry_for(table: Table, mapping: Mapping, free: Sequence[TableMapping]) -> TableMapping | None:
    """Return the one entry with the headings of a table, or the only entry of the mapping when it has most of them."""
    same = [entry for entry in free if {column.column for column in entry.columns} == set(table.columns)]
    if len(same) == 1:
        return same[0]
    only = free[0] if len(free) == len(mapping.tables) == 1 else None
    wanted = [column.column for column in only.columns if column.target != IGNORED] if only is not None else []
    n_present = sum(heading in table.columns for heading in wanted)
    return only if wanted and n_present >= ENOUGH * len(wanted) else None
