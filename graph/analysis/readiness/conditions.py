"""Ten conditions for a collaboration of companies and schools: how far an initiative is, and what holds it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import Combined, weighted_mean
from graph.analysis.readiness.scores import HIGHEST_LEVEL, latest, share_of
from graph.analysis.setting_fields import integer, number, table
from graph.model.assessments import ReadinessScore
from graph.model.labels import Label
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN, Integer, is_known

START, STRUCTURAL = "start", "structural"
RED, AMBER, GREEN = "red", "amber", "green"
LIGHTS = (RED, AMBER, GREEN)


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the ten.

    Parameters
    ----------
    id : str
        As in the reference list; the numbers of the study contradict each other and are not used.
    label : Label
        Name.
    start, structural : float
        Weight in the starting phase and once it has become structural; the default of `ReadinessSettings`.
    """

    id: str
    label: Label
    start: float
    structural: float


CONDITIONS: tuple[Condition, ...] = (
    Condition(
        "cond-aansluiten-bij-vraag",
        Label("aansluiten bij de vraag van bedrijven", "fit the demand of companies"),
        2.0,
        1.0,
    ),
    Condition(
        "cond-pioniers",
        Label("enthousiaste en ondernemende personen", "enthusiastic and enterprising people"),
        2.0,
        1.0,
    ),
    Condition("cond-massa", Label("massa", "mass"), 1.0, 2.0),
    Condition(
        "cond-gemeenschappelijk-belang",
        Label("gemeenschappelijk belang en focus", "common interest and focus"),
        2.0,
        1.0,
    ),
    Condition("cond-subsidie", Label("subsidie en startkapitaal", "subsidy and start capital"), 2.0, 1.0),
    Condition(
        "cond-platform",
        Label("platform, georganiseerde samenwerking", "platform, organised cooperation"),
        1.0,
        2.0,
    ),
    Condition("cond-netwerk-op-maat", Label("netwerk op maat", "tailored network"), 1.0, 1.0),
    Condition("cond-business-case", Label("business case, duurzaamheid", "business case, sustainability"), 1.0, 2.0),
    Condition("cond-flexibiliteit", Label("flexibiliteit in onderwijs", "flexibility in education"), 1.0, 1.0),
    Condition(
        "cond-professionalisering",
        Label("professionalisering van het onderwijs", "professionalisation of education"),
        1.0,
        1.0,
    ),
)

PHASES: Mapping[str, Label] = MappingProxyType(
    {START: Label("beginfase", "starting phase"), STRUCTURAL: Label("structurele fase", "structural phase")}
)
LABELS: Mapping[str, Label] = MappingProxyType({one.id: one.label for one in CONDITIONS})
WEIGHTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        START: MappingProxyType({one.id: one.start for one in CONDITIONS}),
        STRUCTURAL: MappingProxyType({one.id: one.structural for one in CONDITIONS}),
    }
)


