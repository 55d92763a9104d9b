"""One door for every format: recognise, read, and turn a refusal into a problem."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from loaders.formats.delimited import read_delimited
from loaders.formats.gexf import read_gexf
from loaders.formats.graphml import read_graphml
from loaders.formats.json_files import read_json
from loaders.formats.limits import check_bytes
from loaders.formats.recognition import FileKind, recognise
from loaders.formats.spreadsheet import read_spreadsheet
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
        match recognise(source.data):
            case FileKind.SPREADSHEET:
                return read_spreadsheet(source, header_rows=told)
            case FileKind.GEXF:
                return read_gexf(source)
            case FileKind.GRAPHML:
                return read_graphml(source)
            case FileKind.JSON:
                return read_json(source)
            case FileKind.DELIMITED:
                stem = PurePosixPath(source.name.replace("\\", "/")).stem.casefold()
                return read_delimited(source, encoding=encoding, header_row=told.get(stem))
    except FileRefused as refusal:
        return Reading(source.name, "", problems=(refusal.as_problem(source.name),))
