"""GraphML, as igraph, networkx, Gephi and yEd write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from loaders.formats.grids import free_name, table_of_elements
from loaders.formats.safe_xml import all_named, children, local_name, parse_xml
from loaders.problems import Problem, Severity
from loaders.tables import Reading, Role, SourceFile, notice

NODE_COLUMNS = ("id", "label")
EDGE_COLUMNS = ("id", "source", "target", "direction")
LABELS_OF_YED = ("NodeLabel", "EdgeLabel")


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    owner: str
    default: str


@dataclass(slots=True)
class _Elements:
    """Nodes and edges found so far, and the ids of keys that were not declared for them."""

    keys: Mapping[str, _Key]
    undeclared: dict[str, int] = field(default_factory=dict)

    def values(self, element: Element, owner: str, number: int) -> dict[str, str]:
        """Return the data of a node or edge, with defaults for what it does not state."""
        declared = (key for key in self.keys.values() if key.owner in (owner, "all"))
        values = {key.name: key.default for key in declared if key.default}
        for data in children(element, "data"):
            identifier = data.get("key", "")
            key = self.keys.get(identifier)
            if key is None or key.owner not in (owner, "all"):
                self.undeclared.setdefault(identifier, number)
            name = key.name if key is not None else identifier
            if label := next((found.text for found in all_named(data, *LABELS_OF_YED) if found.text), None):
                values["label"] = label
            elif len(data) == 0:
                values[name] = (data.text or "").strip()
        return values


def read_graphml(source: SourceFile) -> Reading:
    """Return the nodes and edges of a GraphML file.

    Raises
    ------
    FileRefused
        Broken or hostile XML, or a limit.
    """
    root = parse_xml(source.data)
    elements = _Elements(_keys(root))
    nodes: list[dict[str, str]] = []
    edges: list[dict[str, str]] = []
    for graph in all_named(root, "graph"):
        default = graph.get("edgedefault", "undirected")
        for element in children(graph, "node"):
            values = elements.values(element, "node", len(nodes) + 1)
            nodes.append(values | {"id": element.get("id", "")})
        for element in children(graph, "edge"):
            values = elements.values(element, "edge", len(edges) + 1)
            edges.append(values | _edge(element, default))
    return Reading(
        source.name,
        "graphml",
        (
            table_of_elements(source.name, "nodes", nodes, NODE_COLUMNS, Role.NODES),
            table_of_elements(source.name, "edges", edges, EDGE_COLUMNS, Role.TIES),
        ),
        problems=_problems(source.name, root, elements),
    )


def _keys(root: Element) -> Mapping[str, _Key]:
    found: dict[str, _Key] = {}
    for element in all_named(root, "key"):
        identifier = element.get("id", "")
        owner = element.get("for", "all")
        taken = [key.name for key in found.values() if key.owner in (owner, "all") or owner == "all"]
        reserved = ("id",) if owner == "node" else ("id", "source", "target", "direction")
        default = next((child.text or "" for child in children(element, "default")), "")
        name = free_name(element.get("attr.name") or identifier, [*reserved, *taken])
        found[identifier] = _Key(name, owner, default.strip())
    return found


def _edge(element: Element, default: str) -> dict[str, str]:
    directed = {"true": "directed", "false": "undirected"}.get(element.get("directed", "").strip().lower(), default)
    return {
        "id": element.get("id", ""),
        "source": element.get("source", ""),
        "target": element.get("target", ""),
        "direction": directed,
    }


def _problems(file: str, root: Element, elements: _Elements) -> tuple[Problem, ...]:
    told = [
        Problem("undeclared_key", Severity.NOTICE, file, row=number, column=identifier)
        for identifier, number in elements.undeclared.items()
    ]
    names = [local_name(element) for element in root.iter()]
    if hyperedges := names.count("hyperedge"):
        told.append(Problem("hyperedges_skipped", Severity.WARNING, file, value=str(hyperedges)))
    if names.count("graph") > 1:
        told.append(notice("nested_graphs", file, value=str(names.count("graph"))))
    return tuple(told)
