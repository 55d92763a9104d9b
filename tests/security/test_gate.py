"""Reliability 3.2 P12, P18, P20 and 6.F 1, 2, 14-18: nobody enters without a reason, in any way."""

import pytest
from flask.testing import FlaskClient

from tests.security.small_app import PROXY_SECRET, greet, settings, small_app

CALLBACK = "/_dash-update-component"
PUBLIC = {"/healthz", "/readyz"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FROM_PROXY = {
    "X-Proxy-Secret": PROXY_SECRET,
    "X-Forwarded-User": "boss@example.org",
    "X-Forwarded-Role": "broker",
}


def addresses(client: FlaskClient) -> list[str]:
    """Every rule of the real URL map with something filled in, and paths that no rule names."""
    client.get("/")  # Dash adds its routes at the first request
    filled = {"filename": "x.css", "package_name": "dash", "fingerprinted_path": "x.js", "path": "netwerk"}
    rules = [str(rule.rule) for rule in client.application.url_map.iter_rules()]
    for name, value in filled.items():
        rules = [rule.replace(f"<path:{name}>", value).replace(f"<string:{name}>", value) for rule in rules]
    assert not [rule for rule in rules if "<" in rule], "fill in the new parameter above"
    return sorted({*rules, "/login", "/netwerk?rond=x", "//evil.example/", "/_mcp", "/healthz/", "/readyz/x"})


def test_no_route_answers_a_stranger_with_any_method_but_the_two_health_checks(in_production):
    seen = {}
    for address in addresses(in_production):
        for method in METHODS:
            response = in_production.open(address, method=method)
            if response.status_code != 401:
                seen[method, address] = response.status_code
    assert {address for _, address in seen} == PUBLIC
    assert {method for method, _ in seen} == {"GET", "HEAD"}
    assert set(seen.values()) == {200}


def test_no_callback_runs_for_a_stranger(in_production):
    in_production.get("/")
    for output in ("greeting.children", "size.children", "all.children", "..name.title...name.placeholder.."):
        response = in_production.post(CALLBACK, json={**greet(), "output": output})
        assert response.status_code == 401
        assert b"Ann" not in response.data


@pytest.mark.parametrize("extra", [False, True])
def test_a_forged_page_path_among_the_inputs_opens_nothing(in_production, extra):
    forged = {"id": "name", "property": "pathname", "value": "/healthz"}
    inputs = [*greet()["inputs"], forged] if extra else [forged]
    assert in_production.post(CALLBACK, json={**greet(), "inputs": inputs}).status_code == 401


def test_a_stranger_gets_json_for_programs_and_a_plain_page_for_people(in_production):
    assert in_production.post(CALLBACK, json=greet()).get_json()["status"] == 401
    assert in_production.get("/_dash-layout").is_json
    page = in_production.get("/netwerk")
    assert page.mimetype == "text/html"
    assert "<script" not in page.text


@pytest.mark.parametrize("header", ["Bearer x", "Basic !!!", "Basic", "Basic YQ==", "Digest", ""])
def test_made_up_credentials_are_no_credentials(in_production, header):
    assert in_production.get("/", headers={"Authorization": header}).status_code == 401


@pytest.mark.parametrize("cookie", ["session=x", "__Host-sid=abc", "session=" + "x" * 8000, "a=1; a=2"])
def test_made_up_cookies_are_no_sign_in(in_production, cookie):
    assert in_production.get("/", headers={"Cookie": cookie}).status_code == 401


def test_at_home_the_local_user_may_edit(at_home):
    answer = at_home.post(CALLBACK, json=greet()).get_json()
    assert answer["response"]["greeting"]["children"] == "demo editor: Ann"


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_a_demo_answers_every_address_of_this_machine(at_home, peer):
    assert at_home.get("/", environ_base={"REMOTE_ADDR": peer}).status_code == 200


@pytest.mark.parametrize("peer", ["10.0.0.2", "192.168.1.7", "2001:db8::1", "::ffff:10.0.0.2", "", "localhost.evil"])
def test_a_demo_answers_no_other_machine(at_home, peer):
    for address in addresses(at_home):
        response = at_home.get(address, environ_base={"REMOTE_ADDR": peer})
        assert response.status_code == (200 if address in PUBLIC else 401), address


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8050", "127.0.0.1:9999", "[::1]:8050"])
def test_a_demo_answers_under_the_names_of_this_machine(at_home, host):
    assert at_home.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8050",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "evil.example#localhost",
        "",
        "localhost:x",
        "0.0.0.0:8050",
        "127.0.0.1/",
        "[::1",
    ],
)
def test_a_demo_does_not_answer_under_a_foreign_name(at_home, host):
    assert at_home.get("/", headers={"Host": host}).status_code in (400, 401)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"])
