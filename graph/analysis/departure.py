"""What hangs on one organisation or role: what goes with it, and what the others lose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy.sparse import csgraph

from graph.analysis.cohesion import parts
from graph.analysis.introductions import DEFAULTS, IntroductionSettings
from graph.analysis.relations import Relations, matrix_of, relations_in
from graph.analysis.robustness import without
from graph.analysis.shared_projects import parties_of_projects
from graph.analysis.what_if import Delta, delta
from graph.analysis.work import Work, at_once
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known

MOST_AFFECTED = 10
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Losses:
    """What the others lose when a node leaves.

    Parameters
    ----------
    cut_off : tuple of tuple of str
        Groups of nodes that lose contact with the largest part, the largest group first.
    n_pairs_lost : int
        Pairs of others that reach each other now and would not any more.
    further : mapping of str to float
        Who gets furthest from the others: fall of the mean of one over the distance, largest first.
    numbers : Delta
        The network before and after.
    """

    cut_off: tuple[tuple[str, ...], ...]
    n_pairs_lost: int
    further: Mapping[str, float]
    numbers: Delta


@dataclass(frozen=True, slots=True)
class Departure:
    """What happens when a node leaves.

    Parameters
    ----------
    tie_ids : mapping of str to tuple of str
        Its ties by type, the type with most first.
    projects : mapping of str to int
        Projects whose work it does, with how many parties are left to do it; fewest left first.
    sole : mapping of str to tuple of str
        Projects in which it alone has some part, with the types of those ties, such as the only promoter.
    crossovers : mapping of str to int
        Cross-overs that it takes part in, with how many others do.
    alliances : mapping of str to int
        Alliances that it is a party in, with how many other parties there are.
    roles : tuple of str
        Roles that it provides.
    losses : Losses
        What the others lose.
    """

    tie_ids: Mapping[str, tuple[str, ...]]
    projects: Mapping[str, int]
    sole: Mapping[str, tuple[str, ...]]
    crossovers: Mapping[str, int]
    alliances: Mapping[str, int]
    roles: tuple[str, ...]
    losses: Losses


def departure(
    snapshot: NetworkSnapshot,
    node_id: str,
    node_ids: Collection[str],
    tie_ids: Collection[str],
    settings: IntroductionSettings = DEFAULTS,
    work: Work = at_once,
) -> Departure:
    """Return what hangs on a node within a part of the network.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    node_id : str
        Who would leave; one of `node_ids`.
    node_ids, tie_ids : collection of str
        What is looked at; where a strength is unknown, every tie counts alike.
    settings : IntroductionSettings
        Which types of tie only name a possibility.
    work : Work
        Carries out what takes long: `losses`.
    """
    relations = relations_in(snapshot, tuple(node_ids), tuple(tie_ids))
    return Departure(
        _ties(snapshot, node_id),
        _left_behind(parties_of_projects(snapshot), node_id),
        _sole(snapshot, node_id, settings),
        _left_behind(_members(snapshot, "TAKES_PART_IN", settings), node_id),
        _left_behind(_members(snapshot, "PARTNER_OF", settings), node_id),
        tuple(sorted(tie.target_id for tie in snapshot.ties_of(node_id) if tie.type == "EMPLOYS_ROLE")),
        work(losses, relations, node_id),
    )


def losses(relations: Relations, node_id: str) -> Losses:
    """Return what the others lose when a node leaves; where a strength is unknown, every tie counts alike."""
    before = relations.even() if relations.n_unknown else relations
    after = without(before, [node_id])
    return Losses(
        _cut_off(before, after, node_id),
        _pairs_lost(before, after, node_id),
        _further(before, after, node_id),
        delta(before, after, [node_id]),
    )


def _ties(snapshot: NetworkSnapshot, node_id: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tie in snapshot.ties_of(node_id):
        found.setdefault(tie.type, []).append(tie.id)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return MappingProxyType({code: tuple(ids) for code, ids in ordered})


def _left_behind(members: Mapping[str, Collection[str]], node_id: str) -> Mapping[str, int]:
    found = {group: len(set(parties) - {node_id}) for group, parties in members.items() if node_id in parties}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[1], item[0]))))


def _members(snapshot: NetworkSnapshot, tie_type: str, settings: IntroductionSettings) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for tie in snapshot.ties.values():
        if tie.type == tie_type and _is_there(tie, settings):
            found.setdefault(tie.target_id, set()).add(tie.source_id)
    return found


def _sole(snapshot: NetworkSnapshot, node_id: str, settings: IntroductionSettings) -> Mapping[str, tuple[str, ...]]:
    """Return per project the types of tie that nobody else has with it."""
    found: dict[str, set[str]] = {}
    for own in snapshot.ties_of(node_id):
        if own.source_id != node_id or not _is_there(own, settings):
            continue
        if snapshot.nodes[own.target_id].kind != "project":
            continue
        alike = (tie for tie in snapshot.ties_of(own.target_id) if tie.type == own.type)
        with_it = (tie for tie in alike if _is_there(tie, settings))
        if all(tie.source_id == node_id for tie in with_it if tie.target_id == own.target_id):
            found.setdefault(own.target_id, set()).add(own.type)
    return MappingProxyType({project: tuple(sorted(found[project])) for project in sorted(found)})


def _is_there(tie: Tie, settings: IntroductionSettings) -> bool:
    """Tell whether a tie is more than an invitation, a plan or a possibility."""
    return tie.type not in settings.possible_types and (not is_known(tie.status) or tie.status in ESTABLISHED_STATUSES)


def _cut_off(before: Relations, after: Relations, node_id: str) -> tuple[tuple[str, ...], ...]:
    own_part = next((set(part) for part in parts(before) if node_id in part), set())
    left = [part for part in parts(after) if own_part.issuperset(part)]
    return tuple(tuple(part) for part in left[1:])


def _pairs_lost(before: Relations, after: Relations, node_id: str) -> int:
    """Return the pairs of others that were together: those of the part that falls apart, less what stays together."""
    own_part = next((part for part in parts(before) if node_id in part), [])
    together = sum(len(part) * (len(part) - 1) // 2 for part in parts(after) if set(part) <= set(own_part))
    n_others = len(own_part) - 1
    return n_others * (n_others - 1) // 2 - together if n_others > 1 else 0


def _further(before: Relations, after: Relations, node_id: str) -> Mapping[str, float]:
    """Return whose ways to the others that stay grow longest; the one who leaves is no loss by itself."""
    if len(after.node_ids) < 2:
        return {}
    stays = [row for row, known in enumerate(before.node_ids) if known != node_id]
    old = _nearness(before)[np.ix_(stays, stays)].sum(axis=1)
    falls = (old - _nearness(after).sum(axis=1)) / (len(after.node_ids) - 1)
    affected = {i: float(fall) for i, fall in zip(after.node_ids, falls, strict=True) if round(fall, DIGITS) > 0}
    ordered = sorted(affected.items(), key=lambda item: (-round(item[1], DIGITS), item[0]))
    return dict(ordered[:MOST_AFFECTED])


def _nearness(relations: Relations) -> np.ndarray:
    """Return one over the distance between all, 0 to oneself and to who is not reached."""
    apart = np.asarray(csgraph.shortest_path(matrix_of(relations, by_distance=True), directed=False))
    return np.divide(1.0, apart, out=np.zeros_like(apart), where=apart > 0)
