"""Reliability P15 and 6.D: text from people and from addresses is shown, and never runs.

Thirty ways to smuggle a script stand in every free text of nodes, ties and a saved view, and in the address. The
guard of all journeys notices what the content security policy had to stop, and requests elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from defusedxml import ElementTree
from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph.model.fields import FieldType
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.views import SavedView
from graph.stores.factory import open_store
from graph.stores.protocol import NetworkStore
from tests.support.builders import company, created, organisation, project, school, tie, write
from tests.support.canvas import Canvas

pytestmark = pytest.mark.browser

RUN = "window.__pwn=1"
HOSTILE = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>", f"</title><script>{RUN}</script>", f"</textarea><img src=x onerror={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN[7:]}</script>'>", f"<body onload={RUN}>", f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>", f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<a href=javascript:{RUN}>x</a>", f"[x](javascript:{RUN})", f"[x](data:text/html,<script>{RUN}</script>)",
    f"![x](x){{onerror={RUN}}}", "![](https://tracker.example.org/p.png)", f"javascript:{RUN}",
    f" java\tscript:{RUN}", f"data:text/html,<script>{RUN}</script>", f"vbscript:{RUN}",
    "<link rel=stylesheet href=https://tracker.example.org/x.css>", "<style>@import 'https://tracker.example.org'</style>",
    f"{{{{constructor.constructor('{RUN}')()}}}}", f"${{{RUN}}}", "{0.__class__}", "%s%s%n",
    f"`;{RUN};//", f"'-({RUN})-'", f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
)  # fmt: skip
IDS = ("undefined", "null", "source", "NaN", f"<svg/onload={RUN}>", "a'b", 'a"b', "a&b=c", "a#b", "a%3Cb", "[id=1]")
FREE = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXTS, FieldType.ATTRIBUTES)
MAKERS = (organisation, company, school, project)


def filled(record: Record, number: int) -> Record:
    """Return a record with hostile text in each of its free fields, another in each."""
    values: dict[str, Any] = {}
    for place, field in enumerate(kind_of(record.kind).fields):
        text = HOSTILE[(number + place) % len(HOSTILE)]
        if field.type in FREE and not field.choices:
            values[field.name] = {FieldType.TEXTS: (text,), FieldType.ATTRIBUTES: ((text, text),)}.get(field.type, text)
    return replace(record, **values | ({"name": HOSTILE[number]} if "name" in values else {}))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NetworkStore]:
    """A store with a hub, and round it a node for every hostile text and every odd id."""
    found = open_store(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'network.sqlite'}")
    nodes = [filled(MAKERS[n % len(MAKERS)](f"h-{n}"), n) for n in range(len(HOSTILE))]
    nodes += [organisation(odd, f"Rond {odd}") for odd in IDS]
    ties = [replace(filled(tie("hub", node.id, id=f"t-{n}"), n % len(HOSTILE)), type="COLLABORATES_WITH")
            for n, node in enumerate(nodes)]  # fmt: skip
    view = SavedView(id="view-1", name=HOSTILE[1], page="network", query="?rond=hub", owner=HOSTILE[2])
    write(found, created(organisation("hub", "Naaf"), *nodes, *ties, view), "op-hostile", actor=HOSTILE[3])
    yield found
    found.close()


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page on which nothing may have run when the test ends."""
    found = visitor().new_page()
    dialogs: list[str] = []
    found.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    assert found.evaluate("window.__pwn") is None
    assert not dialogs


@pytest.fixture
def canvas(page: Page) -> Canvas:
    """The hub with all round it."""
    page.goto("/netwerk?rond=hub")
    found = Canvas(page)
    found.shows(1 + len(HOSTILE) + len(IDS))
    return found


def test_a_script_that_did_run_would_be_noticed(browser: Browser, context_args: dict[str, Any]) -> None:
    context = browser.new_context(**context_args)
    page = context.new_page()
    page.goto("/healthz")
    page.evaluate(RUN)
    assert page.evaluate("window.__pwn") == 1
    context.close()


def test_names_are_drawn_listed_and_pointed_at_as_they_were_written(page: Page, canvas: Canvas) -> None:
    labels = set(canvas.data("label").values())
    assert {text.strip() for text in HOSTILE} <= {label.strip() for label in labels}
    for number in range(len(HOSTILE)):
        canvas.ask("void cy.getElementById(given).emit('mouseover')", f"h-{number}")
    page.mouse.move(*canvas.point("h-1"))
    expect(page.locator("#network-hover")).to_contain_text(HOSTILE[1])


