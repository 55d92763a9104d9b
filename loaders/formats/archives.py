"""Archives of text tables, as our own CSV export is one."""

import io
import zipfile
from collections.abc import Iterable

from loaders.formats.zip_safety import DAMAGED, check_entries
from loaders.problems import FileRefused
from loaders.tables import SourceFile

TABLES = (".csv", ".tsv", ".txt")


def opened(files: Iterable[SourceFile]) -> list[SourceFile]:
    """Return the files, with the tables of each archive in its place.

    An archive that holds anything else, is damaged or could do harm stays as it is: the reader
    refuses it with the reason.
    """
    return [found for file in files for found in (_tables(file) or [file])]


def _tables(file: SourceFile) -> list[SourceFile]:
    if not file.data.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not all(entry.filename.lower().endswith(TABLES) for entry in entries):
                return []
            check_entries(entries)
            return [SourceFile(f"{file.name}/{entry.filename}", archive.read(entry)) for entry in entries]
    except (*DAMAGED, FileRefused):
        return []
