"""What kind of records a table holds: from its format, its name, its headings and its ids."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from graph.model.registry import KINDS, NODE_KINDS
from loaders.columns import is_written_date
from loaders.headings import (
    ENDS,
    KIND_HEADINGS,
    KINDS_BY_NAME_HEADING,
    NAME_HEADINGS,
    REGISTER_MARKS,
    cleaned,
    essence,
    name_headings,
)
from loaders.mapping import DEFAULT_END_KIND
from loaders.privacy import PERSON_WORDS
from loaders.tables import Role, Table

FINER_KINDS = ("company", "school")
"""Kinds of organisation that a name tells where a heading only says organisation."""
PLACE_MARKS = frozenset(
    {
        "latitude",
        "longitude",
        "lat",
        "lon",
        "lng",
        "breedtegraad",
        "lengtegraad",
        "postcode",
        "postal code",
        "nis code",
        "niscode",
        "provincie",
        "province",
    }
)
"""Headings that a table of places has; in other tables the municipality is only where something is."""
AUTHORITIES = frozenset({"gemeente", "gemeenten", "municipality", "municipalities", "city"})
"""Kinds of party rather than places, where a column tells what each row is."""
VAGUE_KIND_HEADINGS = frozenset({"group", "groep", "category", "categorie"})
"""Headings over kinds only where half of what stands below names one."""
DIRECTIONS = frozenset({"directed", "undirected", "mutual", "gericht", "ongericht"})
_MORE_NAMES = MappingProxyType(
    {
        "stakeholder": (
            "stakeholder",
            "stakeholders",
            "roles",
            "interviewee",
            *sorted(PERSON_WORDS),
        ),
        "organisation": (
            "organization",
            "organizations",
            "institution",
            "agency",
            "instelling",
            "instellingen",
            "partner",
        ),
        "company": ("bedrijven", "onderneming", "startup"),
        "crossover": ("crossover", "crossovers"),
        "place": ("gemeente", "gemeenten", "municipality", "municipalities", "city", "location"),
        "theme": ("vocabulary", "theme", "themes", "thema", "themas"),
        "tie": ("relations", "relaties", "relatie", "edges", "links", "connections", "relationships", "banden"),
        "project": ("initiative", "initiatief", "programme", "programma"),
    }
)

_MARKS = MappingProxyType(
    {
        "school": frozenset({"brin nummer", "schoolnummer", "studiedomein", "schoolnaam"}),
        "stakeholder": REGISTER_MARKS,
    }
)


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind of the rows of a table.

    Parameters
    ----------
    kind : str
        Of every row, or of those that do not tell.
    is_sure : bool
        False for an assumption.
    kind_column : str
        Column that tells the kind per row; empty when there is none.
    kinds : tuple of (str, str)
        What the texts in it stand for.
    is_default : bool
        Whether nothing in the table speaks for the kind.
    """

    kind: str
    is_sure: bool
    kind_column: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    is_default: bool = False


def guess_kind(table: Table, *, rows_are_persons: bool) -> KindGuess:
    """Return the kind of records that a table holds.

    Parameters
    ----------
    table : Table
        With its role, name, headings and rows.
    rows_are_persons : bool
        Whether every row is about a person; then only the organisation is taken.
    """
    if table.role is Role.TIES or (table.role is Role.ANY and ends_of(table) is not None):
        return KindGuess("tie", is_sure=True)
    if rows_are_persons:
        return KindGuess(DEFAULT_END_KIND, is_sure=False)
    sure = _kinds_by_name().get(cleaned(table.name)) if table.role is Role.ANY else None
    column, kinds = _kind_column(table)
    if column and sure in (None, "tie"):
        return KindGuess(DEFAULT_END_KIND, False, column, kinds)
    sure = sure or _kind_of_ids(table)
    if sure is not None:
        return KindGuess(sure, is_sure=True)
    words = _kind_of_words(table.name) if table.role is Role.ANY else None
    headings = _kind_of_headings(table)
    if headings == DEFAULT_END_KIND and words in FINER_KINDS:
        headings = words
    found = headings or words
    return KindGuess(found or DEFAULT_END_KIND, is_sure=False, is_default=found is None)


