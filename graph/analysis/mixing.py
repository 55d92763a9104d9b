"""Own kind or across the fence: who is tied to whom, by group."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from graph.analysis.chance import FEWEST, ByChance, beside_chance
from graph.analysis.relations import Relations

Values = Mapping[str, float | None]

FENCES: Mapping[str, str] = {
    "education": "knowledge",
    "research": "knowledge",
    "business": "business",
    "government": "government",
    "civil_society": "civil_society",
}
"""The four groups of the helix balance: education and research are one (methods 4.8)."""

FOUR = ("knowledge", "business", "government", "civil_society")


@dataclass(frozen=True, slots=True)
class HelixBalance:
    """Whether the four helixes are at the table, and tied to each other.

    Parameters
    ----------
    shares : mapping of str to float
        Share of the members per group, of those with a known helix.
    evenness, diversity : float or None
        Shannon entropy over its maximum; Blau index over its maximum. None without members.
    pairs : tuple of (str, str)
        Pairs of groups with at least one tie.
    pair_coverage : float
        Share of the six pairs that have one.
    n_unknown : int
        Members without a known helix; they are in none of these numbers.
    """

    shares: Mapping[str, float]
    evenness: float | None
    diversity: float | None
    pairs: tuple[tuple[str, str], ...]
    pair_coverage: float
    n_unknown: int


def e_i(relations: Relations) -> float | None:
    """Return (ties between groups − ties within) / all of these: −1 all inside, 1 all outside (Krackhardt & Stern).

    Ties with an end of unknown group are left out. None when none are left.
    """
    outside, inside = _sides(relations)
    return None if not outside + inside else (outside - inside) / (outside + inside)


def e_i_expected(relations: Relations) -> float | None:
    """Return the E-I index that mixing at random would give, from the sizes of the groups."""
    sizes = Counter(relations.groups[node_id] for node_id in relations.node_ids if node_id in relations.groups)
    n = sum(sizes.values())
    return None if n < 2 else 1 - 2 * sum(size * (size - 1) for size in sizes.values()) / (n * (n - 1))


def e_i_by_chance(relations: Relations, n_orders: int = 1000, seed: int = 0) -> ByChance | None:
    """Return the E-I index beside what it is when the groups are dealt out anew.

    None without a tie to count, or with fewer than ten nodes of known group (methods 4.8 and pitfall 17).
    """
    observed = e_i(relations)
    known = [node_id for node_id in relations.node_ids if node_id in relations.groups]
    if observed is None or len(known) < FEWEST:
        return None
    draw = np.random.default_rng(seed)
    row = {node_id: number for number, node_id in enumerate(known)}
    ties = [(row[one], row[other]) for one, other in relations.both_ways().weights if one in row and other in row]
    ends = np.array(ties, dtype=np.int64)
    groups = np.unique([relations.groups[node_id] for node_id in known], return_inverse=True)[1]
    dealt = [draw.permutation(groups) for _ in range(n_orders)]
    found = [2 * float(np.mean(given[ends[:, 0]] != given[ends[:, 1]])) - 1 for given in dealt]
    return beside_chance(observed, found)


def e_i_of_nodes(relations: Relations) -> Values:
    """Return the E-I index of each node's own ties; None without a tie to count."""
    outside: Counter[str] = Counter()
    all_ties: Counter[str] = Counter()
    for one, other in relations.both_ways().weights:
        if one in relations.groups and other in relations.groups:
            for end in (one, other):
                all_ties[end] += 1
                outside[end] += relations.groups[one] != relations.groups[other]
    return {
        node_id: (2 * outside[node_id] - all_ties[node_id]) / all_ties[node_id] if all_ties[node_id] else None
        for node_id in relations.node_ids
    }


def assortativity(relations: Relations) -> float | None:
    """Return Newman's r: 1 when ties stay within groups, 0 as at random, below 0 when they seek others.

    None without ties, or with one group only (0/0).
    """
    counts: Counter[tuple[str, str]] = Counter()
    groups = relations.groups
    for one, other in relations.weights:
        if one in groups and other in groups:
            counts[groups[one], groups[other]] += 1
            if not relations.is_directed:
                counts[groups[other], groups[one]] += 1
    total = sum(counts.values())
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for (one, other), count in counts.items():
        out[one] += count
        into[other] += count
    if not total or len(out.keys() | into.keys()) < 2:
        return None
    by_chance = sum(out[group] * into[group] for group in out) / total**2
    return (sum(count for (one, other), count in counts.items() if one == other) / total - by_chance) / (1 - by_chance)


def helix_balance(relations: Relations) -> HelixBalance:
    """Return the balance of the four helixes (methods 4.8)."""
    fence = {node_id: FENCES[h] for node_id, h in relations.groups.items() if h in FENCES}
    members = [fence[node_id] for node_id in relations.node_ids if node_id in fence]
    sizes = Counter(members)
    shares = {group: sizes[group] / len(members) for group in FOUR} if members else {}
    tied = {
        tuple(sorted((fence[one], fence[other]), key=FOUR.index))
        for one, other in relations.weights
        if one in fence and other in fence and fence[one] != fence[other]
    }
    pairs = tuple(pair for pair in combinations(FOUR, 2) if pair in tied)
    return HelixBalance(
        shares,
        evenness(list(shares.values())),
        diversity(list(shares.values())),
        pairs,
        len(pairs) / 6,
        len(relations.node_ids) - len(members),
    )


def evenness(shares: Sequence[float]) -> float | None:
    """Return the Shannon entropy of shares over that of equal shares: 1 when all are equal. None below two."""
    if len(shares) < 2:
        return None
    return -sum(share * math.log(share) for share in shares if share > 0) / math.log(len(shares))


def diversity(shares: Sequence[float]) -> float | None:
    """Return the Blau index over its maximum: 1 when all shares are equal. None below two."""
    if len(shares) < 2:
        return None
    return (1 - sum(share**2 for share in shares)) / (1 - 1 / len(shares))


def _sides(relations: Relations) -> tuple[int, int]:
    groups = relations.groups
    known = [(groups[a], groups[b]) for a, b in relations.both_ways().weights if a in groups and b in groups]
    inside = sum(one == other for one, other in known)
    return len(known) - inside, inside
