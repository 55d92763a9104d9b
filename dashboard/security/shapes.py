"""Whether a value from a browser has the shape that a function says it takes."""

from collections.abc import Collection, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from graph.model.errors import NetworkError


class UnexpectedValue(NetworkError):
    """A value that no screen of the product would have sent."""

    code = "unexpected_value"

    def __init__(self, where: str) -> None:
        super().__init__(f"The request holds another kind of value for {where} than its screen sends.")


def fits(value: object, hint: Any) -> bool:
    """Tell whether a JSON value is of a type.

    Parameters
    ----------
    value : object
        As read from JSON; booleans are no numbers.
    hint : type or annotation
        `Any`, `None`, ``str``, ``bool``, ``int``, ``float``, a union, a list or sequence, a dict or mapping with
        texts as keys, or a `TypedDict`; its values may have more keys than it names.

    Raises
    ------
    TypeError
        Another annotation: JSON knows no such values.
    """
    if hint is Any:
        return True
    if hint in (None, NoneType):
        return value is None
    if hint in (str, bool):
        return isinstance(value, hint)
    if hint in (int, float):
        return isinstance(value, int | hint) and not isinstance(value, bool)
    if is_typeddict(hint):
        return isinstance(value, dict) and _has_items(value, get_type_hints(hint), hint)
    return _fits_parts(value, get_origin(hint) or hint, get_args(hint))


def _fits_parts(value: object, origin: Any, parts: tuple[Any, ...]) -> bool:
    if origin in (Union, UnionType):
        return any(fits(value, part) for part in parts)
    if origin in (list, Sequence, Collection):
        (of,) = parts or (Any,)
        return isinstance(value, list) and all(fits(item, of) for item in value)
    if origin in (dict, Mapping):
        _, of = parts or (str, Any)
        return isinstance(value, dict) and all(fits(item, of) for item in value.values())
    raise TypeError(f"{origin} is no shape of a JSON value")


def _has_items(value: Mapping[str, object], hints: Mapping[str, Any], named: Any) -> bool:
    return all(
        fits(value[name], hint) if name in value else name not in named.__required_keys__
        for name, hint in hints.items()
    )
