"""The action plan, read as SMART, and the seven criteria of the jury (methods 9.3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import UNKNOWN_SHARE, Combined, Interval, exactly, weighted_mean
from graph.analysis.readiness.scores import share_of, share_of_nothing
from graph.analysis.setting_fields import integer, table
from graph.model.labels import Label
from graph.model.values import NoValue, Number, is_known

SMART: Mapping[str, Label] = MappingProxyType(
    {
        "specific": Label("specifiek: welke graad, richting of welk onderdeel", "specific: which grade, field or part"),
        "measurable": Label(
            "meetbaar: bijvoorbeeld hoeveel leerlingen en leraren", "measurable: such as how many pupils"
        ),
        "acceptable": Label("acceptabel: past in het kader van STEMpact", "acceptable: fits the frame of STEMpact"),
        "realistic": Label("realistisch: uitvoerbaar", "realistic: can be carried out"),
        "time-bound": Label("tijdsgebonden: met stappen in de tijd", "time-bound: with steps in time"),
    }
)

JURY: Mapping[str, Label] = MappingProxyType(
    {
        "jury-learning-networks": Label("aanwezig op de lerende netwerken", "present at the learning networks"),
        "jury-higher-education": Label("samenwerking met hoger onderwijs", "cooperation with higher education"),
        "jury-other-stem-projects": Label("deelname aan andere STEM-projecten", "part in other STEM projects"),
        "jury-istem-guidance": Label("begeleiding door iSTEM", "guidance by iSTEM"),
        "jury-smart-actions": Label("acties SMART geformuleerd", "actions formulated SMART"),
        "jury-mentor-input": Label("inbreng van het mentorbedrijf", "input of the mentor company"),
        "jury-transferability": Label("overdraagbaarheid", "transferability"),
    }
)

HIGHER_EDUCATION_FORMS: Mapping[str, Label] = MappingProxyType(
    {
        "teacher_training": Label("lerarenopleiding", "teacher training"),
        "alignment": Label("afstemming van leerinhoud", "alignment of content"),
        "infrastructure": Label("gedeelde infrastructuur", "shared infrastructure"),
    }
)

MENTOR_INPUTS: Mapping[str, Label] = MappingProxyType(
    {
        "curriculum": Label("leerplan", "curriculum"),
        "method": Label("methodiek", "method"),
        "professionalisation": Label("professionalisering", "professionalisation"),
        "means": Label("tijd, personeel en middelen", "time, staff and means"),
    }
)

TRANSFERS: Mapping[str, Label] = MappingProxyType(
    {
        "programmes": Label("andere graden of richtingen", "other grades or programmes"),
        "school_group": Label("binnen de scholengroep", "within the school group"),
        "region": Label("andere scholen in de regio", "other schools in the region"),
    }
)

GUIDANCE: Mapping[str, Label] = MappingProxyType(
    {"none": Label("geen", "none"), "planned": Label("gepland", "planned"), "given": Label("gekregen", "given")}
)

Ticked = Collection[str] | NoValue
"""What was ticked of a closed list; what was not, is known not to be there."""


@dataclass(frozen=True, slots=True)
class RubricSettings:
    """How the criteria of the jury are scored.

    Parameters
    ----------
    learning_networks, other_projects : int
        How many give the full score.
    guidance : mapping of str to float
        Score from 0 to 1 per state of `GUIDANCE`.
    weights : mapping of str to float
        Weight per criterion; equal, for the source gives none.
    """

    learning_networks: int = integer(
        3,
        "lerende netwerken die de volle score geven",
        "learning networks that give the full score",
        1,
        20,
        "9.3",
    )
    other_projects: int = integer(
        2,
        "andere STEM-projecten die de volle score geven",
        "other STEM projects that give the full score",
        1,
        20,
        "9.3",
    )
    guidance: Mapping[str, float] = table(
        MappingProxyType({"none": 0.0, "planned": 0.5, "given": 1.0}),
        "score voor begeleiding door iSTEM",
        "score for guidance by iSTEM",
        (GUIDANCE,),
        0,
        1,
        "9.3",
    )
    weights: Mapping[str, float] = table(
        MappingProxyType(dict.fromkeys(JURY, 1.0)),
        "gewicht",
        "weight",
        (JURY,),
        0,
        100,
        "9.3",
        needs_some=True,
    )


@dataclass(frozen=True, slots=True)
class TrajectoryFacts:
    """What is known of the year of one school.

    Parameters
    ----------
    learning_networks, other_projects : int or no value
        How many it attended, and takes part in.
    higher_education, mentor_inputs, transfers : collection of str, or no value
        Which of `HIGHER_EDUCATION_FORMS`, `MENTOR_INPUTS` and `TRANSFERS` there are.
    guidance : str or no value
        One of `GUIDANCE`.
    actions : sequence of (mapping of str to float or no value)
        Per action 0, ½ or 1 on each of `SMART`; what is not given is unknown.
    """

    learning_networks: Number
    higher_education: Ticked
    other_projects: Number
    guidance: str | NoValue
    actions: Sequence[Mapping[str, Number]]
    mentor_inputs: Ticked
    transfers: Ticked


def smart_action(scores: Mapping[str, Number]) -> Interval | None:
    """Return the mean of 0, ½ or 1 on the five sides of SMART; None when none applies.

    Parameters
    ----------
    scores : mapping of str to float or no value
        Score per side; one that is not given is unknown.
    """
    given = {side: share_of(scores[side]) if side in scores else UNKNOWN_SHARE for side in SMART}
    return _mean(given)


def smart_plan(actions: Sequence[Mapping[str, Number]]) -> Interval | None:
    """Return the mean over the actions of a plan; None without actions."""
    return _mean({str(number): smart_action(scores) for number, scores in enumerate(actions)})


def jury_criteria(facts: TrajectoryFacts, settings: RubricSettings | None = None) -> Mapping[str, Interval | None]:
    """Return the score from 0 to 1 on each criterion of the jury.

    Parameters
    ----------
    facts : TrajectoryFacts
        What is known.
    settings : RubricSettings, optional
        What gives the full score.
    """
    chosen = settings or RubricSettings()
    found = (
        _counted(facts.learning_networks, chosen.learning_networks),
        _ticked(facts.higher_education, HIGHER_EDUCATION_FORMS),
        _counted(facts.other_projects, chosen.other_projects),
        _guidance(facts.guidance, chosen.guidance),
        smart_plan(facts.actions),
        _ticked(facts.mentor_inputs, MENTOR_INPUTS),
        _ticked(facts.transfers, TRANSFERS),
    )
    return dict(zip(JURY, found, strict=True))


def rubric(scores: Mapping[str, Interval | None], settings: RubricSettings | None = None) -> Combined | None:
    """Return the weighted mean of the criteria of the jury; None when none applies.

    Parameters
    ----------
    scores : mapping of str to Interval or None
        Score from 0 to 1 per criterion, of the facts or of jurors; one that is not given is unknown.
    settings : RubricSettings, optional
        Weights.
    """
    given = {criterion: scores.get(criterion, UNKNOWN_SHARE) for criterion in JURY}
    return weighted_mean(given, (settings or RubricSettings()).weights)


def _counted(number: Number, full: int) -> Interval | None:
    return exactly(min(1.0, number / full)) if is_known(number) else share_of_nothing(number)


def _ticked(ticked: Ticked, listed: Mapping[str, Label]) -> Interval | None:
    if not is_known(ticked):
        return share_of_nothing(ticked)
    return exactly(len(set(ticked) & set(listed)) / len(listed))


def _guidance(guidance: str | NoValue, scores: Mapping[str, float]) -> Interval | None:
    return exactly(scores[guidance]) if is_known(guidance) else share_of_nothing(guidance)


def _mean(parts: Mapping[str, Interval | None]) -> Interval | None:
    found = weighted_mean(parts, dict.fromkeys(parts, 1.0))
    return None if found is None else found.total
