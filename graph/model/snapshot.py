"""The network at one revision: immutable, indexed, and cheap to bring up to date."""

from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from graph.model.errors import RecordNotFound
from graph.model.places import Place
from graph.model.records import Node, Record
from graph.model.themes import Theme
from graph.model.ties import Tie
from graph.model.validation import links_of
from graph.model.values import Text, is_known

R = TypeVar("R", bound=Record)
Found = TypeVar("Found", bound=Sized)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Index(Generic[Made]):
    """Something that is made of all records, and brought up to date rather than made anew.

    Parameters
    ----------
    make : callable
        From a snapshot.
    bring_forward : callable
        From what was made of an earlier snapshot, what each changed record became, and the snapshot with the changes.
    """

    make: "Callable[[NetworkSnapshot], Made]"
    bring_forward: "Callable[[Made, Mapping[str, Record | None], NetworkSnapshot], Made]"


class NetworkSnapshot:
    """All records of one revision.

    Parameters
    ----------
    revision : int
        Number of the last change set it holds; 0 for an empty store.
    records : mapping of str to Record
        By id, in the order in which they were first written.
    """

    def __init__(self, revision: int, records: Mapping[str, Record]) -> None:
        self.revision = revision
        self.records: Mapping[str, Record] = MappingProxyType(dict(records))

    def __repr__(self) -> str:
        return f"NetworkSnapshot(revision={self.revision}, records={len(self.records)})"

    def with_changes(self, revision: int, changed: Mapping[str, Record | None]) -> "NetworkSnapshot":
        """Return the snapshot of a later revision; None stands for a deleted record.

        Indexes that were already made are brought up to date instead of made anew.
        """
        later = NetworkSnapshot(revision, _with(self.records, changed))
        made = self.__dict__
        if "ties_by_node" in made:
            later.__dict__["ties_by_node"] = self._ties_after(changed)
        if "referrers" in made:
            later.__dict__["referrers"] = self._referrers_after(changed)
        if "nodes" in made:
            nodes = {i: record if isinstance(record, Node) else None for i, record in changed.items()}
            later.__dict__["nodes"] = MappingProxyType(_with(self.nodes, nodes))
        later._indexes.update(
            (index, index.bring_forward(known, changed, later)) for index, known in list(self._indexes.items())
        )
        return later

    def index(self, index: Index[Made]) -> Made:
        """Return what is made of all records for one purpose; the first to ask waits for it."""
        if index not in self._indexes:
            self._indexes[index] = index.make(self)
        return cast(Made, self._indexes[index])

    @cached_property
    def _indexes(self) -> dict[Index[Any], Any]:
        return {}

    def get(self, record_id: str) -> Record:
        """Return a record, or raise `RecordNotFound`."""
        try:
            return self.records[record_id]
        except KeyError:
            raise RecordNotFound(record_id) from None

    def node(self, record_id: str) -> Node:
        """Return a node, or raise `RecordNotFound`."""
        record = self.records.get(record_id)
        if not isinstance(record, Node):
            raise RecordNotFound(record_id)
        return record

    def of(self, record_type: type[R]) -> Mapping[str, R]:
        """Return all records of exactly one class, by id."""
        return cast(Mapping[str, R], self.by_kind.get(record_type.kind, MappingProxyType({})))

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, Record]]:
        """Records by kind, then by id."""
        kinds: dict[str, dict[str, Record]] = {}
        for record in self.records.values():
            kinds.setdefault(record.kind, {})[record.id] = record
        return MappingProxyType({kind: MappingProxyType(found) for kind, found in kinds.items()})

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by id, places and terms included."""
        return MappingProxyType({r.id: r for r in self.records.values() if isinstance(r, Node)})

    @property
    def ties(self) -> Mapping[str, Tie]:
        """All ties by id."""
        return self.of(Tie)

    @cached_property
    def ties_by_node(self) -> Mapping[str, tuple[Tie, ...]]:
        """Ties at each node that has any, whatever their direction."""
        found: dict[str, list[Tie]] = {}
        for tie in self.ties.values():
            for end in tie.ends:
                found.setdefault(end, []).append(tie)
        return MappingProxyType({node: tuple(ties) for node, ties in found.items()})

    def ties_of(self, node_id: str) -> tuple[Tie, ...]:
        """Return the ties at a node; empty for an isolate or an unknown id."""
        return self.ties_by_node.get(node_id, ())

    @cached_property
    def referrers(self) -> Mapping[str, frozenset[str]]:
        """Ids of the records (ties included) that link to each id."""
        found: dict[str, set[str]] = {}
        for record in self.records.values():
            for _, target in links_of(record):
                found.setdefault(target, set()).add(record.id)
        return MappingProxyType({target: frozenset(ids) for target, ids in found.items()})

    @cached_property
    def terms(self) -> Mapping[tuple[str, str], Theme]:
        """Vocabulary terms by scheme and code."""
        return MappingProxyType({(str(term.scheme), str(term.code)): term for term in self.of(Theme).values()})

    def term_label(self, scheme: str, code: str, language: str) -> str:
        """Return the label of a vocabulary term, or the code itself when the scheme lacks it."""
        term = self.terms.get((scheme, code))
        if term is None:
            return code
        label = term.name_en if language == "en" and is_known(term.name_en) else term.name
        return label if is_known(label) else code

    @cached_property
    def places_by_name(self) -> Mapping[tuple[str, str], Place]:
        """Places by lower-case name and country, and by name alone with country ``""``."""
        found: dict[tuple[str, str], Place] = {}
        for place in self.of(Place).values():
            name = str(place.name).casefold()
            found.setdefault((name, ""), place)
            if is_known(place.country):
                found[name, place.country] = place
        return MappingProxyType(found)

    def place_named(self, municipality: Text, country: Text) -> Place | None:
        """Return the place that a municipality name stands for, if it is known."""
        if not is_known(municipality):
            return None
        name = municipality.casefold()
        return self.places_by_name.get((name, country if is_known(country) else ""))

    def _ties_after(self, changed: Mapping[str, Record | None]) -> Mapping[str, tuple[Tie, ...]]:
        index = dict(self.ties_by_node)
        left: set[str] = set()
        for record_id, new in changed.items():
            old = self.records.get(record_id)
            before, after = (tie.ends if isinstance(tie, Tie) else () for tie in (old, new))
            for end in before:
                kept = (new if tie.id == record_id else tie for tie in index[end])
                index[end] = tuple(tie for tie in kept if isinstance(tie, Tie) and end in tie.ends)
            for end in after:
                if end not in before and isinstance(new, Tie):
                    index[end] = (*index.get(end, ()), new)
            left.update(before)
        return _without_empty(index, left)

    def _referrers_after(self, changed: Mapping[str, Record | None]) -> Mapping[str, frozenset[str]]:
        index = dict(self.referrers)
        old = [self.records[record_id] for record_id in changed if record_id in self.records]
        for record in old:
            for _, target in links_of(record):
                index[target] = index.get(target, frozenset()) - {record.id}
        for record in (record for record in changed.values() if record is not None):
            for _, target in links_of(record):
                index[target] = index.get(target, frozenset()) | {record.id}
        return _without_empty(index, (target for record in old for _, target in links_of(record)))


def _with(known: Mapping[str, R], changed: Mapping[str, R | None]) -> dict[str, R]:
    """Return records with changes; what is new comes last, what changed stays where it was."""
    found = dict(known)
    for record_id, record in changed.items():
        if record is None:
            found.pop(record_id, None)
        else:
            found[record_id] = record
    return found


def _without_empty(index: dict[str, Found], touched: Iterable[str]) -> Mapping[str, Found]:
    for key in touched:
        if key in index and not index[key]:
            del index[key]
    return MappingProxyType(index)


def display_name(record: Record | None, language: str = "nl") -> str:
    """Return how people call a record, falling back on its id; empty for no record."""
    if record is None:
        return ""
    if language == "en" and isinstance(record, Node) and is_known(record.name_en):
        return record.name_en
    for field in ("name", "title"):
        value = getattr(record, field, None)
        if isinstance(value, str) and value:
            return value
    return record.id


EMPTY = NetworkSnapshot(0, {})
