"""The parts of a pattern question one by one: to leave one out, or to put another value in its place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graph.exploration.pattern import Clause, Party, PatternQuestion

CLAUSE, FURTHER, NODE, KIND, ESTABLISHED, EDITION = "clause", "further", "node", "kind", "established", "edition"


@dataclass(frozen=True, slots=True)
class Part:
    """Where something stands in a question.

    Parameters
    ----------
    clause : int
        Number of the clause from 1; 0 for the party sought.
    name : str
        ``clause`` or ``further`` for a whole clause, ``node``, ``kind``, ``established``, ``edition``, or a facet.
    further : bool
        Whether it stands in the clause about the party at the other end.
    value : str
        One option of a facet; empty for all its options, and for what has one value.
    """

    clause: int
    name: str
    further: bool = False
    value: str = ""


def droppable_parts(question: PatternQuestion) -> tuple[Part, ...]:
    """Return the parts that can be left out: conditions, and whole clauses."""
    found = [Part(0, facet) for facet in question.sought.wanted()]
    for number, clause in enumerate(question.clauses, start=1):
        found += _conditions(number, clause, further=False)
        if clause.further:
            found += [*_conditions(number, clause.further, further=True), Part(number, FURTHER)]
        found.append(Part(number, CLAUSE))
    return tuple(found)


def without(question: PatternQuestion, part: Part) -> PatternQuestion:
    """Return the question without a part; unchanged when it has no such part."""
    if part.name == CLAUSE:
        return replace(question, clauses=_but(question.clauses, part.clause))
    if part.name == FURTHER:
        return _with_clause(question, part, further=None)
    if part.name in (ESTABLISHED, EDITION):
        return _with_clause(question, part, **{part.name: False if part.name == ESTABLISHED else ""})
    return _with_party(question, part, _without_condition)


def with_value(question: PatternQuestion, part: Part, value: str) -> PatternQuestion:
    """Return the question with another value in a part; unchanged when it has no such part."""
    if part.name == EDITION:
        return _with_clause(question, part, edition=value)

    def changed(party: Party, part: Part) -> Party:
        if part.name == NODE:
            return replace(party, node_id=value)
        if part.name == KIND:
            return replace(party, kind=value)
        kept = _without_condition(party, part)
        if kept == party:
            return party
        return replace(kept, conditions=tuple(sorted({*kept.conditions, (part.name, value)})))

    return _with_party(question, part, changed)


def clause_at(question: PatternQuestion, part: Part) -> Clause | None:
    """Return the clause that a part stands in; None for the party sought, or when there is none."""
    if not 0 < part.clause <= len(question.clauses):
        return None
    clause = question.clauses[part.clause - 1]
    return clause.further if part.further else clause


def party_at(question: PatternQuestion, part: Part) -> Party:
    """Return the party that a part stands in; one without conditions when there is none."""
    if part.clause == 0:
        return question.sought
    clause = clause_at(question, part)
    return clause.other if clause else Party()


def named_nodes(question: PatternQuestion) -> tuple[str, ...]:
    """Return the ids of the nodes that a question names."""
    clauses = [each for clause in question.clauses for each in (clause, clause.further) if each]
    return tuple(filter(None, (question.sought.node_id, *(clause.other.node_id for clause in clauses))))


def _conditions(number: int, clause: Clause, *, further: bool) -> list[Part]:
    names = [name for name in (ESTABLISHED, EDITION) if getattr(clause, name)]
    return [Part(number, name, further) for name in (*clause.other.wanted(), *names)]


def _but(clauses: tuple[Clause, ...], number: int) -> tuple[Clause, ...]:
    return tuple(clause for n, clause in enumerate(clauses, start=1) if n != number)


def _without_condition(party: Party, part: Part) -> Party:
    dropped = (part.name, part.value)
    kept = tuple(c for c in party.conditions if c != dropped and not (c[0] == part.name and not part.value))
    return replace(party, conditions=kept)


def _with_party(question: PatternQuestion, part: Part, change: Callable[[Party, Part], Party]) -> PatternQuestion:
    if part.clause == 0:
        return replace(question, sought=change(question.sought, part))
    return _changed(question, part, lambda clause: replace(clause, other=change(clause.other, part)))


def _with_clause(question: PatternQuestion, part: Part, **values: Any) -> PatternQuestion:
    return _changed(question, part, lambda clause: replace(clause, **values))


def _changed(question: PatternQuestion, part: Part, change: Callable[[Clause], Clause]) -> PatternQuestion:
    def one(clause: Clause) -> Clause:
        if not part.further:
            return change(clause)
        return replace(clause, further=change(clause.further)) if clause.further else clause

    clauses = (one(c) if n == part.clause else c for n, c in enumerate(question.clauses, start=1))
    return replace(question, clauses=tuple(clauses))
