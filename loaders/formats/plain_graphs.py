"""Networks as programs for network analysis write them: Pajek, GML and UCINET DL. To measure, not to store."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from loaders.formats.encoding import decode
from loaders.problems import FileRefused, shown

_VERTEX = re.compile(r'\s*(\d+)(?:\s+(?:"([^"]*)"|(\S+)))?')
_LABELS = re.compile(
    r"(?<!matrix )labels\s*:\s*(.*?)(?=labels\s+embedded|(?:matrix|row|column|col)\s+labels|\Z)", re.I | re.DOTALL
)
_WORD = re.compile(r'"([^"]*)"|([^\s,]+)')


@dataclass(frozen=True, slots=True)
class PlainTie:
    """A tie as a file tells it: both ends, its value as text, and whether it has a direction."""

    source: str
    target: str
    value: str = ""
    is_directed: bool = True


@dataclass(frozen=True, slots=True)
class PlainGraph:
    """Names of all nodes, and the ties between them."""

    nodes: tuple[str, ...]
    ties: tuple[PlainTie, ...]


def read_plain_graph(format_name: str, data: bytes) -> PlainGraph | None:
    """Return the network in a file of a format that was recognised; None for a format without a reader here.

    Raises
    ------
    FileRefused
        The file breaks the rules of its format; the line is told where it is known.
    """
    reader = _READERS.get(format_name)
    return reader(decode(data).text) if reader is not None else None


def _pajek(text: str) -> PlainGraph:
    """Return the first network of a Pajek file."""
    names: list[str] = []
    ties: list[PlainTie] = []
    section, n_networks = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("%"):
            continue
        if line.startswith("*"):
            section, *told = line[1:].lower().split()
            if section == "vertices":
                n_networks += 1
                names = [str(count) for count in range(1, _whole(told[:1], number) + 1)] if n_networks == 1 else names
        elif n_networks > 1:
            break
        elif section == "vertices":
            _name_vertex(names, line, number)
        elif section in ("arcs", "edges"):
            ties.append(_pajek_tie(line, number, section == "arcs"))
        elif section in ("arcslist", "edgeslist"):
            one, *others = line.split()
            ties += [PlainTie(one, other, "", section == "arcslist") for other in others]
        elif section == "matrix":
            raise FileRefused("graph_part", value=shown(line), expected="*Arcs, *Edges", row=number)
    return _named(_distinct(names), ties)


def _name_vertex(names: list[str], line: str, number: int) -> None:
    match = _VERTEX.match(line)
    if match is None or not 1 <= int(match[1]) <= len(names):
        raise FileRefused("graph_line", value=shown(line), expected=f"1 … {len(names)}", row=number)
    names[int(match[1]) - 1] = match[2] or match[3] or match[1]


def _pajek_tie(line: str, number: int, is_directed: bool) -> PlainTie:
    parts = line.split()
    if len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        raise FileRefused("graph_line", value=shown(line), expected="1 2", row=number)
    return PlainTie(parts[0], parts[1], parts[2] if len(parts) > 2 else "", is_directed)


def _dl(text: str) -> PlainGraph:
    """Return the network of a UCINET DL file: an edge list, a node list or a full matrix."""
    head, found, body = _split_at_data(text)
    if not found:
        raise FileRefused("graph_part", expected="data:")
    size = re.search(r"\bn\s*[=:]?\s*(\d+)", head, re.IGNORECASE)
    several = re.search(r"\bn[mrc]\s*=\s*(\d+)", head, re.IGNORECASE)
    if size is None or (several is not None and several[1] != "1"):
        raise FileRefused("graph_part", value=shown(several[0]) if several else "", expected="n = …, nm = 1")
    format_ = re.search(r"format\s*=\s*(\w+)", head, re.IGNORECASE)
    kind = format_[1].lower() if format_ else "fullmatrix"
    block = _LABELS.search(head)
    told = [one or other for one, other in _WORD.findall(block[1])] if block else []
    names = told or [str(number) for number in range(1, int(size[1]) + 1)]
    is_embedded = re.search(r"labels\s+embedded", head, re.IGNORECASE) is not None
    ties = list(_dl_ties(kind, body, names))
    if is_embedded and kind != "fullmatrix":
        named = dict.fromkeys([*told, *(end for tie in ties for end in (tie.source, tie.target))])
        return PlainGraph(tuple(named), tuple(ties))
    return _named(_distinct(names), ties)


def _split_at_data(text: str) -> tuple[str, str, str]:
    match = re.search(r"\bdata\s*:", text, re.IGNORECASE)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _dl_ties(kind: str, body: str, names: Sequence[str]) -> Iterator[PlainTie]:
    if kind == "fullmatrix":
        cells = body.split()
        if len(cells) != len(names) ** 2:
            raise FileRefused("graph_part", value=str(len(cells)), expected=f"{len(names)} × {len(names)}")
        for place, value in enumerate(cells):
            if value not in ("0", "0.0"):
                yield PlainTie(str(place // len(names) + 1), str(place % len(names) + 1), value)
        return
    for line in body.splitlines():
        words = [one or other for one, other in _WORD.findall(line)]
        if len(words) < 2:
            continue
        if kind == "edgelist1":
            yield PlainTie(words[0], words[1], words[2] if len(words) > 2 else "")
        elif kind == "nodelist1":
            yield from (PlainTie(words[0], other) for other in words[1:])
        else:
            raise FileRefused("graph_part", value=kind, expected="edgelist1, nodelist1, fullmatrix")


def _gml(text: str) -> PlainGraph:
    """Return the network of a GML file."""
    try:
        graph = nx.parse_gml(text.splitlines(), label="id")
    except (nx.NetworkXError, ValueError, RecursionError) as error:
        raise FileRefused("graph_line", value=shown(str(error)), expected="GML") from None
    labels = [str(data.get("label", node)) for node, data in graph.nodes(data=True)]
    names = dict(zip(graph, _distinct(labels), strict=True))
    ties = [
        PlainTie(names[one], names[other], str(data.get("value", data.get("weight", ""))), graph.is_directed())
        for one, other, data in graph.edges(data=True)
    ]
    return PlainGraph(tuple(names.values()), tuple(ties))


def _distinct(names: Sequence[str]) -> list[str]:
    """Return names that are each different: with its number where two nodes have the same."""
    counts = Counter(names)
    return [name if counts[name] == 1 else f"{name} ({number})" for number, name in enumerate(names, start=1)]


def _named(names: Sequence[str], ties: Sequence[PlainTie]) -> PlainGraph:
    """Return the graph in which ends that are numbers have become names."""
    known = {str(number): name for number, name in enumerate(names, start=1)}
    for tie in ties:
        for end in (tie.source, tie.target):
            if end not in known:
                raise FileRefused("graph_line", value=shown(f"{tie.source} {tie.target}"), expected=f"1 … {len(names)}")
    named = [PlainTie(known[tie.source], known[tie.target], tie.value, tie.is_directed) for tie in ties]
    return PlainGraph(tuple(names), tuple(named))


def _whole(told: Sequence[str], number: int) -> int:
    if not told or not told[0].isdigit():
        raise FileRefused("graph_line", value="*Vertices", expected="*Vertices n", row=number)
    return int(told[0])


_READERS: Mapping[str, Callable[[str], PlainGraph]] = MappingProxyType({"Pajek": _pajek, "UCINET DL": _dl, "GML": _gml})
