"""What is looked up of all parties at once: the words that describe each, its themes, and where it lies."""

import dataclasses
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from graph.model.capabilities import Offer
from graph.model.distances import EARTH_RADIUS_KM, Point, place_of, point_of
from graph.model.fields import FieldType
from graph.model.organisations import Organisation
from graph.model.places import Place
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import Index, NetworkSnapshot
from graph.model.themes import Theme
from graph.model.tie_types import ACTORS
from graph.model.values import UNKNOWN, is_known, known_or
from graph.model.words import words

DESCRIBING = ("description", "sectors", "technologies", "technical_fields", "study_domains")
"""Fields in whose words a capability can be named."""
LINKING_WORDS = frozenset(
    {"aan", "and", "at", "de", "een", "en", "for", "het", "in", "met", "naar"}
    | {"of", "om", "op", "or", "our", "the", "to", "van", "voor", "with"}
)
ENDINGS = ("en", "s")
SHORTEST_STEM = 4
_NO_NUMBERS: frozenset[int] = frozenset()

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PartyIndex:
    """All organisations, companies and schools, by number.

    Parameters
    ----------
    ids : tuple of str
        Their ids; the place in this list is the number of a party.
    numbers : mapping of str to int
        The number of each.
    vocabulary : tuple of str
        All words that describe anyone, in order.
    by_word : mapping of str to tuple of int
        Whom a word describes.
    by_theme : mapping of str to tuple of int
        Who names a theme.
    knows_themes : tuple of bool
        Whether it is known which themes a party has.
    sites : array of float
        Latitude and longitude, in degrees, of every site of every party that has a known point.
    site_of : array of int
        Whose site each is.
    by_municipality, by_province : mapping of str to frozenset of int
        Who has a site there, by folded name.
    places_by_id : array of int
        The place of each party in the order of their ids.
    made_of : frozenset of str
        Ids of the records that were read.
    """

    ids: tuple[str, ...]
    numbers: Mapping[str, int]
    vocabulary: tuple[str, ...]
    by_word: Mapping[str, tuple[int, ...]]
    by_theme: Mapping[str, tuple[int, ...]]
    knows_themes: tuple[bool, ...]
    sites: Numbers
    site_of: npt.NDArray[np.int64]
    by_municipality: Mapping[str, frozenset[int]]
    by_province: Mapping[str, frozenset[int]]
    places_by_id: npt.NDArray[np.int64]
    made_of: frozenset[str]

    def described_by(self, capability: str) -> frozenset[int]:
        """Return who is described by every word of a capability."""
        asked = asked_words(capability)
        found = [self._starting_with(stem) for stem in asked]
        return frozenset.intersection(*found) if found else _NO_NUMBERS

    def km_from(self, points: Sequence[Point]) -> Numbers:
        """Return the distance from the nearest of some points to each party's nearest site; nan where unknown."""
        nearest = np.full(len(self.ids), np.inf)
        for point in points:
            np.minimum.at(nearest, self.site_of, _great_circles(self.sites, point))
        return np.where(np.isinf(nearest), np.nan, nearest)

    def _starting_with(self, stem: str) -> frozenset[int]:
        found: set[int] = set()
        for word in _from(self.vocabulary, stem):
            if not answers(word, stem):
                break
            found.update(self.by_word[word])
        return frozenset(found)


def party_index(snapshot: NetworkSnapshot) -> PartyIndex:
    """Return the index of a network; it is kept, and made anew only when something that it read has changed."""
    return snapshot.index(_INDEX)


def asked_words(capability: str) -> tuple[str, ...]:
    """Return the words that name a capability, without the endings of several: ``robots`` is named by ``robotics``."""
    return tuple(dict.fromkeys(_stem(word) for word in words(capability) if word not in LINKING_WORDS))


def is_same(one: str, other: str) -> bool:
    """Return whether two names of a capability are the same but for order, linking words and endings of several."""
    return set(asked_words(one)) == set(asked_words(other))


def answers(word: str, stem: str) -> bool:
    """Return whether a word names what is asked: it starts with it, or equals it where that is very short."""
    return word.startswith(stem) if len(stem) >= SHORTEST_STEM else word == stem


def describing_values(snapshot: NetworkSnapshot, party: Record) -> Iterator[tuple[str, str, str]]:
    """Return what describes a party: field, value as recorded, and the text in which words are looked for."""
    for name, scheme in _describing(party.kind):
        value = getattr(party, name)
        if not is_known(value):
            continue
        for item in value if isinstance(value, tuple) else (value,):
            yield name, item, f"{item} {_labels(snapshot, scheme, item)}" if scheme else item


