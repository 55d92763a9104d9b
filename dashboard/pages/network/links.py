"""Controls of the page are links: a click can be copied, opened apart, and undone by Back."""

from dataclasses import replace
from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboard.pages.network.address import Expansion, NetworkView, to_query
from graph.exploration.filters import NetworkFilter

PATH = "/netwerk"


def href(view: NetworkView) -> str:
    """Return the address of a view."""
    return PATH + to_query(view)


def view_link(view: NetworkView, *children: Any, class_name: str = "", **rest: Any) -> Component:
    """Return a link that shows a view without loading the page anew."""
    return dcc.Link(list(children), href=href(view), refresh=False, className=class_name, **rest)


def toggled(view: NetworkView, facet: str, option: str, drawn: frozenset[str] = frozenset()) -> NetworkView:
    """Return the view with one option of a facet switched.

    Parameters
    ----------
    view : NetworkView
        Present view.
    facet : str
        Field of `NetworkFilter`.
    option : str
        What to switch.
    drawn : frozenset of str
        What an empty facet stands for, when switching means taking one away from all.
    """
    chosen: frozenset[str] = getattr(view.filter, facet) or drawn
    switched = chosen ^ {option}
    return view.with_filter(**{facet: frozenset() if switched == drawn else switched})


def without_filter(view: NetworkView) -> NetworkView:
    """Return the view with nothing filtered."""
    return replace(view, filter=NetworkFilter(), fade=False)


def around(view: NetworkView, *node_ids: str) -> NetworkView:
    """Return the view with other centres, its filter and look kept."""
    return replace(view, centres=node_ids, everything=False, expansions=(), hidden=(), question="", saved_view="")


def opened(view: NetworkView, expansion: Expansion) -> NetworkView:
    """Return the view with a node opened up, in place of how it was opened before."""
    rest = tuple(other for other in view.expansions if other.node_id != expansion.node_id)
    return replace(view, expansions=(*rest, expansion))


def closed(view: NetworkView, node_id: str) -> NetworkView:
    """Return the view without what opening a node brought."""
    return replace(view, expansions=tuple(other for other in view.expansions if other.node_id != node_id))


def hiding(view: NetworkView, *record_ids: str) -> NetworkView:
    """Return the view without some nodes or ties; they stay in the network."""
    return replace(view, hidden=tuple(dict.fromkeys((*view.hidden, *record_ids))))


def with_lens(view: NetworkView, lens_id: str, *about: str) -> NetworkView:
    """Return the view through a lens; about what, in the order that the lens reads."""
    return replace(view, lens=lens_id, about=about)


def without_lens(view: NetworkView) -> NetworkView:
    """Return the view as the facts are."""
    return replace(view, lens="", about=())
