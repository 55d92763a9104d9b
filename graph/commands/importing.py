"""Bring in what files say."""

from dataclasses import dataclass

from graph.changes import ChangeSet
from graph.commands.permissions import Permission
from graph.model.snapshot import NetworkSnapshot


@dataclass(frozen=True, slots=True)
class ApplyImport:
    """Apply the change set of an import plan as it was shown.

    Parameters
    ----------
    change_set : ChangeSet
        Planned on this or an earlier revision; the store merges it field by field.
    reason : str
        Names the files.
    """

    change_set: ChangeSet
    reason: str
    permission: Permission = Permission.IMPORT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the planned changes."""
        return self.change_set
