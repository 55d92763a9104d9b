"""Who carries the alliance: persons by tasks and contacts, parties by what they promised."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.score_bar import score_bar
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.records import section
from dashboard.text import figure, plural, t
from graph.analysis.alliances.following import Load, depends_on, party_loads, person_loads
from graph.analysis.intervals import Interval


def dependence(opened: Opened) -> Component:
    """Return who carries how much, and whether that is too much for one."""
    language = opened.language
    persons, parties = person_loads(opened.snapshot, opened.found), party_loads(opened.found)
    limit = figure(100 * opened.settings.follow_up.dependence, language)
    return section(
        t("alliance_follow_up.dependence", language),
        *_told(opened, persons, "person", str),
        *_told(opened, parties, "party", opened.name),
        hint=t("alliance_follow_up.dependence_hint", language, limit=limit),
    )


def _told(opened: Opened, loads: Sequence[Load], of: str, named: Callable[[str], str]) -> list[Component]:
    language = opened.language
    if not loads:
        return [html.P(t(f"alliance_follow_up.no_{of}_load", language), className="muted")]
    most = depends_on(loads, opened.settings.follow_up)
    caption = html.H3(t(f"alliance_follow_up.per_{of}", language), className="fol-caption muted")
    rows: list[Component] = [caption, html.Div([_load(one, named, language) for one in loads], className="fol-loads")]
    if most is not None:
        words = t(
            f"alliance_follow_up.depends_on_{of}", language, name=named(most.who), share=per_cent(most.share, language)
        )
        rows.insert(1, html.P([icon("alert-triangle", 14), words], className="agr-warn", role="status"))
    return rows


def _load(one: Load, named: Callable[[str], str], language: str) -> Component:
    counts = ", ".join(plural(f"alliance_follow_up.{what}", n, language) for what, n in one.counts.items())
    return html.Div(
        [
            html.B(named(one.who)),
            score_bar(one.share, 1.0),
            html.Span(per_cent(one.share, language)),
            html.Small(counts, className="muted"),
        ],
        className="fol-load",
    )


def per_cent(share: Interval, language: str) -> str:
    """Return a share in per cent, as bounds where it is not known."""
    low, high = figure(round(100 * share.low), language), figure(round(100 * share.high), language)
    return f"{low} %" if low == high else f"{low}–{high} %"
