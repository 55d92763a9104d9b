"""Who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """Something that can be allowed."""

    READ = "network:read"
    EDIT = "network:edit"
    IMPORT = "network:import"
    EXPORT = "network:export"
    UNDO = "network:undo"
    SAVE_VIEW = "view:save"
    ADMINISTER = "product:administer"


class Role(StrEnum):
    """What kind of user someone is."""

    VIEWER = "viewer"
    BROKER = "broker"
    EDITOR = "editor"
    ADMIN = "admin"


_VIEWER = frozenset({Permission.READ})
_BROKER = _VIEWER | {Permission.EXPORT, Permission.SAVE_VIEW}
_EDITOR = _BROKER | {Permission.EDIT, Permission.IMPORT, Permission.UNDO}

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.VIEWER: _VIEWER,
        Role.BROKER: _BROKER,
        Role.EDITOR: _EDITOR,
        Role.ADMIN: frozenset(Permission),
    }
)


@dataclass(frozen=True, slots=True)
class User:
    """Who is asking."""

    name: str
    role: Role

    def may(self, permission: Permission) -> bool:
        """Tell whether the role of the user allows something."""
        return permission in ROLE_PERMISSIONS[self.role]
