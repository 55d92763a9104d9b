"""The table twin in a real browser: it shows what the canvas shows, and everything can be done in it."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect

from graph.commands.bus import run
from graph.commands.editing import DeleteRecords
from graph.model.identifiers import new_id
from graph.model.stakeholders import Stakeholder
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from graph.stores.protocol import NetworkStore
from tests.support.builders import company, organisation, project, school, tie
from tests.support.canvas import Canvas
from tests.support.journeys import add, saved
from tests.support.region import IMPORTER
from tests.support.table import Table, change, shown_again

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}\"'`"


@pytest.fixture
def table(page: Page) -> Table:
    """The table of a first visit."""
    return Table(page)


def test_a_column_that_kinds_share_is_headed_and_worded_for_each_of_them(table: Table, store: NetworkStore) -> None:
    add(
        store,
        company("t-kinds-c", "Firma", organisation_kind="water_company"),
        organisation("t-kinds-o", "Instituut", organisation_kind="research_centre"),
        tie("t-kinds-c", "t-kinds-o"),
    )
    table.open("?rond=t-kinds-c", 2)
    expect(table.heading("organisation_kind")).to_contain_text("Soort organisatie / bedrijf")
    expect(table.cell("t-kinds-o", "organisation_kind")).to_have_text("onderzoekscentrum")  # as the vocabulary says
    expect(table.cell("t-kinds-c", "organisation_kind")).to_have_text("waterbedrijf")


def test_a_term_is_chosen_by_its_label_from_the_list_of_its_own_kind(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-pick", "Kiezer", organisation_kind="research_centre"), company("t-pick-c", "Firma"))
    add(store, tie("t-pick", "t-pick-c"))
    table.open("?rond=t-pick", 2)
    cell = table.edit("t-pick-c", "organisation_kind")
    choices = table.page.locator("select.cell-choice option")
    assert "waterbedrijf" in choices.all_inner_texts()
    assert "onderzoekscentrum" not in choices.all_inner_texts()
    table.page.keyboard.type("waterb")  # as in any list
    table.page.keyboard.press("Enter")
    expect(cell).to_have_text("waterbedrijf")
    table.answered()
    assert table.stored(store, "t-pick-c").organisation_kind == "water_company"
    table.edit("t-pick", "organisation_kind")
    table.page.get_by_role("option", name="niet van toepassing").click()
    expect(table.cell("t-pick", "organisation_kind")).to_have_text("n.v.t.")
    table.answered()
    assert table.stored(store, "t-pick").organisation_kind is NOT_APPLICABLE
    table.edit("t-pick", "organisation_kind")
    table.page.get_by_role("option", name="onbekend").click()
    expect(table.cell("t-pick", "organisation_kind")).to_have_text("onbekend")
    table.answered()
    assert table.stored(store, "t-pick").organisation_kind is UNKNOWN


def test_terms_are_ticked_and_none_unknown_and_not_applicable_are_three_things(
    table: Table, store: NetworkStore
) -> None:
    add(store, organisation("t-tick", "Vinker", themes=("policy", "eigen woord | met streep")))
    table.open("?rond=t-tick", 1)
    cell = table.edit("t-tick", "themes")
    boxes = table.page.locator(".cell-several")
    assert boxes.locator("input:checked").count() == 2  # a word of our own is kept too
    boxes.get_by_text("coaching", exact=True).click()
    table.page.keyboard.press("Enter")
    expect(cell).to_contain_text("coaching")
    table.answered()
    assert set(table.stored(store, "t-tick").themes) == {"policy", "eigen woord | met streep", "coaching"}
    for label, text, value in (
        ("geen", "geen", ()),
        ("niet van toepassing", "n.v.t.", NOT_APPLICABLE),
        ("niet van toepassing", "onbekend", UNKNOWN),  # ticked off again: nothing is known
    ):
        table.edit("t-tick", "themes")
        boxes.get_by_text(label, exact=True).click()
        table.page.keyboard.press("Enter")
        expect(cell).to_have_text(text)
        table.answered()
        assert table.stored(store, "t-tick").themes == value


def test_zero_unknown_and_not_applicable_look_different_and_stay_so_when_edited(
    table: Table, store: NetworkStore
) -> None:
    add(store, Stakeholder(id="t-nil", name="Rol", fte_total=0.0, fte_take_off_1=NOT_APPLICABLE, fte_take_off_3=0.25))
    table.open("?rond=t-nil", 1)
    expect(table.cell("t-nil", "fte_total")).to_have_text("0")
    expect(table.cell("t-nil", "fte_take_off_1")).to_have_text("n.v.t.")
    unknown = table.cell("t-nil", "fte_take_off_2")
    expect(unknown).to_have_text("onbekend")  # for who listens; who looks sees it hatched
    assert "repeating-linear-gradient" in unknown.evaluate("(cell) => getComputedStyle(cell).backgroundImage")
    expect(table.cell("t-nil", "fte_take_off_3")).to_have_text("0,25")  # as it is written in Dutch
    for column, typed, value in (
        ("fte_total", "", UNKNOWN),
        ("fte_take_off_1", "0", 0.0),
        ("fte_take_off_2", "n.v.t.", NOT_APPLICABLE),
        ("fte_take_off_3", "1,5", 1.5),
    ):
        table.retype("t-nil", column, typed)
        table.answered()
        assert getattr(table.stored(store, "t-nil"), column) == value


def test_what_is_refused_is_told_at_its_cell_and_nothing_typed_is_lost(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-wrong", "Fout", latitude=51.0))
    table.open("?rond=t-wrong", 1)
    revision = store.revision()
    cell = table.retype("t-wrong", "latitude", "duizend")
    told = table.page.locator(".cell-told")
    expect(told).to_contain_text("duizend is geen getal")  # the value and the rule
    expect(told).to_contain_text("Schrijf bijvoorbeeld")  # the way out
    expect(cell).to_have_text("51")  # what is stored
    expect(cell).to_have_class(re.compile("cell-refused"))
    assert store.revision() == revision
    told.get_by_role("button", name="Typ opnieuw").click()
    editor = table.page.locator(".ag-cell-inline-editing input")
    expect(editor).to_have_value("duizend")
    editor.fill("95")
    table.page.keyboard.press("Enter")
    expect(told).to_contain_text("buiten de grenzen van Breedtegraad")
    told.get_by_role("button", name="Laat zoals het was").click()
    expect(told).to_have_count(0)
    expect(cell).not_to_have_class(re.compile("cell-refused"))
    assert table.stored(store, "t-wrong").latitude == 51.0


def test_two_people_in_one_cell_see_both_values_and_choose(
    visitor: Callable[..., BrowserContext], store: NetworkStore
) -> None:
    add(store, organisation("t-clash", "Samen", municipality="Genk", region="Limburg"))
    one, other = (Table(visitor().new_page()).open("?rond=t-clash", 1) for _ in range(2))
    other.edit("t-clash", "municipality")
    other.page.keyboard.press("Control+a")
    other.page.keyboard.type("Bree")
    one.retype("t-clash", "municipality", "Hasselt")
    one.answered()
    shown_again(one.page, store)
    other.page.evaluate("() => window.dash_clientside.set_props('shell-tick', { n_intervals: 1 })")
    expect(other.page.locator(".saved")).to_contain_text(str(store.revision()))  # it has heard of the other edit
    other.page.keyboard.press("Enter")
    told = other.page.locator(".cell-told")
    expect(told).to_contain_text("Jij: Bree")
    expect(told).to_contain_text(re.compile(r"demo, \d+ \w+ \d{4}, \d\d:\d\d: Hasselt"))  # who, when, and their value
    expect(other.cell("t-clash", "municipality")).to_have_text("Hasselt")
    assert other.stored(store, "t-clash").municipality == "Hasselt"
    told.get_by_role("button", name="Bewaar toch mijn waarde").click()
    expect(other.cell("t-clash", "municipality")).to_have_text("Bree")
    other.answered()
    assert other.stored(store, "t-clash").municipality == "Bree"
    assert other.stored(store, "t-clash").region == "Limburg"


def test_an_editor_in_use_scroll_sort_filter_and_widths_survive_what_others_write(
    table: Table, store: NetworkStore
) -> None:
    add(store, *(organisation(f"t-many-{n:02}", f"Veel {n:02}", municipality="Genk") for n in range(60)))
    add(store, *(tie("t-many-00", f"t-many-{n:02}") for n in range(1, 60)))
    table.open("?rond=t-many-00", 60)
    table.ask("grid.applyColumnState({ state: [{ colId: 'name', sort: 'desc', width: 333 }] })")
    table.page.get_by_label("Naam Filterwaarde").fill("Veel")
    expect(table.page.locator("#network-table-filtered")).to_contain_text("60 van 60 rijen")
    table.edit("t-many-10", "municipality")
    table.page.keyboard.type("Dilsen")
    before = table.ask("grid.getVerticalPixelRange().top")
    assert before > 500  # scrolled down
    change(store, "t-many-11", municipality="Bilzen")
    table.page.evaluate("() => window.dash_clientside.set_props('shell-tick', { n_intervals: 1 })")
    expect(table.page.locator(".saved")).to_contain_text(str(store.revision()))
    expect(table.page.locator(".ag-cell-inline-editing input")).to_have_value("Dilsen")
    table.page.keyboard.press("Enter")
    expect(table.cell("t-many-11", "municipality")).to_have_text("Bilzen")  # then what others wrote is shown
    expect(table.cell("t-many-10", "municipality")).to_have_text("Dilsen")
    table.answered()
    assert table.ask("grid.getVerticalPixelRange().top") == before
    assert table.ask("grid.getColumn('name').getSort()") == "desc"
    assert table.ask("grid.getColumn('name').getActualWidth()") == 333
    assert table.ask("grid.getFilterModel().name.filter") == "Veel"
    assert table.stored(store, "t-many-10").municipality == "Dilsen"


def test_a_measure_that_is_not_fully_known_shows_its_bounds_and_is_sorted_by_their_middle(
    table: Table, store: NetworkStore
) -> None:
    add(store, *(organisation(f"t-sum-{name}", name) for name in "abcd"))
    add(store, tie("t-sum-a", "t-sum-b", strength=5), tie("t-sum-a", "t-sum-c"), tie("t-sum-c", "t-sum-d"))
    # an unknown strength counts as 0.2 to 1: a has 1 + (0.2 to 1), b 1, c twice, d once (0.2 to 1, middle 0.6)
    table.open("?rond=t-sum-a&stappen=2", 4)
    expect(table.cell("t-sum-a", "measure-strength")).to_have_text("1,2 tot 2")
    expect(table.cell("t-sum-b", "measure-strength")).to_have_text("1")
    expect(table.cell("t-sum-c", "measure-strength")).to_have_text("0,4 tot 2")
    expect(table.cell("t-sum-d", "measure-strength")).to_have_text("0,2 tot 1")
    expect(table.heading("measure-strength")).to_contain_text("Hoeveel samenwerking telt dit op")  # for who listens
    table.heading("measure-strength").click()
    assert table.order() == ["t-sum-d", "t-sum-b", "t-sum-c", "t-sum-a"]  # 0.6, 1, 1.2, 1.6


def test_what_is_not_known_comes_last_whichever_way_a_column_is_sorted(table: Table, store: NetworkStore) -> None:
    places = {"a": "Zele", "b": "Élouges", "c": NOT_APPLICABLE, "d": UNKNOWN, "e": "Eeklo"}
    add(store, *(organisation(f"t-last-{key}", key, municipality=place) for key, place in places.items()))
    add(store, *(tie("t-last-a", f"t-last-{key}") for key in "bcde"))
    table.open("?rond=t-last-a", 5)
    table.heading("municipality").click()
    assert [row[-1] for row in table.order()] == ["e", "b", "a", "c", "d"]  # É beside E, as in any Dutch list
    table.heading("municipality").click()
    assert [row[-1] for row in table.order()] == ["a", "b", "e", "c", "d"]


def test_a_name_carries_the_sign_of_its_kind_and_a_tie_those_of_its_ends(table: Table, store: NetworkStore) -> None:
    add(store, company("t-sign-c", "Firma"), project("t-sign-p", "Plan"), tie("t-sign-c", "t-sign-p", "PARTNER_IN"))
    table.open("?rond=t-sign-c", 2)
    for row, look in (("t-sign-c", "shape-square fill-company"), ("t-sign-p", "shape-diamond fill-project")):
        expect(table.cell(row, "name").locator(".glyph")).to_have_class(re.compile(look))
    table.page.get_by_role("link", name="Banden (1)").click()
    table.shows(1)
    source = table.cell("t-sign-c-t-sign-p", "source_id")
    expect(source).to_have_text("Firma")
    expect(source.locator(".glyph")).to_have_class(re.compile("fill-company"))
    expect(table.cell("t-sign-c-t-sign-p", "target_id").locator(".glyph")).to_have_class(re.compile("fill-project"))


def test_a_tie_is_edited_in_its_row_and_its_selection_lights_up_on_the_canvas(
    table: Table, store: NetworkStore
) -> None:
    add(store, company("t-tie-c", "Firma"), school("t-tie-s", "School"), tie("t-tie-c", "t-tie-s", "MENTORS"))
    table.open("?rond=t-tie-c&tabel=ties", 1)
    expect(table.cell("t-tie-c-t-tie-s", "type")).to_have_text("is mentorbedrijf van")
    table.edit("t-tie-c-t-tie-s", "status")
    table.page.get_by_role("option", name="gepland", exact=True).click()
    table.answered()
    table.edit("t-tie-c-t-tie-s", "strength")
    table.page.get_by_role("option", name="4", exact=True).click()
    table.answered()
    table.retype("t-tie-c-t-tie-s", "valid_from", "01/09/2026")
    expect(table.cell("t-tie-c-t-tie-s", "valid_from")).to_have_text("1 september 2026")
    tied = table.stored(store, "t-tie-c-t-tie-s")
    assert (tied.status, tied.strength, tied.valid_from) == ("planned", 4, "2026-09-01")
    table.edit("t-tie-c-t-tie-s", "type")
    offered = table.page.locator("select.cell-choice option").all_inner_texts()
    assert "is mentorbedrijf van" in offered
    assert "werkt voor" not in offered  # that is for roles
    table.page.keyboard.press("Escape")
    expect(table.page.locator("#network-panel h2").first).to_have_text("Firma is mentorbedrijf van School")
    table.page.get_by_role("link", name="Netwerk", exact=True).last.click()
    Canvas(table.page).shows(2)
    assert Canvas(table.page).selected() == {"t-tie-c-t-tie-s"}


def test_all_that_the_canvas_can_do_is_done_by_keyboard(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-key-a", "Aak"), organisation("t-key-b", "Bak"), organisation("t-key-c", "Cak"))
    add(store, organisation("t-key-d", "Dak"))
    add(store, tie("t-key-a", "t-key-b"), tie("t-key-a", "t-key-c"), tie("t-key-c", "t-key-d"))
    table.open("?rond=t-key-a", 3)
    press, heading = table.page.keyboard.press, table.page.locator("#network-panel h2").first
    table.page.locator("#network-table-columns-button").focus()
    press("Tab")
    table.focused("t-key-a", "name")
    press("Space")
    expect(heading).to_have_text("Aak")
    press("ArrowDown")
    press("Space")
    expect(heading).to_have_text("2 aangewezen")
    press("Escape")
    expect(heading).to_have_text("Niets aangewezen")
    press("Control+a")
    expect(heading).to_have_text("3 aangewezen")
    press("Escape")
    table.focused("t-key-b", "name")
    press("Tab")  # out of the table
    expect(table.page.locator("#network-table :focus")).to_have_count(0)
    press("Shift+Tab")  # and back where it was
    table.focused("t-key-b", "name")
    table.choose("Wijs ook de buren aan")
    expect(heading).to_have_text("2 aangewezen")
    press("ArrowDown")
    table.focused("t-key-c", "name")
    press("Shift+F10")
    expect(table.page.get_by_role("menu", name="Wat met deze rij: Cak")).to_be_visible()
    press("Escape")
    table.focused("t-key-c", "name")
    table.choose("Toon de buren erbij")
    table.shows(4)
    press("F6")
    expect(table.page.locator("#network-panel :focus")).to_have_count(1)
    expect(heading).to_have_text("Cak")
    press("Shift+Tab")
    press("Shift+Tab")
    table.focused("t-key-c", "name")
    table.choose("Toon omgeving")
    table.shows(3)  # Cak, Aak and Dak
    table.go("t-key-d", "name")
    table.choose("Verberg")
    table.shows(2)
    assert "verberg=t-key-d" in table.page.url
    table.go("t-key-c", "municipality")
    press("Enter")
    table.page.keyboard.type("Peer")
    press("Enter")
    table.answered()
    assert table.stored(store, "t-key-c").municipality == "Peer"
    press("Control+z")
    expect(table.cell("t-key-c", "municipality")).to_have_text("onbekend")
    assert table.stored(store, "t-key-c").municipality is UNKNOWN
    table.choose("Band toevoegen")
    expect(table.page.get_by_role("textbox", name="Relatie")).to_be_focused()
    table.page.get_by_role("button", name="Annuleer").press("Enter")
    table.focused("t-key-c", "municipality")  # the form is gone, the keyboard is back
    table.choose("Verwijder")
    expect(heading).to_have_text("Dit verwijderen?")
    expect(table.page.locator("#network-panel :focus")).to_have_count(1)
    press("Enter")
    expect(table.page.locator("#network-start")).to_contain_text("is er niet meer")  # it was the centre
    assert "t-key-c" not in store.snapshot().records


def test_what_cannot_be_edited_in_a_cell_opens_the_form_on_that_field(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-form-a", "Aak"), organisation("t-form-b", "Bak"), tie("t-form-a", "t-form-b"))
    table.open("?rond=t-form-a&tabel=ties", 1)
    table.go("t-form-a-t-form-b", "target_id")
    table.page.keyboard.press("Enter")
    expect(table.page.locator("#network-panel").get_by_role("textbox", name="Naar")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", {"Bevat", "Bevat niet", "Is gelijk aan", "Begint met", "Is onbekend", "Is bekend"}),
        ("en", {"Contains", "Does not contain", "Equals", "Begins with", "Is unknown", "Is known"}),
    ],
)
def test_the_grid_itself_speaks_the_language_of_the_reader(
    visitor: Callable[..., BrowserContext], base_url: str, language: str, words: set[str]
) -> None:
    context = visitor()
    context.add_cookies([{"name": "kruispunt_lang", "value": language, "url": base_url}])
    table = Table(context.new_page()).open("?rond=org-opl", None)
    table.ask("grid.setFocusedHeader('kind')")
    table.page.keyboard.press("Control+Enter")
    table.page.locator(".ag-filter-menu .ag-picker-field-wrapper").first.click()
    offered = table.page.locator(".ag-select-list .ag-list-item")
    expect(offered.first).to_be_visible()
    assert set(offered.all_inner_texts()) == words
    table.page.keyboard.press("Escape")


def test_hostile_text_is_only_text(table: Table, store: NetworkStore) -> None:
    add(
        store,
        organisation("t-evil", HOSTILE, municipality=HOSTILE, themes=(HOSTILE,), organisation_kind="constructor"),
        organisation("t-evil-2", "=cmd|'/c calc'!A1", municipality="__proto__"),
        tie("t-evil", "t-evil-2"),
    )
    table.open("?rond=t-evil", 2)
    expect(table.cell("t-evil", "name").locator(".named-text")).to_have_text(HOSTILE)
    expect(table.cell("t-evil", "organisation_kind")).to_have_text("constructor")
    table.edit("t-evil", "themes")
    expect(table.page.locator(".cell-several")).to_contain_text(HOSTILE)
    table.page.keyboard.press("Escape")
    table.edit("t-evil", "organisation_kind")
    expect(table.page.locator("select.cell-choice")).to_have_value("constructor")
    table.page.keyboard.press("Escape")
    table.retype("t-evil", "latitude", HOSTILE)
    expect(table.page.locator(".cell-told")).to_contain_text(HOSTILE)
    table.retype("t-evil-2", "municipality", HOSTILE)
    expect(table.cell("t-evil-2", "municipality")).to_have_text(HOSTILE)
    table.page.get_by_label("Naam Filterwaarde").fill(HOSTILE)
    expect(table.page.locator("#network-table-filtered")).to_contain_text("1 van 2 rijen")
    assert table.page.locator("img").count() == 0


def test_columns_without_values_stay_away_until_they_are_asked_for(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-cols", "Kolom", municipality="Genk"))
    table.open("?rond=t-cols", 1)
    assert not table.ask("grid.getColumn('website').isVisible()")
    table.page.locator("#network-table-columns-button").click()
    table.page.locator("#network-table-columns").get_by_text("Website").click()
    table.page.keyboard.press("Escape")
    expect(table.heading("website")).to_be_visible()
    table.retype("t-cols", "website", "https://kolom.be")
    table.answered()
    assert table.stored(store, "t-cols").website == "https://kolom.be"
    table.page.reload()
    table.shows(1)
    assert table.ask("grid.getColumn('website').isVisible()")


def test_nodes_and_ties_each_keep_their_own_sorting_and_filter(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-own-a", "Aak"), organisation("t-own-b", "Bak"), tie("t-own-a", "t-own-b"))
    table.open("?rond=t-own-a", 2)
    table.page.get_by_label("Naam Filterwaarde").fill("Bak")
    expect(table.page.locator("#network-table-filtered")).to_contain_text("1 van 2 rijen")
    table.heading("name").click()
    table.page.get_by_role("link", name="Banden (1)").click()
    table.shows(1)
    expect(table.page.locator("#network-table-filtered")).to_be_hidden()
    table.page.get_by_role("link", name="Punten (2)").click()
    expect(table.page.locator("#network-table-filtered")).to_be_visible()
    expect(table.page.locator("#network-table-filtered")).to_contain_text("1 van 2 rijen")
    assert table.ask("grid.getColumn('name').getSort()") == "asc"
    table.page.get_by_role("button", name="wis de kolomfilters").click()
    expect(table.page.locator("#network-table-filtered")).to_be_hidden()
    assert table.order() == ["t-own-a", "t-own-b"]


def test_a_filter_is_not_undone_by_what_the_component_sends_back_late(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-above-a", "Bal"), organisation("t-above-b", "Bak"), tie("t-above-a", "t-above-b"))
    table.open("?rond=t-above-a", 2)
    table.page.get_by_label("Naam Filterwaarde").fill("Bak")
    expect(table.page.locator("#network-table-filtered")).to_contain_text("1 van 2 rijen")
    table.page.evaluate(
        """() => window.dash_clientside.set_props('network-table', {
            filterModel: {}, selectedRows: { ids: ['t-above-b'] },
        })"""
    )
    expect(table.page.locator('.ag-row[row-id="t-above-b"]').first).to_have_class(re.compile("ag-row-selected"))
    expect(table.page.get_by_label("Naam Filterwaarde")).to_have_value("Bak")
    assert table.order() == ["t-above-b"]


def test_with_nothing_to_list_the_way_on_is_told(page: Page) -> None:
    page.goto("/netwerk?beeld=tabel")
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()
    page.goto("/netwerk?alles=1&thema=bestaat-niet&beeld=tabel")
    expect(page.locator("#network-start")).to_contain_text("blijft er niets over")


def test_the_table_has_no_barrier_for_assistive_technology(table: Table) -> None:
    table.open("?rond=org-voka", None)
    found = Axe().run(table.page, context="#network-table-box", options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert found.violations_count == 0, found.generate_report()


def test_an_edit_without_an_answer_is_kept_at_its_cell_and_can_be_sent_again(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-lost", "Kwijt", municipality="Genk"))
    table.open("?rond=t-lost", 1)
    silent = re.compile("_dash-update-component")

    def swallow(route: Route) -> None:
        is_edit = "network-table-edits" in (route.request.post_data or "")
        route.fulfill(status=204) if is_edit else route.fallback()

    table.page.route(silent, swallow)
    cell = table.retype("t-lost", "municipality", "Bree")
    told = table.page.locator(".cell-told")
    expect(told).to_contain_text("De server gaf geen antwoord")
    expect(told).to_contain_text("Jij: Bree")
    expect(cell).to_have_text("Genk")
    table.page.unroute(silent)
    told.get_by_role("button", name="Typ opnieuw").click()
    table.page.keyboard.press("Enter")
    expect(cell).to_have_text("Bree")
    table.answered()
    assert table.stored(store, "t-lost").municipality == "Bree"


def test_what_is_typed_while_an_earlier_edit_is_on_its_way_is_not_called_lost(
    table: Table, store: NetworkStore
) -> None:
    add(store, organisation("t-slow", "Traag", municipality="Genk"))
    table.page.clock.install()
    table.open("?rond=t-slow", 1)
    held: list[Route] = []

    def hold(route: Route) -> None:
        is_edit = "network-table-edits.data" in (route.request.post_data or "")
        held.append(route) if is_edit else route.fallback()

    table.page.route(re.compile("_dash-update-component"), hold)
    for number, (column, text) in enumerate((("municipality", "Bree"), ("region", "Kempen")), start=1):
        table.retype("t-slow", column, text)
        while len(held) < number:
            table.page.evaluate("() => null")  # lets what the browser did come through
    first, second = held
    with table.page.expect_response(lambda response: response.request == first.request):
        first.continue_()
    table.page.clock.run_for(60_000)  # however long the second takes
    expect(table.page.locator(".cell-told")).to_have_count(0)
    second.continue_()
    table.answered()
    expect(table.page.locator(".cell-told")).to_have_count(0)
    stored = table.stored(store, "t-slow")
    assert (stored.municipality, stored.region) == ("Bree", "Kempen")


def test_an_edit_of_what_someone_deleted_meanwhile_tells_so_and_keeps_what_was_typed(
    table: Table, store: NetworkStore
) -> None:
    add(store, organisation("t-stay", "Blijft"), organisation("t-gone-2", "Weg"), tie("t-stay", "t-gone-2"))
    table.open("?rond=t-stay", 2)
    table.edit("t-gone-2", "municipality")
    table.page.keyboard.insert_text("Bree")
    run(DeleteRecords(("t-gone-2",)), store, IMPORTER, new_id("op"))
    table.page.keyboard.press("Enter")
    told = table.page.locator(".cell-told")
    expect(told).to_contain_text("t-gone-2")
    expect(told).to_contain_text("Jij: Bree")
    table.shows(1)
    told.get_by_role("button", name="Laat zoals het was").click()
    expect(told).to_have_count(0)


def test_tab_goes_from_editor_to_editor(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-tab", "Tab", helix="business", municipality="Genk"))
    table.open("?rond=t-tab", 1)
    table.edit("t-tab", "helix")
    table.page.keyboard.press("ArrowDown")
    table.page.keyboard.press("Tab")
    expect(table.page.locator('.ag-cell[col-id="municipality"] input')).to_be_focused()
    table.page.keyboard.press("Control+a")
    table.page.keyboard.insert_text("As")
    table.page.keyboard.press("Enter")
    table.answered()
    assert (table.stored(store, "t-tab").helix, table.stored(store, "t-tab").municipality) == ("education", "As")


def test_a_sent_edit_is_done_once_and_in_the_order_of_typing(table: Table, store: NetworkStore) -> None:
    add(store, organisation("t-fast", "Snel", municipality="Genk"))
    table.open("?rond=t-fast", 1)
    revision = saved(table.page)
    for text in ("As", "Bree", "Peer"):
        table.retype("t-fast", "municipality", text)
    table.answered()
    expect(table.cell("t-fast", "municipality")).to_have_text("Peer")
    expect(table.page.locator(".saved")).to_contain_text(str(revision + 3))
    assert table.stored(store, "t-fast").municipality == "Peer"
    assert [r.changes.changes[0].after.municipality for r in store.history("t-fast")] == ["Genk", "As", "Bree", "Peer"]  # type: ignore[union-attr]
