"""The table on a page, as tests use it: by cell, by keyboard, and against what is stored."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from graph.commands.bus import run
from graph.commands.editing import EditRecord
from graph.model.identifiers import new_id
from graph.stores.protocol import NetworkStore
from tests.support.region import IMPORTER

GRID = "dash_ag_grid.getApi('network-table')"
REVEAL = f"""([row, column]) => {{
    const grid = {GRID};
    if (!grid.getColumn(column).isVisible()) grid.setColumnsVisible([column], true);
    grid.ensureColumnVisible(column);
    if (row) grid.ensureNodeVisible(grid.getRowNode(row));
}}"""


class Table:
    """The table on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def box(self) -> Locator:
        """The element that holds the grid."""
        return self.page.locator("#network-table")

    def open(self, query: str, n_rows: int | None) -> "Table":
        """Open the page on its table, and wait until so many rows are drawn."""
        self.page.goto(f"/netwerk{query}&beeld=tabel")
        self.shows(n_rows)
        return self

    def shows(self, n_rows: int | None) -> None:
        """Wait until so many rows are drawn."""
        n = r"\d+" if n_rows is None else n_rows
        expect(self.box).to_have_attribute("data-ready", re.compile(f" {n} "))

    def ask(self, expression: str) -> Any:
        """Return what an expression on the ``grid`` gives."""
        return self.page.evaluate(f"() => {{ const grid = {GRID}; return {expression}; }}")

    def order(self) -> list[str]:
        """Return the ids of the rows, from top to bottom."""
        collect = (
            "(() => { const ids = []; grid.forEachNodeAfterFilterAndSort((row) => ids.push(row.id)); return ids; })()"
        )
        return list(self.ask(collect))

    def cell(self, row: str, column: str) -> Locator:
        """Return a cell, scrolled into view."""
        self.page.evaluate(REVEAL, [row, column])
        return self.page.locator(f'.ag-row[row-id="{row}"] .ag-cell[col-id="{column}"]')

    def heading(self, column: str) -> Locator:
        """Return the heading of a column, scrolled into view."""
        self.page.evaluate(REVEAL, ["", column])
        return self.page.locator(f'.ag-header-cell[col-id="{column}"] .heading')

    def go(self, row: str, column: str) -> None:
        """Put the keyboard on a cell."""
        self.cell(row, column)
        self.page.evaluate(
            f"([row, column]) => {GRID}.setFocusedCell({GRID}.getRowNode(row).rowIndex, column)", [row, column]
        )
        self.focused(row, column)

    def focused(self, row: str, column: str) -> None:
        """Wait until the keyboard is on a cell."""
        expect(self.page.locator(f'.ag-row[row-id="{row}"] .ag-cell[col-id="{column}"]')).to_be_focused()

    def choose(self, name: str) -> None:
        """Choose what to do with the row that has the keyboard."""
        self.page.keyboard.press("Shift+F10")
        item = self.page.get_by_role("menuitem", name=name)
        while not item.evaluate("(item) => item === document.activeElement"):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def edit(self, row: str, column: str) -> Locator:
        """Open the editor of a cell."""
        cell = self.cell(row, column)
        cell.dblclick()
        expect(self.page.locator(".ag-cell-inline-editing, .ag-popup-editor")).to_have_count(1)
        return cell

    def retype(self, row: str, column: str, text: str) -> Locator:
        """Type another text in a cell."""
        cell = self.edit(row, column)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        return cell

    def answered(self) -> None:
        """Wait until no edit is on its way."""
        expect(self.page.locator(".cell-sent")).to_have_count(0)

    def stored(self, store: NetworkStore, record_id: str) -> Any:
        """Return a record as it is stored."""
        return store.snapshot().get(record_id)


def change(store: NetworkStore, record_id: str, **values: Any) -> None:
    """Change a record as someone else would."""
    run(EditRecord(record_id, values), store, IMPORTER, new_id("op"))


def shown_again(page: Page, store: NetworkStore) -> None:
    """Make the page look for what others wrote, as it does every few seconds, and wait until it shows that."""
    page.evaluate("() => window.dash_clientside.set_props('shell-tick', { n_intervals: Date.now() })")
    expect(page.locator("#network-table")).to_have_attribute("data-ready", re.compile(f" {store.revision()}$"))
