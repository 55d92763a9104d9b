"""A scenario: partners and ties that would come or go, beside the facts and never among them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.analysis.setting_fields import integer
from graph.analysis.weights import STRONGEST
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.organisations import Organisation
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import is_known

MARK = "scenario-"
"""Start of the ids of what exists in a scenario only."""

ADD_TIE, ADD_NODE, REMOVE = "add_tie", "add_node", "remove"
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ScenarioSettings:
    """What is supposed of a tie of which nothing more is said.

    Parameters
    ----------
    strength : int
        Its strength, 1 to 5.
    """

    strength: int = integer(3, "sterkte van een veronderstelde band", "strength of a supposed tie", 1, STRONGEST, "5.1")


DEFAULTS = ScenarioSettings()


@dataclass(frozen=True, slots=True)
class Supposed:
    """One change of a scenario.

    Parameters
    ----------
    act : str
        ``add_tie``, ``add_node`` or ``remove``; ``unreadable`` for what is kept as it was found.
    record_id : str
        Of what comes or goes; a node that goes takes its ties along.
    name : str
        Of a node that comes; the text of what cannot be read.
    source_id, target_id, type : str
        Of a tie that comes.
    strength : int
        Of a tie that comes, 1 to 5.
    """

    act: str
    record_id: str
    name: str = ""
    source_id: str = ""
    target_id: str = ""
    type: str = ""
    strength: int = DEFAULTS.strength


def to_text(changes: Iterable[Supposed]) -> str:
    """Return changes as they are kept with a scenario."""
    return json.dumps([_kept(change) for change in changes], ensure_ascii=False)


def _kept(change: Supposed) -> Any:
    if change.act == UNREADABLE:
        return json.loads(change.name)
    return {name: getattr(change, name) for name in Supposed.__slots__}


def from_text(text: str) -> tuple[Supposed, ...]:
    """Read the changes of a scenario; an entry that cannot be read is kept as it is, for whoever can."""
    try:
        kept = json.loads(text or "[]")
    except ValueError:
        kept = [text]
    return tuple(_read(item) for item in (kept if isinstance(kept, list) else [kept]))


def _read(item: Any) -> Supposed:
    if not isinstance(item, dict) or item.get("act") not in (ADD_TIE, ADD_NODE, REMOVE):
        return Supposed(UNREADABLE, "", json.dumps(item, ensure_ascii=False))
    texts = {name: str(item.get(name, "")) for name in ("act", "record_id", "name", "source_id", "target_id", "type")}
    strength = item.get("strength")
    known = strength if isinstance(strength, int) and 1 <= strength <= STRONGEST else DEFAULTS.strength
    return Supposed(**texts, strength=known)


@dataclass(frozen=True, slots=True)
class Scenario:
    """The network as it would be.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        With everything that comes, under ids that start with `MARK`, and without what goes.
    new, gone : frozenset of str
        Ids of nodes and ties that come and go.
    unclear : tuple of Supposed
        Changes that do not fit the facts, such as a tie to someone who was deleted since one that is there by now,
        or what cannot be read.
    """

    snapshot: NetworkSnapshot
    new: frozenset[str]
    gone: frozenset[str]
    unclear: tuple[Supposed, ...]


def supposed(facts: NetworkSnapshot, changes: Iterable[Supposed]) -> Scenario:
    """Return the network as it would be; the facts are left as they are."""
    found: dict[str, Any] = {}
    unclear: list[Supposed] = []
    for change in changes:
        made = _made(facts, found, change)
        if made is None:
            unclear.append(change)
        else:
            found.update(made)
    new = frozenset(record_id for record_id, record in found.items() if record is not None)
    gone = frozenset(record_id for record_id, record in found.items() if record is None)
    return Scenario(facts.with_changes(facts.revision, found), new, gone, tuple(unclear))


def _made(facts: NetworkSnapshot, so_far: Mapping[str, Any], change: Supposed) -> dict[str, Any] | None:
    """Return what one change adds or takes away, by id; None when it does not fit."""
    if change.act == UNREADABLE:
        return None
    if change.act != REMOVE:
        is_taken = change.record_id in facts.records or change.record_id in so_far
        return None if is_taken else _added(facts, so_far, change)
    if change.record_id in facts.ties:
        return {change.record_id: None}
    if change.record_id not in facts.nodes:
        return None
    later = (r.id for r in so_far.values() if isinstance(r, Tie) and change.record_id in r.ends)
    gone = (change.record_id, *(tie.id for tie in facts.ties_of(change.record_id)), *later)
    return dict.fromkeys(gone)


def _added(facts: NetworkSnapshot, so_far: Mapping[str, Any], change: Supposed) -> dict[str, Any] | None:
    if change.act == ADD_NODE:
        return {change.record_id: Organisation(id=change.record_id, name=change.name)} if change.name else None
    ends = (change.source_id, change.target_id)
    if any(so_far.get(end, facts.nodes.get(end)) is None for end in ends) or ends[0] == ends[1]:
        return None
    if change.type not in TIE_TYPE or _is_there(facts, so_far, change):
        return None
    tie = Tie(id=change.record_id, source_id=ends[0], target_id=ends[1], type=change.type, strength=change.strength)
    return {tie.id: tie}


def _is_there(facts: NetworkSnapshot, so_far: Mapping[str, Any], change: Supposed) -> bool:
    """Tell whether the same two have the same tie already: one that neither ended nor is only hoped for."""
    ends = (change.source_id, change.target_id)
    ways = {ends} if TIE_TYPE[change.type].directed else {ends, ends[::-1]}
    known = (tie for tie in facts.ties_of(change.source_id) if tie.id not in so_far)
    supposed_too = (record for record in so_far.values() if isinstance(record, Tie))
    return any(
        tie.type == change.type
        and tie.ends in ways
        and not is_known(tie.valid_to)
        and (not is_known(tie.status) or tie.status in ESTABLISHED_STATUSES)
        for tie in (*known, *supposed_too)
    )
