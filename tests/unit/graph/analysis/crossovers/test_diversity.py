"""Target groups (methods 8.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.crossovers.diversity import Diversity, diversity, shown_groups


def near(*values):
    return Diversity(*(None if value is None else pytest.approx(value, abs=1e-4) for value in values))


def test_t8_1_diversity_of_target_groups():
    assert diversity((30, 5, 5, 0)) == near(0.40625, 0.5417, 0.4167, 0.7356, 0.5306)
    assert diversity((10, 10, 10, 10)) == near(0.75, 1, 0.7692, 1.3863, 1)  # ln 4
    assert diversity((40, 0, 0, 0)) == near(0, 0, 0, 0, 0)


def test_t8_1_nobody_one_member_and_one_group_are_no_number():
    assert diversity((0, 0)) == near(None, None, None, None, None)
    assert diversity((1, 0)).unbiased is None
    assert diversity((1, 0)).blau == 0
    one_group = diversity((12,))
    assert (one_group.normalised, one_group.evenness, one_group.blau) == (None, None, 0)


def test_t8_1_a_group_without_members_stays_a_group():
    assert diversity((10, 10)).normalised == 1
    assert diversity((10, 10, 0)).normalised == pytest.approx(0.75)  # .5 / (2/3)


def test_a_small_count_is_hidden_and_cannot_be_computed_back():
    shown = shown_groups({"a": 40, "b": 25, "c": 4})
    assert shown.counts == {"a": 40, "b": None, "c": None}  # c alone could be told from the total
    assert (shown.n, shown.hidden) == (None, ("b", "c"))
    assert shown.diversity.blau == 0.53  # 1 − (40² + 25² + 4²) / 69² = .5293: less exact than a count


def test_without_small_counts_all_is_shown():
    shown = shown_groups({"a": 10, "b": 30})
    assert (dict(shown.counts), shown.n, shown.hidden) == ({"a": 10, "b": 30}, 40, ())


def test_of_a_few_people_nothing_is_shown():
    shown = shown_groups({"a": 6, "b": 3})
    assert (shown.hidden, shown.n, shown.diversity) == (("a", "b"), None, None)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1))
def test_what_is_hidden_is_none_or_at_least_two_groups_of_ten_together_or_all(counts):
    shown = shown_groups(counts)
    assert all(count is None or count >= 10 for count in shown.counts.values())
    together = sum(counts[group] for group in shown.hidden)
    assert not shown.hidden or len(shown.hidden) == len(counts) or (len(shown.hidden) >= 2 and together >= 10)
