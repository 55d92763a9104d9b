"""Who fits a pattern question, with the ties that prove it; and who may fit, were more known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from graph.exploration.facets import FACETS, Options
from graph.exploration.focus import Direction
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_parts import EDITION, ESTABLISHED, Part, droppable_parts, without
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import UNKNOWN


class Verdict(IntEnum):
    """Whether something is true. "And" is the lowest, "or" the highest (Kleene's three values)."""

    NO = 0
    MAYBE = 1
    YES = 2


NO, MAYBE, YES = Verdict.NO, Verdict.MAYBE, Verdict.YES
LISTED = 100
"""As many matches as a list of them shows."""

NodeTest = Callable[[Node], Verdict]


@dataclass(frozen=True, slots=True)
class Match:
    """A node that fits, with the ties that prove it: of each clause, and behind it of its further clause."""

    node_id: str
    tie_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A node that fits if what is unknown turns out right: the parts of the question that cannot be judged."""

    node_id: str
    unknown: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that fit, and all that may fit, by name."""

    matches: tuple[Match, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """The question without one part, and how many fit it."""

    part: Part
    question: PatternQuestion
    n_matches: int


def answer(snapshot: NetworkSnapshot, question: PatternQuestion, most_proved: int | None = None) -> Answer:
    """Return the nodes for which every clause holds, each with its proof, and those that cannot be judged.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    question : PatternQuestion
        What is asked.
    most_proved : int, optional
        When more fit than this, only the first `LISTED` by name carry their proof: nobody can draw the others.
    """
    inquiry = _Inquiry(snapshot, question)
    certain, doubtful = map(_by_name, inquiry.judged())
    n_proved = len(certain) if most_proved is None or len(certain) <= most_proved else LISTED
    matches = (Match(node.id, inquiry.proof(node) if n < n_proved else ()) for n, node in enumerate(certain))
    return Answer(tuple(matches), tuple(Doubt(node.id, inquiry.unknown(node)) for node in doubtful))


def count_matches(snapshot: NetworkSnapshot, question: PatternQuestion) -> tuple[int, int]:
    """Return how many fit a question, and how many more may fit."""
    certain, doubtful = _Inquiry(snapshot, question).judged()
    return len(certain), len(doubtful)


def ways_out(snapshot: NetworkSnapshot, question: PatternQuestion) -> tuple[WayOut, ...]:
    """Return what leaving out one part of a question would give, the most first; what gives nobody is left away."""
    tried = [(part, without(question, part)) for part in droppable_parts(question)]
    found = [WayOut(part, other, count_matches(snapshot, other)[0]) for part, other in tried]
    return tuple(sorted((way for way in found if way.n_matches), key=lambda way: -way.n_matches))


def _by_name(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: (display_name(node).casefold(), node.id))


class _Inquiry:
    """A question put to one network; what was found out about a node is kept while it runs."""

    def __init__(self, snapshot: NetworkSnapshot, question: PatternQuestion) -> None:
        self._snapshot = snapshot
        self._sought = question.sought
        self._fits = _party_test(snapshot, question.sought)
        self._clauses = [_ClauseTest(snapshot, clause) for clause in question.clauses]

    def judged(self) -> tuple[list[Node], list[Node]]:
        """Return who fits, and who may fit."""
        found: dict[Verdict, list[Node]] = {YES: [], MAYBE: []}
        for node in self._candidates():
            verdict = self._fits(node)
            for clause in self._clauses:
                if not verdict:
                    break
                verdict = min(verdict, clause(node))
            if verdict:
                found[verdict].append(node)
        return found[YES], found[MAYBE]

    def proof(self, node: Node) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tie.id for clause in self._clauses for tie in clause.proof(node)))

    def unknown(self, node: Node) -> tuple[Part, ...]:
        found = [Part(0, facet) for facet in _unknown_facets(self._snapshot, self._sought, node)]
        for number, clause in enumerate(self._clauses, start=1):
            found += [Part(number, name, further) for name, further in clause.unknown(node)]
        return tuple(dict.fromkeys(found))

    def _candidates(self) -> Iterable[Node]:
        """Return who can fit at all, seen from where the fewest are: the party sought, or one of the others."""
        narrowest = min(
            (clause for clause in self._clauses if not clause.negated), key=lambda clause: clause.n_others, default=None
        )
        if narrowest is None or narrowest.n_others >= _n_nodes(self._snapshot, self._sought):
            return _nodes_of(self._snapshot, self._sought)
        return narrowest.reached()


