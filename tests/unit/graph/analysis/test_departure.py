"""What hangs on one node: counted by hand on M10 (methods 0.4) and on a small project."""

import pytest

from graph.analysis.departure import departure
from graph.model.alliances import Alliance
from graph.model.crossovers import CrossOver
from graph.model.snapshot import NetworkSnapshot
from graph.model.stakeholders import Stakeholder
from tests.support.builders import organisation, project, tie
from tests.support.reference_networks import m10


def leaving(snapshot, node_id):
    nodes = tuple(i for i, node in snapshot.nodes.items())
    return departure(snapshot, node_id, nodes, tuple(snapshot.ties))


def test_without_o1_three_groups_lose_each_other():
    found = leaving(m10(), "O1")
    assert found.losses.cut_off == (("P1", "S1", "S2"), ("C1",))  # K1, B1, B2, B3 stay together
    # of 8 · 7 / 2 = 28 pairs of others, 6 + 3 + 0 stay together; methods 4.3: O1 lies between 19
    assert found.losses.n_pairs_lost == 19
    assert (found.losses.numbers.network["components"].before, found.losses.numbers.network["components"].after) == (
        2,
        4,
    )


def test_who_leaves_from_the_edge_costs_nobody_contact():
    found = leaving(m10(), "B3")
    assert found.losses.cut_off == ()
    assert found.losses.n_pairs_lost == 0
    assert found.losses.further == {}  # nobody else went by B3


def test_a_detour_makes_ways_longer_without_cutting_them():
    # a – b – c and a – d – e – c: without b, a and c are 3 apart instead of 2
    names = "abcde"
    ties = [tie(one, other, strength=5) for one, other in ("ab", "bc", "ad", "de", "ec")]
    found = leaving(NetworkSnapshot(1, {r.id: r for r in (*map(organisation, names), *ties)}), "b")
    assert found.losses.cut_off == ()
    # a and c: 1/2 − 1/3 over 3 others; d and c, a and e stay 2 apart
    assert found.losses.further == {"a": pytest.approx(1 / 18), "c": pytest.approx(1 / 18)}


def test_what_is_left_to_do_the_work_is_told_fewest_first():
    records = [
        *map(organisation, "abc"), project("alone"), project("shared"), CrossOver(id="x", name="x"),
        Stakeholder(id="r", name="r"),
        tie("a", "alone", "PARTNER_IN"), tie("a", "shared", "PARTNER_IN"), tie("b", "shared", "PARTNER_IN"),
        tie("a", "x", "TAKES_PART_IN"), tie("c", "x", "TAKES_PART_IN"), tie("a", "r", "EMPLOYS_ROLE"),
    ]  # fmt: skip
    found = leaving(NetworkSnapshot(1, {record.id: record for record in records}), "a")
    assert list(found.projects.items()) == [("alone", 0), ("shared", 1)]
    assert found.crossovers == {"x": 1}
    assert found.roles == ("r",)
    assert list(found.tie_ids) == ["PARTNER_IN", "EMPLOYS_ROLE", "TAKES_PART_IN"]


def test_what_only_one_does_in_a_project_is_told_by_type():
    records = [
        *map(organisation, "abc"), project("p"), project("q"), Stakeholder(id="r", name="r"),
        tie("a", "p", "PROMOTES", id="1"), tie("a", "p", "PARTNER_IN", id="2"), tie("b", "p", "PARTNER_IN", id="3"),
        tie("a", "q", "PARTNER_IN", id="4"), tie("b", "q", "PARTNER_IN", id="5", status="invited"),
        tie("c", "q", "POTENTIAL_PARTNER_IN", id="6"), tie("r", "q", "ACTIVE_IN", id="7"),
    ]  # fmt: skip
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert leaving(snapshot, "a").sole == {"p": ("PROMOTES",), "q": ("PARTNER_IN",)}  # who is invited is not there yet
    assert leaving(snapshot, "b").sole == {}
    assert leaving(snapshot, "c").sole == {}  # a possibility is no part
    assert leaving(snapshot, "r").sole == {"q": ("ACTIVE_IN",)}  # a role can be the only one too


def test_alliances_are_told_with_how_many_parties_stay_and_hopes_do_not_count():
    records = [
        *map(organisation, "abc"), Alliance(id="x", name="x"), CrossOver(id="y", name="y"),
        tie("a", "x", "PARTNER_OF"), tie("b", "x", "PARTNER_OF"), tie("c", "x", "PARTNER_OF", status="invited"),
        tie("a", "y", "TAKES_PART_IN"), tie("c", "y", "TAKES_PART_IN", status="possible"),
    ]  # fmt: skip
    snapshot = NetworkSnapshot(1, {record.id: record for record in records})
    assert leaving(snapshot, "a").alliances == {"x": 1}
    assert leaving(snapshot, "a").crossovers == {"y": 0}
    assert leaving(snapshot, "c").alliances == {}


def test_an_isolate_leaves_nothing_behind():
    found = leaving(m10(), "I1")
    assert (found.losses.n_pairs_lost, found.losses.cut_off, dict(found.tie_ids)) == (0, (), {})
