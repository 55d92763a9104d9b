"""Left: the nine weights, each with the band in which the leader stays first; and the hard requirements."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.fit.seen import Seen, weighting_values
from dashboard.pages.alliances.steps.fit.words import component_name, percent
from dashboard.text import error_sentence, t
from graph.analysis.fit.scoring import rounded
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.fit.weighing import shares_of
from graph.model.values import is_known

WEIGHT = "alliance-fit-weight"
USUAL_END = 40
"""Per cent at which the scale of a weight ends, unless one lies beyond."""


def weights_panel(now: Seen) -> Component:
    """Return the weights."""
    language = now.opened.language
    end = USUAL_END if max(now.shares.values()) * 100 <= USUAL_END else 100
    shown = rounded(now.shares)
    rows = [_weight(now, key, shown[key], end) for key in COMPONENTS]
    scale = html.Div([html.Span("0 %"), html.Span(f"{end} %")], className="fit-scale muted", **aria(hidden="true"))
    return html.Section(
        [
            html.H2(t("alliance_fit.weights", language)),
            *_refused(now),
            *rows,
            scale,
            *_legend(now),
            *_ways(now),
            *_hard(now),
        ],
        className="fit-weights",
    )


def _refused(now: Seen) -> list[Component]:
    refused = now.opened.refused
    if refused is None:
        return []
    is_nothing = all(problem.rule == "all_zero" for problem in refused.problems)
    words = (
        t("alliance_fit.refused_zero", now.opened.language)
        if is_nothing
        else error_sentence(refused, now.opened.language)
    )
    return [html.P(words, className="fit-refused", role="alert")]


def _weight(now: Seen, key: str, shown: float, end: int) -> Component:
    language, name = now.opened.language, component_name(key, now.opened.language)
    slider = dmc.Slider(
        id={"type": WEIGHT, "key": key},
        min=0,
        max=end,
        step=1,
        value=round(100 * now.shares[key], 1),
        label=None,
        size="xs",
        thumbLabel=t("alliance_fit.weight_of", language, name=name),
    )
    return html.Div(
        [
            html.Div([html.Span(name), html.B(percent(shown, language))], className="fit-weight-head"),
            html.Div([*_band(now, key, end), slider], className="fit-slide"),
            *_takes_over(now, key),
        ],
        className="fit-weight",
    )


def _band(now: Seen, key: str, end: int) -> list[Component]:
    found = now.bands.get(key)
    if found is None:
        return []
    low, high = (100 * min(100 * bound / end, 1.0) for bound in (found.low, found.high))
    band = html.Span(className="fit-band", style={"left": f"{low:.1f}%", "width": f"{high - low:.1f}%"})
    return [html.Span(band, className="fit-bands", **aria(hidden="true"))]


def _takes_over(now: Seen, key: str) -> list[Component]:
    """Return who wins from where on, where the scale of the weight reaches that far."""
    found, language = now.bands.get(key), now.opened.language
    if found is None:
        return []
    told = []
    if found.above and found.high * 100 <= USUAL_END:
        told.append(
            t("alliance_fit.from", language, share=percent(found.high, language), name=now.opened.name(found.above))
        )
    if found.below and found.low > 0:
        told.append(
            t("alliance_fit.below", language, share=percent(found.low, language), name=now.opened.name(found.below))
        )
    return [html.Small(" · ".join(told), className="fit-over")] if told else []


def _legend(now: Seen) -> list[Component]:
    language = now.opened.language
    if not now.leader:
        return []
    if not now.bands:
        return [html.P(t("alliance_fit.no_band", language), className="muted fit-note")]
    words = t("alliance_fit.band", language, name=now.opened.name(now.leader))
    return [html.P([html.Span(className="fit-band-sample"), words], className="muted fit-note")]


def _ways(now: Seen) -> list[Component]:
    """Return the ways back to the usual and the kept weights, and the way to keep these."""
    opened, language = now.opened, now.opened.language
    usual = shares_of(opened.services.settings().fit.weights)
    if _same(now.shares, usual):
        first: Component = html.Span([icon("refresh", 14), t("alliance_fit.usual", language)], className="muted")
    else:
        back = opened.view.having(weights={key: 100 * share for key, share in usual.items()})
        first = desk_link(back, icon("refresh", 14), t("alliance_fit.to_usual", language), class_name="text-link")
    tried = bool(opened.view.weights) and opened.refused is None
    kept: list[Component] = []
    if opened.found.chosen and tried:
        words = t("alliance_fit.to_kept", language)
        kept = [desk_link(opened.view.having(weights={}), words, class_name="text-link")]
    elif opened.found.chosen:
        kept = [html.Span(t("alliance_fit.kept", language), className="muted")]
    keep = open_button(
        "new",
        "weighting",
        opened.found.alliance.id,
        icon("bookmark", 14),
        t("alliance_fit.keep", language),
        fixed={"subject_id": opened.found.alliance.id, "values": weighting_values(opened, now.shares)},
        class_name="btn",
    )
    return [html.Div([first, *kept, *([keep] if tried else [])], className="fit-ways")]


def _same(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return all(abs(one[key] - other.get(key, 0.0)) < 0.001 for key in one)


def _hard(now: Seen) -> list[Component]:
    alliance, language = now.opened.found.alliance, now.opened.language
    told = []
    if isinstance(alliance.must_bring, tuple):
        told += [t("alliance_fit.must_bring", language, what=what) for what in alliance.must_bring]
    if is_known(alliance.within_km):
        place = now.opened.name(now.opened.found.initiator_id)
        told.append(t("alliance_fit.must_within", language, km=f"{alliance.within_km:g}", name=place))
    told.append(t("alliance_fit.must_no_veto", language))
    edit = open_button("edit", "alliance", alliance.id, t("alliance_fit.change_musts", language), class_name="ov-link")
    title = html.H3([t("alliance_fit.musts", language), html.Small(t("alliance_fit.musts_apart", language))])
    return [html.Div([title, html.Ul([html.Li(one) for one in told]), edit], className="fit-hard")]
