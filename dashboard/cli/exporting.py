"""`kruispunt export`: all records, to a file or to standard output."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dashboard.cli.files import FileUnusable, write_whole
from dashboard.cli.output import Answer, Output, write_bytes
from graph.model.errors import NetworkError
from graph.stores.protocol import NetworkStore
from loaders.exporters.content import ExportContent, everything
from loaders.exporters.csv_files import csv_by_kind
from loaders.exporters.formats import SUFFIXES, ExportFormat, export, n_records

BINARY = frozenset({ExportFormat.CSV, ExportFormat.XLSX})


class BadDestination(NetworkError):
    """A place that an export cannot go to."""

    code = "bad_destination"

    def __init__(self, destination: str, expected: str) -> None:
        super().__init__(
            f"This export cannot be written to {destination}. Name {expected} with --out.",
            destination=destination,
            expected=expected,
        )


def export_records(asked: Namespace, store: NetworkStore, output: Output) -> Answer | None:
    """Write all records; None when standard output holds the export itself."""
    format_ = ExportFormat(asked.format)
    _check_destination(asked.out, format_)
    with output.progress("exporting"):
        content = everything(store.snapshot(), at=datetime.now(UTC).isoformat(timespec="seconds"))
        if asked.out is None:
            write_bytes(export(content, format_, output.language, per_kind=True))
            return None
        out = Path(asked.out)
        if format_ is ExportFormat.CSV and _is_folder(asked.out):
            _write_folder(out, content)
        else:
            data = export(content, format_, output.language, per_kind=True)
            write_whole(out, partial(_write, data=data))
    n = n_records(content, format_)
    return Answer({"file": str(out), "records": n}, [output.counted("exported", n, file=out)])


def _check_destination(out: str | None, format_: ExportFormat) -> None:
    if out is None:
        if format_ in BINARY and sys.stdout.isatty():
            raise BadDestination("-", f"*{SUFFIXES[format_]}")
    elif format_ is ExportFormat.CSV:
        if not _is_folder(out) and Path(out).suffix.lower() != SUFFIXES[format_]:
            raise BadDestination(out, f"*{SUFFIXES[format_]}")
    elif _is_folder(out):
        raise BadDestination(out, f"*{SUFFIXES[format_]}")


def _is_folder(out: str) -> bool:
    return out.endswith(("/", "\\")) or Path(out).is_dir()


def _write_folder(folder: Path, content: ExportContent) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnusable(folder, error) from None
    for name, data in csv_by_kind(content).items():
        write_whole(folder / name, partial(_write, data=data))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
