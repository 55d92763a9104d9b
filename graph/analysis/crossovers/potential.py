"""Which domains have much to give each other and are hardly tied yet (methods 8.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.analysis.crossovers.capabilities import Domain, Levels
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly, weighted_mean
from graph.analysis.relations import Relations

DIGITS = 9


@dataclass(frozen=True, slots=True)
class Connectedness:
    """How much two domains are tied.

    Parameters
    ----------
    density : Interval or None
        Weight of the ties between them over all pairs that could be tied, 0 to 1; None when one of them has no
        organisation of its own. It sinks with size: show the number of ties beside it.
    n_ties : int
        Pairs that are tied.
    n_shared : int
        Organisations in both domains: they are on neither side.
    """

    density: Interval | None
    n_ties: int
    n_shared: int


@dataclass(frozen=True, slots=True)
class Potential:
    """What a cross-over of two domains could bring.

    Parameters
    ----------
    domains : (str, str)
        Both domains.
    total : Interval or None
        Complementarity × (1 − connectedness), 0 to 1; None when one of these does not apply.
    complementarity : Interval or None
        Mean of `covers_first` and `covers_second`; None when neither domain lacks anything.
    covers_first, covers_second : Interval or None
        Which share of the needs of the one domain the offers of the other cover; None without needs.
    connectedness : Connectedness
        How much they are tied already.
    """

    domains: tuple[str, str]
    total: Interval | None
    complementarity: Interval | None
    covers_first: Interval | None
    covers_second: Interval | None
    connectedness: Connectedness

    @property
    def coverage(self) -> float | None:
        """How much of the total is known, 1 when all is."""
        return None if self.total is None else 1 - self.total.width


def covered(needs: Levels | None, offers: Levels | None) -> Interval | None:
    """Return which share of some needs is met by some offers (methods 2.2); None when nothing is needed.

    Parameters
    ----------
    needs, offers : mapping of str to Interval, or None
        Level from 0 to 1 per capability; None when nothing is known.

    Notes
    -----
    A need of unknown size counts for as much or as little as moves the share furthest, so that the bounds are exact;
    that nothing at all is needed is then left aside.
    """
    if needs is None:
        return UNKNOWN_SHARE
    wanted = {name: need for name, need in needs.items() if need.high > 0}
    if not wanted:
        return None
    if offers is None:
        return UNKNOWN_SHARE
    met = {name: offers.get(name, exactly(0.0)) for name in wanted}
    low = min(_shares([(wanted[name], met[name].low) for name in wanted]))
    high = max(_shares([(wanted[name], met[name].high) for name in wanted]))
    return Interval(low, high)


def connectedness(relations: Relations, one: Domain, other: Domain) -> Connectedness:
    """Return how much two domains are tied; direction is left out."""
    inside, shared = set(relations.node_ids), one.member_ids & other.member_ids
    ones, others = (one.member_ids - shared) & inside, (other.member_ids - shared) & inside
    between = [
        weight
        for (a, b), weight in relations.both_ways().weights.items()
        if (a in ones and b in others) or (b in ones and a in others)
    ]
    room = len(ones) * len(others)
    density = Interval(sum(w.low for w in between) / room, sum(w.high for w in between) / room) if room else None
    return Connectedness(density, len(between), len(shared & inside))


def potential(relations: Relations, names: tuple[str, str], one: Domain, other: Domain) -> Potential:
    """Return what a cross-over of two domains, or communities, could bring."""
    first, second = covered(one.needs, other.offers), covered(other.needs, one.offers)
    mean = weighted_mean({"first": first, "second": second}, {"first": 0.5, "second": 0.5})
    complementarity = None if mean is None else mean.total
    tied = connectedness(relations, one, other)
    total = None
    if complementarity is not None and tied.density is not None:
        low, high = complementarity.low * (1 - tied.density.high), complementarity.high * (1 - tied.density.low)
        total = Interval(low, high)
    return Potential(names, total, complementarity, first, second, tied)


def potentials(relations: Relations, domains: Mapping[str, Domain]) -> tuple[Potential, ...]:
    """Return the potential of each two domains: highest middle first, then fewest ties, then by name.

    Where the bounds of two overlap, their order is not certain. Those to which it does not apply come last.
    """
    pairs = combinations(sorted(domains), 2)
    found = [potential(relations, (one, other), domains[one], domains[other]) for one, other in pairs]

    def rank(one: Potential) -> tuple[bool, float, int, tuple[str, str]]:
        middle = 0.0 if one.total is None else round(one.total.middle, DIGITS)
        return one.total is None, -middle, one.connectedness.n_ties, one.domains

    return tuple(sorted(found, key=rank))


def _shares(parts: list[tuple[Interval, float]]) -> list[float]:
    """Return the weighted mean of the offers for each way to split the needs in large and small, by offer."""
    ordered = sorted(parts, key=lambda part: part[1])
    found = []
    for split in range(len(ordered) + 1):
        for first_is_high in (True, False):
            sizes = [need.high if (row < split) == first_is_high else need.low for row, (need, _) in enumerate(ordered)]
            if (whole := sum(sizes)) > 0:
                found.append(sum(size * offer for size, (_, offer) in zip(sizes, ordered, strict=True)) / whole)
    return found
