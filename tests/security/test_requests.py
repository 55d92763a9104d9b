"""Reliability 6.F 3-6, 8-10, 16, 21 and 7 (limits, errors): what a request may hold, and what a fault may tell."""

import json
import re

import pytest

from tests.security.small_app import greet, settings, small_app, upload

CALLBACK = "/_dash-update-component"
MEGABYTE = 1_000_000


def post(client, body, **kwargs):
    return client.post(CALLBACK, data=body, content_type="application/json", **kwargs)


@pytest.mark.parametrize(
    "change",
    [
        {"output": "unknown.children"},
        {"output": None},
        {"output": ["greeting.children"]},
        {"output": "name.className"},  # runs in the browser
        {"inputs": []},
        {"inputs": None},
        {"inputs": "name"},
        {"inputs": [{"id": "name", "property": "value"}] * 2},
        {"inputs": [{"id": "name"}]},
        {"inputs": [None]},
        {"inputs": [[{"id": "name", "property": "value", "value": "x"}]]},
        {"inputs": [{"id": "other", "property": "value", "value": "x"}]},
        {"inputs": [{"id": "name", "property": "pathname", "value": "x"}]},
        {"inputs": [{"id": {"name": 1}, "property": "value", "value": "x"}]},
        {"state": [{"id": "name", "property": "value"}]},
        {"state": {}},
        {"outputs": None},
        {"outputs": []},
        {"outputs": {"id": "greeting", "property": "title"}},
        {"outputs": [{"id": "greeting", "property": "children"}]},
        {"changedPropIds": "name.value"},
        {"changedPropIds": [1]},
    ],
)
def test_a_callback_request_the_screens_could_not_have_sent_is_malformed(at_home, change):
    assert at_home.post(CALLBACK, json={**greet(), **change}).status_code == 400


def test_a_callback_of_the_browser_is_not_for_the_server(at_home):
    body = {
        "output": "name.className",
        "outputs": {"id": "name", "property": "className"},
        "inputs": [{"id": "name", "property": "type", "value": "text"}],
    }
    assert at_home.post(CALLBACK, json=body).status_code == 400


@pytest.mark.parametrize("missing", ["output", "inputs", "outputs"])
def test_a_callback_request_with_a_part_missing_is_malformed(at_home, missing):
    assert at_home.post(CALLBACK, json={k: v for k, v in greet().items() if k != missing}).status_code == 400


@pytest.mark.parametrize(
    "body", ["", "{", "{}", "[]", "null", "1", '"x"', "[" * 100_000, json.dumps(greet())[:-5], '{"output": "\\ud800"}']
)
def test_text_that_is_no_callback_request_is_malformed(at_home, body):
    assert post(at_home, body).status_code == 400


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_know_are_malformed(at_home, word):
    body = json.dumps(greet("@")).replace('"@"', word)
    assert post(at_home, body).status_code == 400


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x+json", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_only_json_reaches_a_callback(at_home, kind):
    assert at_home.post(CALLBACK, data=json.dumps(greet()), content_type=kind).status_code == 415


def test_pattern_ids_must_keep_their_keys_and_their_number_is_limited(at_home):
    def clicks(*ids):
        return {
            "output": "all.children",
            "outputs": {"id": "all", "property": "children"},
            "inputs": [[{"id": i, "property": "n_clicks", "value": 1} for i in ids]],
        }

    def status(*ids):
        return at_home.post(CALLBACK, json=clicks(*ids)).status_code

    assert status({"type": "row", "i": 1}, {"type": "row", "i": "b"}) == 200
    assert status() == 200
    assert status({"type": "other", "i": 1}) == 400
    assert status({"type": "row"}) == 400
    assert status({"type": "row", "i": 1, "role": "admin"}) == 400
    assert status({"type": "row", "i": {"$gt": ""}}) == 400
    assert status("row") == 400
    assert status(*({"type": "row", "i": i} for i in range(5000))) == 400


