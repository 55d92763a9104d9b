"""Measures against the published table of the methods (T4.2) and against networkx."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.brokerage import brokerage_roles
from graph.analysis.intervals import Interval
from graph.analysis.measures import MEASURES, measures_for
from graph.analysis.measuring import MeasureNotFound, compute, compute_cheap, measured
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie
from tests.support.reference_networks import m10
from tests.support.relations import relations

# methods 4.3, test T4.2: degree, strength, core
T42 = {
    "S1": (2, 1.8, 2),
    "S2": (2, 1.4, 2),
    "P1": (3, 2.4, 2),
    "O1": (3, 1.4, 2),
    "K1": (3, 1.6, 2),
    "B1": (2, 1.6, 2),
    "B2": (3, 1.2, 2),
    "B3": (1, 0.4, 1),
    "C1": (1, 0.2, 1),
    "I1": (0, 0.0, 0),
}


def network(pairs, n_nodes=8):
    """Return a network of organisations with ties between numbered nodes, and the same in networkx."""
    records = [organisation(f"n{number}") for number in range(n_nodes)]
    ties = [tie(f"n{one}", f"n{other}", id=f"t{number}") for number, (one, other) in enumerate(pairs)]
    graph = nx.Graph()
    graph.add_nodes_from(f"n{number}" for number in range(n_nodes))
    graph.add_edges_from((f"n{one}", f"n{other}") for one, other in pairs if one != other)
    return NetworkSnapshot(1, {record.id: record for record in [*records, *ties]}), graph


def values(measure, snapshot):
    return compute(measure, snapshot, tuple(snapshot.nodes), tuple(snapshot.ties)).values


@pytest.mark.parametrize(("column", "measure"), [(0, "degree"), (1, "strength"), (2, "k_core")])
def test_t42_published_values(column, measure):
    found = values(measure, m10())
    assert {name: pytest.approx(row[column], abs=1e-9) for name, row in T42.items()} == found


def test_t42_components_of_the_reference_network():
    size, number = values("component_size", m10()), values("component", m10())
    assert (size["S1"], size["I1"]) == (9, 1)  # by hand: nine hang together, I1 alone
    assert (number["S1"], number["I1"]) == (1, 2)


PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=20)


@given(PAIRS)
def test_degree_core_and_components_equal_networkx(pairs):
    snapshot, graph = network(pairs)
    assert values("degree", snapshot) == dict(graph.degree())
    assert values("k_core", snapshot) == nx.core_number(graph)
    sizes = {node: len(part) for part in nx.connected_components(graph) for node in part}
    assert values("component_size", snapshot) == sizes


def test_several_ties_with_one_partner_are_one_relation_as_close_as_the_closest():
    records = [organisation("a"), organisation("b"), tie("a", "b", strength=2), tie("b", "a", id="again", strength=4)]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert values("degree", snapshot) == {"a": 1, "b": 1}
    assert values("strength", snapshot) == {"a": 0.8, "b": 0.8}  # 4 / 5


def test_an_unknown_strength_is_an_interval_and_never_zero():
    records = [organisation(n) for n in "abc"] + [tie("a", "b"), tie("a", "c", strength=5)]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    found = values("strength", snapshot)
    assert found["a"] == Interval(pytest.approx(1.2), 2.0)  # 1 for c, and 0.2 to 1 for b
    assert found["b"] == Interval(0.2, 1.0)
    assert found["c"] == 1.0


@given(PAIRS, st.integers(1, 5))
def test_filling_in_an_unknown_only_narrows_the_interval(pairs, strength):
    snapshot, _ = network(pairs)
    if not snapshot.ties:
        return
    first = next(iter(snapshot.ties.values()))
    filled = snapshot.with_changes(2, {first.id: tie(*first.ends, id=first.id, strength=strength)})
    before, after = values("strength", snapshot), values("strength", filled)
    for node_id, score in after.items():
        low, high = (score.low, score.high) if isinstance(score, Interval) else (score, score)
        old = before[node_id]
        old_low, old_high = (old.low, old.high) if isinstance(old, Interval) else (old, old)
        assert old_low - 1e-9 <= low <= high <= old_high + 1e-9


def test_only_what_is_shown_counts():
    snapshot = m10()
    shown = ("P1", "S1", "S2")
    found = compute("degree", snapshot, shown, tuple(snapshot.ties)).values
    assert found == {"P1": 2, "S1": 2, "S2": 2}  # a triangle; the tie to O1 leaves the view


def test_cheap_measures_together_say_what_each_says_by_itself():
    snapshot = m10()
    parts = tuple(snapshot.nodes), tuple(snapshot.ties)
    assert compute_cheap(snapshot, *parts) == {
        measure_id: compute(measure_id, snapshot, *parts)
        for measure_id, measure in measures_for(is_directed=False).items()
        if measure.cost == "cheap"
    }


def test_partners_out_and_in_are_measured_where_ties_have_a_direction_alone():
    assert measures_for(is_directed=True).keys() - measures_for(is_directed=False).keys() == {
        "partners_out",
        "partners_in",
    }
    ties = [("a", "b", 1.0), ("a", "c", 0.4), ("c", "a", 0.2)]
    out, into = MEASURES["partners_out"], MEASURES["partners_in"]
    asked = relations("abcd", ties, is_directed=True)
    assert measured(out, asked).values == {"a": 2, "b": 0, "c": 1, "d": 0}
    assert measured(into, asked).values == {"a": 1, "b": 1, "c": 1, "d": 0}
    assert out.evidence(asked, "c") == {("a", "c")}
    assert into.evidence(asked, "b") == {("a", "b")}
    assert out.evidence(asked, "b") == frozenset()
    assert set(measured(out, relations("abcd", ties)).values.values()) == {None}


def test_what_several_measures_stand_on_is_made_once():
    asked = relations("abc", [("a", "b", 1.0), ("b", "c", 0.4)], is_directed=True)
    assert asked.once(brokerage_roles) is asked.once(brokerage_roles)
    assert asked.even() is asked.even()
    assert asked.both_ways() is asked.both_ways()


def test_an_unknown_measure_is_told():
    with pytest.raises(MeasureNotFound):
        compute("fame", m10(), (), ())


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_every_measure_is_explained_in_one_sentence_or_two_in_both_languages(measure):
    for text in (measure.explanation.nl, measure.explanation.en):
        assert 1 <= sum(text.count(sign) for sign in "?.:") <= 4
        assert len(text) > 30
    assert measure.source
    assert measure.input_scale in {"none", "strength", "distance"}
