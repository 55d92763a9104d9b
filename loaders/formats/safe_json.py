"""JSON without traps: no double keys, no NaN, no bottomless nesting; mistakes told with line and column."""

import json
from typing import Any

from loaders.formats.limits import MAX_DEPTH
from loaders.problems import FileRefused


class _NoNumber(ValueError):
    """NaN or infinity, which JSON does not have."""


class _DoubleKey(ValueError):
    """A key that an object has twice."""


def parse_json(text: str) -> Any:
    """Return what a JSON text says.

    Raises
    ------
    FileRefused
        With line and column of a mistake, or the limit that is passed.
    """
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise FileRefused("json_syntax", value=error.msg, expected=str(error.colno), row=error.lineno) from None
    except _DoubleKey as error:
        raise FileRefused("json_double_key", value=str(error)) from None
    except _NoNumber as error:
        raise FileRefused("json_number", value=str(error)) from None
    except RecursionError:
        raise FileRefused("too_deep", expected=str(MAX_DEPTH)) from None
    except ValueError as error:
        raise FileRefused("json_number", value=str(error)[:80]) from None
    _check_depth(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _DoubleKey(next(key for key in keys if keys.count(key) > 1))
    return found


def _no_constant(name: str) -> float:
    raise _NoNumber(name)


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise FileRefused("too_deep", expected=str(MAX_DEPTH))


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in inner if isinstance(item, dict | list)]


def as_text(value: Any) -> str:
    """Return a JSON value as the text of a cell; the items of a list are joined by ``|``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        items = [as_text(item) for item in value]
        return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items if item)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
