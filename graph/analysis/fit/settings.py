"""What is a matter of judgement in partner fit; shown, kept with results, and changed here only."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.closeness_paths import PathSettings
from graph.analysis.setting_fields import KM, YEARS, integer, number, part, table
from graph.analysis.weights import STRONGEST
from graph.model.labels import Label

COMPONENTS: Mapping[str, Label] = MappingProxyType(
    {
        "A": Label("ambitie en thema's", "ambition and themes"),
        "C": Label("aanvulling", "complementarity"),
        "I": Label("belangen", "interests"),
        "R": Label("relatie en vertrouwen", "relation and trust"),
        "O": Label("verenigbaarheid", "compatibility"),
        "P": Label("nabijheid", "proximity"),
        "W": Label("capaciteit en bereidheid", "capacity and willingness"),
        "N": Label("netwerkwaarde", "network value"),
        "V": Label("veiligheid", "safety"),
    }
)
"""The nine parts of a fit, in the order in which they are shown."""

FEATURES: Mapping[str, Label] = MappingProxyType(
    {
        "type": Label("soort organisatie", "type of organisation"),
        "size": Label("omvang", "size"),
        "culture": Label("cultuur", "culture"),
        "sector": Label("sector", "sector"),
    }
)
"""What compatibility is made of."""

ENGAGEMENT: Mapping[str, Label] = MappingProxyType(
    {
        "resistant": Label("weerstand", "resistant"),
        "neutral": Label("neutraal", "neutral"),
        "supportive": Label("steunend", "supportive"),
        "leading": Label("trekkend", "leading"),
    }
)
"""Levels of engagement; who is unaware is in none of them: unknown."""


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How well two fit.

    Parameters
    ----------
    weights : mapping of str to float
        Weight of each of `COMPONENTS`; only their proportions count.
    half_distance_km : float
        Kilometres at which proximity halves.
    paths : PathSettings
        How trust passes along others.
    alliance_half_life_years : float
        Years in which a past alliance counts for half.
    tie_strength : int
        Strength of the tie that is tried for network value, 1 to 5.
    compatibility : mapping of str to float
        Weight of each of `FEATURES`; only their proportions count.
    largest_ratio : float
        Ratio of sizes from which two organisations have nothing in common in size.
    willingness : mapping of str to float
        How willing each level of engagement makes, 0 to 1.
    least_coverage : float
        Coverage below which a candidate is not ranked but asked about.
    balanced_from : float
        Geometric over arithmetic mean below which a fit is told to be uneven.
    veto_at : int
        Probability times impact of a risk from which it forbids.
    """

    weights: Mapping[str, float] = table(
        MappingProxyType(
            {"A": 0.18, "C": 0.20, "I": 0.10, "R": 0.12, "O": 0.08, "P": 0.08, "W": 0.12, "N": 0.07, "V": 0.05}
        ),
        "gewicht",
        "weight",
        (COMPONENTS,),
        0,
        100,
        "2",
        needs_some=True,
    )
    half_distance_km: float = number(
        20.0, "afstand waarop nabijheid halveert", "distance at which proximity halves", 0.1, 1000, "2.6", unit=KM
    )
    paths: PathSettings = part(PathSettings, "Vertrouwen via anderen", "Trust through others")
    alliance_half_life_years: float = number(
        5.0,
        "tijd waarin een vroegere alliantie nog half telt",
        "time in which a past alliance comes to count for half",
        0.1,
        100,
        "2.4",
        unit=YEARS,
    )
    tie_strength: int = integer(
        3,
        "sterkte van de band die voor netwerkwaarde wordt geprobeerd",
        "strength of the tie that is tried for network value",
        1,
        STRONGEST,
        "2.8",
    )
    compatibility: Mapping[str, float] = table(
        MappingProxyType({"type": 0.4, "size": 0.3, "culture": 0.2, "sector": 0.1}),
        "gewicht in verenigbaarheid",
        "weight in compatibility",
        (FEATURES,),
        0,
        100,
        "2.5",
        needs_some=True,
    )
    largest_ratio: float = number(
        1000.0,
        "verhouding in omvang vanaf waar niets meer gelijkt",
        "ratio of sizes from which nothing is alike",
        2,
        1_000_000,
        "2.5",
    )
    willingness: Mapping[str, float] = table(
        MappingProxyType({"resistant": 0.0, "neutral": 0.4, "supportive": 0.75, "leading": 1.0}),
        "bereidheid bij betrokkenheid",
        "willingness at engagement",
        (ENGAGEMENT,),
        0,
        1,
        "2.7",
    )
    least_coverage: float = number(
        0.60,
        "dekking waaronder een kandidaat niet gerangschikt wordt",
        "coverage below which a candidate is not ranked",
        0,
        1,
        "2.11",
    )
    balanced_from: float = number(
        0.85,
        "meetkundig op rekenkundig gemiddelde, waaronder een fit onevenwichtig heet",
        "geometric over arithmetic mean below which a fit is called uneven",
        0,
        1,
        "2.10",
    )
    veto_at: int = integer(
        20, "kans maal impact vanaf waar een risico verbiedt", "probability times impact that forbids", 1, 25, "2.9"
    )


DEFAULTS = FitSettings()
