"""What is a matter of judgement in how sure a ranking is (methods 3)."""

from dataclasses import dataclass

from graph.analysis.setting_fields import integer, number


@dataclass(frozen=True, slots=True)
class SensitivitySettings:
    """How preferences and unknowns are drawn.

    Parameters
    ----------
    draws : int
        How many; with 10 000 an acceptability is within 0.01 in 95 of 100 runs.
    concentration : float
        κ: how closely drawn weights lie round the chosen ones; the standard deviation of w is √(w(1−w)/(κ+1)).
    firm_from : float
        Share of draws among the first three from which a place is called firm.
    rare_below : float
        Share of draws among the first three below which it is called rare.
    """

    draws: int = integer(10_000, "aantal trekkingen", "number of draws", 100, 1_000_000, "3.1")
    concentration: float = number(
        50.0,
        "hoe dicht getrokken gewichten bij de gekozen gewichten liggen (κ)",
        "how close drawn weights lie to the chosen ones (κ)",
        1,
        100_000,
        "3.1",
    )
    firm_from: float = number(
        0.80,
        "aandeel trekkingen bij de eerste drie vanaf waar een plaats stevig heet",
        "share of draws among the first three from which a place is called firm",
        0,
        1,
        "3.1",
    )
    rare_below: float = number(
        0.10,
        "aandeel trekkingen bij de eerste drie waaronder een plaats zelden gehaald wordt",
        "share of draws among the first three below which a place is called rare",
        0,
        1,
        "3.1",
    )


DEFAULTS = SensitivitySettings()
