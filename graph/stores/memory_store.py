"""The reference store: everything in working memory of one process. For tests and thought experiments."""

import threading
from collections.abc import Collection, Mapping

from graph.changes import ChangeSet, LogEntry, Revision, apply_to
from graph.model.errors import Violation
from graph.model.records import Record
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.stores.neighbourhood import neighbourhood
from graph.stores.protocol import Neighbourhood, SearchHit
from graph.stores.searching import search_records
from graph.stores.writing import prepare, utc_now


class MemoryStore:
    """A store that forgets when the process ends; safe for several threads."""

    url = "memory:"

    def __init__(self) -> None:
        self._snapshot = EMPTY
        self._revisions: tuple[Revision, ...] = ()
        self._lock = threading.Lock()

    def revision(self) -> int:
        """Return the number of the newest revision."""
        return self._snapshot.revision

    def snapshot(self) -> NetworkSnapshot:
        """Return all records as they are now."""
        return self._snapshot

    def apply(
        self,
        change_set: ChangeSet,
        *,
        actor: str,
        reason: str,
        operation_id: str,
        undoes: int | None = None,
        at: str | None = None,
    ) -> Revision:
        """Store a change set as one new revision, or store nothing."""
        with self._lock:
            for revision in self._revisions:
                if revision.operation_id == operation_id:
                    return revision
            moment = at or utc_now()
            number = self.revision()
            written = prepare(
                change_set, _Stored(self._snapshot, self._revisions), actor=actor, at=moment, is_restored=at is not None
            )
            if not written:
                return Revision(number, moment, actor, reason, operation_id, undoes, written)
            revision = Revision(number + 1, moment, actor, reason, operation_id, undoes, written)
            self._revisions = (*self._revisions, revision)
            self._snapshot = apply_to(self._snapshot, written, revision.number)
            return revision

    def changes(self, since: int = 0, until: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions after `since`, up to `until`."""
        return self._revisions[since:until]

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes."""
        shown = self._revisions[: None if before is None else max(before - 1, 0)]
        return tuple(
            LogEntry(r.number, r.at, r.actor, r.reason, r.operation_id, r.undoes, len(r.changes))
            for r in reversed(shown[max(len(shown) - limit, 0) :])
        )

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record."""
        return _Stored(self._snapshot, self._revisions).history(record_id)

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return the records that answer a search."""
        return search_records(self._snapshot.records.values(), text, kinds, limit)

    def neighbours(self, ids: Collection[str], depth: int = 1, limit: int = 1000) -> Neighbourhood:
        """Return what lies around some nodes."""
        return neighbourhood(self._snapshot, ids, depth, limit)

    def check(self) -> tuple[Violation, ...]:
        """Return nothing: there is nothing beside the facts and their history."""
        return ()

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


class _Stored:
    """The state before a write."""

    def __init__(self, snapshot: NetworkSnapshot, revisions: tuple[Revision, ...]) -> None:
        self._snapshot = snapshot
        self._revisions = revisions

    def records(self, ids: Collection[str]) -> Mapping[str, Record]:
        known = self._snapshot.records
        return {record_id: known[record_id] for record_id in ids if record_id in known}

    def kinds(self, ids: Collection[str]) -> Mapping[str, str]:
        return {record_id: record.kind for record_id, record in self.records(ids).items()}

    def referrers(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        index = self._snapshot.referrers
        return {record_id: index[record_id] for record_id in ids if record_id in index}

    def history(self, record_id: str) -> tuple[Revision, ...]:
        return revisions_of(record_id, self._revisions)


def revisions_of(record_id: str, revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """Return the revisions that touched a record, each with only that change."""
    found = []
    for revision in revisions:
        changes = tuple(change for change in revision.changes if change.record_id == record_id)
        if changes:
            found.append(
                Revision(
                    revision.number,
                    revision.at,
                    revision.actor,
                    revision.reason,
                    revision.operation_id,
                    revision.undoes,
                    ChangeSet(changes),
                )
            )
    return tuple(found)
