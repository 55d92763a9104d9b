"""What is wrong with, or worth knowing about, a file: rule codes and values; the sentences are the screen's."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem does: an error keeps a row out, a warning and a notice do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell about one place in a file.

    Parameters
    ----------
    rule : str
        Code; the sentence is `rule.<code>` of the text catalogue.
    severity : Severity
        What it does to the row.
    file, table : str
        Where; `table` is the sheet, or the kind of part of a graph file.
    row : int or None
        As a spreadsheet numbers it; None for the file or table as a whole.
    column, value : str
        Heading and offending text.
    expected : str
        What the rule allows, or the other place it is about.
    field : str
        ``kind.field`` of the registry where the problem is about one; it is named where there is no heading.
    """

    rule: str
    severity: Severity = Severity.ERROR
    file: str = ""
    table: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    expected: str = ""
    field: str = ""


class FileRefused(Exception):
    """A file that cannot be read at all."""

    def __init__(self, rule: str, *, value: str = "", expected: str = "", row: int | None = None) -> None:
        super().__init__(f"{rule}: {value or expected}")
        self.rule = rule
        self.value = value
        self.expected = expected
        self.row = row

    def as_problem(self, file: str) -> Problem:
        """Return it as a problem of a named file."""
        return Problem(self.rule, file=file, row=self.row, value=self.value, expected=self.expected)


MAX_SHOWN = 200


def shown(value: str) -> str:
    """Return a value short enough for a message."""
    return value if len(value) <= MAX_SHOWN else value[: MAX_SHOWN - 1] + "…"
