"""The head of a dossier: what the alliance is, and the seven steps as a line with its stops."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.network_links import of_node
from dashboard.components.record_dialog import open_button, sign_button
from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.dossier.moving import phase_menu
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.opened import Opened
from dashboard.text import plural, t
from graph.analysis.alliances.gates import STEPS, Gate, gates
from graph.model.choices import ALLIANCE_STEP
from graph.model.snapshot import display_name
from graph.model.values import is_known


def dossier_head(opened: Opened) -> list[Component]:
    """Return the head."""
    return [html.Div([_name(opened), _about(opened), _deeds(opened)], className="all-top"), _line(opened)]


def _name(opened: Opened) -> Component:
    language = opened.language
    back = desk_link(AllianceView(), t("shell.alliances", language), class_name="text-link")
    return html.Div(
        [
            html.Div([back, " · ", phase_menu(opened)], className="all-crumb muted"),
            html.H1(
                [
                    display_name(opened.found.alliance, language),
                    sign_button("edit", "alliance", opened.found.alliance.id, "pencil", t("alliance.edit", language)),
                ]
            ),
        ],
        className="all-title",
    )


def _about(opened: Opened) -> Component:
    alliance, language = opened.found.alliance, opened.language
    facts: list[Component | str] = []
    if opened.found.initiator_id in opened.snapshot.nodes:
        initiator = opened.snapshot.nodes[opened.found.initiator_id]
        facts += [kind_glyph(initiator.kind, 12), html.A(display_name(initiator, language), href=of_node(initiator.id))]
    else:
        facts.append(t("alliance.no_initiator", language))
    owner = str(alliance.owner) if is_known(alliance.owner) else t("alliance.no_owner", language)
    facts.append(f" · {t('alliance.owner_is', language, owner=owner)}")
    ambition = str(alliance.ambition) if is_known(alliance.ambition) else t("alliance.no_ambition", language)
    return html.Div(
        [html.P(ambition, className="all-ambition"), html.Div(facts, className="muted all-facts")],
        className="all-about grow",
    )


def _deeds(opened: Opened) -> Component:
    alliance_id, language = opened.found.alliance.id, opened.language
    report = desk_link(
        opened.view.having(is_report=True),
        icon("printer", 16),
        t("alliance_report.open", language),
        class_name="btn",
    )
    network = html.A(
        [icon("chart-dots-3", 16), t("alliance.in_network", language)], href=of_node(alliance_id), className="btn"
    )
    note = open_button(
        "new",
        "note",
        alliance_id,
        icon("message-2", 16),
        t("alliance.note", language),
        fixed={"subject_id": alliance_id},
    )
    return html.Div([report, network, note], className="all-deeds")


def _line(opened: Opened) -> Component:
    found = gates(opened.found, opened.ranked, opened.settings.gates)
    stops = [_stop(opened, number, found[step]) for number, step in enumerate(STEPS, start=1)]
    hint = html.Span(
        [icon("info-circle", 14), t("alliance.reconstruction", opened.language)],
        className="muted all-hint",
        title=t("alliance.reconstruction_why", opened.language),
    )
    return html.Nav([html.Ol(stops), hint], className="all-line", **aria(label=t("alliance.steps", opened.language)))


def _stop(opened: Opened, number: int, gate: Gate) -> Component:
    language = opened.language
    is_open = opened.view.step == gate.step
    classes = ["stop", *(["passed"] if gate.is_passed else []), *(["on"] if is_open else [])]
    current = {"current": "step"} if is_open else {}
    link = desk_link(
        AllianceView(dossier=opened.view.dossier, step=gate.step),
        html.Span([icon("check", 12)] if gate.is_passed else [], className="stop-ring"),
        html.Span([html.B(f"{number} {step_name(gate.step, language)}"), html.Small(gate_words(gate, language))]),
        class_name=" ".join(classes),
    )
    return html.Li(link, **aria(**current))


def step_name(step: str, language: str) -> str:
    """Return what a step is called."""
    name = next(choice.label.in_language(language) for choice in ALLIANCE_STEP if choice.code == step)
    return name[:1].upper() + name[1:]


def gate_words(gate: Gate, language: str) -> str:
    """Return how far a step is."""
    if gate.reason and gate.missing:
        return t("alliance.gate_with_reason", language)
    if gate.is_passed:
        return t("alliance.gate_passed", language)
    if gate.is_empty:
        return t("alliance.gate_empty", language)
    return plural("alliance.gate_missing", len(gate.missing), language)
