"""Whether the program lives, and whether it can do its work: for process managers, without data."""

import logging
from collections.abc import Callable, Sequence

from flask import Flask, Response, jsonify

from graph.model.errors import NetworkError
from graph.stores.protocol import NetworkStore

LOG = logging.getLogger(__name__)


def install_health(server: Flask, reasons: Callable[[], Sequence[str]]) -> None:
    """Add ``/healthz`` (this process answers) and ``/readyz`` (it can serve).

    Parameters
    ----------
    server : Flask
        The server; the gate lets these two paths through.
    reasons : callable
        Codes of what keeps the product from serving; empty when ready.
    """

    def healthz() -> Response:
        return jsonify(status="alive")

    def readyz() -> Response:
        found = list(reasons())
        response = jsonify(status="unready" if found else "ready", reasons=found)
        response.status_code = 503 if found else 200
        return response

    server.add_url_rule("/healthz", "healthz", healthz, methods=["GET"])
    server.add_url_rule("/readyz", "readyz", readyz, methods=["GET"])


def unreadiness(store: NetworkStore) -> tuple[str, ...]:
    """Return the codes of what keeps a store from answering; empty when it answers."""
    try:
        store.revision()
    except NetworkError as error:
        LOG.warning("The store does not answer: %s", error.code)
        return (error.code,)
    return ()
