"""What takes long: a bar in its place, a way to stop and to start again, and nobody else notices."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.app import create_app
from dashboard.settings import read_settings
from dashboard.work.outcomes import Underway
from dashboard.work.workroom import MOST_AT_ONCE, Workroom
from graph.analysis.measuring import compute
from graph.model.snapshot import display_name
from graph.stores.protocol import NetworkStore
from tests.support.browser import served
from tests.support.journeys import open_view, partners
from tests.support.long_work import lasting, until
from tests.support.relations import relations

pytestmark = pytest.mark.browser

PANEL = "#network-panel"
AROUND_VOKA = "?rond=org-voka"
N_SHOWN = 1 + len(partners("org-voka"))


@pytest.fixture(scope="module")
def workroom(tmp_path_factory: pytest.TempPathFactory) -> Workroom:
    """A workroom for which everything is long."""
    return Workroom(tmp_path_factory.mktemp("work"), much=0)


@pytest.fixture(scope="module")
def base_url(store: NetworkStore, workroom: Workroom) -> Iterator[str]:
    settings = read_settings({"HOME": "/nowhere"}, {"store": store.url})
    with served(create_app(store, settings, workroom=workroom).server) as address:
        yield address


@pytest.fixture
def busy(workroom: Workroom, tmp_path: Path) -> Iterator[Path]:
    """Every process that may work does so, until a file named ``end`` lies in this folder."""
    for number in range(MOST_AT_ONCE):
        place = tmp_path / str(number)
        place.mkdir()
        with pytest.raises(Underway):
            workroom(lasting, relations("ab", [("a", "b", 1.0)]), str(place))
        until((place / "begun").exists)
    yield tmp_path
    _end(tmp_path)


def test_a_number_that_takes_long_is_waited_for_stopped_and_had_after_all(
    page: Page, visitor: Callable[..., BrowserContext], store: NetworkStore, busy: Path
) -> None:
    canvas = open_view(page, f"{AROUND_VOKA}&inzicht=maten&over=betweenness", N_SHOWN)
    waiting = page.locator(f"{PANEL} .waiting")
    expect(waiting.get_by_role("progressbar")).to_be_visible()
    expect(waiting).to_contain_text("Wacht op zijn beurt")

    other = visitor().new_page()  # meanwhile somebody else goes on
    open_view(other, f"{AROUND_VOKA}&kies=org-vdab", N_SHOWN)
    expect(other.locator(f"{PANEL} h2")).to_contain_text("VDAB")

    waiting.get_by_role("button", name="Stop").click()
    expect(waiting).to_contain_text("De berekening is gestopt.")
    waiting.get_by_role("button", name="Start opnieuw").click()
    expect(waiting).to_contain_text("Wacht op zijn beurt")
    _end(busy)
    first = page.locator(f"{PANEL} .rank-row").first
    shown = [str(node_id) for node_id in canvas.ask("cy.nodes().map((node) => node.id())")]
    ties = [str(tie_id) for tie_id in canvas.ask("cy.edges().map((tie) => tie.id())")]
    scores = compute("betweenness", store.snapshot(), shown, ties).values
    best = max(shown, key=lambda node_id: scores[node_id] or 0.0)
    expect(first).to_contain_text(display_name(store.snapshot().nodes[best], "nl"))
    expect(waiting).to_have_count(0)


def test_a_drawing_that_needs_what_takes_long_can_be_had_without(page: Page, busy: Path) -> None:
    page.goto(f"/netwerk{AROUND_VOKA}&grootte=harmonic")
    card = page.locator(".net-notice")
    expect(card).to_contain_text("Wacht op zijn beurt")
    card.get_by_role("link", name="Teken zonder deze maat").click()
    expect(page.locator("#network-canvas")).to_have_attribute("data-ready", str(N_SHOWN))
    page.go_back()
    expect(card).to_contain_text("Wacht op zijn beurt")
    _end(busy)
    expect(card).to_have_count(0)
    expect(page.locator(".net-legend")).to_contain_text("Grootte: bereikbaarheid")


def test_the_table_shows_a_column_as_soon_as_it_is_computed(page: Page, busy: Path) -> None:
    page.goto(f"/netwerk{AROUND_VOKA}&beeld=tabel&inzicht=maten&over=pagerank")
    expect(page.locator(".table-awaited")).to_contain_text("Wacht op zijn beurt")
    heading = page.locator(".ag-header-cell-text", has_text="Aanzien (PageRank)")
    expect(page.locator(".ag-row").first).to_be_visible()
    expect(heading).to_have_count(0)
    _end(busy)
    expect(heading).to_be_visible()
    expect(page.locator(".table-awaited .waiting")).to_have_count(0)


def _end(busy: Path) -> None:
    for number in range(MOST_AT_ONCE):
        (busy / str(number) / "end").touch()
