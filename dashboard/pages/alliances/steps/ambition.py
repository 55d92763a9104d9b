"""Step 1: why co-operate, about what, what is sought, and what we bring ourselves."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.record_dialog import open_button
from dashboard.components.score_bar import score_bar
from dashboard.components.values import value_text
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.text import figure, t
from graph.model.capabilities import Need, Offer
from graph.model.registry import kind_of
from graph.model.values import is_known

FACTS = ("themes", "form", "take_offs", "must_bring", "within_km", "start", "end", "review_on")


def ambition(opened: Opened) -> list[Component]:
    """Return the card of the ambition, the needs, and the own offer."""
    return [html.Div([_card(opened), _needs(opened), _offers(opened)], className="all-columns")]


def _card(opened: Opened) -> Component:
    alliance, language = opened.found.alliance, opened.language
    described = kind_of("alliance")
    rows = [
        html.Div(
            [
                html.Dt(described.field(name).label.in_language(language)),
                html.Dd(value_text(opened.snapshot, described.field(name), getattr(alliance, name), language)),
            ]
        )
        for name in FACTS
    ]
    edit = open_button("edit", "alliance", alliance.id, t("alliance.edit", language))
    statement = str(alliance.ambition) if is_known(alliance.ambition) else t("alliance.no_ambition", language)
    return section(
        t("alliance.ambition", language),
        html.P(statement, className="all-statement"),
        html.Dl(rows, className="fields"),
        edit,
        hint=t("alliance.ambition_asks", language),
    )


def _needs(opened: Opened) -> Component:
    alliance_id, language = opened.found.alliance.id, opened.language
    borrowed = bool(opened.found.needs) and opened.found.needs[0].subject_id != alliance_id
    hint = t("alliance.needs_borrowed" if borrowed else "alliance.needs_asks", language)
    return section(
        t("alliance.needs", language),
        *_levels(opened, opened.found.needs),
        add_button(opened, "need", {"subject_id": alliance_id}),
        hint=hint,
    )


def _offers(opened: Opened) -> Component:
    language, initiator = opened.language, opened.found.initiator_id
    if not initiator:
        return section(t("alliance.offers", language), html.P(t("alliance.no_initiator", language), className="muted"))
    return section(
        t("alliance.offers", language),
        *_levels(opened, opened.found.offers),
        add_button(opened, "offer", {"subject_id": initiator}),
        hint=t("alliance.offers_asks", language, name=opened.name(initiator)),
    )


def _levels(opened: Opened, records: Sequence[Need | Offer]) -> list[Component]:
    if not records:
        return [html.P(t("alliance.nothing_yet", opened.language), className="muted")]
    return record_rows(opened, [(one, [*_level(opened, one)]) for one in records])


def _level(opened: Opened, one: Need | Offer) -> list[Component | str]:
    level = float(one.level) if is_known(one.level) else None
    words = figure(level, opened.language) if level is not None else t("values.unknown", opened.language)
    return [html.B(str(one.capability)), html.Span(words, className="muted all-level"), score_bar(level, 1.0)]
