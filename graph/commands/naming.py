"""Give communities a name."""

import dataclasses
from dataclasses import dataclass

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.communities import Community
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot


@dataclass(frozen=True, slots=True)
class NameCommunity:
    """Name a group of nodes; one that had a name keeps its record, with the members of now.

    Parameters
    ----------
    name : str
        What it is to be called; empty takes the name away.
    member_ids : tuple of str
        Who belongs to it now.
    named : str
        Id of the name that it has; empty for none.
    """

    name: str
    member_ids: tuple[str, ...]
    named: str = ""
    reason: str = "name community"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the name given, changed or taken away."""
        before = snapshot.of(Community).get(self.named)
        if not self.name:
            return ChangeSet((Change(before, None),) if before else ())
        fresh = Community(id=new_id("grp"), name=self.name)
        after = dataclasses.replace(before or fresh, name=self.name, member_ids=self.member_ids)
        return ChangeSet((Change(before, after),))
