"""XLSX: a sheet per record kind, and one that says what the export is."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from graph.analysis.settings import REGISTER
from graph.model.labels import Label
from graph.model.records import Record
from graph.model.registry import kind_of
from loaders.exporters.content import ExportContent
from loaders.exporters.tables import Cell, table_of
from loaders.exporters.xml_text import valid_in_xml
from loaders.formats.spreadsheet import IGNORED_MARK
from loaders.formula_signs import marked

MAX_CELL = 32_767
"""Signs that Excel keeps in one cell."""
EXACT_INTEGER = 2**53
COLUMN_WIDTH = 24
BOLD = Font(bold=True)

ABOUT = Label("Over", "About")
ROWS_ABOUT = (Label("Titel", "Title"), Label("Moment (UTC)", "Moment (UTC)"), Label("Revisie", "Revision"))
CUT = Label("Ingekort tot wat een cel kan bevatten", "Cut to what a cell can hold")


@dataclass(slots=True)
class _Writing:
    """The workbook, and the cells that were too long for it."""

    book: Workbook
    cut: list[tuple[str, str]] = field(default_factory=list)


def workbook(content: ExportContent, language: str = "nl") -> bytes:
    """Return a workbook in which no cell is a formula.

    Parameters
    ----------
    content : ExportContent
        What it holds.
    language : str
        Of the sheet names and the sheet about the export; headings are names of fields, so that the
        file can be imported again.
    """
    writing = _Writing(Workbook(write_only=True))
    for kind, records in content.by_kind.items():
        _write_kind(writing, kind_of(kind).many.in_language(language), records)
    _write_about(writing, content, language)
    buffer = io.BytesIO()
    writing.book.save(buffer)
    return buffer.getvalue()


def _write_kind(writing: _Writing, title: str, records: Sequence[Record]) -> None:
    table = table_of(records)
    sheet = writing.book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    for index in range(1, len(table.columns) + 1):
        sheet.column_dimensions[get_column_letter(index)].width = COLUMN_WIDTH
    sheet.append([_text_cell(sheet, name, is_bold=True) for name in table.columns])
    for record, row in zip(records, table.rows, strict=True):
        writing.cut += [
            (record.id, name) for name, cell in zip(table.columns, row, strict=True) if len(cell.text) > MAX_CELL
        ]
        sheet.append([_cell(sheet, cell) for cell in row])


def _write_about(writing: _Writing, content: ExportContent, language: str) -> None:
    sheet = writing.book.create_sheet(f"{ABOUT.in_language(language)} {IGNORED_MARK}")
    sheet.column_dimensions["A"].width = COLUMN_WIDTH
    values = (content.title, content.at, str(content.revision))
    told = [(label.in_language(language), value) for label, value in zip(ROWS_ABOUT, values, strict=True) if value]
    cut = [(CUT.in_language(language), f"{record_id}: {name}") for record_id, name in writing.cut]
    settings = [(_setting_name(what, language), how) for what, how in content.setting_texts]
    for what, how in (*told, *settings, *cut):
        sheet.append([_text_cell(sheet, what, is_bold=True), _text_cell(sheet, how)])


def _setting_name(name: str, language: str) -> str:
    """Return what a setting is called, with its name; a line about something else as it is."""
    known = REGISTER.get(name)
    return name if known is None else f"{known.label.in_language(language)} ({name})"


def _cell(sheet: WriteOnlyWorksheet, cell: Cell) -> object:
    if cell.number is None or abs(cell.number) > EXACT_INTEGER:
        return _text_cell(sheet, cell.text)
    return cell.number


def _text_cell(sheet: WriteOnlyWorksheet, text: str, *, is_bold: bool = False) -> object:
    """Return a cell that is text whatever it starts with."""
    shown = valid_in_xml(text)[:MAX_CELL]
    made = WriteOnlyCell(sheet, value=None)
    made.value = re.sub(r"\r\n?", "\n", shown)
    made.data_type = "s"
    made.quotePrefix = marked(shown) != shown
    if is_bold:
        made.font = BOLD
    return made
