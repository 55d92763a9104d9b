r"""Values to text and to plain JSON, and back, without losing what is zero, unknown or not applicable.

In plain form an unknown value is absent and a value that is not applicable is named in the list
`not_applicable`; in text form they are the empty cell and ``n.v.t.``, and a known empty list is ``[]``.
A backslash keeps a text that would read as no value, such as a company called ``NA``, a text: ``\NA``.
"""

import datetime
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from graph.model.fields import Field, FieldType
from graph.model.records import STAMPED, Record
from graph.model.registry import kind_of
from graph.model.values import NOT_APPLICABLE, UNKNOWN, NoValue

NOT_APPLICABLE_TEXT = "n.v.t."
EMPTY_LIST_TEXT = "[]"
LIST_SEPARATOR = "|"
PLAIN_META = frozenset({"kind", "id", *STAMPED, "not_applicable"})

_UNKNOWN_WORDS = frozenset({"", "-", "–", "—", "na", "null", "none", "onbekend", "unknown", "?"})
_NOT_APPLICABLE_WORDS = frozenset({"n.v.t.", "n.v.t", "nvt", "n/a"})
_TRUE_WORDS = frozenset({"ja", "j", "true", "waar", "x", "1", "yes", "y"})
_FALSE_WORDS = frozenset({"nee", "n", "false", "onwaar", "0", "no"})
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d+)?", re.ASCII)


class Unreadable(ValueError):
    """Text that is no value of the field. `rule` and `expected` say why."""

    def __init__(self, rule: str, expected: str) -> None:
        super().__init__(f"{rule}: expected {expected}")
        self.rule = rule
        self.expected = expected


def to_plain(record: Record, *, stamped: bool = True) -> dict[str, Any]:
    """Return a record as JSON types, with its kind, and without unknown values."""
    plain: dict[str, Any] = {"kind": record.kind, "id": record.id}
    if stamped:
        plain |= {name: getattr(record, name) for name in STAMPED}
    not_applicable = []
    for field in kind_of(record.kind).fields:
        value = getattr(record, field.name)
        if value is NOT_APPLICABLE:
            not_applicable.append(field.name)
        elif field.type is FieldType.ATTRIBUTES:
            if value:
                plain[field.name] = dict(value)
        elif value is not UNKNOWN:
            plain[field.name] = list(value) if field.is_list else value
    if not_applicable:
        plain["not_applicable"] = not_applicable
    return plain


def from_plain(plain: Mapping[str, Any]) -> Record:
    """Return the record that `to_plain` described.

    Raises
    ------
    KindNotFound
        The registry does not know the kind.
    ValueError
        A key is no field of the kind.
    """
    kind = kind_of(plain["kind"])
    fields = {field.name: field for field in kind.fields}
    stray = set(plain) - PLAIN_META - set(fields)
    if stray:
        raise ValueError(f"{kind.name} {plain.get('id')!r} has no field {sorted(stray)}")
    values: dict[str, Any] = {name: plain[name] for name in STAMPED if name in plain}
    for name, field in fields.items():
        if name in plain:
            values[name] = _from_json(field, plain[name])
    values |= dict.fromkeys(plain.get("not_applicable", ()), NOT_APPLICABLE)
    return kind.record(id=plain["id"], **values)


def _from_json(field: Field, value: Any) -> Any:
    if field.type is FieldType.ATTRIBUTES:
        return tuple(sorted((str(key), str(text)) for key, text in value.items()))
    if field.is_list and isinstance(value, list):
        return tuple(value)
    if field.type is FieldType.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def format_text(field: Field, value: Any) -> str:
    """Return a value as the text of a cell or form control."""
    if value is UNKNOWN:
        return ""
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE_TEXT
    if field.type is FieldType.ATTRIBUTES:
        return LIST_SEPARATOR.join(f"{_escape(key, '=')}={_escape(text)}" for key, text in value)
    if field.is_list:
        return _list_text(value) if value else EMPTY_LIST_TEXT
    if field.type is FieldType.FLAG:
        return "ja" if value else "nee"
    if field.type is FieldType.NUMBER:
        return str(int(value)) if isinstance(value, int) or _is_short_whole(value) else repr(value)
    return _kept(value) if isinstance(value, str) else str(value)


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_short_whole(number: float) -> bool:
    return number.is_integer() and abs(number) < 1e15


def parse_text(field: Field, text: str) -> Any:
    """Return the value that the text of a cell or form control stands for; its letters are composed (é is one sign).

    Raises
    ------
    Unreadable
        With the code of the broken rule and what was expected.
    """
    stripped = text.replace("\u00a0", " ").strip()
    if field.type is FieldType.ATTRIBUTES:
        return tuple(sorted(_pair(item) for item in _split(stripped, LIST_SEPARATOR) if item.strip()))
    stripped = _composed(stripped)
    if stripped.lower() in _NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE
    if stripped.lower() in _UNKNOWN_WORDS:
        return UNKNOWN
    match field.type:
        case FieldType.INTEGER:
            return parse_integer(stripped)
        case FieldType.NUMBER:
            return parse_number(stripped)
        case FieldType.FLAG:
            return parse_flag(stripped)
        case FieldType.DATE:
            return parse_date(stripped)
        case FieldType.CHOICE:
            return _code(field, stripped)
        case _ if field.is_list:
            return tuple(_code(field, item) for item in split_list(stripped))
        case _:
            return _unkept(stripped)


