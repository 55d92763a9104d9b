"""Which record a row is about, and which nodes a tie joins. The same input gives the same ids."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.identifiers import ID_PATTERN, slug
from graph.model.records import Node
from graph.model.registry import NODE_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.values import is_known
from loaders.drafts import Draft

LOCAL_KEY = re.compile(r"[A-Za-z]?\d+")
"""Ids that only number the lines of a file; as ids of ties they would collide with those of nodes."""
MAX_ID = 200
HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A draft that has its record id."""

    draft: Draft
    id: str


def cleaned_name(name: str) -> str:
    """Return a name without case and double blanks: what counts as the same name."""
    return " ".join(name.casefold().split())


def valid_id(kind: str, key: str) -> str:
    """Return a key as id, made readable where it holds blanks or is too long."""
    return key if ID_PATTERN.fullmatch(key) else _made_id(kind, key)


def _made_id(kind: str, name: str, *, with_hash: bool = False) -> str:
    prefix, stem = kind_of(kind).prefix, slug(name)
    if stem and not with_hash:
        return f"{prefix}-{stem}"
    return "-".join(part for part in (prefix, stem, _hash(cleaned_name(name))) if part)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


class NamedNodes:
    """Nodes of the store by name.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        What is stored.
    """

    def __init__(self, snapshot: NetworkSnapshot) -> None:
        self._by_name: dict[str, list[Node]] = {}
        for node in snapshot.nodes.values():
            for name in {cleaned_name(name) for name in (node.name, node.name_en) if is_known(name)}:
                self._by_name.setdefault(name, []).append(node)

    def ids(self, name: str, kind: str = "") -> list[str]:
        """Return the ids of the nodes with a name, of one kind or of any."""
        found = self._by_name.get(cleaned_name(name), ())
        return [node.id for node in found if not kind or node.kind == kind]


def name_records(drafts: Sequence[Draft], stored: NamedNodes) -> tuple[Named, ...]:
    """Return the drafts of all kinds but ties with their ids.

    An id column decides. Without one, a stored node with the same name and kind is meant; else the
    id is made from the name, with a short hash where two names would give the same id.
    """
    names_by_id = _names_by_made_id(drafts)
    return tuple(Named(draft, _id(draft, stored, names_by_id)) for draft in drafts)


def _names_by_made_id(drafts: Iterable[Draft]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for draft in drafts:
        name = draft.values.get("name")
        if not draft.key and isinstance(name, str):
            found.setdefault(_made_id(draft.kind, name), set()).add(cleaned_name(name))
    return found


def _id(draft: Draft, stored: NamedNodes, names_by_id: Mapping[str, set[str]]) -> str:
    if draft.key:
        prefix = draft.mapping.id_prefix if draft.mapping is not None else ""
        return valid_id(draft.kind, prefix + draft.key)
    name = draft.values.get("name")
    if not isinstance(name, str):
        return f"{kind_of(draft.kind).prefix}-{_hash(repr(sorted(draft.values.items())))}"
    found = stored.ids(name, draft.kind)
    if not found and not draft.kind_is_sure:
        found = stored.ids(name)
    if len(found) == 1:
        return found[0]
    made = _made_id(draft.kind, name)
    return _made_id(draft.kind, name, with_hash=True) if len(names_by_id[made]) > 1 else made


@dataclass(slots=True)
class EndIndex:
    """Finds the node that the text of a tie end or link means.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        What is stored.
    stored : NamedNodes
        The same, by name.
    """

    snapshot: NetworkSnapshot
    stored: NamedNodes
    _by_key: dict[str, set[str]] = field(default_factory=dict)
    _by_file_key: dict[tuple[str, str], str] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Make a record of the import findable by its key, id and name."""
        draft = named.draft
        for key in {draft.key, named.id} - {""}:
            self._by_key.setdefault(key, set()).add(named.id)
            self._by_file_key.setdefault((draft.place.file, key), named.id)
        name = draft.values.get("name")
        if draft.kind in NODE_KINDS and isinstance(name, str):
            self._by_name.setdefault(cleaned_name(name), set()).add(named.id)

    def add_tie(self, draft: Draft, tie_id: str) -> None:
        """Make a tie with an id of its own findable: records may be about it."""
        if tie_id:
            self._by_key.setdefault(tie_id, set()).add(tie_id)
            self._by_file_key.setdefault((draft.place.file, tie_id), tie_id)

    def find(self, file: str, text: str) -> list[str]:
        """Return the ids that a text may mean: one when it is clear, none when nothing is known.

        Ids win over names, and the file at hand over other files and the store.
        """
        own = self._by_file_key.get((file, text))
        if own is not None:
            return [own]
        if text in self._by_key:
            return sorted(self._by_key[text])
        if text in self.snapshot.records:
            return [text]
        named = self._by_name.get(cleaned_name(text))
        return sorted(named) if named else self.stored.ids(text)


def missing_end_id(kind: str, text: str) -> str:
    """Return the id of a node that is made because a tie names it."""
    return valid_id(kind, text)


class TieIds:
    """Gives ties their ids: their own where it is one, else one made from type and ends.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        What is stored; a stored tie of the same type between the same ends is the same tie.
    taken : iterable of str
        Ids of the other records of the import.
    """

    def __init__(self, snapshot: NetworkSnapshot, taken: Iterable[str]) -> None:
        self._snapshot = snapshot
        self._taken = set(taken)
        self._stored: dict[tuple[str, str, str], list[str]] = {}
        self._counts: dict[tuple[str, str, str], int] = {}
        for tie in snapshot.ties.values():
            self._stored.setdefault((tie.type, *tie.ends), []).append(tie.id)

    def own_id(self, draft: Draft) -> str:
        """Return the id that the file gives a tie; empty when it gives none that can stand for it."""
        key = draft.key
        is_verbatim = draft.mapping is None or draft.mapping.verbatim
        if not ID_PATTERN.fullmatch(key) or (LOCAL_KEY.fullmatch(key) and not is_verbatim):
            return ""
        stored = self._snapshot.records.get(key)
        is_other = key in self._taken or (stored is not None and stored.kind != "tie")
        return "" if is_other else key

    def claim(self, tie_id: str) -> None:
        """Keep an id from being given to another tie."""
        self._taken.add(tie_id)

    def made_id(self, tie_type: str, source: str, target: str) -> str:
        """Return the id of the next tie of one type between two nodes."""
        ends = (tie_type, source, target)
        stored = [tie_id for tie_id in self._stored_between(ends) if tie_id not in self._taken]
        if stored:
            self._taken.add(stored[0])
            return stored[0]
        while True:
            self._counts[ends] = number = self._counts.get(ends, 0) + 1
            made = _tie_id(*ends, number)
            if made not in self._taken and made not in self._snapshot.records:
                self._taken.add(made)
                return made

    def _stored_between(self, ends: tuple[str, str, str]) -> list[str]:
        tie_type, source, target = ends
        found = self._stored.get(ends, [])
        if not found and not TIE_TYPE[tie_type].directed:
            return self._stored.get((tie_type, target, source), [])
        return found


def _tie_id(tie_type: str, source: str, target: str, number: int) -> str:
    stem = f"rel-{slug(tie_type)}-{source}-{target}"
    made = stem if number == 1 else f"{stem}-{number}"
    return made if len(made) <= MAX_ID else f"rel-{slug(tie_type)}-{_hash(made)}{_hash(made[::-1])}"
