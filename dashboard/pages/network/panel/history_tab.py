"""What happened to a record: every revision with old and new value."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.values import value_text
from dashboard.text import date_time, t
from graph.changes import Change, Revision, changed_fields
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot

FIRST_SHOWN = 12


def history_tab(
    snapshot: NetworkSnapshot, record_id: str, revisions: Sequence[Revision], language: str
) -> list[Component]:
    """Return the revisions of a record, the last first."""
    rows = [_revision(snapshot, record_id, revision, language) for revision in reversed(revisions)]
    if len(rows) > FIRST_SHOWN:
        summary = html.Summary(t("network.n_more", language, n=len(rows) - FIRST_SHOWN))
        rows = [*rows[:FIRST_SHOWN], html.Details([summary, *rows[FIRST_SHOWN:]])]
    return [html.Ol(rows, className="history")]


def _revision(snapshot: NetworkSnapshot, record_id: str, revision: Revision, language: str) -> Component:
    head = html.Div(
        [
            html.B(t("network.revision", language, n=revision.number)),
            html.Span(f"{revision.actor} · {date_time(revision.at, language)}", className="muted"),
        ],
        className="history-head",
    )
    lines = [
        line
        for change in revision.changes
        if change.record_id == record_id
        for line in _lines(snapshot, change, language)
    ]
    return html.Li([head, *lines])


def _lines(snapshot: NetworkSnapshot, change: Change, language: str) -> list[Component]:
    if change.before is None:
        return [html.Div(t("network.was_created", language))]
    if change.after is None:
        return [html.Div(t("network.was_deleted", language))]
    if change.before.kind != change.after.kind:
        old, new = (kind_of(record.kind).one.in_language(language) for record in (change.before, change.after))
        return [html.Div(t("network.was_changed", language, field=t("network.kind", language), old=old, new=new))]
    fields = [kind_of(change.after.kind).field(name) for name in changed_fields(change.before, change.after)]
    return [
        html.Div(
            t(
                "network.was_changed",
                language,
                field=field.label.in_language(language),
                old=value_text(snapshot, field, getattr(change.before, field.name), language),
                new=value_text(snapshot, field, getattr(change.after, field.name), language),
            )
        )
        for field in fields
    ]
