"""What a command says: one object or a human text on standard output, everything else on standard error."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from dashboard.text import plural, t
from graph.analysis.work import heard_by

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found or did.

    Parameters
    ----------
    plain : mapping
        The object of ``--json``.
    lines : sequence of str
        The same for people.
    code : int
        0 done, 1 refused or incomplete.
    """

    plain: Mapping[str, Any]
    lines: Sequence[str] = ()
    code: int = DONE


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command speaks.

    Parameters
    ----------
    language : str
        Of the text for people.
    as_json : bool
        Whether standard output holds one object.
    """

    language: str
    as_json: bool = False

    def text(self, key: str, **values: object) -> str:
        """Return a text of the command line."""
        return t(f"cli.{key}", self.language, **values)

    def counted(self, key: str, n: int, **values: object) -> str:
        """Return a text of the command line about one or several things."""
        return plural(f"cli.{key}", n, self.language, **values)

    def answer(self, answer: Answer) -> int:
        """Write an answer, and return its exit code."""
        if self.as_json:
            self.write(json.dumps(answer.plain, ensure_ascii=False, indent=2) + "\n")
        elif answer.lines:
            self.write("\n".join(map(printable, answer.lines)) + "\n")
        return answer.code

    @staticmethod
    def write(text: str) -> None:
        """Write to standard output in UTF-8, whatever the terminal is set to."""
        write_bytes(text.encode())

    def tell(self, text: str) -> None:
        """Write one message to standard error."""
        sys.stderr.write("\n".join(map(printable, text.split("\n"))) + "\n")
        sys.stderr.flush()

    @contextmanager
    def listening(self, key: str) -> Iterator[None]:
        """Show on standard error how much of a long computation is done, if someone is looking."""
        console = Console(stderr=True)
        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()]
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(self.text(key), total=1.0)
            with heard_by(lambda share: bar.update(task, completed=share)):
                yield

    @contextmanager
    def progress(self, key: str, total: int | None = None) -> Iterator[Callable[[], None]]:
        """Show a bar on standard error while something lasts, if someone is looking.

        Yields
        ------
        callable
            Tells that one of `total` is done; without a total the bar only shows that work goes on.
        """
        console = Console(stderr=True)
        columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn()]
        counted = [MofNCompleteColumn()] if total is not None else []
        with Progress(*columns, *counted, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(self.text(key), total=total)
            yield lambda: bar.advance(task)


def printable(line: str) -> str:
    """Return a line in which nothing that a file brought steers the terminal or turns the text round."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), line)


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines of equally wide columns."""
    lines = [headings, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(headings))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
