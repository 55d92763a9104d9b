"""Every school beside every company, read from the network: scores with bounds, kilometres, and what they are made of.

What is read: the needs of a school from its baseline; the forms that a company offers from `Offer` records of which the
capability is a form; where both lie; and from `Offer` records ``uren``, ``mensen``, ``kennis delen``, ``koploper`` and
``duurzaamheid`` (level 0 to 1) the rest. What is not recorded, or has no level, is unknown; a form is offered unless
its level is 0 or does not apply. A concordance of fields of study and technologies is recorded nowhere yet, so that
part of M3 is unknown too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.analysis.matching.criteria import field_of_study, means, near, needs_met, offered_help, pair_score
from graph.analysis.matching.settings import DEFAULTS, MatchingSettings
from graph.analysis.readiness.baseline import BaselineSettings, baseline, baseline_scores, levels_of
from graph.analysis.readiness.scores import share_of
from graph.model.capabilities import Offer
from graph.model.distances import distance_km
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known

Floats = NDArray[np.float64]
Parts = Mapping[str, Interval | None]

HOURS, PEOPLE, SHARING, LEADING, LASTING = "uren", "mensen", "kennis delen", "koploper", "duurzaamheid"


@dataclass(frozen=True)
class PairTable:
    """Scores of all pairs.

    Parameters
    ----------
    school_ids, company_ids : tuple of str
        Rows and columns.
    low, high : array (schools × companies)
        Bounds of each score, 0 to 1.
    km : array (schools × companies)
        Kilometres; nan where a place is not known.
    parts : tuple of tuple of mapping
        The five criteria of each pair.
    """

    school_ids: tuple[str, ...]
    company_ids: tuple[str, ...]
    low: Floats
    high: Floats
    km: Floats
    parts: tuple[tuple[Parts, ...], ...]

    @property
    def middle(self) -> Floats:
        """Scores half-way between their bounds: by these is matched."""
        return np.asarray((self.low + self.high) / 2)


def pair_table(
    snapshot: NetworkSnapshot,
    school_ids: Sequence[str],
    company_ids: Sequence[str],
    settings: MatchingSettings = DEFAULTS,
    baseline_settings: BaselineSettings | None = None,
) -> PairTable:
    """Return the scores of every school with every company.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    school_ids, company_ids : sequence of str
        Rows and columns.
    settings : MatchingSettings
        How well two match.
    baseline_settings : BaselineSettings, optional
        From which level a school needs nothing more.
    """
    offers = _offers(snapshot)
    needs = {school: _needs(snapshot, school, baseline_settings) for school in school_ids}
    helps = {company: offered_help(_forms(offers.get(company, {}), settings), settings) for company in company_ids}
    shape = (len(school_ids), len(company_ids))
    low, high, km = np.zeros(shape), np.zeros(shape), np.full(shape, np.nan)
    rows = []
    for i, school in enumerate(school_ids):
        row = []
        for j, company in enumerate(company_ids):
            apart = distance_km(snapshot, snapshot.nodes[school], snapshot.nodes[company])
            own = offers.get(company, {})
            parts: Parts = {
                "M1": needs_met(needs[school], helps[company]),
                "M2": near(exactly(apart) if is_known(apart) else None, settings),
                "M3": field_of_study(_fields(snapshot, school), None, _of(own, LEADING), settings),
                "M4": means(
                    {name: _of(own, name) for name in (HOURS, PEOPLE)},
                    {HOURS: 1.0, PEOPLE: 1.0},
                    _of(own, SHARING),
                    settings,
                ),
                "M5": own.get(LASTING, UNKNOWN_SHARE),
            }
            found = pair_score(parts, settings)
            total = found.total if found else UNKNOWN_SHARE
            low[i, j], high[i, j] = total.low, total.high
            if is_known(apart):
                km[i, j] = apart
            row.append(parts)
        rows.append(tuple(row))
    return PairTable(tuple(school_ids), tuple(company_ids), low, high, km, tuple(rows))


def _needs(snapshot: NetworkSnapshot, school: str, settings: BaselineSettings | None) -> Mapping[str, Interval] | None:
    scores = baseline_scores(snapshot, school)
    if not scores:
        return None
    found = baseline(levels_of(scores), settings=settings)
    return {e: need for e, need in found.elements.items() if e in found.selected and need is not None}


def _fields(snapshot: NetworkSnapshot, school: str) -> Mapping[str, float] | None:
    domains = getattr(snapshot.nodes[school], "study_domains", None)
    return dict.fromkeys(domains, 1.0) if isinstance(domains, tuple) else None


def _offers(snapshot: NetworkSnapshot) -> Mapping[str, Parts]:
    """Return what each company told: bounds of each level, None where it does not apply."""
    found: dict[str, dict[str, Interval | None]] = {}
    for offer in snapshot.of(Offer).values():
        level = share_of(offer.level)
        found.setdefault(offer.subject_id, {})[str(offer.capability).casefold()] = level
    return found


def _forms(own: Parts, settings: MatchingSettings) -> list[str] | None:
    levels = {name: level for name, level in own.items() if name in settings.forms}
    return [name for name, level in levels.items() if level and level.high > 0] if levels else None


def _of(own: Parts, name: str) -> Interval:
    return own.get(name) or UNKNOWN_SHARE
