"""Undo and redo for every write alike: apply the inverse as a new revision."""

from collections.abc import Sequence

from graph.changes import LogEntry, Revision, invert
from graph.commands.bus import require
from graph.commands.permissions import Permission, User
from graph.model.errors import NothingToRedo, NothingToUndo, RevisionNotFound
from graph.stores.protocol import NetworkStore

LOOK_BACK = 500


def undo(store: NetworkStore, user: User, operation_id: str, number: int | None = None) -> Revision:
    """Take back one revision: the newest that stands, or the one that is named.

    Raises
    ------
    Conflict
        Later edits touched the same fields; nothing is clobbered.
    NothingToUndo, RevisionNotFound
        There is no such revision.
    """
    require(user, Permission.UNDO)
    target = undo_target(store.log(LOOK_BACK)) if number is None else number
    if target is None:
        raise NothingToUndo
    return _take_back(store, user, operation_id, target, f"undo {target}")


def redo(store: NetworkStore, user: User, operation_id: str) -> Revision:
    """Bring back what was undone last, as long as nothing new was done since."""
    require(user, Permission.UNDO)
    target = redo_target(store.log(LOOK_BACK))
    if target is None:
        raise NothingToRedo
    return _take_back(store, user, operation_id, target, f"redo {target}")


def undo_target(log: Sequence[LogEntry]) -> int | None:
    """Return the newest revision that stands: itself no undo, and not taken back since."""
    kept = standing(log)
    deeds = [entry.number for entry in log if entry.number in kept and entry.undoes is None]
    redone = [e.number for e in log if e.number in kept and e.undoes is not None and is_redo(e, log)]
    return max(deeds + redone, default=None)


def redo_target(log: Sequence[LogEntry]) -> int | None:
    """Return the newest undo that stands, if no new deed came after it."""
    kept = standing(log)
    for entry in sorted(log, key=lambda entry: -entry.number):
        if entry.undoes is None:
            return None
        if entry.number in kept and not is_redo(entry, log):
            return entry.number
    return None


def is_redo(entry: LogEntry, log: Sequence[LogEntry]) -> bool:
    """Tell whether an entry brings something back: it takes back an odd chain of undos."""
    undoes = {e.number: e.undoes for e in log}
    steps, number = 0, entry.undoes
    while number is not None:
        steps += 1
        number = undoes.get(number)
    return steps % 2 == 0


def standing(log: Sequence[LogEntry]) -> frozenset[int]:
    """Return the numbers that no standing later entry takes back."""
    taken_back: set[int] = set()
    for entry in sorted(log, key=lambda entry: -entry.number):
        if entry.undoes is not None and entry.number not in taken_back:
            taken_back.add(entry.undoes)
    return frozenset(entry.number for entry in log) - taken_back


def _take_back(store: NetworkStore, user: User, operation_id: str, number: int, reason: str) -> Revision:
    found = store.changes(number - 1, number) if number > 0 else ()
    if not found:
        raise RevisionNotFound(number, store.revision())
    return store.apply(
        invert(found[0].changes), actor=user.name, reason=reason, operation_id=operation_id, undoes=number
    )
