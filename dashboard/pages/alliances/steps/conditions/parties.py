"""Who is answered for: everyone together, our own side, and the others by estimate; with the way to answer."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.conditions.looked import Looked
from dashboard.pages.alliances.steps.conditions.sheet import sheet_button
from dashboard.text import plural, t
from graph.analysis.alliances.scores import condition_profile


def parties(looked: Looked) -> Component:
    """Return a line per party."""
    opened, language = looked.opened, looked.opened.language
    rows = [_together(looked), *(_party(looked, party_id) for party_id in looked.party_ids)]
    nobody = [] if looked.party_ids else [html.P(t("alliance_conditions.nobody_joins", language), className="muted")]
    return html.Section(
        [
            html.H2(t("alliance_conditions.parties", language)),
            html.P(t("alliance_conditions.parties_hint", language, n=len(opened.found.joining_ids)), className="muted"),
            html.Div(rows, className="con-parties"),
            *nobody,
        ],
        className="con-section",
    )


def _together(looked: Looked) -> Component:
    language = looked.opened.language
    n = len(condition_profile(looked.opened.found, looked.opened.view.on).assessors)
    words = [html.B(t("alliance_conditions.together", language)), html.Small(_assessors(n, language))]
    return _line(looked, "", words)


def _party(looked: Looked, party_id: str) -> Component:
    opened, language = looked.opened, looked.opened.language
    n = len(condition_profile(opened.found, opened.view.on, party_id).assessors)
    side = t("alliance_conditions.our_side" if _is_ours(looked, party_id) else "alliance_conditions.estimate", language)
    words = [
        kind_glyph(opened.snapshot.nodes[party_id].kind) if party_id in opened.snapshot.nodes else "",
        html.Span([html.B(opened.name(party_id)), html.Small(f"{side} · {_assessors(n, language)}")]),
    ]
    button = sheet_button(looked, party_id, "", t("alliance_conditions.answer", language), "ov-link")
    return _line(looked, party_id, words, button)


def _line(looked: Looked, party_id: str, words: Sequence[Component | str], *deeds: Component) -> Component:
    is_on = looked.party_id == party_id
    current = {"current": "true"} if is_on else {}
    name = "con-party-name on" if is_on else "con-party-name"
    link = desk_link(looked.opened.view.having(party=party_id), *words, class_name=name)
    return html.Div([link, *deeds], className="con-party", **aria(**current))


def _is_ours(looked: Looked, party_id: str) -> bool:
    return party_id == looked.opened.found.initiator_id


def _assessors(n: int, language: str) -> str:
    return plural("alliance_conditions.assessors", n, language)
