"""Names that may be one party under two spellings: proposed to people, never joined by themselves."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rapidfuzz.distance import OSA

from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot, display_name
from loaders.draft import Place
from loaders.namesakes import OFFICIAL_NUMBER, cleaned_name, plain_number
from loaders.problems import Problem, Severity

TOWN = "municipality"
LEGAL_FORMS = frozenset(
    (
        *("vzw", "npo", "ivzw", "asbl", "aisbl", "nv", "sa", "bv", "bvba", "srl", "sprl", "cv", "cvba", "scrl"),
        *("commv", "vof", "cvoa", "gcv", "ltd", "inc", "llc", "plc", "gmbh", "ag", "stichting"),
    )
)
LINKING_WORDS = frozenset({"en", "and", "et", "und", "de", "het", "the", "van", "voor", "of"})
GROUP: Mapping[str, str] = MappingProxyType(
    {"organisation": "actor", "company": "actor", "school": "actor", "stakeholder": "role", "project": "project"}
)
"""Kinds within which two names may be one party; places and terms are told apart by more than their names."""
SHORTEST_WITH_A_SLIP = 6
"""Letters that a word has at least for one letter more, less or other to be a slip: Gent is not Genk."""
MOST_WITH_A_SLIP = 50_000
"""Names among which slips are looked for: an index of them takes a kilobyte each."""
_ABBREVIATION = re.compile(r"[(\[][A-Z0-9.&-]{2,10}[)\]]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in the forms in which it is compared.

    Parameters
    ----------
    bare : str
        Without legal form, abbreviation in brackets, accents, linking words, signs, and order of its words.
    written : str
        The same in its order.
    words : frozenset of str
        Its words.
    numbers : tuple of str
        Its numbers, which no slip changes: ``Kern 1`` is not ``Kern 2``.
    """

    bare: str
    written: str
    words: frozenset[str]
    numbers: tuple[str, ...]


def spelling_of(name: str) -> Spelling:
    """Return the forms in which a name is compared with others."""
    outside = _ABBREVIATION.sub(" ", name)
    plain = unicodedata.normalize("NFKD", (outside if outside.strip() else name).casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    joined = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    words = [word for word in _SIGNS.sub(" ", joined).split() if word not in LEGAL_FORMS | LINKING_WORDS]
    numbers = tuple(_DIGITS.findall(joined))
    return Spelling("".join(sorted(words)) or joined, "".join(words) or joined, frozenset(words), numbers)


def similar_names(coming: Iterable[tuple[Node, Place]], snapshot: NetworkSnapshot) -> Iterator[Problem]:
    """Yield a notice for each new node whose name is nearly that of another one, in the files or in the store.

    Parameters
    ----------
    coming : iterable of (Node, Place)
        The new nodes, each with where it was read.
    snapshot : NetworkSnapshot
        What is stored.
    """
    new = [(node, place) for node, place in coming if node.kind in GROUP and isinstance(node.name, str)]
    stored = [node for node in snapshot.nodes.values() if node.kind in GROUP] if new else []
    known = _Known(len(new) + len(stored) <= MOST_WITH_A_SLIP)
    for node in stored:
        known.add(node, display_name(node))
    for node, place in new:
        other = known.like(node)
        if other is not None:
            yield _told(node, place, *other)
        known.add(node, f"{display_name(node)} ({place.file} {place.row})")


def _told(node: Node, place: Place, other: Node, told: str) -> Problem:
    """Return that two names are nearly the same, or wholly where only the kinds differ."""
    name = display_name(node)
    if cleaned_name(name) == cleaned_name(display_name(other)) and node.kind != other.kind:
        return place.problem("same_name", Severity.NOTICE, value=name, expected=other.kind)
    return place.problem("similar_name", Severity.NOTICE, value=name, expected=told)


@dataclass(slots=True)
class _Known:
    """Names by their forms, and by what is left of them when a letter is taken out."""

    with_slips: bool
    _entries: list[tuple[Node, str, Spelling]] = field(default_factory=list)
    _by_form: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _by_slip: dict[int, list[int]] = field(default_factory=dict)

    def add(self, node: Node, told: str) -> None:
        spelling = spelling_of(str(node.name))
        number = len(self._entries)
        self._entries.append((node, told, spelling))
        self._by_form.setdefault((GROUP[node.kind], spelling.bare), []).append(number)
        for slip in self._slips(node, spelling):
            self._by_slip.setdefault(slip, []).append(number)

    def like(self, node: Node) -> tuple[Node, str] | None:
        """Return the first node whose name is nearly that of another, and how it is told; None when there is none."""
        spelling = spelling_of(str(node.name))
        same = self._by_form.get((GROUP[node.kind], spelling.bare), [])
        slipped = (found for slip in self._slips(node, spelling) for found in self._by_slip.get(slip, []))
        for number in (*same, *slipped):
            other, told, its = self._entries[number]
            if _may_be_one(node, other) and (its.bare == spelling.bare or _is_slip(spelling, its)):
                return other, told
        return None

    def _slips(self, node: Node, spelling: Spelling) -> Iterable[int]:
        """Return what identifies a name, and each name that lacks one of its letters."""
        text = spelling.written
        if not self.with_slips or len(text) < SHORTEST_WITH_A_SLIP:
            return ()
        group = GROUP[node.kind]
        return {hash((group, text)), *(hash((group, text[:i] + text[i + 1 :])) for i in range(len(text)))}


def _is_slip(one: Spelling, other: Spelling) -> bool:
    """Tell whether two names differ by one letter in a long word, or by a blank."""
    if one.written == other.written:
        return True
    differing = (one.words - other.words) | (other.words - one.words)
    is_long = len(differing) == 2 and min(map(len, differing)) >= SHORTEST_WITH_A_SLIP
    return is_long and one.numbers == other.numbers and OSA.distance(one.written, other.written) == 1


def _may_be_one(node: Node, other: Node) -> bool:
    """Tell whether nothing says that two nodes are two: no other official number, no other municipality."""
    numbers = {plain_number(getattr(each, OFFICIAL_NUMBER, None)) for each in (node, other)} - {""}
    towns = {cleaned_name(town) for each in (node, other) if isinstance(town := getattr(each, TOWN, None), str)}
    return node.id != other.id and len(numbers) < 2 and len(towns) < 2
