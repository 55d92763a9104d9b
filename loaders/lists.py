"""Several values in one cell: what stands between them is decided per column."""

import json
from collections.abc import Sequence

from graph.model.codec import LIST_SEPARATOR

JSON_LIST = "[]"
"""Stands for cells that each hold a list as JSON writes it."""

BETWEEN = (LIST_SEPARATOR, "\n", ";")


def separator_of(texts: Sequence[str]) -> str:
    """Return what stands between the values in the cells of a column; never a comma, which names hold too."""
    if any(items_of_json(text) is not None for text in texts):
        return JSON_LIST
    return next((sign for sign in BETWEEN if any(sign in text for text in texts)), LIST_SEPARATOR)


def items_in(text: str, separator: str) -> list[str]:
    """Return the values in a cell."""
    if separator == JSON_LIST:
        found = items_of_json(text)
        return [text] if found is None else found
    return text.splitlines() if separator == "\n" else text.split(separator)


def items_of_json(text: str) -> list[str] | None:
    """Return the texts in a list as JSON writes it; None when the text is none."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return [str(item) for item in found] if all(isinstance(item, str | int | float) for item in found) else None
