"""How fresh a tie is: from its last sign of life, as far as that is known."""

from dataclasses import dataclass

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.analysis.setting_fields import YEARS, number
from graph.model.dates import earliest, latest, years_between
from graph.model.follow_up import Contact
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known


@dataclass(frozen=True, slots=True)
class FreshnessSettings:
    """How fast a tie loses its freshness.

    Parameters
    ----------
    half_life_years : float
        Years without a sign of life in which a tie loses half of it, above 0.
    """

    half_life_years: float = number(
        3.0,
        "tijd zonder teken van leven waarin de versheid van een band halveert",
        "time without a sign of life in which the freshness of a tie halves",
        0.1,
        100,
        "4.1",
        unit=YEARS,
    )


DEFAULTS = FreshnessSettings()


def freshness(snapshot: NetworkSnapshot, tie: Tie, today: str, settings: FreshnessSettings = DEFAULTS) -> Interval:
    """Return how fresh a tie is: 1 for a sign of life today, half of it after each half-life; bounds when unsure.

    A tie that ended is as fresh as its end. One that began and never ended is at least as fresh as its beginning, and
    may have been lived yesterday. Without any date nothing is known. A moment of contact that was recorded about the
    tie itself is a sign of life; a beginning or a contact that is yet to come is none.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Where moments of contact are recorded.
    tie : Tie
        Which tie.
    today : str
        The date, ``yyyy-mm-dd``.
    settings : FreshnessSettings
        How fast it is lost.
    """
    half_life = settings.half_life_years
    known = [_since(on, today, half_life) for on in contact_dates(snapshot, tie, today)]
    if is_known(tie.valid_to):
        known.append(_since(tie.valid_to, today, half_life))
        return Interval(max(part.low for part in known), max(part.high for part in known))
    if is_known(tie.valid_from) and earliest(tie.valid_from) <= today:
        known.append(_since(tie.valid_from, today, half_life))
    return Interval(max((part.low for part in known), default=UNKNOWN_SHARE.low), UNKNOWN_SHARE.high)


def contact_dates(snapshot: NetworkSnapshot, tie: Tie, today: str) -> tuple[str, ...]:
    """Return the dates of moments of contact about a tie, as recorded; a meeting that is yet to come is none."""
    about = (snapshot.records[record_id] for record_id in sorted(snapshot.referrers.get(tie.id, ())))
    dates = (record.on for record in about if isinstance(record, Contact) and record.subject_id == tie.id)
    return tuple(on for on in dates if is_known(on) and earliest(on) <= today)


def _since(on: str, today: str, half_life_years: float) -> Interval:
    """Return the freshness of a sign of life on a day, month or year."""
    oldest, newest = (max(0.0, years_between(day, today)) for day in (earliest(on), latest(on)))
    return Interval(2 ** (-oldest / half_life_years), 2 ** (-newest / half_life_years))
