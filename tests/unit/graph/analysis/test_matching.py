"""Matching schools and mentor companies: methods chapter 7 under its numbers, and against trying everything."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.intervals import Interval, exactly
from graph.analysis.matching.alternatives import alternatives
from graph.analysis.matching.assignment import NoAssignment, Places, assign
from graph.analysis.matching.criteria import field_of_study, means, near, needs_met, offered_help, pair_score
from graph.analysis.matching.evaluation import by_chance, chance_of_as_good, retrieval
from graph.analysis.matching.fairness import fair, leximin, price_of_fairness
from graph.analysis.matching.stability import blocking_pairs, stable

SCORES = np.array([[0.50, 0.85, 0.30], [0.20, 0.65, 0.60], [0.40, 0.70, 0.20], [0.80, 0.90, 0.75]])
ALL = np.ones_like(SCORES, dtype=bool)
PLACES = Places([1] * 4, [2, 1, 1])
TWO_SIDED = np.array([[0.60, 0.90, 0.50], [0.90, 0.40, 0.70], [0.80, 0.70, 0.40], [0.50, 0.80, 0.60]])


def approx(value):
    return pytest.approx(value, abs=1e-4)


def companies(pairs):
    return [f"C{company + 1}" for _, company in sorted(pairs)]


def total(pairs, scores=SCORES):
    return sum(scores[pair] for pair in pairs)


# --- T7.1


def test_t7_1_the_five_criteria_and_their_mean():
    needs = {"stem-1": 0.5833, "stem-2": 0.6667, "stem-4": 0.4167, "stem-6": 0.6000}
    helps = {"stem-1": 0.5, "stem-2": 1.0, "stem-4": 0.5, "stem-6": 0.5}
    m1 = needs_met({key: exactly(need) for key, need in needs.items()}, helps)
    m2 = near(exactly(12.0))
    m3 = field_of_study({"one": 0.6, "two": 0.4}, {"one": 0.8, "two": 0.5}, exactly(0.75))
    m4 = means({"hours": exactly(1.0), "people": exactly(0.5)}, {"hours": 1.0, "people": 1.0}, exactly(0.75))
    parts = {"M1": m1, "M2": m2, "M3": m3, "M4": m4, "M5": exactly(0.6)}
    assert [part.low for part in parts.values()] == [
        approx(0.6471), approx(0.6598), approx(0.7010), approx(0.6250), approx(0.6000)
    ]  # fmt: skip
    assert pair_score(parts).total == exactly(approx(0.6466))


def test_the_forms_of_a_company_help_elements_as_the_settings_say():
    assert offered_help(["inhoud", "lesgeven"])["stem-2"] == 1.0
    assert offered_help(["onderzoek"])["stem-6"] == 0.75
    assert offered_help(["infrastructuur"])["stem-6"] == 0.5  # any form
    assert offered_help([]) == {}
    assert offered_help(None) is None


def test_what_is_not_known_gives_bounds_and_no_needs_do_not_apply():
    assert needs_met(None, {"a": 1.0}) == Interval(0.0, 1.0)
    assert needs_met({"a": exactly(0.0)}, {"a": 1.0}) is None
    assert near(None) == Interval(0.0, 1.0)
    assert field_of_study(None, {}, exactly(1.0)) == Interval(approx(0.3), approx(1.0))
    assert field_of_study({}, {}, exactly(1.0)) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=4), st.floats(0, 1))
def test_the_bounds_of_needs_hold_whatever_the_needs_turn_out_to_be(rows, at):
    needs = {str(n): Interval(min(a, b), max(a, b)) for n, (a, b, _) in enumerate(rows)}
    helps = {str(n): level for n, (*_, level) in enumerate(rows)}
    found = needs_met(needs, helps)
    learnt = needs_met({key: exactly(one.low + at * one.width) for key, one in needs.items()}, helps)
    if found is not None and learnt is not None:
        assert found.low - 1e-9 <= learnt.low <= found.high + 1e-9


# --- T7.2


def test_t7_2_most_in_total():
    found = assign(SCORES, ALL, PLACES)
    assert companies(found.pairs) == ["C2", "C3", "C1", "C1"]
    assert found.total == approx(2.65)
    assert found.gap == approx(0)  # proven by its prices
    (blocking,) = blocking_pairs(found.pairs, SCORES, SCORES, ALL, PLACES)
    assert (blocking.school, blocking.company) == (3, 1)
    assert (blocking.school_gain, blocking.company_gain) == (approx(0.10), approx(0.05))


def test_t7_2_fair_in_two_phases_and_leximin():
    found = fair(SCORES, ALL, PLACES)
    assert companies(found.pairs) == ["C1", "C3", "C2", "C1"] == companies(leximin(SCORES, ALL, PLACES))
    assert (found.total, min(SCORES[pair] for pair in found.pairs)) == (approx(2.60), approx(0.50))
    blocking = {(one.school, one.company): one for one in blocking_pairs(found.pairs, SCORES, SCORES, ALL, PLACES)}
    assert set(blocking) == {(0, 1), (3, 1)}
    assert (blocking[0, 1].school_gain, blocking[0, 1].company_gain) == (approx(0.35), approx(0.15))
    assert (blocking[3, 1].school_gain, blocking[3, 1].company_gain) == (approx(0.10), approx(0.20))


def test_t7_2_price_of_fairness():
    assert price_of_fairness(2.65, 2.60) == approx(0.0189)
    assert price_of_fairness(0.0, 0.0) is None


def test_t7_2_stable_with_one_score_is_the_best_remaining_pair_first():
    pairs = stable(SCORES, SCORES, ALL, PLACES)
    assert companies(pairs) == ["C1", "C3", "C1", "C2"]
    assert total(pairs) == approx(2.40)
    assert blocking_pairs(pairs, SCORES, SCORES, ALL, PLACES) == ()


def test_t7_2_stable_with_two_sides():
    pairs = stable(SCORES, TWO_SIDED, ALL, PLACES)
    assert companies(pairs) == ["C2", "C3", "C1", "C1"]
    assert blocking_pairs(pairs, SCORES, TWO_SIDED, ALL, PLACES) == ()


@pytest.mark.parametrize(
    ("school", "company", "own", "loss"),
    [(2, 0, 0.30, 0), (2, 1, 0, 0.05), (2, 2, 0.50, 0.50), (0, 0, 0.35, 0.05), (1, 2, 0.05, 0), (1, 1, 0, 0.35)],
)
def test_t7_2_alternatives_with_regret(school, company, own, loss):
    found = {one.company: one for one in alternatives(SCORES, ALL, PLACES, school, assign(SCORES, ALL, PLACES))}
    assert (found[company].own_regret, found[company].system_loss) == (approx(own), approx(loss))


# --- T7.3


def test_t7_3_real_pairs_found_back():
    ranks = [1, 1, 2, 3, 5, 1, 8, 2, 4, 1]
    scores = np.array(
        [[1.0 if company < rank - 1 else 0.5 if company == 9 else 0.0 for company in range(10)] for rank in ranks]
    )
    found = retrieval(scores, [9] * 10)
    assert (found.mean_reciprocal_rank, found.hit_1, found.hit_3, found.mean_rank) == (
        approx(0.5908), approx(0.4), approx(0.7), approx(2.8)
    )  # fmt: skip


def test_t7_3_chance():
    assert by_chance(20).mean_reciprocal_rank == approx(0.1799)
    assert by_chance(25).mean_reciprocal_rank == approx(0.1526)
    assert (by_chance(20).hit_1, by_chance(20).mean_rank) == (approx(0.05), approx(10.5))


def test_equals_at_the_top_count_as_in_random_order():
    assert retrieval(np.array([[1.0, 1.0, 0.0]]), [0]).mean_reciprocal_rank == approx(0.75)


def test_perfect_scores_are_not_chance():
    assert chance_of_as_good(np.eye(6), range(6), 500, 1) < 0.05


# --- limits and edges


def test_a_forbidden_pair_is_never_made_and_a_school_may_stay_without():
    allowed = ALL.copy()
    allowed[0, :] = False
    found = assign(SCORES, allowed, PLACES)
    assert 0 not in dict(found.pairs)
    assert len(found.pairs) == 3


def test_more_schools_with_a_mentor_outrank_a_higher_total():
    scores = np.array([[0.9, 0.0], [0.8, 0.0]])
    allowed = np.array([[True, True], [True, False]])
    # S1 with C1 alone would score .9; S1 with C2 and S2 with C1 only .8, but both have a mentor
    assert assign(scores, allowed, Places([1, 1], [1, 1])).pairs == ((0, 1), (1, 0))


def test_a_school_that_wants_two_mentors_never_gets_one_twice():
    found = assign(np.array([[0.9, 0.1]]), np.ones((1, 2), dtype=bool), Places([2], [2, 1]))
    assert found.pairs == ((0, 0), (0, 1))


def test_a_company_that_asks_for_a_least_number_gets_it_or_there_is_no_assignment():
    scores = np.array([[0.9, 0.1], [0.9, 0.1]])
    every = np.ones((2, 2), dtype=bool)
    assert {pair[1] for pair in assign(scores, every, Places([1, 1], [2, 2], [0, 1])).pairs} == {0, 1}
    with pytest.raises(NoAssignment):
        assign(scores, every, Places([1, 1], [2, 2], [2, 1]))


def test_without_any_pair_nothing_is_assigned():
    found = assign(SCORES, np.zeros_like(ALL), PLACES)
    assert (found.pairs, found.total, found.gap) == ((), 0.0, 0.0)


SMALL = st.integers(1, 4)


@st.composite
def instances(draw):
    n, m = draw(SMALL), draw(SMALL)
    scores = (
        np.array(draw(st.lists(st.lists(st.integers(0, 100), min_size=m, max_size=m), min_size=n, max_size=n))) / 100
    )
    allowed = np.array(draw(st.lists(st.lists(st.booleans(), min_size=m, max_size=m), min_size=n, max_size=n)))
    return scores, allowed, Places([1] * n, draw(st.lists(st.integers(0, 2), min_size=m, max_size=m)))


def every(scores, allowed, places):
    """Yield all assignments of one mentor at most."""
    n, m = scores.shape
    for choice in product(range(-1, m), repeat=n):
        pairs = [(i, j) for i, j in enumerate(choice) if j >= 0]
        if all(allowed[pair] for pair in pairs) and all(choice.count(j) <= places.capacity[j] for j in range(m)):
            yield tuple(pairs)


@settings(deadline=None, max_examples=150)
@given(instances())
def test_every_objective_is_the_best_of_all_assignments(given_instance):
    scores, allowed, places = given_instance
    options = list(every(scores, allowed, places))
    most = max(map(len, options))
    largest = [pairs for pairs in options if len(pairs) == most]
    best = assign(scores, allowed, places)
    assert len(best.pairs) == most
    assert best.total == pytest.approx(max(total(pairs, scores) for pairs in largest))
    assert best.gap == pytest.approx(0, abs=1e-6)
    worst = max(min((scores[p] for p in pairs), default=1.0) for pairs in largest)
    fairest = fair(scores, allowed, places)
    assert min((scores[p] for p in fairest.pairs), default=1.0) == pytest.approx(worst)
    kept = [pairs for pairs in largest if min((scores[p] for p in pairs), default=1.0) >= worst - 1e-9]
    assert fairest.total == pytest.approx(max(total(pairs, scores) for pairs in kept))
    sorted_scores = max(sorted(round(float(scores[p]), 2) for p in pairs) for pairs in largest)
    assert sorted(round(float(scores[p]), 2) for p in leximin(scores, allowed, places)) == sorted_scores


@settings(deadline=None, max_examples=100)
@given(instances(), st.integers(0, 9))
def test_a_stable_matching_has_no_blocking_pair(given_instance, seed):
    scores, allowed, places = given_instance
    theirs = np.random.default_rng(seed).random(scores.shape)
    pairs = stable(scores, theirs, allowed, places)
    blocking = [b for b in blocking_pairs(pairs, scores, theirs, allowed, places) if scores[b.school, b.company] > 0]
    assert blocking == []
