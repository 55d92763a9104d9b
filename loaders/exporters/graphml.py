"""GraphML, for igraph, networkx, Gephi, yEd and Cytoscape."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from graph.model.records import Node, Record
from graph.model.snapshot import display_name
from graph.model.ties import Tie
from loaders.exporters.content import ExportContent
from loaders.exporters.graph_attributes import (
    DIRECTED,
    GraphAttribute,
    attributes_of,
    default_direction,
    is_directed,
    values_of,
)
from loaders.exporters.xml_text import xml_bytes
from loaders.formats.graphml import EDGE_COLUMNS, NODE_COLUMNS

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
LABEL = GraphAttribute("label", "")
PLACE = (GraphAttribute("x", "", "double"), GraphAttribute("y", "", "double"))
COLOUR = (GraphAttribute("r", "", "int"), GraphAttribute("g", "", "int"), GraphAttribute("b", "", "int"))
DRAWN = (LABEL, *PLACE, *COLOUR)
SETTINGS = GraphAttribute("settings", "")
"""Of the graph: the settings that it depends on, one a line."""


def graphml(content: ExportContent) -> bytes:
    """Return nodes and ties with their fields; label, x, y, r, g and b are keys as Gephi reads them.

    A file has one direction for all edges, because networkx refuses a mixture; `directed` tells the rest.
    """
    root = Element("graphml", xmlns=NAMESPACE)
    drawn = [attribute.name for attribute in DRAWN]
    node_attributes = attributes_of(content.nodes, [*NODE_COLUMNS, *drawn])
    tie_attributes = attributes_of(content.ties, [*EDGE_COLUMNS, *drawn])
    _declare(root, "node", [*DRAWN, *node_attributes])
    _declare(root, "edge", [LABEL, *COLOUR, DIRECTED, *tie_attributes])
    settings = "\n".join(f"{what}: {how}" for what, how in content.setting_texts)
    if settings:
        _declare(root, "graph", [SETTINGS])
    graph = SubElement(root, "graph", id=f"revision-{content.revision}", edgedefault=default_direction(content.ties))
    if settings:
        _add(graph, "graph", {SETTINGS.name: settings})
    for node in content.nodes:
        element = SubElement(graph, "node", id=node.id)
        _add(element, "node", _drawn(node, content) | _named(node, node_attributes))
    for tie in content.ties:
        element = SubElement(graph, "edge", id=tie.id, source=tie.source_id, target=tie.target_id)
        values = _drawn(tie, content) | {DIRECTED.name: is_directed(tie)} | _named(tie, tie_attributes)
        _add(element, "edge", values)
    return xml_bytes(root)


def _declare(root: Element, owner: str, attributes: Iterable[GraphAttribute]) -> None:
    for attribute in attributes:
        key = {"id": f"{owner}.{attribute.name}", "for": owner}
        SubElement(root, "key", key | {"attr.name": attribute.name, "attr.type": attribute.type})


def _drawn(record: Node | Tie, content: ExportContent) -> dict[str, str]:
    values = {LABEL.name: record.type if isinstance(record, Tie) else display_name(record)}
    at = content.positions.get(record.id)
    if at is not None and isinstance(record, Node):
        values |= {axis.name: repr(float(value)) for axis, value in zip(PLACE, at, strict=True)}
    colour = content.colours.get(record.id, "")
    if colour:
        parts = bytes.fromhex(colour.removeprefix("#"))
        values |= {part.name: str(value) for part, value in zip(COLOUR, parts, strict=True)}
    return values


def _named(record: Record, attributes: Iterable[GraphAttribute]) -> dict[str, str]:
    values = values_of(record)
    return {attribute.name: values[attribute.field] for attribute in attributes if attribute.field in values}


def _add(element: Element, owner: str, values: Mapping[str, str]) -> None:
    for name, text in values.items():
        data = SubElement(element, "data", key=f"{owner}.{name}")
        data.text = text
