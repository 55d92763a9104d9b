"""Tables of who goes with what: two columns of names, of two kinds, both with names that come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from loaders.headings import (
    KINDS_BY_NAME_HEADING,
    N_PLAIN,
    NAME_HEADINGS,
    NODE_KEYS,
    TIE_TYPE_HEADINGS,
    cleaned,
    essence,
)
from loaders.privacy import is_about_persons
from loaders.tables import Role, Table
from loaders.vocabulary import tie_type_of

ACTORS = ("organisation", "company", "school")
IN_A_PROJECT = "PARTNER_IN"
ROLE_HEADINGS = ("rol", "role", "rol in het project", "rol in project", "role in project")
TYPES_BY_ROLE: Mapping[str, str] = MappingProxyType(
    {
        "partner": "PARTNER_IN",
        "participant": "PARTNER_IN",
        "deelnemer": "PARTICIPATED_IN",
        "lid": "PARTNER_IN",
        "trekker": "COORDINATES",
        "coordinator": "COORDINATES",
        "lead": "COORDINATES",
        "lead partner": "COORDINATES",
        "hoofdpartner": "COORDINATES",
        "projectleider": "COORDINATES",
        "promotor": "PROMOTES",
        "copromotor": "CO_PROMOTES",
        "financier": "FUNDS",
        "funder": "FUNDS",
        "subsidieverstrekker": "FUNDS",
    }
)
"""Tie of an organisation to a project by the role it has there."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns that are the ends of ties.

    Parameters
    ----------
    source, target : str
        Columns.
    source_kind, target_kind : str
        Record kinds that their headings speak of.
    type : str
        Tie type of every row; empty when nothing tells it.
    role_column : str
        Column of which every text is a role that tells the type; empty when there is none.
    """

    source: str
    target: str
    source_kind: str
    target_kind: str
    type: str = ""
    role_column: str = ""

    @property
    def ends(self) -> Mapping[str, str]:
        """The field that each column fills."""
        return {self.source: "source_id", self.target: "target_id"}


def pair_of(table: Table) -> Pair | None:
    """Return the two columns that every row joins; None when the rows are about one thing each.

    A table in which a name comes back in both columns cannot be a list of either; nor can one that tells
    a relation in each row.
    """
    if table.role is not Role.ANY or _has_key(table) or is_about_persons(table):
        return None
    kinds = {column: kind for column in table.columns if (kind := _kind(column))}
    if len(kinds) != 2 or len(set(kinds.values())) != 2:
        return None
    one, other = kinds
    rows = [(first, second) for first, second in zip(_cells(table, one), _cells(table, other), strict=True)]
    told = _relation_column(table)
    comes_back = all(len({row[side] for row in rows}) < len(rows) for side in (0, 1))
    if not (comes_back or told) or not all(first and second for first, second in rows):
        return None
    return Pair(one, other, kinds[one], kinds[other], "", told) if told else _directed(table, one, other, kinds)


def _directed(table: Table, one: str, other: str, kinds: Mapping[str, str]) -> Pair:
    """Return the pair with organisations before projects, and mentors before their schools."""
    if kinds[one] == "project" or (kinds[one] == "school" and kinds[other] == "company"):
        one, other = other, one
    if kinds[other] == "project":
        role = _role_column(table)
        return Pair(one, other, kinds[one], kinds[other], "" if role else IN_A_PROJECT, role)
    is_mentor = kinds[one] == "company" and kinds[other] == "school" and "mentor" in cleaned(one)
    return Pair(one, other, kinds[one], kinds[other], "MENTORS" if is_mentor else "")


def _kind(column: str) -> str:
    """Return the kind of organisation or project that a heading over names speaks of."""
    heading = essence(column).removeprefix("mentor")
    kind = KINDS_BY_NAME_HEADING.get(heading, "")
    return kind if kind in (*ACTORS, "project") else ""


def _has_key(table: Table) -> bool:
    headings = {cleaned(column) for column in table.columns}
    return not headings.isdisjoint((*NAME_HEADINGS[:N_PLAIN], *NODE_KEYS))


def _relation_column(table: Table) -> str:
    """Return the column that tells a known relation in each row; empty when there is none."""
    column = next((column for column in table.columns if cleaned(column) in TIE_TYPE_HEADINGS), "")
    texts = _cells(table, column) if column else ()
    return column if texts and all(text and tie_type_of(text) for text in texts) else ""


def _role_column(table: Table) -> str:
    column = next((column for column in table.columns if cleaned(column) in ROLE_HEADINGS), "")
    texts = [text for text in _cells(table, column) if text] if column else []
    return column if texts and all(cleaned(text) in TYPES_BY_ROLE for text in texts) else ""


def _cells(table: Table, column: str) -> Sequence[str]:
    index = table.columns.index(column)
    return [row.cells[index] for row in table.rows]