def test_a_demo_is_not_offered_through_a_proxy_on_the_same_machine(at_home, header):
    assert at_home.get("/", headers={header: "127.0.0.1"}).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [  # the table of reliability 8.2
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:8050"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:8050.evil.example"}, 403),
        ({"Origin": "http://localhost:8051"}, 403),
        ({"Origin": "http://localhost:8050"}, 200),
        ({"Origin": "http://127.0.0.1:8050"}, 200),
        ({"Cookie": "kruispunt_lang=nl"}, 403),
        ({"Cookie": "kruispunt_lang=nl", "Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 200),
    ],
)
def test_another_site_cannot_act_in_the_name_of_a_visitor(at_home, headers, status):
    assert at_home.post(CALLBACK, json=greet(), headers=headers).status_code == status


def test_a_foreign_deed_is_refused_on_every_route_also_the_public_ones(at_home):
    for address in addresses(at_home):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            response = at_home.open(address, method=method, headers={"Sec-Fetch-Site": "cross-site"})
            assert response.status_code == 403, (method, address)


def test_a_page_may_be_opened_from_a_link_elsewhere(at_home):
    assert at_home.get("/netwerk", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_whom_the_proxy_names_comes_in_with_the_role_the_proxy_gives(behind_proxy):
    response = behind_proxy.post(CALLBACK, json=greet(), headers=FROM_PROXY, environ_base={"REMOTE_ADDR": "10.0.0.2"})
    assert response.get_json()["response"]["greeting"]["children"] == "boss@example.org broker: Ann"


@pytest.mark.parametrize(
    ("peer", "changed"),
    [
        ("10.0.0.3", {}),
        ("127.0.0.1", {}),
        ("10.0.0.2", {"X-Proxy-Secret": ""}),
        ("10.0.0.2", {"X-Proxy-Secret": PROXY_SECRET[:-1]}),
        ("10.0.0.2", {"X-Proxy-Secret": "ü" * 32}),
        ("10.0.0.2", {"X-Forwarded-User": ""}),
        ("10.0.0.2", {"X-Forwarded-User": "   "}),
        ("10.0.0.2", {"X-Forwarded-User": "a\tb"}),
        ("10.0.0.2", {"X-Forwarded-User": "a" * 201}),
        ("10.0.0.2", {"X-Forwarded-Role": "emperor"}),
        ("10.0.0.2", {"X-Forwarded-Role": ""}),
    ],
)
def test_who_is_not_the_proxy_or_names_nobody_stays_outside(behind_proxy, peer, changed):
    headers = {**FROM_PROXY, **changed}
    assert behind_proxy.get("/", headers=headers, environ_base={"REMOTE_ADDR": peer}).status_code == 401


def test_without_a_configured_proxy_its_headers_mean_nothing(in_production):
    assert in_production.get("/", headers=FROM_PROXY, environ_base={"REMOTE_ADDR": "10.0.0.2"}).status_code == 401


def test_behind_the_proxy_the_configured_origin_is_the_own_one_whatever_the_host_header_says(behind_proxy):
    def post(origin: str) -> int:
        headers = {**FROM_PROXY, "Origin": origin, "Host": "evil.example"}
        return behind_proxy.post(
            CALLBACK, json=greet(), headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.2"}
        ).status_code

    assert post("https://kruispunt.example.org") == 200
    assert post("http://kruispunt.example.org") == 403
    assert post("http://evil.example") == 403
    assert post("https://kruispunt.example.org.evil.example") == 403
    assert post("https://kruispunt.example.org:8443") == 403


def test_an_unready_product_says_why_in_codes_only():
    client = small_app(settings(), reasons=("store_unavailable",)).server.test_client()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.get_json() == {"status": "unready", "reasons": ["store_unavailable"]}
    assert client.get("/healthz").status_code == 200
