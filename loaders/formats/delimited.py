"""Text tables: CSV, TSV and their relatives."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from loaders.formats.encoding import Decoded, decode
from loaders.formats.header_row import clean_cell
from loaders.formats.limits import check_cell, check_rows
from loaders.formats.matrices import tables_of
from loaders.formula_signs import unmarked
from loaders.problems import FileRefused, Problem
from loaders.tables import Reading, Row, SourceFile, notice

SEPARATORS = (";", ",", "\t", "|")
SEPARATOR_NAMES = {";": ";", ",": ",", "\t": "TAB", "|": "|"}
LINES_TO_LOOK_AT = 20
HALF = 0.5
LONGEST_HEADING = 10_000
NO_SEPARATOR = "\x1f"
"""A sign that no text has, for the reader that wants one."""


def read_delimited(source: SourceFile, *, encoding: str = "", header_row: int | None = None) -> Reading:
    """Return the one table of a text file, or the nodes and ties of a matrix.

    Parameters
    ----------
    source : SourceFile
        The file.
    encoding : str, optional
        As the user told; found by itself when empty.
    header_row : int, optional
        Row with the headings as the user told.

    Raises
    ------
    FileRefused
        Wrong encoding, an unclosed quote, or a limit.
    """
    decoded = decode(source.data, encoding)
    text, told = _without_separator_line(decoded.text)
    separator = told or _separator(text)
    name = PurePosixPath(source.name.replace("\\", "/")).stem
    tables, problems = tables_of(source.name, name, _grid(text, separator), header_row)
    return Reading(source.name, "delimited", tables, problems=(*_notices(source.name, decoded), *problems))


def _notices(file: str, decoded: Decoded) -> Iterator[Problem]:
    if decoded.encoding != "utf-8":
        yield notice("encoding_read", file, value=decoded.encoding)
    if decoded.looks_encoded_twice:
        yield notice("encoded_twice", file, value=decoded.encoding)


def _without_separator_line(text: str) -> tuple[str, str]:
    """Return the text after Excel's ``sep=`` line, and the separator that it names."""
    first = text[:8].splitlines()[0] if text else ""
    if first.lower().startswith("sep=") and len(first) == 5:
        return text[len(first) :].removeprefix("\r").removeprefix("\n"), first[4]
    return text, ""


def _separator(text: str) -> str:
    """Return the sign that splits most of the first lines into the same number of cells.

    A table of one column has none: there, a sign that the heading and most lines lack is part of the text.
    """
    found = max(SEPARATORS, key=lambda sign: _evenness(text, sign))
    heading = next((line for line in text[:LONGEST_HEADING].splitlines() if line.strip()), "")
    is_one_column = _evenness(text, found)[0] <= HALF and not any(sign in heading for sign in SEPARATORS)
    return NO_SEPARATOR if is_one_column else found


def _evenness(text: str, separator: str) -> tuple[float, int, int]:
    """Return which share of the first lines a sign splits alike; line breaks in quoted cells spoil it for others."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        splits = [len(cells) - 1 for cells in islice(reader, LINES_TO_LOOK_AT) if any(cells)]
    except csv.Error:
        return (0.0, 0, 0)
    counts = Counter(n for n in splits if n > 0)
    if not counts:
        return (0.0, 0, 0)
    n_splits, n_lines = max(counts.items(), key=lambda item: (item[1], item[0]))
    return (n_lines / len(splits), n_lines, n_splits)


def _grid(text: str, separator: str) -> list[Row]:
    """Return all rows that are not blank, numbered as a spreadsheet would."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            cleaned = tuple(unmarked(clean_cell(cell)) for cell in cells)
            if any(cleaned):
                for cell in cleaned:
                    check_cell(cell, number)
                rows.append(Row(number, cleaned))
                check_rows(len(rows))
    except csv.Error as error:
        rule = "cell_too_long" if "field limit" in str(error) else "quotes"
        raise FileRefused(rule, row=number + 1, expected=str(error)) from None
    return rows
