"""Published small cases of ranking under uncertain weights, of assignment and of stable pairs.

The case of pairwise comparison (AHP) is not ours: weights are chosen directly or by their order.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.analysis.matching.assignment import Places, assign
from graph.analysis.matching.stability import blocking_pairs, stable
from graph.analysis.sensitivity.smaa import acceptability
from graph.analysis.sensitivity.weights import AnyWeights, WeightsInOrder
from tests.support.availability import requirement

pytestmark = pytest.mark.shared

N_DRAWS = 40_000
SPREAD = 0.01  # four standard errors of a share over so many draws


def read(name: str) -> Any:
    return json.loads((Path(requirement("shared")) / "data" / "real" / name).read_text(encoding="utf-8"))


def case(name: str) -> Any:
    cases = {one["name"]: one for one in read("mcda_reference/mcda_cases.json")["cases"]}
    return cases[name]


@pytest.mark.parametrize("name", ["two_by_two", "identity3"])
def test_acceptability_and_central_weights(name: str) -> None:
    told = case(name)
    values = np.array(list(told["values"].values()), dtype=float)
    found = acceptability(values, values, AnyWeights(), N_DRAWS)
    assert found.ranks == pytest.approx(np.array(list(told["rank_acceptability"].values())), abs=SPREAD)
    assert found.central_weights == pytest.approx(np.array(list(told["central_weights"].values())), abs=SPREAD)
    if "confidence" in told:
        assert found.confidence == pytest.approx(np.array(list(told["confidence"].values())))


@pytest.mark.parametrize("n", ["3", "4"])
def test_mean_of_weights_of_which_the_order_is_known(n: str) -> None:
    drawn = WeightsInOrder(range(int(n))).draw(np.random.default_rng(0), N_DRAWS, int(n))
    assert drawn.mean(axis=0) == pytest.approx(np.array(case("rank_order_centroid")["mean"][n]), abs=SPREAD)


def test_measurements_that_are_uncertain() -> None:
    told = case("uniform_measurements")["rank_acceptability"]
    found = acceptability([[0.0], [0.2]], [[1.0], [1.2]], AnyWeights(), N_DRAWS)
    assert found.ranks == pytest.approx(np.array([told["A"], told["B"]]), abs=SPREAD)


def test_assignment_with_the_most_and_the_least_in_total() -> None:
    told = read("matching_reference/assignment_mini.json")
    for one in told["maximise"]:
        assert _total(np.array(one["value"], dtype=float)) == pytest.approx(one["optimum"])
    for one in told["minimise"]:
        cost = np.array(one["cost"], dtype=float)
        n = len(cost)
        assert n * cost.max() - _total(cost.max() - cost) == pytest.approx(one["optimum"])


def _total(value: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    n = len(value)
    top = value.max()  # ours are scores from 0 to 1
    best = assign(value / top, np.ones_like(value, dtype=bool), Places([1] * n, [1] * n))
    return float(best.total * top)


def test_gale_and_shapley_first_example_is_best_for_rows() -> None:
    told = read("matching_reference/gale_shapley_1962_ex1.json")
    rows = told["ranks"]
    row_rank = np.array([[pair[0] for pair in row.values()] for row in rows.values()], dtype=float)
    column_rank = np.array([[pair[1] for pair in row.values()] for row in rows.values()], dtype=float)
    found = _stable(-row_rank, -column_rank, [1, 1, 1])
    names, columns = list(rows), list(rows["alpha"])
    assert {names[i]: columns[j] for i, j in found} == told["expected_stable"][told["row_optimal"]]


@pytest.mark.parametrize(
    ("name", "asking", "offering"),
    [("nrmp_example", "applicants", "programmes"), ("school_choice_3x3", "students", "schools")],
)
def test_deferred_acceptance(name: str, asking: str, offering: str) -> None:
    told = read(f"matching_reference/{name}.json")
    rows, columns = told[asking], told[offering]
    row_utility = _utility(list(rows.values()), list(columns))
    column_utility = _utility(list(columns.values()), list(rows)).T
    found = _stable(row_utility, column_utility, [told.get("capacity", {}).get(column, 1) for column in columns])
    pairs = {(list(rows)[i], list(columns)[j]) for i, j in found}
    expected = told["expected"]
    if "deferred_acceptance" in expected:
        assert pairs == set(expected["deferred_acceptance"].items())
    else:
        assert pairs == {(who, column) for column in columns for who in expected[column]}


def _utility(lists: list[list[str]], names: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return minus the place on each list; nan for who is not on it."""
    return np.array([[-wanted.index(name) if name in wanted else np.nan for name in names] for wanted in lists], float)


def _stable(rows: Any, columns: Any, capacity: list[int]) -> tuple[tuple[int, int], ...]:
    allowed = ~np.isnan(rows) & ~np.isnan(columns)
    places = Places([1] * len(rows), capacity)
    sides = np.nan_to_num(rows, nan=-99.0), np.nan_to_num(columns, nan=-99.0)
    found = stable(*sides, allowed, places)
    assert not blocking_pairs(found, *sides, allowed, places)
    return found
