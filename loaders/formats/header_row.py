"""Which row holds the headings, and what a grid of cells becomes under them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from loaders.formats.limits import check_columns, check_rows
from loaders.headings import is_known
from loaders.problems import Problem, Severity, shown
from loaders.tables import Row, Table, notice

SEARCHED_ROWS = 15
MAX_HEADING = 120
MOSTLY_DIFFERENT = 0.5
"""Share of headings that differ, where two are known: a heading may come twice."""
REMARK_WORDS = ("note", "nota", "opmerking", "bron", "source", "nb", "n.b.", "*", "legend", "totaal", "total")

TOTALS = frozenset({"totaal", "subtotaal", "som", "gemiddelde", "total", "subtotal", "sum", "average"})


def table_of(file: str, name: str, grid: Sequence[Row], header_row: int | None) -> tuple[Table, tuple[Problem, ...]]:
    """Return the rows under their headings, and what was odd about them.

    Parameters
    ----------
    file, name : str
        Of the table.
    grid : sequence of Row
        All rows that are not blank.
    header_row : int or None
        Number of the row with the headings as the user told; 0 for "there is none"; None to find it.
    """
    check_rows(len(grid))
    width = max((_width(row.cells) for row in grid), default=0)
    check_columns(width)
    index = _find(grid) if header_row is None else _told(grid, header_row)
    problems: list[Problem] = []
    if index is None:
        headings = _without_headings(width)
        body: Sequence[Row] = grid
        if grid:
            problems.append(notice("no_headings", file, table=name, expected=", ".join(headings)))
    else:
        headings, told = _headings(file, name, grid, index)
        body = grid[index + 1 :]
        problems += told
        body, remarks = _without_remarks(body, len(headings))
        problems += [notice("remark_skipped", file, table=name, value=shown(remark)) for remark in remarks]
        body, totals = _without_totals(body)
        problems += [
            Problem("total_skipped", Severity.WARNING, file, name, row.number, value=str(row.number)) for row in totals
        ]
        if index > 0:
            problems.append(notice("rows_above_headings", file, table=name, value=str(grid[index].number)))
    rows, ragged = _rows(file, name, headings, body)
    refused = tuple(problem.row for problem in ragged if problem.row is not None)
    return _without_blank_columns(Table(file, name, headings, rows, refused=refused)), (*problems, *ragged)


def _find(grid: Sequence[Row]) -> int | None:
    """Return the index of the heading row: most cells filled, short, different, and two of them known."""
    for index, row in enumerate(grid[:SEARCHED_ROWS]):
        if is_heading_row(row.cells):
            return index + _is_above_headings(row, grid[index + 1 : index + 2])
    for index, row in enumerate(grid[:SEARCHED_ROWS]):
        if _looks_like_headings(row.cells) and any(is_known(cell) for cell in row.cells if cell):
            return index
    return 0 if grid and not _looks_like_data(grid) else None


def is_heading_row(cells: Sequence[str]) -> bool:
    """Tell whether a row is surely one of headings: filled with short texts, two different ones of them known."""
    known = {cell.casefold() for cell in cells if cell and is_known(cell)}
    return len(known) >= 2 and _looks_like_headings(cells, MOSTLY_DIFFERENT)


def _is_above_headings(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row of headings only groups those in the row below, which is then the fuller one."""
    return any(
        is_heading_row(next_row.cells) and sum(map(bool, next_row.cells)) > sum(map(bool, row.cells))
        for next_row in below
    )


def _looks_like_headings(cells: Sequence[str], different: float = 0.8) -> bool:
    filled = [cell for cell in cells if cell]
    return (
        bool(filled)
        and len({cell.casefold() for cell in filled}) >= different * len(filled)
        and all(len(cell) <= MAX_HEADING for cell in filled)
        and not any(_is_number(cell) for cell in filled)
    )


def _looks_like_data(grid: Sequence[Row]) -> bool:
    """Tell whether the first row is data: it holds a number, or a text that comes back below it."""
    first = [cell for cell in grid[0].cells if cell]
    if any(_is_number(cell) for cell in first):
        return True
    below = {cell for row in grid[1:] for cell in row.cells}
    return any(cell in below for cell in first)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def _told(grid: Sequence[Row], number: int) -> int | None:
    return next((index for index, row in enumerate(grid) if row.number == number), None)


def _without_headings(width: int) -> tuple[str, ...]:
    return ("source", "target") if width == 2 else tuple(f"column {number + 1}" for number in range(width))


def _headings(file: str, name: str, grid: Sequence[Row], index: int) -> tuple[tuple[str, ...], list[Problem]]:
    row = grid[index]
    cells = row.cells[: _width(row.cells)]
    problems: list[Problem] = []
    found: list[str] = []
    for number, cell in enumerate(cells):
        heading = cell
        if not heading:
            heading = f"column {number + 1}"
        elif heading in found:
            heading = next(f"{cell} ({n})" for n in range(2, len(cells) + 2) if f"{cell} ({n})" not in found)
            problems.append(
                Problem("duplicate_heading", Severity.WARNING, file, name, row.number, cell, cell, expected=heading)
            )
        found.append(heading)
    return tuple(found), problems


def _without_remarks(body: Sequence[Row], width: int) -> tuple[Sequence[Row], list[str]]:
    """Leave out remarks under a wide table: single cells at the end, after a blank row or marked as a note."""
    end = len(body)
    while width >= 3 and end > 0 and sum(bool(cell) for cell in body[end - 1].cells) == 1:
        end -= 1
    if end == len(body):
        return body, []
    first = next(cell for cell in body[end].cells if cell)
    follows_blank = end > 0 and body[end].number > body[end - 1].number + 1
    if not follows_blank and not first.casefold().startswith(REMARK_WORDS):
        return body, []
    return body[:end], [next(cell for cell in row.cells if cell) for row in body[end:]]


def _without_totals(body: Sequence[Row]) -> tuple[Sequence[Row], Sequence[Row]]:
    """Leave out sums under the table: a word for it, and numbers."""
    end = len(body)
    while end > 0 and _is_total(body[end - 1].cells):
        end -= 1
    return body[:end], body[end:]


def _is_total(cells: Sequence[str]) -> bool:
    word, *numbers = [cell for cell in cells if cell] or [""]
    return word.casefold().rstrip(" :") in TOTALS and bool(numbers) and all(_is_number(text) for text in numbers)


def _rows(
    file: str, name: str, headings: tuple[str, ...], body: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows as wide as the headings; a row with more values than headings is refused."""
    width = len(headings)
    rows: list[Row] = []
    problems: list[Problem] = []
    for row in body:
        extra = next((cell for cell in row.cells[width:] if cell), "")
        if extra:
            problems.append(
                Problem("ragged_row", file=file, table=name, row=row.number, value=shown(extra), expected=str(width))
            )
        else:
            cells = row.cells[:width]
            rows.append(replace(row, cells=cells + ("",) * (width - len(cells))))
    return tuple(rows), tuple(problems)


def _without_blank_columns(table: Table) -> Table:
    """Leave out columns that have neither a heading nor a value."""
    kept = [
        index
        for index, heading in enumerate(table.columns)
        if heading != f"column {index + 1}" or any(row.cells[index] for row in table.rows)
    ]
    if len(kept) == len(table.columns):
        return table
    rows = tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[index] for index in kept), rows=rows)


def _width(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)


def clean_cell(text: str) -> str:
    """Return a cell in composed form, with plain blanks, and no blanks around it."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip().strip("\u200b\ufeff").strip()
