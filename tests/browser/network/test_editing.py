"""Changing the network on its page. Numbers are counted from the CSV files of the region."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graph.stores.protocol import NetworkStore
from tests.support.builders import company, organisation, school, tie
from tests.support.canvas import Canvas
from tests.support.journeys import add, open_view, saved

pytestmark = pytest.mark.browser


def test_an_edit_is_stored_told_in_the_history_and_undone_after_a_reload(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-edit", "Te wijzigen", municipality="Genk"))
    open_view(page, "?rond=t-edit&kies=t-edit", 1)
    page.get_by_role("button", name="Wijzig", exact=True).click()
    field = page.get_by_role("textbox", name="Gemeente")
    expect(field).to_have_value("Genk")
    field.fill("Hasselt")
    page.get_by_label("Breedtegraad (°)").fill("duizend")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".field-error", has_text="duizend")).to_be_visible()  # told at the field
    expect(field).to_have_value("Hasselt")  # nothing typed is lost
    page.get_by_label("Breedtegraad (°)").fill("")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("tab", name="Verloop")).to_be_visible()
    assert store.snapshot().node("t-edit").municipality == "Hasselt"  # type: ignore[attr-defined]
    page.get_by_role("tab", name="Verloop").click()
    expect(page.locator(".history")).to_contain_text("Gemeente: Genk → Hasselt")
    page.reload()
    Canvas(page).shows(1)
    page.locator("#shell-undo").click()
    expect(page.locator(".panel-head")).to_contain_text("Genk")
    assert store.snapshot().node("t-edit").municipality == "Genk"  # type: ignore[attr-defined]
    page.locator("#shell-redo").click()
    expect(page.locator(".panel-head")).to_contain_text("Hasselt")


def test_two_browsers_on_one_field_both_values_are_shown(
    visitor: Callable[..., BrowserContext], store: NetworkStore
) -> None:
    add(store, organisation("t-two", "Twee tegelijk", municipality="Genk", website="https://a.be"))
    one, other = visitor().new_page(), visitor().new_page()
    for page in (one, other):
        open_view(page, "?rond=t-two&kies=t-two", 1)
        page.get_by_role("button", name="Wijzig", exact=True).click()
    one.get_by_role("textbox", name="Gemeente").fill("Hasselt")
    one.get_by_role("button", name="Bewaar").click()
    expect(one.get_by_role("tab", name="Verloop")).to_be_visible()
    other.get_by_role("textbox", name="Gemeente").fill("Bree")
    other.get_by_label("Website").fill("https://b.be")
    other.get_by_role("button", name="Bewaar").click()
    conflict = other.locator(".conflict")
    expect(conflict).to_contain_text("Gemeente")
    expect(conflict).to_contain_text("Bree")
    expect(conflict).to_contain_text("Hasselt")
    expect(conflict).to_contain_text("demo")  # who
    expect(other.get_by_label("Website")).to_have_value("https://b.be")
    assert store.snapshot().node("t-two").municipality == "Hasselt"  # type: ignore[attr-defined]
    other.get_by_role("button", name="Neem die waarde over").click()
    expect(other.get_by_role("textbox", name="Gemeente")).to_have_value("Hasselt")
    other.get_by_role("button", name="Bewaar").click()
    expect(other.get_by_role("tab", name="Verloop")).to_be_visible()
    stored = store.snapshot().node("t-two")
    assert (stored.municipality, stored.website) == ("Hasselt", "https://b.be")  # type: ignore[attr-defined]


def test_a_node_and_a_tie_are_made_reversed_ended_and_deleted_and_all_is_undone(
    page: Page, store: NetworkStore
) -> None:
    add(store, company("t-made", "Maker"), school("t-school", "Schooltje"))
    start = store.revision()
    canvas = open_view(page, "?rond=t-made&kies=t-made", 1)
    page.get_by_role("button", name="Band toevoegen").click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".field-error", has_text=re.compile("verplicht|Kies met wie"))).to_have_count(2)
    page.get_by_role("textbox", name="Relatie").click()
    page.get_by_role("option", name="is mentorbedrijf van", exact=True).click()
    page.get_by_role("textbox", name="Met wie").fill("schooltje")
    page.get_by_role("option", name="Schooltje").click()
    page.get_by_role("button", name="Bewaar").click()
    canvas.shows(2)
    (made,) = store.snapshot().ties_of("t-made")
    assert (made.type, made.ends) == ("MENTORS", ("t-made", "t-school"))
    page.get_by_title("Bekijk of wijzig deze band").click()
    page.get_by_role("button", name="Beëindig").click()
    page.get_by_label("Laatste dag").fill("2025-06-30")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".fields")).to_contain_text("30 juni 2025")
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_role("heading", name="Dit verwijderen?")).to_be_visible()
    page.locator("#network-save").click()
    canvas.shows(1)
    assert store.snapshot().ties_of("t-made") == ()
    for left in (2, 2, 1):
        page.locator("#shell-undo").click()
        canvas.shows(left) if left == 1 else expect(page.locator("#shell-undo")).to_be_enabled()
        expect(page.locator(".saved")).to_contain_text(str(store.revision()))
    assert store.snapshot().ties_of("t-made") == ()
    assert store.revision() == start + 6


def test_deleting_tells_what_goes_along(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-gone", "Verdwijnt"), organisation("t-stays", "Blijft"), tie("t-gone", "t-stays"))
    open_view(page, "?rond=t-gone&kies=t-gone", 2)
    page.get_by_title("Meer", exact=True).click()
    page.get_by_role("button", name="Verwijder").click()
    expect(page.locator("#network-panel")).to_contain_text("1 band")
    page.locator("#network-save").click()
    expect(page.locator("#network-start")).to_contain_text("is er niet meer")  # the centre of this view is gone
    assert "t-gone" not in store.snapshot().records
    assert "t-stays" in store.snapshot().records


def test_a_dragged_node_stays_after_a_reload_and_the_drag_can_be_undone(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-drag", "Sleep mij"), organisation("t-still", "Blijf"), tie("t-drag", "t-still"))
    canvas = open_view(page, "?rond=t-drag", 2)
    before = canvas.places()
    revision = saved(page)
    canvas.drag("t-drag", 120, 60)
    expect(page.locator(".saved")).to_contain_text(str(revision + 1))
    after = canvas.places()
    assert after["t-drag"] != before["t-drag"]
    assert after["t-still"] == before["t-still"]
    page.reload()
    canvas.shows(2)
    assert canvas.places()["t-drag"] == pytest.approx(after["t-drag"], abs=0.11)
    page.locator("#shell-undo").click()
    expect(page.locator(".saved")).to_contain_text(str(revision + 2))
    page.reload()
    canvas.shows(2)
    assert canvas.places()["t-drag"] == pytest.approx(before["t-drag"], abs=0.11)


def test_a_first_node_keeps_what_was_typed_when_its_kind_changes_and_is_shown_when_it_is_stored(
    page: Page, store: NetworkStore
) -> None:
    page.goto("/netwerk")
    page.get_by_role("button", name="Nieuw punt").click()
    panel = page.locator("#network-panel")
    panel.get_by_label("Naam", exact=False).first.fill("Proefschool")
    panel.get_by_role("textbox", name="Gemeente").fill("Genk")
    panel.get_by_text("School", exact=True).click()
    expect(panel.get_by_label("Onderwijsnet")).to_be_visible()
    expect(panel.get_by_role("textbox", name="Gemeente")).to_have_value("Genk")
    panel.get_by_role("button", name="Bewaar").click()
    expect(panel.locator(".panel-head")).to_contain_text("Proefschool")
    Canvas(page).shows(1)
    (added,) = Canvas(page).ids()
    stored = store.snapshot().node(added)
    assert (stored.kind, stored.name, stored.municipality) == ("school", "Proefschool", "Genk")  # type: ignore[attr-defined]


def test_what_was_refused_is_over_once_something_is_done_and_never_lies_over_a_form(
    page: Page, store: NetworkStore
) -> None:
    add(store, organisation("t-note", "Melding"))
    page.goto("/netwerk")
    page.locator("#network-export-button").click()
    page.get_by_text("werkmap voor Excel").click()
    refused = page.locator(".notice.bad")
    expect(refused).to_contain_text("Er is niets in beeld")
    page.get_by_role("button", name="Nieuw punt").click()
    save = page.get_by_role("button", name="Bewaar")
    page.locator("#network-panel").get_by_label("Naam").first.fill("Na de melding")
    save.click()  # nothing lies over it
    expect(page.locator(".panel-head")).to_contain_text("Na de melding")
    expect(refused).to_have_count(0)


def test_a_tie_is_turned_only_where_its_relation_may_lead_the_other_way(page: Page, store: NetworkStore) -> None:
    add(
        store,
        organisation("t-turn", "Draaiend"),
        company("t-turn-c", "Bedrijf"),
        school("t-turn-s", "School"),
        tie("t-turn", "t-turn-c", "FUNDS"),
        tie("t-turn-c", "t-turn-s", "MENTORS"),
    )
    open_view(page, "?rond=t-turn-c&kies=t-turn-t-turn-c", 3)
    panel = page.locator("#network-panel")
    expect(panel.get_by_role("button", name="Beëindig")).to_be_visible()
    expect(panel.get_by_role("button", name="Draai om")).to_be_visible()
    page.goto("/netwerk?rond=t-turn-c&kies=t-turn-c-t-turn-s")
    expect(panel.get_by_role("heading", name="Bedrijf is mentorbedrijf van School")).to_be_visible()
    expect(panel.get_by_role("button", name="Draai om")).to_have_count(0)


def test_what_was_typed_is_not_left_by_accident(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-leave", "Blijf", municipality="Genk"))
    open_view(page, "?rond=t-leave&kies=t-leave", 1)
    page.get_by_role("button", name="Wijzig", exact=True).click()
    page.get_by_role("textbox", name="Gemeente").fill("Hasselt")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("link", name="Overzicht").click()
    assert asked == ["Wat je typte is nog niet bewaard. Toch weggaan?"]
    expect(page.get_by_role("textbox", name="Gemeente")).to_have_value("Hasselt")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".panel-head")).to_contain_text("Hasselt")
    page.get_by_role("link", name="Overzicht").click()  # nothing is asked once it is saved
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()


def test_back_to_another_page_asks_before_it_takes_a_form_away(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-back", "Terug", municipality="Genk"))
    page.goto("/")
    page.get_by_role("link", name="Netwerk", exact=True).click()
    page.get_by_role("button", name="Nieuw punt").click()
    name = page.locator("#network-panel").get_by_label("Naam").first
    name.fill("Half getypt")
    page.wait_for_load_state("networkidle")  # Dash complains of answers that come after their page has gone
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.evaluate("history.back()")
    expect(name).to_have_value("Half getypt")
    page.wait_for_url("**/netwerk")
    assert asked == ["Wat je typte is nog niet bewaard. Toch weggaan?"]
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()
    assert len(asked) == 2


def test_all_that_is_wrong_in_a_form_is_told_at_once_and_the_first_is_in_sight(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-all", "Alles fout"))
    open_view(page, "?rond=t-all&kies=t-all", 1)
    page.get_by_role("button", name="Wijzig", exact=True).click()
    page.get_by_label("Naam").first.fill("")
    page.get_by_label("Breedtegraad (°)").fill("999")
    page.get_by_label("Lengtegraad (°)").fill("abc")
    page.get_by_role("button", name="Bewaar").click()
    told = page.locator(".field-error:not(:empty)")
    expect(told).to_have_count(3)
    expect(told.first).to_be_in_viewport()
    expect(page.get_by_label("Naam").first).to_be_focused()


TYPE_AND_SAVE = """async (given) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const fields = [...document.querySelectorAll("#network-panel input")];
    for (const [name, text] of given) {
        const field = fields.find((one) => one.id.includes(`"${name}"`));
        field.focus();
        set.call(field, text);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await null;
    }
    const save = document.getElementById("network-save");
    save.focus();
    await null;
    save.click();
}"""


def test_what_is_typed_just_before_saving_is_saved(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-fast", "Snel"))
    open_view(page, "?rond=t-fast&kies=t-fast", 1)
    page.get_by_role("button", name="Wijzig", exact=True).click()
    expect(page.get_by_label("Breedtegraad (°)")).to_be_visible()
    # no timer of the page runs in between, as on a busy machine, where a click goes before them
    page.evaluate(TYPE_AND_SAVE, [["name", "Sneller"], ["municipality", "Genk"], ["latitude", "50,93"]])
    expect(page.locator(".panel-head")).to_contain_text("Sneller")
    stored = store.snapshot().node("t-fast")
    assert (stored.name, stored.municipality, stored.latitude) == ("Sneller", "Genk", 50.93)  # type: ignore[attr-defined]


def test_a_new_node_outside_the_view_says_so_and_is_put_in_it_by_one_click(page: Page, store: NetworkStore) -> None:
    add(store, organisation("t-view", "In beeld"))
    open_view(page, "?rond=t-view", 1)
    page.get_by_role("button", name="Nieuw punt").click()
    panel = page.locator("#network-panel")
    panel.get_by_label("Naam").first.fill("Erbuiten")
    panel.get_by_role("button", name="Bewaar").click()
    expect(panel.locator(".panel-outside")).to_contain_text("Niet in deze weergave")
    panel.get_by_role("link", name="Zet mee in het midden").click()
    Canvas(page).shows(2)
    expect(panel.locator(".panel-outside")).to_have_count(0)
