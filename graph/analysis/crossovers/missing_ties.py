"""Ties that are not there yet: how likely they are, how valuable, and who could make them (methods 8.3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.analysis.bridging import holes_bridged
from graph.analysis.closeness_paths import PathCloseness, PathSettings, path_closeness
from graph.analysis.intervals import Interval
from graph.analysis.relations import Pair, Relations
from graph.analysis.setting_fields import integer, number, part
from graph.analysis.weights import STRONGEST

DIGITS = 9

QUICK_WIN = "quick_win"
NEEDS_BROKER = "needs_broker"
COMES_BY_ITSELF = "comes_by_itself"
NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class MissingTieSettings:
    """How missing ties are judged.

    Parameters
    ----------
    strength : int
        Strength 1 to 5 that the tie would have.
    likely_from : float
        Adamic–Adar from which a tie is called likely; 0.5 is one common partner with seven partners.
    valuable_from : float
        Share of constraint, 0 to 1, from which a tie is called valuable.
    paths : PathSettings
        How closeness through others is counted.
    """

    strength: int = integer(
        3, "sterkte die de nieuwe band krijgt", "strength that the new tie gets", 1, STRONGEST, "8.3"
    )
    likely_from: float = number(0.5, "waarschijnlijk vanaf (Adamic–Adar)", "likely from (Adamic–Adar)", 0, 100, "8.3")
    valuable_from: float = number(
        0.25,
        "waardevol vanaf dit aandeel van de beperking dat wegvalt",
        "valuable from this share of constraint that falls away",
        0,
        1,
        "8.3",
    )
    paths: PathSettings = part(PathSettings, "Nabijheid via anderen", "Closeness through others")


@dataclass(frozen=True, slots=True)
class Broker:
    """Who could introduce two to each other.

    Parameters
    ----------
    node_id : str
        The go-between.
    closeness : Interval
        Closeness to the one of both that is furthest from it, 0 to 1.
    """

    node_id: str
    closeness: Interval


@dataclass(frozen=True, slots=True)
class MissingTie:
    """Two that are not tied.

    Parameters
    ----------
    pair : (str, str)
        Both ends.
    adamic_adar, resource_allocation : float
        How likely the tie is, by common partners: Σ 1/ln k and Σ 1/k over them; 0 without any.
    hole : float or None
        How valuable: the mean share of its constraint that each end loses, 0 to 1. An end without ties has none to
        lose and is left out; None when both are.
    closeness : Interval
        p, closeness through others, 0 to 1.
    promise : Interval or None
        C × (1 − p): what they have to give each other and do not reach yet, 0 to 1; None when C was not given.
    broker : Broker or None
        Who is closest to both; None when nobody reaches both.
    quadrant : str
        ``quick_win`` (likely and valuable), ``needs_broker`` (valuable alone), ``comes_by_itself`` (likely alone)
        or ``not_now``.
    """

    pair: Pair
    adamic_adar: float
    resource_allocation: float
    hole: float | None
    closeness: Interval
    promise: Interval | None
    broker: Broker | None
    quadrant: str


def missing_pairs(relations: Relations, ones: Collection[str], others: Collection[str]) -> tuple[Pair, ...]:
    """Return the pairs of one of the one side and one of the other that are not tied; who is on both is on neither."""
    tied = relations.both_ways().weights.keys()
    inside = set(relations.node_ids)
    left, right = (set(ones) - set(others)) & inside, (set(others) - set(ones)) & inside
    pairs = ((one, other) for one in sorted(left) for other in sorted(right))
    return tuple(pair for pair in pairs if (min(pair), max(pair)) not in tied)


def missing_ties(
    relations: Relations,
    pairs: Sequence[Pair],
    complementarity: Mapping[Pair, Interval | None] | None = None,
    settings: MissingTieSettings | None = None,
    surveyed: Collection[str] | None = None,
) -> tuple[MissingTie, ...]:
    """Return both axes of each missing tie: highest promise first, then most valuable, then likely, then by id.

    Link prediction finds what closes triangles and so would come by itself; a cross-over is about what is unlikely
    and useful. The two are kept apart. Sources: Adamic & Adar (2003), Zhou, Lü & Zhang (2009), Burt (1992).

    Parameters
    ----------
    relations : Relations
        The network; direction is left out.
    pairs : sequence of (str, str)
        Pairs that are not tied.
    complementarity : mapping of (str, str) to Interval or None, optional
        C of methods 2.2 for the pairs of which it is known.
    settings : MissingTieSettings, optional
        Strength of the tie, and from where it is likely or valuable.
    surveyed : collection of str, optional
        Nodes that were asked for their ties, as in `path_closeness`.
    """
    chosen, both = settings or MissingTieSettings(), relations.both_ways()
    likely = {(one, other): value for one, other, value in nx.adamic_adar_index(both.graph, pairs)}
    shared = {(one, other): value for one, other, value in nx.resource_allocation_index(both.graph, pairs)}
    holes = holes_bridged(both, [way for one, other in pairs for way in ((one, other), (other, one))], chosen.strength)
    ends = sorted({end for pair in pairs for end in pair})
    paths = path_closeness(both, ends, chosen.paths, surveyed)
    found = []
    for pair in pairs:
        hole = _mean(holes[pair], holes[pair[1], pair[0]])
        closeness = paths.between(*pair)
        found.append(
            MissingTie(
                pair,
                likely[pair],
                shared[pair],
                hole,
                closeness,
                _promise((complementarity or {}).get(pair), closeness),
                best_broker(paths, pair),
                _quadrant(likely[pair], hole, chosen),
            )
        )
    return tuple(sorted(found, key=_rank))


def best_broker(paths: PathCloseness, pair: Pair) -> Broker | None:
    """Return who is certainly closest to the furthest of two: highest low bound, then highest middle, then by id.

    Parameters
    ----------
    paths : PathCloseness
        Closeness from both ends, in a network without direction.
    pair : (str, str)
        The two that would be introduced.
    """
    one, other = (paths.rows[end] for end in pair)
    low = np.minimum(paths.low[one], paths.low[other])
    high = np.minimum(paths.high[one], paths.high[other])
    for end in pair:
        low[paths.columns[end]] = high[paths.columns[end]] = 0.0
    middle, lowest = np.round((low + high) / 2, DIGITS), np.round(low, DIGITS)
    reaching = np.flatnonzero(low > 0)
    if not len(reaching):
        return None
    best = min(reaching.tolist(), key=lambda row: (-lowest[row], -middle[row], paths.node_ids[row]))
    return Broker(paths.node_ids[best], Interval(float(low[best]), float(high[best])))


def _promise(complementarity: Interval | None, closeness: Interval) -> Interval | None:
    if complementarity is None:
        return None
    return Interval(complementarity.low * (1 - closeness.high), complementarity.high * (1 - closeness.low))


def _quadrant(likely: float, hole: float | None, settings: MissingTieSettings) -> str:
    is_likely = likely >= settings.likely_from
    if hole is not None and hole >= settings.valuable_from:
        return QUICK_WIN if is_likely else NEEDS_BROKER
    return COMES_BY_ITSELF if is_likely else NOT_NOW


def _mean(one: float | None, other: float | None) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return sum(known) / len(known) if known else None


def _rank(tie: MissingTie) -> tuple[float, float, float, Pair]:
    promise = -1.0 if tie.promise is None else round(tie.promise.middle, DIGITS)
    hole = -1.0 if tie.hole is None else round(tie.hole, DIGITS)
    return -promise, -hole, -round(tie.adamic_adar, DIGITS), tie.pair
