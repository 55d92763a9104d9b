"""What an import will do: shown before it is done, and applied as it was shown."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import orjson

from graph.changes import ChangeSet
from graph.model.codec import to_plain
from graph.model.records import Record
from loaders.mapping import Mapping as ImportMapping
from loaders.problems import Problem, Severity
from loaders.tables import Table


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an existing record, as text.

    Parameters
    ----------
    field : str
        Its name.
    old, new : str
        Stored value, and value of the file.
    is_kept : bool
        True in a conflict: the stored value stays.
    """

    field: str
    old: str
    new: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What one row leads to.

    Parameters
    ----------
    file, table : str
        Where the row is.
    row : int
        As a spreadsheet numbers it.
    kind, record_id : str
        The record it is about.
    outcome : Outcome
        What becomes of it.
    changes : tuple of FieldChange
        Fields of an existing record that differ.
    """

    file: str
    table: str
    row: int
    kind: str
    record_id: str
    outcome: Outcome
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of an import before it is applied.

    Parameters
    ----------
    files, formats : tuple of str
        Names, and the format that each was recognised as; empty for a file that was refused.
    revision : int
        Revision of the store it was planned on.
    change_set : ChangeSet
        Changes of the accepted rows only.
    rows : tuple of RowOutcome
        One per row, and one per node that was made for a tie.
    problems : tuple of Problem
        All of them.
    tables : tuple of Table
        As read.
    mapping : Mapping
        As used; can be saved and given again.
    """

    files: tuple[str, ...]
    formats: tuple[str, ...]
    revision: int
    change_set: ChangeSet
    rows: tuple[RowOutcome, ...]
    problems: tuple[Problem, ...]
    tables: tuple[Table, ...]
    mapping: ImportMapping

    @property
    def counts(self) -> Mapping[str, Mapping[Outcome, int]]:
        """How many rows have each outcome, per record kind; kinds without rows are absent."""
        found: dict[str, dict[Outcome, int]] = {}
        for row in self.rows:
            kind = found.setdefault(row.kind, dict.fromkeys(Outcome, 0))
            kind[row.outcome] += 1
        return MappingProxyType(found)

    @property
    def n_refused(self) -> int:
        """Number of refused rows."""
        return sum(row.outcome is Outcome.REFUSED for row in self.rows)

    @property
    def is_complete(self) -> bool:
        """Whether every file and every row was accepted."""
        return not self.errors

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps a file or row out."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What is worth knowing and keeps nothing out."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.NOTICE)

    @property
    def reason(self) -> str:
        """Why, as it stands in the history."""
        return import_reason(self.files)

    @property
    def operation_id(self) -> str:
        """The same for the same changes on the same revision, so that they are applied once."""
        digest = hashlib.sha256(str(self.revision).encode())
        for change in self.change_set:
            digest.update(_canonical(change.before) + b"\x00" + _canonical(change.after) + b"\x01")
        return f"import-{digest.hexdigest()}"


IMPORT_REASON = "import:"


def import_reason(files: tuple[str, ...]) -> str:
    """Return the reason of an import of some files."""
    return f"{IMPORT_REASON} {', '.join(files)}"


def _canonical(record: Record | None) -> bytes:
    return orjson.dumps(None if record is None else to_plain(record, stamped=False), option=orjson.OPT_SORT_KEYS)
