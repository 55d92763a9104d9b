"""Put parties on the long list of an alliance."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.alliances.dossier import EXCLUDED, LISTED, dossier
from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.dossiers import Candidate
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN


@dataclass(frozen=True, slots=True)
class ListParties:
    """Make parties candidates of an alliance, or bring back those that were excluded.

    Who is on the list already, whoever put it there, stays as it is.

    Parameters
    ----------
    alliance_id : str
        Which alliance.
    because : mapping of str to str
        Why each party is on the list, by party; empty for no reason.
    by : str
        Who puts them there.
    on : str
        The date, ``yyyy-mm-dd``.
    """

    alliance_id: str
    because: Mapping[str, str]
    by: str
    on: str
    reason: str = "list parties"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return a new word on each party; earlier ones stay."""
        known = dossier(snapshot, self.alliance_id).candidates
        return ChangeSet(
            tuple(
                Change(None, self._candidate(snapshot.node(party).id, why))
                for party, why in self.because.items()
                if party not in known or known[party].state == EXCLUDED
            )
        )

    def _candidate(self, party_id: str, why: str) -> Candidate:
        return Candidate(
            id=new_id("can"),
            subject_id=self.alliance_id,
            party_id=party_id,
            state=LISTED,
            reason=why or UNKNOWN,
            added_by=self.by,
            on=self.on,
        )
