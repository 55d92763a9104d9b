"""Alliance analysis: methods chapter 1 under its numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.alliances.conditions import assessor_score, condition_score, is_to_discuss, profile
from graph.analysis.alliances.phases import moves_from
from graph.analysis.alliances.value import Item, partnership_value, party_value
from graph.analysis.intervals import Interval, exactly
from graph.model.choices import ALLIANCE_PHASE


def near(value):
    return pytest.approx(value, abs=1e-4)


def test_t1_1_the_condition_of_ambition():
    assert assessor_score([3, 4, 3, None]) == Interval(near(0.6250), near(0.8750))
    assert assessor_score([2, 3, 3, 3]) == exactly(near(0.6875))
    found = condition_score([[3, 4, 3, None], [2, 3, 3, 3]])
    assert found == Interval(near(0.65625), near(0.78125))
    assert 1 - found.width == near(0.875)


def items(*rows):
    return [Item(f"item {number}", weight, level) for number, (weight, level) in enumerate(rows)]


A = party_value(items((3, 4), (2, 2)), items((2, 2), (1, 1)))
B = party_value(items((2, 3), (2, 1)), items((1, 2), (1, 1)))


def test_t1_2_the_value_to_each_party():
    assert (A.benefits.low, A.costs.low, A.net.low) == (near(0.8000), near(0.4167), near(0.3833))
    assert (B.benefits.low, B.costs.low, B.net.low) == (near(0.5000), near(0.3750), near(0.1250))
    assert A.largest_cost == "item 0"


def test_t1_2_the_value_of_the_partnership():
    found = partnership_value({"a": A, "b": B})
    assert (found.mutual_gain.low, found.joint_value.low, found.balance.low) == (
        near(0.1250),
        near(0.2189),
        near(0.3261),
    )
    assert found.verdict == "mutual_gain"


def test_t1_2_as_soon_as_one_party_loses_there_is_no_joint_value():
    losing = party_value(items((2, 1), (2, 0)), items((1, 2), (1, 1)))
    found = partnership_value({"a": A, "b": losing})
    assert (losing.net.low, found.joint_value.low, found.balance) == (near(-0.2500), 0.0, None)
    assert (found.verdict, found.losing) == ("one_loses", ("b",))
    assert partnership_value({"b": losing}).verdict == "no_value"


def test_without_benefits_listed_the_value_is_open():
    found = party_value([], items((1, 2)))
    assert found.net == Interval(-0.5, 0.5)
    assert partnership_value({"a": found}).verdict == "unknown"


def test_the_profile_names_the_lowest_condition_and_what_may_be_lower():
    answers = {key: [[4, 4, 4, 4]] for key in "ABCD"} | {"E": [[1, 1, 1, 1]]}
    assert profile(answers).lowest == ("E",)
    assert profile({key: [[4, 4, 4, 4]] for key in "ABCD"}).lowest == ("A", "B", "C", "D", "E")  # E is open


def test_what_was_computed_and_assessed_is_discussed_when_far_apart():
    assert is_to_discuss(exactly(0.8), exactly(0.4))
    assert not is_to_discuss(exactly(0.8), exactly(0.55))


def test_an_alliance_moves_onward_back_or_out():
    assert moves_from("explore") == {"share": "onward", "idea": "back", "declined": "out", "paused": "out"}
    assert moves_from("renew")["ended"] == "out"
    assert "explore" in moves_from("paused")


def test_every_phase_of_the_model_has_its_moves():
    for phase in ALLIANCE_PHASE:
        assert moves_from(phase.code)


@given(st.lists(st.integers(0, 4) | st.none(), min_size=4, max_size=4), st.integers(0, 4))
def test_an_answer_more_only_narrows_a_condition(answers, given_later):
    filled = list(answers)
    if None in filled:
        filled[filled.index(None)] = given_later
    before, after = assessor_score(answers), assessor_score(filled)
    assert before.low <= after.low <= after.high <= before.high
