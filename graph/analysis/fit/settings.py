"""What is a matter of judgement in partner fit; shown, kept with results, and changed here only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

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

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"A": 0.18, "C": 0.20, "I": 0.10, "R": 0.12, "O": 0.08, "P": 0.08, "W": 0.12, "N": 0.07, "V": 0.05}
)
"""Weight of each part, together 1 [J]."""

COMPATIBILITY: Mapping[str, float] = MappingProxyType({"type": 0.4, "size": 0.3, "culture": 0.2, "sector": 0.1})
"""Weight of each feature of compatibility, together 1 [J]."""

WILLINGNESS: Mapping[str, float] = MappingProxyType(
    {"resistant": 0.0, "neutral": 0.4, "supportive": 0.75, "leading": 1.0}
)
"""How willing each level of engagement makes; who is unaware is unknown [J]."""


@dataclass(frozen=True, slots=True)
class FitSettings:
    """Matters of judgement [J].

    Parameters
    ----------
    weights : mapping of str to float
        Weight of each of `COMPONENTS`.
    half_distance_km : float
        Kilometres at which proximity halves.
    attenuation : float
        δ: what is left of trust with each further step (methods 2.4).
    most_steps : int
        Longest path of trust.
    alliance_half_life_years : float
        Years in which a past alliance counts for half.
    tie_strength : int
        Strength of the tie that is tried for network value, 1 to 5.
    least_coverage : float
        Coverage below which a candidate is not ranked but asked about.
    balanced_from : float
        Geometric over arithmetic mean below which a fit is told to be uneven.
    veto_at : int
        Probability times impact of a risk from which it forbids.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    half_distance_km: float = 20.0
    attenuation: float = 0.7
    most_steps: int = 4
    alliance_half_life_years: float = 5.0
    tie_strength: int = 3
    least_coverage: float = 0.60
    balanced_from: float = 0.85
    veto_at: int = 20


DEFAULTS = FitSettings()
