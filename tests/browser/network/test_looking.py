"""Looking around on the network page. Numbers are counted from the CSV files of the region."""

import re

import pytest
from playwright.sync_api import Page, expect

from graph.stores.protocol import NetworkStore
from tests.support.builders import organisation, tie
from tests.support.canvas import Canvas
from tests.support.journeys import FILES, add, open_view, partners, rows

pytestmark = pytest.mark.browser


def test_nothing_is_drawn_before_something_is_asked(page: Page) -> None:
    page.goto("/netwerk")
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()
    start = page.locator(".start-row", has_text="STEMpact editie 1")
    expect(start).to_contain_text(f"{len(partners('prj-stempact-1'))} partners")
    start.click()
    Canvas(page).shows(1 + len(partners("prj-stempact-1")))
    expect(page.locator("#network-centre-label")).to_have_text("Rond STEMpact editie 1")


def test_search_focus_one_step_more_filter_and_style(page: Page) -> None:
    page.goto("/netwerk")
    expect(page.get_by_role("heading", name="Wie wil je zien?")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("voka")
    expect(page.locator(".find-name").first).to_have_text("Voka")
    page.keyboard.press("Enter")
    canvas = Canvas(page)
    first = partners("org-voka") | {"org-voka"}
    canvas.shows(len(first))
    assert canvas.ids() == first
    second = first.union(*(partners(node_id) for node_id in first))
    more = page.get_by_title(f"Eén stap verder: {len(second) - len(first)} punten erbij")
    before = canvas.places()
    more.click()
    canvas.shows(len(second))
    assert canvas.ids() == second
    assert {node_id: canvas.places()[node_id] for node_id in first} == before  # nobody moved
    view, places = canvas.view(), canvas.places()
    page.locator("#network-style-button").click()
    page.locator("#network-style-menu").get_by_text("gelijk", exact=True).last.click()
    page.wait_for_url("**dikte=equal**")
    canvas.shows(len(second))
    assert canvas.view() == pytest.approx(view)  # another look leaves the picture where it was
    page.goto(page.url + "&kleur=helix")
    canvas.shows(len(second))
    helix = {row["id"]: row["helix"] for name in FILES[:3] for row in rows(name)}
    fills = canvas.data("fill")
    assert {fills[node_id] for node_id in second if helix.get(node_id) == "business"} == {"cat-2"}
    assert {fills[node_id] for node_id in second if node_id not in helix} == {"plain"}
    assert canvas.places() == places
    page.goto("/netwerk?rond=org-voka&stappen=2&soort=organisation,project")
    projects = {row["id"] for row in rows("projects")} | {row["id"] for row in rows("organisations")}
    kept = {n for n in first if n in projects}
    canvas.shows(len(kept.union(*(partners(n) & projects for n in kept))))
    expect(page.locator("#network-shown")).to_contain_text("weggefilterd")


def test_selecting_moves_nothing_and_tells_the_ties_in_sentences(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    view, places = canvas.view(), canvas.places()
    canvas.click("org-voka")
    panel = page.locator("#network-panel")
    expect(panel.get_by_role("heading", name="Voka", exact=True)).to_be_visible()
    coordinated = [row for row in rows("relations") if row["source_id"] == "org-voka" and row["type"] == "COORDINATES"]
    expect(panel.get_by_role("heading", name=f"coördineert {len(coordinated)}")).to_be_visible()
    assert (canvas.view(), canvas.places()) == (view, places)
    other = next(iter(sorted(partners("org-voka"))))
    canvas.click(other, shift=True)
    expect(panel.get_by_role("heading", name="2 aangewezen")).to_be_visible()
    assert canvas.selected() == {"org-voka", other}
    assert "kies=" in page.url


def test_an_expansion_says_what_it_adds_and_is_taken_back_exactly(page: Page) -> None:
    first = partners("org-voka") | {"org-voka"}
    canvas = open_view(page, "?rond=org-voka&kies=prj-stempact-1", len(first))
    new = partners("prj-stempact-1") - first
    button = page.locator("#network-panel").get_by_role("button", name=f"+{len(new)}")
    button.click()  # a hub asks along which relation and how many
    page.get_by_role("link", name="De 10 best verbonden erbij").click()
    page.wait_for_url("**open=**")
    expect(canvas.box).not_to_have_attribute("data-ready", str(len(first)))
    opened = canvas.ids()
    assert first < opened
    assert opened - first <= new
    page.get_by_role("link", name=f"Klap in ({len(opened - first)} weg)").click()
    canvas.shows(len(first))
    assert canvas.ids() == first


def test_a_double_click_opens_a_small_node(page: Page, store: NetworkStore) -> None:
    add(
        store,
        *(organisation(f"t-open-{n}") for n in range(4)),
        *(tie(f"t-open-{n}", f"t-open-{n + 1}") for n in range(3)),
    )
    canvas = open_view(page, "?rond=t-open-0", 2)
    page.mouse.dblclick(*canvas.point("t-open-1"))
    canvas.shows(3)
    assert "t-open-2" in canvas.ids()


def test_by_keyboard_alone(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    canvas.box.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#network-hover")).to_be_visible()
    expect(page.locator("#network-live")).to_contain_text("in beeld")
    page.keyboard.press("Enter")
    expect(page.locator("#network-panel").get_by_role("tab", name="Banden")).to_be_visible()
    assert len(canvas.selected()) == 1
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Niets aangewezen")).to_be_visible()


def test_the_hover_card_comes_within_150_ms(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    page.evaluate(
        """() => {
          const card = document.getElementById('network-hover');
          const cy = document.getElementById('network-canvas')._cyreg.cy;
          window.shown = null;
          cy.on('mouseover', 'node', () => { window.over = performance.now(); });
          new MutationObserver(() => { if (!card.hidden && window.shown === null) window.shown = performance.now(); })
            .observe(card, { attributes: true });
        }"""
    )
    page.mouse.move(*canvas.point("org-voka"))
    expect(page.locator("#network-hover")).to_contain_text("Voka")
    assert page.evaluate("window.shown - window.over") < 150


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?rond=org-bestaat-niet", "is er niet meer"),
        ("?alles=1&helix=research&soort=school", "blijft er niets over"),
    ],
)
def test_a_link_that_shows_nothing_says_why(page: Page, query: str, words: str) -> None:
    page.goto(f"/netwerk{query}")
    expect(page.locator("#network-start")).to_contain_text(words)


def test_who_zoomed_in_stays_there_while_the_look_changes(page: Page) -> None:
    canvas = open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    for _ in range(6):
        page.locator("#network-zoom-in").click()
    assert canvas.ask("cy.nodes().some((n) => n.renderedPosition('x') < 0 || n.renderedPosition('y') < 0)")
    view = canvas.view()
    drawn = int(canvas.box.get_attribute("data-revision") or 0)
    page.locator("#network-style-button").click()
    page.locator("#network-style-menu").get_by_text("gelijk", exact=True).last.click()
    page.wait_for_url("**dikte=equal**")
    expect(canvas.box).to_have_attribute("data-revision", str(drawn + 1))
    assert canvas.view() == view


def test_no_name_lies_over_another_name_nor_under_the_legend(page: Page) -> None:
    second = partners("org-voka").union(*(partners(node_id) for node_id in partners("org-voka")))
    canvas = open_view(page, "?rond=org-voka&stappen=2", len(second))
    canvas.until("cy.nodes('.labelled').length > 40")
    boxes = canvas.ask(
        "cy.nodes('.labelled').map((n) => n.renderedBoundingBox("
        "{ includeNodes: false, includeEdges: false, includeLabels: true, includeOverlays: false }))"
    )
    names = [(b["x1"] + 5, b["y1"] + 5, b["x2"] - 5, b["y2"] - 5) for b in boxes]  # without the outline of the letters
    over = [
        (one, other)
        for n, one in enumerate(names)
        for other in names[n + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert not over
    legend = page.locator("#network-legend").bounding_box()
    frame = canvas.box.bounding_box()
    assert legend
    assert frame
    right, top = legend["x"] + legend["width"] - frame["x"], legend["y"] - frame["y"]
    assert not [name for name in names if name[0] < right and name[3] > top]


@pytest.mark.parametrize(
    "query", ["?rond=org-voka", "?vraag=company%40%3Bout*MENTORS*school%40%3Eout*PARTICIPATED_IN*%40prj-stempact-1"]
)
def test_no_node_lies_under_the_legend(page: Page, query: str) -> None:
    page.goto(f"/netwerk{query}")
    canvas = Canvas(page)
    expect(canvas.box).to_have_attribute("data-ready", re.compile("[1-9]"))
    legend = page.locator("#network-legend-box").bounding_box()
    frame = canvas.box.bounding_box()
    assert legend
    assert frame
    covered = canvas.ask(
        "cy.nodes().filter((n) => { const b = n.renderedBoundingBox({ includeLabels: false, includeOverlays: false });"
        " return b.x1 < given[0] && b.y2 > given[1]; }).map((n) => n.id())",
        [legend["x"] + legend["width"] - frame["x"], legend["y"] - frame["y"]],
    )
    assert covered == []


def test_who_is_searched_and_drawn_is_shown_in_the_picture_that_is_there(page: Page) -> None:
    canvas = open_view(page, "?rond=prj-stempact-1", 1 + len(partners("prj-stempact-1")))
    zoom, places = canvas.view()[0], canvas.places()
    page.keyboard.press("Control+k")
    page.keyboard.type("voka")
    expect(page.locator(".find-name").first).to_have_text("Voka")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Voka", exact=True)).to_be_visible()
    assert canvas.selected() == {"org-voka"}
    assert (canvas.view()[0], canvas.places()) == (zoom, places)
    assert "rond=prj-stempact-1" in page.url
    frame = canvas.box.bounding_box()
    assert frame is not None
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    assert canvas.point("org-voka") == pytest.approx(middle, abs=20)


def test_who_is_searched_and_not_drawn_opens_a_picture_of_its_own(page: Page) -> None:
    open_view(page, "?rond=org-voka", 1 + len(partners("org-voka")))
    page.keyboard.press("Control+k")
    page.keyboard.type("in2stem")
    expect(page.locator(".find-name").first).to_have_text("IN2STEM")
    page.keyboard.press("Enter")
    Canvas(page).shows(1 + len(partners("prj-in2stem")))


def test_all_that_is_selected_is_told_nodes_and_ties_alike(page: Page, store: NetworkStore) -> None:
    add(
        store,
        organisation("sel-a", "Alfa"),
        organisation("sel-b", "Bravo"),
        organisation("sel-c", "Charlie"),
        tie("sel-a", "sel-b"),
        tie("sel-a", "sel-c"),
    )
    open_view(page, "?rond=sel-a&kies=sel-a-sel-b,sel-a-sel-c", 3)
    panel = page.locator("#network-panel")
    expect(panel.get_by_role("heading", name="2 aangewezen")).to_be_visible()
    expect(panel.get_by_role("button", name="Alfa werkt samen met Bravo")).to_be_visible()
    expect(panel.get_by_role("button", name="Alfa werkt samen met Charlie")).to_be_visible()
    expect(panel.get_by_role("heading", name="Gemeenschappelijke buren")).to_have_count(0)
    page.goto("/netwerk?rond=sel-a&kies=sel-a,sel-b,sel-a-sel-c")
    expect(panel.get_by_role("heading", name="3 aangewezen")).to_be_visible()
    expect(panel.get_by_role("heading", name="Aangewezen banden 1")).to_be_visible()
    expect(panel.get_by_role("heading", name="Banden onderling 1")).to_be_visible()
    panel.get_by_role("button", name="Verwijder").click()
    expect(panel.get_by_role("heading", name="Deze 3 verwijderen?")).to_be_visible()
