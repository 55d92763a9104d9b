"""Reliability 13: the access log holds neither queries nor bodies, and no request can break or forge its lines."""

import json
from datetime import timedelta

import pytest

from dashboard.access_log import access_line


def logged(path: str, **rest: str) -> str:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "rond=geheim", **rest}
    return access_line("200 OK", 12, environ, timedelta(microseconds=1534))


def test_a_line_tells_what_was_asked_and_what_came_of_it():
    line = json.loads(logged("/netwerk"))
    assert line.pop("at").endswith("+00:00")
    assert line == {"method": "GET", "path": "/netwerk", "status": 200, "bytes": 12, "ms": 1.5}


def test_the_query_is_not_told():
    assert "geheim" not in logged("/netwerk")


@pytest.mark.parametrize(
    "path",
    [
        '/x\r\n{"at": "forged"}',
        '/x", "status": 500, "y": "',
        '/\\", "status": 500, "y": "',
        "/\x00\x1b[31m",
        "/\u2028\x85",
        "/\udcff",
    ],
)
def test_whatever_the_path_a_request_is_one_line_with_its_own_status(path):
    line = logged(path)
    assert line.isprintable()
    assert json.loads(line)["path"] == path
    assert json.loads(line)["status"] == 200