class _ClauseTest:
    """Whether a clause holds for a node."""

    def __init__(self, snapshot: NetworkSnapshot, clause: Clause, *, is_further: bool = False) -> None:
        self.negated = clause.negated
        self.n_others = _n_nodes(snapshot, clause.other)
        self._snapshot = snapshot
        self._clause = clause
        self._other_fits = _remembered(_party_test(snapshot, clause.other))
        self._further = _ClauseTest(snapshot, clause.further, is_further=True) if clause.further else None
        self._is_further = is_further
        self._best: dict[str, tuple[Verdict, str, Verdict]] = {}
        self._proofs: dict[str, list[tuple[Tie, Node]]] = {}

    def __call__(self, node: Node, apart_from: str = "") -> Verdict:
        """Tell whether it holds, with one node left out of the others."""
        best, at, second = self._best.get(node.id) or self._look(node)
        found = second if apart_from and at == apart_from else best
        return Verdict(YES - found) if self.negated else found

    def proof(self, node: Node, apart_from: str = "") -> Iterator[Tie]:
        """Yield the ties that prove it, each followed by those that prove the further clause."""
        for tie, other in self._proving(node):
            if other.id != apart_from:
                yield tie
                if self._further:
                    yield from self._further.proof(other, node.id)

    def unknown(self, node: Node, apart_from: str = "") -> Iterator[tuple[str, bool]]:
        """Yield what is not known about the ties that leave it open, and whether that is in the further clause."""
        if self(node, apart_from) != MAYBE:
            return
        for tie, other in self._ties(node):
            if other.id == apart_from or self._verdict(node, tie, other) != MAYBE:
                continue
            yield from ((name, False) for name in _unknown_facets(self._snapshot, self._clause.other, other))
            yield from ((name, False) for name in _unknown_of_tie(self._clause, tie))
            if self._further:
                yield from ((name, True) for name, _ in self._further.unknown(other, node.id))

    def reached(self) -> Iterator[Node]:
        """Yield, once each, the nodes that have such a tie to one of the others, whether the rest holds or not."""
        found: dict[str, Node] = {}
        for other in _nodes_of(self._snapshot, self._clause.other):
            if self._other_fits(other):
                found.update((node.id, node) for tie, node in self._ties(other, _TURNED[self._clause.direction]))
        yield from (node for node in found.values() if node.kind in ACTOR_KINDS)

    def _proving(self, node: Node) -> Sequence[tuple[Tie, Node]]:
        if self.negated:
            return ()
        if node.id not in self._proofs:
            self._proofs[node.id] = [pair for pair in self._ties(node) if self._verdict(node, *pair) == YES]
        return self._proofs[node.id]

    def _look(self, node: Node) -> tuple[Verdict, str, Verdict]:
        """Return the best verdict over all ties, the node it is owed to, and the best without that node."""
        best, at, second = NO, "", NO
        for tie, other in self._ties(node):
            verdict = self._verdict(node, tie, other)
            if verdict > best:
                best, at, second = verdict, other.id, best if at != other.id else second
            elif verdict > second and other.id != at:
                second = verdict
            if (second if self._is_further else best) == YES:
                break
        self._best[node.id] = best, at, second
        return best, at, second

    def _verdict(self, node: Node, tie: Tie, other: Node) -> Verdict:
        verdict = self._other_fits(other)
        if verdict and (self._clause.established or self._clause.edition):
            verdict = min(verdict, _tie_verdict(self._clause, tie))
        if verdict and self._further:
            verdict = min(verdict, self._further(other, node.id))
        return verdict

    def _ties(self, node: Node, direction: str = "") -> Iterator[tuple[Tie, Node]]:
        leads, wanted, nodes = _LEADS[direction or self._clause.direction], self._clause.tie_type, self._snapshot.nodes
        for tie in self._snapshot.ties_of(node.id):
            if (not wanted or tie.type == wanted) and (leads(tie, node.id) or not TIE_TYPE[tie.type].directed):
                yield tie, nodes[tie.other_end(node.id)]


