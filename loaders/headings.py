"""Headings as people write them: cleaned, and matched with the fields they mean.

Names and labels of the registry count by themselves; only what people write besides is listed here.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from graph.model.registry import KINDS, kind_of

NODE_KEYS = ("id", "node id", "node", "key", "sleutel", "identifier", "external id", "org id", "code", "nummer")
KIND_HEADINGS = (
    "kind",
    "type",
    "soort",
    "categorie",
    "category",
    "element type",
    "node type",
    "record kind",
    "groep",
    "group",
)
TIE_TYPE_HEADINGS = (
    "type",
    "relatie",
    "soort relatie",
    "type relatie",
    "relatietype",
    "aard van de relatie",
    "soort band",
    "relation",
    "relationship",
    "relation type",
    "relationship type",
    "type of relation",
    "type of relationship",
    "connection type",
    "label",
    "soort",
)
REGISTER_MARKS = frozenset(
    {
        "influence level",
        "interest level",
        "influence",
        "interest",
        "power",
        "level of power",
        "power interest quadrant",
        "invloed",
        "mate van invloed",
        "macht",
        "belang",
        "mate van belang",
        "macht belang",
        "kwadrant",
        "houding",
        "attitude",
        "stance",
        "engagement level",
        "stakeholder type",
    }
)
"""Headings by which a register of stakeholders is known."""

ENDS = (
    ("source id", "target id"),
    ("from id", "to id"),
    ("source", "target"),
    ("from", "to"),
    ("van", "naar"),
    ("bron", "doel"),
    ("start", "end"),
    ("begin", "einde"),
    ("partij a", "partij b"),
    ("party a", "party b"),
    ("node 1", "node 2"),
    ("_start", "_end"),
)
"""Pairs of headings that name both ends of a tie, the surest first."""

NAME_HEADINGS = (
    "name",
    "naam",
    "name nl",
    "label nl",
    "title nl",
    "label",
    "organisatienaam",
    "naam organisatie",
    "bedrijfsnaam",
    "schoolnaam",
    "vestigingsnaam",
    "stakeholder name",
    "stakeholder",
    "stakeholders",
    "stakeholder group",
    "belanghebbende",
    "belanghebbenden",
    "actor",
    "partij",
    "organisatie",
    "organisation",
    "organization",
    "bedrijf",
    "company",
    "school",
    "affiliatie",
    "affiliation",
    "instelling",
    "institution",
    "project",
    "partner",
    "vereniging",
    "onderneming",
    "initiatief",
    "alliantie",
    "alliance",
    "cross over",
    "titel",
    "title",
    "shortname",
    "rol",
    "role",
    "functie",
    "gemeente",
    "gemeentenaam",
    "municipality",
)
"""Headings over names of nodes, the surest first."""
N_PLAIN = 6
"""The first of them say nothing about the kind of node."""

KINDS_BY_NAME_HEADING: Mapping[str, str] = MappingProxyType(
    {
        "organisatienaam": "organisation",
        "naam organisatie": "organisation",
        "organisatie": "organisation",
        "organisation": "organisation",
        "organization": "organisation",
        "affiliatie": "organisation",
        "affiliation": "organisation",
        "instelling": "organisation",
        "institution": "organisation",
        "partner": "organisation",
        "vereniging": "organisation",
        "onderneming": "company",
        "bedrijfsnaam": "company",
        "bedrijf": "company",
        "company": "company",
        "schoolnaam": "school",
        "vestigingsnaam": "school",
        "school": "school",
        "project": "project",
        "initiatief": "project",
        "alliantie": "alliance",
        "alliance": "alliance",
        "cross over": "crossover",
        "stakeholder name": "stakeholder",
        "stakeholder": "stakeholder",
        "stakeholders": "stakeholder",
        "stakeholder group": "stakeholder",
        "belanghebbende": "stakeholder",
        "belanghebbenden": "stakeholder",
        "actor": "stakeholder",
        "rol": "stakeholder",
        "role": "stakeholder",
        "functie": "stakeholder",
        "gemeente": "place",
        "gemeentenaam": "place",
        "municipality": "place",
    }
)
"""What kind of node a heading over names speaks of, where it does."""

_SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": NAME_HEADINGS,
        "name_en": ("label en", "title en"),
        "alt_names": ("alternatieve namen", "aliases", "alias", "afkorting", "acronym", "acroniem"),
        "description": (
            "beschrijving",
            "definition",
            "definitie",
            "primary contribution",
            "toelichting",
            "omschrijving",
        ),
        "municipality": ("gemeentenaam", "plaats", "stad", "city", "town", "plaatsnaam", "woonplaats"),
        "country": ("landcode", "country code"),
        "latitude": ("lat", "breedte", "y coordinate"),
        "longitude": ("lon", "lng", "long", "lengte", "x coordinate"),
        "postal_code": ("zip", "zip code", "zipcode", "postalcode"),
        "province": ("provincienaam",),
        "website": ("url", "web", "website url", "webadres", "webpagina", "internetadres", "homepage", "site"),
        "official_number": (
            "ondernemingsnummer",
            "ondernemingsnr",
            "company number",
            "enterprise number",
            "vat number",
            "vat",
            "btw",
            "kbo nr",
            "kbo nummer",
            "kbo",
            "btw nummer",
            "kvk",
            "kvk nummer",
            "brin nummer",
            "schoolnummer",
            "pic",
        ),
        "role_type": ("rol type", "role type"),
        "strength": ("sterkte", "strength"),
        "stated_strength": ("weight", "gewicht", "frequentie", "frequency", "waarde"),
        "valid_from": (
            "vanaf",
            "sinds",
            "startdatum",
            "begindatum",
            "start date",
            "begin",
            "start",
            "since",
            "from date",
        ),
        "valid_to": ("einddatum", "end date", "einde", "end", "tot", "until", "to date"),
        "start": ("startdatum", "begindatum", "start date"),
        "end": ("einddatum", "end date"),
        "source": ("source doc", "bron", "brondocument", "herkomst"),
        "sectors": ("sector",),
        "themes": ("thema", "theme", "tags"),
        "technologies": ("technologie", "technology"),
        "study_domains": ("studiedomein", "study domain"),
        "school_net": ("net", "onderwijsnet"),
        "tasks": ("taak", "task"),
        "fte_total": ("vte", "fte"),
    }
)

_WORDS_FOR_NAME = frozenset({"naam", "namen", "name", "names"})
_FILLERS = frozenset({"van", "de", "het", "een", "of", "the", "officiele", "official"})
_JOINED_NAME = re.compile(r"(\w{4,}?)s?naam")
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[^\w\s+#&/]")


@cache
def cleaned(heading: str) -> str:
    """Return a heading without case, accents, punctuation and double blanks."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode() or heading
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain) if not plain.isupper() else plain
    spaced = _SIGNS.sub(" ", words.replace("_", " ").replace("-", " ").replace(".", " "))
    return _SPACES.sub(" ", spaced).strip().casefold()


