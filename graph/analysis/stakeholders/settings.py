"""What is a matter of judgement in stakeholder analysis (methods 6)."""

from dataclasses import dataclass

from graph.analysis.setting_fields import number


@dataclass(frozen=True, slots=True)
class StakeholderSettings:
    """From where something counts, and how much.

    Parameters
    ----------
    high_from : float
        Share from which power or interest counts as high, 0 to 1.
    present_from : float
        Share from which an attribute of salience counts as present, 0 to 1.
    share_of_power : float
        λ: how much rated power counts in influence beside the place in the network, 0 to 1.
    """

    high_from: float = number(0.5, "macht of belang is hoog vanaf", "power or interest is high from", 0, 1, "6.1")
    present_from: float = number(
        0.5,
        "macht, legitimiteit of urgentie is er vanaf",
        "power, legitimacy or urgency is present from",
        0,
        1,
        "6.2",
    )
    share_of_power: float = number(
        0.5,
        "gewicht van de ingeschatte macht naast de plaats in het netwerk (λ)",
        "weight of rated power beside the place in the network (λ)",
        0,
        1,
        "6.5",
    )


DEFAULTS = StakeholderSettings()
