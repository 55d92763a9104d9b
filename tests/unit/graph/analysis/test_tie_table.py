"""Ties as columns: brought forward from the changes they are what they would be when made anew."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.intervals import Interval
from graph.analysis.relations import relations_in
from graph.analysis.tie_table import TieTable, brought_forward, tie_table, tie_table_of
from graph.changes import apply_to, diff_snapshots, invert
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.model.ties import DerivedTie
from tests.support.builders import organisation, tie
from tests.support.networks import networks

NODES = "abcdef"


@st.composite
def few_nodes_many_ties(draw) -> NetworkSnapshot:
    """A network in which ties between the same two, ties to oneself and unknown strengths are common."""
    ends, strengths = st.sampled_from(NODES), st.sampled_from([None, 1, 2, 3, 4, 5])
    nodes = draw(
        st.permutations([organisation(node, helix=draw(st.sampled_from(["business", "government"]))) for node in NODES])
    )
    ids = draw(st.lists(st.integers(0, 20), unique=True))
    ties = [_tie(draw(ends), draw(ends), f"t{number}", draw(strengths)) for number in ids]
    return NetworkSnapshot(1, {record.id: record for record in [*nodes, *ties]})


def _tie(one, other, tie_id, strength):
    return tie(one, other, id=tie_id, **({} if strength is None else {"strength": strength}))


def content(table: TieTable):
    """Return what a table says of each tie."""
    names = table.node_ids.tolist()
    assert names == list(table.number)
    return {
        tie_id: (names[table.sources[row]], names[table.targets[row]], table.lows[row], table.highs[row])
        for tie_id, row in table.row.items()
    }


def one_by_one(snapshot, node_ids, tie_ids, is_directed):
    """Return the weight per pair as the rule says it, tie after tie: w = s / 5, unknown from 0.2 to 1 (methods 0.3)."""
    found = {}
    for tie_id in tie_ids:
        (one, other), strength = snapshot.ties[tie_id].ends, snapshot.ties[tie_id].strength
        if one == other or one not in node_ids or other not in node_ids:
            continue
        pair = (one, other) if is_directed else tuple(sorted((one, other)))
        low, high = (strength / 5, strength / 5) if isinstance(strength, int) else (1 / 5, 1.0)
        before = found.get(pair, Interval(0.0, 0.0))
        found[pair] = Interval(max(before.low, low), max(before.high, high))
    return found


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(networks() | few_nodes_many_ties(), min_size=2, max_size=4), st.booleans())
def test_brought_forward_over_any_changes_it_is_what_it_would_be_when_made_anew(steps, is_taken_back):
    now, table = EMPTY, tie_table(EMPTY)
    tie_table_of(now)
    for step in [*steps, EMPTY]:
        change_set = diff_snapshots(now, step)
        for changes in (change_set, invert(change_set), change_set) if is_taken_back else (change_set,):
            now = apply_to(now, changes, now.revision + 1)
            table = brought_forward(table, {change.record_id: change.after for change in changes}, now)
            expected = content(tie_table(NetworkSnapshot(now.revision, now.records)))
            assert content(table) == content(tie_table_of(now)) == expected


@settings(deadline=None)
@given(few_nodes_many_ties(), few_nodes_many_ties(), st.booleans(), st.data())
def test_pairs_are_those_of_tie_after_tie_in_the_same_order(earlier, later, is_directed, data):
    tie_table_of(earlier)
    snapshot = apply_to(earlier, diff_snapshots(earlier, later))
    nodes = data.draw(st.permutations(NODES))[: data.draw(st.integers(0, len(NODES)))]
    ties = data.draw(st.permutations(list(snapshot.ties)))[: data.draw(st.integers(0, len(snapshot.ties)))]
    found = relations_in(snapshot, nodes, ties, is_directed)
    assert repr(list(found.weights.items())) == repr(list(one_by_one(snapshot, nodes, ties, is_directed).items()))
    assert found.node_ids == tuple(nodes)
    assert found.groups == {node: snapshot.nodes[node].helix for node in nodes}


def test_a_tie_that_was_worked_out_weighs_one_at_most():
    nodes = [organisation(node) for node in "abc"]
    shared = [
        DerivedTie(id="x", source_id="b", target_id="a", type="works_with", weight=1.5, because=()),
        DerivedTie(id="y", source_id="b", target_id="c", type="works_with", weight=0.25, because=()),
    ]
    snapshot = NetworkSnapshot(1, {record.id: record for record in [*nodes, *shared]})
    assert relations_in(snapshot, "abc", "xy").weights == {
        ("a", "b"): Interval(1.0, 1.0),
        ("b", "c"): Interval(0.25, 0.25),
    }


def test_a_tie_that_changes_again_and_again_leaves_little_behind():
    records = [organisation("a"), organisation("b"), tie("a", "b", strength=1, id="t"), tie("b", "a", id="u")]
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    tie_table_of(snapshot)
    for number in range(100):
        snapshot = snapshot.with_changes(number + 2, {"t": tie("a", "b", strength=1 + number % 5, id="t")})
    table = tie_table_of(snapshot)
    assert content(table) == {"t": ("a", "b", 1.0, 1.0), "u": ("b", "a", 0.2, 1.0)}  # the hundredth has strength 5
    assert len(table.sources) < 10
