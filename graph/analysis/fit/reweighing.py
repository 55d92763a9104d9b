"""The same candidates under other weights: parts are computed once, and a move of a weight is one matrix product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from graph.analysis.fit.components import Part
from graph.analysis.fit.many import Floats, totals_where_they_apply
from graph.analysis.fit.scoring import DIGITS, FOREMOST, Fit, Ranking, alike_among, fit_of
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS, FitSettings


@dataclass(frozen=True)
class Candidates:
    """Candidates by their parts, whatever the weights.

    Parameters
    ----------
    ids : tuple of str
        Who.
    parts : tuple of mapping of str to Part
        Of each, by key of `COMPONENTS`.
    gates : tuple of tuple of str
        Of each, what forbids.
    """

    ids: tuple[str, ...]
    parts: tuple[Mapping[str, Part], ...]
    gates: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, fits: Sequence[Fit]) -> "Candidates":
        """Return the candidates of fits that were computed with any weights."""
        return cls(
            tuple(fit.candidate_id for fit in fits), tuple(fit.parts for fit in fits), tuple(fit.gates for fit in fits)
        )

    @cached_property
    def bounds(self) -> tuple[Floats, Floats]:
        """Bounds of each part, a row per candidate and a column per component; nan where it does not apply."""
        scores = [[parts[key].score for key in COMPONENTS] for parts in self.parts]
        shape = (len(scores), len(COMPONENTS))
        lows = [[np.nan if score is None else score.low for score in row] for row in scores]
        highs = [[np.nan if score is None else score.high for score in row] for row in scores]
        return np.array(lows).reshape(shape), np.array(highs).reshape(shape)

    @cached_property
    def order_of_ids(self) -> NDArray[np.int64]:
        """The place of each in the order of ids, by which equals are told apart."""
        return np.argsort(np.argsort(np.array(self.ids, dtype=object), kind="stable"), kind="stable")

    def fit(self, candidate_id: str, settings: FitSettings = DEFAULTS) -> Fit | None:
        """Return the fit of one; None when it is no candidate, or no part with a weight applies to it."""
        row = self.rows.get(candidate_id)
        return None if row is None else self.fit_at(row, settings)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The number of each, by id."""
        return {candidate_id: row for row, candidate_id in enumerate(self.ids)}

    def fit_at(self, row: int, settings: FitSettings) -> Fit | None:
        """Return the fit of one, by number."""
        return fit_of(self.ids[row], self.parts[row], settings, self.gates[row])


class _Fits(Sequence[Fit]):
    """Fits in an order, each made when it is looked at: of thousands a screen shows some tens."""

    def __init__(self, candidates: Candidates, rows: Sequence[int], settings: FitSettings) -> None:
        self._candidates, self._rows, self._settings = candidates, rows, settings

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Fit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fit]: ...
    def __getitem__(self, index: int | slice) -> Fit | Sequence[Fit]:
        if isinstance(index, slice):
            return _Fits(self._candidates, self._rows[index], self._settings)
        made = self._candidates.fit_at(self._rows[index], self._settings)
        if made is None:
            raise IndexError(index)
        return made


def reweighed(candidates: Candidates, settings: FitSettings = DEFAULTS) -> Ranking:
    """Return the order of candidates under some weights: the same as `ranking` of their fits.

    Parameters
    ----------
    candidates : Candidates
        Their parts.
    settings : FitSettings
        Weights, and the least coverage.
    """
    lows, highs = candidates.bounds
    low, high = totals_where_they_apply(lows, highs, [settings.weights.get(key, 0.0) for key in COMPONENTS])
    applies = ~np.isnan(low)
    known = applies & ((1 - (high - low)).round(DIGITS) >= settings.least_coverage)
    ranked = _rows(candidates, known, (low + high) / 2)
    rest = _rows(candidates, applies & ~known, high)
    fits = _Fits(candidates, ranked, settings)
    return Ranking(fits, _Fits(candidates, rest, settings), alike_among(fits[:FOREMOST]))


def _rows(candidates: Candidates, chosen: NDArray[np.bool_], values: Floats) -> list[int]:
    rows = np.flatnonzero(chosen)
    order = np.lexsort((candidates.order_of_ids[rows], -values[rows].round(DIGITS)))
    return [int(row) for row in rows[order]]
