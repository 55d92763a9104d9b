"""Target groups: how mixed they are, from counts alone and never from persons (methods 8.1)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis import mixing
from graph.analysis.setting_fields import integer


@dataclass(frozen=True, slots=True)
class DiversitySettings:
    """What may be shown of small groups.

    Parameters
    ----------
    smallest_cell : int
        Counts below it are not shown, zero neither.
    decimals_when_hidden : int
        To how many decimals indices are rounded when a count is hidden, so that it cannot be computed back.
    """

    smallest_cell: int = integer(
        10, "kleinste aantal dat getoond wordt", "smallest count that is shown", 1, 1000, "8.1"
    )
    decimals_when_hidden: int = integer(
        2,
        "decimalen van een index als een aantal verborgen is",
        "decimals of an index when a count is hidden",
        0,
        4,
        "8.1",
    )


@dataclass(frozen=True, slots=True)
class Diversity:
    """How evenly members are spread over groups; each index is None where it means nothing.

    Parameters
    ----------
    blau : float or None
        Chance that two draws with replacement differ, 0 to 1 − 1/k. None without members.
    normalised : float or None
        The same over its maximum, 0 to 1. None with one group.
    unbiased : float or None
        Chance that two different members differ. None below two members.
    shannon : float or None
        Entropy in nats, 0 to ln k.
    evenness : float or None
        Entropy over its maximum, 0 to 1. None with one group.
    """

    blau: float | None
    normalised: float | None
    unbiased: float | None
    shannon: float | None
    evenness: float | None


@dataclass(frozen=True, slots=True)
class ShownGroups:
    """What may be shown of the groups.

    Parameters
    ----------
    counts : mapping of str to int or None
        Members per group; None where the count is hidden.
    n : int or None
        All members; None when a count is hidden.
    diversity : Diversity or None
        Indices, rounded when a count is hidden; None when all are.
    """

    counts: Mapping[str, int | None]
    n: int | None
    diversity: Diversity | None

    @property
    def hidden(self) -> tuple[str, ...]:
        """The groups of which the count is hidden."""
        return tuple(group for group, count in self.counts.items() if count is None)


def diversity(counts: Sequence[int]) -> Diversity:
    """Return the indices of diversity of some groups (Blau 1977; Shannon 1948).

    Parameters
    ----------
    counts : sequence of int
        Members per group; groups without members belong to it.
    """
    n = sum(counts)
    if not n:
        return Diversity(None, None, None, None, None)
    shares = [count / n for count in counts]
    return Diversity(
        blau=1 - sum(share**2 for share in shares),
        normalised=mixing.diversity(shares),
        unbiased=1 - sum(count * (count - 1) for count in counts) / (n * (n - 1)) if n > 1 else None,
        shannon=sum(share * math.log(1 / share) for share in shares if share > 0),
        evenness=_not_below_zero(mixing.evenness(shares)),
    )


def shown_groups(counts: Mapping[str, int], settings: DiversitySettings | None = None) -> ShownGroups:
    """Return what may be shown: small counts are hidden, and enough others to keep them from being computed back.

    Parameters
    ----------
    counts : mapping of str to int
        Members per group.
    settings : DiversitySettings, optional
        Smallest count that is shown.
    """
    chosen = settings or DiversitySettings()
    hidden = _hidden(counts, chosen.smallest_cell)
    shown = {group: None if group in hidden else count for group, count in counts.items()}
    found = diversity(list(counts.values()))
    if not hidden:
        return ShownGroups(shown, sum(counts.values()), found)
    return ShownGroups(shown, None, None if len(hidden) == len(counts) else _rounded(found, chosen))


def _hidden(counts: Mapping[str, int], smallest: int) -> frozenset[str]:
    """Return the small groups and, until those hidden have enough members together, the next in size."""
    by_size = sorted(counts, key=lambda group: (counts[group], group))
    n_hidden = sum(count < smallest for count in counts.values())
    if not n_hidden:
        return frozenset()
    while n_hidden < len(by_size) and sum(counts[group] for group in by_size[:n_hidden]) < smallest:
        n_hidden += 1
    return frozenset(by_size[:n_hidden])


def _rounded(found: Diversity, settings: DiversitySettings) -> Diversity:
    values = (found.blau, found.normalised, found.unbiased, found.shannon, found.evenness)
    return Diversity(*(None if value is None else round(value, settings.decimals_when_hidden) for value in values))


def _not_below_zero(value: float | None) -> float | None:
    return None if value is None else max(0.0, value)
