"""What a search finds and in which order, independent of the store: the meaning of `NetworkStore.search`."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import display_name
from graph.model.values import is_known
from graph.stores.protocol import SearchHit

_NAME_FIELDS = ("name", "title")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return text without case and accents."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """Return the folded words of a text, without punctuation."""
    return _WORD.findall(fold(text))


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
    """Rank records against a search text; stores may hand in only likely candidates."""
    wanted = words(text)
    if not wanted:
        return ()
    ranked = []
    for record in records:
        if kinds is None or record.kind in kinds:
            match = _match(record, wanted)
            if match is not None:
                rank, field = match
                name = display_name(record)
                ranked.append((rank, fold(name), record.id, SearchHit(record.id, record.kind, name, field)))
    return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:3])[:limit])


def _match(record: Record, wanted: list[str]) -> tuple[int, str] | None:
    """Return how well a record answers (0 best), and the field that does; every word must be found."""
    found_in: list[str] = []
    texts = [(field, words(text)) for field, text in searchable_texts(record)]
    for word in wanted:
        field = next((f for f, have in texts if any(candidate.startswith(word) for candidate in have)), None)
        if field is None:
            return None
        found_in.append(field)
    if all(field in _NAME_FIELDS for field in found_in):
        name_words = texts[0][1]
        starts = name_words[: len(wanted) - 1] == wanted[:-1] and name_words[len(wanted) - 1].startswith(wanted[-1])
        return (0 if starts else 1), found_in[0]
    return 2, next(field for field in found_in if field not in _NAME_FIELDS)
