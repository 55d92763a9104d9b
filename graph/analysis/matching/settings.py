"""What is a matter of judgement in matching; shown, kept with results, and changed here only."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.readiness.school_label import ELEMENTS
from graph.analysis.setting_fields import KM, number, table
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

FORMS: Mapping[str, Label] = MappingProxyType(
    {
        "inhoud": Label("inhoud", "content"),
        "lesgeven": Label("lesgeven", "teaching"),
        "infrastructuur": Label("infrastructuur", "infrastructure"),
        "digitalisering": Label("digitalisering", "digitalisation"),
        "studie-orientering": Label("studie-oriëntering", "study orientation"),
        "onderzoek": Label("onderzoek", "research"),
    }
)
"""The six forms of co-operation of the guide."""


def _in_full(some: Mapping[str, float]) -> Mapping[str, float]:
    return MappingProxyType({element: some.get(element, 0.0) for element in ELEMENTS})


HELPS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "inhoud": _in_full({"stem-2": 1.0, "stem-1": 0.5, "stem-3": 0.25}),
        "lesgeven": _in_full({"stem-1": 0.5, "stem-2": 0.5, "stem-4": 0.5}),
        "infrastructuur": _in_full({"stem-7": 1.0, "stem-4": 0.5}),
        "digitalisering": _in_full({"stem-7": 0.5, "stem-1": 0.5}),
        "studie-orientering": _in_full({"stem-6": 0.5}),
        "onderzoek": _in_full({"stem-2": 0.5, "stem-6": 0.75}),
    }
)


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """How well a school and a company match.

    Parameters
    ----------
    weights : mapping of str to float
        Weight of each of `CRITERIA`; only their proportions count. The guide gives none.
    half_distance_km : float
        Kilometres at which proximity halves.
    field_share : float
        Share of the field of study in M3; the rest is being a leader in it.
    means_share : float
        Share of time and people in M4; the rest is willingness to share knowledge.
    forms : mapping of str to mapping of str to float
        How much each form of co-operation helps each key element of the STEM School Label, 0 to 1.
    any_form : mapping of str to float
        What any form helps each key element at least, 0 to 1.
    """

    weights: Mapping[str, float] = table(
        MappingProxyType(dict.fromkeys(CRITERIA, 0.2)), "gewicht", "weight", (CRITERIA,), 0, 100, "7.1", needs_some=True
    )
    half_distance_km: float = number(
        20.0, "afstand waarop nabijheid halveert", "distance at which proximity halves", 0.1, 1000, "7.1", unit=KM
    )
    field_share: float = number(
        0.7,
        "aandeel van het studiegebied, naast koploper zijn",
        "share of the field of study, beside being a leader",
        0,
        1,
        "7.1",
    )
    means_share: float = number(
        0.5,
        "aandeel van tijd en mensen, naast kennis delen",
        "share of time and people, beside sharing knowledge",
        0,
        1,
        "7.1",
    )
    forms: Mapping[str, Mapping[str, float]] = table(
        HELPS, "wat deze vorm helpt", "what this form helps", (FORMS, ELEMENTS), 0, 1, "7.1"
    )
    any_form: Mapping[str, float] = table(
        _in_full({"stem-6": 0.5, "stem-5": 0.25}),
        "wat elke vorm minstens helpt",
        "what any form helps at least",
        (ELEMENTS,),
        0,
        1,
        "7.1",
    )


DEFAULTS = MatchingSettings()
