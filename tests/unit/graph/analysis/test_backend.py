"""networkx runs on the kernels when asked, and gives the same; needs the product installed, for its entry points."""

import copy
import importlib.metadata

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.kernels import backend
from graph.analysis.kernels.backend_info import FUNCTIONS, NAME, get_info

LENGTHS = st.sampled_from([1, 2, 3, 12, 15, 20, 30, 60, 2.0])


@st.composite
def any_graphs(draw) -> "nx.Graph[object]":
    """Graphs of up to 14 nodes in any order: isolates, separate parts, self-ties, both directions, missing lengths."""
    n = draw(st.integers(0, 14))
    made = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    made.add_nodes_from(draw(st.permutations([f"n{number}" if number % 3 else number for number in range(n)])))
    nodes = list(made)
    if nodes:
        ends = st.sampled_from(nodes)
        for one, other, length in draw(st.lists(st.tuples(ends, ends, st.none() | LENGTHS), max_size=30)):
            made.add_edge(one, other, **({} if length is None else {"di": length}))
    return made


def near(expected):
    return {node: pytest.approx(value, rel=1e-12, abs=1e-12) for node, value in expected.items()}


@pytest.fixture
def kept():
    """Ask for no warning that what was converted is used again."""
    with nx.config(warnings_to_ignore={"cache"}):
        yield


def test_the_backend_is_found_where_the_product_is_installed():
    found = {
        group: importlib.metadata.entry_points(group=group) for group in ("networkx.backends", "networkx.backend_info")
    }
    assert found["networkx.backends"][NAME].load() is backend
    assert found["networkx.backend_info"][NAME].load() is get_info
    assert nx.utils.backends.backend_info[NAME]["functions"].keys() == FUNCTIONS.keys()


@settings(deadline=None, max_examples=120)
@given(any_graphs(), st.booleans(), st.sampled_from([None, "di"]))
def test_betweenness_is_that_of_networkx(graph, normalized, length):
    found = nx.betweenness_centrality(graph, normalized=normalized, weight=length, backend=NAME)
    assert found == near(nx.betweenness_centrality(graph, normalized=normalized, weight=length))
    assert list(found) == list(graph)


def test_the_length_of_a_self_tie_is_not_taken_for_that_of_another():
    graph = nx.Graph()
    graph.add_edge("a", "a", di=60)
    graph.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("a", "c", 3)], weight="di")
    found = nx.betweenness_centrality(graph, weight="di", normalized=False, backend=NAME)
    assert found == {"a": 0, "b": 1, "c": 0}  # a to c goes by b: 2 is shorter than 3


@settings(deadline=None, max_examples=120)
@given(any_graphs(), st.booleans())
def test_closeness_is_that_of_networkx(graph, improved):
    found = nx.closeness_centrality(graph, wf_improved=improved, backend=NAME)
    assert found == near(nx.closeness_centrality(graph, wf_improved=improved))


@settings(deadline=None, max_examples=120)
@given(any_graphs())
def test_harmonic_is_that_of_networkx(graph):
    assert nx.harmonic_centrality(graph, backend=NAME) == near(nx.harmonic_centrality(graph))


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("directed", [False, True])
def test_a_larger_network_in_several_blocks(directed):
    graph = nx.gnm_random_graph(130, 260, seed=5, directed=directed)
    for one, other in graph.edges():
        graph.edges[one, other]["di"] = 60 // (1 + (one + other) % 5)
    found = nx.betweenness_centrality(graph, weight="di", backend=NAME)
    assert found == near(nx.betweenness_centrality(graph, weight="di"))
    assert nx.closeness_centrality(graph, backend=NAME) == near(nx.closeness_centrality(graph))


PATH = nx.freeze(nx.path_graph(4))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("betweenness_centrality", {"k": 2}),
        ("betweenness_centrality", {"endpoints": True}),
        ("betweenness_centrality", {"weight": "w"}),
        ("betweenness_centrality", {"weight": lambda *_: 1}),
        ("closeness_centrality", {"u": 1}),
        ("closeness_centrality", {"u": 0}),  # which Python holds to be equal to False
        ("closeness_centrality", {"distance": "w"}),
        ("harmonic_centrality", {"nbunch": [0]}),
        ("harmonic_centrality", {"nbunch": []}),
        ("harmonic_centrality", {"sources": [0]}),
        ("harmonic_centrality", {"distance": "w"}),
        ("degree_centrality", {}),
    ],
)
def test_what_the_kernels_do_not_do_is_declined(name, given):
    graph = nx.path_graph(4)
    nx.set_edge_attributes(graph, 0.1, "w")
    with pytest.raises(NotImplementedError):
        getattr(nx, name)(graph, **given, backend=NAME)


