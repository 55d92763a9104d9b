"""What makes up the dossier of an alliance, beside the alliance itself and its parties."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import ALLIANCE_PHASE, ALLIANCE_STEP, CANDIDATE_STATE, CONTRIBUTION_TYPE, VALUE_SIDE
from graph.model.fields import choice, date, integer, link, long_text, number, text
from graph.model.records import DatedRecord
from graph.model.values import Integer, Number, Text

PARTIES = ("organisation", "company", "school")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(DatedRecord):
    """A party that could join an alliance, and where it stands; the newest of one party holds."""

    kind: ClassVar[str] = "candidate"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    party_id: str = link("Partij", "Party", *PARTIES, required=True)
    state: Text = choice("Stand", "State", CANDIDATE_STATE, required=True)
    reason: Text = long_text("Waarom", "Why")
    added_by: Text = text("Door", "By")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting(DatedRecord):
    """Matters of judgement that were set otherwise for an alliance, such as its weights; the newest holds."""

    kind: ClassVar[str] = "weighting"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    values: Text = long_text("Waarden", "Values", required=True, is_asked=False)
    reason: Text = long_text("Waarom", "Why")
    chosen_by: Text = text("Door", "By")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDecision(DatedRecord):
    """That a step of an alliance is passed although its gate is not, and why; the newest of one step holds."""

    kind: ClassVar[str] = "step_decision"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    step: Text = choice("Stap", "Step", ALLIANCE_STEP, required=True)
    reason: Text = long_text("Waarom", "Why", required=True)
    decided_by: Text = text("Door", "By")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueItem(DatedRecord):
    """What an alliance yields or costs one party, as the party sees it: 0 nothing, 4 very much (methods 1.4)."""

    kind: ClassVar[str] = "value_item"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    party_id: str = link("Partij", "Party", *PARTIES, required=True)
    side: Text = choice("Soort", "Kind", VALUE_SIDE, required=True)
    title: Text = text("Wat", "What", required=True)
    weight: Number = number("Gewicht", "Weight", 0, 100)
    level: Integer = integer("Hoeveel", "How much", 0, 4, unit="0–4")
    told_by: Text = text("Volgens", "According to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(DatedRecord):
    """What a party promises to an alliance: a task, people, means or money."""

    kind: ClassVar[str] = "contribution"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    party_id: str = link("Partij", "Party", *PARTIES, required=True)
    type: Text = choice("Soort", "Kind", CONTRIBUTION_TYPE, required=True)
    title: Text = text("Wat", "What", required=True)
    amount: Number = number("Hoeveel", "How much", 0)
    unit: Text = text("Eenheid", "Unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(DatedRecord):
    """Something that an alliance is to have reached by a date."""

    kind: ClassVar[str] = "milestone"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    title: Text = text("Mijlpaal", "Milestone", required=True)
    due_on: Text = date("Tegen", "Due")
    done_on: Text = date("Gehaald op", "Reached on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(DatedRecord):
    """How a phase of an alliance went, and what was learned."""

    kind: ClassVar[str] = "evaluation"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    phase: Text = choice("Fase", "Phase", ALLIANCE_PHASE)
    outcome: Text = long_text("Uitkomst", "Outcome", required=True)
    lessons: Text = long_text("Lessen", "Lessons")
    evaluated_by: Text = text("Door", "By")
