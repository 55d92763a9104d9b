"""Middle: who fits best, who cannot be ranked yet, and who falls outside a hard requirement."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.interval_bar import interval_bar
from dashboard.pages.alliances.address import MOST_COMPARED
from dashboard.pages.alliances.links import desk_link
from dashboard.pages.alliances.steps.fit.seen import MOST_SHOWN, Seen
from dashboard.pages.alliances.steps.fit.words import (
    badge,
    hundredths,
    must_words,
    n_more,
    percent,
    signs,
    span,
)
from dashboard.text import count, t
from graph.analysis.alliances.dossier import CHOSEN
from graph.analysis.fit.scoring import Fit

FIRST_ONES = 3


def ranking_panel(now: Seen) -> Component:
    """Return the candidates."""
    return html.Section(
        [_title(now), _head(now), *_ranked(now), *_promising(now), *_outside(now), _legend(now)],
        className="fit-ranking",
    )


def _title(now: Seen) -> Component:
    language = now.opened.language
    n_listed = len(now.opened.found.listed_ids)
    told = html.Span(t("alliance_fit.of_long_list", language, n=count(n_listed)), className="muted")
    return html.Div([html.H2(t("alliance_fit.candidates", language)), told], className="fit-title")


def _head(now: Seen) -> Component:
    language = now.opened.language
    words = ("", "", t("alliance_fit.party", language), t("alliance_fit.signs", language))
    scale = html.Span([html.Span(one) for one in ("0", hundredths(0.5, language)[:3], "1")], className="fit-axis")
    told = [t(f"alliance_fit.{key}", language) for key in ("total", "coverage", "holds")]
    return html.Div(
        [*(html.Span(one) for one in words), scale, *(html.Span(one) for one in told)], className="fit-row fit-head"
    )


def _ranked(now: Seen) -> list[Component]:
    ranked = now.opened.ranked.ranked
    rows = [_row(now, fit, place) for place, fit in enumerate(ranked[:MOST_SHOWN], start=1)]
    if not rows:
        rows = [html.P(t("alliance_fit.nobody_ranked", now.opened.language), className="muted fit-more")]
    return [*rows, *n_more(len(ranked) - MOST_SHOWN, now.opened.language)]


def _promising(now: Seen) -> list[Component]:
    found, language = now.opened.ranked.too_little_known, now.opened.language
    if not found:
        return []
    least = percent(now.opened.settings.fit.least_coverage, language)
    band = html.Div(
        [
            html.B(t("alliance_fit.promising", language)),
            html.Span(t("alliance_fit.promising_why", language, least=least), className="muted"),
        ],
        className="fit-between",
    )
    rows = [_row(now, fit, None) for fit in found[:MOST_SHOWN]]
    return [band, *rows, *n_more(len(found) - MOST_SHOWN, language)]


def _row(now: Seen, fit: Fit, place: int | None) -> Component:
    opened, language, party = now.opened, now.opened.language, fit.candidate_id
    is_open = now.chosen is not None and now.chosen.candidate_id == party
    name = desk_link(opened.view.having(party=party), opened.name(party), class_name="fit-name")
    figures = [html.B(hundredths(fit.total.middle, language)), html.Small(_bounds(fit, language), className="muted")]
    return html.Div(
        [
            _compare_box(now, party),
            _place(now, fit, place),
            html.Div(
                [kind_glyph(opened.snapshot.nodes[party].kind), html.Div([name, _where(now, party)])],
                className="fit-who",
            ),
            signs(now, fit),
            interval_bar(fit.total),
            html.Span(figures, className="fit-figures"),
            html.Span(percent(fit.combined.coverage, language), className="fit-figures"),
            html.Span(_last(now, fit, place), className="fit-last"),
        ],
        className="fit-row on" if is_open else "fit-row",
        **aria(**({"current": "true"} if is_open else {})),
    )


def _bounds(fit: Fit, language: str) -> str:
    told = span(fit.total, language)
    return told if "–" in told else t("alliance_fit.exact", language)


def _place(now: Seen, fit: Fit, place: int | None) -> Component:
    """Return the place, and with which earlier place it cannot be told apart."""
    if place is None:
        return html.Span("–", className="fit-place")
    alike = set(now.opened.ranked.alike.get(fit.candidate_id, ()))
    before = now.opened.ranked.ranked[place - 2].candidate_id if place > 1 else ""
    note = [html.Small(f"≈ {place - 1}", title=t("alliance_fit.alike", now.opened.language))] if before in alike else []
    return html.Span([html.B(str(place)), *note], className="fit-place")


def _where(now: Seen, party: str) -> Component:
    opened = now.opened
    town = getattr(opened.snapshot.nodes[party], "municipality", None)
    told = [str(town)] if isinstance(town, str) else [t("alliance_fit.place_unknown", opened.language)]
    stands = opened.found.candidates[party].state if party in opened.found.candidates else ""
    if stands == CHOSEN:
        told.append(t("alliance_fit.on_talk_list", opened.language))
    return html.Small(" · ".join(told), className="muted")


def _last(now: Seen, fit: Fit, place: int | None) -> list[Component]:
    if place is not None and place <= FIRST_ONES:
        return badge(now, fit.candidate_id)
    link = desk_link(
        now.opened.view.having(party=fit.candidate_id),
        t("alliance_fit.why_not", now.opened.language),
        class_name="text-link",
    )
    return [*badge(now, fit.candidate_id)[: 1 if place else 0], link]


def _compare_box(now: Seen, party: str) -> Component:
    """Return the link that puts a candidate beside others, or takes it away."""
    view, language = now.opened.view, now.opened.language
    is_in = party in view.compared
    if not is_in and len(view.compared) >= MOST_COMPARED:
        return html.Span(className="fit-box off", title=t("alliance_fit.compare_full", language, n=MOST_COMPARED))
    rest = tuple(one for one in view.compared if one != party)
    words = t("alliance_fit.compare_out" if is_in else "alliance_fit.compare_in", language, name=now.opened.name(party))
    return desk_link(
        view.having(compared=rest if is_in else (*rest, party)),
        html.Span(words, className="visually-hidden"),
        *([icon("check", 12)] if is_in else []),
        class_name="fit-box on" if is_in else "fit-box",
        title=words,
    )


def _outside(now: Seen) -> list[Component]:
    parties, language = now.outside, now.opened.language
    rows = []
    for party in parties[:MOST_SHOWN]:
        missed = [must_words(now, must) for must in now.musts(party) if must.is_met is False]
        if not missed:
            continue
        show = desk_link(now.opened.view.having(party=party), t("alliance_fit.show", language), class_name="text-link")
        words = t("alliance_fit.outside", language, what="; ".join(missed))
        glyph = kind_glyph(now.opened.snapshot.nodes[party].kind)
        rows.append(
            html.Div(
                [glyph, html.B(now.opened.name(party)), html.Span(words, className="grow"), show],
                className="fit-between",
            )
        )
    return [*rows, *n_more(len(parties) - MOST_SHOWN, language)]


def _legend(now: Seen) -> Component:
    language = now.opened.language
    samples: list[list[Component | str]] = [
        [html.Span(className="fit-sample bar-certain"), t("alliance_fit.certain", language)],
        [html.Span(className="fit-sample bar-unknown"), t("alliance_fit.open", language)],
        [html.Span(className="fit-sample-tick"), t("alliance_fit.middle", language)],
        [t("alliance_fit.alike_legend", language)],
    ]
    return html.Div([html.Span(one) for one in samples], className="fit-legend muted")
