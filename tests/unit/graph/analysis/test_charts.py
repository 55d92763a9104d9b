"""Places that values decide: worked out by hand, and the same whatever the order."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.charts import HIGH, STRIP, WIDE, Axis, in_layers_by, in_rings_by, on_plane
from graph.analysis.crowding import LEAST, fanned


def distance(place):
    return math.hypot(*place)


def test_everyone_lies_on_the_ring_of_their_option_the_first_innermost():
    found = in_rings_by({"a": "x", "b": "x", "c": "y", "d": "?"}, ["x", "y", "?"], [])
    assert {name: round(distance(at), 6) for name, at in found.places.items()} == {
        name: round(found.radii[option], 6) for name, option in {"a": "x", "b": "x", "c": "y", "d": "?"}.items()
    }
    assert found.radii["x"] < found.radii["y"] < found.radii["?"]


def test_an_option_that_nobody_has_takes_no_ring():
    assert list(in_rings_by({"a": "y"}, ["x", "y"], []).radii) == ["y"]


def test_layers_do_not_overlap_and_hold_their_members():
    options = {f"n{number:02}": "up" if number < 9 else "down" for number in range(40)}
    found = in_layers_by(options, ["up", "down"], [])
    assert found.edges["up"][1] == found.edges["down"][0]
    for node_id, option in options.items():
        top, bottom = found.edges[option]
        assert top < found.places[node_id][1] < bottom
    assert len(set(found.places.values())) == 40


def test_in_a_layer_those_who_are_tied_lie_above_each_other():
    options = {"a": "up", "b": "up", "c": "down", "d": "down"}
    found = in_layers_by(options, ["up", "down"], [("a", "d"), ("b", "c")])
    # a – d and b – c would cross in the order of their names
    assert (found.places["a"][0] < found.places["b"][0]) == (found.places["d"][0] < found.places["c"][0])


def test_on_a_plane_more_is_to_the_right_and_upwards():
    found = on_plane({"a": 0.0, "b": 5.0, "c": 10.0}, {"a": 1.0, "b": 2.0, "c": 3.0})
    assert found.places == {"a": (0.0, HIGH), "b": (WIDE / 2, HIGH / 2), "c": (WIDE, 0.0)}


def test_who_has_no_value_lies_in_the_strip_beside_that_axis():
    found = on_plane({"a": 1.0, "b": None, "c": 3.0}, {"a": 1.0, "b": 2.0, "c": None})
    assert found.places["b"][0] == -STRIP / 2
    assert found.places["c"] == (WIDE, HIGH + STRIP / 2)


def test_those_who_share_a_spot_are_all_to_be_seen():
    same = {f"n{number}": 1.0 for number in range(30)} | {"far": 2.0}
    found = on_plane(same, same)
    places = list(found.places.values())
    assert min(math.dist(one, other) for n, one in enumerate(places) for other in places[:n]) > 10


def test_a_scale_of_many_small_values_beside_a_few_large_ones_follows_the_root():
    skewed = on_plane({"a": 0.0, "b": 1.0, "c": 1.0, "d": 100.0}, dict.fromkeys("abcd", 1.0)).x
    assert skewed.is_root
    assert skewed.share(25.0) == pytest.approx(0.5)
    assert skewed.at(0.5) == pytest.approx(25.0)


def test_beside_a_scale_of_counts_stand_counts():
    # by hand: 0 to 80 following the root in 4 parts is 80·(k/4)² = 0, 5, 20, 45, 80; of 0 to 2 only 0, 1 and 2
    assert Axis(0.0, 80.0, is_root=True, is_whole=True).steps(4) == [0.0, 5.0, 20.0, 45.0, 80.0]
    assert Axis(0.0, 2.0, is_whole=True).steps(4) == [0.0, 1.0, 2.0]
    assert Axis(0.0, 1.0).steps(4) == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_without_any_value_there_is_no_axis():
    assert on_plane({"a": None}, {"a": 1.0}).x is None


@given(st.floats(0, 100), st.floats(0, 100), st.booleans(), st.floats(0, 1))
def test_value_and_place_on_an_axis_belong_together(one, other, is_root, share):
    axis = Axis(min(one, other), max(one, other) + 1, is_root)
    assert axis.share(axis.at(share)) == pytest.approx(share, abs=1e-6)


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.sampled_from("xyz"), min_size=1), st.randoms())
def test_the_order_in_which_they_are_told_does_not_matter(options, random):
    shuffled = list(options.items())
    random.shuffle(shuffled)
    assert in_rings_by(options, "xyz", []).places == in_rings_by(dict(shuffled), "xyz", []).places
    assert in_layers_by(options, "xyz", []).places == in_layers_by(dict(shuffled), "xyz", []).places


def test_a_fan_begins_on_the_spot():
    assert fanned((3.0, 4.0), 1) == [(3.0, 4.0)]


AMOUNTS = st.one_of(st.none(), st.integers(0, 4).map(float))


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=120))
def test_on_a_plane_nobody_is_hidden_and_nobody_lies_where_another_value_is_read(values):
    xs = {str(number): x for number, (x, _) in enumerate(values)}
    found = on_plane(xs, {str(number): y for number, (_, y) in enumerate(values)})
    places = list(found.places.values())
    assert all(math.dist(one, other) >= LEAST - 1e-6 for n, one in enumerate(places) for other in places[:n])
    for number, (x, y) in enumerate(values):
        across, upwards = found.places[str(number)]
        assert across < 0 if x is None else across >= 0
        assert upwards > HIGH if y is None else upwards <= HIGH
