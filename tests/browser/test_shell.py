"""The frame round the pages, as a visitor meets it."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dashboard.shell.frame import POLL_SECONDS
from dashboard.shell.notices import NEWS_MS
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.model.organisations import Organisation
from graph.stores.protocol import NetworkStore
from tests.support.browser import WCAG, screenshot
from tests.support.region import IMPORTER

pytestmark = pytest.mark.browser

LIGHT_PAPER, DARK_PAPER = "rgb(246, 244, 239)", "rgb(18, 24, 26)"
KEPT = "try { localStorage.setItem('mantine-color-scheme-value', 'THEME'); } catch { /* the empty page before */ }"
PAINTED = """window.painted = [];
const look = () => {
  const paper = document.body && getComputedStyle(document.body).backgroundColor;
  if (paper && document.styleSheets.length && window.painted.at(-1) !== paper) window.painted.push(paper);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
INSIDE_OR_NOWHERE = "document.activeElement === document.body || !!document.activeElement.closest('.drawer.is-open')"


def open_overview(page: Page) -> Page:
    """Open the overview and wait until the frame and the page are there."""
    page.goto("/")
    for part in (".ov-heat", ".ov-changes > li", ".saved .icon"):
        expect(page.locator(part).first).to_be_visible()
    return page


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
    open_overview(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("imaginnov")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Imaginnovation")
    page.keyboard.press("ArrowDown")
    field = page.get_by_role("combobox", name="Zoek een organisatie")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerk?rond=prj-imaginnovation&kies=prj-imaginnovation")
    expect(page).to_have_title("Netwerk · Kruispunt")
    expect(page.locator("#shell-content")).to_be_focused()


def test_enter_before_the_answer_came_still_leads_to_the_first_result(page: Page) -> None:
    open_overview(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("voka")
    page.keyboard.press("Enter")
    page.wait_for_url("**/netwerk?rond=org-voka&kies=org-voka")


def test_escape_closes_the_results_then_returns_to_where_the_keyboard_was(page: Page) -> None:
    open_overview(page)
    chip = page.get_by_role("link", name="Open rollen 13")
    chip.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("stem")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_typing_fast_asks_the_server_a_few_times_only(page: Page) -> None:
    open_overview(page)
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if "search-results" in str(request.post_data) else None
    )
    page.keyboard.press("Control+k")
    page.keyboard.type("kamer van koophandel", delay=20)
    expect(page.get_by_role("option").first).to_contain_text("Kamer van Koophandel")
    assert sum("search-results" in body for body in asked) < len("kamer van koophandel") / 2


def test_the_search_is_readable_for_everyone(page: Page) -> None:
    open_overview(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("hasselt")
    expect(page.get_by_role("option", name="Hasselt").last).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.mouse.move(500, 130)
    screenshot(page, "search-1440-light-nl")
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()


def test_search_says_so_when_nothing_is_found(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzzzz")
    expect(page.locator(".find-results")).to_contain_text("zzzzzz")


def test_undo_and_redo_say_what_they_do_take_back_the_last_change_and_restore_it(
    page: Page, store: NetworkStore
) -> None:
    created = Organisation(id="org-frame-test", name="Kaderproef")
    revision = run(CreateRecords((created,)), store, IMPORTER, "frame-test").number
    page.goto("/")
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision}")
    page.get_by_role("button", name="Ongedaan maken: Kaderproef toegevoegd als organisatie").click()
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision + 1}")
    assert "org-frame-test" not in store.snapshot().records
    expect(page.locator("#shell-undo")).to_be_focused()
    expect(page.get_by_role("button", name="Opnieuw doen: Kaderproef toegevoegd als organisatie")).to_be_enabled()
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision + 2}")
    assert "org-frame-test" in store.snapshot().records
    expect(page.get_by_role("button", name="Opnieuw doen: er is niets")).to_be_disabled()


def test_the_undo_button_leaves_the_work_of_others_alone(page: Page, store: NetworkStore) -> None:
    run(CreateRecords((Organisation(id="org-own-test", name="Eigenproef"),)), store, IMPORTER, "own-test")
    jan = User("jan", Role.EDITOR)
    run(CreateRecords((Organisation(id="org-jan-test", name="Janproef"),)), store, jan, "jan-test")
    page.goto("/")
    page.get_by_role("button", name="Ongedaan maken: Eigenproef toegevoegd als organisatie").click()
    expect(page.locator(".ov-changes > li").first).to_contain_text("Eigenproef verwijderd")
    assert "org-jan-test" in store.snapshot().records


def test_undoing_very_much_is_asked_first(page: Page, store: NetworkStore) -> None:
    many = tuple(Organisation(id=f"org-heap-{number}", name=f"Hoopproef {number}") for number in range(60))
    revision = run(CreateRecords(many), store, IMPORTER, "heap-test").number
    page.goto("/")
    undo = page.get_by_role("button", name="Ongedaan maken: Toegevoegd: 60 organisaties")
    undo.click()
    question = page.get_by_role("dialog", name="Dit ongedaan maken?")
    expect(question).to_contain_text("Dit neemt 60 wijzigingen in één keer terug.")
    expect(question.get_by_role("button", name="Laat staan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question).to_be_hidden()
    expect(undo).to_be_focused()
    assert store.revision() == revision
    undo.click()
    question.get_by_role("button", name="Ja, maak ongedaan").click()
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision + 1}")
    assert "org-heap-0" not in store.snapshot().records


def test_an_undo_that_would_wipe_out_later_work_is_refused_with_both_values(page: Page, store: NetworkStore) -> None:
    jan = User("jan", Role.EDITOR)
    run(CreateRecords((Organisation(id="org-clash-test", name="Botsproef"),)), store, jan, "clash-1")
    run(EditRecord("org-clash-test", {"region": "Haspengouw"}), store, IMPORTER, "clash-2")
    run(EditRecord("org-clash-test", {"region": "Kempen"}), store, jan, "clash-3")
    page.goto("/")
    page.get_by_role("button", name="Ongedaan maken: Regio van Botsproef is nu Haspengouw").click()
    notice = page.get_by_role("alert").filter(has_text="zonder later werk te wissen")
    expect(notice).to_contain_text("Botsproef, Regio: jij wilde “onbekend”, maar jan maakte er “Kempen” van")
    screenshot(page, "conflict-1440-light-nl")
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
    notice.get_by_role("button", name="Sluit").click()
    expect(notice).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken: Regio van Botsproef is nu Haspengouw").click()
    expect(page.get_by_role("alert").filter(has_text="zonder later werk te wissen")).to_be_visible()


def test_changes_by_others_are_told_and_the_notice_goes_by_itself(page: Page, store: NetworkStore) -> None:
    page.clock.install()
    open_overview(page)
    jan = User("jan", Role.EDITOR)
    revision = run(CreateRecords((Organisation(id="org-news-test", name="Nieuwsproef"),)), store, jan, "news").number
    page.clock.run_for(POLL_SECONDS * 1000)
    news = page.get_by_role("alert").filter(has_text="Eén wijziging door jan")
    expect(news).to_be_visible()
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {revision}")
    page.clock.run_for(NEWS_MS + 1000)
    expect(news).to_have_count(0)


def test_a_server_that_is_away_is_told_and_what_was_typed_stays(
    browser: Browser, context_args: dict[str, Any], store: NetworkStore
) -> None:
    context = browser.new_context(**context_args)  # not guarded: the browser itself complains about the server
    page = context.new_page()
    page.clock.install()
    open_overview(page)
    context.route("**/_dash-update-component*", lambda route: route.abort())
    page.keyboard.press("Control+k")
    page.keyboard.type("limburg")
    page.clock.run_for(1000)
    notice = page.get_by_role("alert").filter(has_text="Kruispunt antwoordt niet")
    expect(notice).to_be_visible()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    expect(page.locator(".saved")).to_be_hidden()
    expect(page.get_by_role("combobox", name="Zoek een organisatie")).to_have_value("limburg")
    context.unroute("**/_dash-update-component*")
    page.clock.run_for(POLL_SECONDS * 1000)
    expect(page.locator(".saved")).to_have_text(f"Bewaard · revisie {store.revision()}")
    page.clock.run_for(1000)
    expect(notice).to_have_count(0)
    context.close()


def test_who_waits_long_sees_that_something_is_under_way(page: Page) -> None:
    page.clock.install()
    open_overview(page)
    held: list[Route] = []
    page.route("**/_dash-update-component*", lambda route: held.append(route))
    page.keyboard.press("Control+k")
    page.keyboard.type("limburg")
    page.clock.run_for(200)
    expect(page.locator("html")).not_to_have_attribute("data-busy", "1")
    page.clock.run_for(600)
    expect(page.locator("html")).to_have_attribute("data-busy", "1")
    for route in held:
        route.continue_()
    expect(page.locator("html")).not_to_have_attribute("data-busy", "1")


def test_a_store_that_is_away_is_told_in_place_of_what_is_saved(page: Page, store: NetworkStore) -> None:
    page.clock.install()
    open_overview(page)
    with sqlite3.connect(store.url.removeprefix("sqlite:///")) as file:
        file.execute("ALTER TABLE revisions RENAME TO gone_for_a_while")
        file.commit()
        try:
            page.clock.run_for(POLL_SECONDS * 1000)
            expect(page.get_by_text("De opslag antwoordt niet")).to_be_visible()
            expect(page.locator(".saved")).to_be_hidden()
        finally:
            file.execute("ALTER TABLE gone_for_a_while RENAME TO revisions")
            file.commit()
    page.clock.run_for(POLL_SECONDS * 1000)
    expect(page.locator(".saved")).to_be_visible()


def test_the_tab_is_named_after_the_page(page: Page) -> None:
    open_overview(page)
    expect(page).to_have_title("Overzicht · Kruispunt")
    page.get_by_title("Switch to English").click()
    expect(page).to_have_title("Overview · Kruispunt")
    page.get_by_role("link", name="Network", exact=True).click()
    expect(page).to_have_title("Network · Kruispunt")
    page.wait_for_load_state("networkidle")  # Dash complains of answers that come after their page has gone
    page.go_back()
    expect(page).to_have_title("Overview · Kruispunt")


@pytest.mark.parametrize(
    ("kept", "prefers", "paper"),
    [("dark", "light", DARK_PAPER), (None, "dark", DARK_PAPER), ("light", "dark", LIGHT_PAPER)],
)
def test_the_screen_never_flashes_in_the_other_theme(
    visitor: Callable[..., BrowserContext], kept: str | None, prefers: str, paper: str
) -> None:
    context = visitor(color_scheme=prefers)
    if kept:
        context.add_init_script(KEPT.replace("THEME", kept))
    context.add_init_script(PAINTED)
    page = open_overview(context.new_page())
    assert page.evaluate("window.painted") == [paper]


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    open_overview(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#shell-content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Verken deze alliantie")).to_be_focused()


def test_on_a_phone_the_navigation_is_a_drawer_that_keeps_the_keyboard(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/")
    expect(page.get_by_role("link", name="Verken deze alliantie")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    screenshot(page, "overview-390-light-nl")
    opener = page.get_by_role("button", name="Pagina's")
    opener.click()
    drawer = page.get_by_role("dialog", name="Pagina's")
    expect(drawer.get_by_role("button", name="Sluit")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(INSIDE_OR_NOWHERE)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(opener).to_be_focused()
    opener.click()
    drawer.get_by_role("link", name="Netwerk").click()
    page.wait_for_url("**/netwerk")
    expect(drawer).to_have_count(0)


def test_paper_shows_the_whole_page_in_the_light_theme(visitor: Callable[..., BrowserContext]) -> None:
    page = open_overview(visitor(color_scheme="dark").new_page())
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")
    assert page.evaluate("document.documentElement.scrollHeight") > 900
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_an_address_without_a_page_shows_the_way_back(browser: Browser, context_args: dict[str, Any]) -> None:
    context = browser.new_context(**context_args)  # not guarded: the answer is 404
    page = context.new_page()
    answer = page.goto("/bestaat-niet")
    assert answer is not None
    assert answer.status == 404
    expect(page).to_have_title("Deze pagina bestaat niet · Kruispunt")
    page.get_by_role("main").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    context.close()


def test_the_folded_navigation_still_has_names(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(viewport={"width": 1024, "height": 768}).new_page()
    page.goto("/")
    expect(page.get_by_role("navigation").get_by_role("link", name="Netwerk")).to_be_visible()
