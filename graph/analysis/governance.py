"""Which form of governance suits a network (Provan & Kenis 2008): a start for a conversation, with the gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.intervals import Interval

FACTORS = ("trust", "size", "consensus", "need")

FORMS: Mapping[str, tuple[float, float, float, float]] = MappingProxyType(
    {"shared": (1.0, 0.0, 1.0, 0.0), "lead": (0.0, 0.5, 0.25, 0.5), "nao": (0.5, 0.75, 0.75, 1.0)}
)
"""What each form asks of trust, size, consensus and the need for competence at the level of the network, 0 to 1 [J]."""

FEW, MANY = 4, 20
UNKNOWN = Interval(0.0, 1.0)


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


def size_factor(n_members: int) -> float:
    """Return the size of a network on 0 to 1: few is 4 or less, many is 20 or more [J]."""
    return min(1.0, max(0.0, (n_members - FEW) / (MANY - FEW)))


def governance_fit(observed: Mapping[str, Interval]) -> Mapping[str, FormFit]:
    """Return the fit of each form to what is observed; a factor that is not given is unknown.

    Parameters
    ----------
    observed : mapping of str to Interval
        Bounds from 0 to 1 per factor of `FACTORS`.
    """
    return {form: _fit(dict(zip(FACTORS, asked, strict=True)), observed) for form, asked in FORMS.items()}


def _fit(asked: Mapping[str, float], observed: Mapping[str, Interval]) -> FormFit:
    gaps = {factor: _gap(observed.get(factor, UNKNOWN), asked[factor]) for factor in FACTORS}
    low = 1 - sum(gap.high for gap in gaps.values()) / len(FACTORS)
    return FormFit(Interval(low, 1 - sum(gap.low for gap in gaps.values()) / len(FACTORS)), gaps)


def _gap(known: Interval, asked: float) -> Interval:
    ends = (abs(known.low - asked), abs(known.high - asked))
    is_within = known.low <= asked <= known.high
    return Interval(0.0 if is_within else min(ends), max(ends))
