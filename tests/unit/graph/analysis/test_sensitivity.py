"""Sensitivity of rankings: methods chapter 3 under its numbers, and against plain counting."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.sensitivity.many import top_acceptability
from graph.analysis.sensitivity.smaa import acceptability
from graph.analysis.sensitivity.stability import leader_of, most_critical, weight_stability
from graph.analysis.sensitivity.weights import AnyWeights, WeightsAround, WeightsInOrder
from tests.unit.graph.analysis.test_fit import B1, B2, I1

ABC = [[0.9, 0.2], [0.6, 0.6], [0.1, 0.8]]
KEYS = "ACIROPWNV"
WEIGHTS = [0.18, 0.20, 0.10, 0.12, 0.08, 0.08, 0.12, 0.07, 0.05]


def bounds(candidates):
    def ends(value):
        return (0.0, 1.0) if value is None else value if isinstance(value, tuple) else (value, value)

    table = np.array([[ends(one[key]) for key in KEYS] for one in candidates])
    return table[:, :, 0], table[:, :, 1]


def near(values, by=0.01):
    return pytest.approx(values, abs=by)


def test_t3_1_exact_shares_of_three_alternatives():
    found = acceptability(ABC, ABC, AnyWeights())
    assert found.ranks[0] == near([3 / 7, 1 / 7, 3 / 7])
    assert found.ranks[1] == near([2 / 7, 5 / 7, 0])
    assert found.ranks[2] == near([2 / 7, 1 / 7, 4 / 7])
    assert found.central_weights[:, 0] == near([11 / 14, 3 / 7, 1 / 7])
    assert (found.pairwise[0, 1], found.pairwise[0, 2], found.pairwise[1, 2]) == (near(3 / 7), near(4 / 7), near(5 / 7))
    assert found.confidence.tolist() == [1.0, 1.0, 1.0]  # everything is known


def test_t3_2_candidates_of_which_not_all_is_known():
    found = acceptability(*bounds([B1, B2, I1]), AnyWeights())
    assert found.ranks[0] == near([0.371, 0.519, 0.110], 0.015)
    assert found.ranks[1] == near([0.063, 0.271, 0.666], 0.015)
    assert found.ranks[2] == near([0.566, 0.210, 0.224], 0.015)
    assert found.confidence == near([0.628, 0.244, 0.742], 0.02)


def test_t3_2_the_same_round_chosen_weights():
    found = acceptability(*bounds([B1, B2, I1]), WeightsAround(WEIGHTS, 100))
    assert found.ranks[0] == near([0.312, 0.678, 0.010], 0.015)
    assert found.ranks[1] == near([0.003, 0.099, 0.897], 0.015)
    assert found.ranks[2] == near([0.685, 0.223, 0.093], 0.015)


X33 = [[0.8, 0.4, 0.5], [0.5, 0.8, 0.6], [0.6, 0.5, 0.9]]


def test_t3_3_between_which_weights_the_leader_stays_first():
    found = weight_stability(X33, [0.5, 0.3, 0.2])
    assert leader_of(X33, [0.5, 0.3, 0.2]) == 2
    assert [(one.low, one.high) for one in found] == [
        (near(0.3750, 1e-4), near(0.5238, 1e-4)),
        (near(0.2222, 1e-4), near(0.3437, 1e-4)),
        (near(0.1795, 1e-4), 1.0),
    ]
    critical = most_critical(found)
    assert (critical.criterion, critical.change) == (2, near(-0.0205, 1e-4))


def test_a_weight_that_is_all_there_is_leaves_the_others_equal():
    found = weight_stability([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]], [1.0, 0.0, 0.0])
    assert found[0].low == near(0.5, 1e-9)  # 1·t against 1·(1 − t)


def test_a_leader_that_is_best_in_all_is_never_overtaken():
    found = weight_stability([[1.0, 1.0], [0.0, 0.5]], [0.5, 0.5])
    assert most_critical(found) is None


# --- edges


def test_one_alternative_is_always_first():
    found = acceptability([[0.3, 0.4]], [[0.3, 0.9]], AnyWeights(), 50)
    assert (found.ranks.tolist(), found.holistic.tolist()) == ([[1.0]], [1.0])


def test_equals_share_the_better_rank():
    found = acceptability([[0.5, 0.5], [0.5, 0.5]], [[0.5, 0.5], [0.5, 0.5]], AnyWeights(), 100)
    assert found.ranks.tolist() == [[1.0, 0.0], [1.0, 0.0]]


def test_who_is_never_first_has_no_central_weights():
    found = acceptability([[1, 1], [0, 0]], [[1, 1], [0, 0]], AnyWeights(), 100)
    assert np.isnan(found.central_weights[1]).all()
    assert np.isnan(found.confidence[1])


def test_a_weight_of_nothing_stays_nothing():
    drawn = WeightsAround([0.5, 0.0, 0.5]).draw(np.random.default_rng(1), 100, 3)
    assert (drawn[:, 1] == 0).all()
    assert drawn.sum(axis=1) == pytest.approx(np.ones(100))


def test_an_order_of_importance_is_kept():
    drawn = WeightsInOrder([2, 0, 1]).draw(np.random.default_rng(1), 500, 3)
    assert (drawn[:, 2] >= drawn[:, 0]).all()
    assert (drawn[:, 0] >= drawn[:, 1]).all()


def test_the_same_seed_gives_the_same_bytes_in_another_process():
    program = (
        "from graph.analysis.sensitivity.smaa import acceptability\n"
        "from graph.analysis.sensitivity.weights import AnyWeights\n"
        "bounds = [[0.1, 0.9], [0.5, 0.4]], [[0.6, 0.9], [0.5, 0.9]]\n"
        "print(acceptability(*bounds, AnyWeights(), 500, 3).ranks.tobytes().hex())"
    )
    told = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    here = acceptability([[0.1, 0.9], [0.5, 0.4]], [[0.6, 0.9], [0.5, 0.9]], AnyWeights(), 500, 3).ranks
    assert told == [here.tobytes().hex() + "\n"] * 2


# --- very many


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 40), st.integers(1, 5), st.integers(0, 5))
def test_the_first_of_many_are_those_of_plain_counting(n, k, seed):
    values = np.random.default_rng(seed).random((n, 4)).round(1)  # coarse, so that there are equals
    found = top_acceptability(values, AnyWeights(), k, 200, seed)
    draws = np.random.default_rng(seed)
    weights = np.concatenate([AnyWeights().draw(draws, min(64, 200 - start), 4) for start in range(0, 200, 64)])
    scores = (weights @ values.T).round(9)
    rank = 1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    assert found.first == pytest.approx((rank == 1).mean(axis=0))
    kth = -np.sort(-scores, axis=1)[:, min(k, n) - 1]
    assert found.top == pytest.approx((scores >= kth[:, None]).mean(axis=0))


def test_more_than_a_hundred_are_ranked_as_fewer_are():
    values = np.random.default_rng(2).random((140, 3))
    found = acceptability(values, values, AnyWeights(), 300, 4)
    draws = np.random.default_rng(4)
    weights = AnyWeights().draw(draws, 300, 3)
    scores = (weights @ values.T).round(9)
    rank = 1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    assert found.ranks[:, 0] == pytest.approx((rank == 1).mean(axis=0))
    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(140))
