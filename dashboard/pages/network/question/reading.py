"""What the controls of a question hold, as a question again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.pages.network.question.options import ANY_RELATION, KIND_MARK, NODE_MARK, kind_of_party
from graph.exploration.focus import Direction
from graph.exploration.pattern import CONDITIONS, MOST_CLAUSES, Clause, Party, PatternQuestion
from graph.exploration.pattern_choices import allows, choices_in, other_kinds
from graph.exploration.pattern_parts import CLAUSE as WHOLE
from graph.exploration.pattern_parts import FURTHER, Part, without
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE

OWN = "own"


def part_id(part: str, number: int = 0, of: str = OWN) -> dict[str, object]:
    """Return the id of a control: a part of the clause of that number, or of its further clause; 0 is who is sought."""
    return {"type": "network-question", "part": part, "n": number, "of": of}


def act_id(act: str, number: int = 0) -> dict[str, object]:
    """Return the id of a button that changes the form of the question."""
    return {"type": "network-question-act", "act": act, "n": number}


def number_in(control: Mapping[str, Any]) -> int:
    """Return the number in the id of a control; one that no control has when it is none."""
    number = control["n"]
    return number if isinstance(number, int) else -1


def question_in(snapshot: NetworkSnapshot, controls: Iterable[tuple[Mapping[str, Any], Any]]) -> PatternQuestion:
    """Return the question that the controls hold; what does not fit a changed kind is left out."""
    held = _Controls({(str(c["part"]), number_in(c), str(c["of"])): value for c, value in controls})
    sought = _party(held.text("kind", 0), held.items("conditions", 0))
    numbers = [n for n in range(1, MOST_CLAUSES + 1) if held.has("relation", n)]
    return PatternQuestion(sought, tuple(_whole_clause(snapshot, sought.kind, held, n) for n in numbers))


def after_act(question: PatternQuestion, act: str, number: int) -> PatternQuestion:
    """Return a question after a button of its form was pressed."""
    if act == "add" and len(question.clauses) < MOST_CLAUSES:
        return replace(question, clauses=(*question.clauses, Clause()))
    if act == "nest":
        clauses = (replace(c, further=Clause()) if n == number else c for n, c in enumerate(question.clauses, start=1))
        return replace(question, clauses=tuple(clauses))
    if act in ("drop", "unnest"):
        return without(question, Part(number, WHOLE if act == "drop" else FURTHER))
    return PatternQuestion(Party()) if act == "clear" else question


@dataclass(frozen=True, slots=True)
class _Controls:
    values: Mapping[tuple[str, int, str], Any]

    def has(self, part: str, number: int, of: str = OWN) -> bool:
        return (part, number, of) in self.values

    def text(self, part: str, number: int, of: str = OWN) -> str:
        return str(self.values.get((part, number, of)) or "")

    def items(self, part: str, number: int, of: str = OWN) -> list[str]:
        value = self.values.get((part, number, of)) or []
        return [str(item) for item in value] if isinstance(value, list) else []


def _whole_clause(snapshot: NetworkSnapshot, kind: str, held: _Controls, number: int) -> Clause:
    clause = _clause(snapshot, kind, held, number, OWN)
    if not held.has("relation", number, FURTHER):
        return clause
    middle = kind_of_party(snapshot, clause.other)
    return replace(clause, further=_clause(snapshot, middle, held, number, FURTHER))


def _clause(snapshot: NetworkSnapshot, kind: str, held: _Controls, number: int, of: str) -> Clause:
    direction, _, code = (held.text("relation", number, of) or ANY_RELATION).partition(":")
    whom, ties = held.text("other", number, of), held.items("ties", number, of)
    node_id = whom.removeprefix(NODE_MARK) if whom.startswith(NODE_MARK) else ""
    other = _party(whom.removeprefix(KIND_MARK) if not node_id else "", held.items("conditions", number, of), node_id)
    tie_type = TIE_TYPE.get(code)
    if tie_type and not allows(tie_type, direction, kind, kind_of_party(snapshot, other)):
        tie_type, direction = None, Direction.BOTH
    choices = choices_in(snapshot)
    kinds = other_kinds(choices, kind, tie_type, direction)
    if len(kinds) == 1 and not (other.node_id or other.kind):
        other = replace(other, kind=kinds[0])
    edition = held.text("edition", number, of)
    return Clause(
        tie_type.code if tie_type else "",
        direction if direction in set(Direction) else Direction.BOTH,
        other,
        negated="not" in held.items("not", number, of),
        established="established" in ties,
        edition=edition if tie_type and edition in choices.editions.get(tie_type.code, ()) else "",
    )


def _party(kind: str, conditions: Iterable[str], node_id: str = "") -> Party:
    pairs = (condition.partition("=") for condition in conditions)
    kept = {(facet, option) for facet, _, option in pairs if facet in CONDITIONS and option}
    return Party(node_id, kind if kind in ACTOR_KINDS else "", tuple(sorted(kept)) if not node_id else ())
