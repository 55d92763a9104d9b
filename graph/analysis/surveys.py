"""From how many answers on a network counts as asked for (methods 10, pitfall 15)."""

from dataclasses import dataclass

from graph.analysis.setting_fields import number


@dataclass(frozen=True, slots=True)
class SurveySettings:
    """When enough were asked.

    Parameters
    ----------
    enough : float
        Share of organisations that were asked for their ties, 0 to 1, below which a measure is provisional.
    """

    enough: float = number(
        0.8,
        "aandeel bevraagde organisaties, waaronder een maat voorlopig is",
        "share of surveyed organisations below which a measure is provisional",
        0,
        1,
        "10",
    )


DEFAULTS = SurveySettings()
