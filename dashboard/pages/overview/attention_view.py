"""What asks for attention on screen: a sentence, a small picture and a way on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.overview import links
from dashboard.pages.overview.address import OverviewView, href
from dashboard.pages.overview.attention import NEARBY_KM, Attention, Trouble
from dashboard.text import count, plural, t
from graph.model.choices import VACANCY
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import is_known

FEW_ROWS = 5
MAX_GLYPHS = 4
ICONS: Mapping[Trouble, str] = {
    Trouble.OPEN_ROLE: "user-search",
    Trouble.TO_APPROACH: "message-plus",
    Trouble.NO_MENTOR: "school",
    Trouble.GAP: "square-dashed",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """What one line of the list shows."""

    says: Sequence[Component | str]
    detail: str
    picture: Sequence[Component | str]
    see: str
    href: str


def attention_list(
    snapshot: NetworkSnapshot, found: Sequence[Attention], view: OverviewView, language: str
) -> list[Component]:
    """Return the list with its choice of trouble, as far as the view opens it up."""
    if not found:
        return [
            html.Div(html.H2(t("overview.attention_title", language)), className="ov-head"),
            html.P([icon("circle-check"), t("overview.attention_none", language)], className="ov-empty"),
        ]
    chosen = [item for item in found if view.trouble in (None, item.trouble)]
    shown = chosen if view.all_troubles else chosen[:FEW_ROWS]
    return [
        _head(found, view, language),
        html.Ul([_line(snapshot, item, language) for item in shown], className="ov-attention"),
        _foot(chosen, view, language),
    ]


def _head(found: Sequence[Attention], view: OverviewView, language: str) -> Component:
    choices: list[tuple[Trouble | None, str, int]] = [(None, "all", len(found))]
    choices += [(trouble, trouble.value, sum(item.trouble is trouble for item in found)) for trouble in Trouble]
    chips = [
        dcc.Link(
            [t(f"overview.trouble_{key}", language), html.Span(count(n_items), className="ov-chip__count")],
            href=href(replace(view, trouble=trouble)),
            refresh=False,
            className="chip on" if trouble is view.trouble else "chip",
        )
        for trouble, key, n_items in choices
        if n_items
    ]
    return html.Div(
        [html.H2(t("overview.attention_title", language)), html.Div(chips, className="ov-chips")], className="ov-head"
    )


def _foot(chosen: Sequence[Attention], view: OverviewView, language: str) -> Component:
    more: list[Component] = []
    if len(chosen) > FEW_ROWS:
        key = "overview.attention_few" if view.all_troubles else "overview.attention_every"
        words = t(key, language, n=count(len(chosen)))
        more = [dcc.Link(words, href=href(replace(view, all_troubles=not view.all_troubles)), refresh=False)]
    return html.Div(
        [html.Span(more), html.Span(t("overview.attention_order", language), className="ov-caption")],
        className="ov-foot",
    )


def _line(snapshot: NetworkSnapshot, item: Attention, language: str) -> Component:
    row = _ROWS[item.trouble](snapshot, item, language)
    return html.Li(
        [
            html.Span(
                [icon(ICONS[item.trouble]), t(f"overview.one_{item.trouble.value}", language)],
                className="ov-attention__trouble",
            ),
            html.Div([html.Div(list(row.says)), html.Div(row.detail, className="ov-caption")]),
            html.Div(list(row.picture), className="ov-attention__picture"),
            dcc.Link(row.see, href=row.href, className="ov-attention__see"),
        ]
    )


def _open_role(snapshot: NetworkSnapshot, item: Attention, language: str) -> _Row:
    role = snapshot.node(item.subject_id)
    vacancy = next(choice for choice in VACANCY if choice.code == getattr(role, "vacant", ""))
    names = [display_name(snapshot.records[other], language) for other in item.others]
    return _Row(
        says=(
            html.B(display_name(role, language)),
            f" {t('overview.is', language)} {vacancy.label.in_language(language)}",
        ),
        detail=plural("overview.role_candidates", len(names), language, names=", ".join(names))
        if names
        else t("overview.role_no_candidates", language),
        picture=_glyphs(snapshot, item.others) if names else (_dashed(),),
        see=t("overview.role_see" if names else "overview.role_see_alone", language),
        href=links.candidates(item.subject_id) if names else links.around([item.subject_id]),
    )


def _to_approach(snapshot: NetworkSnapshot, item: Attention, language: str) -> _Row:
    tie = snapshot.ties[item.subject_id]
    source, target = snapshot.node(tie.source_id), snapshot.node(tie.target_id)
    return _Row(
        says=(html.B(display_name(source, language)), f" {t('overview.approach_says', language)}"),
        detail=f"{tie.tie_type.sentence.in_language(language)} {display_name(target, language)}",
        picture=(kind_glyph(source.kind, 12), html.Span(className="ov-dashed-line"), kind_glyph(target.kind, 12)),
        see=t("overview.approach_see", language),
        href=links.of_tie(tie),
    )


def _no_mentor(snapshot: NetworkSnapshot, item: Attention, language: str) -> _Row:
    school = snapshot.node(item.subject_id)
    if item.count is None:
        detail = t("overview.mentor_nowhere", language)
    else:
        detail = plural("overview.mentor_near", item.count, language, km=NEARBY_KM)
    municipality = getattr(school, "municipality", "")
    has_near = bool(item.others) and is_known(municipality)
    return _Row(
        says=(html.B(display_name(school, language)), f" {t('overview.mentor_says', language)}"),
        detail=detail,
        picture=(kind_glyph("school", 12), html.Span(className="ov-dashed-line"), *_glyphs(snapshot, item.others)),
        see=t("overview.mentor_see" if has_near else "overview.mentor_see_alone", language),
        href=links.near_school(school.id, municipality, NEARBY_KM) if has_near else links.around([item.subject_id]),
    )


def _gap(snapshot: NetworkSnapshot, item: Attention, language: str) -> _Row:
    theme = snapshot.term_label("theme", item.subject_id, language)
    return _Row(
        says=(
            f"{t('overview.gap_nobody', language)} ",
            html.B(t(f"overview.helix_{item.helix}", language)),
            f" {t('overview.gap_works_on', language)} ",
            html.B(theme),
        ),
        detail=_gap_detail(item, language),
        picture=(
            _dashed(),
            html.Span(t("overview.gap_share", language, n=count(item.count or 0)), className="ov-caption"),
        ),
        see=t("overview.gap_see", language),
        href=links.network(soort=("organisation", "company", "school"), thema=item.subject_id),
    )


def _gap_detail(item: Attention, language: str) -> str:
    told = plural("overview.gap_detail", item.count or 0, language)
    return told + plural("overview.gap_unknown", item.n_unknown, language) if item.n_unknown else told


def _glyphs(snapshot: NetworkSnapshot, node_ids: Sequence[str]) -> tuple[Component | str, ...]:
    drawn = [kind_glyph(snapshot.records[node_id].kind, 12) for node_id in node_ids[:MAX_GLYPHS]]
    more = len(node_ids) - MAX_GLYPHS
    return (*drawn, html.Span(f"+{more}", className="ov-caption")) if more > 0 else tuple(drawn)


def _dashed() -> Component:
    return html.Span(className="ov-nobody")


_ROWS: Mapping[Trouble, Callable[[NetworkSnapshot, Attention, str], _Row]] = {
    Trouble.OPEN_ROLE: _open_role,
    Trouble.TO_APPROACH: _to_approach,
    Trouble.NO_MENTOR: _no_mentor,
    Trouble.GAP: _gap,
}
