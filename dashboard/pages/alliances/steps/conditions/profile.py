"""The profile: a bar per condition with the statements behind it; never one number for the five."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.interval_bar import interval_bar, interval_words
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.conditions.looked import Looked, condition_name
from dashboard.pages.alliances.steps.conditions.sheet import sheet_button
from dashboard.text import count, t
from dashboard.text.formats import partial_date
from graph.analysis.alliances.conditions import CONDITIONS, QUESTIONS_EACH, STATEMENTS
from graph.analysis.alliances.diagnostic import assessor_scores
from graph.analysis.alliances.scores import Assessor
from graph.analysis.intervals import Interval


def profile(looked: Looked) -> Component:
    """Return five bars, what is lowest, and who answered."""
    language = looked.opened.language
    return html.Section(
        [
            html.Div([html.H2(_title(looked)), *_deed(looked)], className="con-head"),
            *_as_it_was(looked),
            html.P(_lowest(looked), className="con-lowest"),
            html.Div([_scale(language), *(_bar(looked, key) for key in CONDITIONS)], className="con-profile"),
            _legend(language),
            *_assessors(looked),
        ],
        className="con-section con-main",
    )


def _title(looked: Looked) -> str:
    language = looked.opened.language
    if not looked.party_id:
        return t("alliance_conditions.profile_together", language)
    return t("alliance_conditions.profile_of", language, name=looked.opened.name(looked.party_id))


def _deed(looked: Looked) -> list[Component]:
    """Return the way to answer, for the party that is looked at; of all together for our own side."""
    language = looked.opened.language
    party_id = looked.party_id or looked.opened.found.initiator_id
    if not party_id:
        return []
    key = "alliance_conditions.answer_all" if looked.party_id else "alliance_conditions.answer_for"
    return [sheet_button(looked, party_id, "", t(key, language, name=looked.opened.name(party_id)), "btn primary")]


def _as_it_was(looked: Looked) -> list[Component]:
    view, language = looked.opened.view, looked.opened.language
    if not view.on:
        return []
    told = t("alliance_conditions.as_on", language, day=partial_date(view.on, language))
    back = desk_link(view.having(on=""), t("alliance_conditions.back_to_now", language), class_name="text-link")
    return [html.P([told, " ", back], className="con-past", role="status")]


def _lowest(looked: Looked) -> str:
    """Return which condition is the lowest; that it cannot be told, while several may be."""
    language, lowest = looked.opened.language, looked.profile.profile.lowest
    if not looked.profile.assessors:
        return t("alliance_conditions.nobody_answered", language)
    names = ", ".join(CONDITIONS[key].in_language(language) for key in lowest)
    if len(lowest) == 1:
        return t("alliance_conditions.lowest", language, name=names)
    if len(lowest) == len(CONDITIONS):
        return t("alliance_conditions.lowest_open", language)
    return t("alliance_conditions.lowest_among", language, names=names)


def _scale(language: str) -> Component:
    ends = [html.Span(t(f"alliance_conditions.scale_{end}", language)) for end in ("low", "high")]
    answered = t("alliance_conditions.answered", language)
    return html.Div(
        [html.Span(), html.Span(ends, className="con-scale"), html.Span(answered, className="con-number")],
        className="con-row con-ends",
    )


def _bar(looked: Looked, key: str) -> Component:
    language, score = looked.opened.language, looked.profile.profile.scores[key]
    by_assessor = assessor_scores(looked.profile, key)
    middles = [one.middle for one in by_assessor.values()]
    spread = Interval(min(middles), max(middles)) if len(middles) > 1 else None
    wanted = QUESTIONS_EACH * max(len(looked.profile.assessors), 1)
    answered = t(
        "alliance_conditions.n_answered", language, n=count(looked.profile.n_answers[key]), wanted=count(wanted)
    )
    head = html.Summary(
        [
            html.B(condition_name(key, language)),
            interval_bar(score, spread=spread),
            html.Span([_words(looked, key), html.Small(answered)], className="con-number"),
        ],
        className="con-row",
    )
    differ = [html.P(_differ(spread, language), className="muted")] if spread and spread.width else []
    return html.Details([head, html.Div([*differ, _statements(looked, key)], className="con-behind")])


def _words(looked: Looked, key: str) -> str:
    if not looked.profile.n_answers[key]:
        return t("values.unknown", looked.opened.language)
    return interval_words(looked.profile.profile.scores[key], looked.opened.language)


def _differ(spread: Interval, language: str) -> str:
    return t("alliance_conditions.differ", language, spread=interval_words(spread, language))


def _statements(looked: Looked, key: str) -> Component:
    language, who = looked.opened.language, looked.profile.assessors
    head = html.Tr([html.Th(""), *(html.Th(looked.assessor_name(one), scope="col") for one in who)])
    rows = [
        html.Tr(
            [
                html.Th(f"{question} {words.in_language(language)}", scope="row"),
                *(_answer(looked.profile.answers[one].get(question), language) for one in who),
            ]
        )
        for question, words in STATEMENTS.items()
        if question[0] == key
    ]
    return html.Table([html.Thead(head), html.Tbody(rows)], className="con-statements")


def _answer(value: int | None, language: str) -> Component:
    if value is None:
        return html.Td(t("alliance_conditions.open", language), className="con-open")
    return html.Td(count(value))


def _legend(language: str) -> Component:
    marks = [
        html.Span([html.Span(className=f"con-mark {name}"), t(f"alliance_conditions.legend_{name}", language)])
        for name in ("certain", "unknown", "middle", "spread")
    ]
    return html.Div(marks, className="con-legend muted")


def _assessors(looked: Looked) -> list[Component]:
    """Return who answered, each with the way to answer anew."""
    language = looked.opened.language
    if not looked.profile.assessors:
        return []
    rows = [
        html.Div(
            [html.Span(looked.assessor_name(who), className="grow"), *_again(looked, who)], className="con-assessor"
        )
        for who in looked.profile.assessors
    ]
    return [html.H3(t("alliance_conditions.answered_by", language)), *rows]


def _again(looked: Looked, who: Assessor) -> list[Component]:
    """Return the way to answer anew; none for answers of nobody or for no party, which no sheet can supersede."""
    if not all(who):
        return []
    return [sheet_button(looked, *who, t("alliance_conditions.again", looked.opened.language), "ov-link")]
