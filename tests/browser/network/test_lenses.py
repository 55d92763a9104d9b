"""Insights over the network: opened from the menu, read in the panel, seen on the canvas."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.journeys import open_view, partners

pytestmark = pytest.mark.browser

AROUND_VOKA = "?rond=org-voka"
LENSES = {
    "maten": "Maten",
    "route": "Introductieroute",
    "groepen": "Gemeenschappen",
    "watals": "Wat als",
    "vertrek": "Vertrekcheck",
    "tijd": "Tijd",
    "samen": "Via gedeelde projecten",
}
PANEL = "#network-panel"


def lit(page: Page) -> list[str]:
    return list(page.evaluate("() => window.cy ? cy.elements('.lit').map(e => e.id()) : []"))


def test_every_insight_opens_from_the_menu_and_closes(page: Page) -> None:
    open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    button = page.locator("#network-lens-button")
    button.click()
    names = page.locator("#network-lens-menu .menu-link")
    expect(names).to_have_count(len(LENSES))
    titles = [name.partition("\n")[0] for name in names.all_inner_texts()]
    page.keyboard.press("Escape")
    for number, title in enumerate(titles):
        button.click()
        names.nth(number).click()
        page.wait_for_url("**inzicht=**")
        expect(page.locator(f"{PANEL} h2", has_text=title)).to_be_visible()
        page.get_by_role("link", name="Inzicht sluiten").click()
        page.wait_for_url(lambda url: "inzicht=" not in url)


def test_a_route_is_chosen_by_name_and_says_who_asks_whom(page: Page) -> None:
    open_view(page, f"{AROUND_VOKA}&inzicht=route", 1 + len(partners("org-voka")))
    for place, text in ((0, "VDAB"), (1, "T2-campus")):
        picker = page.locator(f"{PANEL} .dash-dropdown").nth(place)
        picker.click()
        page.keyboard.type(text)
        page.get_by_role("option", name=text).first.click()
        page.wait_for_url(lambda url, place=place: url.count(",") >= place and "over=" in url)
    expect(page.locator(f"{PANEL} .route").first).to_be_visible()
    expect(page.locator(f"{PANEL} .route-steps li").first).to_contain_text("VDAB")


def test_the_same_selection_lies_on_the_map(page: Page) -> None:
    open_view(page, AROUND_VOKA, 1 + len(partners("org-voka")))
    page.get_by_role("link", name="Kaart").click()
    page.wait_for_url("**beeld=kaart**")
    expect(page.locator("#network-shown")).to_be_visible()
