"""The frame round the pages, as a visitor meets it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.model.organisations import Organisation
from graph.stores.protocol import NetworkStore
from tests.support.region import IMPORTER

pytestmark = pytest.mark.browser


def test_a_first_visit_is_in_dutch_and_says_what_is_saved(page: Page, store: NetworkStore) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.get_by_role("link", name="Overzicht")).to_have_attribute("aria-current", "page")
    expect(page.get_by_text("Bewaard · revisie")).to_be_visible()


def test_switching_language_keeps_the_address_and_its_query(page: Page) -> None:
    page.goto("/?aandacht=gap")
    page.get_by_title("Switch to English").click()
    expect(page.get_by_role("heading", name="Needs attention")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/?aandacht=gap")


def test_the_language_of_one_visitor_is_not_that_of_another(visitor: Callable[..., BrowserContext]) -> None:
    one, other = visitor().new_page(), visitor().new_page()
    one.goto("/")
    one.get_by_title("Switch to English").click()
    expect(one.get_by_role("heading", name="Overview")).to_be_visible()
    other.goto("/")
    expect(other.get_by_role("heading", name="Overzicht")).to_be_visible()


def test_the_dark_theme_stays_after_a_reload(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Licht of donker").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.reload()
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_search_is_reached_found_and_followed_by_keyboard(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("imaginnov")
    first = page.locator(".find-hit").first
    expect(first).to_contain_text("Imaginnovation")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerk?rond=*")


def test_search_says_so_when_nothing_is_found(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzzzz")
    expect(page.locator(".find-results")).to_contain_text("zzzzzz")


def test_undo_and_redo_take_back_the_last_change_and_restore_it(page: Page, store: NetworkStore) -> None:
    created = Organisation(id="org-frame-test", name="Kaderproef")
    revision = run(CreateRecords((created,)), store, IMPORTER, "frame-test").number
    page.goto("/")
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision}")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision + 1}")
    assert "org-frame-test" not in store.snapshot().records
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision + 2}")
    assert "org-frame-test" in store.snapshot().records


def test_an_address_without_a_page_shows_the_way_back(page: Page) -> None:
    page.goto("/bestaat-niet")
    page.get_by_role("main").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()


def test_the_folded_navigation_still_has_names(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(viewport={"width": 1024, "height": 768}).new_page()
    page.goto("/")
    expect(page.get_by_role("navigation").get_by_role("link", name="Netwerk")).to_be_visible()
