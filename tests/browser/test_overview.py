"""The overview, as a visitor meets it. Counts of the region: see tests/unit/dashboard/test_overview_numbers.py."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from graph.commands.arranging import SaveView
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.model.organisations import Organisation
from graph.model.projects import Project
from graph.stores.protocol import NetworkStore
from tests.support.browser import screenshot
from tests.support.region import IMPORTER

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def overview(page: Page, query: str = "") -> Page:
    """Open the overview and wait until all its parts are there."""
    page.goto(f"/{query}")
    for part in (".ov-start", ".ov-attention > li", ".ov-changes > li", ".ov-heat", ".saved .icon"):
        expect(page.locator(part).first).to_be_visible()
    return page


def test_every_number_of_the_network_leads_to_its_records(page: Page) -> None:
    overview(page)
    now = page.get_by_role("complementary", name="Het netwerk nu")
    expect(now.get_by_role("link", name="Bedrijven 75")).to_have_attribute("href", "/netwerk?alles=1&soort=company")
    expect(now.get_by_role("link", name="Mentorschap")).to_have_attribute("href", "/netwerk?alles=1&laag=mentoring")
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
    first.close()
    run(CreateRecords((Organisation(id="org-visit-test", name="Bezoekproef"),)), store, IMPORTER, "visit-test")
    second = overview(context.new_page())
    expect(second.get_by_role("heading", name="Sinds je vorige bezoek")).to_be_visible()
    expect(second.locator(".ov-changes > li.is-new").first).to_contain_text("Bezoekproef toegevoegd als organisatie")


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