@dataclass(frozen=True, slots=True)
class ReadinessSettings:
    """How the ten conditions count.

    Parameters
    ----------
    weights : mapping of str to (mapping of str to float)
        Weight per condition, per phase (``start`` or ``structural``).
    amber_from, green_from : float
        Mean, 0 to 1, from which the light is no longer red, and is green.
    heavy_from : float
        Weight from which a condition at level 0 makes the light red, whatever the mean.
    bottleneck_up_to : int
        Highest level of a bottleneck.
    """

    weights: Mapping[str, Mapping[str, float]] = table(
        WEIGHTS, "gewicht", "weight", (PHASES, LABELS), 0, 100, "9.1", needs_some=True
    )
    amber_from: float = number(
        0.4,
        "gemiddelde vanaf waar het licht oranje is",
        "mean from which the light is amber",
        0,
        1,
        "9.1",
        below="green_from",
    )
    green_from: float = number(
        0.7, "gemiddelde vanaf waar het licht groen is", "mean from which the light is green", 0, 1, "9.1"
    )
    heavy_from: float = number(
        2.0,
        "gewicht vanaf waar een ontbrekende voorwaarde het licht rood maakt",
        "weight from which a condition that is absent makes the light red",
        0,
        100,
        "9.1",
    )
    bottleneck_up_to: int = integer(
        1, "hoogste niveau van een knelpunt", "highest level of a bottleneck", 0, HIGHEST_LEVEL - 1, "9.1"
    )


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far an initiative is.

    Parameters
    ----------
    score : Combined or None
        Mean of level / 4, with its coverage; None when no condition applies.
    bottlenecks : tuple of str
        Conditions at level 0 or 1, heaviest first, then the lowest.
    absent : tuple of str
        Those at level 0: no mean may hide them.
    unknown : tuple of str
        Conditions without a level, the one that would narrow the mean most first.
    not_applicable : tuple of str
        Conditions that do not apply; their weight goes to the others.
    worst_light, best_light : str or None
        ``red``, ``amber`` or ``green``: the worst and best it can be given what is known. None when no condition
        applies.
    """

    score: Combined | None
    bottlenecks: tuple[str, ...]
    absent: tuple[str, ...]
    unknown: tuple[str, ...]
    not_applicable: tuple[str, ...]
    worst_light: str | None
    best_light: str | None

    @property
    def light(self) -> str | None:
        """The light when it is certain; None when what is not known decides."""
        return self.best_light if self.worst_light == self.best_light else None


def readiness(
    levels: Mapping[str, Integer], phase: str = START, settings: ReadinessSettings | None = None
) -> Readiness:
    """Return how far an initiative is on the ten conditions, and what holds it up.

    A heavy condition at 0 makes the light red, any other at 0 keeps it from green.

    Parameters
    ----------
    levels : mapping of str to int or no value
        Level 0 to 4 per condition; one that is not given is unknown.
    phase : str
        ``start`` or ``structural``: which weights count.
    settings : ReadinessSettings, optional
        Weights and bands.
    """
    chosen = settings or ReadinessSettings()
    weights = chosen.weights[phase]
    given = {one.id: levels.get(one.id, UNKNOWN) for one in CONDITIONS if weights.get(one.id, 0.0) > 0}
    score = weighted_mean({key: share_of(level, HIGHEST_LEVEL) for key, level in given.items()}, weights)
    known = {key: level for key, level in given.items() if is_known(level)}
    low = sorted(
        (k for k, level in known.items() if level <= chosen.bottleneck_up_to), key=lambda k: (-weights[k], known[k])
    )
    unknown = [key for key, level in given.items() if level is UNKNOWN]
    if_worst, if_best = known | dict.fromkeys(unknown, 0), known | dict.fromkeys(unknown, HIGHEST_LEVEL)
    return Readiness(
        score=score,
        bottlenecks=tuple(low),
        absent=tuple(key for key in low if known[key] == 0),
        unknown=() if score is None else score.worth_asking,
        not_applicable=tuple(key for key, level in given.items() if level is NOT_APPLICABLE),
        worst_light=None if score is None else _light(score.total.low, if_worst, weights, chosen),
        best_light=None if score is None else _light(score.total.high, if_best, weights, chosen),
    )


def readiness_levels(snapshot: NetworkSnapshot, subject_id: str, until: str = "") -> Mapping[str, Integer]:
    """Return the latest recorded level per condition of an initiative.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    subject_id : str
        The initiative.
    until : str
        Last day that counts, ISO 8601; all when empty.
    """
    about = [score for score in snapshot.of(ReadinessScore).values() if score.subject_id == subject_id]
    return {str(key): score.level for key, score in latest(about, lambda score: score.condition, until).items()}


def _light(mean: float, levels: Mapping[str, int], weights: Mapping[str, float], settings: ReadinessSettings) -> str:
    absent = [weights[key] for key, level in levels.items() if level == 0]
    if round(mean, 9) < settings.amber_from or any(weight >= settings.heavy_from for weight in absent):
        return RED
    return GREEN if round(mean, 9) >= settings.green_from and not absent else AMBER
