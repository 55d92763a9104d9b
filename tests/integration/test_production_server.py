"""Reliability 13, P1, P20, P24, 6.F 3, 14, 15: the server of the container, run as it runs there."""

import json
import os
import signal
import socket
import subprocess
from http.client import HTTPException
from threading import Event, Thread

import pytest

from graph.stores.sqlite_store import SqliteStore
from tests.support.builders import created, organisation, write
from tests.support.production import FROM_PROXY, REPOSITORY, command, environment, production_server, until

DRAGGED = "network-dragged"
CALLBACK = "/_dash-update-component"
N_NODES = 8


def filled(folder):
    """Return a folder, with a small network in it."""
    store = SqliteStore(folder / "network.sqlite")
    write(store, created(*(organisation(f"o-{number}") for number in range(N_NODES))), "op-first")
    store.close()
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for questions."""
    with production_server(filled(tmp_path_factory.mktemp("server"))) as found:
        yield found


@pytest.fixture
def folder(tmp_path):
    return filled(tmp_path)


@pytest.fixture
def doomed(folder):
    """A server of its own for a test that does something to it."""
    with production_server(folder) as found:
        until(lambda: len(found.workers()) == 2)
        yield found


def drags_a_node(server):
    """Return what makes the request with which the canvas writes where a node was put."""
    _, text = server.ask("/_dash-dependencies")
    (found,) = (one for one in json.loads(text) if [given["id"] for given in one["inputs"]] == [DRAGGED])
    output = {"id": "shell-revision", "property": "data"}

    def body(node_id, place):
        return {
            "output": found["output"],
            "outputs": output,
            "inputs": [{"id": DRAGGED, "property": "data", "value": {"positions": {node_id: list(place)}}}],
            "state": [{**given, "value": None} for given in found["state"]],
            "changedPropIds": [f"{DRAGGED}.data"],
        }

    return body


class Writer(Thread):
    """Puts one node in one place after another, and keeps what was acknowledged."""

    def __init__(self, server, name, stop):
        super().__init__()
        self.server, self.writer, self.stop, self.body = server, name, stop, drags_a_node(server)
        self.acknowledged, self.failed = {}, 0

    def run(self):
        number = 0
        while not self.stop.is_set():
            number += 1
            place = (float(self.writer), float(number))
            try:
                status, text = self.server.ask(CALLBACK, self.body(f"o-{self.writer}", place))
            except (OSError, HTTPException):
                self.failed += 1
                continue
            if status == 200 and '"response"' in text:
                self.acknowledged[place] = text


def write_while(server, deed):
    """Let as many writers as there are nodes work round a deed; return them when they are done."""
    stop = Event()
    writers = [Writer(server, name, stop) for name in range(N_NODES)]
    for writer in writers:
        writer.start()
    deed(writers)
    stop.set()
    for writer in writers:
        writer.join()
    return writers


def all_wrote(writers, at_least):
    return lambda: all(len(writer.acknowledged) >= at_least for writer in writers)


def stored_places(folder):
    store = SqliteStore(folder / "network.sqlite")
    places = [
        (change.after.x, change.after.y) for revision in store.changes(1) for change in revision.changes if change.after
    ]
    assert store.check() == ()
    store.close()
    return places


def test_it_is_alive_and_ready_and_lets_in_whom_the_proxy_names_and_nobody_else(server):
    assert server.ask("/healthz", headers={})[0] == 200
    assert server.ask("/readyz", headers={})[0] == 200
    assert server.ask("/", headers={})[0] == 401
    status, page = server.ask("/")
    assert status == 200
    assert "<title>Kruispunt</title>" in page


def test_its_log_is_json_without_queries_and_cannot_be_forged(server):
    server.ask("/netwerk?rond=geheim")
    server.ask("/x%0d%0a%7b%22at%22:%22forged%22%7d/%5c%22")
    until(lambda: {"/netwerk", '/x\r\n{"at":"forged"}/\\"'} <= {line["path"] for line in server.log()})
    assert "geheim" not in "".join(server.logged)


def test_headers_of_proxies_change_neither_address_nor_path(server):
    for header in ({"SCRIPT_NAME": "/elsewhere"}, {"PATH_INFO": "/healthz"}, {"X-Forwarded-Proto": "https"}):
        status, page = server.ask("/", headers={**FROM_PROXY, **header})
        assert status == 200, header
        assert "<title>Kruispunt</title>" in page


@pytest.mark.parametrize(
    "head",
    [
        "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        "GET /" + "x" * 9000 + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n" + "".join(f"X-{n}: a\r\n" for n in range(200)) + "\r\n",
    ],
)
def test_a_request_that_can_be_read_in_two_ways_or_has_no_end_is_refused(server, head):
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as wire:
        wire.sendall(head.encode())
        status = wire.recv(4096).split()[1]
    assert status in (b"400", b"414", b"431")


def test_a_reload_fails_no_request(doomed):
    before = doomed.workers()

    def reload(writers):
        until(all_wrote(writers, 3))
        doomed.process.send_signal(signal.SIGHUP)
        until(lambda: not before & doomed.workers())
        until(all_wrote(writers, max(len(writer.acknowledged) for writer in writers) + 3))

    writers = write_while(doomed, reload)
    assert sum(writer.failed for writer in writers) == 0


def test_an_end_in_the_middle_of_work_loses_nothing_that_was_acknowledged(doomed, folder):
    def end(writers):
        until(all_wrote(writers, 3))
        doomed.process.send_signal(signal.SIGTERM)
        assert doomed.process.wait(60) == 0

    writers = write_while(doomed, end)
    stored = stored_places(folder)
    acknowledged = [place for writer in writers for place in writer.acknowledged]
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))


def test_a_killed_worker_loses_nothing_that_was_acknowledged_and_is_replaced(doomed, folder):
    victim = min(doomed.workers())

    def kill(writers):
        until(all_wrote(writers, 3))
        os.kill(victim, signal.SIGKILL)
        until(lambda: victim not in doomed.workers() and len(doomed.workers()) == 2)
        until(all_wrote(writers, max(len(writer.acknowledged) for writer in writers) + 3))

    writers = write_while(doomed, kill)
    stored = stored_places(folder)
    assert {place for writer in writers for place in writer.acknowledged} <= set(stored)
    assert len(stored) == len(set(stored))


@pytest.mark.parametrize(
    ("differently", "told"),
    [
        ({"KRUISPUNT_SECRET_KEY": "changeme"}, "KRUISPUNT_SECRET_KEY"),
        ({"KRUISPUNT_ORIGIN": ""}, "KRUISPUNT_ORIGIN"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
        ({"KRUISPUNT_STORE": "neo4j://db:7687"}, "NEO4J_PASSWORD"),
    ],
)
def test_it_does_not_start_insecurely_and_says_why_in_a_sentence(tmp_path, differently, told):
    done = subprocess.run(
        command(),
        cwd=REPOSITORY,
        env=environment(tmp_path, **differently),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    sentences = [line for line in done.stderr.splitlines() if not line.startswith("[")]
    assert len(sentences) <= 2
    assert told in sentences[-1]
