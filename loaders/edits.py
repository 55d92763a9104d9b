"""Which fields people changed after an import: a later import leaves those as they are."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from graph.changes import LogEntry, Revision
from graph.model.records import Record
from loaders.plan import IMPORT_REASON

PAGE = 1_000
FEW = 100
"""Records that are asked for one by one; for more, the whole history is read once."""


class Journal(Protocol):
    """The history of a store, as `NetworkStore` has it."""

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes."""

    def changes(self, since: int = 0, until: int | None = None) -> tuple[Revision, ...]:
        """Return some revisions with their changes, oldest first."""

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first."""


class EditsByHand:
    """What people changed since a record was imported, read as far as it is asked for.

    Parameters
    ----------
    journal : Journal
        A store.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._touched: frozenset[str] | None = None
        self._all: Mapping[str, frozenset[str]] | None = None
        self._n_asked = 0

    def fields(self, record: Record) -> frozenset[str]:
        """Return the fields whose newest change is no import, of a record that was imported before."""
        if record.version < 2 or record.id not in self._touched_by_hand():
            return frozenset()
        self._n_asked += 1
        if self._n_asked <= FEW:
            return _edited(self._journal.history(record.id)).get(record.id, frozenset())
        if self._all is None:
            self._all = _edited(self._journal.changes())
        return self._all.get(record.id, frozenset())

    def _touched_by_hand(self) -> frozenset[str]:
        """Return the ids of the records that something else than an import wrote after the first import."""
        if self._touched is None:
            self._touched = frozenset(
                change.record_id
                for since, until in _runs_by_hand(self._entries())
                for revision in self._journal.changes(since, until)
                for change in revision.changes
            )
        return self._touched

    def _entries(self) -> list[LogEntry]:
        """Return all revisions, oldest first."""
        found: list[LogEntry] = []
        while page := self._journal.log(PAGE, found[-1].number if found else None):
            found += page
        return found[::-1]


def _runs_by_hand(entries: Iterable[LogEntry]) -> list[tuple[int, int]]:
    """Return the stretches of revisions between and after imports, as ``since < number <= until``."""
    runs: list[tuple[int, int]] = []
    last_import = None
    for entry in entries:
        if _is_import(entry.reason):
            last_import = entry.number
        elif last_import is not None and runs and runs[-1][0] == last_import:
            runs[-1] = (last_import, entry.number)
        elif last_import is not None:
            runs.append((last_import, entry.number))
    return runs


def _edited(revisions: Iterable[Revision]) -> Mapping[str, frozenset[str]]:
    """Return, per record that an import wrote, the fields whose newest change since then is no import."""
    by_import: dict[str, dict[str, bool]] = {}
    for revision in revisions:
        is_import = _is_import(revision.reason)
        for change in revision.changes:
            if is_import or change.record_id in by_import:
                fields = by_import.setdefault(change.record_id, {})
                fields.update((name, is_import) for name in change.fields)
    return {
        record_id: frozenset(name for name, is_import in fields.items() if not is_import)
        for record_id, fields in by_import.items()
    }


def _is_import(reason: str) -> bool:
    return reason.startswith(IMPORT_REASON)
