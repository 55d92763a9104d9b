"""Forms in the panel: edit a record, add a node, add a tie, end a tie, and confirm a deletion."""

import json
from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.components.record_form import FIELD_ERROR, NOTHING_TYPED, field_id, form_fields
from dashboard.pages.network.sentences import tie_sentence
from dashboard.text import plural, t
from graph.commands.editing import DeleteRecords
from graph.model.codec import to_plain
from graph.model.records import Record
from graph.model.registry import ACTOR_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPES
from graph.model.ties import Tie
from graph.model.values import is_known

FORM = "network-form"
"""Store with what the form is about: kind, id and the record as seen when it opened."""

SAVE = "network-save"
TIE_ENDS = frozenset({"source_id", "target_id", "type"})


def edit_form(snapshot: NetworkSnapshot, record: Record, language: str) -> list[Component]:
    """Return the form that changes a record."""
    values = {field.name: getattr(record, field.name) for field in kind_of(record.kind).fields}
    return _form(
        t("network.edit_title", language, name=_name(snapshot, record, language)),
        {"do": "edit", "kind": record.kind, "id": record.id, "seen": json.dumps(to_plain(record))},
        [_hint(language), *form_fields(snapshot, record.kind, values, language)],
        language,
    )


def new_node_form(
    snapshot: NetworkSnapshot, kind: str, language: str, typed: Mapping[str, Any] = NOTHING_TYPED
) -> list[Component]:
    """Return the form that adds a node of a kind, with what was typed when it was of another."""
    kinds = dmc.ChipGroup(
        [
            dmc.Chip([kind_glyph(name), kind_of(name).one.in_language(language)], value=name, size="xs", radius="sm")
            for name in ACTOR_KINDS
        ],
        id="network-new-kind",
        value=kind,
        multiple=False,
    )
    return _form(
        t("network.new_title", language),
        {"do": "new", "kind": kind, "id": ""},
        [
            html.Div(kinds, className="kind-choice"),
            _hint(language),
            *form_fields(snapshot, kind, {}, language, typed=typed),
        ],
        language,
    )


def new_tie_form(snapshot: NetworkSnapshot, node_id: str, language: str) -> list[Component]:
    """Return the form that ties a node to another."""
    kind = snapshot.records[node_id].kind
    types = [
        {"value": f"{direction}:{tie_type.code}", "label": label.in_language(language)}
        for tie_type in TIE_TYPES
        for direction, label, kinds in (
            ("out", tie_type.sentence, tie_type.source_kinds),
            ("in", tie_type.inverse, tie_type.target_kinds),
        )
        if (not kinds or kind in kinds) and (direction == "out" or tie_type.directed)
    ]
    others = [
        {"value": other.id, "label": display_name(other, language)}
        for other in snapshot.nodes.values()
        if other.kind in ACTOR_KINDS and other.id != node_id
    ]
    picks = [
        *_picked("type", t("network.relation", language), sorted(types, key=lambda item: item["label"])),
        *_picked(
            "target_id", t("network.with_whom", language), sorted(others, key=lambda item: item["label"].casefold())
        ),
    ]
    return _form(
        t("network.new_tie_title", language, name=display_name(snapshot.records[node_id], language)),
        {"do": "add-tie", "kind": "tie", "id": node_id},
        [*picks, _hint(language), *form_fields(snapshot, "tie", {}, language, leave_out=TIE_ENDS)],
        language,
    )


def _hint(language: str) -> Component:
    return html.P(t("network.form_hint", language), className="muted form-hint")


def _picked(name: str, label: str, options: list[dict[str, str]]) -> list[Component]:
    control = [
        dmc.Select(
            id=field_id(name),
            label=label,
            data=options,
            searchable=True,
            limit=60,
            withAsterisk=True,
            comboboxProps={"withinPortal": True},
        ),
        html.Div(id={"type": FIELD_ERROR, "name": name}, className="field-error", role="alert"),
    ]
    return [html.Div(control, className="form-field")]


def end_tie_form(snapshot: NetworkSnapshot, tie: Tie, today: str, language: str) -> list[Component]:
    """Return the form that gives a tie its last date: the one it has, or else today."""
    last = str(tie.valid_to) if is_known(tie.valid_to) else today
    return _form(
        t("network.end_title", language, tie=tie_sentence(snapshot, tie, language)),
        {"do": "end", "kind": "tie", "id": tie.id},
        [
            html.P(t("network.end_hint", language), className="muted"),
            dmc.TextInput(id=field_id("valid_to"), label=t("network.end_on", language), value=last, debounce=True),
            html.Div(id={"type": FIELD_ERROR, "name": "valid_to"}, className="field-error", role="alert"),
        ],
        language,
    )


def delete_question(snapshot: NetworkSnapshot, record_ids: tuple[str, ...], language: str) -> list[Component]:
    """Return the question before a deletion: everything that goes with it, by kind."""
    doomed = [change.before for change in DeleteRecords(record_ids).plan(snapshot) if change.after is None]
    counts: dict[str, int] = {}
    for record in doomed:
        if record is not None and record.id not in record_ids:
            counts[record.kind] = counts.get(record.kind, 0) + 1
    rows = [
        html.Li(f"{n} {(kind_of(kind).one if n == 1 else kind_of(kind).many).in_language(language).lower()}")
        for kind, n in counts.items()
    ]
    names = [_name(snapshot, snapshot.records[record_id], language) for record_id in record_ids]
    return [
        html.Div(
            [
                html.H2(plural("network.delete_title", len(record_ids), language)),
                html.Ul([html.Li(html.B(name)) for name in names[:10]]),
                *([html.P(t("network.goes_with_it", language)), html.Ul(rows)] if rows else []),
                html.P(t("network.delete_hint", language), className="muted"),
                dcc.Store(id=FORM, data={"do": "delete", "kind": "", "id": ",".join(record_ids)}),
                html.Div(id="network-form-problem", role="alert"),
                _buttons(t("network.delete", language), language, danger=True),
            ],
            className="panel-scroll panel-question",
        )
    ]


def _form(title: str, about: Mapping[str, Any], fields: list[Component], language: str) -> list[Component]:
    return [
        html.Div(html.H2(title), className="panel-head"),
        html.Div([dcc.Store(id=FORM, data=dict(about)), *fields], className="panel-scroll form"),
        html.Div(
            [html.Div(id="network-form-problem", role="alert"), _buttons(t("network.save", language), language)],
            className="panel-foot",
        ),
    ]


def _buttons(words: str, language: str, *, danger: bool = False) -> Component:
    save = html.Button(
        [icon("trash" if danger else "check", 16), words],
        id=SAVE,
        className="btn primary danger" if danger else "btn primary",
    )
    cancel = html.Button(
        t("network.cancel", language), id={"type": "network-act", "act": "cancel", "id": ""}, className="btn"
    )
    return html.Div([save, cancel], className="panel-actions")


def _name(snapshot: NetworkSnapshot, record: Record, language: str) -> str:
    return tie_sentence(snapshot, record, language) if isinstance(record, Tie) else display_name(record, language)
