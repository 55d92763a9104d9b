"""Codes of record kinds and tie types inside a message, as people call them."""

import re

from dashboard.text.catalogue import t
from dashboard.text.formats import decimal
from graph.model.fields import Field
from graph.model.registry import KIND, kind_of
from graph.model.tie_types import TIE_TYPE

_SPEAKS_OF_KINDS = frozenset(
    {
        "created_missing_end",
        "kind_assumed",
        "kind_differs",
        "link_kind",
        "no_strength",
        "same_name",
        "tie_end",
        "tie_type_assumed",
        "unknown_kind",
        "unknown_relation_type",
        "unknown_relation_type_near",
    }
)
_NAMES_A_TIE = frozenset({"duplicate_tie", "reversed_tie"})
_CODE = re.compile(r"(?<![\w-])\w+(?![\w-])")
_KIND_BEHIND_AN_ID = re.compile(r"\((\w+)\)$")


def expected_in_words(rule: str, expected: str, lang: str, field: Field | None = None) -> str:
    """Return what a rule allows: kinds, ties and choices by name in place of code, a number as people write it."""
    if rule == "choice" and field is not None and field.choices:
        return ", ".join(choice.label.in_language(lang) for choice in field.choices)
    if rule == "flag":
        return f"{t('values.yes', lang)}, {t('values.no', lang)}"
    if rule == "number":
        return decimal(float(expected), lang)
    return _CODE.sub(lambda match: _named(match[0], lang), expected) if rule in _SPEAKS_OF_KINDS else expected


def value_in_words(rule: str, value: str, lang: str) -> str:
    """Return the value that a rule is about, with the names of kinds and ties in place of their codes."""
    if rule in _NAMES_A_TIE:
        return _CODE.sub(lambda match: _named(match[0], lang) if match[0] in TIE_TYPE else match[0], value)
    if rule in _SPEAKS_OF_KINDS:
        return _KIND_BEHIND_AN_ID.sub(lambda match: f"({_named(match[1], lang)})", value)
    return value


def _named(code: str, lang: str) -> str:
    if code in KIND:
        return kind_of(code).one.in_language(lang).lower()
    if code in TIE_TYPE:
        return f"“{TIE_TYPE[code].sentence.in_language(lang)}”"
    return code
