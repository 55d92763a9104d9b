"""The catalogue: one file per room and language, merged into keys ``room.name``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from flask import current_app, has_request_context, request

LANGUAGES = ("nl", "en")
COOKIE = "kruispunt_lang"
LANGUAGE_SETTING = "KRUISPUNT_LANG"
"""Where the configuration of the server says in which language it speaks until someone chooses."""

FOLDER = Path(__file__).parent


class MissingText(KeyError):
    """A key without words: a fault of ours, told at once."""


def language() -> str:
    """Return the language of the request that is being answered: the chosen one, else that of the server."""
    if not has_request_context():
        return LANGUAGES[0]
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else str(current_app.config.get(LANGUAGE_SETTING, LANGUAGES[0]))


def t(key: str, lang: str | None = None, **values: object) -> str:
    """Return a text.

    Parameters
    ----------
    key : str
        ``room.name``.
    lang : str, optional
        ``nl`` or ``en``; the language of the request when absent.
    **values
        For the places in braces.

    Raises
    ------
    MissingText
        The catalogue has no such key.
    """
    try:
        found = catalogue(lang or language())[key]
    except KeyError:
        raise MissingText(key) from None
    return found.format_map(values) if values else found


def plural(key: str, n: int, lang: str | None = None, **values: object) -> str:
    """Return ``key_one`` for one, ``key_many`` otherwise; the number is ``{n}``."""
    return t(f"{key}_{'one' if n == 1 else 'many'}", lang, n=n, **values)


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Return all texts of a language by key."""
    found: dict[str, str] = {}
    for file in sorted((FOLDER / lang).glob("*.toml")):
        room = tomllib.loads(file.read_text(encoding="utf-8"))
        found |= {f"{file.stem}.{name}": text for name, text in room.items()}
    return MappingProxyType(found)
