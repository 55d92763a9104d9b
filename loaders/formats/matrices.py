"""Matrices: who has a tie with whom as rows and columns, in a text table or a sheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.formats.header_row import table_of
from loaders.formats.limits import check_rows
from loaders.headings import is_known
from loaders.problems import Problem
from loaders.tables import Role, Row, Table, notice

NODE_COLUMNS = ("label",)
TIE_COLUMNS = ("from", "to", "weight", "direction")
NOTHING = frozenset({"", "0", "-", "–"})
LOOKED_AT_FIRST = 10
MARKS = frozenset({"1", "x", "X"})
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Labels, and the texts where a row meets a column.

    Parameters
    ----------
    rows, columns : tuple of str
        Labels.
    row_numbers : tuple of int
        Where the rows are.
    header_number : int
        Where the columns are named.
    cells : mapping of (str, str) to str
        Text per row and column; what means no tie is absent.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row_numbers: tuple[int, ...]
    header_number: int
    cells: Mapping[tuple[str, str], str]

    @property
    def is_square(self) -> bool:
        """Whether the same names are along both sides."""
        return set(self.rows) == set(self.columns)

    @property
    def is_symmetric(self) -> bool:
        """Whether both halves say the same."""
        return self.is_square and all(self.cells.get((target, source)) == text for (source, target), text in self.ties)

    @property
    def ties(self) -> list[tuple[tuple[str, str], str]]:
        """Ends and text of each cell with something in it, without the diagonal of a square matrix."""
        return [(pair, text) for pair, text in self.cells.items() if not (self.is_square and pair[0] == pair[1])]


def tables_of(
    file: str, name: str, grid: Sequence[Row], header_row: int | None
) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Return the rows under their headings as a table, or the nodes and ties of a matrix.

    Parameters
    ----------
    file, name, grid, header_row
        See `table_of`; a row with headings that the user told is no matrix.
    """
    matrix = read_matrix(file, name, grid) if header_row is None else None
    if matrix is not None:
        return matrix
    table, problems = table_of(file, name, grid, header_row)
    return (table,), problems


def read_matrix(file: str, name: str, grid: Sequence[Row]) -> tuple[tuple[Table, ...], tuple[Problem, ...]] | None:
    """Return the nodes and ties of a matrix, and what is to be told; None when the grid is no matrix.

    The same names along both sides make a square matrix, in which rows send and columns receive, or
    nobody does where both halves are equal. Marks alone, under an empty corner, make one of two kinds
    of things, such as organisations and projects.

    Parameters
    ----------
    file, name : str
        Of the table.
    grid : sequence of Row
        All rows that are not blank.
    """
    matrix = _matrix(grid)
    if matrix is None or not (matrix.is_square or _is_two_mode(matrix, grid)):
        return None
    n_loops = len(matrix.cells) - len(matrix.ties)
    rule = "matrix_symmetric" if matrix.is_symmetric else "matrix_directed" if matrix.is_square else "matrix_two_mode"
    size = f"{len(matrix.rows)} × {len(matrix.columns)}"
    problems = [notice(rule, file, table=name, value=size)]
    if n_loops:
        problems.append(notice("diagonal_skipped", file, table=name, value=str(n_loops)))
    return (*_nodes(file, name, matrix), _ties(file, name, matrix)), tuple(problems)


def _matrix(grid: Sequence[Row]) -> _Matrix | None:
    """Return a grid of labels along two sides and numbers or marks between them."""
    header, *body = grid or [Row(0, ())]
    labels = header.cells[1:]
    rows = tuple(row.cells[0] for row in body if row.cells)
    if len(labels) < 2 or len(rows) < 2 or not _are_labels(labels) or not _are_labels(rows):
        return None
    if not all(_is_tie(text) for row in body[:LOOKED_AT_FIRST] for text in row.cells[1:]):
        return None
    texts = {
        (row.cells[0], label): text
        for row in body
        for label, text in zip(labels, row.cells[1:], strict=False)
        if text not in NOTHING
    }
    is_full = all(len(row.cells) <= len(header.cells) or not any(row.cells[len(header.cells) :]) for row in body)
    if not is_full or not texts or not all(map(_is_tie, texts.values())):
        return None
    return _Matrix(rows, tuple(labels), tuple(row.number for row in body), header.number, texts)


def _is_tie(text: str) -> bool:
    """Tell whether a cell says that there is a tie, how strong it is, or that there is none."""
    return text in MARKS or text in NOTHING or bool(_NUMBER.fullmatch(text))


def _are_labels(texts: Sequence[str]) -> bool:
    return all(texts) and len(set(texts)) == len(texts)


def _is_two_mode(matrix: _Matrix, grid: Sequence[Row]) -> bool:
    labels = (*matrix.rows, *matrix.columns)
    return (
        not grid[0].cells[0]
        and set(matrix.cells.values()) <= MARKS
        and set(matrix.rows).isdisjoint(matrix.columns)
        and not any(_NUMBER.fullmatch(label) for label in labels)
        and not any(is_known(label) for label in matrix.columns)
    )


def _nodes(file: str, name: str, matrix: _Matrix) -> list[Table]:
    """Return a table of the labels; of two, where rows and columns are two kinds of things."""
    rows = tuple(Row(number, (label,)) for label, number in zip(matrix.rows, matrix.row_numbers, strict=True))
    if matrix.is_square:
        return [Table(file, f"{name} nodes", NODE_COLUMNS, rows, Role.NODES)]
    columns = tuple(Row(matrix.header_number, (label,)) for label in matrix.columns)
    return [
        Table(file, f"{name} rows", NODE_COLUMNS, rows, Role.NODES),
        Table(file, f"{name} columns", NODE_COLUMNS, columns, Role.NODES),
    ]


def _ties(file: str, name: str, matrix: _Matrix) -> Table:
    """Return a row per tie; of two equal halves only the first, without direction."""
    place = {label: index for index, label in enumerate(matrix.rows)}
    number = dict(zip(matrix.rows, matrix.row_numbers, strict=True))
    has_weights = not set(matrix.cells.values()) <= MARKS
    rows = []
    is_symmetric, is_directed = matrix.is_symmetric, matrix.is_square and not matrix.is_symmetric
    for (source, target), text in matrix.ties:
        if is_symmetric and place[source] > place[target]:
            continue
        direction = "directed" if is_directed else "undirected"
        rows.append(Row(number[source], (source, target, text if has_weights else "", direction)))
    check_rows(len(rows))
    return Table(file, f"{name} ties", TIE_COLUMNS, tuple(rows), Role.TIES)
