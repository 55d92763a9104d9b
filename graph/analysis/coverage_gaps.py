"""Which cells of helix, theme and take-off lack active parties (methods 6.6)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

Cell = tuple[str, ...]
"""For example helix, theme, take-off."""


@dataclass(frozen=True, slots=True)
class CoverageGaps:
    """What is missing.

    Parameters
    ----------
    gaps : mapping of tuple to int
        Parties short of the target per cell, the largest gap first; cells that are covered are left out.
    index : float or None
        Weighted gaps over weighted targets, 0 to 1; None without any target. A surplus elsewhere does not make up.
    """

    gaps: Mapping[Cell, int]
    index: float | None


def coverage_gaps(
    members: Mapping[Cell, Collection[str]],
    targets: Mapping[Cell, int | None],
    weights: Mapping[Cell, float] | None = None,
) -> CoverageGaps:
    """Return where too few distinct active parties are.

    Parameters
    ----------
    members : mapping of tuple to collection of str
        Active parties per cell; a cell that is not in it has none.
    targets : mapping of tuple to int or None
        How many are wanted, 0 or more; None for a cell that cannot be.
    weights : mapping of tuple to float, optional
        How much each cell matters, such as the need for its theme; 1 where it is not named.
    """
    wanted = {cell: target for cell, target in targets.items() if target is not None}
    weigh = weights or {}
    gaps = {cell: max(0, target - len(set(members.get(cell, ())))) for cell, target in wanted.items()}
    total = sum(weigh.get(cell, 1.0) * target for cell, target in wanted.items())
    missing = sum(weigh.get(cell, 1.0) * gap for cell, gap in gaps.items())
    ordered = sorted((cell for cell in gaps if gaps[cell]), key=lambda cell: (-gaps[cell] * weigh.get(cell, 1.0), cell))
    return CoverageGaps({cell: gaps[cell] for cell in ordered}, missing / total if total else None)
