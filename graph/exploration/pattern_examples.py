"""Questions to begin with, made from what is really in a network, so that each has an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from graph.exploration.facets import FACETS, NO_ITEMS
from graph.exploration.focus import Direction
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_answer import count_matches
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.values import NoValue

TELLING = ("MENTORS", "PARTNER_IN", "PARTICIPATED_IN", "COLLABORATES_WITH", "MEMBER_OF", "COORDINATES", "ADVISES")
"""Types of tie that people ask about, the most first; others follow by number."""

FACETS_TRIED = ("provinces", "themes", "sectors", "helixes")
SOUGHT = ("company", "school", "organisation", "project")
MOST_TARGETS = 12
NOTHING = frozenset({NO_ITEMS, *(reason.value for reason in NoValue)})


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and how many fit it."""

    question: PatternQuestion
    n_matches: int


@dataclass(frozen=True, slots=True)
class _Way:
    """All ties of a type between two kinds, as read from the first kind."""

    tie_type: str
    direction: str
    kind: str
    other_kind: str
    pairs: tuple[tuple[str, str], ...]

    def clause(self, other: Party, *, negated: bool = False) -> Clause:
        return Clause(self.tie_type, self.direction, other, negated)

    def by_other(self) -> Mapping[str, set[str]]:
        """Return the near ends by far end, those with the most first."""
        found: dict[str, set[str]] = {}
        for near, far in self.pairs:
            found.setdefault(far, set()).add(near)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))


@lru_cache(maxsize=2)
def example_questions(snapshot: NetworkSnapshot) -> tuple[Example, ...]:
    """Return a few questions of different forms; fewer when the network is small, none when it is empty."""
    ways = _ways(snapshot)
    makers: Sequence[Callable[[NetworkSnapshot, Sequence[_Way]], PatternQuestion | None]] = (
        _with_condition,
        _one_and_not_the_other,
        _by_two_steps,
        _lacking,
    )
    questions = [question for make in makers if (question := make(snapshot, ways))]
    examples = [Example(question, count_matches(snapshot, question)[0]) for question in questions]
    return tuple(example for example in examples if example.n_matches)


def _ways(snapshot: NetworkSnapshot) -> Sequence[_Way]:
    pairs: dict[tuple[str, str, str, str], list[tuple[str, str]]] = {}
    for tie in snapshot.ties.values():
        backward = Direction.IN if TIE_TYPE[tie.type].directed else Direction.OUT
        for direction, (near, far) in ((Direction.OUT, tie.ends), (backward, tie.ends[::-1])):
            key = (tie.type, direction, snapshot.records[near].kind, snapshot.records[far].kind)
            if key[2] in SOUGHT and key[3] in ACTOR_KINDS:
                pairs.setdefault(key, []).append((near, far))
    made = [_Way(*key, tuple(found)) for key, found in pairs.items()]
    return sorted(made, key=lambda way: (_rank(way.tie_type), way.direction != Direction.OUT, -len(way.pairs)))


def _with_condition(snapshot: NetworkSnapshot, ways: Sequence[_Way]) -> PatternQuestion | None:
    """Make "companies that mentor schools in Antwerpen": the option with the most, unless it holds for all."""
    for way in ways:
        everyone = {near for near, _ in way.pairs}
        for facet in FACETS_TRIED:
            found: dict[str, set[str]] = {}
            for near, far in way.pairs:
                for option in FACETS[facet].options_of(snapshot, snapshot.nodes[far]):
                    found.setdefault(option, set()).add(near)
            fit = {option: len(near) for option, near in found.items() if option not in NOTHING and near != everyone}
            if fit:
                best = max(sorted(fit), key=lambda option: fit[option])
                other = Party(kind=way.other_kind, conditions=((facet, best),))
                return PatternQuestion(Party(kind=way.kind), (way.clause(other),))
    return None


def _one_and_not_the_other(snapshot: NetworkSnapshot, ways: Sequence[_Way]) -> PatternQuestion | None:
    """Make "organisations that are partner in X and not in Y": the two that share the most, and differ."""
    for way in (way for way in ways if way.direction == Direction.OUT and way.other_kind == "project"):
        largest = list(way.by_other().items())[:MOST_TARGETS]
        pairs = [
            (min(len(one & other), len(one - other)), first, second)
            for (first, one), (second, other) in combinations(largest, 2)
        ]
        shared, first, second = max(pairs, default=(0, "", ""), key=lambda pair: pair[0])
        if shared:
            clauses = (way.clause(Party(first)), way.clause(Party(second), negated=True))
            return PatternQuestion(Party(kind=way.kind), clauses)
    return None


def _by_two_steps(snapshot: NetworkSnapshot, ways: Sequence[_Way]) -> PatternQuestion | None:
    """Make "companies that mentor schools that take part in X": the X that the most lead to."""
    for way in (way for way in ways if way.other_kind != "project"):
        onwards = [onward for onward in ways if onward.kind == way.other_kind and onward.other_kind == "project"]
        led = [(len(near), far, onward) for onward in onwards for far, near in _led_to(way, onward).items()]
        most, far, onward = max(led, default=(0, "", way), key=lambda found: found[0])
        if most:
            further = onward.clause(Party(far))
            clause = Clause(way.tie_type, way.direction, Party(kind=way.other_kind), further=further)
            return PatternQuestion(Party(kind=way.kind), (clause,))
    return None


def _led_to(way: _Way, onward: _Way) -> Mapping[str, set[str]]:
    """Return by far end of a second step who gets there in two."""
    first = way.by_other()
    found: dict[str, set[str]] = {}
    for middle, far in onward.pairs:
        found.setdefault(far, set()).update(first.get(middle, ()))
    return found


def _lacking(snapshot: NetworkSnapshot, ways: Sequence[_Way]) -> PatternQuestion | None:
    """Make "schools without a mentor company": what some of a kind have, and others have not."""
    for way in sorted(ways, key=lambda way: (_rank(way.tie_type), way.direction == Direction.OUT)):
        if len({near for near, _ in way.pairs}) < len(snapshot.by_kind.get(way.kind, ())):
            return PatternQuestion(Party(kind=way.kind), (way.clause(Party(kind=way.other_kind), negated=True),))
    return None


def _rank(tie_type: str) -> int:
    return TELLING.index(tie_type) if tie_type in TELLING else len(TELLING)
