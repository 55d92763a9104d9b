"""Ids: a readable slug where there is a name, a ULID where there is none."""

import re
import unicodedata
from collections.abc import Container

from ulid import ULID

MAX_SLUG = 80
ID_PATTERN = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
TAKEN_IDS = frozenset(
    {
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    }
)
"""Names that every JavaScript object has: a canvas takes a node of that name for one that is there already."""


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: in a link, a file and a canvas."""
    return ID_PATTERN.fullmatch(text) is not None and text not in TAKEN_IDS


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].rstrip("-")


def new_id(prefix: str) -> str:
    """Return a new id that sorts by the time it was made."""
    return f"{prefix}-{str(ULID()).lower()}"


def readable_id(prefix: str, name: str, taken: Container[str] = ()) -> str:
    """Return a slug of `name` that is not in `taken`, numbered if need be."""
    stem = slug(name)
    if not stem:
        return new_id(prefix)
    candidate, number = f"{prefix}-{stem}", 2
    while candidate in taken:
        candidate, number = f"{prefix}-{stem}-{number}", number + 1
    return candidate
