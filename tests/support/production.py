"""The server that the container runs, started as the Dockerfile says, behind a proxy on this machine."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from typing import IO, Any

from tests.security.small_app import BEHIND_PROXY, PROXY_SECRET

REPOSITORY = Path(__file__).resolve().parents[2]
LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")
FROM_PROXY = {
    "X-Proxy-Secret": PROXY_SECRET,
    "X-Forwarded-User": "ann",
    "X-Forwarded-Role": "editor",
    "Sec-Fetch-Site": "same-origin",
}
TIMEOUT = 60


@dataclass
class ProductionServer:
    """A running server.

    Parameters
    ----------
    process : Popen
        The first of its processes.
    port : int
        Where it answers.
    told : list of str
        Lines on standard error so far.
    logged : list of str
        Lines on standard output so far.
    """

    process: subprocess.Popen[str]
    port: int
    told: list[str]
    logged: list[str]

    def ask(
        self, path: str, body: object = None, headers: Mapping[str, str] | None = None, method: str = ""
    ) -> tuple[int, str]:
        """Send one request, as a signed-in user unless told otherwise; return status and text of the answer."""
        sent = None if body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": "application/json"}
        given = FROM_PROXY if headers is None else headers
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)) as connection:
            connection.request(method or ("GET" if body is None else "POST"), path, sent, {**kind, **given})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def workers(self) -> set[int]:
        """Return the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return {int(pid) for pid in children.split()}

    def log(self) -> list[dict[str, Any]]:
        """Return what the access log holds so far."""
        return [json.loads(line) for line in self.logged]


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so; fail when it does not come to that."""
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        Event().wait(0.01)


def command() -> list[str]:
    """Return what the container runs, with the programs of this environment."""
    text = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    (told,) = (line.removeprefix("CMD ") for line in text.splitlines() if line.startswith("CMD "))
    program, *rest = json.loads(told)
    return [str(Path(sys.executable).parent / program), *rest]


def environment(folder: Path, **differently: str) -> dict[str, str]:
    """Return the environment of the container, its store in a folder; nothing of this machine's settings."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("KRUISPUNT_", "NEO4J_", "GUNICORN_"))}
    return {
        **inherited,
        **BEHIND_PROXY,
        "KRUISPUNT_PROXY_ADDRESSES": "127.0.0.1",
        "KRUISPUNT_STORE": f"sqlite:///{folder / 'network.sqlite'}",
        "PYTHONPATH": str(REPOSITORY),
        "HOME": str(folder),
        **differently,
    }


@contextmanager
def production_server(folder: Path) -> Iterator[ProductionServer]:
    """Run the server on a free port until the end of the block."""
    told: list[str] = []
    logged: list[str] = []
    with subprocess.Popen(
        [*command()[:-1], "--bind=127.0.0.1:0", command()[-1]],
        cwd=REPOSITORY,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            port = _port(process.stderr, told)
            # all is read at once, for a server waits when nobody does
            with ThreadPoolExecutor() as readers:
                for kept, text in ((told, process.stderr), (logged, process.stdout)):
                    readers.submit(kept.extend, text)
                try:
                    yield ProductionServer(process, port, told, logged)
                finally:
                    process.kill()
        finally:
            process.kill()


def _port(text: IO[str], told: list[str]) -> int:
    for line in text:
        told.append(line)
        if found := LISTENING.search(line):
            return int(found[1])
    raise AssertionError("".join(told))
