"""Two people changed the same field: both values, who and when, and a choice."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.values import clash_value
from dashboard.text import date_time, t
from graph.model.errors import Clash, Conflict
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot


def conflict_table(error: Conflict, snapshot: NetworkSnapshot, language: str, take: str) -> Component:
    """Return what clashes, field by field; nothing that was typed is taken away.

    Parameters
    ----------
    error : Conflict
        What clashes.
    snapshot : NetworkSnapshot
        Names terms and linked records.
    language : str
        ``nl`` or ``en``.
    take : str
        Type of the id of the buttons that take over what the other wrote.
    """
    return html.Div(
        [
            html.H3(t("network.conflict_title", language)),
            *(_clash(clash, snapshot, language, take) for clash in error.clashes),
            html.P(t("network.conflict_hint", language), className="muted"),
        ],
        className="form-problem conflict",
    )


def _clash(clash: Clash, snapshot: NetworkSnapshot, language: str, take: str) -> Component:
    label = kind_of(clash.kind).field(clash.field).label.in_language(language) if clash.field else clash.name
    who = t("network.conflict_who", language, who=clash.changed_by, when=date_time(clash.changed_at, language))
    return html.Div(
        [
            html.B(label),
            html.Dl(
                [
                    html.Div(
                        [html.Dt(t("network.yours", language)), html.Dd(_shown(clash, clash.mine, snapshot, language))]
                    ),
                    html.Div([html.Dt(who), html.Dd(_shown(clash, clash.theirs, snapshot, language))]),
                ],
                className="fields",
            ),
            *_take(clash, language, take),
        ],
        className="clash",
    )


def _take(clash: Clash, language: str, take: str) -> list[Component]:
    if not clash.field:
        return []
    return [
        html.Button(
            t("network.take_theirs", language),
            id={"type": take, "name": clash.field},
            className="btn",
        )
    ]


def _shown(clash: Clash, value: object, snapshot: NetworkSnapshot, language: str) -> str:
    if not clash.field:
        return t("network.record_gone" if value is None else "network.record_there", language)
    return clash_value(snapshot, clash, value, language)
