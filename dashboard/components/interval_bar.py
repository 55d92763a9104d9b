"""A bar for bounds on any scale: solid is certain, hatched not known, a tick half-way, a bracket over who differs."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.text import decimal, t
from graph.analysis.intervals import Interval

MINUS = "\N{MINUS SIGN}"


def interval_bar(
    score: Interval | None,
    lowest: float = 0.0,
    highest: float = 1.0,
    *,
    spread: Interval | None = None,
    length: float = 1.0,
) -> Component:
    """Return the bar of a score; words stand beside it.

    Parameters
    ----------
    score : Interval or None
        What is shown: solid from 0 to the bound nearest to it, hatched between the bounds; None for what does not
        apply.
    lowest, highest : float
        Ends of the scale; where 0 lies between them it is marked.
    spread : Interval, optional
        From the lowest to the highest of several judgements.
    length : float
        How long the whole bar is, 0 to 1 of its place: what the score weighs.
    """
    whole = {"width": f"{100 * length:.1f}%"} | ({"minWidth": 0} if length < 1 else {})
    if score is None:
        return html.Span(className="interval-bar no-score", style=whole, **aria(hidden="true"))
    zero = max(lowest, 0.0)
    certain = Interval(score.high, zero) if score.high < zero else Interval(zero, max(score.low, zero))
    scale = Interval(lowest, highest)
    parts = [_stretch("certain", certain, scale)]
    if not score.is_exact:
        parts.append(_stretch("unknown", score, scale))
    if lowest < 0 < highest:
        parts.append(_point("zero", 0.0, scale))
    parts.append(_point("middle", score.middle, scale))
    if spread is not None:
        parts.append(_stretch("spread", spread, scale))
    return html.Span(parts, className="interval-bar", style=whole, **aria(hidden="true"))


def interval_words(score: Interval, language: str) -> str:
    """Return bounds in words, or the one number when they are the same to the reader."""
    low, high = (decimal(value, language).replace("-", MINUS) for value in (score.low, score.high))
    return low if low == high else t("values.between", language, low=low, high=high)


def _stretch(name: str, part: Interval, scale: Interval) -> Component:
    style = {"left": _place(part.low, scale), "width": f"{100 * part.width / scale.width:.2f}%"}
    return html.Span(className=f"interval-{name}", style=style)


def _point(name: str, value: float, scale: Interval) -> Component:
    return html.Span(className=f"interval-{name}", style={"left": _place(value, scale)})


def _place(value: float, scale: Interval) -> str:
    return f"{100 * min(max((value - scale.low) / scale.width, 0.0), 1.0):.2f}%"
