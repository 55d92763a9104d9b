"""GEXF 1.1 to 1.3, as Gephi writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from loaders.formats.grids import free_name, table_of_elements
from loaders.formats.safe_xml import all_named, children, local_name, parse_xml
from loaders.tables import Reading, Role, SourceFile, notice

NODE_COLUMNS = ("id", "label")
EDGE_COLUMNS = ("id", "source", "target", "label", "weight", "direction")
_EDGE_ATTRIBUTES = {
    "id": "id",
    "source": "source",
    "target": "target",
    "label": "label",
    "weight": "weight",
    "kind": "kind",
}


@dataclass(frozen=True, slots=True)
class _Attribute:
    name: str
    default: str


def read_gexf(source: SourceFile) -> Reading:
    """Return the nodes and edges of a GEXF file.

    Raises
    ------
    FileRefused
        Broken or hostile XML, or a limit.
    """
    root = parse_xml(source.data)
    node_attributes = _attributes(root, "node", NODE_COLUMNS)
    edge_attributes = _attributes(root, "edge", EDGE_COLUMNS)
    graph = next(children(root, "graph"), root)
    default_type = graph.get("defaultedgetype", "undirected")
    nodes = [_node(element, node_attributes) for element in all_named(root, "node")]
    edges = [_edge(element, edge_attributes, default_type) for element in all_named(root, "edge")]
    problems = []
    if any(local_name(element) in ("spell", "spells", "slice", "slices") for element in root.iter()):
        problems.append(notice("dynamic_graph", source.name))
    return Reading(
        source.name,
        "gexf",
        (
            table_of_elements(source.name, "nodes", nodes, NODE_COLUMNS, Role.NODES),
            table_of_elements(source.name, "edges", edges, EDGE_COLUMNS, Role.TIES),
        ),
        problems=tuple(problems),
    )


def _attributes(root: Element, owner: str, taken: tuple[str, ...]) -> Mapping[str, _Attribute]:
    """Return the declared attributes of nodes or edges, by id."""
    found: dict[str, _Attribute] = {}
    for declaration in all_named(root, "attributes"):
        if declaration.get("class", "node") != owner:
            continue
        for element in children(declaration, "attribute"):
            identifier = element.get("id", "")
            names = [*taken, *(attribute.name for attribute in found.values())]
            default = next((child.text or "" for child in children(element, "default")), "")
            found[identifier] = _Attribute(free_name(element.get("title") or identifier, names), default)
    return found


def _node(element: Element, declared: Mapping[str, _Attribute]) -> dict[str, str]:
    values = {"id": element.get("id", ""), "label": element.get("label", "")}
    return values | _values(element, declared)


def _edge(element: Element, declared: Mapping[str, _Attribute], default_type: str) -> dict[str, str]:
    values = {column: element.get(name, "") for name, column in _EDGE_ATTRIBUTES.items()}
    values["direction"] = element.get("type", default_type)
    return values | _values(element, declared)


def _values(element: Element, declared: Mapping[str, _Attribute]) -> dict[str, str]:
    values = {attribute.name: attribute.default for attribute in declared.values() if attribute.default}
    for holder in children(element, "attvalues"):
        for value in children(holder, "attvalue"):
            identifier = value.get("for") or value.get("id") or ""
            attribute = declared.get(identifier)
            values[attribute.name if attribute else identifier] = value.get("value", "")
    return values
