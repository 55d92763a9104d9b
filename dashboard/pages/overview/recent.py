"""The last changes, and whether each can still be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.changes import ChangeSet, LogEntry, Revision, apply_to, invert, merge
from graph.commands.undoing import is_redo, standing
from graph.model.errors import Conflict
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import link_violations


class Fate(StrEnum):
    """What became of a revision."""

    STANDS = "stands"
    CHANGED_LATER = "changed_later"
    TAKEN_BACK = "taken_back"


class Deed(StrEnum):
    """What a revision was."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class RecentChange:
    """A revision as the list of changes shows it."""

    revision: Revision
    deed: Deed
    fate: Fate


def recent_changes(
    log: Sequence[LogEntry], revisions: Mapping[int, Revision], snapshot: NetworkSnapshot
) -> tuple[RecentChange, ...]:
    """Return the revisions that are given, newest first.

    Parameters
    ----------
    log : sequence of LogEntry
        Newest first, from the newest revision back to at least the oldest that is given.
    revisions : mapping of int to Revision
        What to tell, by number.
    snapshot : NetworkSnapshot
        The network now.
    """
    kept = standing(log)
    told = [entry for entry in log if entry.number in revisions]
    return tuple(
        RecentChange(
            revisions[entry.number],
            _deed(entry, log),
            _fate(revisions[entry.number], snapshot, is_kept=entry.number in kept),
        )
        for entry in told
    )


def can_take_back(changes: ChangeSet, snapshot: NetworkSnapshot) -> bool:
    """Tell whether changes can be inverted without touching what came later.

    They can when no field was changed again, nothing links to what would go, and
    nothing that would come back links to what is gone.
    """
    try:
        wanted = merge(invert(changes), snapshot.records, _nobody)
    except Conflict:
        return False
    gone = {change.record_id for change in wanted if change.after is None}
    touched = {change.record_id for change in wanted}
    if any(snapshot.referrers.get(record_id, frozenset()) - touched for record_id in gone):
        return False
    after = apply_to(snapshot, wanted).records
    back = [change.after for change in wanted if change.after is not None]
    kinds = {record_id: record.kind for record_id, record in after.items()}
    return not any(link_violations(record, kinds.get) for record in back)


def _deed(entry: LogEntry, log: Sequence[LogEntry]) -> Deed:
    if entry.undoes is None:
        return Deed.CHANGE
    return Deed.REDO if is_redo(entry, log) else Deed.UNDO


def _fate(revision: Revision, snapshot: NetworkSnapshot, *, is_kept: bool) -> Fate:
    if not is_kept:
        return Fate.TAKEN_BACK
    return Fate.STANDS if can_take_back(revision.changes, snapshot) else Fate.CHANGED_LATER


def _nobody(record_id: str, field: str) -> tuple[str, str]:
    return "", ""
