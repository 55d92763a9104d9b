"""Rows of text as a workbook of one sheet, safe from being read as formulas."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

from loaders.formula_signs import marked


def workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with the rows as they are; the first is the heading."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kruispunt")
    for row in rows:
        sheet.append([marked(cell) for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
