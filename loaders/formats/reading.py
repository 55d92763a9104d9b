"""One door for every format: recognise, read, and turn a refusal into a problem."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from loaders.formats.delimited import read_delimited
from loaders.formats.limits import check_bytes
from loaders.problems import FileRefused
from loaders.tables import Reading, SourceFile


def read_file(source: SourceFile, *, encoding: str = "", header_rows: Mapping[str, int] | None = None) -> Reading:
    """Return what a file holds; a file that cannot be read has no tables and one error.

    Parameters
    ----------
    source : SourceFile
        Name and bytes.
    encoding : str, optional
        For text tables, as the user told.
    header_rows : mapping of str to int, optional
        Row with the headings per table, by name without case, as the user told.
    """
    told = header_rows or {}
    try:
        check_bytes(source.data)
        stem = PurePosixPath(source.name.replace("\\", "/")).stem.casefold()
        return read_delimited(source, encoding=encoding, header_row=told.get(stem))
    except FileRefused as refusal:
        return Reading(source.name, "", problems=(refusal.as_problem(source.name),))
