"""Towers of influence as people stack them (Net-Map, Schiffer; methods 6.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

FEWEST = 5
"""Nodes below which no agreement of ranks is shown."""


@dataclass(frozen=True, slots=True)
class Towers:
    """One session.

    Parameters
    ----------
    shares : mapping of str to float
        Share of all blocks per node.
    camps : mapping of str to float
        Share of all blocks per stance: ``for``, ``neutral``, ``against``, ``unknown``.
    """

    shares: Mapping[str, float]
    camps: Mapping[str, float]


def towers(heights: Mapping[str, int], stances: Mapping[str, str]) -> Towers | None:
    """Return the shares of towers of whole heights, 0 or more; None when nobody stacked anything."""
    total = sum(heights.values())
    if total == 0:
        return None
    shares = {node_id: height / total for node_id, height in heights.items()}
    camps: dict[str, float] = {}
    for node_id, share in shares.items():
        stance = stances.get(node_id, "unknown")
        camps[stance] = camps.get(stance, 0.0) + share
    return Towers(shares, camps)


def over_sessions(sessions: Sequence[Towers]) -> Mapping[str, float]:
    """Return the median share of each node over sessions, each made to add up to one first; absent counts as 0."""
    nodes = dict.fromkeys(node_id for session in sessions for node_id in session.shares)
    return {node_id: float(np.median([s.shares.get(node_id, 0.0) for s in sessions])) for node_id in nodes}


def rank_correlation(perceived: Mapping[str, float], structural: Mapping[str, float | None]) -> float | None:
    """Return Spearman's ρ of what is perceived and where one stands; None below five nodes or when one is constant."""
    pairs = [(share, place) for i, share in perceived.items() if (place := structural.get(i)) is not None]
    one, other = [share for share, _ in pairs], [place for _, place in pairs]
    if len(pairs) < FEWEST or len(set(one)) < 2 or len(set(other)) < 2:
        return None
    return float(stats.spearmanr(one, other).statistic)
