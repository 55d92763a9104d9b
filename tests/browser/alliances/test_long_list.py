"""A long list made in a browser: suggestions by reason, one click, several at once, excluded with a reason and back."""

import pytest
from playwright.sync_api import Page, expect

from graph.model.alliances import Alliance
from graph.model.capabilities import Need
from graph.model.dossiers import Candidate
from graph.stores.protocol import NetworkStore
from tests.support.browser import screenshot
from tests.support.journeys import add

pytestmark = pytest.mark.browser

LAB = Alliance(
    id="all-t-lab",
    name="Robotica-demolab in Limburg",
    initiator_id="org-syntra-limburg",
    themes=("robotics-cobots", "education-of-tomorrow"),
    must_bring=("robots",),
    within_km=50.0,
)


def candidates(store: NetworkStore) -> list[tuple[str, str]]:
    found = [one for one in store.snapshot().of(Candidate).values() if one.subject_id == LAB.id]
    return [(one.party_id, str(one.state)) for one in found]


def test_a_long_list_is_made_from_suggestions_excluded_with_a_reason_and_added_to_by_hand(
    page: Page, store: NetworkStore
) -> None:
    add(store, LAB, Need(id="nee-t-1", subject_id=LAB.id, capability="robots", level=1.0))
    page.goto(f"/allianties?dossier={LAB.id}&stap=long_list")
    rows = page.locator(".ll-columns > section:first-child .ll-row")
    # companies.csv: Kuka works with robots, shares the themes and lies in Houthalen-Helchteren
    kuka = rows.filter(has_text="Kuka NV")
    expect(kuka).to_contain_text("Automation with robots.")
    expect(kuka).to_contain_text("ligt op 11 km van")
    page.get_by_role("link", name="Nood").click()
    page.wait_for_url("**reden=need**")
    kuka.get_by_role("button", name="Zet Kuka NV op de longlist").click()
    on_list = page.locator(".ll-list .ll-row")
    expect(on_list).to_have_count(1)
    expect(on_list).to_contain_text("Automation with robots.")
    expect(on_list).to_contain_text("door demo")
    assert candidates(store) == [("com-kuka", "listed")]

    page.get_by_role("link", name="Alle").click()
    expect(rows).to_have_count(12)
    expect(page.locator(".ll-add-picked")).to_be_hidden()  # nothing is chosen yet
    for name in ("Flanders Make", "T2-campus"):
        page.get_by_role("checkbox", name=f"Kies {name}").check()
    page.get_by_role("link", name="Thema").click()
    page.wait_for_url("**reden=theme**")
    expect(page.get_by_role("link", name="robotica en cobots")).to_be_visible()
    for name in ("Flanders Make", "T2-campus"):  # drawn anew, and still chosen
        expect(page.get_by_role("checkbox", name=f"Kies {name}")).to_be_checked()
    page.get_by_role("button", name="Zet gekozen op de longlist").click()
    expect(on_list).to_have_count(3)
    expect(page.locator(".all-gate")).to_contain_text("3 of meer kandidaten (nu 3)")
    screenshot(page, "long-list-1440-light-nl")

    page.get_by_role("button", name="Sluit T2-campus uit met reden").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("T2-campus · uitgesloten")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(dialog.get_by_role("alert").filter(has_text="erplicht")).not_to_have_count(0)  # an exclusion has a reason
    dialog.get_by_label("Waarom").fill("is van onszelf")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".ll-row.out")).to_contain_text("is van onszelf")
    expect(page.locator(".all-gate")).to_contain_text("3 of meer kandidaten (nu 2)")

    page.get_by_role("button", name="Zet T2-campus terug op de longlist").click()
    expect(page.locator(".ll-row.out")).to_have_count(0)
    expect(on_list.filter(has_text="T2-campus")).to_contain_text("teruggezet (was uitgesloten: is van onszelf)")

    page.get_by_role("button", name="Voeg zelf toe").click()
    dialog.get_by_label("Partij").click()
    page.keyboard.type("Sirris")
    page.get_by_role("option", name="Sirris").click()
    dialog.get_by_label("Waarom").fill("op aanraden van de stad")
    dialog.get_by_role("button", name="Bewaar").click()
    expect(on_list.filter(has_text="Sirris")).to_contain_text("op aanraden van de stad")
    assert ("org-sirris", "listed") in candidates(store)
