"""Ids: a readable slug where there is a name, a ULID where there is none."""

import re
import unicodedata
from collections.abc import Container

from ulid import ULID

MAX_SLUG = 80
ID_PATTERN = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")


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