@cache
def _describing(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the describing fields of a kind, each with its list of terms; empty for free words."""
    fields = {field.name: field for field in kind_of(kind).fields}
    return tuple(
        (name, fields[name].scheme if fields[name].type is FieldType.CHOICES else "")
        for name in DESCRIBING
        if name in fields
    )


def _labels(snapshot: NetworkSnapshot, scheme: str, code: str) -> str:
    return " ".join(snapshot.term_label(scheme, code, language) for language in ("nl", "en"))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _from(vocabulary: Sequence[str], stem: str) -> Iterator[str]:
    for at in range(bisect_left(vocabulary, stem), len(vocabulary)):
        yield vocabulary[at]


def _make(snapshot: NetworkSnapshot) -> PartyIndex:
    parties = [record for kind in ACTORS for record in snapshot.by_kind.get(kind, {}).values()]
    offers = [offer for offer in snapshot.of(Offer).values() if is_offered(offer)]
    numbers = {party.id: number for number, party in enumerate(parties)}
    by_word: dict[str, list[int]] = {}
    by_theme: dict[str, list[int]] = {}
    for number, party in enumerate(parties):
        found = {word for _, _, text in describing_values(snapshot, party) for word in words(text)}
        for word in found:
            by_word.setdefault(word, []).append(number)
        themes = getattr(party, "themes", ())
        for theme in themes if isinstance(themes, tuple) else ():
            by_theme.setdefault(theme, []).append(number)
    for offer in offers:
        for word in words(str(offer.capability)) if offer.subject_id in numbers else ():
            by_word.setdefault(word, []).append(numbers[offer.subject_id])
    return PartyIndex(
        tuple(numbers),
        MappingProxyType(numbers),
        tuple(sorted(by_word)),
        MappingProxyType({word: tuple(found) for word, found in by_word.items()}),
        MappingProxyType({theme: tuple(found) for theme, found in by_theme.items()}),
        tuple(isinstance(getattr(party, "themes", None), tuple) for party in parties),
        *_sites(snapshot, parties),
        np.argsort(np.argsort(np.array(list(numbers), dtype=str))),
        frozenset(i for kind in (*ACTORS, "place", "theme", "offer") for i in snapshot.by_kind.get(kind, {})),
    )


def _sites(
    snapshot: NetworkSnapshot, parties: Sequence[Record]
) -> tuple[Numbers, npt.NDArray[np.int64], Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    points: list[Point] = []
    owners: list[int] = []
    municipalities: dict[str, set[int]] = {}
    provinces: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        if not isinstance(party, Organisation):
            continue
        others = [
            dataclasses.replace(party, municipality=site, latitude=UNKNOWN, longitude=UNKNOWN)
            for site in known_or(party.other_sites, ())
        ]
        for site in (party, *others):
            point, province = point_of(snapshot, site), folded(place_of(snapshot, site), "province")
            if point is not None:
                points.append(point)
                owners.append(number)
            for name, found in ((folded(site, "municipality"), municipalities), (province, provinces)):
                if name:
                    found.setdefault(name, set()).add(number)
    return (
        np.array(points, dtype=np.float64).reshape(-1, 2),
        np.array(owners, dtype=np.int64),
        MappingProxyType({name: frozenset(found) for name, found in municipalities.items()}),
        MappingProxyType({name: frozenset(found) for name, found in provinces.items()}),
    )


def _great_circles(points: Numbers, to: Point) -> Numbers:
    """Return distances in km, as `great_circle_km` gives one."""
    lat, lon = np.radians(points[:, 0]), np.radians(points[:, 1])
    to_lat, to_lon = map(math.radians, to)
    chord = np.sin((lat - to_lat) / 2) ** 2 + np.cos(lat) * math.cos(to_lat) * np.sin((lon - to_lon) / 2) ** 2
    found: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(chord)))
    return found


def is_offered(offer: Offer) -> bool:
    """Return whether an offer is one: at a level above nothing, or at a level that is not known."""
    return not (is_known(offer.level) and offer.level <= 0)


def folded(record: Record | None, field: str) -> str:
    """Return the name of a place that a record states, as it is compared; empty where unknown."""
    value = getattr(record, field, None)
    return value.casefold() if isinstance(value, str) else ""


def _bring_forward(known: PartyIndex, changed: Mapping[str, Record | None], snapshot: NetworkSnapshot) -> PartyIndex:
    is_touched = any(
        record_id in known.made_of or isinstance(record, Organisation | Place | Theme | Offer)
        for record_id, record in changed.items()
    )
    return _make(snapshot) if is_touched else known


_INDEX: Index[PartyIndex] = Index(_make, _bring_forward)
