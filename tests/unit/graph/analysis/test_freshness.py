"""How fresh ties are: worked out by hand with a half-life of three years."""

import pytest

from graph.analysis.freshness import freshness
from graph.analysis.intervals import Interval
from graph.model.follow_up import Contact
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie

TODAY = "2026-06-30"


def network(*records):
    found = [organisation("a"), organisation("b"), *records]
    return NetworkSnapshot(1, {record.id: record for record in found})


def fresh(**values):
    one = tie("a", "b", **values)
    return freshness(network(one), one, TODAY)


def test_without_a_date_nothing_is_known():
    assert fresh() == Interval(0.0, 1.0)


def test_what_ended_three_years_ago_is_half_as_fresh():
    assert fresh(valid_to="2023-06-30").low == pytest.approx(0.5, abs=1e-3)
    assert fresh(valid_to="2023-06-30").high == pytest.approx(0.5, abs=1e-3)


def test_an_end_known_by_its_year_gives_bounds():
    found = fresh(valid_to="2023")  # from 3.49 to 2.5 years ago
    assert found.low == pytest.approx(2 ** (-3.49 / 3), abs=1e-3)
    assert found.high == pytest.approx(2 ** (-2.495 / 3), abs=1e-3)


def test_what_goes_on_is_at_least_as_fresh_as_its_beginning():
    assert fresh(valid_from="2023-06-30") == Interval(pytest.approx(0.5, abs=1e-3), 1.0)


def test_what_ends_later_is_fresh():
    assert fresh(valid_to="2027") == Interval(1.0, 1.0)


def test_a_contact_about_the_tie_is_a_sign_of_life():
    one = tie("a", "b", valid_from="2010")
    snapshot = network(one, Contact(id="con-1", subject_id=one.id, on=TODAY))
    assert freshness(snapshot, one, TODAY).low == pytest.approx(1.0)


def test_a_contact_or_a_beginning_that_is_yet_to_come_is_no_sign_of_life():
    one = tie("a", "b", valid_from="2020-06-30")
    planned = Contact(id="con-1", subject_id=one.id, on="2026-07-15")
    assert freshness(network(one, planned), one, TODAY).low == pytest.approx(0.25, abs=1e-3)  # six years, by the tie
    assert fresh(valid_from="2027") == Interval(0.0, 1.0)


def test_when_a_record_was_written_is_no_sign_of_life():
    assert fresh(recorded_at="2026-06-29T08:00:00Z") == Interval(0.0, 1.0)


def test_a_contact_with_one_of_the_ends_says_nothing_about_the_tie():
    one = tie("a", "b")
    snapshot = network(one, Contact(id="con-1", subject_id="a", on=TODAY))
    assert freshness(snapshot, one, TODAY) == Interval(0.0, 1.0)
