"""Laws of the layout: reproducible, stable, nobody on top of another, neighbours near each other."""

import math
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.arrangements import LAYOUTS
from graph.analysis.layout import layout
from graph.analysis.packing import pack
from graph.analysis.spacing import CLEARANCE

REPOSITORY = Path(__file__).parents[3]
GRAPHS = st.builds(
    lambda n, pairs: (
        [f"n{i}" for i in range(n)],
        [(f"n{a % n}", f"n{b % n}") for a, b in pairs if a % n != b % n],
    ),
    st.integers(1, 24),
    st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)), max_size=50),
)


def apart(one, other):
    return math.dist(one, other)


@settings(deadline=None, max_examples=40)
@given(GRAPHS)
def test_everyone_gets_a_finite_place_and_the_same_every_time(graph):
    nodes, edges = graph
    places = layout(nodes, edges)
    assert list(places) == nodes
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert layout(nodes, edges) == places
    assert layout(nodes, [(b, a) for a, b in reversed(edges)]) == places


@settings(deadline=None, max_examples=40)
@given(GRAPHS, st.integers(1, 5))
def test_newcomers_move_nobody(graph, n_new):
    nodes, edges = graph
    before = layout(nodes, edges)
    new = [f"new{i}" for i in range(n_new)]
    links = [(name, nodes[i % len(nodes)]) for i, name in enumerate(new[1:])]
    after = layout([*nodes, *new], [*edges, *links], previous=before)
    assert {node: after[node] for node in nodes} == before
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in after.values())


@settings(deadline=None, max_examples=30)
@given(GRAPHS)
def test_what_is_pinned_stays(graph):
    nodes, edges = graph
    pinned = {nodes[0]: (1234.5, -77.0)}
    assert layout(nodes, edges, pinned=pinned)[nodes[0]] == (1234.5, -77.0)


def test_another_process_gives_the_same_places():
    code = (
        "import networkx as nx; from graph.analysis.layout import layout\n"
        "g = nx.karate_club_graph(); print(layout([str(n) for n in g], [(str(a), str(b)) for a, b in g.edges]))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in (1, 2)
    }
    assert len(runs) == 1


def test_nodes_keep_clear_of_each_other():
    graph = nx.karate_club_graph()
    nodes = [str(node) for node in graph]
    places = layout(nodes, [(str(a), str(b)) for a, b in graph.edges])
    nearest = min(apart(places[a], places[b]) for a in nodes for b in nodes if a < b)
    assert nearest > 0.75 * CLEARANCE


def test_a_hub_lies_amid_its_partners():
    leaves = [f"l{i}" for i in range(40)]
    places = layout(["hub", *leaves], [("hub", leaf) for leaf in leaves])
    xs, ys = [places[leaf][0] for leaf in leaves], [places[leaf][1] for leaf in leaves]
    reach = max(apart(places["hub"], places[leaf]) for leaf in leaves)
    assert apart(places["hub"], (sum(xs) / 40, sum(ys) / 40)) < 0.35 * reach


def test_two_separate_groups_do_not_overlap():
    one = nx.complete_graph(6)
    nodes = [f"a{n}" for n in one] + [f"b{n}" for n in one]
    edges = [(f"{side}{x}", f"{side}{y}") for side in "ab" for x, y in one.edges]
    places = layout(nodes, edges)
    boxes = []
    for side in "ab":
        own = [places[f"{side}{n}"] for n in one]
        boxes.append((min(x for x, _ in own), max(x for x, _ in own), min(y for _, y in own), max(y for _, y in own)))
    (l1, r1, t1, b1), (l2, r2, t2, b2) = boxes
    assert r1 < l2 or r2 < l1 or b1 < t2 or b2 < t1


def test_nothing_to_place_is_nothing():
    assert layout([], []) == {}
    assert pack([]) == []


@pytest.mark.parametrize("arrangement", LAYOUTS.values(), ids=list(LAYOUTS))
def test_every_arrangement_places_everyone_once(arrangement):
    graph = nx.krackhardt_kite_graph()
    nodes = [str(node) for node in graph]
    places = arrangement.arrange(
        nodes,
        [(str(a), str(b)) for a, b in graph.edges],
        centres=("7",),
        groups={node: str(int(node) % 2) for node in nodes},
    )
    assert set(places) == set(nodes)
    assert len(set(places.values())) == len(nodes)


def test_rings_tell_the_steps_to_the_centre():
    # by hand: 7 is tied to 5, 6 and 8; 8 to 9
    graph = nx.krackhardt_kite_graph()
    nodes = [str(node) for node in graph]
    places = LAYOUTS["rings"].arrange(nodes, [(str(a), str(b)) for a, b in graph.edges], centres=("7",))
    radius = {node: round(apart(places[node], (0, 0))) for node in nodes}
    assert radius["7"] == 0
    assert radius["5"] == radius["6"] == radius["8"] < radius["9"]
    steps = nx.single_source_shortest_path_length(graph, 7)
    for a in nodes:
        for b in nodes:
            assert (steps[int(a)] < steps[int(b)]) == (radius[a] < radius[b])
