"""The pages there are, in the order of the navigation."""

from dashboard.page import PageSpec
from dashboard.pages.alliances.page import PAGE as ALLIANCES
from dashboard.pages.network.page import PAGE as NETWORK
from dashboard.pages.overview.page import PAGE as OVERVIEW

PAGES: tuple[PageSpec, ...] = (OVERVIEW, NETWORK, ALLIANCES)
