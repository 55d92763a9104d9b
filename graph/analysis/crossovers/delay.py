"""Company and training: how much they work together, and how long a novelty takes to reach a course (methods 8.2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph.analysis import mixing
from graph.analysis.intervals import Interval
from graph.analysis.relations import Relations
from graph.model.signals import Signal
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, is_known

DIGITS = 9
DAYS_A_MONTH = 30.4375
MIDDLE_MONTH, MIDDLE_DAY = 7, 15
"""Where a date lies of which only the year, or only year and month, is known."""

COMPANY, PROVIDER = "company", "provider"


@dataclass(frozen=True, slots=True)
class Interaction:
    """How much companies and training providers are tied to each other.

    Parameters
    ----------
    share : Interval or None
        Which part of the weight of all their ties lies between the two sides; None without ties.
    expected : float or None
        The part that mixing at random would give, from the sizes of both sides; None below two members.
    n_between, n_within : int
        Ties between the sides and inside them.
    """

    share: Interval | None
    expected: float | None
    n_between: int
    n_within: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long a signal took, or has been waiting.

    Parameters
    ----------
    months : float
        From signal to first course, or to the day of counting; 0 or more.
    is_translated : bool
        Whether it reached a course; if not, it will have taken longer.
    """

    months: float
    is_translated: bool


@dataclass(frozen=True, slots=True)
class TranslationDelay:
    """How long signals take to reach a course (Kaplan & Meier 1958).

    Parameters
    ----------
    median : float or None
        Months after which half have reached a course; None when that has not been seen: longer than `longest`.
    longest : float or None
        Longest time that a signal was watched, in months; None without signals.
    waiting_share : tuple of (float, float)
        Months, and the share that is then still waiting, at each moment at which one arrived.
    n_translated, n_waiting : int
        Signals that arrived and that have not arrived yet.
    """

    median: float | None
    longest: float | None
    waiting_share: tuple[tuple[float, float], ...]
    n_translated: int
    n_waiting: int


@dataclass(frozen=True, slots=True)
class Watched:
    """Signals of the network, as times.

    Parameters
    ----------
    waits : tuple of Waiting
        One per signal that can be counted.
    left_out : tuple of str
        Ids of signals without a usable date: never seen, seen later than the day of counting, or in a course
        before they were seen.
    """

    waits: tuple[Waiting, ...]
    left_out: tuple[str, ...]


def interaction(relations: Relations, company_ids: Collection[str], provider_ids: Collection[str]) -> Interaction:
    """Return the share of tie weight between companies and providers, beside what chance would give.

    Parameters
    ----------
    relations : Relations
        The network; direction is left out.
    company_ids, provider_ids : collection of str
        Both sides. Who is on both is on neither.
    """
    sides = dict.fromkeys(company_ids, COMPANY) | dict.fromkeys(provider_ids, PROVIDER)
    for node_id in set(company_ids) & set(provider_ids):
        del sides[node_id]
    both = relations.both_ways()
    inside = {pair: w for pair, w in both.weights.items() if pair[0] in sides and pair[1] in sides}
    between = [w for (one, other), w in inside.items() if sides[one] != sides[other]]
    within = [w for (one, other), w in inside.items() if sides[one] == sides[other]]
    members = replace(both, node_ids=tuple(n for n in both.node_ids if n in sides), weights=inside, groups=sides)
    by_chance = mixing.e_i_expected(members)
    expected = None if by_chance is None else (by_chance + 1) / 2
    return Interaction(_share(between, within), expected, len(between), len(within))


def translation_delay(waits: Sequence[Waiting]) -> TranslationDelay:
    """Return the median time until half of the signals have reached a course; those still waiting count as such.

    The mean of the finished ones would be too short. What arrives at the moment at which another was last seen
    waiting, comes first.

    Parameters
    ----------
    waits : sequence of Waiting
        One per signal.
    """
    still, curve = 1.0, []
    for months in sorted({wait.months for wait in waits if wait.is_translated}):
        n_waiting = sum(wait.months >= months for wait in waits)
        still *= 1 - sum(wait.months == months and wait.is_translated for wait in waits) / n_waiting
        curve.append((months, still))
    median = next((months for months, share in curve if round(share, DIGITS) <= 0.5), None)
    n_translated = sum(wait.is_translated for wait in waits)
    longest = max((wait.months for wait in waits), default=None)
    return TranslationDelay(median, longest, tuple(curve), n_translated, len(waits) - n_translated)


def watched_signals(snapshot: NetworkSnapshot, on_date: str) -> Watched:
    """Return how long each signal of the innovation watch took or waits on a day.

    Signals that are not meant for a course (not applicable) are not counted at all.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    on_date : str
        Day of counting, ISO 8601: what arrives later is still waiting.
    """
    waits, left_out = [], []
    for signal in snapshot.of(Signal).values():
        if signal.translated_on is NOT_APPLICABLE:
            continue
        wait = _waiting(signal, on_date)
        if wait is None:
            left_out.append(signal.id)
        else:
            waits.append(wait)
    return Watched(tuple(waits), tuple(left_out))


def _waiting(signal: Signal, on_date: str) -> Waiting | None:
    if not is_known(signal.on) or not (seen := _months(signal.on)) <= (today := _months(on_date)):
        return None
    arrived = _months(signal.translated_on) if is_known(signal.translated_on) else None
    if arrived is None or arrived > today:
        return Waiting(today - seen, is_translated=False)
    return None if arrived < seen else Waiting(arrived - seen, is_translated=True)


def _months(date: str) -> float:
    """Return a date as months since the year 0; of a year or a month, its middle."""
    parts = [int(part) for part in date.split("-")]
    year, month, day = [*parts, *(MIDDLE_MONTH, MIDDLE_DAY)[len(parts) - 1 :]] if len(parts) < 3 else parts
    return year * 12 + month + day / DAYS_A_MONTH


def _share(between: Sequence[Interval], within: Sequence[Interval]) -> Interval | None:
    if not between and not within:
        return None
    low, high = sum(w.low for w in between), sum(w.high for w in between)
    return Interval(low / (low + sum(w.high for w in within)), high / (high + sum(w.low for w in within)))
