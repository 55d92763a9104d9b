"""Files of programs for network analysis, read to be measured: counts and values are those of their SOURCE.md."""

from pathlib import Path

import networkx as nx
import pytest

from graph.analysis import cohesion
from graph.analysis.centrality import betweenness
from graph.analysis.relations import Relations
from loaders.network_files import read_network
from loaders.tables import SourceFile
from tests.support.availability import requirement

pytestmark = pytest.mark.shared

SAMPLES = "graph_format_samples"


def path(name: str) -> Path:
    return Path(requirement("shared")) / "data" / "real" / name


def network(name: str, strength: str = "") -> Relations:
    found = read_network(SourceFile(Path(name).name, path(name).read_bytes()), strength=strength)
    assert found.is_readable, found.problems
    return found.relations


@pytest.mark.parametrize(
    ("name", "n_nodes", "n_ties", "is_directed"),
    [
        (f"{SAMPLES}/edgelist1.dl", 5, 5, True),
        (f"{SAMPLES}/edgelist2.dl", 5, 5, True),
        (f"{SAMPLES}/edgelist3.dl", 5, 5, True),
        (f"{SAMPLES}/fullmatrix1.dl", 5, 12, True),
        (f"{SAMPLES}/fullmatrix2.dl", 5, 12, True),
        (f"{SAMPLES}/nodelist1.dl", 5, 5, True),
        (f"{SAMPLES}/pajek1.net", 10, 9, False),
        (f"{SAMPLES}/pajek2.net", 10, 9, False),
        (f"{SAMPLES}/karate.gml", 34, 78, False),
        (f"{SAMPLES}/test.graphml", 6, 7, False),
        (f"{SAMPLES}/graphml-default-attrs.xml", 3, 2, True),
        ("networks_reference/emon_Cheyenne.net", 14, 83, True),
        ("networks_reference/emon_Cheyenne.graphml", 14, 83, True),
        ("networks_reference/emon_MtSi.dl", 13, 33, True),
        ("networks_reference/southern_women_edges.csv", 32, 89, False),
        ("pajek_top200_elite/Top200.paj", 595, 877, False),
    ],
)
def test_every_dialect_is_read_whole(name: str, n_nodes: int, n_ties: int, is_directed: bool) -> None:
    found = network(name)
    assert (len(found.node_ids), len(found.weights), found.is_directed) == (n_nodes, n_ties, is_directed)


def test_an_isolate_and_the_names_are_kept() -> None:
    found = network(f"{SAMPLES}/edgelist1.dl")
    assert set(found.weights) == {
        ("george", "sally"),
        ("george", "jim"),
        ("sally", "jim"),
        ("jim", "george"),
        ("billy", "jim"),
    }
    assert "jane" in found.node_ids


def test_loops_and_negative_values_of_pajek() -> None:
    found = network(f"{SAMPLES}/links.net")
    assert len(found.node_ids) == 4
    assert all(one != other for one, other in found.weights)
    refused = read_network(SourceFile("links.net", path(f"{SAMPLES}/links.net").read_bytes()), strength="value")
    assert {problem.rule for problem in refused.problems} == {"range"}  # a closeness below zero is none


def test_the_elite_of_the_netherlands() -> None:
    found = network("pajek_top200_elite/Top200.paj")
    assert [len(part) for part in cohesion.parts(found)] == [588, 3, 2, 2]
    assert cohesion.parts(found)[0]
    bodies = set(found.node_ids[200:])
    two_mode = nx.Graph(list(found.weights))
    two_mode.add_nodes_from(found.node_ids)
    one_mode = nx.bipartite.projected_graph(two_mode, bodies)
    pairs = [(min(pair), max(pair)) for pair in one_mode.edges]
    projected = Relations(tuple(bodies), {pair: found.weights[next(iter(found.weights))] for pair in pairs})
    assert len(pairs) == 1796
    through = sorted(betweenness(projected).values(), reverse=True)[:3]
    assert through == pytest.approx([8768.5375, 6011.0416, 4815.2363], abs=1e-4)


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("a.net", "*Vertices 2\n1 a\n2 b\n*Edges\n1 3\n", "graph_line"),
        ("a.net", "*Vertices 2\n1 a\n7 b\n", "graph_line"),
        ("a.net", "*Vertices 2\n*Edges\neen twee\n", "graph_line"),
        ("a.net", "*Vertices 2\n*Matrix\n0 1\n1 0\n", "graph_part"),
        ("a.dl", "dl n=3\nformat = fullmatrix\ndata:\n0 1\n1 0\n", "graph_part"),
        ("a.dl", "dl n=2\nformat = edgelist2\ndata:\n1 2\n", "graph_part"),
        ("a.dl", "dl n=2, nm=2\ndata:\n0 1\n1 0\n", "graph_part"),
        ("a.dl", "dl n=2\nformat = edgelist1\n1 2\n", "graph_part"),
        ("a.gml", "graph [ node [ id 1 ] edge [ source 1 target 9 ] ]", "graph_line"),
    ],
)
def test_what_breaks_the_rules_of_its_format_is_refused_with_the_place(name: str, text: str, rule: str) -> None:
    found = read_network(SourceFile(name, text.encode()))
    assert not found.is_readable
    assert [problem.rule for problem in found.problems] == [rule]
