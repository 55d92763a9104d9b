"""A file with a network, read as it stands: for measures that others can check, not for the store."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.analysis.intervals import Interval
from graph.analysis.relations import Pair, Relations, closest
from graph.analysis.weights import STRONGEST, UNKNOWN_WEIGHT
from graph.model.codec import Unreadable, parse_number
from loaders.formats.plain_graphs import PlainGraph, read_plain_graph
from loaders.formats.reading import read_file
from loaders.headings import ENDS, NODE_KEYS, cleaned
from loaders.problems import FileRefused, Problem, Severity
from loaders.tables import Reading, Role, Row, SourceFile, Table

DIRECTION = "direction"
DIRECTED = "directed"
VALUE = "value"
"""Heading of the one value that ties have in formats without headings."""


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """What a file holds, or everything that is wrong with it.

    Parameters
    ----------
    relations : Relations
        Who is tied to whom, under the ids of the file.
    problems : tuple of Problem
        Errors keep the whole file out.
    """

    relations: Relations
    problems: tuple[Problem, ...]

    @property
    def is_readable(self) -> bool:
        """Whether nothing keeps the file out."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def read_network(source: SourceFile, is_directed: bool = False, strength: str = "") -> NetworkFile:
    """Read the nodes and ties of a file in any format that can be imported.

    Parameters
    ----------
    source : SourceFile
        A table of ties with two columns of ids, or a graph file: GEXF, GraphML, Pajek, GML or UCINET DL.
    is_directed : bool
        Whether the order of the ends counts; a graph file in which every tie is directed says so itself.
    strength : str
        Heading of the column with how close each tie is (``value`` in Pajek, GML and DL); without it every tie is as
        close as another. Numbers up to 5 are strengths as ours; larger ones are taken as a share of the largest.
    """
    reading = read_file(source)
    refused = next((problem for problem in reading.problems if problem.rule == "format_not_imported"), None)
    if refused is not None:
        try:
            plain = read_plain_graph(refused.value, source.data)
        except FileRefused as error:
            return NetworkFile(Relations((), {}), (error.as_problem(source.name),))
        if plain is not None:
            reading = Reading(source.name, refused.value, _tables(source.name, plain))
    ties = [(table, ends) for table in reading.tables if (ends := _ends_of(table)) is not None]
    problems = list(reading.problems)
    if not ties and not any(problem.severity is Severity.ERROR for problem in problems):
        expected = ", ".join("/".join(pair) for pair in ENDS)
        problems.append(Problem("no_ties_in_file", file=source.name, expected=expected))
    weights: dict[Pair, Interval] = {}
    nodes: dict[str, None] = dict.fromkeys(_node_ids(reading.tables))
    directed = is_directed or _all_directed([table for table, _ in ties])
    for table, ends in ties:
        found, wrong = _weights_in(table, ends, strength)
        problems += wrong
        for (one, other), weight in found:
            nodes |= {one: None, other: None}
            if one != other:
                pair = (one, other) if directed else (min(one, other), max(one, other))
                weights[pair] = closest(weights.get(pair), weight)
    return NetworkFile(Relations(tuple(nodes), _within_one(weights), directed), tuple(problems))


def _tables(file: str, plain: PlainGraph) -> tuple[Table, ...]:
    """Return a plain graph as the tables that other formats come in."""
    nodes = tuple(Row(number, (name,)) for number, name in enumerate(plain.nodes, start=1))
    ties = tuple(
        Row(number, (tie.source, tie.target, DIRECTED if tie.is_directed else "undirected", tie.value))
        for number, tie in enumerate(plain.ties, start=1)
    )
    return (
        Table(file, "nodes", ("id",), nodes, Role.NODES),
        Table(file, "ties", ("source", "target", DIRECTION, VALUE), ties, Role.TIES),
    )


def _ends_of(table: Table) -> tuple[int, int] | None:
    """Return the columns with both ends: by their headings, or the first two of a table with no known heading."""
    headings = [cleaned(column) for column in table.columns]
    for source, target in ENDS:
        if source in headings and target in headings:
            return headings.index(source), headings.index(target)
    if table.role is Role.TIES or (table.role is Role.ANY and len(headings) >= 2 and headings[0] not in NODE_KEYS):
        return 0, 1
    return None


def _node_ids(tables: Sequence[Table]) -> list[str]:
    found = []
    for table in tables:
        if _ends_of(table) is None and table.rows:
            headings = [cleaned(column) for column in table.columns]
            key = next((headings.index(name) for name in NODE_KEYS if name in headings), 0)
            found += [row.cells[key].strip() for row in table.rows if row.cells[key].strip()]
    return found


def _all_directed(ties: Sequence[Table]) -> bool:
    told = [
        row.cells[table.columns.index(DIRECTION)] for table in ties if DIRECTION in table.columns for row in table.rows
    ]
    return bool(told) and set(told) == {DIRECTED}


def _weights_in(
    table: Table, ends: tuple[int, int], strength: str
) -> tuple[list[tuple[Pair, Interval]], list[Problem]]:
    if strength and strength not in table.columns:
        expected = ", ".join(table.columns)
        return [], [Problem("column_missing", file=table.file, table=table.name, column=strength, expected=expected)]
    at = table.columns.index(strength) if strength else -1
    found, wrong = [], []
    for row in table.rows:
        one, other = row.cells[ends[0]].strip(), row.cells[ends[1]].strip()
        if not one or not other:
            column = table.columns[ends[0] if not one else ends[1]]
            wrong.append(Problem("required", file=table.file, table=table.name, row=row.number, column=column))
            continue
        try:
            found.append(((one, other), _weight(row, at)))
        except Unreadable as error:
            told = Problem(error.rule, column=strength, value=row.cells[at], expected=error.expected)
            wrong.append(replace(told, file=table.file, table=table.name, row=row.number))
    return found, wrong


def _weight(row: Row, at: int) -> Interval:
    if at < 0:
        return Interval(1.0, 1.0)
    text = row.cells[at].strip()
    if not text:
        return UNKNOWN_WEIGHT
    number = parse_number(text)
    if number <= 0:
        raise Unreadable("range", "> 0")
    return Interval(number / STRONGEST, number / STRONGEST)


def _within_one(weights: dict[Pair, Interval]) -> dict[Pair, Interval]:
    """Return weights of at most 1: what is stronger than 5 makes all a share of the strongest."""
    most = max((weight.high for weight in weights.values()), default=1.0)
    if most <= 1.0:
        return weights
    return {pair: Interval(weight.low / most, weight.high / most) for pair, weight in weights.items()}
