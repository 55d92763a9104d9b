"""From an ambition to a dossier: made, opened, filled and moved in a browser."""

import pytest
from playwright.sync_api import Page, expect

from graph.model.alliances import Alliance
from graph.model.capabilities import Need
from graph.model.follow_up import Note
from graph.stores.protocol import NetworkStore
from tests.support.journeys import add

pytestmark = pytest.mark.browser

NAME = "Robotica-demolab in Limburg"


def test_an_alliance_begins_with_an_ambition_and_a_need(page: Page, store: NetworkStore) -> None:
    page.goto("/allianties")
    page.get_by_role("button", name="Nieuwe alliantie").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Naam", exact=False).first.fill(NAME)
    dialog.get_by_label("Ambitie").fill("Robots aan het werk zien, voor bedrijven en leerlingen.")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name=NAME).click()
    page.wait_for_url("**stap=ambition**")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    page.get_by_role("button", name="Voeg toe: nood").click()
    dialog.get_by_label("Bekwaamheid").fill("robots")
    dialog.get_by_label("Niveau").fill("7")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(dialog.get_by_role("alert").filter(has_text="1")).not_to_have_count(0)  # from 0 to 1
    dialog.get_by_label("Niveau").fill("0,75")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".all-gate")).to_contain_text("minstens 1 nood (nu 1)")
    [need] = [one for one in store.snapshot().of(Need).values() if one.capability == "robots"]
    assert need.level == 0.75
    page.keyboard.press("Control+z")
    expect(page.locator(".all-gate")).to_contain_text("minstens 1 nood (nu 0)")


def test_a_phase_moves_with_a_reason(page: Page, store: NetworkStore) -> None:
    add(store, Alliance(id="all-move", name="Te verplaatsen", phase="idea"))
    page.goto("/allianties?dossier=all-move")
    page.get_by_text("fase idee").click()
    page.get_by_role("button", name="verkennen").click()
    expect(page.locator(".notice.bad")).to_contain_text("Schrijf op waarom")
    page.get_by_label("Waarom naar een andere fase?").fill("de directie wil starten")
    page.get_by_role("button", name="verkennen").click()
    expect(page.get_by_text("fase verkennen")).to_be_visible()
    notes = [note.content for note in store.snapshot().of(Note).values() if note.subject_id == "all-move"]
    assert notes == ["idea → explore: de directie wil starten"]
