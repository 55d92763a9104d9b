"""Addresses of the network page for what this page counts: every number leads to exactly its records."""

from collections.abc import Sequence

from dashboard.components.network_links import PATH, around, network, of_node, of_tie
from dashboard.pages.overview.numbers import LayerCount
from dashboard.pages.overview.starts import CANDIDATE_TIE, MENTOR_TIE
from graph.model.registry import ACTOR_KINDS

__all__ = [
    "PATH",
    "around",
    "candidates",
    "near_school",
    "network",
    "of_layer",
    "of_node",
    "of_tie",
    "unmentored",
]


def of_layer(count: LayerCount) -> str:
    """Return the address of all ties of a layer and the nodes between them, whatever kinds those are."""
    kinds = {"soort": (*ACTOR_KINDS, *count.kinds_beyond)} if count.kinds_beyond else {}
    return network(laag=count.layer.id, partners="1", **kinds)


def unmentored(school_ids: Sequence[str]) -> str:
    """Return the address of schools without a mentor company: looked at along the ties that they lack."""
    return around(school_ids, soort="school", relatie=MENTOR_TIE)


def candidates(role_id: str) -> str:
    """Return the address of a role with the organisations that may provide it."""
    return around([role_id], relatie=CANDIDATE_TIE)


def near_school(school_id: str, municipality: str, km: int) -> str:
    """Return the address of a school with the companies close by."""
    return network(rond=school_id, soort="company", bij=municipality, km=str(km))
