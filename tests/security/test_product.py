"""The product itself, as it is put together: what reliability 6.F and 7 ask of all its pages and callbacks."""

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.routes import PAGES
from dashboard.settings import read_settings
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region
from tests.support.region import IMPORTER


@pytest.fixture(scope="module")
def store():
    store = MemoryStore()
    load_region(store, IMPORTER)
    return store


@pytest.fixture(scope="module")
def app(store) -> Dash:
    return create_app(store, read_settings({"HOME": "/nowhere"}))


@pytest.fixture
def client(app):
    return app.server.test_client(use_cookies=False)


def test_nothing_is_left_to_be_set_up_at_the_first_request():
    # visitors who come first, at once, would find scripts missing: plotly/dash issue 3971
    assert {"dash", "dash_cytoscape", "dash_ag_grid"} <= create_app(
        MemoryStore(), read_settings({"HOME": "/nowhere"})
    ).registered_paths.keys()


@pytest.mark.parametrize(
    "path",
    [
        "/bestaat-niet", "//etc/passwd", "/assets//etc/passwd", "/netwerk/../../etc/passwd", "/.git/config",
        "//evil.example/x", "/\\evil.example", "/netwerk/%00", "/" + "x" * 5000, '/"><script>alert(1)</script>',
        "/org-voka') MATCH (n) DETACH DELETE n //", "/Robert'); DROP TABLE record;--", "/{{7*7}}", "/_mcp",
    ],
)  # fmt: skip
def test_an_address_that_is_no_page_is_not_there_and_is_not_repeated(client, path):
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert response.status_code == 404
    assert path.strip("/") not in response.text
    assert "Location" not in response.headers


def test_every_page_is_there_and_the_index_is_the_same_for_all(client):
    answers = {page.path: client.get(page.path) for page in PAGES}
    assert {answer.status_code for answer in answers.values()} == {200}


def test_until_someone_chooses_the_screens_speak_the_language_of_the_installation(store):
    english = create_app(store, read_settings({"HOME": "/nowhere", "KRUISPUNT_LANG": "en"})).server.test_client()
    assert '<html lang="en">' in english.get("/").text
    assert "Overview" in english.get("/_dash-layout").text
    english.set_cookie("kruispunt_lang", "nl")
    assert '<html lang="nl">' in english.get("/").text
