"""Who goes with whom so that as many schools as possible have a mentor and the scores add up to most (methods 7.3).

One linear programme does it all: a company has places, a school wants one or more mentors, a pair comes at most once, a
company may ask for a least number. Its corners are whole numbers, and its prices prove that nothing better exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

START_ARCS = 40
"""Best companies per school with which a large programme starts; others are added as their price shows a use."""

LARGE = 200_000
TOLERANCE = 1e-7


class NoAssignment(ValueError):
    """No assignment keeps to the limits."""


@dataclass(frozen=True, slots=True)
class Places:
    """How many each side takes.

    Parameters
    ----------
    wanted : sequence of int
        Mentors per school.
    capacity : sequence of int
        Schools per company, at most.
    least : sequence of int
        Schools per company, at least.
    """

    wanted: Sequence[int]
    capacity: Sequence[int]
    least: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Pairs of a school and a company, by number, and the proof that they are best.

    Parameters
    ----------
    pairs : tuple of (int, int)
        School and company, in order.
    total : float
        Sum of the scores.
    bound : float
        No assignment with as many pairs has a higher total: the value of the prices.
    prices : tuple of float
        What one place more at each company would add to the total, number of pairs included.
    """

    pairs: tuple[tuple[int, int], ...]
    total: float
    bound: float
    prices: tuple[float, ...]

    @property
    def gap(self) -> float:
        """What the total could still be short of the best; 0 but for rounding."""
        return self.bound - self.total


def assign(scores: Floats, allowed: Mask, places: Places) -> Assignment:
    """Return the assignment with the most pairs, and among those the highest total.

    Parameters
    ----------
    scores : array (schools × companies)
        From 0 to 1.
    allowed : array of bool (schools × companies)
        Which pairs may be made.
    places : Places
        How many each side takes.

    Raises
    ------
    NoAssignment
        The least numbers of companies cannot be met.
    """
    n, m = scores.shape
    bonus = float(n + 1)  # one pair more outranks all scores together
    rows, columns = _first_arcs(scores, allowed)
    while True:
        found = _solved(scores, rows, columns, places, bonus)
        missing = _worth_adding(scores, allowed, found, rows, columns, bonus)
        if missing is None:
            break
        rows, columns = np.concatenate([rows, missing[0]]), np.concatenate([columns, missing[1]])
    chosen = found.x > 0.5
    pairs = sorted(zip(rows[chosen].tolist(), columns[chosen].tolist(), strict=True))
    total = float(sum(scores[pair] for pair in pairs))
    return Assignment(
        tuple((int(one), int(other)) for one, other in pairs),
        total,
        found.bound - bonus * len(pairs),
        tuple(float(price) for price in found.company_prices[:m]),
    )


@dataclass(frozen=True, slots=True)
class _Solved:
    x: Floats
    bound: float
    school_prices: Floats
    company_prices: Floats


def _first_arcs(scores: Floats, allowed: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    n, m = scores.shape
    if n * m <= LARGE:
        rows, columns = np.nonzero(allowed)
        return rows, columns
    held = np.where(allowed, scores, -1.0)
    k = min(START_ARCS, m)
    best = np.argpartition(-held, k - 1, axis=1)[:, :k]
    rows = np.repeat(np.arange(n), k)
    columns = best.ravel()
    is_allowed = allowed[rows, columns]
    return rows[is_allowed], columns[is_allowed]


def _solved(
    scores: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64], places: Places, bonus: float
) -> _Solved:
    n, m = scores.shape
    n_arcs = len(rows)
    arcs = np.arange(n_arcs)
    ones = np.ones(n_arcs)
    school = sparse.csr_array((ones, (rows, arcs)), shape=(n, n_arcs))
    company = sparse.csr_array((ones, (columns, arcs)), shape=(m, n_arcs))
    least = np.asarray(places.least or np.zeros(m), dtype=float)
    blocks, limits = [school, company], [np.asarray(places.wanted, float), np.asarray(places.capacity, float)]
    if least.any():
        blocks.append(-company)
        limits.append(-least)
    limit = np.concatenate(limits)
    if n_arcs == 0:
        if least.any():
            raise NoAssignment
        return _Solved(np.zeros(0), 0.0, np.zeros(n), np.zeros(m))
    gains = bonus + scores[rows, columns]
    solve: Any = linprog  # its types know no sparse matrices
    result = solve(-gains, A_ub=sparse.vstack(blocks).tocsr(), b_ub=limit, bounds=(0, 1), method="highs-ds")
    if result.status == 2:
        raise NoAssignment
    prices = -result.ineqlin.marginals
    caps = -result.upper.marginals
    bound = float(prices @ limit + caps.sum())
    company_prices = prices[n : n + m] - (prices[n + m :] if least.any() else 0.0)
    return _Solved(result.x, bound, prices[:n], company_prices)


def _worth_adding(
    scores: Floats, allowed: Mask, found: _Solved, rows: NDArray[np.int64], columns: NDArray[np.int64], bonus: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return the pairs that were left out and are worth more than their prices; None when all is proven."""
    n, m = scores.shape
    if n * m <= LARGE:
        return None
    worth = scores + bonus - found.school_prices[:, None] - found.company_prices[None, :]
    worth[~allowed] = -1.0
    worth[rows, columns] = -1.0
    new_rows, new_columns = np.nonzero(worth > TOLERANCE)
    return (new_rows, new_columns) if len(new_rows) else None
