"""How large a file may be."""

from typing import Final

from loaders.problems import FileRefused

MAX_BYTES: Final = 100_000_000
"""Our own GEXF of 20 000 nodes and 100 000 ties weighs some 80 MB; what comes through the browser has its own limit."""
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 100_000
MAX_DEPTH: Final = 50
MAX_UNZIPPED: Final = 150_000_000
MAX_ZIP_ENTRIES: Final = 500
MAX_ZIP_RATIO: Final = 100


def check_bytes(data: bytes) -> None:
    """Raise `FileRefused` for an empty or too large file."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise FileRefused("empty_file")
    if len(data) > MAX_BYTES:
        raise FileRefused("file_too_large", value=megabytes(len(data)), expected=megabytes(MAX_BYTES))


def check_rows(count: int) -> None:
    """Raise `FileRefused` for too many rows."""
    if count > MAX_ROWS:
        raise FileRefused("too_many_rows", value=str(count), expected=str(MAX_ROWS))


def check_columns(count: int) -> None:
    """Raise `FileRefused` for too many columns."""
    if count > MAX_COLUMNS:
        raise FileRefused("too_many_columns", value=str(count), expected=str(MAX_COLUMNS))


def check_cell(text: str, row: int) -> None:
    """Raise `FileRefused` for a cell that is too long."""
    if len(text) > MAX_CELL:
        raise FileRefused("cell_too_long", value=str(len(text)), expected=str(MAX_CELL), row=row)


def megabytes(count: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{count / 1_000_000:.0f} MB"
