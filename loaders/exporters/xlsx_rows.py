"""Rows of text as a workbook of one sheet, safe from being read as formulas."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from loaders.formula_signs import marked


def workbook_of(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook with a sheet of rows per name, as they are; the first is the heading."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([marked(cell) for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
