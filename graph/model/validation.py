"""Rules that every stored record keeps. All broken rules are told at once."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from graph.model.codec import format_text, is_date
from graph.model.dossiers import Candidate
from graph.model.errors import Violation
from graph.model.fields import Field, FieldType
from graph.model.identifiers import is_id
from graph.model.records import Record
from graph.model.registry import KIND, kind_of
from graph.model.stakeholders import Stakeholder
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN, NoValue, is_known

MAX_TEXT = 2_000
MAX_LONG_TEXT = 100_000
MAX_ITEMS = 1_000
MAX_WHOLE = 2**53 - 1
"""Largest whole number that JSON, spreadsheets and every store keep as it is."""

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PYTHON_TYPES: Mapping[FieldType, type | tuple[type, ...]] = {
    FieldType.INTEGER: int,
    FieldType.NUMBER: (int, float),
    FieldType.FLAG: bool,
    FieldType.TEXTS: tuple,
    FieldType.CHOICES: tuple,
    FieldType.LINKS: tuple,
    FieldType.ATTRIBUTES: tuple,
}


def violations(record: Record) -> list[Violation]:
    """Return every rule that a record breaks by itself, without looking at others."""
    found = [] if is_id(record.id) else [_violation(record, "id", record.id, "id")]
    for field in kind_of(record.kind).fields:
        found += _field_violations(record, field)
    if not found:
        found += _order_violations(record)
        found += _tie_violations(record) if isinstance(record, Tie) else []
    if isinstance(record, Stakeholder) and record.is_person is True:
        found += _person_violations(record)
    if isinstance(record, Candidate) and record.state == "excluded" and not is_known(record.reason):
        found.append(_violation(record, "reason", "", "required"))
    return found


def link_violations(record: Record, kind_by_id: Callable[[str], str | None]) -> list[Violation]:
    """Return every link of a record that points to nothing, or to the wrong kind of record."""
    found = []
    for field, target in links_of(record):
        kind = kind_by_id(target)
        if kind is None:
            found.append(_violation(record, field.name, target, "link_target"))
        elif field.links_to and kind not in field.links_to:
            found.append(_violation(record, field.name, f"{target} ({kind})", "link_kind", _kinds(field.links_to)))
    if isinstance(record, Tie) and not found:
        found += _end_violations(record, kind_by_id)
    return found


def links_of(record: Record) -> list[tuple[Field, str]]:
    """Return each field that names other records, with each id it names."""
    found: list[tuple[Field, str]] = []
    for field in link_fields(record.kind):
        value = getattr(record, field.name)
        if is_known(value):
            found += [(field, target) for target in (value if field.is_list else (value,))]
    return found


@cache
def link_fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind that name other records."""
    return tuple(field for field in kind_of(kind).fields if field.is_link)


def _field_violations(record: Record, field: Field) -> list[Violation]:
    value = getattr(record, field.name)
    if isinstance(value, NoValue):
        return [_violation(record, field.name, "", "required")] if field.required else []
    if not _has_type(field, value):
        return [_violation(record, field.name, repr(value), "type", field.type)]
    if field.required and isinstance(value, str) and _is_blank(value):
        return [_violation(record, field.name, "", "required")]
    rule = _broken_rule(field, value)
    return [_violation(record, field.name, format_text(field, value), *rule)] if rule else []


def _has_type(field: Field, value: Any) -> bool:
    if not isinstance(value, _PYTHON_TYPES.get(field.type, str)):
        return False
    if isinstance(value, bool):
        return field.type is FieldType.FLAG
    if not isinstance(value, tuple):
        return True
    if field.type is FieldType.ATTRIBUTES:
        return all(isinstance(text, str) for pair in value for text in pair)
    return all(isinstance(item, str) for item in value)


def _broken_rule(field: Field, value: Any) -> tuple[str, str] | None:
    match field.type:
        case FieldType.INTEGER | FieldType.NUMBER:
            return _number_rule(field, value)
        case FieldType.DATE:
            return None if is_date(value) else ("date", "2026, 2026-09, 2026-09-01")
        case FieldType.FLAG:
            return None
        case FieldType.ATTRIBUTES:
            return _texts_rule([text for pair in value for text in pair], MAX_LONG_TEXT)
    items = value if field.is_list else (value,)
    codes = {choice.code for choice in field.choices}
    if codes and not codes.issuperset(items):
        return ("choice", ", ".join(sorted(codes)))
    return _texts_rule(items, MAX_LONG_TEXT if field.type is FieldType.LONG_TEXT else MAX_TEXT)


def _number_rule(field: Field, value: float) -> tuple[str, str] | None:
    if isinstance(value, float) and not math.isfinite(value):
        return ("number", "1.5")
    widest = MAX_WHOLE if isinstance(value, int) else math.inf
    low = -widest if field.minimum is None else field.minimum
    high = widest if field.maximum is None else field.maximum
    return None if low <= value <= high else ("range", f"{low:.16g} – {high:.16g}")


def _is_blank(text: str) -> bool:
    """Tell whether a text shows nothing: blanks, also those without width."""
    return all(sign.isspace() or unicodedata.category(sign) in _UNSEEN for sign in text)


def _texts_rule(items: Sequence[str], limit: int) -> tuple[str, str] | None:
    if len(items) > MAX_ITEMS:
        return ("too_many", str(MAX_ITEMS))
    for item in items:
        if len(item) > limit:
            return ("too_long", str(limit))
        if _FORBIDDEN.search(item):
            return ("control_character", "")
    return None


def _tie_violations(tie: Tie) -> list[Violation]:
    found = []
    if tie.source_id == tie.target_id:
        found.append(_violation(tie, "target_id", tie.target_id, "self_tie"))
    if is_known(tie.strength) and not TIE_TYPE[tie.type].has_strength:
        found.append(_violation(tie, "strength", str(tie.strength), "no_strength", tie.type))
    return found


def _order_violations(record: Record) -> list[Violation]:
    """Return the dates that lie before the one they end, as far as both are known."""
    found = []
    for field in kind_of(record.kind).fields:
        start, end = getattr(record, field.not_before, UNKNOWN), getattr(record, field.name)
        if field.not_before and is_known(start) and is_known(end):
            shared = min(len(start), len(end))
            if start[:shared] > end[:shared]:
                found.append(_violation(record, field.name, end, "ends_before_start", start))
    return found


def _person_violations(person: Stakeholder) -> list[Violation]:
    """Persons are kept as roles only, unless purpose, legal basis and source are recorded."""
    return [
        _violation(person, name, "", "person_basis")
        for name in ("purpose", "legal_basis", "source")
        if getattr(person, name) in (UNKNOWN, NOT_APPLICABLE, "")
    ]


def _end_violations(tie: Tie, kind_by_id: Callable[[str], str | None]) -> list[Violation]:
    tie_type = TIE_TYPE[tie.type]
    found = []
    for field, end, allowed in (
        ("source_id", tie.source_id, tie_type.source_kinds),
        ("target_id", tie.target_id, tie_type.target_kinds),
    ):
        kind = kind_by_id(end) or ""
        if (allowed and kind not in allowed) or kind not in KIND or not KIND[kind].is_node:
            found.append(_violation(tie, field, f"{end} ({kind})", "tie_end", f"{tie.type}: {_kinds(allowed)}"))
    return found


def _kinds(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _violation(record: Record, field: str, value: str, rule: str, expected: str = "") -> Violation:
    return Violation(record.kind, record.id, field, value[:200], rule, expected)
