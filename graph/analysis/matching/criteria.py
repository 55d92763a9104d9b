"""The five criteria of a school and a company, each as bounds from 0 to 1 (methods 7.1)."""

from collections.abc import Collection, Mapping

from graph.analysis.intervals import UNKNOWN_SHARE, Combined, Interval, exactly, weighted_mean
from graph.analysis.matching.settings import DEFAULTS, MatchingSettings

Shares = Mapping[str, Interval]


def offered_help(forms: Collection[str] | None, settings: MatchingSettings = DEFAULTS) -> Mapping[str, float] | None:
    """Return how much a company helps each key element by the forms it offers; None when those are not known."""
    if forms is None:
        return None
    helps = dict(settings.any_form) if forms else {}
    for form in forms:
        for element, level in settings.forms.get(form, {}).items():
            helps[element] = max(helps.get(element, 0.0), level)
    return helps


def needs_met(needs: Shares | None, helps: Mapping[str, float] | None) -> Interval | None:
    """Return M1: which share of the needs of a school a company can meet; None when it has none.

    Parameters
    ----------
    needs : mapping of str to Interval, or None
        Need from 0 to 1 per selected key element; None when the baseline is not known.
    helps : mapping of str to float, or None
        Help from 0 to 1 per key element; what is not in it is none. None when it is not known.
    """
    if needs is None or helps is None:
        return UNKNOWN_SHARE
    exact = all(need.is_exact for need in needs.values())
    if exact:
        total = sum(need.low for need in needs.values())
        return exactly(sum(n.low * helps.get(e, 0.0) for e, n in needs.items()) / total) if total else None
    return Interval(_extreme(needs, helps, most=False), _extreme(needs, helps, most=True))


def _extreme(needs: Shares, helps: Mapping[str, float], *, most: bool) -> float:
    """Return the least or largest share of needs that is met, over all needs within their bounds.

    The share is a mean of helps weighted by needs, so it is extreme when needs are high for helps beyond some value
    and low for the others: each split of the ordered helps is tried.
    """
    ordered = sorted(needs, key=lambda element: (helps.get(element, 0.0), element), reverse=most)
    found = []
    for split in range(len(ordered) + 1):
        at = [needs[e].high if n < split else needs[e].low for n, e in enumerate(ordered)]
        if sum(at) > 0:
            found.append(sum(level * helps.get(e, 0.0) for level, e in zip(at, ordered, strict=True)) / sum(at))
    best = max if most else min
    return best(found) if found else float(most)


def near(km: Interval | None, settings: MatchingSettings = DEFAULTS) -> Interval:
    """Return M2: nearness, halved every so many kilometres; unknown when a place is not known."""
    if km is None:
        return UNKNOWN_SHARE
    return Interval(2 ** (-km.high / settings.half_distance_km), 2 ** (-km.low / settings.half_distance_km))


def field_of_study(
    fields: Mapping[str, float] | None,
    concordance: Mapping[str, float] | None,
    leading: Interval,
    settings: MatchingSettings = DEFAULTS,
) -> Interval | None:
    """Return M3: how well the fields of a school fit the core of a company, and whether it leads; None without fields.

    Parameters
    ----------
    fields : mapping of str to float, or None
        Priority from 0 to 1 per field; None when they are not known.
    concordance : mapping of str to float, or None
        Per field how well the best fitting technology of the company suits it, 0 to 1; None when it is not known.
    leading : Interval
        How far it leads in technology and infrastructure, 0 to 1.
    """
    if fields is not None and not sum(fields.values()):
        return None
    fit = UNKNOWN_SHARE
    if fields is not None and concordance is not None:
        total = sum(fields.values())
        fit = exactly(sum(priority * concordance.get(name, 0.0) for name, priority in fields.items()) / total)
    return _mixed(fit, leading, settings.field_share)


def means(
    available: Shares, required: Mapping[str, float], sharing: Interval, settings: MatchingSettings = DEFAULTS
) -> Interval:
    """Return M4: time and people against what is asked, the scarcest counting, and willingness to share knowledge."""
    shares = [_met(available.get(name), need) for name, need in required.items()]
    able = Interval(min((s.low for s in shares), default=1.0), min((s.high for s in shares), default=1.0))
    return _mixed(able, sharing, settings.means_share)


def pair_score(parts: Mapping[str, Interval | None], settings: MatchingSettings = DEFAULTS) -> Combined | None:
    """Return the score of a pair from its five criteria; None when none applies."""
    return weighted_mean(parts, settings.weights)


def _met(available: Interval | None, need: float) -> Interval:
    if need == 0:
        return exactly(1.0)
    if available is None:
        return UNKNOWN_SHARE
    return Interval(min(1.0, available.low / need), min(1.0, available.high / need))


def _mixed(one: Interval, other: Interval, share: float) -> Interval:
    return Interval(share * one.low + (1 - share) * other.low, share * one.high + (1 - share) * other.high)
