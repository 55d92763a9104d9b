"""The parts of a fit that come from what two parties say of themselves (methods 2.1 to 2.3, 2.5 to 2.7, 2.9).

Each gives bounds from 0 to 1, None where it does not apply, and what it is made of. All scales are fixed: who else is
a candidate never changes a score.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.fit.settings import DEFAULTS, FitSettings
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly

Levels = Mapping[str, float] | None
"""Level from 0 to 1 by item; what is not in it is a known zero. None when nothing is known of any item."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fit.

    Parameters
    ----------
    score : Interval or None
        Bounds from 0 to 1; None when it does not apply.
    made_of : mapping of str to Interval
        What each item adds or measures, by its code.
    because : str
        Code of what decides, for who explains it; empty when the items tell it all.
    """

    score: Interval | None
    made_of: Mapping[str, Interval] | None = None
    because: str = ""


UNKNOWN = Part(UNKNOWN_SHARE, because="unknown")
NOT_APPLICABLE = Part(None, because="not_applicable")


def ambition(own: Levels, other: Levels, theme_weights: Mapping[str, float] | None = None) -> Part:
    """Return how far themes overlap: what both find important over what either does (Ruzicka; methods 2.1)."""
    if own is None or other is None:
        return UNKNOWN
    themes = sorted({*own, *other})
    weight = {theme: (theme_weights or {}).get(theme, 1.0) for theme in themes}
    total = sum(weight[theme] * max(own.get(theme, 0.0), other.get(theme, 0.0)) for theme in themes)
    if total == 0:
        return NOT_APPLICABLE
    shared = {t: weight[t] * min(own.get(t, 0.0), other.get(t, 0.0)) / total for t in themes}
    return Part(exactly(sum(shared.values())), {t: exactly(share) for t, share in shared.items() if share})


def coverage_of_needs(needs: Levels, offers: Levels, own_offers: Levels = None) -> Interval | None:
    """Return which share of the needs of one the offers of another meet; what one has oneself is no need any more."""
    if needs is not None:
        left = {k: level * (1 - (own_offers or {}).get(k, 0.0)) for k, level in needs.items()}
        if sum(left.values()) == 0:
            return None
        if offers is not None:
            return exactly(sum(level * offers.get(k, 0.0) for k, level in left.items()) / sum(left.values()))
    return UNKNOWN_SHARE


def complementarity(from_other: Interval | None, to_other: Interval | None, *, one_way: bool = False) -> Part:
    """Return how two meet each other's needs: half their mean, half the lesser (methods 2.2).

    Parameters
    ----------
    from_other, to_other : Interval or None
        Coverage of the needs of the initiator by the other, and the other way; None when there are no needs.
    one_way : bool
        Whether only what the other brings counts, as in mentoring.
    """
    both = {"from_other": from_other, "to_other": to_other}
    made_of = {name: share for name, share in both.items() if share is not None}
    if one_way or to_other is None:
        return Part(from_other, made_of, "" if from_other else "not_applicable")
    if from_other is None:
        return Part(to_other, made_of)
    low, high = (_rewarding_both(from_other.low, to_other.low), _rewarding_both(from_other.high, to_other.high))
    return Part(Interval(low, high), made_of)


def _rewarding_both(one: float, other: float) -> float:
    return (one + other) / 4 + min(one, other) / 2


def interests(own: Mapping[str, float], other: Mapping[str, float]) -> Part:
    """Return how far stances point the same way, from −1 (against) to 1 (for); unknown without a common item."""
    products = {k: own[k] * other[k] for k in sorted(own.keys() & other.keys())}
    total = sum(abs(product) for product in products.values())
    if total == 0:
        return UNKNOWN
    score = (1 + sum(products.values()) / total) / 2
    return Part(exactly(score), {k: exactly(product / total) for k, product in products.items()})


def compatibility(features: Mapping[str, float | None], settings: FitSettings = DEFAULTS) -> Part:
    """Return Gower's similarity over known features; what is not known can be anything (Gower 1971; methods 2.5).

    Parameters
    ----------
    features : mapping of str to float or None
        Similarity from 0 to 1 of each feature that has a weight; None when it is not known.
    settings : FitSettings
        The weights.
    """
    weights = settings.compatibility
    total = sum(weights.values())
    known = {name: share for name, share in features.items() if share is not None}
    if not known:
        return UNKNOWN
    low = sum(weights[name] * share for name, share in known.items()) / total
    unknown = sum(weight for name, weight in weights.items() if name not in known) / total
    return Part(Interval(low, low + unknown), {n: exactly(weights[n] * s / total) for n, s in known.items()})


def size_similarity(one: float, other: float, settings: FitSettings = DEFAULTS) -> float:
    """Return how alike two sizes are: 1 when equal, 0 from the largest ratio on."""
    return max(0.0, 1 - abs(math.log(one) - math.log(other)) / math.log(settings.largest_ratio))


def proximity(km: Interval | None, settings: FitSettings = DEFAULTS) -> Part:
    """Return nearness, halved every so many kilometres (methods 2.6); unknown when a place is not known."""
    if km is None:
        return UNKNOWN
    near, far = (2 ** (-distance / settings.half_distance_km) for distance in (max(km.low, 0.0), max(km.high, 0.0)))
    return Part(Interval(far, near), {"km": km})


def capacity_and_willingness(
    available: Mapping[str, Interval],
    required: Mapping[str, float],
    engagement: str | None,
    settings: FitSettings = DEFAULTS,
) -> Part:
    """Return the lesser of what someone can and wants, and which of the two it is (methods 2.7).

    Parameters
    ----------
    available : mapping of str to Interval
        Time and people that are there, by name; what is required and not in it is unknown.
    required : mapping of str to float
        What is needed of each; 0 is always met.
    engagement : str or None
        Level of engagement; None or ``unaware`` is unknown.
    settings : FitSettings
        How willing each level makes.
    """
    shares = [_met(available.get(name), need) for name, need in required.items()]
    able = Interval(min((s.low for s in shares), default=1.0), min((s.high for s in shares), default=1.0))
    level = settings.willingness.get(engagement or "")
    willing = UNKNOWN_SHARE if level is None else exactly(level)
    score = Interval(min(able.low, willing.low), min(able.high, willing.high))
    limit = "willingness" if willing.middle <= able.middle else "capacity"
    return Part(score, {"capacity": able, "willingness": willing}, limit)


def _met(available: Interval | None, need: float) -> Interval:
    if need == 0:
        return exactly(1.0)
    if available is None:
        return UNKNOWN_SHARE
    return Interval(min(1.0, available.low / need), min(1.0, available.high / need))


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that can go wrong: how likely and how bad, each from 1 to 5."""

    name: str
    probability: int
    impact: int

    @property
    def size(self) -> float:
        """From 0 to 1: (probability · impact − 1) / 24."""
        return (self.probability * self.impact - 1) / 24


def safety(risks: Sequence[Risk] | None) -> Part:
    """Return one minus the largest risk; not assessed is unknown, not safe (methods 2.9)."""
    if not risks:
        return UNKNOWN
    largest = max(risks, key=lambda risk: (risk.size, risk.name))
    return Part(exactly(1 - largest.size), {risk.name: exactly(risk.size) for risk in risks}, largest.name)


def vetoes(risks: Sequence[Risk] | None, settings: FitSettings = DEFAULTS) -> tuple[str, ...]:
    """Return the risks that forbid."""
    return tuple(risk.name for risk in risks or () if risk.probability * risk.impact >= settings.veto_at)
