"""Is this ZIP a spreadsheet that can be opened without harm? Nothing is ever unpacked to disk."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from loaders.formats.limits import MAX_UNZIPPED, MAX_ZIP_ENTRIES, MAX_ZIP_RATIO, megabytes
from loaders.formats.recognition import IMPORTED
from loaders.formats.sheet_marks import SheetMarks, marks_of
from loaders.problems import FileRefused

WORKBOOK = "xl/workbook.xml"
MACROS = "xl/vbaProject.bin"
DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error),
    *(EOFError, NotImplementedError, RuntimeError, OSError, ValueError),
)
"""What the standard library raises for an archive that is not whole."""
_SMALL = 1_000_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DOCUMENT_TYPE = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was seen while an XLSX file was checked.

    Parameters
    ----------
    has_macros, has_formulas : bool
        Whether there is code, and whether any sheet calculates.
    marks : mapping of str to SheetMarks
        Of each sheet, by the name of its part.
    """

    has_macros: bool
    has_formulas: bool
    marks: Mapping[str, SheetMarks]


def check_workbook(data: bytes) -> Workbook:
    """Return what is inside an XLSX file.

    Raises
    ------
    FileRefused
        No XLSX, damaged, encrypted, a bomb, or with XML entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            check_entries(entries)
            _check_is_workbook(entries)
            has_formulas, marks = _check_contents(archive, entries)
    except DAMAGED as error:
        raise FileRefused("zip_damaged", value=str(error)) from None
    return Workbook(any(entry.filename == MACROS for entry in entries), has_formulas, marks)


def check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise `FileRefused` for an archive that is a bomb or of which a name leads elsewhere."""
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ZIP_ENTRIES:
        raise FileRefused("zip_entries", value=str(len(entries)), expected=str(MAX_ZIP_ENTRIES))
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise FileRefused("zip_names")
    if len(set(names)) != len(names):
        raise FileRefused("zip_names")
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if total > MAX_UNZIPPED:
        raise FileRefused("zip_bomb", value=megabytes(total), expected=megabytes(MAX_UNZIPPED))
    if total > _SMALL and total > MAX_ZIP_RATIO * max(packed, 1):
        raise FileRefused("zip_ratio", value=str(total // max(packed, 1)), expected=str(MAX_ZIP_RATIO))


def _check_is_workbook(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if WORKBOOK not in names:
        raise FileRefused("format_not_imported", value=_kind_of_zip(names), expected=IMPORTED)


def _kind_of_zip(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return "XLSB"
    if "content.xml" in names:
        return "ODS"
    if any(name.startswith("word/") for name in names):
        return "DOCX"
    if any(name.startswith("Index/") for name in names):
        return "Numbers"
    return "ZIP"


def _check_contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[bool, Mapping[str, SheetMarks]]:
    """Read every XML part once: a declared size that lies shows here, and so do entities, formulas and marks."""
    has_formulas = False
    marks: dict[str, SheetMarks] = {}
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            content = archive.read(entry)
            if _DOCUMENT_TYPE.search(content):
                raise FileRefused("xml_entities", value=entry.filename)
            if "/worksheets/" in entry.filename and entry.filename.endswith(".xml"):
                has_formulas = has_formulas or bool(_FORMULA.search(content))
                marks[entry.filename] = marks_of(content)
    return has_formulas, MappingProxyType(marks)
