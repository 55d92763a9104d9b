"""What is worth knowing about the columns of a table beside its mapping."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from graph.model.registry import kind_of
from loaders.columns import can_read, notation_of
from loaders.headings import cleaned, field_by_heading
from loaders.mapping import ATTRIBUTES, IGNORED, OTHER_SCALE, PERSONAL, UNREADABLE, ColumnMapping, TableMapping
from loaders.problems import Problem, Severity, shown
from loaders.tables import Table, notice

_NOT_AS_NAMED: Mapping[tuple[str, str], str] = MappingProxyType(
    {(UNREADABLE, ATTRIBUTES): "column_unreadable", (OTHER_SCALE, "stated_strength"): "strength_as_stated"}
)
"""Rule per reason and target of a guess; with another target people have decided."""


def column_problems(table: Table, mapping: TableMapping) -> Iterator[Problem]:
    """Yield the columns that the mapping misses, expects in vain, leaves out, or reads as another field."""
    mapped = {column.column for column in mapping.columns}
    for heading in table.columns:
        if heading not in mapped:
            yield notice("column_not_mapped", table.file, table=table.name, column=heading)
    for column in mapping.columns:
        if column.column in table.columns:
            yield from _about_present(table, column, mapping.kind)
        elif column.target != IGNORED:
            expected = ", ".join(table.columns)
            yield Problem("column_missing", Severity.WARNING, table.file, table.name, None, column.column, "", expected)


def _about_present(table: Table, column: ColumnMapping, kind: str) -> Iterator[Problem]:
    if column.target == IGNORED and column.reason == PERSONAL:
        yield notice("personal_column", table.file, table=table.name, column=column.column)
    rule = _NOT_AS_NAMED.get((column.reason, column.target))
    if rule is not None:
        example = _example(table, column.column, kind)
        yield notice(rule, table.file, table=table.name, column=column.column, value=example)


def _example(table: Table, column: str, kind: str) -> str:
    """Return a value that does not fit the field that the heading names."""
    index = table.columns.index(column)
    texts = [row.cells[index] for row in table.rows if row.cells[index]]
    name = field_by_heading(kind).get(cleaned(column))
    if name is None:
        return ""
    field = kind_of(kind).field(name)
    notation = notation_of(field, texts)
    return shown(next((text for text in texts if not can_read(field, text, notation)), ""))
