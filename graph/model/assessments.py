"""Dated judgements. A new one supersedes, an old one is never overwritten."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import Sensitivity, integer, link, long_text, number, text
from graph.model.records import DatedRecord
from graph.model.values import Integer, Number, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(DatedRecord):
    """One assessor's judgement of one attribute of one record, possibly seen from one topic."""

    kind: ClassVar[str] = "rating"

    subject_id: str = link("Over", "About", required=True)
    topic_id: Text = link("Gezien vanuit", "Seen from", "project", "alliance", "crossover")
    attribute: Text = text("Kenmerk", "Attribute", required=True)
    value: Number = number("Oordeel", "Judgement")
    rated_by: Text = text("Beoordelaar", "Assessor")
    reason: Text = long_text("Waarom", "Why", sensitivity=Sensitivity.INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionAnswer(DatedRecord):
    """An answer to one of the questions A1 to E4 of the five conditions: 0 not at all, 4 fully (methods 1.3)."""

    kind: ClassVar[str] = "condition_answer"

    subject_id: str = link("Alliantie", "Alliance", "alliance", required=True)
    party_id: Text = link("Partij", "Party", "organisation", "company", "school")
    question: Text = text("Vraag", "Question", required=True)
    value: Integer = integer("Antwoord", "Answer", 0, 4, unit="0–4")
    answered_by: Text = text("Beantwoord door", "Answered by")
    reason: Text = long_text("Waarom", "Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineScore(DatedRecord):
    """A level on one of the 21 criteria of the STEM School Label baseline, with what stands beside it (methods 9.2)."""

    kind: ClassVar[str] = "baseline_score"

    subject_id: str = link("School", "School", "school", required=True)
    criterion: Text = text("Criterium", "Criterion", required=True)
    level: Integer = integer("Niveau", "Level", 0, 4, unit="0–4")
    application: Text = long_text("Toepassing", "Application")
    work_point: Text = long_text("Werkpunt", "Work point")
    advice: Text = long_text("Advies", "Advice")
    scored_by: Text = text("Gescoord door", "Scored by")


@dataclass(frozen=True, slots=True, kw_only=True)
class JuryScore(DatedRecord):
    """A jury member's score on one criterion, from 0 to 1 (methods 9.3)."""

    kind: ClassVar[str] = "jury_score"

    subject_id: str = link("Over", "About", required=True)
    criterion: Text = text("Criterium", "Criterion", required=True)
    score: Number = number("Score", "Score", 0, 1, unit="0–1")
    juror: Text = text("Jurylid", "Juror")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessScore(DatedRecord):
    """A level on one of the ten conditions for an initiative: 0 absent, 4 in place and secured (methods 9.1)."""

    kind: ClassVar[str] = "readiness_score"

    subject_id: str = link("Initiatief", "Initiative", "project", "crossover", "alliance", required=True)
    condition: Text = text("Voorwaarde", "Condition", required=True)
    level: Integer = integer("Niveau", "Level", 0, 4, unit="0–4")
    evidence: Text = long_text("Bewijs", "Evidence")
    scored_by: Text = text("Gescoord door", "Scored by")
