"""Which form of governance suits a network (Provan & Kenis 2008): a start for a conversation, with the gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import Interval
from graph.analysis.setting_fields import integer, table
from graph.model.labels import Label

FACTORS: Mapping[str, Label] = MappingProxyType(
    {
        "trust": Label("vertrouwen", "trust"),
        "size": Label("omvang", "size"),
        "consensus": Label("eensgezindheid over doelen", "goal consensus"),
        "need": Label("nood aan competenties van het netwerk", "need for network-level competence"),
    }
)
FORMS: Mapping[str, Label] = MappingProxyType(
    {
        "shared": Label("gedeeld bestuur", "shared governance"),
        "lead": Label("leidende organisatie", "lead organisation"),
        "nao": Label("netwerkorganisatie", "network administrative organisation"),
    }
)
ASKED: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "shared": MappingProxyType({"trust": 1.0, "size": 0.0, "consensus": 1.0, "need": 0.0}),
        "lead": MappingProxyType({"trust": 0.0, "size": 0.5, "consensus": 0.25, "need": 0.5}),
        "nao": MappingProxyType({"trust": 0.5, "size": 0.75, "consensus": 0.75, "need": 1.0}),
    }
)
MEMBERS = Label("leden", "members")
UNKNOWN = Interval(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class GovernanceSettings:
    """What the forms of governance are compared with.

    Parameters
    ----------
    forms : mapping of str to mapping of str to float
        What each form asks of each of `FACTORS`, 0 to 1.
    few, many : int
        Members from which a network is not of the smallest size any more, and of the largest.
    """

    forms: Mapping[str, Mapping[str, float]] = table(
        ASKED,
        "wat deze vorm vraagt",
        "what this form asks",
        (FORMS, FACTORS),
        0,
        1,
        "4.12",
        source=Label(
            "eigen getallen bij de woorden van Provan en Kenis (2008)",
            "our own numbers for the words of Provan and Kenis (2008)",
        ),
    )
    few: int = integer(4, "klein tot en met", "small up to", 1, 10_000, "4.12", unit=MEMBERS, below="many")
    many: int = integer(20, "groot vanaf", "large from", 2, 10_000, "4.12", unit=MEMBERS)


DEFAULTS = GovernanceSettings()


@dataclass(frozen=True, slots=True)
class FormFit:
    """How well one form suits.

    Parameters
    ----------
    fit : Interval
        One minus the mean gap: 1 when everything is as the form asks; wider when a factor is unknown.
    gaps : mapping of str to Interval
        Distance per factor between what is and what the form asks.
    """

    fit: Interval
    gaps: Mapping[str, Interval]


def size_factor(n_members: int, settings: GovernanceSettings = DEFAULTS) -> float:
    """Return the size of a network on 0 to 1, from few members to many."""
    return min(1.0, max(0.0, (n_members - settings.few) / (settings.many - settings.few)))


def governance_fit(observed: Mapping[str, Interval], settings: GovernanceSettings = DEFAULTS) -> Mapping[str, FormFit]:
    """Return the fit of each form to what is observed; a factor that is not given is unknown.

    Parameters
    ----------
    observed : mapping of str to Interval
        Bounds from 0 to 1 per factor of `FACTORS`.
    settings : GovernanceSettings
        What each form asks.
    """
    return {form: _fit(asked, observed) for form, asked in settings.forms.items()}


def _fit(asked: Mapping[str, float], observed: Mapping[str, Interval]) -> FormFit:
    gaps = {factor: _gap(observed.get(factor, UNKNOWN), asked[factor]) for factor in FACTORS}
    low = 1 - sum(gap.high for gap in gaps.values()) / len(FACTORS)
    return FormFit(Interval(low, 1 - sum(gap.low for gap in gaps.values()) / len(FACTORS)), gaps)


def _gap(known: Interval, asked: float) -> Interval:
    ends = (abs(known.low - asked), abs(known.high - asked))
    is_within = known.low <= asked <= known.high
    return Interval(0.0 if is_within else min(ends), max(ends))
