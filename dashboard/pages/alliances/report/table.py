"""A part of the report as a table: numbers stay numbers until they are shown or written."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.pages.alliances.steps.agreement.case import bounds
from dashboard.text import figure, t
from graph.analysis.intervals import Interval

Cell = str | float | Interval
"""Words, a number, or bounds."""

SheetCell = str | float
"""What a cell of a sheet holds."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One part of the report.

    Parameters
    ----------
    id : str
        Which part.
    title : str
        Above it, and the name of its sheet.
    columns : tuple of str
        Headings.
    rows : tuple of tuple of Cell
        A cell per column.
    nothing : str
        Said where there are no rows.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str


def words_of(cell: Cell, language: str) -> str:
    """Return a cell as people read it."""
    if isinstance(cell, str):
        return cell
    if not isinstance(cell, Interval):
        return figure(cell, language)
    return bounds(cell, language)


def sheet_of(table: ReportTable, language: str) -> list[list[SheetCell]]:
    """Return a table as rows of a sheet: numbers as they were computed, bounds in a column each."""
    wide = [any(isinstance(row[at], Interval) for row in table.rows) for at in range(len(table.columns))]
    head: list[SheetCell] = []
    for name, is_wide in zip(table.columns, wide, strict=True):
        head += _bounds_of(name, language) if is_wide else [name]
    rows = [
        [part for cell, is_wide in zip(row, wide, strict=True) for part in _parts(cell, is_wide=is_wide)]
        for row in table.rows
    ]
    return [head, *rows]


def _bounds_of(name: str, language: str) -> Sequence[str]:
    return [t(f"alliance_report.{end}", language, what=name) for end in ("lowest", "highest")]


def _parts(cell: Cell, *, is_wide: bool) -> list[SheetCell]:
    if isinstance(cell, Interval):
        return [cell.low, cell.high]
    return [cell, ""] if is_wide else [cell]
