"""A question without a query language: composed by keyboard, answered, asked again with other values.

Expected answers are counted from the CSV files of the region.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from graph.model.organisations import Company
from graph.stores.protocol import NetworkStore
from tests.support.builders import organisation, school, tie
from tests.support.canvas import Canvas
from tests.support.journeys import add, open_view, partners, rows

pytestmark = pytest.mark.browser

MENTORS = "?vraag=company%40%3Bout*MENTORS*school%40"
"""As the first version of the product wrote it in its links."""


def mentors(province: str = "") -> dict[str, str]:
    """Return school by company, of the mentor companies of the file; only schools in a province when given."""
    provinces = {row["municipality"]: row["province"] for row in rows("places")}
    schools = {row["id"]: provinces.get(row["municipality"], "") for row in rows("schools")}
    companies = {row["id"] for row in rows("companies")}
    return {
        row["source_id"]: row["target_id"]
        for row in rows("relations")
        if row["type"] == "MENTORS"
        and row["source_id"] in companies
        and (not province or schools[row["target_id"]] == province)
    }


def names(file: str) -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows(file)}


def answer(page: Page) -> Locator:
    return page.locator("#network-panel .answer")


def matches(page: Page) -> set[str]:
    """Return the names that the panel lists as fitting."""
    return set(answer(page).locator(".match .tie .text-button").all_inner_texts())


def glowing(page: Page) -> set[str]:
    return {node_id for node_id, match in Canvas(page).data("match").items() if match}


def field(place: Locator, label: str) -> Locator:
    """Return a list's field; its options bear the same label."""
    return place.locator(f'input[aria-label="{label}"]')


def menu(page: Page) -> Locator:
    """Open the menu of the question, and return it."""
    page.locator("#network-question-button").click()
    composer = page.locator("#network-question-menu")
    expect(field(composer, "Ik zoek")).to_be_visible()
    return composer


def test_an_example_is_asked_by_one_click_and_answered_with_its_proof(page: Page) -> None:
    open_view(page, "?rond=org-voka", len(partners("org-voka")) + 1)
    example = menu(page).locator(".question-example").first
    promised = int(example.locator(".leg-count").inner_text())
    province = example.inner_text().split(" in ")[1].split("\n")[0]
    expected = mentors(province)
    assert promised == len(expected) > 0
    example.click()
    expect(answer(page).locator("h2")).to_have_text(f"{promised} passen")
    expect(page.locator(".mantine-Popover-dropdown:visible")).to_have_count(0)
    assert matches(page) == {names("companies")[company_id] for company_id in expected}
    Canvas(page).shows(len({*expected, *expected.values()}))
    assert glowing(page) == set(expected)
    first = answer(page).locator(".match").first
    proof = first.locator(".proof .text-button").first
    expect(proof).to_contain_text("is mentorbedrijf van")
    proof.click()
    expect(page.get_by_role("heading", name="mentorbedrijf")).to_be_visible()
    page.get_by_role("button", name="Hef de selectie op").click()
    expect(answer(page).locator("h2")).to_have_text(f"{promised} passen")


