"""Questions about a pattern, without a query language: "companies that mentor a school in Limburg"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, unquote

from graph.exploration.errors import BadQuestion
from graph.exploration.focus import Direction
from graph.model.registry import ACTOR_KINDS
from graph.model.tie_types import TIE_TYPE

CONDITIONS = ("provinces", "themes", "sectors", "helixes", "places")
MOST_CLAUSES = 5
MOST_CONDITIONS = 20
LONGEST_TEXT = 4000
_FURTHER = ">"
_ESTABLISHED = "established"
_STATUS = "status"
_EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Party:
    """Conditions on a node: those of different facets all hold, of one facet at least one.

    Parameters
    ----------
    node_id : str
        A given node; empty for any.
    kind : str
        Node kind; empty for any actor.
    conditions : tuple of (str, str)
        Facet of `NetworkFilter` and an option wanted, sorted.
    """

    node_id: str = ""
    kind: str = ""
    conditions: tuple[tuple[str, str], ...] = ()

    def wanted(self) -> Mapping[str, frozenset[str]]:
        """Return the options wanted, by facet."""
        found: dict[str, frozenset[str]] = {}
        for facet, option in self.conditions:
            found[facet] = found.get(facet, frozenset()) | {option}
        return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must be true: a tie to a party.

    Parameters
    ----------
    tie_type : str
        Type of the tie; empty for any.
    direction : str
        ``out`` from the node sought, ``in`` towards it, or ``both``; undirected types go both ways.
    other : Party
        Who is at the other end.
    negated : bool
        There must be no such tie.
    established : bool
        Only ties whose status says that they exist or existed.
    edition : str
        Only ties of this edition; empty for any.
    further : Clause or None
        What must be true of the party at the other end; it has no further clause itself, and is about
        others than the node sought.
    """

    tie_type: str = ""
    direction: str = Direction.BOTH
    other: Party = field(default_factory=Party)
    negated: bool = False
    established: bool = False
    edition: str = ""
    further: "Clause | None" = None


@dataclass(frozen=True, slots=True)
class PatternQuestion:
    """Who fits: the party sought, and clauses that all hold."""

    sought: Party
    clauses: tuple[Clause, ...] = ()

    def to_text(self) -> str:
        """Return the question in one line for addresses and saved views."""
        return ";".join([_party_text(self.sought), *map(_clause_text, self.clauses)])

    @classmethod
    def from_text(cls, text: str) -> "PatternQuestion":
        """Read the form of `to_text`.

        Raises
        ------
        BadQuestion
            The text is no question, or names what does not exist.
        """
        if len(text) > LONGEST_TEXT:
            raise BadQuestion(text[:40], f"at most {LONGEST_TEXT} characters")
        first, *rest = text.split(";")
        if len(rest) > MOST_CLAUSES:
            raise BadQuestion(text, f"at most {MOST_CLAUSES} clauses")
        return cls(_party(first), tuple(map(_clause, rest)))


def readable_parts(text: str) -> tuple[PatternQuestion, tuple[str, ...]]:
    """Return what can be read of a text that is no question (any more), and the parts that cannot."""
    first, *rest = text[:LONGEST_TEXT].split(";")
    sought, clauses, lost = Party(), [], []
    try:
        sought = _party(first)
    except BadQuestion:
        lost.append(first)
    for part in rest:
        try:
            clauses.append(_clause(part))
        except BadQuestion:
            lost.append(part)
    lost += map(_clause_text, clauses[MOST_CLAUSES:])
    return PatternQuestion(sought, tuple(clauses[:MOST_CLAUSES])), tuple(lost)


def _party_text(party: Party) -> str:
    conditions = "".join(_condition_text(facet, wanted) for facet, wanted in party.conditions)
    return f"{party.kind}@{quote(party.node_id, safe='')}{conditions}"


def _condition_text(name: str, wanted: str) -> str:
    return f"({name}={quote(wanted, safe='')})"


def _clause_text(clause: Clause) -> str:
    sign = "!" if clause.negated else ""
    status = _condition_text(_STATUS, _ESTABLISHED) if clause.established else ""
    edition = _condition_text(_EDITION, clause.edition) if clause.edition else ""
    further = f"{_FURTHER}{_clause_text(clause.further)}" if clause.further else ""
    tie = f"{sign}{clause.direction}*{clause.tie_type}{status}{edition}"
    return f"{tie}*{_party_text(clause.other)}{further}"


def _party(text: str) -> Party:
    head, pairs = _head_and_conditions(text)
    kind, _, node_id = head.partition("@")
    if (kind and kind not in ACTOR_KINDS) or any(facet not in CONDITIONS for facet, _ in pairs):
        raise BadQuestion(text, f"a kind of {ACTOR_KINDS} and conditions of {CONDITIONS}")
    return Party(unquote(node_id), kind, tuple(sorted(set(pairs))))


def _head_and_conditions(text: str) -> tuple[str, list[tuple[str, str]]]:
    head, *conditions = text.split("(")
    pairs = [
        (name, unquote(wanted)) for name, _, wanted in (part.removesuffix(")").partition("=") for part in conditions)
    ]
    if len(pairs) > MOST_CONDITIONS or not all(wanted for _, wanted in pairs):
        raise BadQuestion(text, f"at most {MOST_CONDITIONS} conditions, each with a value")
    return head, pairs


def _clause(text: str) -> Clause:
    own, mark, further = text.partition(_FURTHER)
    if mark and _FURTHER in further:
        raise BadQuestion(text, "at most one further clause")
    direction, _, rest = own.removeprefix("!").partition("*")
    tie, _, party = rest.partition("*")
    tie_type, conditions = _head_and_conditions(tie)
    asked = dict(conditions)
    known = asked.keys() <= {_STATUS, _EDITION} and asked.get(_STATUS, _ESTABLISHED) == _ESTABLISHED
    if direction not in set(Direction) or (tie_type and tie_type not in TIE_TYPE) or not known:
        raise BadQuestion(text, "a direction, a tie type, and conditions on status and edition")
    return Clause(
        tie_type,
        direction,
        _party(party),
        negated=own.startswith("!"),
        established=_STATUS in asked,
        edition=asked.get(_EDITION, ""),
        further=_clause(further) if mark else None,
    )
