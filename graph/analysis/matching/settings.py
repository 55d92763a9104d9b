"""What is a matter of judgement in matching; shown, kept with results, and changed here only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.model.labels import Label

CRITERIA: Mapping[str, Label] = MappingProxyType(
    {
        "M1": Label("noden", "needs"),
        "M2": Label("nabijheid", "proximity"),
        "M3": Label("studiegebied", "field of study"),
        "M4": Label("middelen", "means"),
        "M5": Label("duurzaamheid", "durability"),
    }
)
"""The five criteria of the STEMpact guide, in its order."""

WEIGHTS: Mapping[str, float] = MappingProxyType(dict.fromkeys(CRITERIA, 0.2))
"""The guide gives none: equal ones [J]."""

FORMS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "inhoud": {"stem-2": 1.0, "stem-1": 0.5, "stem-3": 0.25},
        "lesgeven": {"stem-1": 0.5, "stem-2": 0.5, "stem-4": 0.5},
        "infrastructuur": {"stem-7": 1.0, "stem-4": 0.5},
        "digitalisering": {"stem-7": 0.5, "stem-1": 0.5},
        "studie-orientering": {"stem-6": 0.5},
        "onderzoek": {"stem-2": 0.5, "stem-6": 0.75},
    }
)
"""How much each form of co-operation helps each key element of the STEM School Label, 0 to 1 [J]."""

ANY_FORM: Mapping[str, float] = MappingProxyType({"stem-6": 0.5, "stem-5": 0.25})
"""What any form helps at least [J]."""


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """Matters of judgement [J].

    Parameters
    ----------
    weights : mapping of str to float
        Weight of each of `CRITERIA`.
    half_distance_km : float
        Kilometres at which proximity halves.
    field_share : float
        Share of the field of study in M3; the rest is being a leader in it.
    means_share : float
        Share of time and people in M4; the rest is willingness to share knowledge.
    forms : mapping of str to mapping of str to float
        How much each form of co-operation helps each key element.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    half_distance_km: float = 20.0
    field_share: float = 0.7
    means_share: float = 0.5
    forms: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: FORMS)


DEFAULTS = MatchingSettings()
