"""What the canvas asks of a memory of layouts."""

from collections.abc import Mapping
from typing import Protocol

Positions = Mapping[str, tuple[float, float]]
"""Place on the canvas by node, px."""


class LayoutMemory(Protocol):
    """Layouts by key: what was laid out, and how. All processes on a network share one."""

    def recall(self, key: str) -> Positions:
        """Return what was kept under a key; nothing when nothing was."""

    def remember(self, key: str, made: Positions, *, stays: bool = True) -> Positions:
        """Keep a layout, and return the one that holds: with `stays`, a place that was kept before wins."""

    def forget(self, key: str) -> None:
        """Drop a layout, so that the next is made afresh."""