@pytest.mark.parametrize("number", [1, 3, 17, 19])
def test_a_record_with_its_ties_data_and_history_is_words(page: Page, number: int) -> None:
    page.goto(f"/netwerk?rond=hub&kies=h-{number}")
    panel = page.locator("#network-panel")
    expect(panel.get_by_role("heading").first).to_contain_text(HOSTILE[number].strip())
    for tab in panel.get_by_role("tab").all():
        tab.click()
    assert panel.locator("script, iframe, img, svg[onload], link, style").count() == 0
    links = panel.locator("a").evaluate_all("found => found.map((a) => a.protocol)")
    assert set(links) <= {"http:", "https:"}
    panel.get_by_role("button", name="Wijzig", exact=True).click()
    expect(page.locator("#network-save")).to_be_visible()


def test_odd_ids_are_drawn_and_opened_like_others(page: Page, canvas: Canvas) -> None:
    assert set(IDS) <= canvas.ids()
    for odd in IDS:
        page.goto(f"/netwerk?{urlencode({'rond': 'hub', 'kies': odd})}")
        expect(page.locator("#network-panel").get_by_role("heading").first).to_contain_text(odd)


@pytest.mark.parametrize("table", ["nodes", "ties"])
def test_the_table_shows_text(page: Page, table: str) -> None:
    page.goto(f"/netwerk?rond=hub&beeld=tabel&tabel={table}")
    expect(page.locator(".ag-row").first).to_be_visible()
    expect(page.locator(".ag-center-cols-container, .ag-pinned-left-cols-container").first).to_be_visible()
    assert page.locator(".ag-root").locator("script, iframe, img").count() == 0


def test_the_overview_search_menus_and_saved_views_show_text(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#overview-changes")).to_contain_text(HOSTILE[3])
    for text in ("<img", "<script>", "javascript:", "{{constructor"):
        page.keyboard.press("Control+k")
        page.locator("#shell-search").fill(text)
        expect(page.locator(".find-results")).to_contain_text(text)
    page.goto("/netwerk?rond=hub")
    for name in ("centre", "filter", "style", "views", "question", "export"):
        page.locator(f"#network-{name}-button").click()
        page.keyboard.press("Escape")
    page.locator("#network-views-button").click()
    expect(page.locator("#network-views-menu")).to_contain_text(HOSTILE[1])


@pytest.mark.parametrize("text", [*HOSTILE[:6], HOSTILE[17], HOSTILE[19], HOSTILE[23], "\x00", "\r\nSet-Cookie: a=b"])
def test_an_address_is_no_way_in(page: Page, text: str) -> None:
    keys = "rond soort helix laag relatie thema sector plaats bij km datum kleur grootte vorm ring stip kies weergave"
    for query in (urlencode(dict.fromkeys(keys.split(), text)), f"rond=hub&plaats={quote(text)}&kleur={quote(text)}",
                  f"vraag={quote(text)}", quote(text)):  # fmt: skip
        page.goto(f"/netwerk?{query}")
        expect(page.locator("#network-panel")).to_be_attached()
        page.goto(f"/?{query}")
        expect(page.get_by_role("heading", name="Overzicht")).to_be_visible()


def test_a_drawing_that_is_taken_along_holds_text_and_no_script(
    page: Page, canvas: Canvas, browser: Browser, tmp_path: Path
) -> None:
    page.goto("/netwerk?rond=hub&kleur=municipality")
    canvas.shows(1 + len(HOSTILE) + len(IDS))
    page.locator("#network-export-button").click()
    with page.expect_download() as download:
        page.locator(".menu-link", has_text="SVG").click()
    file = tmp_path / "drawing.svg"
    download.value.save_as(file)
    for element in ElementTree.fromstring(file.read_text(encoding="utf-8")).iter():
        assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "iframe", "a"}
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert not [value for value in element.attrib.values() if "javascript:" in value.lower()]
    context = browser.new_context()  # not guarded: a file is not the product
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert opened.evaluate("window.__pwn") is None
    context.close()
