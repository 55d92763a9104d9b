"""Who could join: each with its grounds at a glance, why in words, and the records behind it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components import network_links as links
from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.sentence import sentence_children
from dashboard.components.subtitle import subtitle
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.long_list.wording import sentences, status_words, tie_sentence
from dashboard.text import count, t
from graph.analysis.alliances.long_list import MANY, LongList, Suggestion
from graph.analysis.alliances.party_reasons import ALLIED, GROUNDS, NEED, RELATION, THEME, Search

LIST, PICK = "long-list-add", "long-list-pick"
SIGNS: Mapping[str, str] = MappingProxyType(
    {"need": "target", "theme": "tag", "place": "map-pin", "relation": "route", "allied": "heart-handshake"}
)
STATES: Mapping[str, str] = MappingProxyType(
    {"yes": "check", "possible": "square-dashed", "no": "minus", "unknown": "question-mark"}
)


def suggested(opened: Opened, asked: Search, found: LongList) -> Component:
    """Return the suggestions with their filters and the buttons that put them on the list."""
    language = opened.language
    head = html.Div(
        [
            html.H2(t("alliance_long_list.suggestions", language)),
            html.Span(t("alliance_long_list.n_suggestions", language, n=count(found.counts[""])), className="muted"),
            html.Span(className="grow"),
            _add_picked(opened),
        ],
        className="ll-head",
    )
    rows = [_row(opened, one) for one in found.suggestions]
    parts = [head, _filters(opened, asked, found), *(rows or [_none(opened, asked)]), *_more(opened, found)]
    return html.Section(parts, className="ll-suggested")


def _filters(opened: Opened, asked: Search, found: LongList) -> Component:
    language = opened.language
    grounds = [
        _filter(opened, found, ground, t(f"alliance_long_list.ground_{ground}", language), SIGNS[ground])
        for ground in (*GROUNDS, ALLIED)
    ]
    needs = [_filter(opened, found, f"{NEED}:{need}", need, "") for need in asked.needs]
    themes = [
        _filter(opened, found, f"{THEME}:{theme}", opened.snapshot.term_label("theme", theme, language), "")
        for theme in asked.themes
    ]
    group = opened.view.reason.partition(":")[0]
    closer = needs if group == NEED else themes if group == THEME else []
    everyone = _filter(opened, found, "", t("alliance_long_list.every_reason", language), "")
    rows = [html.Div([everyone, *grounds], className="ll-filter")]
    if closer:
        rows.append(html.Div(closer, className="ll-filter closer"))
    return html.Nav(rows, **aria(label=t("alliance_long_list.filter", language)))


def _filter(opened: Opened, found: LongList, reason: str, words: str, sign: str) -> Component:
    is_on = opened.view.reason == reason
    return desk_link(
        opened.view.having(reason=reason, many=MANY),
        *([icon(sign, 14)] if sign else []),
        words,
        html.Span(count(found.counts.get(reason, 0)), className="n"),
        *([html.Span(t("alliance_long_list.chosen", opened.language), className="visually-hidden")] if is_on else []),
        class_name="chip on" if is_on else "chip",
    )


def _add_picked(opened: Opened) -> Component:
    """Return the button for all that are chosen; it is there as soon as anything is."""
    told = {"type": LIST, "alliance": opened.found.alliance.id, "parties": ""}
    words = t("alliance_long_list.add_picked", opened.language)
    return html.Button([icon("plus", 16), words], id=told, className="btn primary ll-add-picked")


def _row(opened: Opened, one: Suggestion) -> Component:
    party, language = opened.snapshot.nodes[one.party_id], opened.language
    who = html.Div(
        [html.A(opened.name(party.id), href=links.of_node(party.id), className="all-name"), _about(opened, party.id)]
    )
    told = {"type": LIST, "alliance": opened.found.alliance.id, "parties": party.id}
    label = t("alliance_long_list.add_this", language, name=opened.name(party.id))
    add = html.Button(
        [icon("plus", 14), t("alliance_long_list.add", language)],
        id=told,
        className="btn",
        title=label,
        **aria(label=label),
    )
    head = html.Div(
        [_pick(opened, party.id), kind_glyph(party.kind), who, _grounds(opened, one), add], className="ll-who"
    )
    return html.Article([head, *_allied(opened, one), _why(opened, one)], className="ll-row")


def _about(opened: Opened, party_id: str) -> Component:
    return html.Small(subtitle(opened.snapshot, opened.snapshot.nodes[party_id], opened.language), className="muted")


def _pick(opened: Opened, party_id: str) -> Component:
    """Return the box that chooses a suggestion; it stays as it is when the page is drawn anew."""
    words = t("alliance_long_list.pick", opened.language, name=opened.name(party_id))
    told = {"type": PICK, "alliance": opened.found.alliance.id, "party": party_id}
    return dmc.Checkbox(id=told, size="xs", persistence=True, persistence_type="memory", **aria(label=words))


def _grounds(opened: Opened, one: Suggestion) -> Component:
    """Return the four grounds as signs: so, not so, or not known; words say the same."""
    language = opened.language
    signs = []
    for ground in GROUNDS:
        state = one.grounds[ground]
        words = t(
            "alliance_long_list.ground_is",
            language,
            ground=t(f"alliance_long_list.ground_{ground}", language),
            state=t(f"alliance_long_list.state_{state}", language),
        )
        sign = [icon(SIGNS[ground], 14), *([icon(STATES[state], 12)] if state in STATES else [])]
        signs.append(html.Span(sign, className=f"ll-ground {state}", title=words, role="img", **aria(label=words)))
    return html.Span(signs, className="ll-grounds")


def _allied(opened: Opened, one: Suggestion) -> list[Component]:
    if not one.allied:
        return []
    names = ", ".join(opened.name(alliance) for alliance in one.allied)
    words = t("alliance_long_list.already_allied", opened.language, names=names)
    return [html.P([icon(SIGNS[ALLIED], 14), words], className="ll-allied")]


def _why(opened: Opened, one: Suggestion) -> Component:
    reasons = [
        html.Li([icon(SIGNS[ground], 14), html.Span(sentence_children(sentence))])
        for ground, sentence in sentences(opened, one)
    ]
    return html.Div([html.Ul(reasons, className="ll-why"), *_records(opened, one)])


def _records(opened: Opened, one: Suggestion) -> list[Component]:
    """Return the ties behind a relation, each with its status and source, folded away."""
    ties = list(dict.fromkeys(tie for reason in one.reasons if reason.ground == RELATION for tie in reason.record_ids))
    if not ties:
        return []
    language = opened.language
    summary = html.Summary(t("alliance_long_list.ties", language, n=count(len(ties))))
    rows = []
    for tie in (opened.snapshot.ties[tie_id] for tie_id in ties):
        words = status_words(tie, language)
        rows.append(
            html.Li(
                [
                    html.Span(sentence_children(tie_sentence(opened, tie))),
                    html.Span(words, className="muted"),
                    html.A(t("alliance_long_list.show", language), href=links.of_tie(tie), className="text-link"),
                ]
            )
        )
    return [html.Details([summary, html.Ul(rows)], className="ll-records")]


def _none(opened: Opened, asked: Search) -> Component:
    """Return why nobody is suggested, and what would help."""
    nothing_asked = not (asked.needs or asked.themes or asked.initiator)
    key = "nothing_asked" if nothing_asked else "none_left" if opened.view.reason else "none"
    return html.P(t(f"alliance_long_list.{key}", opened.language), className="muted ll-none")


def _more(opened: Opened, found: LongList) -> Sequence[Component]:
    if not found.n_more:
        return []
    words = t("alliance_long_list.more", opened.language, n=count(found.n_more))
    return [desk_link(opened.view.having(many=2 * opened.view.many), words, class_name="text-link ll-more")]
