"""Contacts: what was said and with whom, and which party has been silent for longer than its relation allows."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import open_button
from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.text import figure, partial_date, plural, t
from graph.analysis.alliances.following import COLD, UNDATED, Rhythm, contacts, rhythms
from graph.model.choices import CONTACT_CHANNEL
from graph.model.follow_up import Contact
from graph.model.ties import Tie
from graph.model.values import is_known, known_or

MOST_SHOWN = 8


def rhythm_table(opened: Opened) -> Component:
    """Return how long each party has been silent, by its own limit."""
    language = opened.language
    told = rhythms(opened.snapshot, opened.found, opened.today, opened.settings.cooling)
    title, hint = t("alliance_follow_up.rhythm", language), t("alliance_follow_up.rhythm_hint", language)
    if not told:
        return section(title, html.P(t("alliance_follow_up.no_party", language), className="muted"), hint=hint)
    return section(title, *(_rhythm(opened, one) for one in told), hint=hint)


def _rhythm(opened: Opened, one: Rhythm) -> Component:
    language = opened.language
    sign = (
        icon("alert-triangle", 14) if one.state == COLD else icon("check" if one.state == "warm" else "square-dashed")
    )
    words = t("alliance_follow_up.log_contact", language)
    log = open_button("new", "contact", one.tie_id, words, fixed={"subject_id": one.tie_id}, class_name="all-deed")
    told = html.Div(
        [
            html.B(opened.name(one.party_id)),
            html.Small([sign, rhythm_words(one, language)], className=f"fol-{one.state}"),
        ],
        className="agr-two grow",
    )
    return html.Div([told, log], className="all-record fol-rhythm")


def rhythm_words(one: Rhythm, language: str) -> str:
    """Return how long a party has been silent against its limit."""
    if one.state == UNDATED or one.months is None or one.limit is None:
        return t("alliance_follow_up.undated", language)
    low, high = round(one.months.low), round(one.months.high)
    span = figure(low, language) if low == high else f"{figure(low, language)}–{figure(high, language)}"
    key = f"alliance_follow_up.rhythm_{one.state}"
    day = partial_date(one.last_on, language, short=True)
    return t(key, language, day=day, months=span, limit=figure(one.limit, language))


def contact_list(opened: Opened) -> Component:
    """Return the newest contacts, and the button to log one with the alliance as a whole."""
    language, alliance_id = opened.language, opened.found.alliance.id
    found = contacts(opened.snapshot, opened.found)
    rows = record_rows(opened, [(one, [_contact(opened, one)]) for one in found])
    more = rows[MOST_SHOWN:]
    older = plural("alliance_follow_up.older", len(more), language)
    return section(
        t("alliance_follow_up.contacts", language),
        *(rows[:MOST_SHOWN] or [html.P(t("alliance_follow_up.no_contact", language), className="muted")]),
        *([html.Details([html.Summary(older), *more])] if more else []),
        add_button(opened, "contact", {"subject_id": alliance_id}),
    )


def _contact(opened: Opened, one: Contact) -> Component:
    language = opened.language
    tie = opened.snapshot.records.get(one.subject_id)
    whom = opened.name(tie.source_id) if isinstance(tie, Tie) else t("alliance_follow_up.with_all", language)
    day = partial_date(one.on, language, short=True) if is_known(one.on) else t("alliance_follow_up.no_date", language)
    channel = next((c.label.in_language(language) for c in CONTACT_CHANNEL if c.code == one.channel), "")
    by = str(known_or(one.contacted_by, ""))
    facts = " · ".join(filter(None, (day, channel, by)))
    lines = [html.B(whom), html.Small(facts, className="muted")]
    if is_known(one.summary):
        lines.append(html.Span(str(one.summary), className="fol-text"))
    if is_known(one.next_step):
        words = t("alliance_follow_up.next_step", language, what=one.next_step)
        lines.append(html.Small([icon("arrow-right", 12), words]))
    return html.Div(lines, className="agr-two")
