"""`kruispunt demo` and `serve`: the product in the browser of this machine."""

import logging
import os
import socket
from collections.abc import Callable

from flask import Flask
from werkzeug.serving import make_server

from dashboard.app import create_app, open_app
from dashboard.cli.output import DONE, Output
from dashboard.settings import Settings
from graph.commands.permissions import User
from graph.model.errors import NetworkError
from graph.stores.protocol import NetworkStore
from loaders.demo import load_region

BACKLOG = 128


class PortUnavailable(NetworkError):
    """An address on which nothing can listen now."""

    code = "port_unavailable"

    def __init__(self, address: str, why: OSError) -> None:
        reason = why.strerror or str(why)
        super().__init__(f"Cannot listen on {address}: {reason}. Choose another port.", address=address, reason=reason)


def fill_when_empty(store: NetworkStore, user: User, output: Output) -> None:
    """Bring the region into a store in which nothing was ever written."""
    if store.revision() == 0:
        with output.progress("loading_region"):
            revision = load_region(store, user)
        output.tell(output.text("region_loaded", n=len(revision.changes)))


def serve(settings: Settings, output: Output, store: NetworkStore) -> int:
    """Serve until someone stops it.

    Parameters
    ----------
    settings : Settings
        Host, port, store.
    output : Output
        The address is the one line on standard output.
    store : NetworkStore
        Used when the network lives in this process alone; otherwise the worker opens its own, because
        no connection survives the start of another process.
    """
    listener = _listen(settings.host, settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listener.getsockname()[1]}"

    def announce() -> None:
        output.write(output.text("serving", address=address) + "\n")
        output.tell(output.text("stop_with_ctrl_c"))

    if os.name != "posix" or settings.store.startswith("memory:"):
        with listener:
            return _serve_in_this_process(create_app(store, settings).server, listener, announce)
    store.close()
    from dashboard.cli.worker import serve_in_a_worker  # needs what only POSIX systems have

    return serve_in_a_worker(lambda: open_app(settings).server, listener, announce)


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise PortUnavailable(f"{host}:{port}", error) from None
    return listener


def _serve_in_this_process(app: Flask, listener: socket.socket, announce: Callable[[], None]) -> int:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # no line per request
    host, port = listener.getsockname()[:2]
    server = make_server(host, port, app, threaded=True, fd=listener.fileno())
    announce()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return DONE
    finally:
        server.server_close()
    return DONE
