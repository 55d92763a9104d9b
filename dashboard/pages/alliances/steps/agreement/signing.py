"""Agreements of an alliance, and its milestones."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.deeds import REACHED, deed_button
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.text import partial_date, t
from graph.analysis.alliances.agreement import milestone_state, milestones_in_order
from graph.model.dossiers import Milestone
from graph.model.follow_up import Agreement
from graph.model.values import is_known


def agreements(opened: Opened) -> Component:
    """Return what was written down and signed."""
    language, alliance_id = opened.language, opened.found.alliance.id
    rows = record_rows(opened, [(one, _agreement(opened, one)) for one in opened.found.agreements])
    return section(
        t("alliance_agreement.agreements", language),
        *(rows or [html.P(t("alliance_agreement.no_agreement", language), className="muted")]),
        add_button(opened, "agreement", {"subject_id": alliance_id}),
    )


def _agreement(opened: Opened, one: Agreement) -> list[Component | str]:
    language = opened.language
    signed = (
        t("alliance_agreement.signed_on", language, day=partial_date(one.signed_on, language, short=True))
        if (is_known(one.signed_on))
        else t("alliance_agreement.not_signed", language)
    )
    until = (
        [t("alliance_agreement.valid_to", language, day=partial_date(one.valid_to, language, short=True))]
        if (is_known(one.valid_to))
        else []
    )
    names = ", ".join(opened.name(party) for party in one.party_ids) if is_known(one.party_ids) else ""
    about = " · ".join([signed, *until, *([names] if names else [])])
    return [html.Div([html.B(str(one.title)), html.Small(about, className="muted")], className="agr-two")]


def milestones(opened: Opened) -> Component:
    """Return what is to be reached, by when."""
    language, alliance_id = opened.language, opened.found.alliance.id
    rows = [(one, _milestone(opened, one)) for one in milestones_in_order(opened.found)]
    return section(
        t("alliance_agreement.milestones", language),
        *(record_rows(opened, rows) or [html.P(t("alliance_agreement.no_milestone", language), className="muted")]),
        add_button(opened, "milestone", {"subject_id": alliance_id}),
    )


def _milestone(opened: Opened, one: Milestone) -> list[Component | str]:
    language, state = opened.language, milestone_state(one, opened.today)
    day = one.done_on if state == "reached" else one.due_on
    when = partial_date(day, language, short=True) if is_known(day) else t("alliance_agreement.no_date", language)
    words = t(f"alliance_agreement.milestone_{state}", language, day=when)
    told = html.Div([html.B(str(one.title)), html.Small(words, className=f"agr-{state}")], className="agr-two")
    if state == "reached":
        return [told]
    reach = t("alliance_agreement.reached", language)
    return [told, deed_button(REACHED, opened.found.alliance.id, one.id, "check", reach)]