@cache
def essence(heading: str) -> str:
    """Return what a heading over names is about: ``organisatie`` for "Naam van de organisatie" or "Organisatienaam"."""
    words = cleaned(heading).split()
    if not _WORDS_FOR_NAME.isdisjoint(words):
        rest = [word for word in words if word not in _WORDS_FOR_NAME | _FILLERS]
        return " ".join(rest) or cleaned(heading)
    joined = _JOINED_NAME.fullmatch(cleaned(heading))
    return joined[1] if joined else cleaned(heading)


@cache
def field_by_heading(kind: str) -> Mapping[str, str]:
    """Return which field of a kind each cleaned heading means: name, labels, then synonyms, those of names last."""
    fields = kind_of(kind).fields
    found: dict[str, str] = {}
    for field in fields:
        found.setdefault(cleaned(field.name), field.name)
    for field in fields:
        for label in (field.label.nl, field.label.en):
            found.setdefault(cleaned(label), field.name)
    for field in sorted(fields, key=lambda field: field.name == "name"):
        for synonym in _SYNONYMS.get(field.name, ()):
            found.setdefault(cleaned(synonym), field.name)
    return MappingProxyType(found)


@cache
def name_headings(kind: str) -> tuple[str, ...]:
    """Return the headings over the names of one kind of node, the surest first.

    A heading that speaks of another kind comes last, and one that is a field of the kind itself
    (such as the municipality of an organisation) is no name.
    """
    others = [field for field in kind_of(kind).fields if field.name != "name"]
    fields = {cleaned(text) for field in others for text in (field.name, field.label.nl, field.label.en)}
    own = [heading for heading in NAME_HEADINGS if KINDS_BY_NAME_HEADING.get(heading) == kind]
    ordered = dict.fromkeys([*NAME_HEADINGS[:N_PLAIN], *own, *NAME_HEADINGS])
    return tuple(heading for heading in ordered if heading not in fields)


@cache
def known_headings() -> frozenset[str]:
    """Return every cleaned heading that means something for some kind of record."""
    known = {cleaned(key) for key in (*NODE_KEYS, *KIND_HEADINGS, *TIE_TYPE_HEADINGS)}
    known |= {cleaned(end) for pair in ENDS for end in pair}
    known |= REGISTER_MARKS
    for kind in KINDS:
        known |= set(field_by_heading(kind.name))
    return frozenset(known)


def is_known(text: str) -> bool:
    """Tell whether a text is a heading that means something."""
    return cleaned(text) in known_headings() or essence(text) in NAME_HEADINGS
