"""What a sheet says about its cells that their values do not: merged cells and hidden rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from openpyxl.utils import column_index_from_string

from loaders.formats.limits import check_rows

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_NOTHING: Mapping[int, tuple[tuple[int, int], ...]] = MappingProxyType({})

Cell = tuple[int, int]
"""Row, numbered from 1, and column, numbered from 0."""


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Marks of one sheet.

    Parameters
    ----------
    hidden : frozenset of int
        Numbers of the hidden rows.
    covered : mapping of int to tuple of (int, int)
        Per row, the columns that a merged cell of a row above covers, each with that row.
    """

    hidden: frozenset[int] = frozenset()
    covered: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=lambda: _NOTHING)


NO_MARKS = SheetMarks()


def marks_of(xml: bytes) -> SheetMarks:
    """Return the marks of a sheet.

    Parameters
    ----------
    xml : bytes
        The part of the workbook that holds the sheet, known to be free of entities.

    Raises
    ------
    FileRefused
        Merged cells cover more rows than a file may have.
    """
    hidden = {int(found[1]) for row in _ROW.findall(xml) if _HIDDEN.search(row) and (found := _NUMBER.search(row))}
    covered: dict[int, list[tuple[int, int]]] = {}
    total = 0
    for letters, first, last in _MERGED.findall(xml):
        column, top, bottom = column_index_from_string(letters.decode()) - 1, int(first), int(last)
        total += max(bottom - top, 0)
        check_rows(total)
        for number in range(top + 1, bottom + 1):
            covered.setdefault(number, []).append((column, top))
    return SheetMarks(frozenset(hidden), MappingProxyType({row: tuple(cells) for row, cells in covered.items()}))


@dataclass(slots=True)
class MergedCells:
    """Gives the rows under a merged cell its value, as it looks on screen.

    Parameters
    ----------
    marks : SheetMarks
        Of the sheet.
    n_filled : int
        Number of cells that got a value.
    """

    marks: SheetMarks
    n_filled: int = 0
    _values: dict[Cell, str] = field(default_factory=dict)

    def filled(self, number: int, texts: Sequence[str]) -> list[str]:
        """Return a row that has a text of its own with those of the merged cells that cover it."""
        row = list(texts)
        if any(row):
            for column, top in self.marks.covered.get(number, ()):
                value = self._values.get((top, column), "")
                row += [""] * (column + 1 - len(row))
                if value and not row[column]:
                    row[column] = value
                    self.n_filled += 1
        return row

    def remember(self, number: int, texts: Sequence[str]) -> None:
        """Keep the values of a row that merged cells may spread over the rows below."""
        for column, top in self.marks.covered.get(number + 1, ()):
            if top == number and column < len(texts):
                self._values[(number, column)] = texts[column]
