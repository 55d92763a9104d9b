"""Pictures in which a value or a place decides where everyone lies: seen whole, taken along, kept."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import display_name
from graph.model.views import Position, SavedView
from graph.stores.protocol import NetworkStore
from tests.support.builders import organisation, tie
from tests.support.canvas import Canvas
from tests.support.journeys import FILES, add, open_view, partners, rows
from tests.support.table import Table

pytestmark = pytest.mark.browser

WORDS = "window.dash_clientside.network_backdrop.words(cy.zoom(), cy.pan())"
NEAR = {"BE", "NL"}


def place_of_each() -> dict[str, dict[str, str] | None]:
    """Return the row of the municipality of every record; None where no row has its point."""
    places = {row["municipality"]: row for row in rows("places") if row["lat"]}
    return {row["id"]: places.get(row.get("municipality", "")) for name in FILES for row in rows(name)}


@pytest.mark.parametrize("arrangement", ["rings_by", "layers", "plane"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_what_a_chart_says_is_seen_whole_and_clear_of_the_legend(
    page: Page, arrangement: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    canvas = open_view(page, f"?rond=org-voka&schikking={arrangement}", 1 + len(partners("org-voka")))
    frame, legend = canvas.box.bounding_box(), page.locator("#network-legend-box").bounding_box()
    assert frame is not None
    assert legend is not None
    words = canvas.ask(WORDS)
    assert len(words) > 2
    for left, top, right, bottom in words:
        assert left >= 0
        assert top >= 0
        assert right <= frame["width"]
        assert bottom <= frame["height"]
        is_beside = left >= legend["x"] + legend["width"] - frame["x"]
        assert is_beside or bottom <= legend["y"] - frame["y"]


def test_a_map_taken_along_shows_who_is_near_and_tells_who_is_not(
    page: Page, store: NetworkStore, tmp_path: Path
) -> None:
    placed = {node_id: place for node_id, place in place_of_each().items() if place}
    far = {node_id for node_id, place in placed.items() if place["country"] not in NEAR}
    assert far
    open_view(page, "?alles=1&beeld=kaart", len(placed))
    page.locator("#network-export-button").click()
    with page.expect_download() as download:
        page.locator(".menu-link", has_text="SVG").click()
    download.value.save_as(tmp_path / "map.svg")
    drawing = ElementTree.fromstring((tmp_path / "map.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own export
    titles = {element.text for element in drawing.iter("{http://www.w3.org/2000/svg}title")}
    names = {node_id: display_name(store.snapshot().nodes[node_id], "nl") for node_id in placed}
    assert {names[node_id] for node_id in placed.keys() - far} <= titles
    assert titles.isdisjoint(names[node_id] for node_id in far)
    told = " ".join(element.text or "" for element in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert f"{len(far)} liggen verder weg, buiten dit beeld." in told
    # what is near spans 4.3 degrees of latitude, each 111.195 km of 7.4 px, and the rest is margin and legend
    assert max(float(drawing.attrib[side]) for side in ("width", "height")) < 4.3 * 111.195 * 7.4 + 700


def test_who_is_not_on_the_map_is_listed_exactly(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-nowhere", "Nergens"))
    places = place_of_each()
    actors = {node.id for kind in ACTOR_KINDS for node in store.snapshot().by_kind.get(kind, {}).values()}
    without = {node_id for node_id in actors if not places.get(node_id)}  # what journeys add has no place
    open_view(page, "?alles=1&beeld=kaart", len(actors) - len(without))
    page.get_by_role("link", name=f"{len(without)} zonder bekende plaats staan niet op de kaart").click()
    table = Table(page)
    table.shows(len(without))
    assert set(table.order()) == without
    page.locator(".net-chips").get_by_role("link", name="Zonder bekende plaats").click()
    table.shows(len(actors))


def test_names_of_provinces_leave_room_for_those_of_nodes(page: Page) -> None:
    around = [place for node_id in ("org-voka", *partners("org-voka")) if (place := place_of_each()[node_id])]
    open_view(page, "?rond=org-voka&beeld=kaart", len(around))
    backdrop = page.locator(".net-backdrop")
    expect(backdrop).to_have_attribute("data-clear", re.compile(r"\d+ of 11"))  # ten provinces and Brussels
    n_crowded = len({place["province"] for place in around})
    assert int((backdrop.get_attribute("data-clear") or "").split()[0]) >= 11 - n_crowded


def test_a_saved_plane_follows_the_values_when_it_is_opened_again(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-plane", "Vlakker"), *(organisation(f"t-plane-{n}", f"Vlak {n}") for n in range(3)))
    add(store, tie("t-plane", "t-plane-0"), tie("t-plane", "t-plane-1"))
    canvas = open_view(page, "?rond=t-plane&schikking=plane", 3)
    before = canvas.places()
    page.locator("#network-views-button").click()
    page.get_by_placeholder("Naam van deze weergave").fill("Vlak van vlakkers")
    page.locator("#network-save-view").click()
    page.wait_for_url("**weergave=vie-**")
    (kept,) = (view for view in store.snapshot().of(SavedView).values() if view.name == "Vlak van vlakkers")
    assert not [at for at in store.snapshot().of(Position).values() if at.view_id == kept.id]
    add(store, tie("t-plane-0", "t-plane-1"))
    page.goto(f"/netwerk{kept.query}&weergave={kept.id}")
    again = Canvas(page)
    again.shows(3)
    assert again.places()["t-plane-0"] != before["t-plane-0"]  # one partner more: further to the right
