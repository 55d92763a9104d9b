"""Why a candidate is not among the first: the fewest changes that would bring it there, each with its deed."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.alliances.steps.fit.seen import Seen
from dashboard.pages.alliances.steps.fit.tasks import task_button
from dashboard.pages.alliances.steps.fit.words import component_name, hundredths, must_words, percent, span
from dashboard.text import t
from graph.analysis.alliances.why_not import FIRST_ONES, Answer, Raise, WhyNot, why_not
from graph.analysis.fit.scoring import Fit

MOST_RAISES = 3


def why_not_block(now: Seen, fit: Fit) -> list[Component]:
    """Return why a candidate is not among the first; nothing for who is."""
    opened, language = now.opened, now.opened.language
    place = now.place(fit.candidate_id)
    found = why_not(fit, opened.ranked, opened.settings.fit, now.musts(fit.candidate_id))
    if place is not None and place <= FIRST_ONES and not found.vetoes and not found.musts:
        return []
    steps = [*_hindrances(now, fit, found), *_answers(now, fit, found), *_raises(now, fit, found)]
    title = html.H3(t("alliance_fit.why_not_name", language, name=opened.name(fit.candidate_id)))
    return [
        html.Div([title, html.P(_state(now, fit, place)), html.Ol(steps), *_then(now, fit, found)], className="fit-why")
    ]


def _state(now: Seen, fit: Fit, place: int | None) -> str:
    language = now.opened.language
    if place is not None:
        return t("alliance_fit.why_place", language, place=place)
    if fit.candidate_id in now.outside:
        return t("alliance_fit.why_outside", language)
    share, least = (percent(one, language) for one in (fit.combined.coverage, now.opened.settings.fit.least_coverage))
    return t("alliance_fit.why_coverage", language, share=share, least=least)


def _hindrances(now: Seen, fit: Fit, found: WhyNot) -> list[Component]:
    language, party = now.opened.language, fit.candidate_id
    told = [
        (f"veto-{risk}", t("alliance_fit.lower_risk", language, what=risk), t("alliance_fit.risk", language, what=risk))
        for risk in found.vetoes
    ]
    told += [
        (f"{must.id}-{must.what}", must_words(now, must), t(f"alliance_fit.asked_{must.id}", language, what=must.what))
        for must in found.musts
    ]
    return [_change(words, task_button(now, party, code, what, at="-why")) for code, words, what in told]


def _change(words: Component | str | list[Component | str], deed: Component) -> Component:
    return html.Li([html.Span(words, className="grow"), deed])


def _answers(now: Seen, fit: Fit, found: WhyNot) -> list[Component]:
    return [_answer(now, fit, one) for one in found.answers]


def _answer(now: Seen, fit: Fit, one: Answer) -> Component:
    language, name = now.opened.language, component_name(one.key, now.opened.language)
    needed = (
        t("alliance_fit.needed", language, least=hundredths(one.least, language))
        if one.least > 0
        else t("alliance_fit.any_answer", language)
    )
    cover = t(
        "alliance_fit.cover_to", language, before=percent(one.before, language), after=percent(one.after, language)
    )
    words: list[Component | str] = [
        html.B(f"{t('alliance_fit.ask', language, what=name.lower())} "),
        needed,
        html.Small(cover, className="muted"),
    ]
    return _change(words, task_button(now, fit.candidate_id, one.key, name.lower(), at="-why"))


def _raises(now: Seen, fit: Fit, found: WhyNot) -> list[Component]:
    return [_raise(now, fit, one) for one in found.raises[:MOST_RAISES]]


def _raise(now: Seen, fit: Fit, one: Raise) -> Component:
    language, name = now.opened.language, component_name(one.key, now.opened.language)
    words = t(
        "alliance_fit.raise",
        language,
        what=name,
        now=hundredths(one.now, language),
        least=hundredths(one.least, language),
    )
    return _change(words, task_button(now, fit.candidate_id, one.key, name.lower(), at="-why"))


def _then(now: Seen, fit: Fit, found: WhyNot) -> list[Component]:
    """Return what the total and the place would then be, or that no single change gets there."""
    language = now.opened.language
    if found.total is None or found.place is None:
        return [html.P(t("alliance_fit.out_of_reach", language), className="muted")]
    if not found.answers and not found.raises:
        return []
    words = t(
        "alliance_fit.then" if found.answers else "alliance_fit.then_raised",
        language,
        total=hundredths(found.total.middle, language),
        bounds=span(found.total, language),
        place=found.place,
    )
    after = t("alliance_fit.then_before", language, name=now.opened.name(found.passes)) if found.passes else ""
    outside = t("alliance_fit.then_unless", language) if found.vetoes or found.musts else ""
    return [html.P([icon("arrow-right", 14), f"{words}{after}. {outside}".strip()], className="fit-then")]
