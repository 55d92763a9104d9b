"""The baseline of a school (nulmeting): what it needs per criterion, per key element and overall (methods 9.2)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.intervals import Combined, Interval, exactly, weighted_mean
from graph.analysis.readiness.school_label import CRITERIA, EDITION_1, ELEMENTS
from graph.analysis.readiness.scores import HIGHEST_LEVEL, latest, share_of_nothing
from graph.analysis.setting_fields import integer
from graph.model.assessments import BaselineScore
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, Integer, is_known

Levels = Mapping[str, Integer]
"""Level 0 to 4 per criterion; one that is not given is unknown."""


@dataclass(frozen=True, slots=True)
class BaselineSettings:
    """What a school aims for.

    Parameters
    ----------
    target : int
        Level 1 to 4 from which a criterion needs nothing more.
    """

    target: int = integer(
        HIGHEST_LEVEL,
        "niveau waarboven een criterium niets meer nodig heeft",
        "level from which a criterion needs nothing more",
        1,
        HIGHEST_LEVEL,
        "9.2",
    )


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a school needs: 0 nothing, 1 all.

    Parameters
    ----------
    criteria, elements : mapping of str to Interval or None
        Need per criterion, and per key element as the mean of its criteria; None where it does not apply.
    overall : Combined or None
        Mean of the criteria, not of the elements, with its coverage; None when no criterion applies.
    mean_of_elements : Interval or None
        Mean of the elements, in which small elements count as much as large ones.
    selected : frozenset of str
        Elements that the school chose: only these take part in matching.
    """

    criteria: Mapping[str, Interval | None]
    elements: Mapping[str, Interval | None]
    overall: Combined | None
    mean_of_elements: Interval | None
    selected: frozenset[str]

    @property
    def selected_needs(self) -> Mapping[str, Interval | None]:
        """Need per criterion of the elements that the school chose."""
        return {one.id: self.criteria[one.id] for one in CRITERIA if one.element_id in self.selected}


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between the first and the last of some measurements.

    Parameters
    ----------
    deltas : mapping of str to int or None
        Last level minus first level per criterion, −4 to 4; None where one of both is not known.
    mean : float or None
        Mean of the deltas that are known.
    n_known : int
        Of how many criteria.
    is_single_rerating : bool
        Whether it stands on two measurements only: what was extreme then tends to be less so by itself, so that a
        part of the change is no change (regression to the mean).
    toward_mean : tuple of str
        Criteria for which that may be so: they moved toward the mean of the first measurement.
    """

    deltas: Mapping[str, int | None]
    mean: float | None
    n_known: int
    is_single_rerating: bool
    toward_mean: tuple[str, ...]


def baseline(
    levels: Levels, selected: Collection[str] = EDITION_1, settings: BaselineSettings | None = None
) -> Baseline:
    """Return what a school needs per criterion, per element and overall; what was not rated is not filled in.

    Parameters
    ----------
    levels : mapping of str to int or no value
        Level 0 to 4 per criterion.
    selected : collection of str
        Ids of the elements that the school chose.
    settings : BaselineSettings, optional
        Target level.
    """
    target = (settings or BaselineSettings()).target
    needs = {one.id: _need(levels.get(one.id, UNKNOWN), target) for one in CRITERIA}
    elements = {
        element: _mean({one.id: needs[one.id] for one in CRITERIA if one.element_id == element}) for element in ELEMENTS
    }
    overall = weighted_mean(needs, dict.fromkeys(needs, 1.0))
    return Baseline(needs, elements, overall, _mean(elements), frozenset(selected))


def change(measurements: Sequence[Levels]) -> Change:
    """Return what changed from the first measurement to the last, with a warning where it may be no change.

    Parameters
    ----------
    measurements : sequence of (mapping of str to int or no value)
        Two or more, oldest first.
    """
    first, last = _known(measurements[0]), _known(measurements[-1])
    deltas = {one.id: last[one.id] - first[one.id] if one.id in first and one.id in last else None for one in CRITERIA}
    known = {key: delta for key, delta in deltas.items() if delta is not None}
    middle = sum(first.values()) / len(first) if first else 0.0
    toward = tuple(key for key, delta in known.items() if delta * (middle - first[key]) > 0)
    mean = sum(known.values()) / len(known) if known else None
    return Change(deltas, mean, len(known), len(measurements) == 2, toward)


def baseline_scores(snapshot: NetworkSnapshot, school_id: str, until: str = "") -> Mapping[str, BaselineScore]:
    """Return the latest record per criterion of a school: its level, and in words what is done and what is not.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    school_id : str
        The school.
    until : str
        Last day that counts, ISO 8601; all when empty.
    """
    about = [score for score in snapshot.of(BaselineScore).values() if score.subject_id == school_id]
    return latest(about, lambda score: str(score.criterion), until)


def levels_of(scores: Mapping[str, BaselineScore]) -> Levels:
    """Return the level of each record."""
    return {criterion: score.level for criterion, score in scores.items()}


def _known(levels: Levels) -> dict[str, int]:
    return {key: level for key, level in levels.items() if is_known(level)}


def _need(level: Integer, target: int) -> Interval | None:
    if is_known(level):
        need = max(0, target - level) / target
        return exactly(need)
    return share_of_nothing(level)


def _mean(parts: Mapping[str, Interval | None]) -> Interval | None:
    found = weighted_mean(parts, dict.fromkeys(parts, 1.0))
    return None if found is None else found.total
