"""Which record a row is about, and which nodes a tie joins. The same input gives the same ids."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model.identifiers import is_id, slug
from graph.model.records import Node
from graph.model.registry import NODE_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import is_known
from loaders.draft import Draft
from loaders.namesakes import (
    CREATED_FOR_TIE,
    OFFICIAL_NUMBER,
    Telling,
    cleaned_name,
    is_another,
    plain_number,
    says,
    suffix,
    tellings_of,
    told_apart,
)
from loaders.problems import Problem, Severity

LOCAL_KEY = re.compile(r"[A-Za-z]?\d+")
"""Ids that only number the lines of a file; as ids of ties they would collide with those of nodes."""
HASH_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A draft that has its record id."""

    draft: Draft
    id: str


def valid_id(kind: str, key: str) -> str:
    """Return a key as id, made readable where it holds blanks or is too long."""
    return key if is_id(key) else _made_id(kind, key)


def _made_id(kind: str, name: str, *, with_hash: bool = False) -> str:
    prefix, stem = kind_of(kind).prefix, slug(name)
    if stem and not with_hash:
        return f"{prefix}-{stem}"
    return "-".join(part for part in (prefix, stem, short_hash(cleaned_name(name))) if part)


def short_hash(text: str) -> str:
    """Return a few signs that differ for different texts."""
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


class NamedNodes:
    """Nodes of the store by name, and by official number.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        What is stored.
    """

    def __init__(self, snapshot: NetworkSnapshot) -> None:
        self._snapshot = snapshot
        self._by_name: dict[str, list[Node]] = {}
        self._by_number: dict[str, list[Node]] = {}
        for node in snapshot.nodes.values():
            for name in {cleaned_name(name) for name in (node.name, node.name_en) if is_known(name)}:
                self._by_name.setdefault(name, []).append(node)
            if number := plain_number(getattr(node, OFFICIAL_NUMBER, None)):
                self._by_number.setdefault(number, []).append(node)

    def ids(self, name: str) -> list[str]:
        """Return the ids of the nodes with a name."""
        return [node.id for node in self._by_name.get(cleaned_name(name), ())]

    def named_as(self, draft: Draft) -> list[Node]:
        """Return the nodes that a draft may mean by its name: of its kind, or of any where that is only assumed.

        A node that was only made because a tie names it has no kind of its own yet.
        """
        named = self._by_name.get(cleaned_name(str(draft.values["name"])), ())
        found = [node for node in named if node.kind == draft.kind]
        stand_ins = [node for node in named if CREATED_FOR_TIE in dict(node.attributes)]
        return found or (stand_ins if draft.kind_is_sure else list(named))

    def numbered_as(self, draft: Draft) -> list[Node]:
        """Return the nodes that a draft may mean by its official number."""
        numbered = self._by_number.get(plain_number(draft.values.get(OFFICIAL_NUMBER)), ())
        return [node for node in numbered if node.kind == draft.kind or not draft.kind_is_sure]

    def has(self, record_id: str) -> bool:
        """Tell whether any record has an id."""
        return record_id in self._snapshot.records


@dataclass(frozen=True, slots=True)
class NamedRecords:
    """The drafts with their ids, and what is to be told about how they were found."""

    named: tuple[Named, ...]
    problems: tuple[Problem, ...] = ()


def name_records(drafts: Sequence[Draft], stored: NamedNodes) -> NamedRecords:
    """Return the drafts of all kinds but ties with their ids.

    An id column decides. Without one, a stored node with the same name and kind is meant, or else
    the one with the same official number; else the id is made from the name. Namesakes have what
    tells them apart behind it, and two names that would give one id a short hash.
    """
    work = _Naming(drafts, stored)
    named = tuple(Named(draft, work.id_of(index)) for index, draft in enumerate(drafts))
    return NamedRecords(named, tuple(work.problems))


class _Naming:
    def __init__(self, drafts: Sequence[Draft], stored: NamedNodes) -> None:
        self.drafts = drafts
        self.stored = stored
        self.problems: list[Problem] = []
        self._names_by_id = _names_by_made_id(drafts)
        self._apart = told_apart(drafts)
        self._numbers = Counter(plain_number(draft.values.get(OFFICIAL_NUMBER)) for draft in drafts if not draft.key)

    def id_of(self, index: int) -> str:
        draft = self.drafts[index]
        if draft.key:
            prefix = draft.mapping.id_prefix if draft.mapping is not None else ""
            return draft.key if draft.is_verbatim else valid_id(draft.kind, prefix + draft.key)
        name = draft.values.get("name")
        if not isinstance(name, str):
            return f"{kind_of(draft.kind).prefix}-{short_hash(repr(sorted(draft.values.items())))}"
        meant = self._stored_node(draft, self._apart.get(index, ()))
        return meant.id if meant is not None else self._new_id(draft, name, self._apart.get(index, ()))

    def _stored_node(self, draft: Draft, telling: Telling) -> Node | None:
        """Return the one stored node that a draft means; None when there is none, or no telling which."""
        named = [node for node in self.stored.named_as(draft) if not is_another(node, draft)]
        if telling:
            found = [node for node in named if says(node, telling)]
            return found[0] if len(found) == 1 else None
        if len(named) > 1:
            narrowed = ([node for node in named if says(node, said)] for said in tellings_of(draft))
            named = next((found for found in narrowed if len(found) == 1), [])
        if named:
            return named[0]
        return self._by_number(draft)

    def _by_number(self, draft: Draft) -> Node | None:
        """Return the stored node with the official number of a draft under another name, and tell so."""
        found = self.stored.numbered_as(draft)
        is_one = len(found) == 1 and self._numbers[plain_number(draft.values.get(OFFICIAL_NUMBER))] == 1
        if not is_one:
            return None
        name = str(draft.values["name"])
        self.problems.append(
            draft.place.problem("same_official_number", Severity.NOTICE, value=name, expected=display_name(found[0]))
        )
        return found[0]

    def _new_id(self, draft: Draft, name: str, telling: Telling) -> str:
        made = _made_id(draft.kind, name)
        if len(self._names_by_id[made]) > 1:
            made = _made_id(draft.kind, name, with_hash=True)
        if not telling and self.stored.has(made):
            telling = next(iter(tellings_of(draft)), ())
        return f"{made}-{suffix(telling)}" if suffix(telling) else made


def _names_by_made_id(drafts: Iterable[Draft]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for draft in drafts:
        name = draft.values.get("name")
        if not draft.key and isinstance(name, str):
            found.setdefault(_made_id(draft.kind, name), set()).add(cleaned_name(name))
    return found


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
