"""The lens of time: choose two moments, and read what is new, gone and changed."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.named_input import named_input
from dashboard.components.values import value_text
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.ids import about_id
from dashboard.pages.network.lenses.lens import Asked, Lens, Seen
from dashboard.pages.network.lenses.time.comparing import (
    EARLIER,
    LATER,
    REVISIONS,
    Moments,
    compared,
    moments_of,
    side_by_side,
)
from dashboard.pages.network.links import view_link
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.sentences import tie_sentence
from dashboard.services import Services
from dashboard.text import count, date_time, partial_date, plural, t, today
from graph.analysis.comparison import Comparison, Differences
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.ties import Tie

MOST_TOLD = 40
MOST_REVISIONS = 200


def time_panel(asked: Asked) -> list[Component]:
    """Return the two moments to choose, and what differs between them."""
    facts, language = asked.services.snapshot(), asked.language
    moments = moments_of(facts, asked.view, asked.today)
    found = compared(asked.services, facts, asked.view, asked.today)
    return [
        _how(asked.view, facts.revision, moments, language),
        _choice(asked.services, moments, language),
        html.P(_summary(found, moments, language), className="lens-note", role="status"),
        *_undated(found, language),
        *_list("time.new", found, found.new, language),
        *_list("time.gone", found, found.gone, language),
        *_changed(found, language),
    ]


def _how(view: NetworkView, revision: int, moments: Moments, language: str) -> Component:
    newest = (str(max(revision - 1, 0)), str(revision), REVISIONS)
    links = [
        view_link(
            view.having(about=about),
            t(key, language),
            class_name="seg-item on" if moments.are_revisions == bool(about) else "seg-item",
        )
        for about, key in (((), "time.dates"), (newest, "time.revisions"))
    ]
    return html.Div(links, className="seg lens-switch")


def _choice(services: Services, moments: Moments, language: str) -> Component:
    values = ((EARLIER, moments.earlier, "time.earlier"), (LATER, moments.later, "time.later"))
    if moments.are_revisions:
        options = _revisions(services, language)
        controls = [
            html.Div([html.Label(t(key, language)), _dropdown(place, options, value)], className="menu-block")
            for place, value, key in values
        ]
        return html.Div(controls)
    controls = [
        html.Div(
            [html.Span(t(key, language), className="muted"), named_input(about_id(place), t(key, language), value, 10)],
            className="menu-block",
        )
        for place, value, key in values
    ]
    return html.Div(
        [
            html.Div(controls, className="pair-choice"),
            html.P(t("network.date_form", language), className="muted lens-scope"),
        ]
    )


def _dropdown(place: int, options: list[dict[str, str]], value: str) -> Component:
    return dcc.Dropdown(id=about_id(place), options=options, value=value, clearable=False)


def _revisions(services: Services, language: str) -> list[dict[str, str]]:
    empty = {"value": "0", "label": t("time.before_all", language)}
    return [
        *(
            {
                "value": str(entry.number),
                "label": t(
                    "time.revision",
                    language,
                    n=entry.number,
                    at=date_time(entry.at, language),
                    who=entry.actor,
                ),
            }
            for entry in services.log(MOST_REVISIONS)
        ),
        empty,
    ]


def _summary(found: Comparison, moments: Moments, language: str) -> str:
    if moments.are_revisions:
        span = t("time.between_revisions", language, earlier=moments.earlier, later=moments.later)
    else:
        earlier, later = (partial_date(when, language) for when in (moments.earlier, moments.later))
        span = t("time.between_dates", language, earlier=earlier, later=later)
    counts = t(
        "time.counts",
        language,
        new=count(len(found.new)),
        gone=count(len(found.gone)),
        changed=count(len(found.changed)),
    )
    return f"{span} {counts}"


def _undated(found: Comparison, language: str) -> list[Component]:
    if not found.n_undated:
        return []
    return [
        html.P(
            plural("network.undated", found.n_undated, language, k=count(found.n_undated)), className="muted lens-scope"
        )
    ]


def _list(key: str, found: Comparison, record_ids: Iterable[str], language: str) -> list[Component]:
    ids = list(record_ids)
    if not ids:
        return []
    rows = [_record(found.union, found.union.records[i], language) for i in ids[:MOST_TOLD]]
    return [html.H3([t(key, language), " ", html.Span(count(len(ids)), className="n")]), *rows, *_more(ids, language)]


def _record(union: NetworkSnapshot, record: Record, language: str, note: str = "") -> Component:
    words = tie_sentence(union, record, language) if isinstance(record, Tie) else display_name(record, language)
    sign = [] if isinstance(record, Tie) else [kind_glyph(record.kind)]
    name = html.Button(
        words, id={"type": "network-act", "act": "select", "id": record.id}, className="text-button grow"
    )
    return html.Div([*sign, html.Div([name, *([html.Small(note)] if note else [])], className="grow")], className="tie")


def _changed(found: Comparison, language: str) -> list[Component]:
    if not found.changed:
        return []
    ids = list(found.changed)
    rows = [
        _record(found.union, found.union.records[i], language, _difference(found, i, found.changed[i], language))
        for i in ids[:MOST_TOLD]
    ]
    title = html.H3([t("time.changed", language), " ", html.Span(count(len(ids)), className="n")])
    return [title, *rows, *_more(ids, language)]


def _difference(found: Comparison, record_id: str, differences: Differences, language: str) -> str:
    record = found.union.records[record_id]
    told = []
    for name, (before, after) in differences.items():
        if name == "kind":
            old, new = (kind_of(kind).one.in_language(language) for kind in (before, after))
            told.append(t("network.was_changed", language, field=t("network.kind", language), old=old, new=new))
            continue
        field = kind_of(record.kind).field(name)
        old, new = (value_text(found.union, field, value, language) for value in (before, after))
        label = field.label.in_language(language)
        told.append(t("network.was_changed", language, field=label, old=old, new=new))
    return "; ".join(told)


def _more(ids: list[str], language: str) -> list[Component]:
    left = len(ids) - MOST_TOLD
    return [html.P(t("network.n_more", language, n=count(left)), className="muted")] if left > 0 else []


def _see(services: Services, snapshot: NetworkSnapshot, view: NetworkView) -> Seen:
    return side_by_side(services, snapshot, view, today())


def _all_of_time(scene: Scene) -> tuple[str, ...]:
    moments = moments_of(scene.snapshot, scene.view.having(about=()), today())
    return (moments.earlier, moments.later)


TIME_LENS = Lens("tijd", "arrows-diff", time_panel, see=_see, begin=_all_of_time, is_fact=False)
