"""Partner fit: every number of methods chapter 2 under its own number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.closeness_paths import path_closeness
from graph.analysis.fit.components import (
    NOT_APPLICABLE,
    UNKNOWN,
    Part,
    Risk,
    ambition,
    capacity_and_willingness,
    compatibility,
    complementarity,
    coverage_of_needs,
    interests,
    proximity,
    safety,
    size_similarity,
    vetoes,
)
from graph.analysis.fit.many import best_totals
from graph.analysis.fit.position import nearness, network_value, past_alliances, relation, shared_partners
from graph.analysis.fit.scoring import difference, fit_of, is_certainly_above, ranking, rounded
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.analysis.ratings import agreement, rank_agreement, rating_interval
from graph.analysis.relations import relations_in
from tests.support.reference_networks import m10

NETWORK = relations_in(m10(), tuple(m10().nodes), tuple(m10().ties))
NEAR = nearness(NETWORK)
WEIGHTS = DEFAULTS.weights


def near(value):
    return pytest.approx(value, abs=1e-4)


def bounds(part):
    return (near(part.score.low), near(part.score.high))


def vector(*levels):
    return {f"k{number}": level for number, level in enumerate(levels, start=1) if level}


# --- the parts


def test_t2_1_ambition():
    found = ambition(vector(0.8, 0.6, 0.4, 0), vector(1, 0.2, 0, 0))
    assert found.score == exactly(near(0.5))
    assert sum(share.low for share in found.made_of.values()) == near(0.5)


def test_two_complete_profiles_without_any_theme_have_no_ambition_to_compare():
    assert ambition({}, {}) == NOT_APPLICABLE
    assert ambition(None, {"a": 1.0}) == UNKNOWN


def test_t2_2_complementarity_shows_both_directions():
    from_other = coverage_of_needs(vector(1, 0, 0.5, 0.5), vector(0.8, 0.2, 1, 0))
    to_other = coverage_of_needs(vector(0, 1, 0, 0.5), vector(0.2, 0.9, 0, 0.4))
    assert from_other == exactly(near(0.65))
    assert to_other == exactly(near(0.7333))
    assert complementarity(from_other, to_other).score == exactly(near(0.6708))
    assert complementarity(from_other, to_other, one_way=True).score == from_other


def test_what_one_has_oneself_is_no_need():
    # of two needs of 1 one is met by oneself; the other party offers half of what is left
    assert coverage_of_needs({"a": 1.0, "b": 1.0}, {"b": 0.5}, own_offers={"a": 1.0}) == exactly(0.5)


def test_without_needs_a_direction_does_not_apply_and_unknown_needs_leave_it_open():
    assert coverage_of_needs({}, {"a": 1.0}) is None
    assert coverage_of_needs(None, {"a": 1.0}) == UNKNOWN_SHARE
    assert coverage_of_needs({"a": 1.0}, None) == UNKNOWN_SHARE
    assert complementarity(None, None).score is None


def test_t2_3_interests():
    assert interests(vector(1, 1, -0.5), vector(1, 0.5, 0.5)).score == exactly(near(0.8571))


def test_without_a_common_interest_nothing_is_known():
    assert interests({"a": 1.0}, {"b": 1.0}) == UNKNOWN
    assert interests({"a": 0.0}, {"a": 1.0}) == UNKNOWN


def test_t2_4_relation():
    trust = path_closeness(NETWORK, ["P1"]).between("P1", "B1").low
    common = shared_partners(NEAR, "P1", "B1")
    past = past_alliances([(0.8, 2.0)])
    assert (trust, common, past) == (near(0.1568), 0.0, near(0.3431))
    assert bounds(relation(exactly(trust), exactly(common), past, is_surveyed=True)) == (near(0.1642), near(0.1642))


def test_who_was_not_asked_for_ties_may_know_more_people():
    assert bounds(relation(exactly(0.2), exactly(0.0), 0.0, is_surveyed=False)) == (near(0.1), 1.0)


def test_a_bad_record_is_no_trust_and_no_debt():
    assert past_alliances([(-1.0, 0.0)]) == 0.0


def test_a_path_longer_than_four_steps_is_no_path():
    found = path_closeness(NETWORK, ["S1"])
    assert found.between("S1", "B3").high == 0  # S1–P1–O1–K1–B2–B3 is five
    assert found.between("S1", "B2").low > 0


def test_t2_5_compatibility():
    found = compatibility({"type": 0.0, "size": size_similarity(250, 1000), "sector": None, "culture": 0.75})
    assert size_similarity(250, 1000) == near(0.7993)
    assert bounds(found) == (near(0.3898), near(0.4898))


@pytest.mark.parametrize(("km", "expected"), [(10, 0.7071), (20, 0.5), (0, 1.0), (11.9861, 0.6601)])
def test_t2_6_proximity(km, expected):
    assert bounds(proximity(exactly(km))) == (near(expected), near(expected))


def test_a_place_known_by_its_municipality_gives_bounds_and_none_is_unknown():
    assert bounds(proximity(Interval(10, 20))) == (near(0.5), near(0.7071))
    assert proximity(None) == UNKNOWN


def test_t2_7_capacity_and_willingness():
    found = capacity_and_willingness({"time": exactly(10.0)}, {"time": 8.0, "people": 0.0}, "supportive")
    assert (found.score, found.because) == (exactly(0.75), "willingness")


def test_the_unaware_are_unknown_and_nothing_required_is_always_met():
    assert capacity_and_willingness({}, {}, "unaware").score == UNKNOWN_SHARE
    assert capacity_and_willingness({}, {"time": 0.0}, "leading").score == exactly(1.0)
    assert capacity_and_willingness({}, {"time": 5.0}, "leading").because == "capacity"


def test_t2_8_network_value():
    found = network_value(NEAR, "P1", "B1")
    assert found.score == exactly(near(0.5983))
    parts = {name: 3 * share.low for name, share in found.made_of.items()}
    assert parts == {"reach": near(0.5), "newness": near(1.0), "hole": near(0.2948)}


def test_a_tie_with_an_isolate_has_no_newness_and_a_tie_that_is_there_counts_for_what_it_brings():
    assert "newness" not in network_value(NEAR, "P1", "I1").made_of
    assert network_value(NEAR, "P1", "O1").made_of["reach"].low > 0


def test_t2_9_safety():
    found = safety([Risk("one", 2, 3), Risk("two", 3, 3)])
    assert (found.score, found.because) == (exactly(near(0.6667)), "two")


def test_no_risks_assessed_is_not_safe_and_a_large_one_forbids():
    assert safety([]) == UNKNOWN
    assert vetoes([Risk("fatal", 5, 4), Risk("small", 2, 2)]) == ("fatal",)


# --- the whole

B1 = {
    "A": 0.5, "C": 0.6708, "I": 0.8571, "R": 0.1642, "O": (0.3898, 0.4898), "P": 0.7071, "W": 0.75, "N": 0.5983,
    "V": 0.6667,
}  # fmt: skip
B2 = {"A": 0.7, "C": 0.55, "I": None, "R": 0.1, "O": 0.5, "P": 0.5, "W": 0.5, "N": 0.62, "V": 0.8}
I1 = {"A": 0.8, "C": 0.6, "P": 0.9, "N": 0.7, "I": None, "R": None, "O": None, "W": None, "V": None}


def candidate(name, values):
    def part(value):
        if value is None:
            return UNKNOWN
        return Part(Interval(*value) if isinstance(value, tuple) else exactly(value))

    return fit_of(name, {key: part(value) for key, value in values.items()})


FITS = [candidate("B1", B1), candidate("B2", B2), candidate("I1", I1)]


@pytest.mark.parametrize(
    ("fit", "low", "middle", "high", "coverage"),
    [
        (FITS[0], 0.5825, 0.5865, 0.5905, 0.9920),
        (FITS[1], 0.4714, 0.5214, 0.5714, 0.9000),
        (FITS[2], 0.3850, 0.6200, 0.8550, 0.5300),
    ],
    ids=["B1", "B2", "I1"],
)
def test_t2_10_totals_and_coverage(fit, low, middle, high, coverage):
    assert (fit.total.low, fit.total.middle, fit.total.high) == (near(low), near(middle), near(high))
    assert fit.combined.coverage == near(coverage)


def test_t2_10_who_is_too_little_known_is_not_ranked_but_asked_about():
    found = ranking(FITS)
    assert [fit.candidate_id for fit in found.ranked] == ["B1", "B2"]
    assert [fit.candidate_id for fit in found.too_little_known] == ["I1"]
    assert set(FITS[2].combined.worth_asking[:2]) == {"R", "W"}  # .12 each
    assert FITS[2].combined.contributions["W"].width == near(0.12)


def test_t2_10_neither_unknown_as_zero_nor_the_mean_of_what_is_known_decides():
    zero = {
        name: sum(WEIGHTS[k] * fit.parts[k].score.low for k in WEIGHTS) for name, fit in zip("abc", FITS, strict=True)
    }
    assert min(zero, key=zero.get) == "c"  # unknown = 0 would put I1 last
    known = [k for k in I1 if I1[k] is not None]
    mean = sum(WEIGHTS[k] * I1[k] for k in known) / sum(WEIGHTS[k] for k in known)
    assert mean == near(0.7264)  # and the mean of the known first: above .5993 and .5238
    assert [fit.candidate_id for fit in ranking(FITS).ranked] == ["B1", "B2"]


def test_t2_10_b1_is_certainly_above_b2_and_its_balance():
    assert is_certainly_above(FITS[0], FITS[1])
    assert ranking(FITS).alike == {"B1": (), "B2": ()}
    assert FITS[0].balance == near(0.9162)
    assert FITS[0].balance * FITS[0].total.middle == near(0.5374)


def test_t2_12_the_difference_of_two_is_explained_part_by_part():
    found = difference(FITS[0], FITS[1])
    expected = {
        "A": -0.0360, "C": 0.0242, "I": 0.0357, "R": 0.0077, "O": -0.0048, "P": 0.0166, "W": 0.0300, "N": -0.0015,
        "V": -0.0067,
    }  # fmt: skip
    assert found == {key: near(value) for key, value in expected.items()}
    assert sum(found.values()) == near(0.0651)


def test_t2_12_rounded_parts_add_up_to_the_rounded_total():
    parts = {key: share.middle for key, share in FITS[0].combined.contributions.items()}
    assert sum(rounded(parts).values()) == pytest.approx(0.59)


def test_weights_are_together_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert sum(DEFAULTS.compatibility.values()) == pytest.approx(1)
    assert set(WEIGHTS) == set(COMPONENTS)


PARTS = st.dictionaries(
    st.sampled_from(sorted(COMPONENTS)),
    st.one_of(
        st.none(),
        st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda ends: Part(Interval(min(ends), max(ends)))),
        st.just(NOT_APPLICABLE),
    ).map(lambda part: part or UNKNOWN),
    min_size=2,
)


@given(PARTS, st.floats(0, 1))
def test_filling_in_an_unknown_only_narrows_the_fit(parts, at):
    before = fit_of("x", parts)
    if before is None:
        return
    for key, part in parts.items():
        if part.score is None:
            continue
        learnt = exactly(part.score.low + at * part.score.width)
        after = fit_of("x", {**parts, key: Part(learnt)})
        assert before.total.low - 1e-9 <= after.total.low <= after.total.high <= before.total.high + 1e-9


@given(st.lists(PARTS, min_size=1, max_size=6))
def test_who_else_is_a_candidate_never_turns_the_order_of_two(many):
    fits = [fit for number, parts in enumerate(many) if (fit := fit_of(f"c{number}", parts))]
    order = [fit.candidate_id for fit in ranking(fits).ranked]
    for left_out in fits:
        fewer = [fit.candidate_id for fit in ranking([fit for fit in fits if fit is not left_out]).ranked]
        assert fewer == [name for name in order if name != left_out.candidate_id]


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.floats(0, 1), min_size=1, max_size=9))
def test_rounded_parts_always_add_up(parts):
    assert sum(rounded(parts).values()) == pytest.approx(round(sum(parts.values()) * 100) / 100)


# --- several assessors


def test_t2_13_agreement_of_assessors():
    assert agreement([4, 4, 5]) == near(0.8333)
    assert rating_interval([4, 4, 5]) == Interval(0.75, 1.0)
    assert agreement([1, 5, 3]) == 0.0
    assert agreement([3, 3, 3]) == 1.0


def test_t2_13_agreement_of_orders():
    assert rank_agreement([[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]]) == near(0.7778)


def test_one_voice_agrees_with_nobody():
    assert agreement([4]) is None
    assert rank_agreement([[1, 2]]) is None
    assert rank_agreement([[1], [1]]) is None
    assert rank_agreement([[1.5, 1.5], [1.5, 1.5]]) is None  # everyone finds all equal


def test_of_many_assessors_one_voice_does_not_decide():
    assert rating_interval([1, 4, 4, 4, 5]) == Interval(0.75, 0.75)  # quartiles 4 and 4
    assert rating_interval([]) is None


@given(st.integers(1, 30), st.integers(1, 10), st.integers(0, 9))
def test_many_at_once_have_the_totals_of_one_by_one(n, k, seed):
    draws = np.random.default_rng(seed)
    lows = draws.random((n, len(WEIGHTS))) / 2
    highs = lows + draws.random((n, len(WEIGHTS))) / 2
    fits = [
        fit_of(
            f"{row:02}",
            {
                key: Part(Interval(*ends))
                for key, ends in zip(WEIGHTS, zip(lows[row], highs[row], strict=True), strict=True)
            },
        )
        for row in range(n)
    ]
    found = best_totals(lows, highs, list(WEIGHTS.values()), k)
    expected = sorted(range(n), key=lambda row: (-round(fits[row].total.middle, 9), row))[:k]
    assert found.rows.tolist() == expected
    assert found.low.tolist() == pytest.approx([fits[row].total.low for row in expected])
    assert found.high.tolist() == pytest.approx([fits[row].total.high for row in expected])
