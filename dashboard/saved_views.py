"""Where a saved view opens, for every page that offers it."""

from collections.abc import Mapping
from types import MappingProxyType

from graph.model.values import known_or
from graph.model.views import SavedView

NETWORK = "network"
PATHS: Mapping[str, str] = MappingProxyType({NETWORK: "/netwerk"})


def saved_view_href(view: SavedView) -> str:
    """Return the address of a saved view, the places of its nodes included."""
    query = str(known_or(view.query, ""))
    return f"{PATHS.get(str(view.page), PATHS[NETWORK])}{query}{'&' if query else '?'}weergave={view.id}"
