"""From agreement to follow-up and report, as an alliance manager walks it."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate
from graph.model.follow_up import Task
from graph.stores.protocol import NetworkStore
from tests.support.browser import WCAG, screenshot
from tests.support.builders import organisation
from tests.support.journeys import add, saved

pytestmark = pytest.mark.browser


def dossier(store: NetworkStore, alliance_id: str) -> str:
    """Make an alliance with an initiator, someone to talk to and a task; return the address of its steps."""
    one, other = f"{alliance_id}-i", f"{alliance_id}-a"
    add(store, organisation(one, "Initiatief"), organisation(other, "Alfa Robots"))
    add(store, Alliance(id=alliance_id, name="Demolab", initiator_id=one, phase="agree", ambition="Samen leren"))
    add(
        store,
        Candidate(id=f"{alliance_id}-c", subject_id=alliance_id, party_id=other, state="talk"),
        Task(id=f"{alliance_id}-t", subject_id=alliance_id, title="Verzekeren", owner="An", due_on="2026-01-01"),
    )
    return f"/allianties?dossier={alliance_id}&stap="


def test_parties_join_sign_and_leave_and_undo_brings_them_back(page: Page, store: NetworkStore) -> None:
    page.goto(dossier(store, "t-sign") + "agreement")
    parties = page.locator(".all-section", has_text="Partijen en verklaringen").locator("table")
    parties.get_by_role("button", name="Maak partij").first.click()
    expect(page.get_by_text("Eén partij is nog geen alliantie.")).to_be_visible()
    parties.get_by_role("button", name="Maak partij").click()
    expect(page.get_by_text("Eén partij is nog geen alliantie.")).to_have_count(0)
    expect(page.locator(".all-gate")).to_contain_text("2 of meer partijen (nu 2)")
    parties.get_by_role("row", name=re.compile("Alfa Robots")).get_by_role("button", name="Noteer").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Sinds").fill("31 februari")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(dialog.locator(".field-error", has_text="geen bestaande datum")).to_be_visible()
    dialog.get_by_label("Sinds").fill("2026-09-15")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(parties).to_contain_text("15 sep 2026")
    [signed] = [one for one in store.snapshot().ties_of("t-sign") if one.type == "SIGNED_INTENT"]
    assert (signed.source_id, signed.valid_from) == ("t-sign-a", "2026-09-15")
    page.get_by_role("button", name="Alfa Robots stapt eruit vandaag").click()
    expect(page.get_by_text("Waren partij: Alfa Robots")).to_be_visible()
    page.locator("#shell-undo").click()
    expect(page.get_by_text("Waren partij: Alfa Robots")).to_have_count(0)
    screenshot(page, "alliance-agreement")


def test_an_agreement_that_ends_before_it_was_signed_is_refused_in_words(page: Page, store: NetworkStore) -> None:
    page.goto(dossier(store, "t-end") + "agreement")
    page.get_by_role("button", name="Voeg toe: afspraak").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Titel").fill("Samenwerking")
    dialog.get_by_label("Ondertekend op").fill("2026-09-15")
    dialog.get_by_label("Geldig tot").fill("2026-03")
    before = saved(page)
    dialog.get_by_role("button", name="Bewaar").click()
    expect(dialog.locator(".field-error", has_text="ligt voor het begin")).to_be_visible()
    assert saved(page) == before
    dialog.get_by_label("Geldig tot").fill("2028")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("geldig tot 2028")).to_be_visible()


def test_tasks_contacts_and_an_ending_with_lessons(page: Page, store: NetworkStore) -> None:
    page.goto(dossier(store, "t-follow") + "follow_up")
    expect(page.get_by_text("te laat, was tegen 1 jan 2026")).to_be_visible()
    page.get_by_role("button", name="Gedaan", exact=True).click()
    expect(page.get_by_text("1 taak gedaan of vervallen")).to_be_visible()
    page.get_by_role("button", name="Voeg toe: contactmoment").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Samenvatting").fill("Eerste gesprek")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Eerste gesprek")).to_be_visible()
    pause = page.get_by_role("button", name="Pauzeer")
    expect(pause).to_be_disabled()
    page.get_by_role("button", name="Evalueer de fase overeenkomen").click()
    dialog.get_by_label("Uitkomst").fill("Te vroeg")
    dialog.get_by_label("Lessen").fill("Eerst geld zoeken")
    dialog.get_by_role("button", name="Bewaar").click()
    pause.click()
    expect(page.get_by_text("Van Overeenkomen naar Gepauzeerd: Eerst geld zoeken")).to_be_visible()
    assert store.snapshot().of(Alliance)["t-follow"].phase == "paused"
    screenshot(page, "alliance-follow-up")


def test_the_report_prints_on_one_page_and_comes_along_as_a_workbook(
    page: Page, store: NetworkStore, tmp_path: Path
) -> None:
    page.goto(dossier(store, "t-report") + "agreement")
    page.get_by_role("link", name="Verslag").click()
    expect(page).to_have_url(re.compile("verslag=1"))
    expect(page.locator(".rep-page h1")).to_have_text("Demolab")
    fit = page.locator(".rep-ranking tbody tr", has_text="Alfa Robots").locator("td").nth(3).inner_text()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Als werkblad").click()
    coming.value.save_as(tmp_path / "report.xlsx")
    rows = list(load_workbook(tmp_path / "report.xlsx")["Rangorde van kandidaten"].values)
    assert rows[1][1] == "Alfa Robots"
    assert f"{rows[1][4]:.2f}".rstrip("0").replace(".", ",") == fit
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Druk af of bewaar als PDF").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".app > nav")).to_be_hidden()
    expect(page.locator(".rep-bar")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Terug naar het dossier").click()
    expect(page.get_by_role("heading", name="Partijen en verklaringen")).to_be_visible()


@pytest.mark.parametrize("step", ["agreement", "follow_up", "follow_up&verslag=1"])
def test_people_with_other_senses_can_use_it(page: Page, store: NetworkStore, step: str) -> None:
    alliance = f"t-axe-{len(step)}"
    page.goto(dossier(store, alliance) + step)
    page.locator(".all-section, .rep-page").first.wait_for()
    found = Axe().run(page, options=WCAG)
    assert not found.response["violations"], found.generate_report()
