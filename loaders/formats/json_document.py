"""The full format of the product: every record with every field, nothing lost."""

import json
from typing import Any

from graph.model.codec import PLAIN_META, from_plain
from graph.model.errors import NetworkError
from graph.model.registry import KIND
from loaders.formats.limits import check_rows
from loaders.formats.safe_json import as_text
from loaders.problems import FileRefused, Problem, shown
from loaders.tables import PlacedRecord, Reading, RefusedRecord

FORMAT = "kruispunt"
VERSION = 1
EMPTY = (None, "")


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
        problem = _wrong_shape(file, number, plain)
        if problem is None:
            try:
                found.append(PlacedRecord(file, number, from_plain(_without_empty(plain))))
            except (NetworkError, ValueError, KeyError, TypeError, AttributeError):
                problem = Problem("bad_record", file=file, row=number, value=shown(_called(plain)))
        if problem is not None:
            problems.append(problem)
    refused = tuple(_refused(number, records[number - 1]) for number in (problem.row for problem in problems) if number)
    return Reading(file, FORMAT, records=tuple(found), problems=tuple(problems), refused=refused)


def _refused(number: int, plain: Any) -> RefusedRecord:
    """Return what a JSON value that is no record says of itself."""
    said = plain if isinstance(plain, dict) else {}
    kind, record_id = said.get("kind"), said.get("id")
    is_kind = isinstance(kind, str) and kind in KIND
    return RefusedRecord(number, str(kind) if is_kind else "", record_id if isinstance(record_id, str) else "")


def _wrong_shape(file: str, number: int, plain: Any) -> Problem | None:
    """Return what keeps a JSON value from being a record: no object, no known kind, no id, or a key too many."""
    if not isinstance(plain, dict) or not _is_text(plain.get("id")) or not isinstance(plain.get("kind"), str):
        return Problem("record_shape", file=file, row=number, value=shown(_called(plain)))
    kind = KIND.get(plain["kind"])
    if kind is None:
        return Problem(
            "record_kind", file=file, row=number, column="kind", value=plain["kind"], expected=", ".join(KIND)
        )
    names = [field.name for field in kind.fields]
    stray = next((key for key in plain if key not in PLAIN_META and key not in names), None)
    if stray is not None:
        return Problem("record_field", file=file, row=number, column=stray, value=stray, expected=", ".join(names))
    return _wrong_values(file, number, plain, names)


def _wrong_values(file: str, number: int, plain: dict[str, Any], names: list[str]) -> Problem | None:
    """Return what a record says that cannot be kept as it is said."""
    absent = plain.get("not_applicable", [])
    if not isinstance(absent, list) or not all(name in names for name in absent):
        odd = next((name for name in absent if name not in names), absent) if isinstance(absent, list) else absent
        value, expected = shown(str(odd)), ", ".join(names)
        return Problem("record_field", file=file, row=number, column="not_applicable", value=value, expected=expected)
    both = next((name for name in absent if plain.get(name) not in EMPTY), None)
    if both is not None:
        return Problem("record_both", file=file, row=number, column=both, value=shown(str(plain[both])))
    attributes = plain.get("attributes") or {}
    if isinstance(attributes, dict):
        odd_key = next((key for key, text in attributes.items() if not isinstance(text, str)), None)
        if odd_key is not None:
            value = shown(json.dumps(attributes[odd_key], ensure_ascii=False))
            return Problem("record_attribute", file=file, row=number, column=odd_key, value=value)
    return None


def _without_empty(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is empty: null and an empty text say that a value is not known."""
    return {key: value for key, value in plain.items() if value not in EMPTY}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _called(plain: Any) -> str:
    """Return the id of a record, or what stands there instead."""
    return str(plain.get("id", plain)) if isinstance(plain, dict) else as_text(plain)
