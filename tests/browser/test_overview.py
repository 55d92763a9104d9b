"""The overview, as a visitor meets it. Counts of the region: see tests/unit/dashboard/test_overview_numbers.py."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.app import create_app
from dashboard.settings import read_settings
from graph.commands.arranging import SaveView
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.model.organisations import Organisation
from graph.model.projects import Project
from graph.model.ties import Tie
from graph.stores.factory import open_store
from graph.stores.protocol import NetworkStore
from tests.support.browser import WCAG, screenshot, served
from tests.support.region import IMPORTER

pytestmark = pytest.mark.browser

AN_HOUR_AGO = """() => {
  const visit = JSON.parse(localStorage.getItem("kruispunt-last-visit"));
  visit.at = new Date(Date.parse(visit.at) - 61 * 60 * 1000).toISOString();
  localStorage.setItem("kruispunt-last-visit", JSON.stringify(visit));
}"""


def overview(page: Page, query: str = "") -> Page:
    """Open the overview and wait until all its parts are there."""
    page.goto(f"/{query}")
    for part in (".ov-start", ".ov-attention > li", ".ov-changes > li", ".ov-kinds", ".saved .icon"):
        page.locator(part).first.wait_for(state="attached")
    return page


@contextmanager
def another(store_url: str) -> Iterator[tuple[NetworkStore, str]]:
    """Serve another network than that of the region; yields its store and its address."""
    store = open_store(store_url)
    with served(create_app(store, read_settings({"HOME": "/nowhere"}, {"store": store_url})).server) as address:
        yield store, address
    store.close()


def test_every_number_of_the_network_leads_to_its_records(page: Page) -> None:
    overview(page)
    now = page.get_by_role("complementary", name="Het netwerk nu")
    expect(now.get_by_role("link", name="Bedrijven 75")).to_have_attribute("href", "/netwerk?alles=1&soort=company")
    expect(now.get_by_role("link", name="Mentorschap")).to_have_attribute(
        "href", "/netwerk?alles=1&laag=mentoring&partners=1"
    )
    now.get_by_role("link", name="STEM-onderwijs, onderwijs: 42").click()
    page.wait_for_url("**/netwerk?alles=1&helix=education&thema=stem-education")


def test_each_start_has_one_way_into_the_network_and_one_button_is_filled(page: Page) -> None:
    overview(page)
    starts = page.locator(".ov-start")
    expect(starts.locator("a.btn")).to_have_count(3)
    expect(page.locator("a.btn.primary")).to_have_text("Verken deze alliantie")
    starts.get_by_role("link", name="Bekijk de 26 scholen").click()
    page.wait_for_url("**/netwerk?rond=sch-*")


def test_a_kind_of_trouble_can_be_chosen_and_the_back_button_goes_back(page: Page) -> None:
    overview(page)
    page.get_by_role("link", name="Leemten 12").click()
    expect(page.locator(".ov-attention__trouble").get_by_text("Open rol")).to_have_count(0)
    expect(page.locator(".ov-attention > li")).to_have_count(5)
    page.get_by_role("link", name="Toon alle 12").click()
    expect(page.locator(".ov-attention > li")).to_have_count(12)
    page.go_back()
    page.go_back()
    expect(page.locator(".ov-attention__trouble").get_by_text("Open rol").first).to_be_visible()


def test_a_link_to_a_kind_of_trouble_opens_on_it(page: Page) -> None:
    overview(page, "?aandacht=to_approach&alle=1")
    expect(page.locator(".ov-attention > li")).to_have_count(14)
    expect(page.get_by_role("link", name="Toon minder")).to_be_visible()


def test_a_change_is_told_as_a_sentence_and_taken_back_with_one_click(page: Page, store: NetworkStore) -> None:
    run(CreateRecords((Organisation(id="org-undo-test", name="Terugproef"),)), store, IMPORTER, "undo-test")
    changed = run(EditRecord("org-undo-test", {"website": "https://terug.example.org"}), store, IMPORTER, "undo-test-2")
    overview(page)
    line = page.locator(".ov-changes > li").filter(has_text="Website van Terugproef is nu https://terug.example.org")
    line.get_by_role("button", name=f"Maak ongedaan: revisie {changed.number}").click()
    expect(line).to_contain_text("Ongedaan gemaakt")
    expect(page.locator(".ov-changes > li").first).to_contain_text(f"maakte revisie {changed.number} ongedaan")
    record = store.snapshot().records["org-undo-test"]
    assert isinstance(record, Organisation)
    assert record.website != "https://terug.example.org"


def test_a_change_that_was_changed_again_says_so_instead_of_offering_undo(page: Page, store: NetworkStore) -> None:
    run(CreateRecords((Organisation(id="org-later-test", name="Laterproef"),)), store, IMPORTER, "later-test")
    run(EditRecord("org-later-test", {"region": "Haspengouw"}), store, IMPORTER, "later-test-2")
    run(EditRecord("org-later-test", {"region": "Kempen"}), store, IMPORTER, "later-test-3")
    overview(page)
    line = page.locator(".ov-changes > li").filter(has_text="Regio van Laterproef is nu Haspengouw")
    expect(line).to_contain_text("Later nog gewijzigd")
    expect(line.get_by_role("button")).to_have_count(0)


def test_taking_back_very_much_at_once_is_asked_twice(page: Page, store: NetworkStore) -> None:
    many = tuple(Project(id=f"prj-many-{number}", name=f"Veelproef {number}") for number in range(60))
    revision = run(CreateRecords(many), store, IMPORTER, "many-test").number
    overview(page)
    line = page.locator(".ov-changes > li").filter(has_text="Toegevoegd: 60 projecten")
    line.get_by_role("link", name="Maak ongedaan").click()
    expect(line).to_contain_text("Dit neemt 60 wijzigingen in één keer terug.")
    line.get_by_role("button", name=f"Ja, maak ongedaan: revisie {revision}").click()
    expect(line).to_contain_text("Ongedaan gemaakt")
    assert "prj-many-0" not in store.snapshot().records


def test_what_is_new_since_the_previous_visit_is_told_apart(
    visitor: Callable[..., BrowserContext], store: NetworkStore
) -> None:
    context = visitor()
    first = overview(context.new_page())
    expect(first.get_by_role("heading", name="Laatste wijzigingen")).to_be_visible()
    run(CreateRecords((Organisation(id="org-visit-test", name="Bezoekproef"),)), store, IMPORTER, "visit-test")
    same_visit = overview(context.new_page())
    expect(same_visit.get_by_role("heading", name="Laatste wijzigingen")).to_be_visible()
    run(CreateRecords((Organisation(id="org-visit-two", name="Bezoekproef twee"),)), store, IMPORTER, "visit-two")
    first.close()
    same_visit.evaluate(AN_HOUR_AGO)
    second = overview(context.new_page())
    heading = second.locator(".ov-head").filter(has=second.get_by_role("heading", name="Sinds je vorige bezoek"))
    expect(heading).to_contain_text("1 wijziging sindsdien")
    expect(second.locator(".ov-changes > li.is-new")).to_have_count(1)
    expect(second.locator(".ov-changes > li.is-new")).to_contain_text("Bezoekproef twee toegevoegd als organisatie")
    third = overview(context.new_page())
    expect(third.get_by_role("heading", name="Sinds je vorige bezoek")).to_be_visible()


def test_older_changes_are_a_click_away_and_have_an_address(page: Page, store: NetworkStore) -> None:
    for number in range(60):
        run(CreateRecords((Organisation(id=f"org-old-{number}", name="x"),)), store, IMPORTER, f"old-{number}")
    overview(page)
    changes = page.locator(".ov-changes > li")
    expect(changes).to_have_count(5)
    page.get_by_role("link", name="Toon meer").click()
    expect(changes).to_have_count(50)
    newest = changes.first.locator(".ov-changes__number")
    page.get_by_role("link", name="Toon oudere wijzigingen").click()
    expect(newest).to_have_text(str(store.revision() - 50))
    page.reload()
    expect(newest).to_have_text(str(store.revision() - 50))
    page.get_by_role("link", name="Toon nieuwere wijzigingen").click()
    expect(newest).to_have_text(str(store.revision()))
    expect(changes).to_have_count(50)


def test_saved_views_are_shown_with_a_picture_and_open_as_saved(page: Page, store: NetworkStore) -> None:
    view = SaveView(
        name="Beeldproef",
        page="network",
        query="?rond=org-voka&stappen=2",
        positions={"org-voka": (0, 0), "prj-stempact-1": (120, 80)},
        owner="demo",
    )
    run(view, store, IMPORTER, "view-test")
    overview(page)
    link = page.get_by_role("link", name="Beeldproef")
    expect(link).to_have_attribute("href", re.compile(r"^/netwerk\?rond=org-voka&stappen=2&weergave=vie-\w+$"))
    expect(link).to_contain_text("2 punten")
    expect(link.locator(".ov-view__dot")).to_have_count(2)


def test_an_empty_network_says_how_to_begin_and_nothing_else(
    browser: Browser, context_args: dict[str, Any], tmp_path: Path
) -> None:
    with another(f"sqlite:///{tmp_path / 'empty.sqlite'}") as (store, address):
        context = browser.new_context(**context_args)
        page = context.new_page()
        page.goto(address)
        start = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Begin met gegevens"))
        expect(start).to_contain_text(f"kruispunt import BESTAND --apply --store {store.url}")
        expect(page.get_by_role("link", name="Voeg zelf een eerste punt toe")).to_have_attribute(
            "href", "/netwerk?alles=1"
        )
        expect(page.get_by_role("heading", name="Vraagt aandacht")).to_have_count(0)
        expect(page.get_by_role("heading", name="Laatste weergaven")).to_have_count(0)
        screenshot(page, "overview-empty")
        context.close()


def test_very_long_names_stay_inside_their_part_of_the_page(
    browser: Browser, context_args: dict[str, Any], tmp_path: Path
) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    with another(f"sqlite:///{tmp_path / 'long.sqlite'}") as (store, address):
        party, plan = Organisation(id="o", name=long), Project(id="p", name=long)
        tie = Tie(id="t", source_id="o", target_id="p", type="PARTNER_IN", status="possible")
        run(CreateRecords((party, plan, tie)), store, IMPORTER, "long-1")
        run(SaveView(name=long, page="network", query="", positions={"o": (0, 0)}, owner="an"), store, IMPORTER, "2")
        context = browser.new_context(**context_args)
        page = context.new_page()
        page.goto(address)
        for part in (".ov-start", ".ov-changes > li", ".ov-view"):
            expect(page.locator(part).first).to_contain_text("Donaudampf")
            assert page.locator(part).first.evaluate("part => part.scrollWidth - part.clientWidth") <= 0, part
        assert page.locator(".ov-main").evaluate("part => part.scrollWidth - part.clientWidth") == 0
        expect(page.get_by_text("Nog niets vastgelegd:")).to_contain_text("Vertrouwen")
        context.close()


def test_in_a_narrow_window_the_numbers_are_a_drawer_away(visitor: Callable[..., BrowserContext]) -> None:
    page = overview(visitor(viewport={"width": 1024, "height": 768}).new_page())
    expect(page.locator(".ov-heat").first).to_be_hidden()
    opener = page.get_by_role("button", name="Het netwerk nu")
    opener.click()
    drawer = page.get_by_role("dialog", name="Het netwerk nu")
    expect(drawer.get_by_role("link", name="Bedrijven 75")).to_be_visible()
    screenshot(page, "overview-1024-drawer")
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(opener).to_be_focused()
    opener.click()
    drawer.get_by_role("link", name="Bedrijven 75").click()
    page.wait_for_url("**/netwerk?alles=1&soort=company")


@pytest.mark.parametrize(
    ("width", "height", "theme", "language"),
    [(1440, 900, "light", "nl"), (1440, 900, "dark", "en"), (1024, 768, "dark", "nl"), (1024, 768, "light", "en")],
)
def test_the_overview_is_readable_for_everyone(
    visitor: Callable[..., BrowserContext], base_url: str, width: int, height: int, theme: str, language: str
) -> None:
    context = visitor(viewport={"width": width, "height": height}, color_scheme=theme)
    context.add_cookies([{"name": "kruispunt_lang", "value": language, "url": base_url}])
    page = overview(context.new_page())
    screenshot(page, f"overview-{width}-{theme}-{language}")
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert sideways == 0
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
