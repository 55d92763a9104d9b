"""Keep where people put nodes, and the views they name."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, Text, known_or
from graph.model.views import Position, SavedView

Coordinates = tuple[float, float]


def position_id(view_id: Text, node_id: str) -> str:
    """Return the id of the position of a node in a view, or on the shared canvas."""
    return f"pos:{view_id if isinstance(view_id, str) else 'canvas'}:{node_id}"


@dataclass(frozen=True, slots=True)
class PlaceNodes:
    """Pin nodes where someone dragged them.

    Parameters
    ----------
    positions : mapping of str to (float, float)
        x and y per node id, in canvas units.
    view_id : str or UNKNOWN
        The saved view in which they are pinned; the shared canvas when unknown.
    """

    positions: Mapping[str, Coordinates]
    view_id: Text = UNKNOWN
    reason: str = "place nodes"
    permission: Permission = Permission.SAVE_VIEW

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return one position per node, new or moved."""
        return ChangeSet(tuple(self._change(snapshot, node_id, at) for node_id, at in self.positions.items()))

    def _change(self, snapshot: NetworkSnapshot, node_id: str, at: Coordinates) -> Change:
        record_id = position_id(self.view_id, node_id)
        before = snapshot.of(Position).get(record_id)
        if before is None:
            return Change(None, Position(id=record_id, subject_id=node_id, view_id=self.view_id, x=at[0], y=at[1]))
        return Change(before, dataclasses.replace(before, x=at[0], y=at[1]))


@dataclass(frozen=True, slots=True)
class SaveView:
    """Give the present view a name, with the places of its nodes.

    A view of the same name on the same page takes over query and places; whose it is and its description stay.
    """

    name: str
    page: str
    query: str
    positions: Mapping[str, Coordinates]
    owner: str
    reason: str = "save view"
    permission: Permission = Permission.SAVE_VIEW

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return the view and its positions."""
        before = next((v for v in snapshot.of(SavedView).values() if v.name == self.name and v.page == self.page), None)
        view_id = before.id if before is not None else new_id("vie")
        fresh = SavedView(id=view_id, name=self.name, page=self.page, owner=self.owner)
        after = dataclasses.replace(before or fresh, query=self.query)
        placed = PlaceNodes(self.positions, view_id).plan(snapshot)
        return ChangeSet((Change(before, after), *placed))


def pinned_positions(snapshot: NetworkSnapshot, view_id: Text = UNKNOWN) -> dict[str, Coordinates]:
    """Return where nodes are pinned: in a view, and elsewhere on the shared canvas."""
    shared: dict[str, Coordinates] = {}
    own: dict[str, Coordinates] = {}
    for position in snapshot.of(Position).values():
        at = (known_or(position.x, 0.0), known_or(position.y, 0.0))
        if position.view_id is UNKNOWN:
            shared[position.subject_id] = at
        elif position.view_id == view_id:
            own[position.subject_id] = at
    return shared | own
