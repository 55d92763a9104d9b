"""What one row of a file states, and where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from loaders.mapping import TableMapping
from loaders.problems import Problem, Severity, shown


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft was read."""

    file: str
    table: str
    row: int

    def problem(
        self,
        rule: str,
        severity: Severity = Severity.ERROR,
        *,
        column: str = "",
        value: str = "",
        expected: str = "",
        field: str = "",
    ) -> Problem:
        """Return a problem at this place."""
        return Problem(rule, severity, self.file, self.table, self.row, column, shown(value), expected, field)


class Where(TypedDict):
    """What a problem is about within its row."""

    column: str
    field: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What one row states.

    Parameters
    ----------
    place : Place
        Where it was read.
    kind : str
        Record kind.
    kind_is_sure : bool
        Whether the file told the kind.
    key : str
        Text of the id column; empty when there is none.
    values : mapping of str to value
        The fields that the row fills.
    erased : frozenset of str
        Fields that an empty cell takes away, because the mapping says so.
    mapping : TableMapping or None
        How the table is read; None for a whole record of our own format.
    is_reversed : bool
        Whether the ends of a tie changed places, because the file states it the other way round.
    type_is_told : bool
        False for a tie of which the file tells no type that is known.
    unreadable : frozenset of str
        Fields whose cell cannot be read; then the row is refused.
    """

    place: Place
    kind: str
    kind_is_sure: bool
    key: str
    values: Mapping[str, Any]
    erased: frozenset[str] = frozenset()
    mapping: TableMapping | None = None
    is_reversed: bool = False
    type_is_told: bool = True
    unreadable: frozenset[str] = frozenset()

    @property
    def is_verbatim(self) -> bool:
        """Whether its id is taken as it stands, as in a file of this product."""
        return self.mapping is None or self.mapping.verbatim

    def at(self, field: str) -> Where:
        """Return where a field was read, for a problem: the heading, if the file has one, and the field itself."""
        return {"column": self._heading(field), "field": f"{self.kind}.{field}"}

    def _heading(self, field: str) -> str:
        if self.mapping is None:
            return field
        return next((column.column for column in self.mapping.columns if column.target == field), "")
