"""What people made of the network on screen: places of nodes, views, thought experiments."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import link, long_text, number, text
from graph.model.records import DatedRecord
from graph.model.values import Number, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(DatedRecord):
    """Where someone put a node: in one saved view, or on the shared canvas when `view_id` is unknown."""

    kind: ClassVar[str] = "position"

    subject_id: str = link("Punt", "Node", required=True)
    view_id: Text = link("Weergave", "View", "saved_view", is_part_of=True)
    x: Number = number("x", "x", required=True)
    y: Number = number("y", "y", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(DatedRecord):
    """A named link: filter, focus, style, layout and selection as the query of its address."""

    kind: ClassVar[str] = "saved_view"

    name: Text = text("Naam", "Name", required=True, searchable=True)
    page: Text = text("Pagina", "Page", is_asked=False)
    query: Text = long_text("Adres", "Address", is_asked=False)
    description: Text = long_text("Omschrijving", "Description")
    owner: Text = text("Eigenaar", "Owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(DatedRecord):
    """A thought experiment: a change set that is not part of the facts."""

    kind: ClassVar[str] = "scenario"

    name: Text = text("Naam", "Name", required=True, searchable=True)
    changes: Text = long_text("Veranderingen", "Changes", is_asked=False)
    owner: Text = text("Eigenaar", "Owner")
