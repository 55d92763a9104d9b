"""CSV as RFC 4180 has it: commas, double quotes, CRLF; UTF-8 with the mark by which Excel knows it."""

import csv
import io
import zipfile
from collections.abc import Mapping

from loaders.exporters.content import ExportContent, is_drawn
from loaders.exporters.tables import Cell, ExportTable, table_of
from loaders.formula_signs import marked

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def csv_by_kind(content: ExportContent) -> Mapping[str, bytes]:
    """Return one file per record kind, by file name."""
    return {f"{kind}.csv": csv_file(table_of(records)) for kind, records in content.by_kind.items()}


def csv_of_nodes_and_ties(content: ExportContent) -> Mapping[str, bytes]:
    """Return a file with all nodes, one with all ties, and one per kind of other records, by file name."""
    drawn = {"nodes.csv": csv_file(table_of(content.nodes)), "ties.csv": csv_file(table_of(content.ties))}
    others = {f"{kind}.csv": found for kind, found in content.by_kind.items() if not is_drawn(kind)}
    return drawn | {name: csv_file(table_of(records)) for name, records in others.items()}


def csv_file(table: ExportTable) -> bytes:
    """Return one table; text that a spreadsheet program would calculate starts with an apostrophe."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return buffer.getvalue().encode("utf-8-sig")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files in one archive; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY_OF_ZIP), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _text(cell: Cell) -> str:
    return marked(cell.text) if cell.number is None else cell.text
