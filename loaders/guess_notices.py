"""What is worth knowing about a mapping that was guessed: a kind that nothing told, columns that mean nothing."""

from collections.abc import Iterator, Sequence

from loaders.guessing_kinds import guess_kind
from loaders.headings import cleaned
from loaders.mapping import ATTRIBUTES, Mapping
from loaders.privacy import is_about_persons
from loaders.problems import Problem
from loaders.tables import Table, notice

DIRECTION_HEADINGS = frozenset({"direction", "richting"})
"""A further column of a tie that every reader of graphs knows."""


def guess_notices(tables: Sequence[Table], mapping: Mapping) -> Iterator[Problem]:
    """Yield what to tell about tables and the mapping that was guessed for them.

    Parameters
    ----------
    tables : sequence of Table
        Those that were guessed.
    mapping : Mapping
        The guess.
    """
    for table in tables:
        found = mapping.for_table(table)
        if found is None or found.verbatim or not table.rows:
            continue
        if guess_kind(table, rows_are_persons=is_about_persons(table)).is_default:
            yield notice("kind_assumed", table.file, table=table.name, expected=found.kind)
        further = [column.column for column in found.columns if column.target == ATTRIBUTES and not column.reason]
        kept = [heading for heading in further if cleaned(heading) not in DIRECTION_HEADINGS]
        if kept:
            yield notice("columns_kept", table.file, table=table.name, value=", ".join(kept))
