"""What a partnership is worth: a party tells what it gains, and the verdict follows (methods T1.2)."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate, ValueItem
from graph.stores.protocol import NetworkStore
from tests.support.browser import WCAG, screenshot
from tests.support.builders import organisation
from tests.support.journeys import add

pytestmark = pytest.mark.browser

# methods T1.2, as (side, weight, level)
OURS = (("benefit", 3, 4), ("benefit", 2, 2), ("cost", 2, 2), ("risk", 1, 1))
THEIRS = (("benefit", 2, 1), ("cost", 1, 2), ("risk", 1, 1))


def test_one_benefit_more_turns_a_loss_into_mutual_gain(page: Page, store: NetworkStore) -> None:
    told = {"t-val-a": OURS, "t-val-b": THEIRS}
    items = [
        ValueItem(
            id=f"{party}-{n}",
            subject_id="t-val-lab",
            party_id=party,
            side=side,
            title=f"{side} {n}",
            weight=weight,
            level=level,
        )
        for party, rows in told.items()
        for n, (side, weight, level) in enumerate(rows)
    ]
    add(
        store,
        organisation("t-val-a", "Partij A"),
        organisation("t-val-b", "Partij B"),
        Alliance(id="t-val-lab", name="Lab", initiator_id="t-val-a"),
        Candidate(id="t-val-can", subject_id="t-val-lab", party_id="t-val-b", state="talk"),
        *items,
    )
    page.goto("/allianties?dossier=t-val-lab&stap=value")
    verdict, theirs = page.locator(".val-verdict"), page.locator(".val-party").filter(has_text="Partij B")
    # benefits 1/4, costs 3/8
    expect(theirs.locator(".val-net")).to_contain_text("−0,12")
    expect(verdict).to_contain_text("Partij B wint niet; grootste kost: cost 1.")
    theirs.get_by_role("button", name="Opbrengst").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Wat").first.fill("Nieuwe klanten")
    form.get_by_label("Gewicht").fill("2")
    form.get_by_label("Hoeveel").click()
    page.get_by_role("option", name="3", exact=True).click()
    form.get_by_role("button", name="Bewaar").click()
    # T1.2, party b: 0.5 − 0.375 = 0.125; mutual gain 0.125, joint value 0.2189, balance 0.3261
    expect(theirs.locator(".val-net")).to_contain_text("0,12")
    expect(theirs.locator(".val-net")).to_contain_text("wint zeker")
    expect(verdict).to_contain_text("Wederzijdse winst")
    numbers = page.locator(".val-numbers")
    expect(numbers).to_contain_text("0,22")
    expect(numbers).to_contain_text("0,33")
    expect(page.get_by_role("heading", name="Het netwerk zonder en met")).to_be_visible()
    expect(page.locator(".fact-head")).to_contain_text("zonder")
    screenshot(page, "alliance-value")
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()
