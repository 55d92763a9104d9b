"""Push apart what lies on top of each other, as little as needed."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

CLEARANCE = 44.0
"""Least distance between the centres of two nodes, px."""

LABEL_SHARE = 0.42
"""Part of the label widths that two nodes side by side keep free."""

LABEL_BAND = 24.0
"""Nodes nearer than this in height have their labels side by side, px."""

ROUNDS = 30
STEP = 0.5


def spread_out(places: Floats, widths: Floats, kept: NDArray[np.bool_]) -> Floats:
    """Return places with room between nodes.

    Parameters
    ----------
    places : array (n, 2)
        Where nodes are, px.
    widths : array (n)
        Widths of their labels, px.
    kept : array of bool (n)
        Nodes that may not move.
    """
    found = places.copy()
    if len(found) < 2 or kept.all():
        return found
    for _ in range(ROUNDS):
        one, other = _near(found)
        apart = found[one] - found[other]
        move = _needed(apart, widths[one], widths[other])
        if not move.any():
            break
        shift = np.column_stack(
            [
                np.bincount(one, move[:, axis], len(found)) - np.bincount(other, move[:, axis], len(found))
                for axis in (0, 1)
            ]
        )
        shift[kept] = 0.0
        found += np.clip(shift, -CLEARANCE / 2, CLEARANCE / 2)
    return found


def _needed(apart: Floats, width: Floats, other_width: Floats) -> Floats:
    """Return how far the first of each pair should move; half of the overlap each way."""
    distance = np.hypot(apart[:, 0], apart[:, 1])
    lacking = np.maximum(CLEARANCE - distance, 0.0) * STEP * 0.5
    # two in the very same place part along x, the first to the right
    safe = np.where(distance > 0, distance, 1.0)
    direction = np.where(distance[:, None] > 0, apart / safe[:, None], np.array([[1.0, 0.0]]))
    move = direction * lacking[:, None]
    # labels side by side: a little up and down costs less room than a whole label's width
    level = LABEL_BAND - np.abs(apart[:, 1])
    covers = np.abs(apart[:, 0]) < LABEL_SHARE * (width + other_width)
    lift = np.where(covers, np.maximum(level, 0.0), 0.0) * STEP * 0.5
    move[:, 1] += np.where(apart[:, 1] >= 0, lift, -lift)
    return np.asarray(move, dtype=np.float64)


def _near(places: Floats) -> tuple[Integers, Integers]:
    """Return the pairs, each once, that lie in the same or in touching cells of a grid."""
    cell = np.floor(places / 130.0).astype(np.int64)
    cell -= cell.min(axis=0)
    wide = int(cell[:, 0].max()) + 3
    key = (cell[:, 1] + 1) * wide + cell[:, 0] + 1
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    ones, others = [], []
    for step in (0, 1, wide - 1, wide, wide + 1):
        first = np.searchsorted(ordered, ordered + step, side="left")
        last = np.searchsorted(ordered, ordered + step, side="right")
        if step == 0:
            first = np.arange(len(ordered)) + 1
        count = np.maximum(last - first, 0)
        ones.append(np.repeat(order, count))
        offset = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        others.append(order[np.repeat(first, count) + offset])
    return np.concatenate(ones), np.concatenate(others)
