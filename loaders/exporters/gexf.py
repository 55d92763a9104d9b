"""GEXF 1.2, which Gephi and networkx both read."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from graph.model.snapshot import display_name
from graph.model.ties import Tie
from graph.model.values import is_known
from loaders.exporters.content import ExportContent
from loaders.exporters.graph_attributes import (
    DIRECTED,
    KIND_ATTRIBUTE,
    GraphAttribute,
    attributes_of,
    default_direction,
    is_directed,
    values_of,
)
from loaders.exporters.xml_text import xml_bytes
from loaders.formats.gexf import EDGE_COLUMNS, NODE_COLUMNS

NAMESPACE = "http://www.gexf.net/1.2draft"
DRAWING = "http://www.gexf.net/1.2draft/viz"
CREATOR = "Kruispunt"


def gexf(content: ExportContent) -> bytes:
    """Return nodes and ties with their fields, positions and colours; y points up, as GEXF has it.

    A file has one direction for all edges, because networkx refuses a mixture; `directed` tells the rest.
    """
    root = Element("gexf", {"xmlns": NAMESPACE, "xmlns:viz": DRAWING, "version": "1.2"})
    _describe(root, content)
    graph = SubElement(root, "graph", defaultedgetype=default_direction(content.ties), mode="static")
    node_attributes = attributes_of(content.nodes, NODE_COLUMNS)
    # the kind of an edge is an attribute of the format itself: it keeps parallel ties apart
    tie_attributes = [a for a in attributes_of(content.ties, EDGE_COLUMNS) if a.field != KIND_ATTRIBUTE]
    _declare(graph, "node", node_attributes)
    _declare(graph, "edge", [DIRECTED, *tie_attributes])
    nodes = SubElement(graph, "nodes")
    for node in content.nodes:
        element = SubElement(nodes, "node", id=node.id, label=display_name(node))
        _add_values(element, values_of(node), node_attributes)
        _add_colour(element, content.colours.get(node.id, ""))
        if node.id in content.positions:
            x, y = content.positions[node.id]
            SubElement(element, "viz:position", x=repr(float(x)), y=repr(-float(y) or 0.0), z="0.0")
    edges = SubElement(graph, "edges")
    for tie in content.ties:
        element = SubElement(edges, "edge", _edge(tie))
        _add_values(element, {**values_of(tie), DIRECTED.field: is_directed(tie)}, [DIRECTED, *tie_attributes])
        _add_colour(element, content.colours.get(tie.id, ""))
    return xml_bytes(root)


def _describe(root: Element, content: ExportContent) -> None:
    meta = SubElement(root, "meta", {"lastmodifieddate": content.at[:10]} if content.at else {})
    SubElement(meta, "creator").text = CREATOR
    lines = [content.title, f"revision: {content.revision}", *(f"{what}: {how}" for what, how in content.setting_texts)]
    SubElement(meta, "description").text = "; ".join(line for line in lines if line)


def _declare(graph: Element, owner: str, attributes: Iterable[GraphAttribute]) -> None:
    declared = SubElement(graph, "attributes", {"class": owner, "mode": "static"})
    for attribute in attributes:
        SubElement(declared, "attribute", id=attribute.name, title=attribute.name, type=attribute.type)


def _edge(tie: Tie) -> dict[str, str]:
    edge = {
        "id": tie.id,
        "source": tie.source_id,
        "target": tie.target_id,
        "kind": tie.type,
        "label": tie.type,
    }
    return edge | ({"weight": f"{tie.strength}.0"} if is_known(tie.strength) else {})


def _add_values(element: Element, values: Mapping[str, str], attributes: Sequence[GraphAttribute]) -> None:
    holder = SubElement(element, "attvalues")
    for attribute in attributes:
        if attribute.field in values:
            SubElement(holder, "attvalue", {"for": attribute.name, "value": values[attribute.field]})


def _add_colour(element: Element, colour: str) -> None:
    if colour:
        red, green, blue = bytes.fromhex(colour.removeprefix("#"))
        SubElement(element, "viz:color", r=str(red), g=str(green), b=str(blue))
