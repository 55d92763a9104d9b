"""Roles of go-betweens beside chance (methods 4.6): expected values by hand, over all ways to deal the groups."""

import math

import pytest

from graph.analysis.brokerage import ROLES, brokerage_roles, role_by_chance
from tests.support.relations import relations

NAMES = tuple("abcdefghij")
TIES = [("a", "b", 1.0), ("a", "c", 1.0)]  # a stands between b and c


def network(groups, is_directed=False):
    return relations(list(NAMES), TIES, is_directed, dict(zip(NAMES, groups, strict=False)))


def test_a_coordinator_among_two_groups_of_five():
    # all three in one group: 2 · (5·4·3) / (10·9·8) = 1/6, so sd = √(1/6 · 5/6) and z = (1 − 1/6) / sd = √5
    found = role_by_chance(network("xxxxxyyyyy"), "coordinator", "a", n_orders=40_000)
    assert found.observed == 1
    assert found.mean == pytest.approx(1 / 6, abs=0.01)
    assert found.sd == pytest.approx(math.sqrt(5) / 6, abs=0.01)
    assert found.z == pytest.approx(math.sqrt(5), abs=0.1)


def test_of_two_groups_the_rest_is_gatekeeper_or_itinerant():
    # one and other in one group, the broker in the other: 2 · (5·4·5) / 720 = 5/18; the rest 1 − 1/6 − 5/18 = 5/9
    means = {role: role_by_chance(network("xxxxxyyyyy"), role, "a", n_orders=40_000).mean for role in ROLES}
    assert means["itinerant"] == pytest.approx(5 / 18, abs=0.01)
    assert means["gatekeeper"] == pytest.approx(5 / 9, abs=0.01)
    assert means["representative"] == means["liaison"] == 0


def test_what_is_observed_is_what_is_counted():
    for groups in ("xxxxxyyyyy", "xyzxyzxyzx", "xyyxxxxxxx", "yxyxxxxxxx"):
        shown = network(groups)
        counted = brokerage_roles(shown)
        assert {role: role_by_chance(shown, role, "a").observed for role in ROLES} == {
            role: counted[role]["a"] for role in ROLES
        }


def test_where_chance_leaves_no_room_there_is_no_z():
    assert role_by_chance(network("xxxxxxxxxx"), "coordinator", "a").z is None
    assert role_by_chance(network("xxxxxyyyyy"), "coordinator", "j").z is None  # nobody to stand between


def test_below_ten_nodes_or_without_groups_chance_says_nothing():
    few = relations(["a", "b", "c"], TIES, groups={"a": "x", "b": "y", "c": "y"})
    assert role_by_chance(few, "coordinator", "a") is None
    assert role_by_chance(network(""), "coordinator", "a") is None


def test_the_same_seed_gives_the_same_numbers():
    shown = network("xxxxxyyyyy")
    assert role_by_chance(shown, "gatekeeper", "a") == role_by_chance(shown, "gatekeeper", "a")
