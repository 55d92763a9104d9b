"""Who takes part in an alliance, and in which phase it is."""

import dataclasses
from dataclasses import dataclass

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.alliances import Alliance
from graph.model.dates import latest
from graph.model.errors import NetworkError, RecordNotFound
from graph.model.follow_up import Note
from graph.model.identifiers import new_id
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import UNKNOWN, is_known


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
        The phase that the user saw, empty for unknown; a move that someone else made meanwhile is told as a clash.
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
        before = dataclasses.replace(stored, phase=self.seen or UNKNOWN)
        changes = [Change(before, dataclasses.replace(before, phase=self.to))]
        if self.because:
            content = f"{self.seen or '?'} → {self.to}: {self.because}"
            note = Note(id=new_id("not"), subject_id=self.alliance_id, content=content, written_by=self.by, on=self.on)
            changes.append(Change(None, note))
        return ChangeSet(tuple(changes))


@dataclass(frozen=True, slots=True)
class JoinAlliance:
    """Make someone a party in an alliance from a day on; who is one already stays as it is.

    Parameters
    ----------
    alliance_id, party_id : str
        Which alliance, and who joins.
    on : str
        The date, ``yyyy-mm-dd``.
    """

    alliance_id: str
    party_id: str
    on: str
    reason: str = "join alliance"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the new tie; none when there is one that lasts."""
        if self.alliance_id not in snapshot.of(Alliance):
            raise RecordNotFound(self.alliance_id)
        if any(self._lasts(tie) for tie in snapshot.ties_of(self.alliance_id)):
            return ChangeSet()
        return ChangeSet(
            (
                Change(
                    None,
                    Tie(
                        id=new_id(kind_of("tie").prefix),
                        source_id=snapshot.node(self.party_id).id,
                        target_id=self.alliance_id,
                        type="PARTNER_OF",
                        valid_from=self.on,
                        status="stated",
                    ),
                ),
            )
        )

    def _lasts(self, tie: Tie) -> bool:
        is_own = tie.type == "PARTNER_OF" and tie.ends == (self.party_id, self.alliance_id)
        return is_own and not (is_known(tie.valid_to) and latest(tie.valid_to) <= self.on)
