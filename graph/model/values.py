"""Three kinds of no value: a known zero is a value, unknown and not applicable are not."""

from enum import Enum
from typing import Final, Literal, TypeGuard, TypeVar


class NoValue(Enum):
    """Why a field holds no value."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    def __repr__(self) -> str:
        return self.name


UNKNOWN: Final[Literal[NoValue.UNKNOWN]] = NoValue.UNKNOWN
NOT_APPLICABLE: Final[Literal[NoValue.NOT_APPLICABLE]] = NoValue.NOT_APPLICABLE

T = TypeVar("T")


def is_known(value: T | NoValue) -> TypeGuard[T]:
    """Tell whether a field holds a value; zero, false and an empty list are values."""
    return not isinstance(value, NoValue)


def known_or(value: T | NoValue, default: T) -> T:
    """Return the value, or `default` where there is none."""
    return value if is_known(value) else default


Text = str | NoValue
Texts = tuple[str, ...] | NoValue
Integer = int | NoValue
Number = float | NoValue
Flag = bool | NoValue
