"""Five conditions of a promising co-operation, as assessors of both sides see them (methods 1.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.analysis.setting_fields import number
from graph.model.labels import Label

CONDITIONS: Mapping[str, Label] = MappingProxyType(
    {
        "A": Label("gedeelde ambitie", "shared ambition"),
        "B": Label("recht doen aan belangen", "doing justice to interests"),
        "C": Label("relatie", "relation"),
        "D": Label("organisatie", "organisation"),
        "E": Label("proces", "process"),
    }
)
STATEMENTS: Mapping[str, Label] = MappingProxyType(
    {
        "A1": Label("We verwoorden onze ambitie op dezelfde manier", "We put our ambition in the same words"),
        "A2": Label("Ze telt voor de eigen strategie van elke partij", "It matters for each party's own strategy"),
        "A3": Label("Samen bereiken we wat niemand alleen kan", "Together we achieve what nobody can alone"),
        "A4": Label("Ze motiveert de mensen die het moeten doen", "It motivates the people who have to do it"),
        "B1": Label(
            "Alle belangen liggen op tafel, van mensen en van organisaties",
            "All interests are on the table, of persons and of organisations",
        ),
        "B2": Label("We kennen de belangen van elke achterban", "We know the interests of every rank and file"),
        "B3": Label(
            "Lusten en lasten zijn verdeeld op een manier die iedereen eerlijk vindt",
            "Gains and burdens are divided in a way that all call fair",
        ),
        "B4": Label(
            "Botsende belangen worden besproken, niet verzwegen", "Conflicting interests are discussed, not hidden"
        ),
        "C1": Label("De mensen vertrouwen elkaar", "The people trust each other"),
        "C2": Label("Wat afgesproken is, wordt nagekomen", "What was agreed is done"),
        "C3": Label("Wat moeilijk ligt, kan veilig gezegd worden", "Difficult matters can be raised safely"),
        "C4": Label(
            "Zowel de besturen als wie het werk doet, hebben contact",
            "Boards are in contact, and so are those who do the work",
        ),
        "D1": Label(
            "De vorm past bij de ambitie en is zo licht als kan",
            "The form fits the ambition and is as light as possible",
        ),
        "D2": Label("Rollen, mandaat en beslissingen zijn duidelijk", "Roles, mandate and decisions are clear"),
        "D3": Label("Er zijn mensen, tijd en geld", "There are people, time and money"),
        "D4": Label(
            "De samenwerking heeft een gezicht: een platform of een coördinator",
            "The co-operation has a face: a platform or a co-ordinator",
        ),
        "E1": Label("De fasen en de volgende stap zijn afgesproken", "The phases and the next step are agreed"),
        "E2": Label("Iemand leidt het proces", "Somebody directs the process"),
        "E3": Label("We staan stil om te evalueren en te leren", "We stop to evaluate and to learn"),
        "E4": Label(
            "Het tempo past elke partij, van schooljaar tot bedrijf",
            "The pace suits every party, school year or company",
        ),
    }
)
"""What assessors judge, in our own words after methods 1.3; the letter is the condition."""

QUESTIONS: tuple[str, ...] = tuple(STATEMENTS)
"""A1 to E4."""

QUESTIONS_EACH = 4
LEAST, MOST = 0, 4
"""Ends of the scale of an answer: not at all, fully."""

Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class ConditionSettings:
    """When what was computed and what was assessed differ.

    Parameters
    ----------
    discuss_above : float
        Difference, 0 to 1, above which the two are told to be discussed.
    """

    discuss_above: float = number(
        0.30,
        "verschil tussen berekend en beoordeeld waarboven bespreken nodig is",
        "difference between computed and assessed above which it is to be discussed",
        0,
        1,
        "1.3",
    )


DEFAULTS = ConditionSettings()


def assessor_score(answers: Answers) -> Interval:
    """Return the bounds of one assessor on one condition, 0 to 1; a question without an answer can be anything."""
    known = sum(answer for answer in answers if answer is not None)
    n_open = sum(answer is None for answer in answers)
    most = MOST * len(answers)
    return Interval(known / most, (known + MOST * n_open) / most)


def condition_score(assessors: Sequence[Answers]) -> Interval:
    """Return the mean bounds over assessors; unknown without any."""
    if not assessors:
        return UNKNOWN_SHARE
    scores = [assessor_score(answers) for answers in assessors]
    return Interval(sum(s.low for s in scores) / len(scores), sum(s.high for s in scores) / len(scores))


@dataclass(frozen=True, slots=True)
class Profile:
    """The five conditions side by side; never one number.

    Parameters
    ----------
    scores : mapping of str to Interval
        By key of `CONDITIONS`.
    lowest : tuple of str
        The conditions that may be the lowest: those whose low end lies below every high end.
    """

    scores: Mapping[str, Interval]
    lowest: tuple[str, ...]


def profile(answers: Mapping[str, Sequence[Answers]]) -> Profile:
    """Return the profile of an alliance from the answers per condition and assessor."""
    scores = {key: condition_score(answers.get(key, ())) for key in CONDITIONS}
    least = min(score.high for score in scores.values())
    return Profile(scores, tuple(key for key, score in scores.items() if score.low <= least))


def is_to_discuss(computed: Interval, assessed: Interval, settings: ConditionSettings = DEFAULTS) -> bool:
    """Return whether what was computed and what was assessed differ so much that people should talk."""
    return abs(computed.middle - assessed.middle) > settings.discuss_above
