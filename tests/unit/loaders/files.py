"""Small files made on the spot, and the plan that an empty store makes of them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from graph.model.snapshot import EMPTY, NetworkSnapshot
from loaders.formats.reading import read_file
from loaders.plan import ImportPlan, Outcome
from loaders.service import plan_import
from loaders.tables import Reading, SourceFile

DATA = Path(__file__).parents[2] / "data"


def source(name: str, content: str | bytes) -> SourceFile:
    return SourceFile(name, content if isinstance(content, bytes) else content.encode())


def stored_file(name: str) -> SourceFile:
    return SourceFile(name, (DATA / name).read_bytes())


def read(name: str, content: str | bytes) -> Reading:
    return read_file(source(name, content))


def rules(reading: Reading | ImportPlan) -> list[str]:
    return [problem.rule for problem in reading.problems]


def plan(*files: SourceFile, snapshot: NetworkSnapshot = EMPTY) -> ImportPlan:
    return plan_import(files, snapshot)


def counts(made: ImportPlan) -> dict[str, dict[str, int]]:
    return {kind: {o.value: n for o, n in found.items() if n} for kind, found in made.counts.items()}


def outcomes(made: ImportPlan) -> list[tuple[int, Outcome]]:
    return sorted((row.row, row.outcome) for row in made.rows)


def workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = (), very_hidden: Sequence[str] = ()
) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
        if name in very_hidden:
            sheet.sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_entry(workbook_bytes: bytes, name: str, content: bytes) -> bytes:
    """Return the workbook with one part replaced or added."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content)
    return result.getvalue()
