"""The register of lenses: the menu, the panel and the canvas follow from it."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.communities.panel import COMMUNITIES_LENS
from dashboard.pages.network.lenses.departure import DEPARTURE_LENS
from dashboard.pages.network.lenses.lens import Lens
from dashboard.pages.network.lenses.measures.panel import MEASURES_LENS
from dashboard.pages.network.lenses.route import ROUTE_LENS
from dashboard.pages.network.lenses.shared import SHARED_LENS
from dashboard.pages.network.lenses.time.panel import TIME_LENS
from dashboard.pages.network.lenses.what_if.panel import WHAT_IF_LENS

_ALL = (MEASURES_LENS, ROUTE_LENS, COMMUNITIES_LENS, WHAT_IF_LENS, DEPARTURE_LENS, TIME_LENS, SHARED_LENS)

LENSES: Mapping[str, Lens] = MappingProxyType({lens.id: lens for lens in _ALL})


def lens_of(view: NetworkView) -> Lens | None:
    """Return the lens of a view; None for none, or one that is not known."""
    return LENSES.get(view.lens)
