"""Companies and training (methods 8.2)."""

import pytest

from graph.analysis.crossovers.delay import Waiting, interaction, translation_delay, watched_signals
from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations
from graph.model.signals import Signal
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.relations import relations


def waits(*rows):
    return [Waiting(float(months), is_translated) for months, is_translated in rows]


def test_t8_2_the_median_takes_those_still_waiting_along():
    found = translation_delay(waits((6, True), (10, True), (14, False), (20, True)))
    assert found.median == 10
    assert found.waiting_share[:2] == ((6, 0.75), (10, pytest.approx(0.5)))
    assert (found.n_translated, found.n_waiting, found.longest) == (3, 1, 20)


def test_t8_2_a_median_that_was_never_reached_is_longer_than_the_longest_time_watched():
    found = translation_delay(waits((6, True), (10, False), (14, False), (20, False)))
    assert (found.median, found.longest) == (None, 20)


def test_what_arrives_when_another_was_last_seen_comes_first():
    found = translation_delay(waits((6, False), (6, True)))
    assert found.waiting_share == ((6, 0.5),)  # two were waiting, one arrived
    assert found.median == 6


def test_several_at_the_same_moment_are_one_step():
    assert translation_delay(waits((3, True), (3, True), (5, True))).waiting_share == (
        (3, pytest.approx(1 / 3)),
        (5, 0),
    )


def test_without_signals_there_is_no_delay():
    found = translation_delay([])
    assert (found.median, found.longest, found.waiting_share) == (None, None, ())


def signals(*rows):
    records = [Signal(id=f"s{n}", title="x", on=on, translated_on=there) for n, (on, there) in enumerate(rows)]
    return NetworkSnapshot(1, {record.id: record for record in records})


def test_signals_of_the_network_wait_until_a_course_uses_them():
    found = watched_signals(
        signals(
            ("2023-01-15", "2023-07-15"),
            ("2024-01-15", UNKNOWN),
            ("2024-03-15", "2025-01-01"),  # a course that is planned after the day of counting
            ("2024-01-15", NOT_APPLICABLE),
            (UNKNOWN, "2024-01-01"),
            ("2025-01-01", UNKNOWN),
            ("2024-02-01", "2023-02-01"),
        ),
        on_date="2024-07-15",
    )
    assert found.waits == (Waiting(6, True), Waiting(6, False), Waiting(4, False))
    assert found.left_out == ("s4", "s5", "s6")


def test_a_year_or_a_month_counts_from_its_middle():
    found = watched_signals(signals(("2023", "2024-01"), ("2023-07", "2024-01-15")), on_date="2024-07-15")
    assert found.waits == (Waiting(6, True), Waiting(6, True))


def test_t8_2_the_share_between_companies_and_providers_stands_beside_chance():
    ties = [("c1", "c2", 0.6), ("c1", "p1", 0.4), ("c2", "p1", 0.2), ("x", "p1", 1.0)]
    found = interaction(relations(["c1", "c2", "p1", "x"], ties), {"c1", "c2"}, {"p1"})
    assert found.share == Interval(pytest.approx(0.5), pytest.approx(0.5))  # .6 / 1.2
    assert found.expected == pytest.approx(2 / 3)  # two of the three pairs lie between the sides
    assert (found.n_between, found.n_within) == (2, 1)


def test_an_unknown_strength_leaves_the_share_open():
    unsure = Relations(("c", "d", "p"), {("c", "p"): Interval(0.2, 1.0), ("c", "d"): Interval(0.2, 1.0)})
    found = interaction(unsure, {"c", "d"}, {"p"})
    assert found.share == Interval(pytest.approx(1 / 6), pytest.approx(5 / 6))


def test_without_ties_there_is_no_share_and_who_is_on_both_sides_is_on_neither():
    found = interaction(relations("cp", [("c", "p", 1.0)]), {"c"}, {"c", "p"})
    assert (found.share, found.expected, found.n_between) == (None, None, 0)
