"""Addresses of the network page, for whoever leads there: every number and every name leads to its records."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

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


def of_node(node_id: str) -> str:
    """Return the address of a view around a node, with the node selected."""
    return around([node_id], kies=node_id)


def of_tie(tie: Tie) -> str:
    """Return the address of a view around the source of a tie, along its type, with the tie selected."""
    return around([tie.source_id], relatie=tie.type, kies=tie.id)


def _address(query: dict[str, str | Iterable[str]]) -> str:
    pairs = [(key, value if isinstance(value, str) else ",".join(value)) for key, value in query.items()]
    return f"{PATH}?{urlencode(pairs, safe=',:~', quote_via=quote)}"
