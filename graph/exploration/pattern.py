"""Questions about a pattern, without a query language: "companies that mentor a school in Limburg"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import quote, unquote

from graph.exploration.errors import BadQuestion
from graph.exploration.facets import FACETS
from graph.exploration.focus import Direction
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie

CONDITIONS = ("helixes", "themes", "sectors", "places", "provinces")
MOST_CLAUSES = 5


@dataclass(frozen=True, slots=True)
class Party:
    """Conditions on a node: all of them hold.

    Parameters
    ----------
    node_id : str
        A given node; empty for any.
    kind : str
        Node kind; empty for any actor.
    conditions : tuple of (str, str)
        Facet of `NetworkFilter` and the option wanted, sorted.
    """

    node_id: str = ""
    kind: str = ""
    conditions: tuple[tuple[str, str], ...] = ()


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
    """

    tie_type: str = ""
    direction: str = Direction.BOTH
    other: Party = field(default_factory=Party)
    negated: bool = False


@dataclass(frozen=True, slots=True)
class PatternQuestion:
    """Who fits: the party sought, and clauses that all hold."""

    sought: Party
    clauses: tuple[Clause, ...] = ()

    def to_text(self) -> str:
        """Return the question in one line for addresses and saved views."""
        parts = [_party_text(self.sought)]
        for clause in self.clauses:
            sign = "!" if clause.negated else ""
            parts.append(f"{sign}{clause.direction}*{clause.tie_type}*{_party_text(clause.other)}")
        return ";".join(parts)

    @classmethod
    def from_text(cls, text: str) -> "PatternQuestion":
        """Read the form of `to_text`.

        Raises
        ------
        BadQuestion
            The text is no question, or names what does not exist.
        """
        first, *rest = text.split(";")
        if len(rest) > MOST_CLAUSES:
            raise BadQuestion(text, f"at most {MOST_CLAUSES} clauses")
        return cls(_party(first, text), tuple(_clause(part, text) for part in rest))

    def with_value(self, clause: int, other: Party) -> "PatternQuestion":
        """Return the same question about another party in one clause."""
        changed = [replace(c, other=other) if n == clause else c for n, c in enumerate(self.clauses)]
        return replace(self, clauses=tuple(changed))


@dataclass(frozen=True, slots=True)
class Match:
    """A node that fits, with the ties that prove it."""

    node_id: str
    tie_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that fit, by name."""

    matches: tuple[Match, ...]


def answer(snapshot: NetworkSnapshot, question: PatternQuestion) -> Answer:
    """Return the nodes for which every clause holds, each with its proof."""
    found = []
    for node in snapshot.nodes.values():
        if node.kind in ACTOR_KINDS and fits(snapshot, node, question.sought):
            proofs = [_proof(snapshot, node, clause) for clause in question.clauses]
            if all(bool(proof) != clause.negated for proof, clause in zip(proofs, question.clauses, strict=True)):
                found.append(Match(node.id, tuple(dict.fromkeys(tie.id for proof in proofs for tie in proof))))
    return Answer(tuple(sorted(found, key=lambda m: (str(snapshot.nodes[m.node_id].name).casefold(), m.node_id))))


def fits(snapshot: NetworkSnapshot, node: Node, party: Party) -> bool:
    """Tell whether a node is the party meant; what is unknown does not fit."""
    if party.node_id and node.id != party.node_id:
        return False
    if party.kind and node.kind != party.kind:
        return False
    return all(wanted in FACETS[facet].options_of(snapshot, node) for facet, wanted in party.conditions)


def _proof(snapshot: NetworkSnapshot, node: Node, clause: Clause) -> list[Tie]:
    return [
        tie
        for tie in _ties_along(snapshot, node, clause)
        if fits(snapshot, snapshot.nodes[tie.other_end(node.id)], clause.other)
    ]


def _ties_along(snapshot: NetworkSnapshot, node: Node, clause: Clause) -> Iterator[Tie]:
    leads = _DIRECTIONS[clause.direction]
    for tie in snapshot.ties_of(node.id):
        is_open = not TIE_TYPE[tie.type].directed
        if (not clause.tie_type or tie.type == clause.tie_type) and (is_open or leads(tie, node.id)):
            yield tie


_DIRECTIONS: Mapping[str, Callable[[Tie, str], bool]] = MappingProxyType(
    {
        Direction.BOTH: lambda tie, node_id: True,
        Direction.OUT: lambda tie, node_id: tie.source_id == node_id,
        Direction.IN: lambda tie, node_id: tie.target_id == node_id,
    }
)


def _party_text(party: Party) -> str:
    conditions = "".join(f"({facet}={quote(wanted, safe='')})" for facet, wanted in party.conditions)
    return f"{party.kind}@{quote(party.node_id, safe='')}{conditions}"


def _party(text: str, whole: str) -> Party:
    head, *conditions = text.split("(")
    kind, _, node_id = head.partition("@")
    pairs = [part.removesuffix(")").partition("=") for part in conditions]
    if (kind and kind not in ACTOR_KINDS) or any(facet not in CONDITIONS or not wanted for facet, _, wanted in pairs):
        raise BadQuestion(whole, f"a kind of {ACTOR_KINDS} and conditions of {CONDITIONS}")
    return Party(unquote(node_id), kind, tuple(sorted((facet, unquote(wanted)) for facet, _, wanted in pairs)))


def _clause(text: str, whole: str) -> Clause:
    direction, _, rest = text.removeprefix("!").partition("*")
    tie_type, _, party = rest.partition("*")
    if direction not in _DIRECTIONS or (tie_type and tie_type not in TIE_TYPE):
        raise BadQuestion(whole, "a direction and a tie type")
    return Clause(tie_type, direction, _party(party, whole), text.startswith("!"))
