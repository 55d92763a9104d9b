"""Groups that work together more than expected: seeded, with how sure the division is, and stable over time."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import TypeVar

import networkx as nx
import numpy as np
from scipy.optimize import linear_sum_assignment

from graph.analysis.relations import Relations
from graph.analysis.setting_fields import integer, number
from graph.analysis.work import report

Node = TypeVar("Node", str, int)

DIGITS = 9


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """How communities are found, and known again.

    Parameters
    ----------
    runs : int
        Divisions that are made, each from another seed.
    stable : float
        Mean agreement between runs, 0 to 1, below which a division is told to be unstable.
    same : float
        Share of common members, 0 to 1, from which a community is the one that was given a name.
    """

    runs: int = integer(20, "aantal keren dat de indeling wordt gezocht", "times a division is sought", 1, 200, "4.9")
    stable: float = number(
        0.8,
        "overeenkomst tussen de keren, waaronder de indeling onstabiel heet",
        "agreement between runs below which a division is called unstable",
        0,
        1,
        "4.9",
    )
    same: float = number(
        0.5,
        "aandeel gedeelde leden vanaf waar een groep haar naam houdt",
        "share of common members from which a group keeps its name",
        0,
        1,
        "",
    )


DEFAULTS = CommunitySettings()


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of the nodes.

    Parameters
    ----------
    parts : tuple of tuple of str
        Members of each community, in order; the largest first, equals by their first member.
    modularity : float or None
        How far ties stay inside, beside what chance would give; None without ties.
    agreement : float
        Mean adjusted Rand index between runs with other seeds: 1 when all gave the same.
    is_stable : bool
        Whether runs agree well enough to speak of these communities.
    """

    parts: tuple[tuple[str, ...], ...]
    modularity: float | None
    agreement: float
    is_stable: bool = True


def communities(relations: Relations, settings: CommunitySettings = DEFAULTS) -> Communities:
    """Return the best division of several runs of Louvain on closeness; direction is left out.

    Isolates are communities of one. The same relations give the same division, in any process.

    Parameters
    ----------
    relations : Relations
        Who is tied to whom.
    settings : CommunitySettings
        How often is divided, and when divisions agree.
    """
    both = relations.both_ways()
    ids = sorted(both.node_ids)
    if not both.weights:
        return Communities(tuple((node_id,) for node_id in ids), None, 1.0)
    network = _numbered(both, ids)
    found = [_run(network, seed, settings.runs) for seed in range(settings.runs)]
    quality = {parts: nx.community.modularity(network, map(set, parts), weight="w") for parts in dict.fromkeys(found)}
    best = max(quality, key=lambda parts: (round(quality[parts], DIGITS), -found.index(parts)))
    pairs = list(combinations(found, 2))
    agreement = sum(adjusted_rand(one, other) for one, other in pairs) / len(pairs) if pairs else 1.0
    named = tuple(tuple(ids[row] for row in part) for part in best)
    return Communities(named, float(quality[best]), agreement, agreement >= settings.stable)


def _numbered(relations: Relations, ids: Sequence[str]) -> "nx.Graph[int]":
    """Return the network with numbers for nodes: in sets of texts, sums would differ from process to process."""
    row = {node_id: number for number, node_id in enumerate(ids)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(ids)))
    network.add_weighted_edges_from(
        ((row[one], row[other], weight.low) for (one, other), weight in sorted(relations.weights.items())), weight="w"
    )
    return network


def _run(network: "nx.Graph[int]", seed: int, runs: int) -> tuple[tuple[int, ...], ...]:
    report(seed, runs)
    return _in_order(nx.community.louvain_communities(network, weight="w", seed=seed))


def adjusted_rand(one: Sequence[Collection[Node]], other: Sequence[Collection[Node]]) -> float:
    """Return how far two divisions of the same nodes agree beyond chance: 1 for the same (Hubert & Arabie 1985)."""
    sizes_one, sizes_other = [len(part) for part in one], [len(part) for part in other]
    place = {node_id: number for number, part in enumerate(other) for node_id in part}
    cells = Counter((number, place[node_id]) for number, part in enumerate(one) for node_id in part)
    together = sum(_pairs(count) for count in cells.values())
    in_one, in_other = sum(map(_pairs, sizes_one)), sum(map(_pairs, sizes_other))
    expected = in_one * in_other / _pairs(sum(sizes_one)) if sum(sizes_one) > 1 else 0.0
    most = (in_one + in_other) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


@dataclass(frozen=True, slots=True)
class Group:
    """One community, as it is known over time.

    Parameters
    ----------
    number : int
        From 1; the same as long as most members stay, so that a colour can follow.
    member_ids : tuple of str
        In order.
    named : str
        Id of the name that people gave it; empty for none.
    """

    number: int
    member_ids: tuple[str, ...]
    named: str = ""


def groups(
    parts: Sequence[Collection[str]],
    before: Mapping[int, Collection[str]] = MappingProxyType({}),
    named: Mapping[str, Collection[str]] = MappingProxyType({}),
    settings: CommunitySettings = DEFAULTS,
) -> tuple[Group, ...]:
    """Return communities with the numbers they had, and the names they were given.

    Parameters
    ----------
    parts : sequence of collection of str
        Members of each community, as divided now.
    before : mapping of int to collection of str
        Members per number, as divided earlier.
    named : mapping of str to collection of str
        Members per name when it was given; a name holds for the community that shares most, and enough of all
        members of the two.
    settings : CommunitySettings
        What is enough.
    """
    ids = followed({f"c{number}": members for number, members in before.items()}, parts)
    names = followed(named, parts, least=settings.same)
    found = (
        Group(int(group_id.removeprefix("c")), tuple(part), name if name in named else "")
        for group_id, part, name in zip(ids, parts, names, strict=True)
    )
    return tuple(sorted(found, key=lambda group: (-len(group.member_ids), group.number)))


def followed(
    before: Mapping[str, Collection[str]], now: Sequence[Collection[str]], least: float = 0.0
) -> tuple[str, ...]:
    """Return the id of each present community: that of the earlier one with which it shares most members, or a new one.

    Shares are of all members of the two together, and add up to as much as possible over all communities, so that ids
    and colours follow the members.

    Parameters
    ----------
    before : mapping of str to collection of str
        Members per id, as it was.
    now : sequence of collection of str
        Members of each community as it is.
    least : float
        Share of all members of the two, from 0 to 1, that has to be common.
    """
    ids = list(before)
    shares = np.array([[_shared(before[known], part) for known in ids] for part in now]).reshape(len(now), len(ids))
    rows, columns = linear_sum_assignment(shares, maximize=True)
    kept = {
        int(row): ids[column]
        for row, column in zip(rows, columns, strict=True)
        if shares[row, column] > 0 and shares[row, column] >= least
    }
    fresh = iter(f"c{number}" for number in range(1, len(ids) + len(now) + 1) if f"c{number}" not in before)
    return tuple(kept.get(row) or next(fresh) for row in range(len(now)))


def _shared(one: Collection[str], other: Collection[str]) -> float:
    both = set(one) & set(other)
    return len(both) / len(set(one) | set(other)) if both else 0.0


def _pairs(count: int) -> float:
    return count * (count - 1) / 2


def _in_order(parts: Sequence[Collection[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted((tuple(sorted(part)) for part in parts), key=lambda part: (-len(part), part)))
