"""What journeys over the screens share. Numbers are counted from the CSV files of the region."""

import csv
from pathlib import Path

from playwright.sync_api import Page

from graph.commands.bus import run
from graph.commands.editing import CreateRecords
from graph.model.identifiers import new_id
from graph.model.records import Record
from graph.stores.protocol import NetworkStore
from tests.support.canvas import Canvas
from tests.support.region import IMPORTER

REGION = Path(__file__).parents[2] / "loaders" / "region"
FILES = ("organisations", "companies", "schools", "roles", "projects", "crossovers", "alliances")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of the region."""
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def partners(node_id: str) -> set[str]:
    """Return the actors that a relation of the file ties to one."""
    actors = {row["id"] for name in FILES for row in rows(name)}
    found = set()
    for row in rows("relations"):
        ends = {row["source_id"], row["target_id"]}
        if node_id in ends and ends <= actors:
            found |= ends - {node_id}
    return found


def add(store: NetworkStore, *records: Record) -> None:
    """Write records as someone else would."""
    run(CreateRecords(tuple(records)), store, IMPORTER, new_id("op"))


def open_view(page: Page, query: str, n_nodes: int) -> Canvas:
    """Open the network page, and wait until so many nodes are drawn."""
    page.goto(f"/netwerk{query}")
    canvas = Canvas(page)
    canvas.shows(n_nodes)
    return canvas


def saved(page: Page) -> int:
    """Return the revision that the page says is saved."""
    return int(page.locator(".saved").inner_text().rsplit(" ", 1)[1])
