"""The bar, its menus, the legend and the panel: by keyboard, and on a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graph.stores.protocol import NetworkStore
from tests.support.builders import organisation
from tests.support.canvas import Canvas
from tests.support.journeys import add, open_view, partners, rows

pytestmark = pytest.mark.browser

AROUND_VOKA = "?rond=org-voka"
MENUS = ("centre", "filter", "question", "style", "views", "export")


@pytest.mark.parametrize("menu", MENUS)
def test_every_menu_opens_is_walked_and_closes_by_keyboard(page: Page, menu: str) -> None:
    open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    button = page.locator(f"#network-{menu}-button")
    button.focus()
    page.keyboard.down("Enter")
    opened = page.locator(".mantine-Popover-dropdown:visible")
    expect(button).not_to_be_focused()  # the keyboard is in the menu before a finger is off the key
    page.keyboard.up("Enter")
    expect(opened.locator("[aria-expanded=true]")).to_have_count(0)
    filled = ".menu-link" if menu == "centre" else ".menu-link, .option, .btn"  # its links come after its button
    expect(opened.locator(filled).first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
        expect(opened.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(button).to_be_focused()


def test_a_filter_is_chosen_by_keyboard_and_moves_nothing(page: Page) -> None:
    canvas = open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    view, places = canvas.view(), canvas.places()
    page.locator("#network-filter-button").focus()
    page.keyboard.press("Enter")
    option = page.locator("#network-filter-menu .option", has_text="Rollen").first
    option.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**soort=**")
    expect(page.locator("#network-chips .chip")).to_have_count(1)
    expect(page.locator("#network-shown")).to_contain_text("3 weggefilterd")  # three roles of Voka in roles.csv
    assert canvas.view() == pytest.approx(view)
    kept = canvas.places()
    assert kept == {node_id: places[node_id] for node_id in kept}


def test_rows_pressed_faster_than_the_menu_follows_all_count(page: Page) -> None:
    open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    page.locator("#network-filter-button").click()
    menu = page.locator("#network-filter-menu")
    expect(menu.get_by_role("link", name="Rollen gekozen")).to_be_visible()
    press = "texts => texts.forEach(text => [...document.querySelectorAll('#network-filter-menu .option')]" + (
        ".find(row => row.textContent.startsWith(text)).click())"
    )
    page.evaluate(press, ["Rollen", "Projecten", "bedrijfsleven", "overheid"])  # all before anything is drawn anew
    page.wait_for_url("**helix=business,government**")
    expect(menu.get_by_role("link", name="Rollen gekozen")).to_have_count(0)
    expect(menu.get_by_role("link", name="Projecten gekozen")).to_have_count(0)
    assert "role" not in page.url.partition("soort=")[2].partition("&")[0]
    page.evaluate(press, ["Rollen", "overheid"])
    page.wait_for_url(lambda url: "helix=business" in url and "government" not in url and "role" in url)
    assert "project" not in page.url.partition("soort=")[2].partition("&")[0].split(",")


def test_on_a_narrow_screen_the_panel_is_a_drawer(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(viewport={"width": 1024, "height": 768}).new_page()
    canvas = open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    panel = page.locator("#network-panel")
    expect(panel).to_be_hidden()
    zoom = canvas.view()[0]
    rightmost = max(canvas.ids(), key=lambda node_id: canvas.point(node_id)[0])
    canvas.click(rightmost)
    expect(panel).to_be_visible()
    edge = panel.bounding_box()
    assert edge is not None
    page.wait_for_function(
        "([id, left]) => { const cy = document.getElementById('network-canvas')._cyreg.cy;"
        " return cy.container().getBoundingClientRect().left + cy.getElementById(id).renderedPosition('x') < left; }",
        arg=[rightmost, edge["x"]],
    )
    assert canvas.view()[0] == zoom
    page.get_by_role("button", name="Toon of verberg het paneel").click()
    expect(panel).to_be_hidden()
    page.get_by_role("button", name="Toon of verberg het paneel").click()
    expect(panel).to_be_visible()
    page.get_by_role("button", name="Hef de selectie op").click()
    expect(panel).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 1024


def test_the_legend_folds_and_stays_folded(page: Page) -> None:
    open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    legend = page.locator("#network-legend")
    expect(legend).to_be_visible()
    page.locator("#network-legend-box summary").click()
    expect(legend).to_be_hidden()
    page.reload()
    Canvas(page).shows(1 + len(partners("org-voka")))
    expect(legend).to_be_hidden()


def test_a_redraw_keeps_the_keyboard_and_what_was_unfolded(page: Page) -> None:
    around = partners("prj-stempact-1")
    rest = around - {row["id"] for row in rows("organisations")}
    open_view(page, "?rond=prj-stempact-1", 1 + len(around))
    page.locator("#network-filter-button").click()
    menu = page.locator("#network-filter-menu")
    menu.locator("summary", has_text="Thema").click()
    option = menu.locator(".option", has_text="Organisaties")
    option.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**soort=**")
    expect(page.locator("#network-shown")).to_contain_text(f"{1 + len(rest)} van")
    expect(option).to_be_focused()
    expect(menu.locator("details", has_text="Thema").first).to_have_attribute("open", "")


def test_the_year_slider_follows_the_keyboard_and_goes_back_to_always(page: Page, store: NetworkStore) -> None:
    dates = [str(date) for tie in store.snapshot().ties.values() for date in (tie.valid_from, tie.valid_to)]
    last = max(date[:4] for date in dates if date[0].isdigit())
    open_view(page, "?rond=prj-stempact-1", 1 + len(partners("prj-stempact-1")))
    page.locator("#network-filter-button").click()
    year = page.locator(".year-slider").get_by_role("slider")
    year.focus()
    page.keyboard.press("End")
    page.wait_for_url(f"**datum={last}**")
    expect(year).to_be_focused()
    expect(page.locator("#network-chips")).to_contain_text(f"Geldig op {last}")
    page.keyboard.press("Home")
    expect(page.locator("#network-chips .chip")).to_have_count(0)
    assert "datum" not in page.url


def test_no_key_on_the_year_slider_is_lost_while_the_page_follows_the_one_before(
    page: Page, store: NetworkStore
) -> None:
    dates = [str(date) for tie in store.snapshot().ties.values() for date in (tie.valid_from, tie.valid_to)]
    last = max(int(date[:4]) for date in dates if date[0].isdigit())
    open_view(page, "?rond=prj-stempact-1", 1 + len(partners("prj-stempact-1")))
    page.locator("#network-filter-button").click()
    year = page.locator(".year-slider").get_by_role("slider")
    year.focus()
    page.keyboard.press("End")
    expect(page.locator("#network-chips")).to_contain_text(f"Geldig op {last}")
    for back in range(1, 9):
        page.keyboard.press("ArrowLeft", delay=60)
        expect(year).to_have_attribute("aria-valuenow", str(last - back))
    expect(page.locator("#network-chips")).to_contain_text(f"Geldig op {last - 8}")
    expect(year).to_have_attribute("aria-valuenow", str(last - 8))
    expect(year).to_be_focused()


def test_the_tab_of_the_panel_stays_from_one_node_to_the_next(page: Page) -> None:
    canvas = open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    canvas.click("org-voka")
    page.get_by_role("tab", name="Positie").click()
    canvas.click("prj-stempact-1")
    expect(page.get_by_role("heading", name="STEMpact editie 1")).to_be_visible()
    expect(page.get_by_role("tab", name="Positie")).to_have_attribute("aria-selected", "true")


def test_on_a_telephone_the_legend_is_folded_until_it_is_wanted(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(viewport={"width": 390, "height": 844}).new_page()
    open_view(page, "?rond=org-voka", len(partners("org-voka")) + 1)
    expect(page.locator("#network-legend")).to_be_hidden()
    page.locator("#network-legend-box summary").click()
    expect(page.locator("#network-legend")).to_be_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_button_of_the_bar_falls_off_a_small_screen(
    visitor: Callable[..., BrowserContext], base_url: str, store: NetworkStore, language: str
) -> None:
    add(
        store,
        organisation(f"t-long-{language}", "Samenwerkingsverband voor techniek, zorg en onderwijs in Zuid-Limburg"),
    )
    context = visitor(viewport={"width": 1024, "height": 768})
    context.add_cookies([{"name": "kruispunt_lang", "value": language, "url": base_url}])
    page = context.new_page()
    open_view(page, f"?rond=t-long-{language}", 1)
    within = "() => { const bar = document.querySelector('.net-bar'); return bar.scrollWidth <= bar.clientWidth; }"
    page.wait_for_function(within)