def test_a_request_larger_than_the_limit_is_refused_before_it_is_read(at_home):
    assert at_home.post(CALLBACK, json=greet("x" * (2 * MEGABYTE))).status_code == 413
    assert at_home.post(CALLBACK, json=greet("x" * (MEGABYTE // 2))).status_code == 200


def test_a_file_may_be_larger_than_other_requests_but_not_without_end(at_home):
    answer = at_home.post(CALLBACK, json=upload("x" * (20 * MEGABYTE)))
    assert answer.get_json()["response"]["size"]["children"] == 20 * MEGABYTE
    assert at_home.post(CALLBACK, json=upload("x" * (35 * MEGABYTE))).status_code == 413


def test_a_request_of_unknown_length_is_read_no_further_than_the_limit(at_home):
    class Endless:
        n_read = 0

        def read(self, size=-1):
            self.n_read += size if size > 0 else 100 * MEGABYTE
            return b"x" * (size if size > 0 else 100 * MEGABYTE)

    endless = Endless()
    response = at_home.post(
        CALLBACK,
        content_type="application/json",
        environ_overrides={
            "wsgi.input": endless,
            "wsgi.input_terminated": True,
            "HTTP_TRANSFER_ENCODING": "chunked",
            "CONTENT_LENGTH": "",
        },
    )
    assert response.status_code in (400, 413)
    assert 0 < endless.n_read <= MEGABYTE


def test_a_body_in_pieces_that_are_not_as_announced_is_malformed_and_no_fault_of_ours(at_home, caplog):
    class Broken:
        def read(self, size=-1):
            raise ValueError("Invalid chunk size: b'ZZ'")  # as the application server tells it

    chunked = {"wsgi.input": Broken(), "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    response = at_home.post(CALLBACK, content_type="application/json", environ_overrides=chunked)
    assert response.status_code == 400
    assert "Fault" not in caplog.text


def test_the_limits_are_settings():
    client = small_app(settings(KRUISPUNT_REQUEST_LIMIT="2000", KRUISPUNT_UPLOAD_LIMIT="3000")).server.test_client()
    assert client.post(CALLBACK, json=greet("x" * 3000)).status_code == 413
    assert client.post(CALLBACK, json=upload("x" * 4000)).status_code == 200
    assert client.post(CALLBACK, json=upload("x" * 7000)).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../etc/passwd",
        "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/assets/..%5c..%5cetc/passwd",
        "/assets/%00",
        "/_dash-component-suites/os/__init__.py",
        "/_dash-component-suites/dash/../../../../etc/passwd",
        "/_dash-component-suites/dash/dash.py",
    ],
)
def test_no_path_leads_out_of_the_product(at_home, path):
    response = at_home.get(path, follow_redirects=True)
    assert response.status_code == 404
    assert b"root:" not in response.data
    assert b"passwd" not in response.data
    assert b"registered" not in response.data


@pytest.mark.parametrize(
    "path", ["/assets//etc/passwd", "//etc/passwd", "/netwerk/../../etc/passwd", "//evil.example/x"]
)
def test_an_odd_path_leads_to_a_page_of_our_own_at_most(at_home, path):
    response = at_home.get("/", environ_overrides={"PATH_INFO": path})
    assert response.status_code in (200, 308, 404)
    assert response.headers.get("Location", "/").startswith(("/", "http://localhost/"))
    assert not response.headers.get("Location", "/").startswith("//")
    assert b"root:" not in response.data


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/", CALLBACK, "/_dash-layout", "/assets/x.css"])
def test_methods_that_nobody_needs_are_refused(at_home, method, path):
    assert at_home.open(path, method=method).status_code == 405


def test_a_fault_tells_the_visitor_a_number_and_the_log_the_reason(at_home, caplog):
    body = {
        "output": "..name.title...name.placeholder..",
        "outputs": [{"id": "name", "property": "title"}, {"id": "name", "property": "placeholder"}],
        "inputs": [{"id": "name", "property": "n_submit", "value": 1}],
    }
    response = at_home.post(CALLBACK, json=body)
    assert response.status_code == 500
    reference = response.get_json()["reference"]
    assert re.fullmatch(r"[0-9a-f]{8}", reference)
    assert reference in caplog.text
    assert "the secret reason" in caplog.text
    for leak in (b"the secret reason", b"Traceback", b"RuntimeError", b".py"):
        assert leak not in response.data


def test_what_was_asked_is_never_echoed(at_home):
    for path in ('/assets/"><script>alert(1)</script>', "/assets/{0.__class__}", "/_dash-component-suites/<b>/x.js"):
        response = at_home.get(path)
        assert response.status_code == 404
        for echo in (b"script>alert", b"__class__", b"<b>"):
            assert echo not in response.data


def test_the_page_does_not_carry_a_path_that_is_code(at_home):
    assert b"<script>alert" not in at_home.get('/"><script>alert(1)</script>').data


def test_no_line_break_of_a_visitor_reaches_a_header(at_home):
    response = at_home.get("/x%0d%0aSet-Cookie:%20a=b?next=%0d%0aSet-Cookie:%20a=b")
    assert "Set-Cookie" not in response.headers
