"""A cable between a Neo4j driver and its server, that breaks at the worst moment."""

import contextlib
import socket
import threading
from collections.abc import Iterator

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The Bolt message that asks to commit, as it goes over the line."""


class Cable:
    """Passes everything on; cuts the connection around the next commit when asked to.

    Parameters
    ----------
    target : tuple of str and int
        Host and port of the server.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.cuts: list[str] = []
        """What to do at the next commits: ``"before"`` the server gets it, or ``"after"``, before the answer."""
        self.done: list[str] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                cut = threading.Event()
                threading.Thread(target=self._forth, args=(near, far, cut), daemon=True).start()
                threading.Thread(target=self._back, args=(far, near, cut), daemon=True).start()

    def _forth(self, near: socket.socket, far: socket.socket, cut: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := near.recv(65536):
                if self.cuts and COMMIT in data:
                    self.done.append(self.cuts.pop(0))
                    if self.done[-1] == "before":
                        break
                    cut.set()
                far.sendall(data)
        _shut(near, far)

    def _back(self, far: socket.socket, near: socket.socket, cut: threading.Event) -> None:
        with contextlib.suppress(OSError):
            while data := far.recv(65536):
                if cut.is_set():
                    break
                near.sendall(data)
        _shut(near, far)


def _shut(*connections: socket.socket) -> None:
    for connection in connections:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()


@contextlib.contextmanager
def cable(url: str) -> Iterator[Cable]:
    """Lay a cable to the server at an address."""
    host, _, port = url.partition("://")[2].partition(":")
    made = Cable((host, int(port)))
    try:
        yield made
    finally:
        made.close()