_LEADS: Mapping[str, Callable[[Tie, str], bool]] = MappingProxyType(
    {
        Direction.BOTH: lambda tie, node_id: True,
        Direction.OUT: lambda tie, node_id: tie.source_id == node_id,
        Direction.IN: lambda tie, node_id: tie.target_id == node_id,
    }
)
_TURNED: Mapping[str, str] = MappingProxyType(
    {Direction.BOTH: Direction.BOTH, Direction.OUT: Direction.IN, Direction.IN: Direction.OUT}
)


def _party_test(snapshot: NetworkSnapshot, party: Party) -> NodeTest:
    kinds = (party.kind,) if party.kind else () if party.node_id else ACTOR_KINDS
    conditions = [(FACETS[facet].options_of, wanted) for facet, wanted in party.wanted().items()]

    def fits(node: Node) -> Verdict:
        if (party.node_id and node.id != party.node_id) or (kinds and node.kind not in kinds):
            return NO
        return min((_facet_verdict(of(snapshot, node), wanted) for of, wanted in conditions), default=YES)

    return fits


def _remembered(test: NodeTest) -> NodeTest:
    known: dict[str, Verdict] = {}

    def remembered(node: Node) -> Verdict:
        verdict = known.get(node.id)
        if verdict is None:
            verdict = known[node.id] = test(node)
        return verdict

    return remembered


def _facet_verdict(options: Options, wanted: frozenset[str]) -> Verdict:
    if not wanted.isdisjoint(options):
        return YES
    return MAYBE if UNKNOWN.value in options else NO


def _tie_verdict(clause: Clause, tie: Tie) -> Verdict:
    verdict = YES
    if clause.established and tie.status not in ESTABLISHED_STATUSES:
        verdict = MAYBE if tie.status is UNKNOWN else NO
    if clause.edition and tie.edition != clause.edition:
        verdict = min(verdict, MAYBE if tie.edition is UNKNOWN else NO)
    return verdict


def _unknown_facets(snapshot: NetworkSnapshot, party: Party, node: Node) -> list[str]:
    return [
        facet
        for facet, wanted in party.wanted().items()
        if _facet_verdict(FACETS[facet].options_of(snapshot, node), wanted) == MAYBE
    ]


def _unknown_of_tie(clause: Clause, tie: Tie) -> list[str]:
    asked = ((ESTABLISHED, clause.established, tie.status), (EDITION, clause.edition, tie.edition))
    return [name for name, is_asked, value in asked if is_asked and value is UNKNOWN]


def _nodes_of(snapshot: NetworkSnapshot, party: Party) -> Sequence[Node]:
    if party.node_id:
        node = snapshot.nodes.get(party.node_id)
        return [] if node is None else [node]
    kinds = (party.kind,) if party.kind else ACTOR_KINDS
    return [node for kind in kinds for node in snapshot.by_kind.get(kind, {}).values() if isinstance(node, Node)]


def _n_nodes(snapshot: NetworkSnapshot, party: Party) -> int:
    if party.node_id:
        return int(party.node_id in snapshot.nodes)
    return sum(len(snapshot.by_kind.get(kind, ())) for kind in ((party.kind,) if party.kind else ACTOR_KINDS))
