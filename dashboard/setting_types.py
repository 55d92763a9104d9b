"""The types of settings: each reads a text from the environment, or says what was expected."""

import ipaddress
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from dashboard.security.addresses import Network
from graph.commands.permissions import Role

SECRET_BYTES = 32
SECRET_VARIETY = 8
LANGUAGES = ("nl", "en")
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
DEFAULT_PORTS: Mapping[str, int] = {"http": 80, "https": 443}

Choice = TypeVar("Choice", bound=StrEnum)


class Mode(StrEnum):
    """How the product is offered."""

    DEMO = "demo"
    PRODUCTION = "production"


class UnreadableSetting(ValueError):
    """A text that is no value of a type.

    Parameters
    ----------
    rule : str
        Code of the broken rule.
    expected : str
        What would be right, as text.
    """

    def __init__(self, rule: str, expected: str = "") -> None:
        super().__init__(expected)
        self.rule = rule
        self.expected = expected


def text(given: str) -> str:
    """Read a text as it is."""
    return given


def person(given: str) -> str:
    """Read the name of a user: one line, not empty."""
    if not given.isprintable() or not 0 < len(given) <= 200:
        raise UnreadableSetting("not_a_name", "200")
    return given


def port(given: str) -> int:
    """Read a port; 0 lets the system choose."""
    return _whole_number(given, 0, 65_535)


def number_of_bytes(given: str) -> int:
    """Read a size in bytes."""
    return _whole_number(given, 1_000, 1_000_000_000)


def mode(given: str) -> Mode:
    """Read how the product is offered."""
    return _one_of(Mode, given)


def role(given: str) -> Role:
    """Read a role of users."""
    return _one_of(Role, given)


def language(given: str) -> str:
    """Read a language of the product."""
    if given not in LANGUAGES:
        raise UnreadableSetting("not_a_choice", ", ".join(LANGUAGES))
    return given


def origin(given: str) -> str:
    """Read an origin, and return it as browsers write it: lower case, no default port."""
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        number = parts.port
    except ValueError:
        raise UnreadableSetting("not_an_origin") from None
    known = parts.scheme in DEFAULT_PORTS and parts.hostname
    if not known or parts.path or parts.query or parts.fragment or parts.username is not None:
        raise UnreadableSetting("not_an_origin")
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    shown = "" if number in (None, DEFAULT_PORTS[parts.scheme]) else f":{number}"
    return f"{parts.scheme}://{host}{shown}"


def networks(given: str) -> tuple[Network, ...]:
    """Read addresses and networks, separated by commas."""
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in given.split(",") if part.strip())
    except ValueError:
        raise UnreadableSetting("not_an_address") from None


def header_name(given: str) -> str:
    """Read the name of a request header."""
    if given and not HEADER_NAME.fullmatch(given):
        raise UnreadableSetting("not_a_header")
    return given


def secret(given: str) -> bytes:
    """Read a secret; one that could be guessed is refused."""
    value = given.strip().encode()
    if value and (len(value) < SECRET_BYTES or len(set(value)) < SECRET_VARIETY):
        raise UnreadableSetting("weak_secret", str(SECRET_BYTES))
    return value


def _whole_number(given: str, low: int, high: int) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 12) or not low <= int(given) <= high:
        raise UnreadableSetting("out_of_range", f"{low}–{high}")
    return int(given)


def _one_of(choices: type[Choice], given: str) -> Choice:
    try:
        return choices(given)
    except ValueError:
        raise UnreadableSetting("not_a_choice", ", ".join(choices)) from None
