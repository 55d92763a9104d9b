"""Answer on the five conditions: one assessor for one party, all questions at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.alliances.conditions import LEAST, MOST, QUESTIONS
from graph.analysis.alliances.dossier import dossier
from graph.changes import Change, ChangeSet
from graph.commands.permissions import Permission
from graph.model.assessments import ConditionAnswer
from graph.model.errors import NetworkError
from graph.model.identifiers import new_id
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, is_known, known_or


class AnswerOutsideScale(NetworkError):
    """An answer that the scale does not have."""

    code = "answer_outside_scale"

    def __init__(self, question: str, value: object) -> None:
        super().__init__(
            f"Answer {value} to {question} is outside the scale. Choose {LEAST} to {MOST}, or leave it open.",
            question=question,
            value=value,
        )


class AssessorMissing(NetworkError):
    """Answers of nobody: they could not be told from those of others."""

    code = "assessor_missing"

    def __init__(self) -> None:
        super().__init__("Write down who answers: answers are kept per assessor.")


class NothingAnswered(NetworkError):
    """A sheet that adds nothing to what is known."""

    code = "nothing_answered"

    def __init__(self) -> None:
        super().__init__("Nothing was answered or changed. Choose an answer to at least one question.")


@dataclass(frozen=True, slots=True)
class AnswerConditions:
    """Record what one assessor answers for one party; what was answered before stays, and is superseded.

    Parameters
    ----------
    alliance_id, party_id : str
        About which alliance, and for which party.
    answered_by : str
        Who answers.
    on : str
        The date, ``yyyy-mm-dd``.
    answers : mapping of str to int or None
        From 0 to 4 by question; None for not known.
    """

    alliance_id: str
    party_id: str
    answered_by: str
    on: str
    answers: Mapping[str, int | None]
    reason: str = "answer conditions"
    permission: Permission = Permission.EDIT

    def plan(self, snapshot: NetworkSnapshot) -> ChangeSet:
        """Return an answer per question: of those of today what changed, of earlier ones whatever is still known."""
        if not self.answered_by.strip():
            raise AssessorMissing
        for question, value in self.answers.items():
            if question not in QUESTIONS or (value is not None and not LEAST <= value <= MOST):
                raise AnswerOutsideScale(question, value)
        before = self._before(snapshot)
        new = [self._record(q, value) for q, value in self.answers.items() if self._adds(before.get(q), value)]
        if not new:
            raise NothingAnswered
        return ChangeSet(tuple(Change(None, record) for record in new))

    def _before(self, snapshot: NetworkSnapshot) -> Mapping[str, ConditionAnswer]:
        """Return the newest answer of this assessor for this party, by question."""
        who = (self.party_id, self.answered_by.strip())
        return {
            str(one.question): one
            for one in dossier(snapshot, self.alliance_id).answers
            if (known_or(one.party_id, ""), known_or(one.answered_by, "")) == who
        }

    def _adds(self, before: ConditionAnswer | None, value: int | None) -> bool:
        """Tell whether an answer says something that is not on record yet."""
        known = before.value if before is not None and is_known(before.value) else None
        return value != known or (value is not None and before is not None and before.on != self.on)

    def _record(self, question: str, value: int | None) -> ConditionAnswer:
        return ConditionAnswer(
            id=new_id(kind_of(ConditionAnswer.kind).prefix),
            subject_id=self.alliance_id,
            party_id=self.party_id,
            question=question,
            value=UNKNOWN if value is None else value,
            answered_by=self.answered_by.strip(),
            on=self.on,
        )
