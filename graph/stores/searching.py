"""What a search finds and in which order, independent of the store: the meaning of `NetworkStore.search`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import display_name
from graph.model.values import is_known
from graph.model.words import fold, words
from graph.stores.protocol import SearchHit

MOST_WORDS = 50
LONGEST_WORD = 255
"""Longer words are looked at up to here: it is what the index of Neo4j keeps of a word."""

_NAME_FIELDS = ("name", "title")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What a store keeps of a record to find it and to put it in its place.

    Parameters
    ----------
    words : str
        Folded words of all searchable fields, each once, with one blank between them.
    name : str
        Folded words of the name, in their order.
    order : str
        What equals are ordered by: the folded name.
    """

    words: str
    name: str
    order: str


def wanted_words(text: str) -> list[str]:
    """Return the words that a search text asks for; of an endless text the first."""
    return [word[:LONGEST_WORD] for word in words(text)[:MOST_WORDS]]


def index_entry(record: Record) -> IndexEntry | None:
    """Return what to keep of a record; None when it cannot be found by words."""
    texts = [(field, words(text)) for field, text in searchable_texts(record)]
    found = dict.fromkeys(word for _, have in texts for word in have)
    if not found:
        return None
    name = next((" ".join(have) for field, have in texts if field in _NAME_FIELDS), "")
    return IndexEntry(" ".join(found), name, fold(display_name(record)))


@cache
def searchable_fields(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a kind that are searched, names first."""
    names = [field.name for field in kind_of(kind).fields if field.searchable]
    return tuple(sorted(names, key=lambda name: name not in _NAME_FIELDS))


def searchable_texts(record: Record) -> list[tuple[str, str]]:
    """Return each searchable field of a record that has a value, with its text."""
    found = []
    for field in searchable_fields(record.kind):
        value = getattr(record, field)
        if is_known(value):
            found.append((field, " ".join(value) if isinstance(value, tuple) else str(value)))
    return found


def search_records(
    records: Iterable[Record], text: str, kinds: Collection[str] | None, limit: int
) -> tuple[SearchHit, ...]:
    """Find and rank records by a search text; stores may hand in only those that come out first."""
    wanted = wanted_words(text)
    if not wanted:
        return ()
    ranked = []
    for record in records:
        if kinds is None or record.kind in kinds:
            entry, field = index_entry(record), _matched(record, wanted)
            if entry is not None and field:
                hit = SearchHit(record.id, record.kind, display_name(record), field)
                ranked.append((_rank(entry.name, wanted), entry.order, record.id, hit))
    return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:3])[: max(limit, 0)])


def _rank(name: str, wanted: Sequence[str]) -> int:
    """Return 0 for a name that starts with the text, 1 for a name that holds each word, 2 for other matches."""
    if name.startswith(" ".join(wanted)):
        return 0
    return 1 if all(f" {word}" in f" {name}" for word in wanted) else 2


def _matched(record: Record, wanted: Sequence[str]) -> str:
    """Return the field that answers, the first that is no name if there is one; empty when a word is missing."""
    texts = [(field, words(text)) for field, text in searchable_texts(record)]
    found_in = [
        next((field for field, have in texts if any(word.startswith(start) for word in have)), "") for start in wanted
    ]
    if not all(found_in):
        return ""
    return next((field for field in found_in if field not in _NAME_FIELDS), found_in[0])
