"""From nine parts to a fit that explains itself, and a ranking that admits what it cannot tell (methods 2.10–2.12)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.fit.components import Part
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS, FitSettings
from graph.analysis.intervals import Combined, Interval, weighted_mean

DIGITS = 9
FOREMOST = 200
"""Candidates of which is told who is not to be told apart, and how firm their place is."""

FLOOR = 0.01
"""What a part of nothing counts as in the geometric mean."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one candidate fits.

    Parameters
    ----------
    candidate_id : str
        Who.
    parts : mapping of str to Part
        By key of `COMPONENTS`.
    combined : Combined
        Total, weights and contributions.
    gates : tuple of str
        What forbids: risks that are too large, musts that are not met.
    """

    candidate_id: str
    parts: Mapping[str, Part]
    combined: Combined
    gates: tuple[str, ...] = ()

    @property
    def total(self) -> Interval:
        """Bounds of the fit, 0 to 1."""
        return self.combined.total

    @property
    def balance(self) -> float:
        """Geometric over arithmetic mean at half-way: 1 when all parts are alike."""
        shares = self.combined.weights
        middles = {key: _middle(self.parts[key]) for key in shares}
        geometric = math.exp(sum(shares[key] * math.log(max(middles[key], FLOOR)) for key in shares))
        return geometric / self.total.middle if self.total.middle else 0.0


def fit_of(
    candidate_id: str, parts: Mapping[str, Part], settings: FitSettings = DEFAULTS, gates: Sequence[str] = ()
) -> Fit | None:
    """Return the fit of a candidate from its parts; None when no part applies."""
    combined = weighted_mean({key: part.score for key, part in parts.items()}, settings.weights)
    return None if combined is None else Fit(candidate_id, parts, combined, tuple(gates))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates in order.

    Parameters
    ----------
    ranked : sequence of Fit
        Known well enough, the highest middle first, equals by id.
    too_little_known : sequence of Fit
        The others, by what they could be at most: promising, but not to be ranked.
    alike : mapping of str to tuple of str
        Of each of the foremost those among them whose bounds overlap with its own.
    """

    ranked: Sequence[Fit]
    too_little_known: Sequence[Fit]
    alike: Mapping[str, tuple[str, ...]]


def ranking(fits: Sequence[Fit], settings: FitSettings = DEFAULTS) -> Ranking:
    """Return candidates in the order in which they are shown."""
    is_known = [round(fit.combined.coverage, DIGITS) >= settings.least_coverage for fit in fits]
    known = [fit for fit, enough in zip(fits, is_known, strict=True) if enough]
    rest = [fit for fit, enough in zip(fits, is_known, strict=True) if not enough]
    ranked = sorted(known, key=lambda fit: (-round(fit.total.middle, DIGITS), fit.candidate_id))
    promising = sorted(rest, key=lambda fit: (-round(fit.total.high, DIGITS), fit.candidate_id))
    return Ranking(tuple(ranked), tuple(promising), alike_among(ranked[:FOREMOST]))


def alike_among(fits: Sequence[Fit]) -> Mapping[str, tuple[str, ...]]:
    """Return of each those whose bounds overlap with its own, in the same order."""
    low, high = (np.array([getattr(fit.total, end) for fit in fits]) for end in ("low", "high"))
    apart = (low[:, None] > high[None, :]) | (low[None, :] > high[:, None])
    np.fill_diagonal(apart, val=True)
    ids = [fit.candidate_id for fit in fits]
    return {one: tuple(ids[other] for other in np.flatnonzero(~apart[row])) for row, one in enumerate(ids)}


def is_certainly_above(one: Fit, other: Fit) -> bool:
    """Return whether one fits better whatever the unknowns turn out to be."""
    return one.total.low > other.total.high


def difference(one: Fit, other: Fit) -> Mapping[str, float]:
    """Return, part by part, by how much one fits better than another, both half-way: they sum to the difference."""
    keys = [key for key in COMPONENTS if key in one.combined.weights or key in other.combined.weights]
    return {key: _contribution(one, key) - _contribution(other, key) for key in keys}


def rounded(parts: Mapping[str, float], digits: int = 2) -> Mapping[str, float]:
    """Return numbers rounded so that they add up to their rounded sum (largest remainder; methods 2.12)."""
    unit = 10**digits
    floors = {key: math.floor(value * unit) for key, value in parts.items()}
    missing = round(sum(parts.values()) * unit) - sum(floors.values())
    by_remainder = sorted(parts, key=lambda key: (floors[key] - parts[key] * unit, key))
    lifted = frozenset(by_remainder[:missing])
    return {key: (floors[key] + (key in lifted)) / unit for key in parts}


def _contribution(fit: Fit, key: str) -> float:
    found = fit.combined.contributions.get(key)
    return found.middle if found else 0.0


def _middle(part: Part) -> float:
    return part.score.middle if part.score else 0.0
