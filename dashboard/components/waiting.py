"""What stands where a result will come: how far its computation is, and how to stop it or start it again."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.text import error_sentence, t
from dashboard.work.outcomes import NotThere, Standing, Underway

EVERY_MS = 700


def work_id(part: str, standing: Standing, at: str) -> dict[str, str]:
    """Return the id of a part; the same work can be waited for in several places."""
    return {"type": f"work-{part}", "key": standing.key, "at": at}


def waiting(found: NotThere, at: str, language: str) -> Component:
    """Return a bar with the way to stop, or why there is no result with the way to start again.

    Parameters
    ----------
    found : NotThere
        What came instead of the result.
    at : str
        Where on the screen.
    language : str
        ``nl`` or ``en``.
    """
    standing = found.standing
    if isinstance(found, Underway):
        return html.Div(_going_on(standing, at, language), className="waiting", role="status")
    again = html.Button(
        [icon("refresh", 16), t("work.again", language)], id=work_id("again", standing, at), className="btn"
    )
    return html.Div([html.P(error_sentence(found, language)), again], className="waiting", role="status")


def work_words(share: float | None, language: str) -> str:
    """Return how far work is."""
    return t("work.waits", language) if share is None else t("work.share", language, share=int(100 * share))


def _going_on(standing: Standing, at: str, language: str) -> list[Component]:
    name = t(f"work.{standing.what}", language)
    return [
        html.P(name),
        html.Progress(
            id=work_id("bar", standing, at),
            value=str(standing.share or 0.0),
            max="1",
            **aria(label=name),
        ),
        html.Div(
            [
                html.Span(
                    work_words(standing.share, language), id=work_id("words", standing, at), className="muted grow"
                ),
                html.Button(t("work.stop", language), id=work_id("stop", standing, at), className="btn"),
            ],
            className="waiting-foot",
        ),
        dcc.Interval(id=work_id("tick", standing, at), interval=EVERY_MS),
    ]
