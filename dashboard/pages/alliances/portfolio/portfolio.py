"""Every alliance by the phase that it is in, narrowed by owner and theme."""

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.address import BOARD, LIST, AllianceView
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.portfolio.card import Card, card, card_of, row
from dashboard.text import count, t
from graph.analysis.settings import DEFAULTS, AnalysisSettings
from graph.model.alliances import Alliance
from graph.model.choices import ALLIANCE_PHASE
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known

NO_PHASE = ""


def portfolio_head(snapshot: NetworkSnapshot, view: AllianceView, language: str) -> list[Component]:
    """Return the title, the filters, and the way to a new alliance."""
    every = list(snapshot.of(Alliance).values())
    shown = shown_alliances(snapshot, view)
    new = open_button(
        "new",
        "alliance",
        "portfolio",
        icon("plus", 16),
        t("alliance.new", language),
        fixed={"phase": "idea", "step": "ambition"},
        class_name="btn primary",
    )
    return [
        html.Div(
            [
                html.H1(t("shell.alliances", language)),
                html.Span(
                    t("alliance.shown", language, n=count(len(shown)), total=count(len(every))), className="muted"
                ),
                html.Span(className="grow"),
                *_choice(view, "owner", _owners(every), t("alliance.every_owner", language)),
                *_choice(view, "theme", _themes(snapshot, every, language), t("alliance.every_theme", language)),
                _shown_as(view, language),
                new,
            ],
            className="all-top",
        )
    ]


def portfolio(
    snapshot: NetworkSnapshot, view: AllianceView, language: str, today: str, settings: AnalysisSettings = DEFAULTS
) -> list[Component]:
    """Return the board, or the list."""
    cards = [card_of(snapshot, one, language, today, settings) for one in shown_alliances(snapshot, view)]
    if not cards:
        key = "alliance.none_left" if snapshot.of(Alliance) else "alliance.none"
        return [html.Div(html.P(t(key, language)), className="all-empty")]
    if view.shown_as == LIST:
        return [_list(cards, language)]
    return [html.Div([_column(phase, cards, language) for phase in _phases(cards)], className="all-board")]


def shown_alliances(snapshot: NetworkSnapshot, view: AllianceView) -> list[Alliance]:
    """Return the alliances that the filters leave, by name."""
    found = (
        one
        for one in snapshot.of(Alliance).values()
        if (not view.owner or one.owner == view.owner)
        and (not view.theme or (is_known(one.themes) and view.theme in one.themes))
    )
    return sorted(found, key=lambda one: str(one.name).casefold())


def _phases(cards: Sequence[Card]) -> list[str]:
    """Return the phases that have a column: those of the line, and any other in which something is."""
    used = {one.phase for one in cards}
    line = [choice.code for choice in ALLIANCE_PHASE]
    always = ("idea", "explore", "share", "agree", "shape", "renew")
    return [*([NO_PHASE] if NO_PHASE in used else []), *(code for code in line if code in always or code in used)]


def _column(phase: str, cards: Sequence[Card], language: str) -> Component:
    own = [one for one in cards if one.phase == phase]
    head = html.H2([phase_name(phase, language), html.Span(count(len(own)), className="n")])
    body = [card(one, language) for one in own] or [html.P(t("alliance.no_one_here", language), className="muted")]
    return html.Section([head, *body], className="all-column")


def phase_name(phase: str, language: str) -> str:
    """Return what a phase is called."""
    found = next((choice.label.in_language(language) for choice in ALLIANCE_PHASE if choice.code == phase), "")
    return found[:1].upper() + found[1:] or t("alliance.no_phase", language)


def _list(cards: Iterable[Card], language: str) -> Component:
    names = ("name", "phase", "step", "parties", "owner", "next", "attention")
    head = html.Tr([html.Th(t(f"alliance.column_{name}", language)) for name in names])
    return html.Table([html.Thead(head), html.Tbody([row(one, language) for one in cards])], className="all-list")


def _choice(view: AllianceView, name: str, options: Mapping[str, str], nobody: str) -> list[Component]:
    """Return the values of a filter as a menu of links; nothing where there is nothing to choose."""
    if not options:
        return []
    chosen = options.get(getattr(view, name), nobody)
    links = [desk_link(view.having(**{name: ""}), nobody, class_name="menu-link")]
    links += [desk_link(view.having(**{name: code}), label, class_name="menu-link") for code, label in options.items()]
    summary = html.Summary([chosen, icon("chevron-down", 14)], className="chip on" if getattr(view, name) else "chip")
    return [html.Details([summary, html.Div(links, className="all-menu card")], className="all-choice")]


def _owners(alliances: Iterable[Alliance]) -> Mapping[str, str]:
    found = {str(one.owner) for one in alliances if is_known(one.owner)}
    return {owner: owner for owner in sorted(found, key=str.casefold)}


def _themes(snapshot: NetworkSnapshot, alliances: Iterable[Alliance], language: str) -> Mapping[str, str]:
    codes = {code for one in alliances if is_known(one.themes) for code in one.themes}
    named = {code: snapshot.term_label("theme", code, language) for code in codes}
    return dict(sorted(named.items(), key=lambda found: found[1].casefold()))


def _shown_as(view: AllianceView, language: str) -> Component:
    links = [
        desk_link(
            view.having(shown_as=name),
            icon(sign, 16),
            html.Span(t(f"alliance.as_{name}", language)),
            class_name="seg-item on" if view.shown_as == name else "seg-item",
        )
        for name, sign in ((BOARD, "layout-kanban"), (LIST, "list"))
    ]
    return html.Div(links, className="seg")
