"""Which ties cool down: no sign of life for longer than their rhythm allows, the closest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.freshness import contact_dates
from graph.analysis.intervals import Interval
from graph.analysis.layers import MIXED
from graph.analysis.setting_fields import MONTHS, number, table
from graph.analysis.weights import weight_of
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.dates import earliest, latest, years_between
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known

DIGITS = 9
MONTHS_IN_A_YEAR = 12
OVER = frozenset({"finished", "closed"})
"""Statuses of ties that ended, also where no date tells when."""


@dataclass(frozen=True, slots=True)
class CoolingSettings:
    """When a tie has been silent for too long.

    Parameters
    ----------
    cold_after_months : float
        Months without a sign of life from which a tie is cold, above 0.
    by_layer : mapping of str to float
        The same for the ties of a layer with a rhythm of its own.
    """

    cold_after_months: float = number(
        24.0,
        "tijd zonder teken van leven waarna een band koud is",
        "time without a sign of life after which a tie is cold",
        0.1,
        1200,
        "",
        unit=MONTHS,
    )
    by_layer: Mapping[str, float] = table(
        MappingProxyType({}),
        "hetzelfde met een eigen ritme",
        "the same with a rhythm of its own",
        (MIXED,),
        0.1,
        1200,
        "",
        unit=MONTHS,
        is_sparse=True,
    )

    def limit(self, tie: Tie) -> float:
        """Return after how many months of silence a tie is cold."""
        return self.by_layer.get(tie.tie_type.layer, self.cold_after_months)


DEFAULTS = CoolingSettings()


@dataclass(frozen=True, slots=True)
class SilentTie:
    """A tie with the time since its last sign of life.

    Parameters
    ----------
    tie_id : str
        Which tie.
    weight : Interval
        How close it is, 0 to 1.
    last_on : str
        The newest date that is known, as recorded.
    months : Interval
        How long ago that is; bounds when the day is not known.
    limit : float
        From how many months it is cold.
    """

    tie_id: str
    weight: Interval
    last_on: str
    months: Interval
    limit: float

    @property
    def is_cold(self) -> bool:
        """Whether it has certainly been silent for too long."""
        return self.months.low > self.limit


@dataclass(frozen=True, slots=True)
class Cooling:
    """Ties by when they last showed a sign of life.

    Parameters
    ----------
    cold : tuple of SilentTie
        Certainly silent for too long: the closest first, then the longest silent, then by id.
    perhaps : tuple of SilentTie
        Silent for too long or just not: the date is not known precisely enough.
    undated : tuple of str
        Ids of ties of which no date is known: neither warm nor cold.
    """

    cold: tuple[SilentTie, ...]
    perhaps: tuple[SilentTie, ...]
    undated: tuple[str, ...]


def cooling(
    snapshot: NetworkSnapshot, tie_ids: Collection[str], today: str, settings: CoolingSettings = DEFAULTS
) -> Cooling:
    """Return which ties have had no sign of life for too long.

    A sign of life is the beginning of a tie, or a moment of contact that was recorded about it; when a record was
    written is none. Left out are ties that are over, that are yet to begin, that are only hoped for, and conflicts.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    tie_ids : collection of str
        Which ties to look at.
    today : str
        The date, ``yyyy-mm-dd``.
    settings : CoolingSettings
        When a silence is too long.
    """
    ordered, undated = silences(snapshot, tie_ids, today, settings)
    return Cooling(
        tuple(one for one in ordered if one.is_cold),
        tuple(one for one in ordered if one.months.low <= one.limit < one.months.high),
        undated,
    )


def silences(
    snapshot: NetworkSnapshot, tie_ids: Collection[str], today: str, settings: CoolingSettings = DEFAULTS
) -> tuple[tuple[SilentTie, ...], tuple[str, ...]]:
    """Return how long each tie has been silent, the closest first, and the ids of those without any date.

    Parameters are those of `cooling`, and so is what is left out.
    """
    undated: list[str] = []
    silent: list[SilentTie] = []
    for tie in (snapshot.ties[tie_id] for tie_id in tie_ids):
        if not _is_alive(tie, today):
            continue
        signs = [on for on in (tie.valid_from, *contact_dates(snapshot, tie, today)) if is_known(on)]
        if signs:
            silent.append(_silent(tie, signs, today, settings))
        else:
            undated.append(tie.id)
    return tuple(sorted(silent, key=_place)), tuple(sorted(undated))


def _is_alive(tie: Tie, today: str) -> bool:
    """Tell whether a tie is there: begun, not over, more than a hope, and no conflict."""
    if tie.tie_type.layer == "conflict" or (is_known(tie.valid_from) and earliest(tie.valid_from) > today):
        return False
    if is_known(tie.valid_to):
        return latest(tie.valid_to) >= today
    return not is_known(tie.status) or (tie.status in ESTABLISHED_STATUSES and tie.status not in OVER)


def _silent(tie: Tie, signs: Collection[str], today: str, settings: CoolingSettings) -> SilentTie:
    newest = max(signs, key=lambda on: (min(latest(on), today), earliest(on)))
    since = (max(0.0, min(years_between(side(on), today) for on in signs)) for side in (latest, earliest))
    least, most = (years * MONTHS_IN_A_YEAR for years in since)
    return SilentTie(tie.id, weight_of(tie), newest, Interval(least, most), settings.limit(tie))


def _place(one: SilentTie) -> tuple[float, float, str]:
    return -round(one.weight.middle, DIGITS), -round(one.months.low, DIGITS), one.tie_id
