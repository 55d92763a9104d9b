"""What is worth knowing about the columns of a table beside its mapping."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from loaders.mapping import ATTRIBUTES, IGNORED, OTHER_SCALE, PERSONAL, UNREADABLE, ColumnMapping, TableMapping
from loaders.problems import Problem, Severity, shown
from loaders.tables import Table, notice

_NOT_AS_NAMED: Mapping[tuple[str, str], str] = MappingProxyType(
    {(UNREADABLE, ATTRIBUTES): "column_unreadable", (OTHER_SCALE, "stated_strength"): "strength_as_stated"}
)
"""Rule per reason and target of a guess; with another target people have decided."""
_STRENGTHS = frozenset("12345")


def column_problems(table: Table, mapping: TableMapping) -> Iterator[Problem]:
    """Yield the columns that the mapping misses, expects in vain, leaves out, or reads as another field."""
    mapped = {column.column for column in mapping.columns}
    for heading in table.columns:
        if heading not in mapped:
            yield notice("column_not_mapped", table.file, table=table.name, column=heading)
    for column in mapping.columns:
        if column.column in table.columns:
            yield from _about_present(table, column)
        elif column.target != IGNORED:
            expected = ", ".join(table.columns)
            yield Problem("column_missing", Severity.WARNING, table.file, table.name, None, column.column, "", expected)


def _about_present(table: Table, column: ColumnMapping) -> Iterator[Problem]:
    if column.target == IGNORED and column.reason == PERSONAL:
        yield notice("personal_column", table.file, table=table.name, column=column.column)
    rule = _NOT_AS_NAMED.get((column.reason, column.target))
    if rule is not None:
        yield notice(rule, table.file, table=table.name, column=column.column, value=_example(table, column))


def _example(table: Table, column: ColumnMapping) -> str:
    """Return a value that does not fit what the heading says."""
    index = table.columns.index(column.column)
    texts = [row.cells[index] for row in table.rows if row.cells[index]]
    return shown(next((text for text in texts if text not in _STRENGTHS), ""))
