"""What every reader hands over: immutable tables of text."""

from dataclasses import dataclass, field
from enum import StrEnum

from graph.model.records import Record
from loaders.problems import Problem, Severity


class Role(StrEnum):
    """What a format itself says about the rows of a table."""

    ANY = ""
    NODES = "nodes"
    TIES = "ties"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was handed in; the name is only shown, never opened."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One row of text.

    Parameters
    ----------
    number : int
        As a spreadsheet numbers it; the ordinal of the element in a graph file.
    cells : tuple of str
        One text per column.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Parameters
    ----------
    file, name : str
        Where it comes from; `name` is the sheet, or the file name without its extension.
    columns : tuple of str
        Headings, each one different.
    rows : tuple of Row
        Blank rows are left out.
    role : Role
        What the format says about the rows.
    refused : tuple of int
        Numbers of rows that could not be read and are not among `rows`.
    """

    file: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    role: Role = Role.ANY
    refused: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedRecord:
    """A whole record from a document of our own format, with its ordinal."""

    file: str
    number: int
    record: Record


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A part of a document of our own format that is no record: its ordinal, and the kind and id that it claims."""

    number: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one file.

    Parameters
    ----------
    file, format : str
        Name, and as what it was read.
    tables : tuple of Table
        Rows of text.
    records : tuple of PlacedRecord
        Whole records.
    problems : tuple of Problem
        What is to be told.
    refused : tuple of RefusedRecord
        Whole records that could not be read.
    """

    file: str
    format: str
    tables: tuple[Table, ...] = ()
    records: tuple[PlacedRecord, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    refused: tuple[RefusedRecord, ...] = ()


def notice(rule: str, file: str, *, table: str = "", column: str = "", value: str = "", expected: str = "") -> Problem:
    """Return something worth knowing about a file or table as a whole."""
    return Problem(rule, Severity.NOTICE, file, table, None, column, value, expected)
