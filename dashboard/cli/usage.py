"""Wrong usage, told in the language of the user and, when asked, as an object."""

import argparse
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NoReturn

from dashboard.text import t

CODE = "wrong_usage"
_MESSAGES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "usage_missing": re.compile(r"the following arguments are required: (?P<what>.+)", re.DOTALL),
        "usage_unknown": re.compile(r"unrecognized arguments: (?P<what>.+)", re.DOTALL),
        "usage_choice": re.compile(
            r"argument (?P<what>.+?): invalid choice: '(?P<value>.*)' \(choose from (?P<known>.+)\)", re.DOTALL
        ),
        "usage_value": re.compile(r"argument (?P<what>.+?): expected .*", re.DOTALL),
        "usage_wrong": re.compile(r"argument (?P<what>.+?): invalid \w+ value: '(?P<value>.*)'", re.DOTALL),
    }
)
"""Text per message of the parser in the standard library, which speaks English alone."""


class WrongUsage(Exception):
    """What was asked cannot be understood.

    Parameters
    ----------
    usage : str
        How the command is used.
    message : str
        What is wrong, in the language of the user.
    """

    def __init__(self, usage: str, message: str) -> None:
        super().__init__(message)
        self.usage = usage
        self.message = message


class Parser(argparse.ArgumentParser):
    """A parser that raises `WrongUsage` instead of leaving the program."""

    language = ""

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUsage` with the message in words."""
        raise WrongUsage(self.format_usage(), in_words(message, self.language))


def in_words(message: str, language: str) -> str:
    """Return a message of the parser in a language; one that is not known as it is."""
    for key, pattern in _MESSAGES.items():
        if match := pattern.fullmatch(message):
            return t(f"cli.{key}", language, **match.groupdict())
    return message


def asks_for_json(given: Sequence[str]) -> bool:
    """Tell whether an object was asked for, in arguments that cannot be understood."""
    return "--json" in given
