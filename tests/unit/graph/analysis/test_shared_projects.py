"""Parties that share projects (methods 4.11, test T4.7)."""

import pytest

from graph.analysis.relations import relations_in
from graph.analysis.shared_projects import shared_projects
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, project, tie


def network(**members):
    """Return a network in which the named parties take part in each project."""
    parties = dict.fromkeys(party for found in members.values() for party in found)
    ties = [tie(party, name, "PARTNER_IN") for name, found in members.items() for party in found]
    records = [*map(organisation, parties), *map(project, members), *ties]
    return NetworkSnapshot(1, {record.id: record for record in records})


def weights(found):
    return {tie.ends: pytest.approx(tie.weight) for tie in found.snapshot.ties.values()}


def test_t4_7_shared_projects_of_a_small_network():
    found = shared_projects(network(one=["S1", "P1", "B1"], two=["S1", "P1"], three=["K1"]))
    assert weights(found) == {("P1", "S1"): 1.5, ("B1", "S1"): 0.5, ("B1", "P1"): 0.5}
    assert found.snapshot.ties["shared:P1:S1"].because == ("one", "two")
    assert found.n_projects == 2


def test_who_is_invited_shares_nothing_yet():
    both = network(one=["A", "B"])
    invited = both.with_changes(2, {"B-one": tie("B", "one", "PARTNER_IN", status="invited")})
    assert not shared_projects(invited).snapshot.ties


def test_an_adviser_does_not_do_the_work():
    advised = network(one=["A", "B"]).with_changes(2, {"B-one": tie("B", "one", "ADVISES")})
    assert not shared_projects(advised).snapshot.ties


def test_a_project_of_very_many_is_left_out_and_told():
    crowd = network(big=[f"p{n:02}" for n in range(31)], small=["p00", "p01"])
    found = shared_projects(crowd)
    assert set(weights(found)) == {("p00", "p01")}
    assert found.too_large == {"big": 31}
    assert len(shared_projects(crowd, 31).snapshot.ties) == 31 * 30 / 2


def test_a_derived_tie_counts_as_closeness_of_at_most_one():
    found = shared_projects(network(one=["S1", "P1"], two=["S1", "P1"])).snapshot
    relations = relations_in(found, ("S1", "P1"), tuple(found.ties))
    assert relations.weights["P1", "S1"].low == relations.weights["P1", "S1"].high == 1.0
