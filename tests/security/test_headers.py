"""Reliability 7, HTTP: what the browser is told with every answer."""

import base64
import hashlib
import re

import pytest

from tests.security.small_app import greet

INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def directives(response) -> dict[str, list[str]]:
    """The content security policy, by directive."""
    policy = response.headers["Content-Security-Policy"]
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def test_no_script_runs_but_our_own_files_and_the_known_inline_ones(at_home):
    response = at_home.get("/")
    allowed = directives(response)["script-src"]
    assert allowed[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", source) for source in allowed[1:])
    page = re.sub(r"<!--.*?-->", "", response.text, flags=re.DOTALL)
    inline = [m for m in INLINE_SCRIPT.finditer(page) if "src=" not in m["attributes"]]
    executable = [m["code"] for m in inline if "application/json" not in m["attributes"]]
    assert len(executable) == 2  # the renderer's start and one clientside callback
    for code in executable:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_everything_else_comes_from_our_own_server(at_home):
    policy = directives(at_home.get("/"))
    assert policy["default-src"] == policy["connect-src"] == policy["form-action"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    sources = {source for values in policy.values() for source in values}
    assert not [source for source in sources if "*" in source or "http" in source or "unsafe-eval" in source]
    assert [name for name, values in policy.items() if "'unsafe-inline'" in values] == ["style-src"]


@pytest.mark.parametrize("path", ["/", "/netwerk", "/_dash-layout", "/assets/none.css", "/healthz", "/static/x"])
def test_every_answer_carries_the_protective_headers(at_home, path):
    headers = at_home.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Content-Security-Policy" in headers


def test_refusals_carry_them_too(in_production):
    response = in_production.post("/_dash-update-component", json=greet())
    assert response.status_code == 401
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies", "/assets/none.css"])
def test_answers_with_data_and_refusals_are_not_kept(at_home, path):
    assert at_home.get(path).headers["Cache-Control"] == "no-store, private"


def test_the_answer_of_a_callback_is_not_kept(at_home):
    response = at_home.post("/_dash-update-component", json=greet())
    assert response.headers["Cache-Control"] == "no-store, private"


def test_the_code_of_the_product_may_be_kept(at_home):
    script = re.search(r'src="(/_dash-component-suites/[^"]+)"', at_home.get("/").text)
    assert script is not None
    response = at_home.get(script[1])
    assert response.status_code == 200
    assert "no-store" not in response.headers.get("Cache-Control", "")


def test_encryption_is_asked_for_where_the_product_is_offered_encrypted(in_production, at_home):
    assert "max-age=31536000" in in_production.get("/").headers["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in at_home.get("/").headers


def test_nobody_else_is_told_to_read_our_answers(at_home):
    response = at_home.get("/_dash-layout", headers={"Origin": "https://evil.example"})
    assert not [name for name, _ in response.headers if name.startswith("Access-Control-")]
