"""Keep scenarios: thought experiments beside the facts."""

import dataclasses
from dataclasses import dataclass

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.snapshot import NetworkSnapshot
from graph.model.views import Scenario


@dataclass(frozen=True, slots=True)
class KeepScenario:
    """Start a scenario, or keep it with other changes or another name.

    Parameters
    ----------
    record_id : str
        Of the scenario, new or known.
    name : str
        What it is called.
    changes : str
        Its changes, as text.
    owner : str
        Who started it; stays as it was for one that is known.
    """

    record_id: str
    name: str
    changes: str
    owner: str
    reason: str = "keep scenario"
    permission: Permission = Permission.SAVE_VIEW

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the scenario, new or changed."""
        before = snapshot.of(Scenario).get(self.record_id)
        fresh = Scenario(id=self.record_id, name=self.name, owner=self.owner)
        after = dataclasses.replace(before or fresh, name=self.name, changes=self.changes)
        return ChangeSet((Change(before, after),))
