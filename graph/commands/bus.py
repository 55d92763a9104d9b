"""One door for every write: permission, plan, apply."""

from typing import Protocol

from graph.changes import ChangeSet, Revision
from graph.commands.permissions import Permission, User
from graph.model.errors import AccessDenied
from graph.model.snapshot import NetworkSnapshot
from graph.stores.protocol import NetworkStore


class Command(Protocol):
    """An intention that can be turned into a change set."""

    @property
    def permission(self) -> Permission:
        """What the user must be allowed to do."""

    @property
    def reason(self) -> str:
        """Why, as it stands in the history."""

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the changes that carry out the intention on a snapshot."""


def require(user: User, permission: Permission) -> None:
    """Raise `AccessDenied` when the user may not do something."""
    if not user.may(permission):
        raise AccessDenied(permission)


def run(command: Command, store: NetworkStore, user: User, operation_id: str) -> Revision:
    """Carry out a command once, whatever the number of times it is sent.

    Parameters
    ----------
    command : Command
        What to do.
    store : NetworkStore
        Where.
    user : User
        Who asks.
    operation_id : str
        Made when the form opened; the same id twice is applied once.

    Returns
    -------
    Revision
        As `NetworkStore.apply` returns it.

    Raises
    ------
    AccessDenied, RecordNotFound, Conflict, Invalid, StoreUnavailable
        Nothing was stored.
    """
    require(user, command.permission)
    return store.apply(
        command.plan(store.snapshot()), actor=user.name, reason=command.reason, operation_id=operation_id
    )
