"""What was computed from the network beside what assessors say: shown together, never merged."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.interval_bar import interval_bar, interval_words
from dashboard.pages.alliances.steps.conditions.looked import Looked, condition_name
from dashboard.text import t
from graph.analysis.alliances.conditions import CONDITIONS
from graph.analysis.alliances.diagnostic import COUNTERPARTS, Beside, beside
from graph.analysis.fit.scoring import Fit
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.intervals import UNKNOWN_SHARE


def computed_beside(looked: Looked) -> Component:
    """Return each condition with its computed components, and what to discuss."""
    language, fit = looked.opened.language, _fit(looked)
    content = [html.P(_why_not(looked), className="muted")] if fit is None else _rows(looked, fit)
    return html.Section([html.H2(t("alliance_conditions.beside", language)), *content], className="con-section")


def _fit(looked: Looked) -> Fit | None:
    party_id = looked.party_id
    return looked.opened.fits([party_id]).get(party_id) if party_id else None


def _why_not(looked: Looked) -> str:
    opened = looked.opened
    initiator = opened.name(opened.found.initiator_id) or t("alliance.the_initiator", opened.language)
    return t("alliance_conditions.beside_needs_party", opened.language, name=initiator)


def _rows(looked: Looked, fit: Fit) -> list[Component]:
    opened, language = looked.opened, looked.opened.language
    found = beside(looked.profile, fit, opened.settings.conditions)
    hint = t("alliance_conditions.beside_hint", language, name=opened.name(opened.found.initiator_id))
    parts: list[Component] = [html.P(hint, className="muted")]
    for key in CONDITIONS:
        parts.append(_assessed(looked, key))
        parts += [_computed(one, language) for one in found if one.condition == key]
        if not COUNTERPARTS[key]:
            parts.append(html.P(t("alliance_conditions.no_counterpart", language), className="muted con-none"))
    return [html.Div(parts, className="con-beside")]


def _assessed(looked: Looked, key: str) -> Component:
    language = looked.opened.language
    is_told = bool(looked.profile.n_answers[key])
    words = interval_words(looked.profile.profile.scores[key], language) if is_told else t("values.unknown", language)
    return html.Div([html.B(condition_name(key, language)), html.Span(words, className="con-number")])


def _computed(one: Beside, language: str) -> Component:
    name = html.Span(COMPONENTS[one.component].in_language(language))
    if one.computed is None:
        return html.Div([name, html.Span(), html.Span(t("values.not_applicable", language), className="con-number")])
    discuss = [_discuss(one, language)] if one.is_to_discuss else []
    is_told = one.computed != UNKNOWN_SHARE
    words = interval_words(one.computed, language) if is_told else t("values.unknown", language)
    number = html.Span(words, className="con-number")
    return html.Div([name, interval_bar(one.computed), number, *discuss])


def _discuss(one: Beside, language: str) -> Component:
    assessed = interval_words(one.assessed, language)
    told = t("alliance_conditions.discuss", language, assessed=assessed)
    return html.P([icon("alert-triangle", 14), told], className="con-discuss")
