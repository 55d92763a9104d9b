"""Right: one candidate, what its fit is made of, what would change it, and how to come in touch."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.network_links import of_node
from dashboard.components.record_dialog import open_button
from dashboard.components.values import value_text
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.fit.introduction import introduction
from dashboard.pages.alliances.steps.fit.made_of import components
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.pages.alliances.steps.fit.tasks import task_button
from dashboard.pages.alliances.steps.fit.why import why_not_block
from dashboard.pages.alliances.steps.fit.words import component_name, hundredths, must_words, percent
from dashboard.text import t
from graph.analysis.alliances.dossier import CHOSEN
from graph.analysis.fit.scoring import Fit
from graph.model.records import Node
from graph.model.registry import kind_of
from graph.model.values import UNKNOWN, is_known

LISTED, EXCLUDED = "listed", "excluded"


def detail_panel(now: Seen) -> list[Component]:
    """Return what is told of the candidate that is looked at; that it is none, when someone else is asked for."""
    opened, language = now.opened, now.opened.language
    is_asked = bool(opened.view.party)
    looks = "fit-detail asked" if is_asked else "fit-detail"
    if now.chosen is None:
        words = html.P(t("alliance_fit.no_candidate", language), className="muted")
        return [html.Aside([_close(now), words], className=looks)] if is_asked else []
    fit = now.chosen
    content = [
        _head(now, fit),
        _numbers(now, fit),
        *_musts(now, fit),
        *components(now, fit),
        *_ask_first(now, fit),
        *why_not_block(now, fit),
        *introduction(now, fit),
    ]
    return [html.Aside(content, className=looks, **aria(label=opened.name(fit.candidate_id)))]


def _close(now: Seen) -> Component:
    words = t("alliance_fit.close", now.opened.language)
    return desk_link(
        now.opened.view.having(party=""),
        icon("x", 16),
        html.Span(words, className="visually-hidden"),
        class_name="icon-button fit-close",
        title=words,
    )


def _head(now: Seen, fit: Fit) -> Component:
    opened = now.opened
    node = opened.snapshot.nodes[fit.candidate_id]
    title = html.H2([kind_glyph(node.kind, 18), html.A(opened.name(node.id), href=of_node(node.id))])
    return html.Div(
        [
            html.Div([title, html.P(_about(now, node), className="muted")], className="grow"),
            _deeds(now, fit.candidate_id),
            _close(now),
        ],
        className="fit-detail-head",
    )


def _about(now: Seen, node: Node) -> str:
    language = now.opened.language
    described, kind = kind_of(node.kind), getattr(node, "organisation_kind", UNKNOWN)
    is_told = is_known(kind) and kind != node.kind
    first = (
        value_text(now.opened.snapshot, described.field("organisation_kind"), kind, language)
        if is_told
        else described.one.in_language(language)
    )
    town = getattr(node, "municipality", None)
    return " · ".join([first, *([str(town)] if isinstance(town, str) else [])])


def _deeds(now: Seen, party: str) -> Component:
    """Return the buttons that put a candidate on the list to talk to, or exclude it, each with its reason."""
    language = now.opened.language
    state = now.opened.found.candidates[party].state if party in now.opened.found.candidates else LISTED
    if state == CHOSEN:
        first = _deed(now, party, LISTED, "from_talk", "btn")
    else:
        first = _deed(now, party, CHOSEN, "to_talk", "btn primary")
    out = _deed(now, party, EXCLUDED, "exclude", "ov-link")
    told = [html.Small([icon("check", 14), t("alliance_fit.on_talk_list", language)])] if state == CHOSEN else []
    return html.Div([first, html.Div([*told, out], className="fit-deed-line")], className="fit-deeds")


def _deed(now: Seen, party: str, state: str, words: str, looks: str) -> Component:
    alliance_id = now.opened.found.alliance.id
    fixed = {"subject_id": alliance_id, "party_id": party, "state": state}
    label = t(f"alliance_fit.{words}", now.opened.language)
    sign = [icon("message-plus", 16)] if state == CHOSEN else []
    return open_button("new", "candidate", f"{party}-{state}", *sign, label, fixed=fixed, class_name=looks)


def _numbers(now: Seen, fit: Fit) -> Component:
    language, settings = now.opened.language, now.opened.settings
    low, high = (hundredths(end, language) for end in (fit.total.low, fit.total.high))
    key = "between" if low != high else "exactly"
    share = percent(fit.combined.coverage, language)
    lines: list[Component] = [html.P(t(f"alliance_fit.{key}", language, low=low, high=high, share=share))]
    firm = now.firm.get(fit.candidate_id)
    if firm is not None:
        words = t(
            "alliance_fit.firm_words",
            language,
            top3=percent(firm.top3, language),
            first=percent(firm.first, language),
        )
        verdict = firm.verdict(settings.sensitivity)
        name = t(f"alliance_fit.{verdict}", language)
        lines.append(html.P([html.B(f"{name[:1].upper()}{name[1:]}: ", className=verdict), words]))
    if fit.balance < settings.fit.balanced_from:
        lines.append(html.P(t("alliance_fit.uneven", language), className="fit-uneven"))
    return html.Div(
        [html.Span(hundredths(fit.total.middle, language), className="fit-total"), html.Div(lines)],
        className="fit-numbers",
    )


def _musts(now: Seen, fit: Fit) -> list[Component]:
    """Return the hard requirements that are not certainly met; those that are stand as a sign in the list."""
    language = now.opened.language
    short = [must for must in now.musts(fit.candidate_id) if must.is_met is not True]
    told = [html.Li(must_words(now, must), className="missed" if must.is_met is False else "") for must in short]
    told += [html.Li(t("alliance_fit.vetoed", language, what=risk), className="missed") for risk in fit.gates]
    return [html.Ul(told, className="fit-short")] if told else []


def _ask_first(now: Seen, fit: Fit) -> list[Component]:
    """Return which question would narrow the total most."""
    language, asked = now.opened.language, fit.combined.worth_asking
    if not asked:
        return []
    before, width = fit.combined.coverage, fit.combined.contributions[asked[0]].width
    words = t(
        "alliance_fit.ask_first",
        language,
        what=component_name(asked[0], language).lower(),
        before=percent(before, language),
        after=percent(before + width, language),
    )
    task = task_button(now, fit.candidate_id, asked[0], component_name(asked[0], language).lower())
    return [html.Div([icon("bulb", 16), html.Span(words, className="grow"), task], className="fit-ask")]
