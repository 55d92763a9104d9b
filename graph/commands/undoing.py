"""Undo and redo for every write alike: apply the inverse as a new revision."""

from collections.abc import Callable, Mapping, Sequence

from graph.changes import LogEntry, Revision, invert
from graph.commands.bus import require
from graph.commands.permissions import Permission, User
from graph.model.errors import Conflict, NothingToRedo, NothingToUndo, RevisionNotFound, UndoConflict
from graph.stores.protocol import NetworkStore

PAGE = 200
LOOK_BACK = 500
"""Revisions in which a screen looks for the next step of a user."""
LARGE = 50
"""From so many changes on, taking them back is asked twice."""
Target = Callable[[Sequence[LogEntry]], int | None]


def undo(store: NetworkStore, user: User, operation_id: str, number: int | None = None) -> Revision:
    """Take back one revision: the newest that stands, or the one that is named.

    Raises
    ------
    UndoConflict
        Later edits touched the same fields; nothing is clobbered.
    NothingToUndo, RevisionNotFound
        There is no such revision.
    """
    require(user, Permission.UNDO)
    target = undo_target(_recent(store, undo_target)) if number is None else number
    if target is None:
        raise NothingToUndo
    return _take_back(store, user, operation_id, target, f"undo {target}")


def redo(store: NetworkStore, user: User, operation_id: str, number: int | None = None) -> Revision:
    """Bring back what was undone last, as long as nothing new was done since; or what the undo that is named took."""
    require(user, Permission.UNDO)
    target = redo_target(_recent(store, redo_target)) if number is None else number
    if target is None:
        raise NothingToRedo
    return _take_back(store, user, operation_id, target, f"redo {target}")


def undo_target(log: Sequence[LogEntry], actor: str | None = None) -> int | None:
    """Return the newest revision that stands: itself no undo, and not taken back since.

    Parameters
    ----------
    log : sequence of LogEntry
        The newest revisions, of everybody.
    actor : str, optional
        Only what this user did, so that nobody takes back the work of others unawares.
    """
    kept, redone = standing(log), redos(log)
    own = [entry for entry in log if entry.number in kept and actor in (None, entry.actor)]
    return max((e.number for e in own if e.undoes is None or e.number in redone), default=None)


def redo_target(log: Sequence[LogEntry], actor: str | None = None) -> int | None:
    """Return the newest undo that stands, if no new deed came after it; of one user when `actor` is given."""
    kept, redone = standing(log), redos(log)
    own = [entry for entry in log if actor in (None, entry.actor)]
    for entry in sorted(own, key=lambda entry: -entry.number):
        if entry.undoes is None:
            return None
        if entry.number in kept and entry.number not in redone:
            return entry.number
    return None


def is_redo(entry: LogEntry, log: Sequence[LogEntry]) -> bool:
    """Tell whether an entry brings something back."""
    return entry.number in redos(log)


def redos(log: Sequence[LogEntry]) -> frozenset[int]:
    """Return the numbers that bring something back: what they take back is itself an undo, and no redo."""
    undoes = {entry.number: entry.undoes for entry in log if entry.undoes is not None}
    found: set[int] = set()
    for number in sorted(undoes):
        if undoes[number] in undoes and undoes[number] not in found:
            found.add(number)
    return frozenset(found)


def standing(log: Sequence[LogEntry]) -> frozenset[int]:
    """Return the numbers that no standing later entry takes back, the deed itself or what brought it back."""
    taken_back: set[int] = set()
    brought_back = _brought_back(log)
    for entry in sorted(log, key=lambda entry: -entry.number):
        if entry.undoes is not None and entry.number not in taken_back:
            again = (number for number, deed in brought_back.items() if deed == entry.undoes and number < entry.number)
            taken_back.update((entry.undoes, *again))
    return frozenset(entry.number for entry in log) - taken_back


def _brought_back(log: Sequence[LogEntry]) -> Mapping[int, int]:
    """Return the deed that each redo brings back, however often it was taken back before."""
    undoes = {entry.number: entry.undoes for entry in log if entry.undoes is not None}
    found: dict[int, int] = {}
    for number in sorted(redos(log)):
        deed = undoes.get(undoes[number])
        if deed is not None:
            found[number] = found.get(deed, deed)
    return found


def _recent(store: NetworkStore, target: Target) -> list[LogEntry]:
    """Return as much of the log, newest first, as it takes to tell the target: all of it when there is none."""
    log = list(store.log(PAGE))
    while log and log[-1].number > 1 and not _tells(log, target):
        log += store.log(PAGE, before=log[-1].number)
    return log


def _tells(log: Sequence[LogEntry], target: Target) -> bool:
    """Tell whether older entries could not change the target: no chain of undos leads to them."""
    reaches_back = any(entry.undoes is not None and entry.undoes < log[-1].number for entry in log)
    if target is redo_target and any(entry.undoes is None for entry in log):
        return not reaches_back
    return not reaches_back and target(log) is not None


def _take_back(store: NetworkStore, user: User, operation_id: str, number: int, reason: str) -> Revision:
    found = store.changes(number - 1, number) if number > 0 else ()
    if not found:
        raise RevisionNotFound(number, store.revision())
    try:
        return store.apply(
            invert(found[0].changes), actor=user.name, reason=reason, operation_id=operation_id, undoes=number
        )
    except Conflict as error:
        raise UndoConflict(error.clashes) from None
