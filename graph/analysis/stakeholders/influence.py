"""Influence: rated power beside the place in the network, and half of each (methods 6.5)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import stats

from graph.analysis.centrality import betweenness, pagerank, strength
from graph.analysis.chance import FEWEST
from graph.analysis.intervals import Interval, Score
from graph.analysis.relations import Relations
from graph.analysis.stakeholders.settings import DEFAULTS, StakeholderSettings


@dataclass(frozen=True, slots=True)
class Influence:
    """Of one node.

    Parameters
    ----------
    total : Interval or None
        λ · power + (1 − λ) · place; None where the place says nothing.
    power : Interval
        As rated, 0 to 1.
    place : float or None
        Mean percentile of strength, betweenness and PageRank: it depends on who is in the network. None where these
        are equal for all, and in a network of fewer than ten nodes (pitfall 17).
    """

    total: Interval | None
    power: Interval
    place: float | None


def influences(
    powers: Mapping[str, Interval], relations: Relations, settings: StakeholderSettings = DEFAULTS
) -> Mapping[str, Influence]:
    """Return the influence of those whose power was rated, within those who are compared.

    Parameters
    ----------
    powers : mapping of str to Interval
        Rated power, 0 to 1, of those who are compared.
    relations : Relations
        The network they are in; where a strength is unknown every tie counts alike.
    settings : StakeholderSettings
        How much power counts.
    """
    even = relations.even() if relations.n_unknown else relations
    inside = frozenset(relations.node_ids if len(relations.node_ids) >= FEWEST else ())
    who = [node_id for node_id in powers if node_id in inside]
    columns = [
        percentiles({i: _number(scores[i]) for i in who})
        for scores in (strength(even), betweenness(even), pagerank(even))
    ]
    known = [column for column in columns if column is not None]
    places = {i: float(np.mean([column[i] for column in known])) for i in who} if known else {}
    return {i: _influence(power, places.get(i), settings.share_of_power) for i, power in powers.items()}


def percentiles(values: Mapping[str, float]) -> Mapping[str, float] | None:
    """Return (mean rank − 1) / (n − 1) of each; None for one alone, or when all are equal."""
    if len(values) < 2 or len({round(value, 9) for value in values.values()}) < 2:
        return None
    ranks = stats.rankdata([round(value, 9) for value in values.values()])
    return {i: float((rank - 1) / (len(values) - 1)) for i, rank in zip(values, ranks, strict=True)}


def _influence(power: Interval, place: float | None, share: float) -> Influence:
    if place is None:
        return Influence(None, power, None)
    low, high = (share * end + (1 - share) * place for end in (power.low, power.high))
    return Influence(Interval(low, high), power, place)


def _number(score: Score) -> float:
    return score.middle if isinstance(score, Interval) else float(score or 0.0)
