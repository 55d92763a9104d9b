"""What a partnership yields and costs each party, and whether all gain (methods 1.4)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.intervals import UNKNOWN_SHARE, Interval

HIGHEST = 4
"""Highest level of a benefit or a cost."""


@dataclass(frozen=True, slots=True)
class Item:
    """A benefit, or a cost or risk, as the party itself fills it in.

    Parameters
    ----------
    name : str
        What it is.
    weight : float
        How much it matters, above 0.
    level : int or None
        From 0 to 4; None when it is not known.
    """

    name: str
    weight: float
    level: int | None


@dataclass(frozen=True, slots=True)
class PartyValue:
    """The partnership as one party sees it.

    Parameters
    ----------
    benefits, costs : Interval
        From 0 to 1.
    net : Interval
        Benefits less costs, −1 to 1.
    largest_cost : str
        Name of the cost that weighs most; empty without any.
    """

    benefits: Interval
    costs: Interval
    net: Interval
    largest_cost: str


@dataclass(frozen=True, slots=True)
class PartnershipValue:
    """The partnership of all parties; four numbers and no price.

    Parameters
    ----------
    parties : mapping of str to PartyValue
        By id.
    mutual_gain : Interval
        The least net value: above 0 exactly when everyone gains.
    joint_value : Interval
        Geometric mean of the net values, 0 as soon as one party does not gain (Nash 1950).
    balance : Interval or None
        Least over largest net value; None unless all are certain to gain.
    verdict : str
        ``mutual_gain``, ``one_loses``, ``no_value``, ``some_lose``, or ``unknown`` while it can go either way.
    losing : tuple of str
        Parties that certainly do not gain.
    """

    parties: Mapping[str, PartyValue]
    mutual_gain: Interval
    joint_value: Interval
    balance: Interval | None
    verdict: str
    losing: tuple[str, ...]


UNTOLD = PartyValue(UNKNOWN_SHARE, UNKNOWN_SHARE, Interval(-1.0, 1.0), "")
"""The partnership as seen by a party that told nothing: it can be anything."""


def party_value(benefits: Sequence[Item], costs: Sequence[Item]) -> PartyValue:
    """Return what one party gains; without any benefit listed it is unknown, without costs there are none."""
    gained = _level(benefits) if benefits else UNKNOWN_SHARE
    spent = _level(costs) if costs else Interval(0.0, 0.0)
    largest = max(costs, key=lambda item: (item.weight * (item.level or 0), item.name), default=None)
    net = Interval(gained.low - spent.high, gained.high - spent.low)
    return PartyValue(gained, spent, net, largest.name if largest else "")


def partnership_value(parties: Mapping[str, PartyValue]) -> PartnershipValue:
    """Return whether all gain, how much together, and how evenly; of at least one party."""
    nets = {party: value.net for party, value in parties.items()}
    low, high = [net.low for net in nets.values()], [net.high for net in nets.values()]
    losing = tuple(party for party, net in nets.items() if net.high <= 0)
    balance = Interval(min(low) / max(high), min(1.0, min(high) / max(low))) if min(low) > 0 else None
    return PartnershipValue(
        parties,
        Interval(min(low), min(high)),
        Interval(_together(low), _together(high)),
        balance,
        _verdict(low, losing),
        losing,
    )


def _level(items: Sequence[Item]) -> Interval:
    most = HIGHEST * sum(item.weight for item in items)
    known = sum(item.weight * item.level for item in items if item.level is not None)
    unknown = sum(item.weight * HIGHEST for item in items if item.level is None)
    return Interval(known / most, (known + unknown) / most)


def _together(nets: Sequence[float]) -> float:
    return float(math.prod(max(0.0, net) for net in nets) ** (1 / len(nets)))


def _verdict(low: Sequence[float], losing: Sequence[str]) -> str:
    if min(low) > 0:
        return "mutual_gain"
    if not losing:
        return "unknown"
    if len(losing) == len(low):
        return "no_value"
    return "one_loses" if len(losing) == 1 else "some_lose"