def parse_number(text: str) -> float:
    """Read a finite number with a decimal point or comma; thousands may be grouped by the other sign."""
    compact = text.replace(" ", "")
    if "," in compact and "." in compact:
        group, point = (".", ",") if compact.rfind(",") > compact.rfind(".") else (",", ".")
        compact = compact.replace(group, "").replace(point, ".")
    if not _NUMBER.fullmatch(compact):
        raise Unreadable("number", "1.5")
    value = float(compact.replace(",", "."))
    if not math.isfinite(value):
        raise Unreadable("number", "1.5")
    return value


def parse_integer(text: str) -> int:
    """Read a whole number; ``3.0`` and ``3,0`` count as whole."""
    try:
        value = parse_number(text)
    except Unreadable:
        raise Unreadable("integer", "3") from None
    if not value.is_integer():
        raise Unreadable("integer", "3")
    return int(value)


def parse_flag(text: str) -> bool:
    """Read a yes or no in Dutch or English."""
    word = text.lower()
    if word in _TRUE_WORDS:
        return True
    if word in _FALSE_WORDS:
        return False
    raise Unreadable("flag", "ja / nee")


def parse_date(text: str) -> str:
    """Read a year, month or day, ISO or day first, and return it in ISO form."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        text = f"{year:04d}-{month:02d}-{day:02d}"
    if not is_date(text):
        raise Unreadable("date", "2026, 2026-09, 2026-09-01, 01/09/2026")
    return text


def is_date(text: str) -> bool:
    """Tell whether text is an ISO year, month or day that exists."""
    match = _ISO_DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def split_list(text: str) -> list[str]:
    r"""Split at ``|``; a backslash keeps the next sign as it is. Blank items are dropped."""
    if text == EMPTY_LIST_TEXT:
        return []
    items = (_unescape(item).strip() for item in _split(text, LIST_SEPARATOR))
    return [item for item in items if item]


def _split(text: str, separator: str) -> list[str]:
    """Split at a sign that no backslash precedes; backslashes stay."""
    items, current, escaped = [], "", False
    for sign in text:
        if sign == separator and not escaped:
            items.append(current)
            current = ""
        else:
            current += sign
        escaped = sign == "\\" and not escaped
    return [*items, current]


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _list_text(items: tuple[str, ...]) -> str:
    """Return items as text; a backslash keeps a single item from being read as no value or an empty list."""
    text = LIST_SEPARATOR.join(_escape(item) for item in items)
    return "\\" + text if _means_nothing(text) or text == EMPTY_LIST_TEXT else text


def _means_nothing(text: str) -> bool:
    return text.lower() in _UNKNOWN_WORDS | _NOT_APPLICABLE_WORDS


def _kept(text: str) -> str:
    """Return a text such that it is not read as no value; `parse_text` takes the backslash off again."""
    return "\\" + text if _means_nothing(text.lstrip("\\")) else text


def _unkept(text: str) -> str:
    return text[1:] if text.startswith("\\") and _means_nothing(text.lstrip("\\")) else text


def _escape(item: str, also: str = "") -> str:
    return "".join("\\" + sign if sign in ("\\", LIST_SEPARATOR, also) else sign for sign in item)


def _pair(item: str) -> tuple[str, str]:
    key, *rest = _split(item, "=")
    return _composed(_unescape(key).strip()), _composed(_unescape("=".join(rest)).strip())


def _code(field: Field, text: str) -> str:
    """Return the code of a closed choice by code or by label; open lists keep the text."""
    if not field.choices:
        return text if field.is_list else _unkept(text)
    wanted = text.casefold()
    for choice in field.choices:
        if wanted in (choice.code.casefold(), choice.label.nl.casefold(), choice.label.en.casefold()):
            return choice.code
    raise Unreadable("choice", ", ".join(choice.code for choice in field.choices))


def describe(value: object) -> object:
    """Return a value as JSON can hold it, for messages and history."""
    if isinstance(value, NoValue):
        return None if value is UNKNOWN else NOT_APPLICABLE_TEXT
    return list(value) if isinstance(value, tuple) else value


def from_description(described: object) -> object:
    """Return the value that `describe` told."""
    if described is None:
        return UNKNOWN
    if described == NOT_APPLICABLE_TEXT:
        return NOT_APPLICABLE
    return tuple(described) if isinstance(described, list) else described
