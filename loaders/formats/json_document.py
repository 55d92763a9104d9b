"""The full format of the product: every record with every field, nothing lost."""

from typing import Any

from graph.model.codec import from_plain
from graph.model.errors import NetworkError
from loaders.formats.limits import check_rows
from loaders.problems import FileRefused, Problem, shown
from loaders.tables import PlacedRecord, Reading

FORMAT = "kruispunt"
VERSION = 1


def is_document(value: Any) -> bool:
    """Tell whether a JSON value is a document of ours."""
    return isinstance(value, dict) and value.get("format") == FORMAT


def read_document(file: str, document: dict[str, Any]) -> Reading:
    """Return the records of a document.

    Raises
    ------
    FileRefused
        It was written by a newer version, or has no records.
    """
    version, records = document.get("version"), document.get("records")
    if version != VERSION:
        raise FileRefused("document_version", value=str(version), expected=str(VERSION))
    if not isinstance(records, list):
        raise FileRefused("document_records")
    check_rows(len(records))
    found: list[PlacedRecord] = []
    problems: list[Problem] = []
    for number, plain in enumerate(records, start=1):
        try:
            found.append(PlacedRecord(file, number, from_plain(plain)))
        except (NetworkError, ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(Problem("bad_record", file=file, row=number, value=shown(str(error))))
    return Reading(file, FORMAT, records=tuple(found), problems=tuple(problems))
