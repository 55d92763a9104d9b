"""Rows of words and numbers as a workbook, safe from being read as formulas."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from loaders.exporters.xml_text import valid_in_xml
from loaders.formula_signs import marked

SheetCell = str | float
"""Words, or a number that stays one."""


def workbook_of(sheets: Mapping[str, Sequence[Sequence[SheetCell]]]) -> bytes:
    """Return a workbook with a sheet of rows per name, as they are; the first is the heading."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([marked(valid_in_xml(cell)) if isinstance(cell, str) else cell for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
