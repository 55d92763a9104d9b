"""The parts of a fit that come from the network: closeness and trust, and what a tie would bring (methods 2.4, 2.8)."""

from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.fit.components import Part
from graph.analysis.fit.settings import DEFAULTS, FitSettings
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.analysis.relations import Relations
from graph.analysis.weights import STRONGEST

Near = Mapping[str, Mapping[str, float]]
"""Weight w of each tie, by both ends."""


def nearness(relations: Relations, *, high: bool = False) -> Near:
    """Return the weight of each tie by both its ends, at its lowest or highest."""
    found: dict[str, dict[str, float]] = {node_id: {} for node_id in relations.node_ids}
    for (one, other), weight in relations.both_ways().weights.items():
        found[one][other] = found[other][one] = weight.high if high else weight.low
    return found


def shared_partners(near: Near, one: str, other: str) -> float:
    """Return q: one minus two to the minus of what common partners have in common (methods 2.4)."""
    common = near[one].keys() & near[other].keys()
    return 1 - 2 ** -sum(min(near[one][z], near[other][z]) for z in common)


def past_alliances(outcomes: Sequence[tuple[float, float]], settings: FitSettings = DEFAULTS) -> float:
    """Return h from past alliances, each an outcome from −1 to 1 and the years since; a bad record is no trust."""
    total = sum(outcome * 2 ** (-years / settings.alliance_half_life_years) for outcome, years in outcomes)
    return 1 - 2 ** -max(0.0, total)


def relation(trust: Interval, common: Interval, past: float, *, is_surveyed: bool) -> Part:
    """Return R: half trust over a path, a quarter common partners, a quarter the past (methods 2.4).

    Parameters
    ----------
    trust, common : Interval
        p and q.
    past : float
        h.
    is_surveyed : bool
        Whether the ties of the initiator were asked for; if not, what is missing may be there: the score is a least.
    """
    low = 0.5 * trust.low + 0.25 * common.low + 0.25 * past
    high = 0.5 * trust.high + 0.25 * common.high + 0.25 * past
    made_of = {"path": _times(trust, 0.5), "common": _times(common, 0.25), "past": exactly(0.25 * past)}
    if is_surveyed:
        return Part(Interval(low, high), made_of)
    return Part(Interval(low, 1.0), made_of, "not_surveyed")


def network_value(
    near: Near, one: str, other: str, settings: FitSettings = DEFAULTS, *, is_weighted: bool = True
) -> Part:
    """Return N: what a tie with another would bring one in reach, in new contacts and in room (methods 2.8).

    When the tie is there already, what it brings now. Room depends on how close ties are: with `is_weighted` false
    that is not known, and room can be anything.
    """
    weight = settings.tie_strength / STRONGEST
    without = _with_tie(near, one, other, None)
    with_tie = near if other in near[one] else _with_tie(near, one, other, weight)
    room = _room_gained(without, with_tie, one)
    parts = {
        "reach": exactly(_reach_gained(without, with_tie, one)),
        "newness": _newness(without, one, other),
        "hole": None if room is None else exactly(room) if is_weighted else UNKNOWN_SHARE,
    }
    made_of = {name: share for name, share in parts.items() if share is not None}
    made_of = {name: _times(share, 1 / len(made_of)) for name, share in made_of.items()}
    low, high = (sum(getattr(share, end) for share in made_of.values()) for end in ("low", "high"))
    return Part(Interval(low, high), made_of)


def _reach_gained(without: Near, with_tie: Near, one: str) -> float:
    before, after = (len(_within_two(near, one)) for near in (without, with_tie))
    left = len(without) - 1 - before
    return (after - before) / left if left else 0.0


def _newness(near: Near, one: str, other: str) -> Interval | None:
    theirs = near[other].keys() - {one}
    return exactly(1 - len(near[one].keys() & theirs) / len(theirs)) if theirs else None


def _room_gained(without: Near, with_tie: Near, one: str) -> float | None:
    before, after = constraint_of(without, one), constraint_of(with_tie, one)
    return None if not before or after is None else max(0.0, (before - after) / before)


def constraint_of(near: Near, one: str) -> float | None:
    """Return Burt's constraint of one node from its surroundings alone; None for an isolate."""
    total = {node_id: sum(near[node_id].values()) for node_id in (one, *near[one])}
    if not near[one]:
        return None
    share = {j: weight / total[one] for j, weight in near[one].items()}
    return sum((share[j] + sum(share[q] * near[q].get(j, 0.0) / total[q] for q in share if q != j)) ** 2 for j in share)


def _within_two(near: Near, one: str) -> set[str]:
    found = set(near[one])
    for neighbour in near[one]:
        found |= near[neighbour].keys()
    return found - {one}


class _Instead(Mapping[str, Mapping[str, float]]):
    """The same but for some, who are there as well: a view, for a copy would cost all for the sake of two."""

    def __init__(self, near: Near, some: Near) -> None:
        self._near, self._some = near, some

    def __getitem__(self, key: str) -> Mapping[str, float]:
        found = self._some.get(key)
        return self._near[key] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._near)

    def __len__(self) -> int:
        return len(self._near)


def _with_tie(near: Near, one: str, other: str, weight: float | None) -> Near:
    """Return the same with another tie between two, or without any."""
    ends = {one: dict(near[one]), other: dict(near[other])}
    for end, far in ((one, other), (other, one)):
        ends[end].pop(far, None)
        if weight is not None:
            ends[end][far] = weight
    return _Instead(near, ends)


def _times(share: Interval, factor: float) -> Interval:
    return Interval(factor * share.low, factor * share.high)
