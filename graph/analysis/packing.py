"""Put separate parts of a drawing next to each other in a roughly square box."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GAP = 70.0
ASPECT = 1.3
"""Width over height that is aimed at: that of a canvas on a wide screen."""


def pack(parts: Sequence[Floats]) -> list[Floats]:
    """Return the parts shifted so that none overlaps, the first in its own place.

    Parameters
    ----------
    parts : sequence of arrays (n, 2)
        Places within each part, the largest part first.
    """
    if not parts:
        return []
    boxes = [(part.min(axis=0), part.max(axis=0) - part.min(axis=0) + GAP) for part in parts]
    area = sum(float(size[0] * size[1]) for _, size in boxes)
    wide = max(math.sqrt(area * ASPECT), float(boxes[0][1][0]))
    placed, left, top, tall = [], 0.0, 0.0, 0.0
    for part, (corner, size) in zip(parts, boxes, strict=True):
        if left > 0 and left + size[0] > wide:
            left, top, tall = 0.0, top + tall, 0.0
        placed.append(part - corner + np.array([left, top]))
        left, tall = left + float(size[0]), max(tall, float(size[1]))
    return placed
