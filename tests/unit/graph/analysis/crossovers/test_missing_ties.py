"""Missing ties on two axes, and who could make them (methods 8.3), on M10."""

import pytest

from graph.analysis.closeness_paths import PathSettings, path_closeness
from graph.analysis.crossovers.missing_ties import (
    NEEDS_BROKER,
    QUICK_WIN,
    Broker,
    MissingTieSettings,
    best_broker,
    missing_pairs,
    missing_ties,
)
from graph.analysis.intervals import Interval, exactly
from graph.analysis.relations import Relations, relations_in
from tests.support.reference_networks import m10
from tests.support.relations import relations


@pytest.fixture(scope="module")
def network() -> Relations:
    snapshot = m10()
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


def by_pair(found):
    return {tie.pair: tie for tie in found}


@pytest.mark.parametrize("pair", [("P1", "K1"), ("O1", "S1"), ("O1", "B1"), ("K1", "B3"), ("B1", "B3")])
def test_t8_4_pairs_with_one_partner_of_three_in_common_are_likely(network, pair):
    found = missing_ties(network, [pair])[0]
    assert found.adamic_adar == pytest.approx(0.9102, abs=1e-4)
    assert found.resource_allocation == pytest.approx(0.3333, abs=1e-4)


def test_t8_4_pairs_without_a_common_partner_are_not(network):
    for tie in missing_ties(network, [("P1", "B1"), ("S1", "K1")]):
        assert (tie.adamic_adar, tie.resource_allocation) == (0, 0)


def test_t8_4_what_is_valuable_comes_in_the_reverse_order_of_what_is_likely(network):
    found = missing_ties(network, [("K1", "B3"), ("P1", "B1")])
    assert [tie.pair for tie in found] == [("P1", "B1"), ("K1", "B3")]
    assert [tie.hole for tie in found] == [pytest.approx(0.3281, abs=1e-4), pytest.approx(0.2890, abs=1e-4)]
    assert [tie.quadrant for tie in found] == [NEEDS_BROKER, QUICK_WIN]


def test_the_best_broker_is_close_to_the_one_that_is_furthest(network):
    found = missing_ties(network, [("P1", "B1")])[0]
    # O1: min(.8, .4 · 1 · .7) = .28; K1: min(.8 · .4 · .7, 1) = .224
    assert found.broker == Broker("O1", Interval(pytest.approx(0.28), pytest.approx(0.28)))


def test_nobody_can_introduce_an_isolate(network):
    found = missing_ties(network, [("I1", "P1")])[0]
    assert (found.broker, found.closeness) == (None, exactly(0))
    # the isolate has no constraint to lose: P1 alone counts
    assert found.hole == missing_ties(network, [("P1", "I1")])[0].hole > 0


def test_two_isolates_have_no_value_on_that_axis():
    found = missing_ties(relations("ab", []), [("a", "b")])[0]
    assert (found.hole, found.quadrant) == (None, "not_now")


def test_of_equal_brokers_the_first_by_id_is_named():
    square = relations("abxy", [("a", "x", 0.6), ("x", "b", 0.6), ("a", "y", 0.6), ("y", "b", 0.6)])
    assert best_broker(path_closeness(square, ["a", "b"]), ("a", "b")).node_id == "x"


def test_nobody_introduces_themselves():
    line = relations("abx", [("a", "x", 1.0), ("x", "b", 1.0)])
    lossless = path_closeness(line, ["a", "b"], PathSettings(attenuation=1.0))  # a and b are as close as x to both
    assert best_broker(lossless, ("a", "b")).node_id == "x"


def test_who_is_certainly_close_goes_before_who_may_be_closer():
    network = Relations(
        ("a", "b", "x", "y"),
        {
            ("a", "x"): Interval(0.2, 1.0),
            ("b", "x"): Interval(0.2, 1.0),
            ("a", "y"): exactly(0.4),
            ("b", "y"): exactly(0.4),
        },
    )
    assert best_broker(path_closeness(network, ["a", "b"]), ("a", "b")).node_id == "y"


def test_what_they_have_to_give_and_do_not_reach_yet_ranks_the_pairs(network):
    wanted = {("P1", "B1"): exactly(0.5), ("K1", "B3"): Interval(0.6, 1.0), ("S1", "K1"): None}
    found = missing_ties(network, list(wanted), wanted)
    assert [tie.pair for tie in found] == [("K1", "B3"), ("P1", "B1"), ("S1", "K1")]
    promise = by_pair(found)["P1", "B1"].promise
    assert promise == Interval(pytest.approx(0.4216), pytest.approx(0.4216))  # .5 · (1 − .1568), T2.4
    assert by_pair(found)["S1", "K1"].promise is None
    assert by_pair(missing_ties(network, [("P1", "B1")], wanted, surveyed=()))["P1", "B1"].promise.low == 0


def test_pairs_of_two_sides_that_are_not_tied(network):
    found = missing_pairs(network, {"P1", "O1", "K1"}, {"K1", "B1", "O1", "C1", "elsewhere"})
    assert found == (("P1", "B1"), ("P1", "C1"))  # K1 and O1 are on both sides
    assert missing_pairs(network, {"P1"}, {"S1"}) == ()


def test_pitfall_7_link_prediction_leaves_direction_out():
    one_way = relations("abz", [("a", "z", 1.0), ("z", "b", 1.0)], is_directed=True)
    assert missing_ties(one_way, [("a", "b")])[0].adamic_adar == pytest.approx(1.4427, abs=1e-4)  # 1 / ln 2


def test_where_the_axes_split_is_a_setting(network):
    strict = MissingTieSettings(likely_from=1.0, valuable_from=0.0)
    assert missing_ties(network, [("K1", "B3")], settings=strict)[0].quadrant == NEEDS_BROKER
    assert missing_ties(network, [("K1", "B3")], settings=MissingTieSettings(valuable_from=0.3))[0].quadrant == (
        "comes_by_itself"
    )
