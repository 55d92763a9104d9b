"""Addresses of the network page for what this page counts: every number leads to its records."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from dashboard.pages.overview.numbers import LayerCount
from graph.model.registry import ACTOR_KINDS
from graph.model.ties import Tie

PATH = "/netwerk"
MAX_CENTRES = 500
"""As many as a link to the network page holds."""


def network(**query: str | Iterable[str]) -> str:
    """Return the address of a view of the whole network, narrowed by facets.

    Parameters
    ----------
    query : str or iterable of str
        Value, or codes, per key of the address: ``soort``, ``laag``, ``thema``, ``helix``, ``status`` and so on.
    """
    return _address({"alles": "1"} | query)


def around(node_ids: Iterable[str], **query: str | Iterable[str]) -> str:
    """Return the address of a view around nodes, narrowed by facets."""
    return _address({"rond": tuple(node_ids)[:MAX_CENTRES]} | query)


def of_layer(count: LayerCount) -> str:
    """Return the address of all ties of a layer, with the kinds of nodes that it takes to draw them."""
    kinds = {"soort": (*ACTOR_KINDS, *count.kinds_beyond)} if count.kinds_beyond else {}
    return network(laag=count.layer.id, **kinds)


def of_tie(tie: Tie) -> str:
    """Return the address of a view around both ends of a tie, with the tie selected."""
    return _address({"rond": tie.ends, "kies": tie.id})


def _address(query: dict[str, str | Iterable[str]]) -> str:
    pairs = [(key, value if isinstance(value, str) else ",".join(value)) for key, value in query.items()]
    return f"{PATH}?{urlencode(pairs, safe=',:~', quote_via=quote)}"
