"""XLSX workbooks: the values of every visible sheet, as text."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise, repeat
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml import DEFUSEDXML

from loaders.formats.header_row import clean_cell, is_heading_row
from loaders.formats.kumu import split_target_cells
from loaders.formats.limits import MAX_ROWS, check_cell, check_columns, check_rows
from loaders.formats.matrices import tables_of
from loaders.formats.sheet_marks import NO_MARKS, MergedCells, SheetMarks
from loaders.formats.zip_safety import check_workbook
from loaders.problems import FileRefused, Problem, shown
from loaders.tables import Reading, Row, SourceFile, Table, notice

KUMU_SHEETS = frozenset({"elements", "connections"})
IGNORED_MARK = "(ignore)"
BLANK_ROWS = 1_000
UNREADABLE = (
    *(BadZipFile, InvalidFileException, OSError),
    *(LookupError, ValueError, TypeError, AttributeError, SyntaxError),
)
"""What openpyxl raises for a workbook that is a sound archive and no sound workbook."""

_ZEROS = re.compile("0{2,}")
"""Format of numbers that are codes: a postcode, a number of a register."""


def read_spreadsheet(source: SourceFile, *, header_rows: Mapping[str, int] | None = None) -> Reading:
    """Return one table per visible sheet that holds anything.

    Raises
    ------
    FileRefused
        No XLSX, damaged, hostile, or over a limit.
    """
    if not DEFUSEDXML:
        raise FileRefused("unsafe_installation", expected="defusedxml")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions and styles, which are not read anyway
        return _as_kumu(_read_workbook(source, header_rows or {}))


def _read_workbook(source: SourceFile, header_rows: Mapping[str, int]) -> Reading:
    seen = check_workbook(source.data)
    values = _open(source.data, data_only=True)
    formulas = _open(source.data, data_only=False) if seen.has_formulas else None
    tables: list[Table] = []
    problems: list[Problem] = []
    if seen.has_macros:
        problems.append(notice("macros_ignored", source.name))
    try:
        for sheet in values.worksheets:
            reason = _reason_to_skip(sheet)
            if reason:
                problems.append(notice(reason, source.name, column=sheet.title))
                continue
            marks = seen.marks.get(sheet._worksheet_path.lstrip("/"), NO_MARKS)  # no public name tells the part
            found, told = _read_sheet(source.name, sheet, formulas and formulas[sheet.title], marks, header_rows)
            problems += told
            tables += found
    finally:
        values.close()
        if formulas is not None:
            formulas.close()
    return Reading(source.name, "spreadsheet", tuple(tables), problems=tuple(problems))


def _open(data: bytes, *, data_only: bool) -> Any:
    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    except UNREADABLE as error:
        raise FileRefused("spreadsheet_damaged", value=shown(str(error))) from None


def _reason_to_skip(sheet: Any) -> str:
    """Return the rule by which a sheet is left out; empty when it is read."""
    if sheet.sheet_state != "visible":
        return "sheet_hidden"
    return "sheet_ignored" if IGNORED_MARK in sheet.title.casefold() else ""


def _read_sheet(
    file: str, sheet: Any, formulas: Any, marks: SheetMarks, header_rows: Mapping[str, int]
) -> tuple[list[Table], list[Problem]]:
    name = sheet.title
    merged = MergedCells(marks)
    try:
        grid, broken = _grid(file, name, sheet, formulas, merged)
    except UNREADABLE as error:
        raise FileRefused("spreadsheet_damaged", value=shown(str(error))) from None
    if not grid:
        return [], [notice("sheet_empty", file, column=name)]
    broken += _marked(file, name, grid, merged)
    tables: list[Table] = []
    for section, rows in _sections(name, grid, header_rows):
        found, told = tables_of(file, section, rows, header_rows.get(section.casefold()))
        tables += found
        broken += told
    refused = {problem.row for problem in broken if problem.row is not None}
    return [_without_rows(table, refused) for table in tables], broken


def _sections(name: str, grid: Sequence[Row], header_rows: Mapping[str, int]) -> list[tuple[str, Sequence[Row]]]:
    """Return the tables below each other in one sheet, with a name each: headings again after two blank rows."""
    if name.casefold() in header_rows:
        return [(name, grid)]
    starts = [
        index
        for index in range(1, len(grid))
        if grid[index].number - grid[index - 1].number > 2 and is_heading_row(grid[index].cells)
    ]
    if starts and not any(is_heading_row(row.cells) for row in grid[: starts[0]]):
        starts = starts[1:]  # what stands above the first headings is a title
    bounds = [0, *starts, len(grid)]
    parts = [grid[start:end] for start, end in pairwise(bounds)]
    return [(name if number == 1 else f"{name} ({number})", part) for number, part in enumerate(parts, start=1)]


def _without_rows(table: Table, refused: set[int]) -> Table:
    """Return a table without the rows that hold an error, and with their numbers among the refused."""
    rows = tuple(row for row in table.rows if row.number not in refused)
    numbers = tuple(sorted({*table.refused, *(row.number for row in table.rows if row.number in refused)}))
    return replace(table, rows=rows, refused=numbers)


def _marked(file: str, name: str, grid: Sequence[Row], merged: MergedCells) -> Iterator[Problem]:
    """Yield what was read otherwise than it looks, or is not seen at all."""
    if merged.n_filled:
        yield notice("cells_merged", file, table=name, column=name, value=str(merged.n_filled))
    if n_hidden := sum(row.number in merged.marks.hidden for row in grid):
        yield notice("rows_hidden", file, table=name, column=name, value=str(n_hidden))


def _grid(file: str, name: str, sheet: Any, formulas: Any, merged: MergedCells) -> tuple[list[Row], list[Problem]]:
    """Return the filled rows, and the cells that hold an error or a formula without a value."""
    rows: list[Row] = []
    broken: list[Problem] = []
    written = _rows(formulas) if formulas is not None else repeat(())
    for number, (cells, as_written) in enumerate(zip(_rows(sheet), written, strict=False), start=1):
        if number > MAX_ROWS + BLANK_ROWS:
            check_rows(number)
        if not cells:
            continue
        read = [clean_cell(_text(cell)) for cell in cells]
        merged.remember(number, read)
        texts = _without_blank_end(merged.filled(number, read))
        check_columns(len(texts))
        for text in texts:
            check_cell(text, number)
        found = [*_errors(cells), *_uncalculated(cells, as_written)]
        broken += [
            Problem(rule, file=file, table=name, row=number, column=get_column_letter(column), value=shown(value))
            for rule, column, value in found
        ]
        if any(texts) or found:
            rows.append(Row(number, texts))
    return rows, broken


def _without_blank_end(texts: list[str]) -> tuple[str, ...]:
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _errors(cells: Sequence[Any]) -> list[tuple[str, int, str]]:
    """Return the cells in which a formula failed, each with its column."""
    return [("error_cell", n, str(cell.value)) for n, cell in enumerate(cells, start=1) if cell.data_type == "e"]


def _uncalculated(cells: Sequence[Any], as_written: Sequence[Any]) -> list[tuple[str, int, str]]:
    """Return the formulas that a script wrote and no spreadsheet program has calculated, each with its column."""
    return [
        ("formula_without_value", number, str(formula.value))
        for number, (cell, formula) in enumerate(zip(cells, as_written, strict=False), start=1)
        if cell.value is None and formula.data_type == "f"
    ]


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a sheet without believing the size that it declares."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    return rows


def _text(cell: Any) -> str:
    """Return a cell as it is read on screen: a code that is shown with leading zeros has them."""
    text = cell_text(cell.value)
    is_number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return text.zfill(len(cell.number_format)) if is_number and _ZEROS.fullmatch(cell.number_format or "") else text


def cell_text(value: Any) -> str:
    """Return the value of a cell as people would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _as_kumu(reading: Reading) -> Reading:
    """Read a workbook with Kumu's two sheets by Kumu's rules."""
    if not {table.name.casefold() for table in reading.tables} >= KUMU_SHEETS:
        return reading
    split = [split_target_cells(table) for table in reading.tables]
    told = tuple(problem for _, problems in split for problem in problems)
    return Reading(reading.file, "kumu", tuple(table for table, _ in split), problems=reading.problems + told)
