"""Gunicorn, set by this program instead of by files and the command line."""

import socket
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # publishes no types

THREADS = 8


def serve_in_a_worker(make_app: Callable[[], Flask], listener: socket.socket, announce: Callable[[], None]) -> int:
    """Serve from one worker process with threads until someone stops it, and return the exit code.

    Parameters
    ----------
    make_app : callable
        Called in the worker.
    listener : socket
        Bound and listening; the server closes it.
    announce : callable
        Called once, when the worker is ready.
    """

    def tell_once(worker: Any) -> None:
        if worker.age == 1:
            announce()

    options = {
        "bind": f"fd://{listener.detach()}",
        "worker_class": "gthread",
        "workers": 1,
        "threads": THREADS,
        "loglevel": "warning",
        "control_socket_disable": True,
        "post_worker_init": tell_once,
    }
    try:
        _Server(options, make_app).run()
    except SystemExit as done:
        return int(done.code or 0)
    return 0


class _Server(BaseApplication):  # type: ignore[misc]  # its base has no types
    def __init__(self, options: Mapping[str, Any], make_app: Callable[[], Flask]) -> None:
        self.options = options
        self.make_app = make_app
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.make_app()