def ends_of(table: Table) -> tuple[str, str] | None:
    """Return the columns with both ends of ties, if the table has them."""
    by_heading = {cleaned(column): column for column in table.columns}
    for source, target in ENDS:
        if source in by_heading and target in by_heading:
            pair = (by_heading[source], by_heading[target])
            if not any(_mostly_dates(table, column) for column in pair):
                return pair
    return None


def directions_only(texts: Iterable[str]) -> bool:
    """Tell whether a column says nothing but directed or undirected."""
    found = {text.casefold() for text in texts}
    return bool(found) and found <= DIRECTIONS


@cache
def _kinds_by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in KINDS:
        labels = (kind.name, kind.one.nl, kind.one.en, kind.many.nl, kind.many.en)
        for name in (*labels, *_MORE_NAMES.get(kind.name, ())):
            found.setdefault(cleaned(name), kind.name)
    return MappingProxyType(found)


def _kind_of_words(name: str) -> str | None:
    """Return the kind of node that one word of the name of a table stands for."""
    kinds = _kinds_by_name()
    found = {kinds[word] for word in cleaned(name).split() if kinds.get(word) in NODE_KINDS}
    return found.pop() if len(found) == 1 else None


def _kind_column(table: Table) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the column of which some texts name record kinds, and those texts with their kinds."""
    kinds = _kinds_by_name()
    for heading in KIND_HEADINGS:
        column = next((column for column in table.columns if cleaned(column) == heading), "")
        if not column:
            continue
        index = table.columns.index(column)
        texts = [text for text in dict.fromkeys(row.cells[index] for row in table.rows) if text]
        meant = [text for text in texts if cleaned(text) in kinds and cleaned(text) not in AUTHORITIES]
        known = tuple((text, kinds[cleaned(text)]) for text in meant)
        is_enough = heading not in VAGUE_KIND_HEADINGS or 2 * len(known) >= len(texts)
        if known and is_enough and all(kind != "tie" for _, kind in known):
            return column, known
    return "", ()


def _kind_of_ids(table: Table) -> str | None:
    """Return the kind whose prefix nearly all ids start with."""
    index = next((index for index, column in enumerate(table.columns) if cleaned(column) == "id"), None)
    if index is None or not table.rows:
        return None
    prefixes = Counter(row.cells[index].partition("-")[0] for row in table.rows if "-" in row.cells[index])
    prefix, count = prefixes.most_common(1)[0] if prefixes else ("", 0)
    found = next((kind.name for kind in KINDS if kind.prefix == prefix), None)
    return found if count >= 0.9 * len(table.rows) else None


def _kind_of_headings(table: Table) -> str | None:
    """Return the kind that a heading speaks of: marks of a school or a register first, then the heading over names."""
    filled = {
        cleaned(column)
        for index, column in enumerate(table.columns)
        if any(row.cells[index] for row in table.rows) or not table.rows
    }
    for kind, marks in _MARKS.items():
        if not filled.isdisjoint(marks):
            return kind
    about = {essence(heading) for heading in filled} | filled
    ordered = sorted(name_headings(DEFAULT_END_KIND), key=NAME_HEADINGS.index)
    for heading in (*ordered, *KINDS_BY_NAME_HEADING):
        spoken_of = KINDS_BY_NAME_HEADING.get(heading)
        if heading in about and (spoken_of != "place" or _may_list_places(table, filled)):
            return spoken_of
    return None


def _may_list_places(table: Table, headings: Set[str]) -> bool:
    return len(table.columns) <= 2 or not headings.isdisjoint(PLACE_MARKS)


def _mostly_dates(table: Table, column: str) -> bool:
    index = table.columns.index(column)
    texts = [row.cells[index] for row in table.rows if row.cells[index]]
    return bool(texts) and sum(map(is_written_date, texts)) > len(texts) / 2
