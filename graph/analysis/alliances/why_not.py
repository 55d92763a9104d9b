"""Why a candidate is not among the first, and the fewest changes that would bring it there (methods 2.11, 2.12)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.analysis.alliances.musts import Must
from graph.analysis.fit.scoring import DIGITS, Fit, Ranking, fit_of
from graph.analysis.fit.settings import COMPONENTS, FitSettings
from graph.analysis.intervals import Interval, exactly

FIRST_ONES = 3
STEP = 10.0**-DIGITS
"""By how much a total must pass another to stand above it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question to ask, and what its answer would have to be.

    Parameters
    ----------
    key : str
        Which component is not fully known.
    least : float
        The lowest value of the component with which the candidate gets there, given the other answers.
    before, after : float
        Coverage before and after it is answered.
    """

    key: str
    least: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Raise:
    """A component that would have to become better than it is known to be.

    Parameters
    ----------
    key : str
        Which.
    now, least : float
        Its value, half-way between its bounds, and the lowest with which the candidate gets there.
    """

    key: str
    now: float
    least: float


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What stands between a candidate and the first places.

    Parameters
    ----------
    vetoes : tuple of str
        Risks that forbid.
    musts : tuple of Must
        Hard requirements that are not met, or not known to be.
    answers : tuple of Answer
        The fewest questions that would bring it in, in the order in which they are best asked.
    raises : tuple of Raise
        Where no answers can: the components of which one alone would do, the smallest move first.
    total : Interval or None
        Bounds of the total with those answers, or with the first raise; None where neither gets there.
    place : int or None
        The place that it then has.
    passes : str
        Who then comes right after it, by id; empty for nobody.
    """

    vetoes: tuple[str, ...]
    musts: tuple[Must, ...]
    answers: tuple[Answer, ...]
    raises: tuple[Raise, ...]
    total: Interval | None
    place: int | None
    passes: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands between."""
        return not (self.vetoes or self.musts or self.answers or self.raises) and self.total is not None


def why_not(
    fit: Fit, ranked: Ranking, settings: FitSettings, musts: Sequence[Must] = (), places: int = FIRST_ONES
) -> WhyNot:
    """Return the fewest changes with which a candidate is known well enough and among the first.

    Asking the component that is open widest narrows the total most and can lift it most: so the fewest questions are
    the widest ones. Each is taken to be answered equally far between its bounds, and only as far as is needed.

    Parameters
    ----------
    fit : Fit
        The candidate.
    ranked : Ranking
        It and the others.
    settings : FitSettings
        Weights, and the least coverage.
    musts : sequence of Must
        The hard requirements of the alliance.
    places : int
        How many first places there are.
    """
    short = tuple(must for must in musts if must.is_met is not True)
    others = [one for one in ranked.ranked[: places + 1] if one.candidate_id != fit.candidate_id]
    wall = others[places - 1].total.middle + STEP if len(others) >= places else 0.0
    asked = _questions(fit, wall, settings.least_coverage)
    if asked is not None:
        answers = _answers(fit, asked, wall)
        changed = _changed(fit, {one.key: one.least for one in answers}, settings)
        return WhyNot(fit.gates, short, answers, (), changed.total, *_place(changed, ranked))
    raises = _raises(fit, wall, settings.least_coverage)
    if not raises:
        return WhyNot(fit.gates, short, (), (), None, None)
    changed = _changed(fit, {raises[0].key: raises[0].least}, settings)
    return WhyNot(fit.gates, short, (), raises, changed.total, *_place(changed, ranked))


def _questions(fit: Fit, wall: float, least_coverage: float) -> tuple[str, ...] | None:
    """Return the fewest open components that can bring a candidate in; None when all together cannot."""
    asked: list[str] = []
    coverage, best = fit.combined.coverage, fit.total.middle
    for key in (*fit.combined.worth_asking, ""):
        if round(coverage, DIGITS) >= least_coverage and round(best, DIGITS) >= round(wall, DIGITS):
            return tuple(asked)
        if key:
            width = fit.combined.contributions[key].width
            asked.append(key)
            coverage, best = coverage + width, best + width / 2
    return None


def _answers(fit: Fit, asked: Sequence[str], wall: float) -> tuple[Answer, ...]:
    """Return each question with what its answer must be at least."""
    widths = {key: fit.combined.contributions[key].width for key in asked}
    together = sum(widths.values())
    share = 0.5 + (wall - fit.total.middle) / together if together else 0.0
    found, coverage = [], fit.combined.coverage
    for key, width in widths.items():
        bounds = fit.parts[key].score or exactly(0.0)
        least = bounds.low + min(max(share, 0.0), 1.0) * bounds.width
        found.append(Answer(key, least, coverage, coverage + width))
        coverage += width
    return tuple(found)


def _raises(fit: Fit, wall: float, least_coverage: float) -> tuple[Raise, ...]:
    """Return the components of which one alone, made better, would do; none for who is too little known."""
    if round(fit.combined.coverage, DIGITS) < least_coverage:
        return ()
    gap = wall - fit.total.middle
    found = []
    for key in COMPONENTS:
        score, weight = fit.parts[key].score, fit.combined.weights.get(key, 0.0)
        if score is not None and weight > 0 and round(score.middle + gap / weight, DIGITS) <= 1:
            found.append(Raise(key, score.middle, score.middle + gap / weight))
    return tuple(sorted(found, key=lambda one: (round(one.least - one.now, DIGITS), one.key)))


def _changed(fit: Fit, values: dict[str, float], settings: FitSettings) -> Fit:
    parts = {
        key: replace(part, score=exactly(values[key])) if key in values else part for key, part in fit.parts.items()
    }
    return fit_of(fit.candidate_id, parts, settings, fit.gates) or fit


def _place(fit: Fit, ranked: Ranking) -> tuple[int, str]:
    """Return the place that a candidate would have, and who would come right after it."""
    place = 1
    for other in ranked.ranked:
        if other.candidate_id == fit.candidate_id:
            continue
        if round(other.total.middle, DIGITS) < round(fit.total.middle, DIGITS):
            return place, other.candidate_id
        place += 1
    return place, ""
