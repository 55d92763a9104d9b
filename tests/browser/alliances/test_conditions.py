"""Answering on the five conditions: one sheet, kept while it is half filled, saved in one go, looked back at."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Candidate
from graph.stores.protocol import NetworkStore
from tests.support.browser import WCAG, screenshot
from tests.support.builders import organisation
from tests.support.journeys import add

pytestmark = pytest.mark.browser

T1_1 = (3, 4, 3)
"""What the first assessor of methods 1.3 answers on the ambition; the fourth question stays open."""


def a_dossier(store: NetworkStore, name: str) -> str:
    """Add an alliance of two, and return the address of its step of conditions for the other party."""
    ours, theirs, lab = (f"t-{name}-{part}" for part in ("ours", "theirs", "lab"))
    add(
        store,
        organisation(ours, "Onze kant"),
        organisation(theirs, "De andere"),
        Alliance(id=lab, name=f"Lab {name}", initiator_id=ours),
        Candidate(id=f"t-{name}-can", subject_id=lab, party_id=theirs, state="talk", on="2026-01-01"),
    )
    return f"/allianties?dossier={lab}&stap=conditions&partij={theirs}"


def question(page: Page, code: str) -> Locator:
    """Return the answers to choose from for one question."""
    return page.locator(".con-question").filter(has_text=f"{code}  ").get_by_role("radiogroup")


def answers(store: NetworkStore, lab: str) -> dict[str, object]:
    found = store.snapshot().of(ConditionAnswer).values()
    return {str(one.question): one.value for one in found if one.subject_id == lab}


def bar(page: Page, name: str) -> Locator:
    """Return the line of one condition."""
    return page.locator(".con-profile details").filter(has_text=name).locator("summary")


def test_a_sheet_is_kept_while_half_filled_and_saved_as_one_revision(page: Page, store: NetworkStore) -> None:
    page.goto(a_dossier(store, "kept"))
    page.get_by_role("button", name="Beantwoord de 20 vragen").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Vijf condities voor De andere")).to_be_visible()
    expect(sheet.get_by_role("radiogroup")).to_have_count(20)
    for number, value in enumerate(T1_1, start=1):
        question(page, f"A{number}").get_by_label(str(value), exact=True).check()
    screenshot(page, "alliance-conditions-sheet")
    # someone else writes, the page is drawn anew, and the dialog is closed: nothing that was chosen is lost
    add(store, organisation("t-kept-else", "Iets anders"))
    expect(page.locator(".saved")).to_contain_text(str(store.revision()))
    expect(question(page, "A2").get_by_label("4", exact=True)).to_be_checked()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Antwoord: Onze kant").click()
    expect(sheet).to_contain_text("Dit blad was nog niet bewaard")
    expect(question(page, "A2").get_by_label("4", exact=True)).to_be_checked()
    page.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(sheet).to_be_hidden()
    # methods T1.1, first assessor: 10 of 16 known, one open
    expect(bar(page, "Gedeelde ambitie")).to_contain_text("0,62 tot 0,88")
    expect(bar(page, "Relatie")).to_contain_text("onbekend")
    assert answers(store, "t-kept-lab") == {"A1": 3, "A2": 4, "A3": 3}
    page.reload()
    expect(bar(page, "Gedeelde ambitie")).to_contain_text("3 van 4")
    page.locator("#shell-undo").click()
    expect(bar(page, "Gedeelde ambitie")).to_contain_text("0 van 4")  # one sheet is one undo
    assert answers(store, "t-kept-lab") == {}


def test_a_sheet_without_answers_or_without_a_name_is_refused_in_words(page: Page, store: NetworkStore) -> None:
    page.goto(a_dossier(store, "refused"))
    page.get_by_role("button", name="Beantwoord de 20 vragen").click()
    sheet = page.get_by_role("dialog")
    page.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(sheet.get_by_role("alert")).to_contain_text("Er is niets beantwoord")
    question(page, "E4").get_by_label("weet niet").check()
    question(page, "E3").get_by_label("0", exact=True).check()
    sheet.get_by_label("Wie antwoordt").fill("")
    page.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(sheet.get_by_role("alert")).to_contain_text("Schrijf op wie antwoordt")
    expect(question(page, "E3").get_by_label("0", exact=True)).to_be_checked()
    sheet.get_by_label("Wie antwoordt").fill('Bo. {"<b>"}')
    page.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(sheet).to_be_hidden()
    assert answers(store, "t-refused-lab") == {"E3": 0}  # not at all is an answer, not knowing is none
    expect(page.locator(".con-assessor")).to_contain_text('Bo. {"<b>"}')
    page.get_by_role("button", name="Antwoord opnieuw").click()
    expect(question(page, "E3").get_by_label("0", exact=True)).to_be_checked()
    page.get_by_role("button", name="Gooi dit blad weg").click()
    expect(sheet).to_be_hidden()


def test_the_profile_of_an_earlier_date_is_seen_and_left_again(page: Page, store: NetworkStore) -> None:
    address = a_dossier(store, "dates")
    for on, value in (("2026-01-05", 0), ("2026-04-06", 4)):
        told = [
            ConditionAnswer(
                id=f"t-dates-{on}-{number}",
                subject_id="t-dates-lab",
                party_id="t-dates-theirs",
                question=f"C{number}",
                value=value,
                answered_by="An",
                on=on,
            )
            for number in range(1, 5)
        ]
        add(store, *told)
    page.goto(address)
    expect(bar(page, "Relatie").locator(".con-number")).to_contain_text("1")
    page.get_by_role("link", name="5 januari 2026").click()
    expect(page.locator(".con-past")).to_contain_text("5 januari 2026")
    expect(bar(page, "Relatie").locator(".con-number")).to_have_text("04 van 4")
    page.get_by_role("link", name="Terug naar nu").click()
    expect(bar(page, "Relatie").locator(".con-number")).to_have_text("14 van 4")
    bar(page, "Relatie").click()
    expect(page.get_by_role("rowheader", name="C2 Wat afgesproken is, wordt nagekomen")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_and_the_step_have_no_barriers(page: Page, store: NetworkStore, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(a_dossier(store, f"axe-{theme}"))
    expect(page.locator(".con-profile")).to_be_visible()
    assert Axe().run(page, options=WCAG).violations_count == 0
    page.get_by_role("button", name="Beantwoord de 20 vragen").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
