"""Journeys over the network page. Numbers are counted from the CSV files of the region."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.model.identifiers import new_id
from graph.stores.protocol import NetworkStore
from tests.support.builders import company, organisation, school, tie
from tests.support.canvas import Canvas
from tests.support.region import IMPORTER

pytestmark = pytest.mark.browser

REGION = Path(__file__).parents[3] / "loaders" / "region"
FILES = ("organisations", "companies", "schools", "roles", "projects", "crossovers")


def rows(name: str) -> list[dict[str, str]]:
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def partners(node_id: str) -> set[str]:
    """Return the actors that a relation of the file ties to one."""
    actors = {row["id"] for name in FILES for row in rows(name)}
    found = set()
    for row in rows("relations"):
        ends = {row["source_id"], row["target_id"]}
        if node_id in ends and ends <= actors:
            found |= ends - {node_id}
    return found


def add(store: NetworkStore, *records: object) -> None:
    run(CreateRecords(tuple(records)), store, IMPORTER, new_id("op"))  # type: ignore[arg-type]


def open_view(page: Page, query: str, n_nodes: int) -> Canvas:
    page.goto(f"/netwerk{query}")
    canvas = Canvas(page)
    canvas.shows(n_nodes)
    return canvas


def saved(page: Page) -> int:
    """Return the revision that the page says is saved."""
    return int(page.locator(".saved").inner_text().rsplit(" ", 1)[1])


def test_nothing_is_drawn_before_something_is_asked(page: Page) -> None:
    page.goto("/netwerk")
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()
    start = page.locator(".start-row", has_text="STEMpact editie 1")
    expect(start).to_contain_text(f"{len(partners('prj-stempact-1'))} partners")
    start.click()
    Canvas(page).shows(1 + len(partners("prj-stempact-1")))
    expect(page.locator("#network-centre-label")).to_have_text("Rond STEMpact editie 1")


def test_search_focus_one_step_more_filter_and_style(page: Page) -> None:
    page.goto("/netwerk")
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("voka")
    expect(page.locator(".find-hit").first).to_have_text("Voka")
    page.keyboard.press("Enter")
    canvas = Canvas(page)
    first = partners("org-voka") | {"org-voka"}
    canvas.shows(len(first))
    assert canvas.ids() == first
    second = first.union(*(partners(node_id) for node_id in first))
    more = page.get_by_title(f"Eén stap verder: {len(second) - len(first)} punten erbij")
    before = canvas.places()
    more.click()
    canvas.shows(len(second))
    assert canvas.ids() == second
    assert {node_id: canvas.places()[node_id] for node_id in first} == before  # nobody moved
    view, places = canvas.view(), canvas.places()
    page.locator("#network-style-button").click()
    page.locator("#network-style-menu").get_by_text("gelijk", exact=True).last.click()
    page.wait_for_url("**dikte=equal**")
    page.goto(page.url + "&kleur=helix")
    canvas.shows(len(second))
    helix = {row["id"]: row["helix"] for name in FILES[:3] for row in rows(name)}
    fills = canvas.data("fill")
    assert {fills[node_id] for node_id in second if helix.get(node_id) == "business"} == {"cat-2"}
    assert {fills[node_id] for node_id in second if node_id not in helix} == {"plain"}
    assert canvas.places() == places
    assert canvas.view() == pytest.approx(view)
    page.goto("/netwerk?rond=org-voka&stappen=2&soort=organisation,project")
    projects = {row["id"] for row in rows("projects")} | {row["id"] for row in rows("organisations")}
    kept = {n for n in first if n in projects}
    canvas.shows(len(kept.union(*(partners(n) & projects for n in kept))))
    expect(page.locator("#network-shown")).to_contain_text("weggefilterd")


def test_selecting_moves_nothing_and_tells_the_ties_in_sentences(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    view, places = canvas.view(), canvas.places()
    canvas.click("org-voka")
    panel = page.locator("#network-panel")
    expect(panel.get_by_role("heading", name="Voka", exact=True)).to_be_visible()
    coordinated = [row for row in rows("relations") if row["source_id"] == "org-voka" and row["type"] == "COORDINATES"]
    expect(panel.get_by_role("heading", name=f"coördineert{len(coordinated)}")).to_be_visible()
    assert (canvas.view(), canvas.places()) == (view, places)
    other = next(iter(sorted(partners("org-voka"))))
    canvas.click(other, shift=True)
    expect(panel.get_by_role("heading", name="2 aangewezen")).to_be_visible()
    assert canvas.selected() == {"org-voka", other}
    assert "kies=" in page.url


def test_an_edit_is_stored_told_in_the_history_and_undone_after_a_reload(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-edit", "Te wijzigen", municipality="Genk"))
    open_view(page, "?rond=t-edit&kies=t-edit", 1)
    page.get_by_role("button", name="Wijzig", exact=True).click()
    field = page.get_by_label("Gemeente", exact=True)
    expect(field).to_have_value("Genk")
    field.fill("Hasselt")
    page.get_by_label("Breedtegraad (°)").fill("duizend")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".field-error", has_text="duizend")).to_be_visible()  # told at the field
    expect(field).to_have_value("Hasselt")  # nothing typed is lost
    page.get_by_label("Breedtegraad (°)").fill("")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("tab", name="Verloop")).to_be_visible()
    assert store.snapshot().node("t-edit").municipality == "Hasselt"  # type: ignore[attr-defined]
    page.get_by_role("tab", name="Verloop").click()
    expect(page.locator(".history")).to_contain_text("Gemeente: Genk → Hasselt")
    page.reload()
    Canvas(page).shows(1)
    page.locator("#shell-undo").click()
    expect(page.locator(".panel-head")).to_contain_text("Genk")
    assert store.snapshot().node("t-edit").municipality == "Genk"  # type: ignore[attr-defined]
    page.locator("#shell-redo").click()
    expect(page.locator(".panel-head")).to_contain_text("Hasselt")


def test_two_browsers_on_one_field_both_values_are_shown(
    visitor: Callable[..., BrowserContext], store: NetworkStore
) -> None:
    add(store, organisation("t-two", "Twee tegelijk", municipality="Genk", website="https://a.be"))
    one, other = visitor().new_page(), visitor().new_page()
    for page in (one, other):
        open_view(page, "?rond=t-two&kies=t-two", 1)
        page.get_by_role("button", name="Wijzig", exact=True).click()
    one.get_by_label("Gemeente", exact=True).fill("Hasselt")
    one.get_by_role("button", name="Bewaar").click()
    expect(one.get_by_role("tab", name="Verloop")).to_be_visible()
    other.get_by_label("Gemeente", exact=True).fill("Bree")
    other.get_by_label("Website").fill("https://b.be")
    other.get_by_role("button", name="Bewaar").click()
    conflict = other.locator(".conflict")
    expect(conflict).to_contain_text("Gemeente")
    expect(conflict).to_contain_text("Bree")
    expect(conflict).to_contain_text("Hasselt")
    expect(conflict).to_contain_text("demo")  # who
    expect(other.get_by_label("Website")).to_have_value("https://b.be")
    assert store.snapshot().node("t-two").municipality == "Hasselt"  # type: ignore[attr-defined]
    other.get_by_role("button", name="Neem die waarde over").click()
    expect(other.get_by_label("Gemeente", exact=True)).to_have_value("Hasselt")
    other.get_by_role("button", name="Bewaar").click()
    expect(other.get_by_role("tab", name="Verloop")).to_be_visible()
    stored = store.snapshot().node("t-two")
    assert (stored.municipality, stored.website) == ("Hasselt", "https://b.be")  # type: ignore[attr-defined]


def test_a_node_and_a_tie_are_made_reversed_ended_and_deleted_and_all_is_undone(
    page: Page, store: NetworkStore
) -> None:
    add(store, company("t-made", "Maker"), school("t-school", "Schooltje"))
    start = store.revision()
    canvas = open_view(page, "?rond=t-made&kies=t-made", 1)
    page.get_by_role("button", name="Band toevoegen").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".field-error", has_text="verplicht")).to_have_count(2)
    page.get_by_role("textbox", name="Relatie").click()
    page.get_by_role("option", name="is mentorbedrijf van", exact=True).click()
    page.get_by_role("textbox", name="Met wie").fill("schooltje")
    page.get_by_role("option", name="Schooltje").click()
    page.get_by_role("button", name="Bewaar").click()
    canvas.shows(2)
    (made,) = store.snapshot().ties_of("t-made")
    assert (made.type, made.ends) == ("MENTORS", ("t-made", "t-school"))
    page.get_by_title("Bekijk of wijzig deze band").click()
    page.get_by_role("button", name="Beëindig").click()
    page.get_by_label("Laatste dag").fill("2025-06-30")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".fields")).to_contain_text("2025-06-30")
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_role("heading", name="Dit verwijderen?")).to_be_visible()
    page.locator("#network-save").click()
    canvas.shows(1)
    assert store.snapshot().ties_of("t-made") == ()
    for left in (2, 2, 1):
        page.locator("#shell-undo").click()
        canvas.shows(left) if left == 1 else expect(page.locator("#shell-undo")).to_be_enabled()
        expect(page.locator(".saved")).to_contain_text(str(store.revision()))
    assert store.snapshot().ties_of("t-made") == ()
    assert store.revision() == start + 6


def test_deleting_tells_what_goes_along(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-gone", "Verdwijnt"), organisation("t-stays", "Blijft"), tie("t-gone", "t-stays"))
    open_view(page, "?rond=t-gone&kies=t-gone", 2)
    page.get_by_title("Meer", exact=True).click()
    page.get_by_role("button", name="Verwijder").click()
    expect(page.locator("#network-panel")).to_contain_text("1 band")
    page.locator("#network-save").click()
    expect(page.locator("#network-start")).to_contain_text("er niet meer is")  # the centre of this view is gone
    assert "t-gone" not in store.snapshot().records
    assert "t-stays" in store.snapshot().records


def test_a_dragged_node_stays_after_a_reload_and_the_drag_can_be_undone(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-drag", "Sleep mij"), organisation("t-still", "Blijf"), tie("t-drag", "t-still"))
    canvas = open_view(page, "?rond=t-drag", 2)
    before = canvas.places()
    revision = saved(page)
    canvas.drag("t-drag", 120, 60)
    expect(page.locator(".saved")).to_contain_text(str(revision + 1))
    after = canvas.places()
    assert after["t-drag"] != before["t-drag"]
    assert after["t-still"] == before["t-still"]
    page.reload()
    canvas.shows(2)
    assert canvas.places()["t-drag"] == pytest.approx(after["t-drag"], abs=0.11)
    page.locator("#shell-undo").click()
    expect(page.locator(".saved")).to_contain_text(str(revision + 2))
    page.reload()
    canvas.shows(2)
    assert canvas.places()["t-drag"] == pytest.approx(before["t-drag"], abs=0.11)


def test_an_expansion_says_what_it_adds_and_is_taken_back_exactly(page: Page) -> None:
    first = partners("org-voka") | {"org-voka"}
    canvas = open_view(page, "?rond=org-voka&kies=prj-stempact-1", len(first))
    new = partners("prj-stempact-1") - first
    button = page.locator("#network-panel").get_by_role("button", name=f"+{len(new)}")
    button.click()  # a hub asks along which relation and how many
    page.get_by_role("link", name="De 10 best verbonden erbij").click()
    page.wait_for_url("**open=**")
    expect(canvas.box).not_to_have_attribute("data-ready", str(len(first)))
    opened = canvas.ids()
    assert first < opened
    assert opened - first <= new
    page.get_by_role("link", name=f"Klap in ({len(opened - first)} weg)").click()
    canvas.shows(len(first))
    assert canvas.ids() == first


def test_a_double_click_opens_a_small_node(page: Page, store: NetworkStore) -> None:
    add(
        store,
        *(organisation(f"t-open-{n}") for n in range(4)),
        *(tie(f"t-open-{n}", f"t-open-{n + 1}") for n in range(3)),
    )
    canvas = open_view(page, "?rond=t-open-0", 2)
    page.mouse.dblclick(*canvas.point("t-open-1"))
    canvas.shows(3)
    assert "t-open-2" in canvas.ids()


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


def test_a_question_is_composed_answered_with_proof_and_asked_again(page: Page) -> None:
    page.goto("/netwerk?vraag=company@;out*MENTORS*school@")
    mentors = {row["source_id"] for row in rows("relations") if row["type"] == "MENTORS"}
    mentors &= {row["id"] for row in rows("companies")}
    expect(page.get_by_role("heading", name=re.compile(r"\d+ passen"))).to_be_visible()
    page.locator(".proof summary").first.click()
    expect(page.locator(".proof").first).to_contain_text("is mentorbedrijf van")
    page.locator("#network-question-button").click()
    page.locator('[id*="network-question"] >> text=Bedrijven').first.click()
    page.get_by_role("option", name="Rollen").click()
    page.get_by_role("button", name="Toon het antwoord").click()
    expect(page.get_by_role("heading", name="0 passen")).to_be_visible()  # no role is a mentor company


def test_by_keyboard_alone(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    canvas.box.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#network-hover")).to_be_visible()
    expect(page.locator("#network-live")).to_contain_text("in beeld")
    page.keyboard.press("Enter")
    expect(page.locator("#network-panel").get_by_role("tab", name="Banden")).to_be_visible()
    assert len(canvas.selected()) == 1
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Niets aangewezen")).to_be_visible()


def test_the_hover_card_comes_within_150_ms(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    page.evaluate(
        """() => {
          const card = document.getElementById('network-hover');
          const cy = document.getElementById('network-canvas')._cyreg.cy;
          window.shown = null;
          cy.on('mouseover', 'node', () => { window.over = performance.now(); });
          new MutationObserver(() => { if (!card.hidden && window.shown === null) window.shown = performance.now(); })
            .observe(card, { attributes: true });
        }"""
    )
    page.mouse.move(*canvas.point("org-voka"))
    expect(page.locator("#network-hover")).to_contain_text("Voka")
    assert page.evaluate("window.shown - window.over") < 150


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?rond=org-bestaat-niet", "er niet meer is"),
        ("?alles=1&helix=research&soort=school", "blijft er niets over"),
    ],
)
def test_a_link_that_shows_nothing_says_why(page: Page, query: str, words: str) -> None:
    page.goto(f"/netwerk{query}")
    expect(page.locator("#network-start")).to_contain_text(words)
