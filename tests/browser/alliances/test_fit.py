"""Step 3 of an alliance on the region: move a weight, open what is behind a number, choose whom to talk to."""

import re

import pytest
from playwright.sync_api import Page, expect

from graph.model.dossiers import Candidate, Weighting
from graph.model.follow_up import Task
from graph.stores.protocol import NetworkStore
from tests.support.builders import created, write
from tests.support.robotics import LAB, robotics_lab

pytestmark = pytest.mark.browser

FIT = f"/allianties?dossier={LAB}&stap=fit"


@pytest.fixture(scope="module", autouse=True)
def laboratory(store: NetworkStore) -> None:
    """The alliance, with what is known of its candidates."""
    write(store, created(*robotics_lab()), "op-lab")


def opened(page: Page, further: str = "") -> None:
    page.goto(FIT + further)
    expect(page.locator(".fit-ranking")).to_be_visible()


def test_a_weight_moved_by_keyboard_reorders_at_once_and_the_link_keeps_it(page: Page) -> None:
    opened(page, "&weging=A.18,C.20,I.10,N.7,O.8,P.8,R.12,V.5,W.12")
    place = page.get_by_role("slider", name="Gewicht van Nabijheid")
    expect(place).to_have_attribute("aria-valuenow", "8")
    before = page.locator(".fit-total").inner_text()
    place.press("End")
    page.wait_for_url(re.compile(r"weging=.*P\.40"))
    expect(place).to_have_attribute("aria-valuenow", "40")
    expect(page.locator(".fit-total")).not_to_have_text(before)
    after = page.locator(".fit-total").inner_text()
    page.reload()
    expect(page.locator(".fit-total")).to_have_text(after)
    page.get_by_role("link", name="Standaard").click()
    expect(page.locator(".fit-total")).to_have_text(before)


def test_kept_weights_stand_without_the_link(page: Page, store: NetworkStore) -> None:
    opened(page, "&weging=A.9,C.60,I.5,N.3.5,O.4,P.4,R.6,V.2.5,W.6")
    tried = page.locator(".fit-total").inner_text()
    page.get_by_role("button", name="Bewaar weging").click()
    page.get_by_role("dialog").get_by_label("Waarom").fill("inhoud eerst")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaarde weging")).to_be_visible()
    assert [one.reason for one in store.snapshot().of(Weighting).values()] == ["inhoud eerst"]
    opened(page)
    expect(page.locator(".fit-total")).to_have_text(tried)


def test_why_not_makes_a_task_and_the_list_to_talk_to_grows(page: Page, store: NetworkStore) -> None:
    opened(page)
    page.locator(".fit-row", has_text="Kuka NV").get_by_role("link", name="Waarom niet?").click()
    expect(page.locator(".fit-why h3")).to_have_text("Waarom niet Kuka NV?")
    page.locator(".fit-why li").last.get_by_role("button", name="Maak taak").click()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    tasks = [one for one in store.snapshot().of(Task).values() if one.subject_id == LAB]
    assert len(tasks) == 1
    assert str(tasks[0].title).startswith("Kuka NV: ")
    page.get_by_role("button", name="Zet op de gesprekslijst").click()
    page.get_by_role("dialog").get_by_label("Waarom").fill("kent de markt")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("button", name="Haal van de gesprekslijst")).to_be_visible()
    talked = [one for one in store.snapshot().of(Candidate).values() if one.state == "talk"]
    assert [(one.party_id, one.reason) for one in talked] == [("com-kuka", "kent de markt")]


def test_a_number_opens_the_ties_behind_it_and_stays_open_when_redrawn(page: Page) -> None:
    opened(page, "&partij=org-t2-campus")
    relation = page.locator("#fit-part-R")
    relation.locator("summary").click()
    expect(relation.get_by_role("link", name="SYNTRA Limburg levert aan T2-campus")).to_be_visible()
    for name in ("Flanders Make", "T2-campus"):
        box = page.locator(".fit-row", has_text=name).locator(".fit-box")
        box.click()
        expect(box).to_have_class("fit-box on")
    expect(page.locator(".fit-compare table")).to_be_visible()
    expect(relation).to_have_attribute("open", "")


def test_weights_of_nothing_are_refused_in_words(page: Page) -> None:
    opened(page, "&weging=A.0,C.0,I.0,N.0,O.0,P.0,R.0,V.0,W.0")
    expect(page.get_by_role("alert").filter(has_text="Alle gewichten staan op 0")).to_be_visible()
