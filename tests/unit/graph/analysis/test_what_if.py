"""Before against after (methods 5.1, tests T5.1 and T5.2), scenarios, and the best single tie."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.additions import GOALS, best_additions
from graph.analysis.brokerage import constraint
from graph.analysis.centrality import harmonic
from graph.analysis.cohesion import efficiency_by_closeness
from graph.analysis.intervals import exactly
from graph.analysis.measuring import compute_cheap
from graph.analysis.relations import relations_in
from graph.analysis.robustness import without
from graph.analysis.scenarios import ADD_NODE, ADD_TIE, REMOVE, Supposed, from_text, supposed, to_text
from graph.analysis.what_if import delta, ways_between
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie
from tests.support.reference_networks import M10_NODES, m10
from tests.support.relations import relations

M10_PAIRS = tuple(pair for pair in combinations(M10_NODES, 2) if f"{pair[0]}-{pair[1]}" not in m10().ties)
P1_B1 = Supposed(ADD_TIE, "scenario:1", source_id="P1", target_id="B1", type="COLLABORATES_WITH")


def relations_of(snapshot):
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


def near(value):
    return pytest.approx(value, abs=1e-4)


@pytest.fixture(scope="module")
def with_tie():
    """M10, and M10 with a tie of strength 3 between P1 and B1."""
    return delta(relations_of(m10()), relations_of(supposed(m10(), [P1_B1]).snapshot), ("O1", "P1", "B1", "K1"))


def test_t5_1_routes_become_shorter(with_tie):
    steps, close = with_tie.network["efficiency"], with_tie.network["efficiency_by_closeness"]
    assert (steps.before, steps.after) == (near(0.4311), near(0.4685))
    assert (close.before, close.after) == (near(0.2396), near(0.2734))


def test_t5_1_fewer_ties_and_partners_are_the_only_way(with_tie):
    assert with_tie.network["bridges"].after == 2  # B2–B3 and C1–O1 remain
    assert with_tie.bridges_gone == (("K1", "O1"), ("O1", "P1"))
    assert with_tie.bridges_new == ()
    assert with_tie.cuts_gone == ("K1",)
    assert with_tie.cuts_new == ()


def test_t5_1_who_lies_between_changes(with_tie):
    assert {name: (moved.before, moved.after) for name, moved in list(with_tie.betweenness.items())[:4]} == {
        "O1": (near(0.5278), near(0.1944)),
        "P1": (near(0.3333), near(0.5000)),
        "B1": (near(0.3333), near(0.4167)),
        "K1": (near(0.4167), near(0)),
    }


def test_t5_1_who_is_constrained_changes(with_tie):
    assert {name: (moved.before, moved.after) for name, moved in list(with_tie.constraint.items())[:4]} == {
        "O1": (near(0.4286), near(0.4286)),
        "P1": (near(0.6136), near(0.4327)),
        "B1": (near(0.6780), near(0.4330)),
        "K1": (near(0.6643), near(0.6224)),
    }


def test_t5_2_without_o1_the_network_falls_apart():
    found = delta(relations_of(m10()), without(relations_of(m10()), ["O1"]))
    assert (found.network["components"].before, found.network["components"].after) == (2, 4)
    assert found.network["efficiency"].after == near(0.2222)


def test_between_two_that_share_no_detour_there_is_one_way():
    network = relations_of(m10())
    assert ways_between(network, "S1", "B1") == 1  # all by O1
    assert ways_between(network, "K1", "B1") == 2  # their tie, and by B2
    assert ways_between(network, "S1", "I1") == 0


# --- scenarios


def test_a_scenario_never_touches_the_facts():
    facts = m10()
    before = dict(facts.records)
    found = supposed(facts, [P1_B1, Supposed(REMOVE, "O1")])
    assert dict(facts.records) == before
    assert "scenario:1" in found.snapshot.ties
    assert "O1" not in found.snapshot.nodes
    assert found.gone == {"O1", "P1-O1", "O1-K1", "O1-C1"}  # with its ties
    assert found.new == {"scenario:1"}


def test_a_new_partner_can_get_ties():
    newcomer = Supposed(ADD_NODE, "scenario:n", name="Nieuw")
    bound = Supposed(
        ADD_TIE, "scenario:t", source_id="scenario:n", target_id="I1", type="COLLABORATES_WITH", strength=5
    )
    found = supposed(m10(), [newcomer, bound])
    assert found.snapshot.nodes["scenario:n"].name == "Nieuw"
    assert found.snapshot.ties["scenario:t"].strength == 5


@pytest.mark.parametrize(
    "change",
    [
        Supposed(ADD_TIE, "scenario:1", source_id="P1", target_id="weg", type="COLLABORATES_WITH"),
        Supposed(ADD_TIE, "scenario:1", source_id="P1", target_id="B1", type="ONBEKEND"),
        Supposed(ADD_TIE, "scenario:1", source_id="P1", target_id="P1", type="COLLABORATES_WITH"),
        Supposed(REMOVE, "weg"),
        Supposed(ADD_NODE, "scenario:n"),
        Supposed(ADD_TIE, "scenario:1", source_id="S1", target_id="P1", type="COLLABORATES_WITH"),  # there already
        Supposed(ADD_TIE, "scenario:1", source_id="P1", target_id="S1", type="COLLABORATES_WITH"),  # the same, turned
        Supposed(ADD_TIE, "K1", source_id="P1", target_id="B1", type="COLLABORATES_WITH"),  # the id of a fact
        Supposed(ADD_NODE, "K1", name="Nieuw"),
    ],
)
def test_what_no_longer_fits_the_facts_is_told_and_left_out(change):
    found = supposed(m10(), [change])
    assert found.unclear == (change,)
    assert found.snapshot.records == m10().records


def test_what_is_supposed_twice_counts_once():
    again = Supposed(ADD_TIE, "scenario:2", source_id="B1", target_id="P1", type="COLLABORATES_WITH")
    found = supposed(m10(), [P1_B1, P1_B1, again])
    assert found.unclear == (P1_B1, again)
    assert found.new == {"scenario:1"}


def test_a_tie_that_ended_or_is_only_hoped_for_can_be_supposed_anew():
    for values in ({"valid_to": "2020"}, {"status": "idea"}):
        one = tie("a", "b", **values)
        facts = NetworkSnapshot(1, {r.id: r for r in (organisation("a"), organisation("b"), one)})
        renewed = Supposed(ADD_TIE, "scenario:1", source_id="a", target_id="b", type="COLLABORATES_WITH")
        assert supposed(facts, [renewed]).unclear == ()


def test_a_tie_taken_away_and_made_again_with_another_strength_fits():
    weaker = Supposed(ADD_TIE, "scenario:1", source_id="S1", target_id="P1", type="COLLABORATES_WITH", strength=1)
    found = supposed(m10(), [Supposed(REMOVE, "S1-P1"), weaker])
    assert found.unclear == ()
    assert relations_of(found.snapshot).weights["P1", "S1"] == exactly(0.2)


def test_a_tie_to_who_leaves_in_the_same_scenario_leaves_too():
    found = supposed(m10(), [P1_B1, Supposed(REMOVE, "B1")])
    assert "scenario:1" not in found.snapshot.ties


CHANGES = st.lists(
    st.builds(
        Supposed,
        st.sampled_from([ADD_TIE, ADD_NODE, REMOVE]),
        st.text(min_size=1),
        st.text(),
        st.text(),
        st.text(),
        st.text(),
        st.integers(1, 5),
    )
)


@given(CHANGES)
def test_changes_survive_being_kept(changes):
    assert from_text(to_text(changes)) == tuple(changes)


@pytest.mark.parametrize("text", ["geen json", "{}", '[{"act": "iets"}, 3]'])
def test_what_cannot_be_read_changes_nothing_is_told_and_survives_an_edit(text):
    changes = from_text(text)
    scenario = supposed(m10(), changes)
    assert scenario.snapshot.records == m10().records
    assert scenario.unclear == changes
    kept = to_text((*changes, P1_B1))
    for told in ("geen json", "iets", "3"):
        assert (told in kept) >= (told in text)
    assert from_text(kept) == (*changes, P1_B1)


def test_a_scenario_begins_empty():
    assert from_text("") == ()


def test_taking_back_what_was_supposed_gives_the_same_relations():
    added = supposed(m10(), [P1_B1]).snapshot
    back = supposed(added, [Supposed(REMOVE, "scenario:1")]).snapshot
    assert relations_of(back) == relations_of(m10())


def test_no_number_is_no_change_of_zero():
    # I1 has no partner, so no constraint; with one it is 1 by definition, which is no rise from 0
    bound = Supposed(ADD_TIE, "scenario:1", source_id="I1", target_id="S1", type="COLLABORATES_WITH")
    found = delta(relations_of(m10()), relations_of(supposed(m10(), [bound]).snapshot), ["I1"])
    assert (found.constraint["I1"].before, found.constraint["I1"].after) == (None, pytest.approx(1.0))
    assert found.constraint["I1"].change is None
    unasked = delta(relations_of(m10()), relations_of(supposed(m10(), [bound]).snapshot))
    assert "I1" not in unasked.constraint


def test_who_leaves_is_not_among_who_is_moved():
    found = delta(relations_of(m10()), without(relations_of(m10()), ["O1"]))
    assert "O1" not in found.betweenness
    assert found.betweenness  # others are


@given(st.lists(st.sampled_from(M10_PAIRS), max_size=6, unique=True))
def test_supposing_ties_and_taking_them_away_again_gives_the_same_relations(pairs):
    ties = [
        Supposed(ADD_TIE, f"scenario:{n}", source_id=one, target_id=other, type="COLLABORATES_WITH")
        for n, (one, other) in enumerate(pairs)
    ]
    there = supposed(m10(), ties)
    back = supposed(there.snapshot, [Supposed(REMOVE, tie_id) for tie_id in sorted(there.new)])
    assert back.unclear == ()
    assert relations_of(back.snapshot) == relations_of(m10())


@given(st.lists(st.sampled_from(sorted(m10().ties)), max_size=4, unique=True))
def test_taking_ties_away_and_supposing_them_again_gives_the_same_relations(tie_ids):
    gone = supposed(m10(), [Supposed(REMOVE, tie_id) for tie_id in tie_ids]).snapshot
    again = []
    for number, tie_id in enumerate(tie_ids):
        one = m10().ties[tie_id]
        again.append(Supposed(ADD_TIE, f"scenario:{number}", "", *one.ends, one.type, one.strength))
    assert relations_of(supposed(gone, again).snapshot) == relations_of(m10())


def test_pitfall_22_no_measure_of_the_facts_knows_a_scenario():
    facts = m10()
    before = compute_cheap(facts, tuple(facts.nodes), tuple(facts.ties))
    assert facts.ties_by_node  # indexes are made before and shared with what is supposed
    assert supposed(facts, [P1_B1, Supposed(REMOVE, "O1"), Supposed(ADD_NODE, "scenario:n", name="x")]).new
    after = compute_cheap(facts, tuple(facts.nodes), tuple(facts.ties))
    assert {name: found.values for name, found in after.items()} == {n: found.values for n, found in before.items()}
    assert not any(record_id.startswith("scenario") for record_id in facts.records)
    assert all(not tie.id.startswith("scenario") for ties in facts.ties_by_node.values() for tie in ties)


# --- the best single tie

SCORES = {
    "reach": lambda network, focal: harmonic(network)[focal],
    "room": lambda network, focal: 1 - (constraint(network)[focal] or 1.0),
    "efficiency": lambda network, focal: efficiency_by_closeness(network),
}
TIES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.2, 0.4, 0.6, 1.0])).filter(
        lambda tie: tie[0] < tie[1]
    ),
    max_size=14,
)


@settings(deadline=None)
@given(TIES, st.sampled_from(sorted(GOALS)))
def test_every_addition_scores_what_the_network_with_the_tie_scores(ties, goal):
    names = "abcdefgh"
    told = [(names[one], names[other], weight) for one, other, weight in ties]
    network = relations(names, told)
    for found in best_additions(network, "a", names, goal, 0.6):
        more = relations(names, [*told, ("a", found.partner_id, 0.6)])
        assert found.before == pytest.approx(SCORES[goal](network, "a") or 0.0)
        assert found.after == pytest.approx(SCORES[goal](more, "a"))


def test_the_best_partner_to_stand_between_worlds_is_not_a_friend_of_friends():
    # methods 2.8 and 8.3: for P1 a tie with B1 raises room from .3864 to .5673
    found = best_additions(relations_of(m10()), "P1", ["B1", "C1", "S1"], "room", 0.6)
    assert [one.partner_id for one in found if one.partner_id == "S1"] == []  # tied already
    b1 = next(one for one in found if one.partner_id == "B1")
    assert (b1.before, b1.after) == (near(1 - 0.6136), near(1 - 0.4327))


def test_a_stranger_that_was_deleted_is_not_tried():
    assert best_additions(relations_of(m10()), "P1", ["weg"], "reach", 0.6) == ()


def test_ways_between_equal_networkx():
    graph = nx.karate_club_graph()
    nodes = [str(node) for node in graph]
    network = relations(nodes, [(str(one), str(other), 1.0) for one, other in graph.edges])
    assert ways_between(network, "15", "26") == nx.node_connectivity(graph, 15, 26)


def test_numbers_of_the_facts_do_not_know_a_scenario():
    facts = NetworkSnapshot(1, {r.id: r for r in (organisation("a"), organisation("b"), tie("a", "b"))})
    supposed(facts, [Supposed(ADD_NODE, "scenario:n", name="x")])
    assert relations_of(facts).node_ids == ("a", "b")