def test_a_question_is_composed_and_asked_by_keyboard_alone(page: Page, store: NetworkStore) -> None:
    open_view(page, "?rond=org-voka", len(partners("org-voka")) + 1)
    page.locator("#network-question-button").focus()
    page.keyboard.press("Enter")
    composer = page.locator("#network-question-menu")
    kind = field(composer, "Ik zoek")
    expect(kind).to_be_visible()
    _tab_to(page, kind)
    page.keyboard.type("bedr")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    status = composer.get_by_role("status")
    expect(status).to_have_text(f"{len(store.snapshot().of(Company))} passen")
    _tab_to(page, composer.get_by_role("button", name="Voorwaarde", exact=True))
    page.keyboard.press("Enter")
    relation = field(composer, "Welke band")
    expect(relation).to_be_focused()  # what was added takes the keyboard
    page.keyboard.press("Control+a")
    page.keyboard.type("mentorbedrijf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field(composer, "Met wie: een soort of een naam")).to_have_value("scholen")  # the one kind possible
    expect(status).to_have_text(f"{len(mentors())} passen")
    expect(relation).to_be_focused()
    _tab_to(page, field(composer, "+ waar, thema, sector of helix").nth(1))
    page.keyboard.type("in antw")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expected = mentors("Antwerpen")
    expect(status).to_contain_text(f"{len(expected)} passen")
    page.keyboard.press("Tab")
    _tab_to(page, composer.get_by_role("button", name="Toon het antwoord"))
    page.keyboard.press("Enter")
    expect(answer(page).locator("h2")).to_have_text(f"{len(expected)} passen")
    expect(page.locator("#network-question-button")).to_be_focused()
    assert matches(page) == {names("companies")[company_id] for company_id in expected}


def test_enter_takes_the_option_that_is_marked_however_fast_one_types(page: Page, store: NetworkStore) -> None:
    page.goto("/netwerk?rond=org-voka")
    composer = menu(page)
    kind = field(composer, "Ik zoek")
    kind.evaluate(_TYPED_AT_ONCE, "bedr")
    expect(composer.get_by_role("option", name="Bedrijven", exact=True)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(composer.get_by_role("status")).to_have_text(f"{len(store.snapshot().of(Company))} passen")
    expect(kind).to_be_focused()


_TYPED_AT_ONCE = """async (field, text) => {
    field.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();  // the list is drawn, its timers wait
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", code: "ArrowDown", bubbles: true }));
    await new Promise((done) => setTimeout(done));
}"""
"""Types a text and an arrow before any timer of the list can run."""


def _tab_to(page: Page, target: Locator) -> None:
    for _ in range(20):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target).to_be_focused()


def test_a_party_is_searched_by_any_of_its_names_and_picked_with_the_mouse(page: Page) -> None:
    page.goto("/netwerk?vraag=organisation%40%3Bout*PARTNER_IN*project%40")
    composer = menu(page)
    whom = field(composer, "Met wie: een soort of een naam")
    whom.click()
    whom.fill("TO2")  # another name of take-off 2, in projects.csv
    composer.get_by_role("option", name="Take-off 2").click()
    expected = {
        row["source_id"]
        for row in rows("relations")
        if (row["type"], row["target_id"]) == ("PARTNER_IN", "prj-take-off-2")
        and row["source_id"] in names("organisations")
    }
    expect(composer.get_by_role("status")).to_have_text(f"{len(expected)} passen")
    expect(composer).to_be_visible()
    expect(whom).to_have_value("Take-off 2: Co-creatie in het nieuwe leren")
    composer.get_by_role("button", name="Toon het antwoord").click()
    expect(answer(page).locator("h2")).to_have_text(f"{len(expected)} passen")
    assert glowing(page) == expected


def test_a_value_in_the_answer_is_changed_in_place_and_back_undoes_it(page: Page) -> None:
    before, after = mentors("West-Vlaanderen"), mentors("Antwerpen")
    assert len(before) != len(after)
    open_view(page, f"{MENTORS}(provinces%3DWest-Vlaanderen)", len({*before, *before.values()}))
    expect(answer(page).locator("h2")).to_have_text(f"{len(before)} passen")
    value = answer(page).locator(".question-value input:not([type=hidden])")
    expect(value).to_have_value("West-Vlaanderen")
    value.click()
    page.get_by_role("option", name="Antwerpen", exact=True).click()
    expect(answer(page).locator("h2")).to_have_text(f"{len(after)} passen")
    expect(value).to_be_focused()
    Canvas(page).shows(len({*after, *after.values()}))
    assert glowing(page) == set(after)
    page.go_back()
    expect(answer(page).locator("h2")).to_have_text(f"{len(before)} passen")


def test_a_saved_question_opens_elsewhere_and_takes_other_values(visitor: Callable[..., BrowserContext]) -> None:
    before, after = mentors("West-Vlaanderen"), mentors("Antwerpen")
    one = visitor().new_page()
    open_view(one, f"{MENTORS}(provinces%3DWest-Vlaanderen)", len({*before, *before.values()}))
    one.locator("#network-views-button").click()
    one.get_by_placeholder("Naam van deze weergave").fill("Mentors per provincie")
    one.locator("#network-save-view").click()
    row = one.locator(".menu-link", has_text="Mentors per provincie")
    expect(row).to_be_visible()
    link = row.get_attribute("href")
    assert link is not None
    other = visitor().new_page()
    open_view(other, link.removeprefix("/netwerk"), len({*before, *before.values()}))
    expect(answer(other).locator("h2")).to_have_text(f"{len(before)} passen")
    other.locator(".question-value input:not([type=hidden])").click()
    other.get_by_role("option", name="Antwerpen", exact=True).click()
    expect(answer(other).locator("h2")).to_have_text(f"{len(after)} passen")


def test_what_is_known_too_little_is_told_and_can_be_opened(page: Page, store: NetworkStore) -> None:
    add(
        store,
        organisation("q-firm", "Vraaghuis"),
        school("q-school", "Vraagschool"),
        tie("q-firm", "q-school", "MENTORS"),
    )
    page.goto("/netwerk?vraag=organisation%40%3Bout*MENTORS*school%40(places%3DBree)")
    told = answer(page)
    expect(told.locator("h2")).to_have_text("Niemand past")
    expect(told.locator(".doubts")).to_contain_text("via scholen waarvan de gemeente onbekend is")
    told.get_by_text("Wie?").click()
    told.locator(".doubts").get_by_role("button", name="Vraaghuis").click()
    expect(page.get_by_role("heading", name="Vraaghuis")).to_be_visible()


def test_an_empty_answer_offers_to_drop_a_condition(page: Page) -> None:
    page.goto("/netwerk?vraag=company%40%3Bout*MENTORS*school%40(places%3DNergens)")
    expect(answer(page).locator("h2")).to_have_text("Niemand past")
    expect(page.locator("#network-start")).to_contain_text("Niemand past bij deze vraag")
    answer(page).get_by_role("link", name="Zonder “in de gemeente Nergens”").click()
    expect(answer(page).locator("h2")).to_contain_text("passen")
    assert matches(page) >= {names("companies")[company_id] for company_id in mentors()}


@pytest.mark.parametrize(
    "text", ["spaceship%40", "company%40%3Bout*LOVES*school%40", "%3B%3B%3B%3B%3B%3B%3B", "%28%28%00"]
)
def test_an_address_that_holds_no_question_gives_a_sentence_and_a_way_out(page: Page, text: str) -> None:
    page.goto(f"/netwerk?vraag={text}")
    expect(answer(page).locator("h2")).to_have_text("Deze vraag kan ik niet lezen")
    card = page.locator("#network-start .net-notice")
    expect(card).to_contain_text("iets dat hier niet (meer) bestaat")
    card.get_by_role("link", name="Verder zonder vraag").click()
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()


def test_with_five_conditions_the_button_stays_in_sight_on_a_small_screen(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = visitor(viewport={"width": 1024, "height": 768}).new_page()
    page.goto("/netwerk?vraag=company%40" + "%3Bboth**project%40" * 5)
    composer = menu(page)
    expect(composer.get_by_text("Meer dan 5 voorwaarden kan niet")).to_have_count(1)
    expect(composer.get_by_role("button", name="en ook")).to_have_count(0)
    ask = composer.get_by_role("button", name="Toon het antwoord")
    place = ask.bounding_box()
    assert place is not None
    assert place["y"] + place["height"] < 768
    ask.click(trial=True)
    composer.get_by_role("button", name="Haal deze voorwaarde weg").first.click()
    expect(composer.get_by_role("button", name="en ook")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1024


def test_the_second_step_is_opened_only_when_it_is_wanted(page: Page) -> None:
    page.goto(f"/netwerk{MENTORS}")
    composer = menu(page)
    expect(composer.locator(".question-further")).to_have_count(0)
    composer.get_by_role("button", name="+ die zelf…").click()
    further = composer.locator(".question-further")
    expect(field(further, "Welke band")).to_be_focused()
    field(further, "Welke band").click()
    further.get_by_role("option", name="deelnamen aan").click()
    expect(field(further, "Met wie: een soort of een naam")).to_have_value("projecten")
    expect(composer.locator(".question-sentence")).to_contain_text(
        "Bedrijven die mentorbedrijf zijn van scholen die deelnamen aan projecten"
    )
    took_part = {row["source_id"] for row in rows("relations") if row["type"] == "PARTICIPATED_IN"}
    expected = {company_id for company_id, school_id in mentors().items() if school_id in took_part}
    composer.get_by_role("button", name="Toon het antwoord").click()
    expect(answer(page).locator("h2")).to_have_text(f"{len(expected)} passen")
    assert glowing(page) == expected


def test_the_table_tells_who_fits_from_who_proves(page: Page) -> None:
    expected = mentors("West-Vlaanderen")
    page.goto(f"/netwerk{MENTORS}(provinces%3DWest-Vlaanderen)&beeld=tabel")
    cells = page.locator('.ag-center-cols-container .ag-cell[col-id="fits"]')
    expect(cells).to_have_text(["past"] * len(expected) + ["bewijst"] * len(set(expected.values())))
