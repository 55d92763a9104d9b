"""`kruispunt history` and `undo`."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from dashboard.cli.output import Answer, Output, table
from graph.changes import Change, LogEntry
from graph.commands.permissions import User
from graph.commands.undoing import undo
from graph.model.codec import describe
from graph.model.errors import RecordNotFound
from graph.model.identifiers import new_id
from graph.stores.protocol import NetworkStore

PAGE = 200
DEFAULT_LENGTH = 50


def show_history(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Return what was written, newest first: the last revisions, all since one, or those of one record."""
    if asked.record:
        return _of_record(asked.record, asked.since or 0, store, output)
    entries = _since(store, asked.since) if asked.since is not None else store.log(DEFAULT_LENGTH)
    plain = {"revision": store.revision(), "revisions": [_entry(entry) for entry in entries]}
    return Answer(plain, _lines(entries, output))


def take_back(asked: Namespace, store: NetworkStore, user: User, output: Output) -> Answer:
    """Undo one revision: the newest that stands, or the one that is named."""
    newest = store.revision()
    done = undo(store, user, new_id("undo"), asked.revision)
    plain = {"revision": done.number, "undoes": done.undoes, "n_changes": len(done.changes)}
    if done.number <= newest:
        return Answer(plain | {"n_changes": 0}, [output.text("undone_before", undoes=asked.revision or done.undoes)])
    sentence = output.counted("undone", len(done.changes), undoes=done.undoes, revision=done.number)
    return Answer(plain, [sentence])


def _since(store: NetworkStore, since: int) -> list[LogEntry]:
    """Return all revisions after one, newest first."""
    found: list[LogEntry] = []
    before: int | None = None
    while page := [entry for entry in store.log(PAGE, before) if entry.number > since]:
        found += page
        before = page[-1].number
    return found


def _of_record(record_id: str, since: int, store: NetworkStore, output: Output) -> Answer:
    revisions = store.history(record_id)
    if not revisions:
        raise RecordNotFound(record_id)
    shown = [revision for revision in reversed(revisions) if revision.number > since]
    plain = {
        "revision": store.revision(),
        "record": record_id,
        "revisions": [
            {
                "number": revision.number,
                "at": revision.at,
                "actor": revision.actor,
                "reason": revision.reason,
                "undoes": revision.undoes,
                "n_changes": len(revision.changes),
                "changes": [field for change in revision.changes for field in _fields(change)],
            }
            for revision in shown
        ],
    }
    entries = [LogEntry(r.number, r.at, r.actor, r.reason, r.operation_id, r.undoes, len(r.changes)) for r in shown]
    return Answer(plain, _lines(entries, output))


def _fields(change: Change) -> list[dict[str, Any]]:
    """Return the fields of a change with their old and new value; what was unknown and still is says nothing."""
    values = ((name, _value(change.before, name), _value(change.after, name)) for name in change.fields)
    return [{"field": name, "old": old, "new": new} for name, old, new in values if old != new]


def _value(record: object, name: str) -> object:
    return None if record is None else describe(getattr(record, name, None))


def _entry(entry: LogEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at,
        "actor": entry.actor,
        "reason": entry.reason,
        "undoes": entry.undoes,
        "n_changes": entry.n_changes,
    }


def _lines(entries: Sequence[LogEntry], output: Output) -> list[str]:
    if not entries:
        return [output.text("no_history")]
    headings = [output.text(f"history_{name}") for name in ("number", "at", "actor", "n_changes", "reason")]
    rows = [[str(e.number), e.at, e.actor, str(e.n_changes), e.reason] for e in entries]
    return table(headings, rows)
