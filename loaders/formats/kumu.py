"""Kumu: hand-made blueprints, full project exports, and mixtures of both."""

from collections.abc import Mapping, Sequence
from typing import Any

from loaders.formats.grids import table_of_elements
from loaders.formats.safe_json import as_text
from loaders.problems import Problem, Severity, shown
from loaders.tables import Reading, Role, Row, Table, notice

ELEMENT_COLUMNS = ("id", "label", "type", "description", "tags")
CONNECTION_COLUMNS = ("id", "from", "to", "type", "label", "direction", "description", "tags")
_OWN_NAMES = {"_id": "id", "element type": "type", "connection type": "type"}
UNDIRECTED = "undirected"


def is_kumu(value: Any) -> bool:
    """Tell whether a JSON value has the shape of a Kumu file."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("elements"), list)
        and isinstance(value.get("connections"), list)
    )


def read_kumu(file: str, document: Mapping[str, Any]) -> Reading:
    """Return the elements and connections of a Kumu file."""
    written = _written_names(document)
    elements = [_element(element, written) for element in document["elements"] if isinstance(element, dict)]
    connections = [_element(each, written) for each in document["connections"] if isinstance(each, dict)]
    problems = _not_objects(file, document)
    if connections and not any(connection.get("direction") for connection in connections):
        problems.append(notice("direction_assumed", file, table="connections", expected=UNDIRECTED))
        connections = [connection | {"direction": UNDIRECTED} for connection in connections]
    problems += _not_imported(file, document)
    rows, told = _split_targets(file, connections)
    return Reading(
        file,
        "kumu",
        (
            table_of_elements(file, "elements", elements, ELEMENT_COLUMNS, Role.NODES),
            table_of_elements(file, "connections", rows, CONNECTION_COLUMNS, Role.TIES),
        ),
        problems=(*problems, *told),
    )


def _written_names(document: Mapping[str, Any]) -> Mapping[str, str]:
    """Return how the fields are written in their definitions; the elements have them in lower case."""
    defined = document.get("attributes")
    names = [each.get("name") for each in defined if isinstance(each, dict)] if isinstance(defined, list) else []
    return {name.strip().casefold(): name.strip() for name in names if isinstance(name, str)}


def _not_objects(file: str, document: Mapping[str, Any]) -> list[Problem]:
    """Return an error for each element or connection that is none."""
    return [
        Problem("record_shape", file=file, table=part, row=number, value=shown(as_text(each)))
        for part in ("elements", "connections")
        for number, each in enumerate(document[part], start=1)
        if not isinstance(each, dict)
    ]


def _element(plain: Mapping[str, Any], written: Mapping[str, str]) -> dict[str, str]:
    """Return the values of one element; its own keys win over those under ``attributes``."""
    attributes = plain.get("attributes")
    nested = attributes if isinstance(attributes, dict) else {}
    values: dict[str, str] = {}
    for source in (plain, nested):
        for key, value in source.items():
            if source is plain and key == "attributes" and isinstance(value, dict):
                continue
            name = _OWN_NAMES.get(key.strip().casefold()) or _own_case(key, written)
            if name and not values.get(name):
                values[name] = as_text(value)
    return {name: text for name, text in values.items() if text}


def _own_case(key: str, written: Mapping[str, str]) -> str:
    """Return a key as its definition writes it, or in lower case where it is one of Kumu's own."""
    lower = key.strip().casefold()
    return lower if lower in ELEMENT_COLUMNS or lower in CONNECTION_COLUMNS else written.get(lower, key.strip())


def _not_imported(file: str, document: Mapping[str, Any]) -> list[Problem]:
    """Tell about loops, maps and perspectives, which have no place in the network."""
    found = []
    for part in ("loops", "maps", "perspectives"):
        items = document.get(part)
        if isinstance(items, list) and items:
            found.append(notice("part_not_imported", file, column=part, value=str(len(items))))
    return found


def _split_targets(file: str, connections: Sequence[dict[str, str]]) -> tuple[list[dict[str, str]], list[Problem]]:
    """Give every target of a connection with several targets a connection of its own."""
    rows: list[dict[str, str]] = []
    problems: list[Problem] = []
    for number, connection in enumerate(connections, start=1):
        targets = [target.strip() for target in connection.get("to", "").split("|") if target.strip()]
        if len(targets) > 1:
            problems.append(
                Problem("targets_split", Severity.NOTICE, file, "connections", number, "to", connection["to"])
            )
            connection = {name: text for name, text in connection.items() if name != "id"}
        rows += [connection | {"to": target} for target in targets or [""]]
    return rows, problems


def split_target_cells(table: Table) -> tuple[Table, tuple[Problem, ...]]:
    """Give every target in a ``To`` cell of a Kumu sheet a row of its own."""
    column = next((index for index, heading in enumerate(table.columns) if heading.casefold() == "to"), None)
    if column is None:
        return table, ()
    rows: list[Row] = []
    problems: list[Problem] = []
    for row in table.rows:
        targets = [target.strip() for target in row.cells[column].split("|") if target.strip()]
        if len(targets) < 2:
            rows.append(row)
            continue
        problems.append(
            Problem("targets_split", Severity.NOTICE, table.file, table.name, row.number, "To", row.cells[column])
        )
        rows += [Row(row.number, (*row.cells[:column], target, *row.cells[column + 1 :])) for target in targets]
    return Table(table.file, table.name, table.columns, tuple(rows), table.role, table.refused), tuple(problems)
