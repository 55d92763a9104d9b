"""The long list itself: why each is on it, by whom and when, and what it meets; below it who was excluded, and why."""

from dash import html
from dash.development.base_component import Component

from dashboard.components import network_links as links
from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.components.subtitle import subtitle
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.long_list.suggested import LIST
from dashboard.text import count, decimal, partial_date, t
from graph.analysis.alliances.dossier import EXCLUDED, LISTED
from graph.analysis.alliances.musts import BRING, Must, musts_of
from graph.model.choices import CANDIDATE_STATE
from graph.model.dossiers import Candidate
from graph.model.values import is_known


def listed(opened: Opened) -> Component:
    """Return the candidates, and those that were excluded."""
    language, found = opened.language, opened.found
    candidates = sorted(found.candidates.values(), key=lambda one: (opened.name(one.party_id).casefold(), one.party_id))
    on = [one for one in candidates if one.state != EXCLUDED]
    off = [one for one in candidates if one.state == EXCLUDED]
    by_hand = open_button(
        "new",
        "candidate",
        found.alliance.id,
        icon("search", 16),
        t("alliance_long_list.by_hand", language),
        fixed={"subject_id": found.alliance.id, "state": LISTED},
    )
    head = html.Div(
        [
            html.H2(t("alliance_long_list.list", language)),
            html.Span(count(len(on)), className="muted"),
            html.Span(className="grow"),
            by_hand,
        ],
        className="ll-head",
    )
    rows = [_candidate(opened, one) for one in on]
    empty = html.P(t("alliance_long_list.empty", language), className="muted ll-none")
    return html.Section([head, *(rows or [empty]), *_excluded(opened, off)], className="ll-list")


def _candidate(opened: Opened, one: Candidate) -> Component:
    language = opened.language
    name = opened.name(one.party_id)
    label = t("alliance_long_list.exclude_this", language, name=name)
    exclude = open_button(
        "new",
        "candidate",
        one.party_id,
        icon("x", 14),
        t("alliance_long_list.exclude", language),
        fixed={"subject_id": opened.found.alliance.id, "party_id": one.party_id, "state": EXCLUDED},
        title=label,
        **aria(label=label),
    )
    change = sign_button(
        "edit", "candidate", one.id, "pencil", t("alliance_long_list.change_this", language, name=name)
    )
    demands = [_demand(opened, met) for met in musts_of(opened.snapshot, opened.found, one.party_id)]
    return html.Article(
        [
            html.Div(
                [*_who(opened, one), *_state(one, language), change, exclude],
                className="ll-who",
            ),
            html.P(_why(one, language), className="ll-said"),
            html.Div([html.Small(_by(one, language), className="muted"), *demands], className="ll-facts"),
        ],
        className="ll-row",
    )


def _who(opened: Opened, one: Candidate) -> list[Component]:
    party = opened.snapshot.nodes[one.party_id]
    name = html.A(opened.name(party.id), href=links.of_node(party.id), className="all-name")
    about = html.Small(subtitle(opened.snapshot, party, opened.language), className="muted")
    return [kind_glyph(party.kind), html.Div([name, about], className="grow")]


def _demand(opened: Opened, met: Must) -> Component:
    """Return whether a party meets a demand: it does, it does not, or nothing recorded tells."""
    language = opened.language
    known = {True: "met", False: "unmet", None: "unknown"}[met.is_met]
    if met.id == BRING:
        words = t(f"alliance_long_list.brings_{known}", language, what=met.what)
    elif met.km is not None:
        words = t(f"alliance_long_list.within_{known}", language, km=decimal(met.km, language, 0))
    else:
        words = t("alliance_long_list.within_here" if met.is_met else "alliance_long_list.within_unknown", language)
    sign = {"met": "check", "unmet": "x", "unknown": "question-mark"}[known]
    return html.Span([icon(sign, 14), words], className=f"ll-demand {known}")


def _excluded(opened: Opened, off: list[Candidate]) -> list[Component]:
    if not off:
        return []
    language = opened.language
    return [
        html.H2([t("alliance_long_list.excluded", language), html.Span(count(len(off)), className="n muted")]),
        *(_left_out(opened, one) for one in off),
    ]


def _left_out(opened: Opened, one: Candidate) -> Component:
    language = opened.language
    label = t("alliance_long_list.back_this", language, name=opened.name(one.party_id))
    told = {"type": LIST, "alliance": opened.found.alliance.id, "parties": one.party_id}
    back = html.Button(
        [icon("arrow-back-up", 14), t("alliance_long_list.back", language)],
        id=told,
        className="btn",
        title=label,
        **aria(label=label),
    )
    return html.Article(
        [
            html.Div([*_who(opened, one), back], className="ll-who"),
            html.P(_why(one, language), className="ll-said"),
            html.Div(html.Small(_by(one, language), className="muted"), className="ll-facts"),
        ],
        className="ll-row out",
    )


def _why(one: Candidate, language: str) -> str:
    return str(one.reason) if is_known(one.reason) else t("alliance_long_list.no_reason", language)


def _by(one: Candidate, language: str) -> str:
    who = str(one.added_by) if is_known(one.added_by) else t("values.unknown", language)
    day = partial_date(str(one.on), language) if is_known(one.on) else t("values.unknown", language)
    return t("alliance_long_list.by", language, who=who, day=day)


def _state(one: Candidate, language: str) -> list[Component]:
    """Return where a candidate stands, when that is more than being on the list."""
    label = next((choice.label for choice in CANDIDATE_STATE if choice.code == one.state), None)
    if label is None or one.state == LISTED:
        return []
    return [html.Span(label.in_language(language), className="muted")]
