"""Move an alliance to another phase."""

import dataclasses
from dataclasses import dataclass

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.alliances import Alliance
from graph.model.errors import NetworkError, RecordNotFound
from graph.model.follow_up import Note
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot


class ReasonMissing(NetworkError):
    """A move that is only made with a written reason."""

    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__("Write down why: this phase is entered before its gate is passed, or left backwards.")


@dataclass(frozen=True, slots=True)
class MovePhase:
    """Give an alliance another phase, with the reason beside it.

    Parameters
    ----------
    alliance_id : str
        Which alliance.
    seen : str
        The phase that the user saw; a move that someone else made meanwhile is told as a clash.
    to : str
        The new phase.
    because : str
        The reason; empty when the gate was passed.
    by : str
        Who decides.
    on : str
        The date, ``yyyy-mm-dd``.
    """

    alliance_id: str
    seen: str
    to: str
    because: str
    by: str
    on: str
    reason: str = "move phase"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the new phase, and a note with the reason."""
        stored = snapshot.of(Alliance).get(self.alliance_id)
        if stored is None:
            raise RecordNotFound(self.alliance_id)
        before = dataclasses.replace(stored, phase=self.seen) if isinstance(stored.phase, str) else stored
        changes = [Change(before, dataclasses.replace(before, phase=self.to))]
        if self.because:
            content = f"{self.seen} → {self.to}: {self.because}"
            note = Note(id=new_id("not"), subject_id=self.alliance_id, content=content, written_by=self.by, on=self.on)
            changes.append(Change(None, note))
        return ChangeSet(tuple(changes))
