"""Nodes that only ties name: as what they are made, whichever tie comes first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.registry import NODE_KINDS
from graph.model.tie_types import TIE_TYPE
from loaders.draft import Draft
from loaders.mapping import DEFAULT_END_KIND
from loaders.namesakes import cleaned_name


@dataclass(frozen=True, slots=True)
class UnknownEnd:
    """One mention of a node that is in neither file nor store.

    Parameters
    ----------
    text : str
        As the tie names it.
    draft : Draft
        The tie.
    is_source : bool
        At which end.
    """

    text: str
    draft: Draft
    is_source: bool


@dataclass(frozen=True, slots=True)
class ToBeMade:
    """A node that ties ask for: its kind and the text that names it."""

    kind: str
    text: str


def to_be_made(ends: Iterable[UnknownEnd]) -> Mapping[str, ToBeMade]:
    """Return the nodes that some mentions ask for, by cleaned name.

    A node becomes what the mapping says, unless the types of its ties join other kinds; of several
    ways to write the name, the first by its letters counts.
    """
    mentions: dict[str, list[UnknownEnd]] = {}
    for end in ends:
        mentions.setdefault(cleaned_name(end.text), []).append(end)
    return {name: ToBeMade(_kind(found), min(end.text for end in found)) for name, found in mentions.items()}


def _kind(mentions: Iterable[UnknownEnd]) -> str:
    """Return the kind that most mentions tell, of those that all their ties can join."""
    told: Counter[str] = Counter()
    joined = set(NODE_KINDS)
    for end in mentions:
        told[_told(end)] += 1
        joined &= set(_joinable(end)) or joined
    fitting = [kind for kind in told if kind in joined]
    if not fitting and joined:
        return min(joined, key=NODE_KINDS.index)
    return min(fitting or told, key=lambda kind: (-told[kind], NODE_KINDS.index(kind)))


def _told(end: UnknownEnd) -> str:
    mapping = end.draft.mapping
    if mapping is None:
        return DEFAULT_END_KIND
    of_its_end = mapping.source_kind if end.is_source != end.draft.is_reversed else mapping.target_kind
    return of_its_end or mapping.missing_end_kind


def _joinable(end: UnknownEnd) -> tuple[str, ...]:
    """Return the kinds that the type of a tie allows at an end; none for any."""
    tie_type = TIE_TYPE.get(end.draft.values.get("type", ""))
    if tie_type is None:
        return ()
    return tie_type.source_kinds if end.is_source else tie_type.target_kinds
