"""Decisions that are made per column, never per cell: the decimal sign, and the order of day and month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.model.codec import Unreadable, is_date, parse_text
from graph.model.fields import Field, FieldType
from graph.model.values import is_known

_GROUPED_DUTCH = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_GROUPED_ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DATE_PARTS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?")
_DIGIT = re.compile(r"\d")
_SERIAL = re.compile(r"[2-7]\d{4}")
"""Days as spreadsheet programs count them, from 1954 to 2118; a year has four digits."""
FIRST_SERIAL_DAY = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Notation:
    """How the numbers and dates of one column are written.

    Parameters
    ----------
    decimal : str
        ``","`` or ``"."``; empty when both occur as decimal sign and each cell speaks for itself.
    day_first : bool
        Whether ``03/04/2026`` is the third of April.
    is_assumed : bool
        Whether no value of the column settled it.
    """

    decimal: str = "."
    day_first: bool = True
    is_assumed: bool = False


PLAIN = Notation()


def notation_of(field: Field, texts: Sequence[str], decimal: str = "", day_first: bool | None = None) -> Notation:
    """Return how a column is written, as told or as its values show."""
    if field.type is FieldType.INTEGER and not decimal and any(_GROUPED_DUTCH.fullmatch(text) for text in texts):
        return Notation(decimal=",")
    if field.type in (FieldType.NUMBER, FieldType.INTEGER):
        return Notation(decimal=decimal) if decimal else _within_range(field, texts, _number_notation(texts))
    if field.type is FieldType.DATE:
        return Notation(day_first=day_first) if day_first is not None else _date_notation(texts)
    return PLAIN


def in_plain_notation(field: Field, text: str, notation: Notation) -> str:
    """Return the text of a number with a decimal point, and of a date in ISO form; other text as it is."""
    if field.type in (FieldType.NUMBER, FieldType.INTEGER):
        return _plain_number(text, notation.decimal)
    if field.type is FieldType.DATE:
        return _plain_date(text, notation.day_first)
    return text


def is_written_date(text: str) -> bool:
    """Tell whether a text is a date, whatever comes first; a number that may count days may be an id as well."""
    if _SERIAL.fullmatch(text):
        return False
    return is_date(text[:10]) or is_date(_plain_date(text, True)) or is_date(_plain_date(text, False))


def can_read(field: Field, text: str, notation: Notation) -> bool:
    """Tell whether a text is a value of a field, not above its range."""
    try:
        value = parse_text(field, in_plain_notation(field, text, notation))
    except Unreadable:
        return False
    in_range = not isinstance(value, int | float) or field.maximum is None or value <= field.maximum
    return in_range or not is_known(value)


def _within_range(field: Field, texts: Sequence[str], found: Notation) -> Notation:
    """Take the doubt away where the other reading, with grouped thousands, would be out of range."""
    if found.is_assumed and found.decimal and field.maximum is not None:
        grouped = max((int(re.sub(r"\D", "", text) or "0") for text in texts), default=0)
        return replace(found, is_assumed=grouped <= field.maximum)
    return found


def _number_notation(texts: Sequence[str]) -> Notation:
    compact = [text.replace(" ", "") for text in texts if _DIGIT.search(text)]
    with_comma = [text for text in compact if "," in text]
    with_point = [text for text in compact if "." in text]
    both = [text for text in with_comma if "." in text]
    if both:
        decimals = {"," if text.rfind(",") > text.rfind(".") else "." for text in both}
        return Notation(decimal=decimals.pop() if len(decimals) == 1 else "")
    if with_comma and with_point:
        return _mixed_notation(with_comma, with_point)
    if with_comma:
        return Notation(decimal=",", is_assumed=_may_be_grouped(with_comma, _GROUPED_ENGLISH))
    return Notation(decimal=".", is_assumed=_may_be_grouped(with_point, _GROUPED_DUTCH))


def _mixed_notation(with_comma: Sequence[str], with_point: Sequence[str]) -> Notation:
    """Settle a column in which some cells have a comma and others a point."""
    if not _may_be_grouped(with_comma, _GROUPED_ENGLISH) and _may_be_grouped(with_point, _GROUPED_DUTCH):
        return Notation(decimal=",")
    if _may_be_grouped(with_comma, _GROUPED_ENGLISH) and not _may_be_grouped(with_point, _GROUPED_DUTCH):
        return Notation(decimal=".")
    return Notation(decimal="", is_assumed=True)


def _may_be_grouped(texts: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return bool(texts) and all(pattern.fullmatch(text) for text in texts)


def _plain_number(text: str, decimal: str) -> str:
    if decimal == ",":
        return text.replace(".", "").replace(",", ".") if "," in text or _GROUPED_DUTCH.fullmatch(text) else text
    if decimal == "." and "," in text and _GROUPED_ENGLISH.fullmatch(text):
        return text.replace(",", "")
    return text


def _date_notation(texts: Sequence[str]) -> Notation:
    pairs = [(int(match[1]), int(match[2])) for text in texts if (match := _DATE_PARTS.fullmatch(text))]
    if not pairs or any(first > 12 for first, _ in pairs):
        return Notation(day_first=True)
    if any(second > 12 for _, second in pairs):
        return Notation(day_first=False)
    return Notation(day_first=True, is_assumed=any(first != second for first, second in pairs))


def _plain_date(text: str, day_first: bool) -> str:
    if match := _DATE_PARTS.fullmatch(text):
        day, month = (match[1], match[2]) if day_first else (match[2], match[1])
        return f"{match[3]}-{int(month):02d}-{int(day):02d}"
    if _SERIAL.fullmatch(text):
        return (FIRST_SERIAL_DAY + timedelta(days=int(text))).isoformat()
    if match := _YEAR_FIRST.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return text
