"""Insights over the network and the map of it: opened from the bar, read in the panel, seen on the canvas."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from graph.model.snapshot import display_name
from graph.stores.protocol import NetworkStore
from tests.support.canvas import Canvas
from tests.support.journeys import open_view, partners

pytestmark = pytest.mark.browser

AROUND_VOKA = "?rond=org-voka"
PANEL = "#network-panel"
LIT = "cy.elements('[mark = \"lit\"]').map((e) => e.id())"


def around_voka(page: Page, further: str = "") -> Canvas:
    return open_view(page, AROUND_VOKA + further, 1 + len(partners("org-voka")))


def test_every_insight_opens_from_the_menu_and_closes(page: Page) -> None:
    around_voka(page)
    button = page.locator("#network-lens-button")
    button.click()
    choices = page.locator("#network-lens-menu .menu-link")
    expect(choices).to_have_count(7)  # the seven of the menu; map and arrangements are elsewhere in the bar
    for number in range(7):
        if number:
            button.click()
        title = choices.nth(number).locator(".grow").evaluate("words => words.firstChild.textContent")
        choices.nth(number).click()
        page.wait_for_url("**inzicht=**")
        expect(page.locator(f"{PANEL} h2")).to_have_text(title)
        page.get_by_title("Sluit dit inzicht").click()
        page.wait_for_url(lambda url: "inzicht=" not in url)


def test_a_number_lights_the_ties_it_is_made_of(page: Page) -> None:
    canvas = around_voka(page, "&inzicht=maten&over=degree")
    page.locator(f"{PANEL} .ranking a").first.click()
    page.wait_for_url(re.compile("over=degree(,|%2C)."))
    canvas.until(f"{LIT}.length > 0")
    chosen = page.url.partition("over=")[2].partition("&")[0].replace("%2C", ",").split(",")[1]
    ties = int(canvas.ask("cy.edges('[mark = \"lit\"]').length"))
    assert ties == int(canvas.ask("cy.getElementById(given).connectedEdges().length", chosen))


def test_the_end_of_a_route_is_chosen_by_name(page: Page, store: NetworkStore) -> None:
    name = display_name(store.snapshot().nodes["org-voka"], "nl")
    canvas = open_view(page, "?rond=org-vdab&inzicht=route&over=org-vdab", 1 + len(partners("org-vdab")))
    page.locator(f"{PANEL} .dash-dropdown").nth(1).click()
    page.locator(".dash-dropdown-search").fill(name)
    page.locator(".dash-dropdown-option", has_text=name).first.click()
    expect(page.locator(f"{PANEL} .route-steps").first).to_contain_text("VDAB")
    canvas.until(f"{LIT}.includes('org-vdab') && {LIT}.includes('org-voka')")


def test_the_settings_behind_an_answer_unfold_by_keyboard_and_stay_open(page: Page) -> None:
    around_voka(page, "&inzicht=groepen")
    fold = page.locator(f"{PANEL} .lens-settings")
    limit = fold.locator(".setting-row", has_text="onstabiel").locator(".setting-value")
    expect(limit).to_be_hidden()
    fold.locator("summary").press("Enter")
    expect(limit).to_have_text("0,8")  # methods 4.9
    page.locator(f"{PANEL} .net-ways a").first.click()
    page.wait_for_url("**over=**")
    expect(limit).to_be_visible()


def test_the_second_name_can_be_typed_while_the_first_is_answered(page: Page, store: NetworkStore) -> None:
    names = {node_id: display_name(store.snapshot().nodes[node_id], "nl") for node_id in ("org-voka", "org-vdab")}
    around_voka(page, "&inzicht=route")
    pickers, search = page.locator(f"{PANEL} .dash-dropdown"), page.locator(f"{PANEL} .dash-dropdown-search")
    pickers.nth(0).click()
    search.fill(names["org-vdab"])
    option = page.locator(".dash-dropdown-option", has_text=names["org-vdab"]).first
    expect(option).to_be_visible()
    release = answers_wait(page)
    option.click()
    expect(search).to_have_count(0)
    pickers.nth(0).evaluate("picker => picker.dataset.before = 'the answer'")
    pickers.nth(1).click()
    search.press_sequentially(names["org-voka"])
    release()
    expect(pickers.nth(0)).not_to_have_attribute("data-before", "the answer")  # the panel was drawn anew
    expect(search).to_have_value(names["org-voka"])
    expect(search).to_be_focused()
    page.locator(".dash-dropdown-option", has_text=names["org-voka"]).first.click()
    expect(page.locator(f"{PANEL} .route-steps").first).to_contain_text(names["org-vdab"])


def answers_wait(page: Page) -> Callable[[], None]:
    """Hold what the page asks the server from now on, and return what lets it through."""
    held: list[Route] = []
    passing: list[bool] = []

    def hold(request: Route) -> None:
        request.continue_() if passing else held.append(request)

    def release() -> None:
        passing.append(True)
        for request in held:
            request.continue_()

    page.route("**/_dash-update-component*", hold)
    return release


def test_what_if_is_kept_apart_from_what_is_known(page: Page, store: NetworkStore) -> None:
    facts = store.snapshot()
    around_voka(page, "&inzicht=watals")
    page.locator("#lens-scenario-name").fill("Zonder Voka")
    page.locator("#lens-scenario-start").click()
    expect(page.locator(f"{PANEL} .scenario-name")).to_have_text("Zonder Voka")
    found = store.snapshot()
    assert found.nodes == facts.nodes
    assert found.ties == facts.ties


def test_the_same_selection_lies_on_the_map(page: Page) -> None:
    around_voka(page)
    page.locator(".seg").get_by_text("Kaart", exact=True).click()
    page.wait_for_url("**beeld=kaart**")
    canvas = Canvas(page)
    canvas.until("cy.getElementById('org-voka').length === 1")
    assert canvas.ids() <= {"org-voka", *partners("org-voka")}
    page.locator(".seg").get_by_text("Netwerk", exact=True).click()
    canvas.shows(1 + len(partners("org-voka")))
