"""One bar for one number: what is certain is solid, what is not known hatched."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from graph.analysis.intervals import Interval


def score_bar(score: float | Interval | None, highest: float) -> Component:
    """Return a bar on a scale from 0 to `highest`; words stand beside it.

    Parameters
    ----------
    score : float, Interval or None
        What is shown; below 0 it is drawn as 0, None as an empty bar.
    highest : float
        End of the scale.
    """
    low, high = (score.low, score.high) if isinstance(score, Interval) else (score or 0.0, score or 0.0)
    certain = _share(low, highest)
    open_part = max(_share(high, highest) - certain, 0.0)
    return html.Span(
        [
            html.Span(className="bar-certain", style={"width": f"{100 * certain:.1f}%"}),
            html.Span(className="bar-unknown", style={"width": f"{100 * open_part:.1f}%"}, hidden=not open_part),
        ],
        className="score-bar",
        **aria(hidden="true"),
    )


def _share(value: float, highest: float) -> float:
    return min(max(value / highest, 0.0), 1.0) if highest > 0 else 0.0