@pytest.mark.parametrize("length", [0, -1, 0.5, float("nan"), float("inf"), True, "2", None, 2**40])
def test_a_length_that_is_no_whole_number_from_one_is_declined(length):
    graph = nx.Graph()
    graph.add_edge("a", "b", d=2)
    graph.add_edge("b", "c", d=length)
    assert backend.can_run("betweenness_centrality", (graph,), {"weight": "d"}) is not True
    assert backend.can_run("betweenness_centrality", (graph,), {}) is True


def test_arguments_in_their_place_are_read_as_well_as_by_name():
    assert backend.can_run("betweenness_centrality", (PATH, None, True, None, True), {}) is not True
    assert backend.can_run("betweenness_centrality", (), {"G": PATH, "normalized": False}) is True
    assert nx.betweenness_centrality(PATH, None, False, backend=NAME) == {0: 0, 1: 2, 2: 2, 3: 0}


def test_two_ties_between_two_nodes_are_declined():
    graph = nx.MultiGraph([("a", "b"), ("a", "b")])
    with pytest.raises(NotImplementedError):
        nx.betweenness_centrality(graph, backend=NAME)
    with pytest.raises(NotImplementedError):
        backend.convert_from_nx(graph)


@pytest.mark.usefixtures("kept")
def test_when_preferred_it_leaves_what_it_does_not_do_and_small_graphs_to_networkx(monkeypatch):
    ran = []
    for name in FUNCTIONS:
        monkeypatch.setattr(backend, name, lambda *given, name=name: ran.append(name) or {})
    small, large = nx.path_graph(backend.SMALL - 1), nx.path_graph(backend.SMALL)
    with nx.config.backend_priority(algos=[NAME]):
        assert nx.betweenness_centrality(small)[1] > 0
        assert nx.betweenness_centrality(large, endpoints=True)[1] > 0
        assert ran == []
        nx.betweenness_centrality(large)
        nx.harmonic_centrality(large)
    assert ran == ["betweenness_centrality", "harmonic_centrality"]


def test_ties_of_as_many_lengths_as_there_are_ties_are_taken():
    graph = nx.path_graph(backend.SMALL)
    nx.set_edge_attributes(graph, {edge: 1 + edge[0] for edge in graph.edges()}, "d")
    assert backend.should_run("betweenness_centrality", (graph,), {"weight": "d"}) is True
    assert backend.should_run("betweenness_centrality", (graph.subgraph(range(49)),), {"weight": "d"}) is not True


@pytest.mark.usefixtures("kept")
def test_a_graph_is_converted_once(monkeypatch):
    graph = nx.freeze(nx.path_graph(5))
    nx.betweenness_centrality(graph, backend=NAME)
    monkeypatch.setattr(backend, "convert_from_nx", None)
    assert nx.harmonic_centrality(graph, backend=NAME) == near(nx.harmonic_centrality(graph))


@pytest.mark.usefixtures("kept")
def test_a_length_written_in_place_is_not_missed_though_the_graph_is_not_converted_anew():
    graph = nx.cycle_graph(4)
    nx.set_edge_attributes(graph, 1, "d")
    assert nx.betweenness_centrality(graph, weight="d", backend=NAME)[1] > 0
    graph[0][1]["d"] = 9  # networkx does not see this
    assert nx.betweenness_centrality(graph, weight="d", backend=NAME) == {
        0: 0,
        1: 0,
        2: pytest.approx(2 / 3),
        3: pytest.approx(2 / 3),
    }


@pytest.mark.usefixtures("kept")
def test_a_tie_or_node_that_comes_or_goes_is_seen():
    graph = nx.path_graph(4)
    assert nx.betweenness_centrality(graph, normalized=False, backend=NAME)[1] == 2
    graph.add_edge(0, 3)
    assert nx.betweenness_centrality(graph, normalized=False, backend=NAME)[1] == 0.5
    graph.remove_node(3)
    assert nx.betweenness_centrality(graph, normalized=False, backend=NAME) == {0: 0, 1: 1, 2: 0}
    graph.add_node("alone")
    assert nx.harmonic_centrality(graph, backend=NAME)["alone"] == 0


@pytest.mark.usefixtures("kept")
def test_a_converted_graph_can_be_given_and_given_back():
    graph = nx.path_graph(4)
    made = backend.convert_from_nx(graph)
    assert nx.betweenness_centrality(made, normalized=False) == {0: 0, 1: 2, 2: 2, 3: 0}
    assert nx.betweenness_centrality(made, endpoints=True, backend="networkx")[0] == 0.5
    assert backend.convert_to_nx(made) is graph
    assert (made.is_directed(), made.is_multigraph(), len(made)) == (False, False, 4)


def test_a_graph_that_was_converted_can_still_be_copied():
    graph = nx.path_graph(4)
    nx.betweenness_centrality(graph, backend=NAME)
    assert nx.utils.graphs_equal(copy.deepcopy(graph), graph)
