"""Which question to ask first, and how the profile was on earlier dates."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.interval_bar import interval_bar, interval_words
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.conditions.looked import Looked
from dashboard.text import decimal, t
from dashboard.text.formats import partial_date
from graph.analysis.alliances.conditions import CONDITIONS, STATEMENTS
from graph.analysis.alliances.diagnostic import Telling, answer_days, most_telling
from graph.analysis.alliances.scores import condition_profile

MOST_ASKED = 3


def worth_asking(looked: Looked) -> Component:
    """Return the questions whose answers would change the profile most."""
    language = looked.opened.language
    found = most_telling(looked.profile)[:MOST_ASKED] if looked.profile.assessors else ()
    if found:
        content: list[Component] = [html.Ol([_question(looked, one) for one in found], className="con-asking")]
    else:
        key = "nothing_open" if looked.profile.assessors else "all_open"
        content = [html.P(t(f"alliance_conditions.{key}", language), className="muted")]
    return html.Section([html.H2(t("alliance_conditions.worth_asking", language)), *content], className="con-section")


def _question(looked: Looked, one: Telling) -> Component:
    language = looked.opened.language
    told = t(
        "alliance_conditions.narrows",
        language,
        condition=CONDITIONS[one.question[0]].in_language(language),
        by=decimal(one.narrows, language),
        who=", ".join(looked.assessor_name(who) for who in one.asked),
    )
    lowest = f" {t('alliance_conditions.shows_lowest', language)}" if one.may_be_lowest else ""
    statement = f"{one.question} {STATEMENTS[one.question].in_language(language)}"
    return html.Li([html.B(statement), html.Small(told + lowest)])


def history(looked: Looked) -> Component:
    """Return the profile on each date on which anything was answered, as links."""
    opened, language = looked.opened, looked.opened.language
    days = answer_days(opened.found, looked.party_id or None)
    told = t("alliance_conditions.history_hint" if days else "alliance_conditions.no_history", language)
    hint = html.P(told, className="muted")
    letters = [html.Span(key, title=label.in_language(language)) for key, label in CONDITIONS.items()]
    head = [html.Div([html.Span(), *letters], className="con-day con-day-head", **aria(hidden="true"))] if days else []
    return html.Section(
        [html.H2(t("alliance_conditions.history", language)), hint, *head, *(_day(looked, day) for day in days)],
        className="con-section",
    )


def _day(looked: Looked, day: str) -> Component:
    opened, language = looked.opened, looked.opened.language
    found = condition_profile(opened.found, day, looked.party_id or None)
    scores = {label.in_language(language): found.profile.scores[key] for key, label in CONDITIONS.items()}
    told = {name: f"{name} {interval_words(score, language)}" for name, score in scores.items()}
    bars = [html.Span(interval_bar(score), title=told[name]) for name, score in scores.items()]
    read_out = html.Span("; ".join(told.values()), className="visually-hidden")
    name = "con-day on" if opened.view.on == day else "con-day"
    return desk_link(
        opened.view.having(on=day), html.Span(partial_date(day, language)), *bars, read_out, class_name=name
    )
