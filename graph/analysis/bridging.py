"""How far a tie frees a node from partners that all know each other: the hole that it bridges (methods 2.8)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.analysis.brokerage import structural_holes
from graph.analysis.intervals import Interval
from graph.analysis.relations import Pair, Relations
from graph.analysis.weights import STRONGEST


def holes_bridged(relations: Relations, pairs: Iterable[Pair], strength: int) -> Mapping[Pair, float | None]:
    """Return, per pair, which share of its constraint the first node loses by the tie with the second.

    Parameters
    ----------
    relations : Relations
        The network; direction is left out. When the strength of a tie is not known, every tie counts alike, the new
        one too.
    pairs : iterable of (str, str)
        The node that it is for, and its partner. Where they are tied already, the tie is taken away instead and it is
        told what it brings now.
    strength : int
        Strength 1 to 5 of a tie that is not there yet.

    Returns
    -------
    mapping of (str, str) to float or None
        From 0 to 1; 0 where the tie binds more than it frees. None for a node without other ties.

    Notes
    -----
    Source: Burt (1992); methods 2.8. Constraint depends on a node's partners and on their ties only, so that a part
    of the network is enough.
    """
    both = relations.both_ways()
    weight = Interval(strength / STRONGEST, strength / STRONGEST)
    if both.n_unknown:
        both, weight = both.even(), Interval(1.0, 1.0)
    constraints = structural_holes(both).constraint
    ties = _ties_at(both)
    found: dict[Pair, float | None] = {}
    for node_id, partner_id in pairs:
        pair = (min(node_id, partner_id), max(node_id, partner_id))
        near = _near(both, ties, node_id, partner_id)
        if pair in both.weights:
            less = {kept: value for kept, value in near.items() if kept != pair}
            before, after = _constraint(both, less, node_id), constraints[node_id]
        else:
            before, after = constraints[node_id], _constraint(both, near | {pair: weight}, node_id)
        found[node_id, partner_id] = None if not before else max(0.0, (before - (after or 0.0)) / before)
    return found


def _ties_at(relations: Relations) -> Mapping[str, list[Pair]]:
    found: dict[str, list[Pair]] = {node_id: [] for node_id in relations.node_ids}
    for pair in relations.weights:
        for end in pair:
            found[end].append(pair)
    return found


def _near(relations: Relations, ties: Mapping[str, list[Pair]], node_id: str, partner_id: str) -> dict[Pair, Interval]:
    """Return the ties of a node, of its partners, and of the one that would become a partner."""
    around = {node_id, partner_id, *(end for pair in ties[node_id] for end in pair)}
    return {pair: relations.weights[pair] for one in sorted(around) for pair in ties[one]}


def _constraint(relations: Relations, weights: Mapping[Pair, Interval], node_id: str) -> float | None:
    node_ids = tuple(sorted({node_id, *(end for pair in weights for end in pair)}))
    return structural_holes(replace(relations, node_ids=node_ids, weights=weights)).constraint[node_id]
