"""What leaves the network page, and what stays: views, files, the table. Numbers are counted from the region."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graph.commands.arranging import SaveView
from graph.commands.bus import run
from graph.model.identifiers import new_id
from graph.model.views import SavedView
from graph.stores.protocol import NetworkStore
from tests.support.builders import organisation, tie
from tests.support.canvas import Canvas
from tests.support.journeys import FILES, add, open_view, partners, rows, saved
from tests.support.region import IMPORTER
from tests.support.table import Table

pytestmark = pytest.mark.browser


def test_a_saved_view_opens_in_another_browser_as_it_was(visitor: Callable[..., BrowserContext]) -> None:
    one = visitor().new_page()
    canvas = open_view(one, "?rond=prj-in2stem&soort=company,school,project&kleur=helix", 1 + _of_kinds("prj-in2stem"))
    canvas.click("prj-in2stem")
    expect(one.get_by_role("heading", name="IN2STEM", exact=True)).to_be_visible()
    revision = saved(one)
    canvas.drag("prj-in2stem", -60, 40)
    expect(one.locator(".saved")).to_contain_text(str(revision + 1))
    one.locator("#network-views-button").click()
    one.get_by_placeholder("Naam van deze weergave").fill("IN2STEM voor de stuurgroep")
    one.locator("#network-save-view").click()
    row = one.locator(".menu-link", has_text="IN2STEM voor de stuurgroep")
    expect(row).to_be_visible()
    link = row.get_attribute("href")
    assert link is not None
    other = visitor().new_page()
    again = open_view(other, link.removeprefix("/netwerk"), len(canvas.ids()))
    assert again.ids() == canvas.ids()
    assert again.data("fill") == canvas.data("fill")
    expect(other.get_by_role("heading", name="IN2STEM", exact=True)).to_be_visible()
    assert again.selected() == {"prj-in2stem"}
    for node_id, at in canvas.places().items():
        assert again.places()[node_id] == pytest.approx(at, abs=0.11)


def _of_kinds(node_id: str) -> int:
    kept = {row["id"] for name in ("companies", "schools", "projects") for row in rows(name)}
    return len(partners(node_id) & kept)


def test_what_is_seen_leaves_as_picture_and_as_data(page: Page, tmp_path: Path) -> None:
    shown = partners("org-voka") | {"org-voka"}
    open_view(page, "?rond=org-voka", len(shown))
    names = {row["id"]: row.get("name") or row.get("title_nl") or "" for name in FILES for row in rows(name)}
    files = {}
    for wanted in ("svg", "png", "json"):
        page.locator("#network-export-button").click()
        with page.expect_download() as download:
            page.locator(".menu-link", has_text=wanted.upper()).click()
        files[wanted] = tmp_path / f"seen.{wanted}"
        download.value.save_as(files[wanted])
        assert "rond-voka" in download.value.suggested_filename
        page.keyboard.press("Escape")
    drawing = ElementTree.fromstring(files["svg"].read_text(encoding="utf-8"))  # noqa: S314 - our own export
    words = [element.text or "" for element in drawing.iter()]
    assert "Rond Voka" in words
    assert {"Vorm en kleur: soort", "Organisaties", "Projecten", "Rollen", "vastgesteld"} <= set(words)
    assert {names[node_id] for node_id in shown} <= set(words)  # every shown node is named
    png = files["png"].read_bytes()
    assert png.startswith(b"\x89PNG")
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    assert 800 < width < 8001
    assert 500 < height < 8001
    records = json.loads(files["json"].read_text(encoding="utf-8"))["records"]
    assert {record["id"] for record in records if record["kind"] != "tie"} == shown


def test_a_file_from_the_table_has_the_rows_that_the_columns_leave(
    page: Page, store: NetworkStore, tmp_path: Path
) -> None:
    names = ("Aak", "Bak", "Bakkerij")
    add(store, *(organisation(f"t-sift-{name}", name) for name in names))
    add(store, *(tie("t-sift-Bak", f"t-sift-{other}") for other in ("Aak", "Bakkerij")))

    def ids_in_file() -> set[str]:
        page.locator("#network-export-button").click()
        with page.expect_download() as download:
            page.locator(".menu-link", has_text="JSON").click()
        download.value.save_as(tmp_path / "seen.json")
        page.keyboard.press("Escape")
        return {record["id"] for record in json.loads((tmp_path / "seen.json").read_text("utf-8"))["records"]}

    table = Table(page)
    table.open("?rond=t-sift-Bak", 3)
    page.get_by_label("Naam Filterwaarde").fill("Bak")
    expect(page.locator("#network-table-filtered")).to_contain_text("2 van 3 rijen")
    assert ids_in_file() == {"t-sift-Bak", "t-sift-Bakkerij", "t-sift-Bak-t-sift-Bakkerij"}
    page.get_by_role("link", name="Banden (2)").click()
    table.shows(2)
    page.get_by_label("Naar Filterwaarde").fill("Aak")
    expect(page.locator("#network-table-filtered")).to_contain_text("1 van 2 rijen")
    assert ids_in_file() == {"t-sift-Bak", "t-sift-Aak", "t-sift-Bak-t-sift-Aak"}
    page.get_by_role("link", name="Netwerk", exact=True).last.click()
    Canvas(page).shows(3)
    assert len(ids_in_file()) == 5  # the drawing has no columns: three nodes and two ties


def test_the_table_has_the_same_filter_and_selection_and_edits(page: Page, store: NetworkStore) -> None:
    add(
        store,
        organisation("t-row", "Rijtje", municipality="Genk"),
        organisation("t-row2", "Tweede"),
        tie("t-row", "t-row2"),
    )
    canvas = open_view(page, "?rond=t-row", 2)
    canvas.click("t-row")
    expect(page.get_by_role("heading", name="Rijtje")).to_be_visible()
    page.get_by_role("link", name="Tabel").click()
    row = page.locator('.ag-row[row-id="t-row"]')
    expect(row.first).to_have_class(re.compile("ag-row-selected"))
    expect(page.locator("#network-table-subject")).to_contain_text("Punten (2)")
    page.locator('.ag-row[row-id="t-row2"] .ag-cell[col-id="name"]').click()
    expect(page.get_by_role("heading", name="Tweede")).to_be_visible()
    revision = saved(page)
    cell = page.locator('.ag-row[row-id="t-row"] .ag-cell[col-id="municipality"]')
    cell.dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("Bree")
    page.keyboard.press("Enter")
    expect(cell).to_have_text("Bree")
    expect(page.locator(".saved")).to_contain_text(str(revision + 1))
    assert store.snapshot().node("t-row").municipality == "Bree"  # type: ignore[attr-defined]


def test_a_picture_that_grew_is_arranged_anew_on_request_only(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-old", "Oud"), organisation("t-older", "Ouder"), tie("t-old", "t-older"))
    canvas = open_view(page, "?rond=t-old", 2)
    before = canvas.places()
    add(store, *(organisation(f"t-late-{n}", f"Laat {n}") for n in range(9)))
    add(store, *(tie("t-old", f"t-late-{n}") for n in range(9)), *(tie("t-late-0", f"t-late-{n}") for n in range(1, 9)))
    page.reload()
    canvas.shows(11)
    assert {node_id: canvas.places()[node_id] for node_id in before} == before
    page.locator("#network-style-button").click()
    page.get_by_role("button", name="Schik opnieuw").click()
    canvas.moves("t-old", before["t-old"])


def test_a_name_in_use_is_never_taken_silently_and_an_open_view_is_brought_up_to_date(
    page: Page, store: NetworkStore
) -> None:
    add(store, organisation("t-view", "Kijker"), organisation("t-seen", "Gezien"), tie("t-view", "t-seen"))
    canvas = open_view(page, "?rond=t-view", 2)
    page.locator("#network-views-button").click()
    name = page.get_by_placeholder("Naam van deze weergave")
    name.fill("Kijk op Kijker")
    page.locator("#network-save-view").click()
    page.wait_for_url("**weergave=vie-**")  # the page is in the view that was just named
    view, places = canvas.view(), canvas.places()
    name.fill("kijk op kijker")
    page.locator("#network-save-view").click()
    expect(page.locator("#network-view-taken")).to_contain_text("al in gebruik")
    kept = next(view for view in store.snapshot().of(SavedView).values() if view.name == "Kijk op Kijker")
    assert kept.version == 1
    assert (canvas.view(), canvas.places()) == (pytest.approx(view), places)
    page.goto(f"/netwerk?rond=t-view&kleur=helix&weergave={kept.id}")
    canvas.shows(2)
    page.locator("#network-views-button").click()
    revision = saved(page)
    page.get_by_role("button", name="Bewaar wat je nu ziet in deze weergave").click()
    expect(page.locator(".saved")).to_contain_text(str(revision + 1))
    again = store.snapshot().of(SavedView)[kept.id]
    assert (again.version, again.query) == (2, "?rond=t-view&kleur=helix")


def test_a_saved_view_is_a_starting_point_with_its_own_places(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-start", "Startpunt"), organisation("t-end", "Eindpunt"), tie("t-start", "t-end"))
    places = {"t-start": (10.0, 20.0), "t-end": (110.0, 220.0)}
    run(SaveView("Begin hier", "network", "?rond=t-start", places, "an"), store, IMPORTER, new_id("op"))
    page.goto("/netwerk")
    page.locator(".start-row", has_text="Begin hier").click()
    canvas = Canvas(page)
    canvas.shows(2)
    assert canvas.places() == {"t-start": [10, 20], "t-end": [110, 220]}
