"""The changes of a scenario: what stands in it, and the controls that add to it by pointing."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.components.named_input import named_input
from dashboard.pages.network.lenses.lens import Asked
from dashboard.text import t
from graph.analysis.scenarios import ADD_NODE, ADD_TIE, UNREADABLE, Supposed, from_text, supposed
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE, TIE_TYPES
from graph.model.values import known_or
from graph.model.views import Scenario

DEED = "lens-scenario-do"
"""Type of the ids of buttons that change a scenario; `act` says what, `about` whom, ids with a comma between."""

FIRST_TYPE = "COLLABORATES_WITH"


def listed_changes(asked: Asked, scenario: Scenario) -> list[Component]:
    """Return the changes as sentences, each with the way to take it out; what no longer fits is told."""
    facts, language = asked.services.snapshot(), asked.language
    changes = from_text(known_or(scenario.changes, ""))
    unclear = frozenset(supposed(facts, changes).unclear)
    if not changes:
        return [html.P(t("scenario.empty", language), className="meaning")]
    rows = [
        html.Div(
            [
                html.Span(
                    [
                        change_words(asked.scene.snapshot, change, language),
                        *([html.Small(t("scenario.unclear", language))] if change in unclear else []),
                    ],
                    className="grow",
                ),
                _deed("drop", str(number), "x", t("scenario.drop", language), "icon-button", only_sign=True),
            ],
            className="tie",
        )
        for number, change in enumerate(changes)
    ]
    return [html.H3(t("scenario.supposes", language)), *rows]


def change_words(snapshot: NetworkSnapshot, change: Supposed, language: str) -> str:
    """Return one change as a sentence."""
    if change.act == UNREADABLE:
        return t("scenario.unreadable", language, text=change.name)
    if change.act == ADD_NODE:
        return t("scenario.node_comes", language, name=change.name)
    if change.act == ADD_TIE:
        ends = [_name(snapshot, end, language) for end in (change.source_id, change.target_id)]
        relation = TIE_TYPE[change.type].sentence.in_language(language) if change.type in TIE_TYPE else change.type
        return t(
            "scenario.tie_comes", language, source=ends[0], relation=relation, target=ends[1], strength=change.strength
        )
    tie = snapshot.ties.get(change.record_id)
    if tie is None:
        return t("scenario.node_goes", language, name=_name(snapshot, change.record_id, language))
    ends = [_name(snapshot, end, language) for end in tie.ends]
    return t("scenario.tie_goes", language, source=ends[0], target=ends[1])


def change_controls(asked: Asked) -> list[Component]:
    """Return what can be done with what is pointed at, and the way to suppose a new partner."""
    snapshot, language = asked.scene.snapshot, asked.language
    gone = asked.scene.marks.gone
    nodes = [i for i in asked.selection if i in snapshot.nodes and i not in gone]
    ties = [i for i in asked.selection if i in snapshot.ties and i not in gone]
    deeds: list[Component] = []
    if len(nodes) == 2:
        deeds += _tie_controls(nodes, snapshot, asked.services.settings().scenarios.strength, language)
    for record_id in (*nodes, *ties)[:4]:
        name = _name(snapshot, record_id, language) if record_id in snapshot.nodes else t("scenario.this_tie", language)
        deeds.append(_deed("remove", record_id, "minus", t("scenario.leave_out", language, name=name)))
    hint = [] if deeds else [html.P(t("scenario.hint", language), className="muted lens-hint")]
    newcomer = html.Div(
        [
            named_input("lens-scenario-node", t("scenario.node_name", language)),
            _deed("node", "", "plus", t("scenario.add_node", language)),
        ],
        className="group-naming",
    )
    return [html.H3(t("scenario.change", language)), *hint, html.Div(deeds, className="scenario-deeds"), newcomer]


def _tie_controls(nodes: list[str], snapshot: NetworkSnapshot, strength: int, language: str) -> list[Component]:
    """Return the controls of a tie between two nodes: which, how close, and the button."""
    kinds = [snapshot.nodes[node_id].kind for node_id in nodes]
    fitting = [
        found
        for found in TIE_TYPES
        if (not found.source_kinds or kinds[0] in found.source_kinds)
        and (not found.target_kinds or kinds[1] in found.target_kinds)
    ]
    types = [{"value": found.code, "label": found.sentence.in_language(language)} for found in fitting]
    names = [_name(snapshot, node_id, language) for node_id in nodes]
    return [
        html.Div(t("scenario.between", language, source=names[0], target=names[1]), className="muted"),
        html.Div(
            [
                dcc.Dropdown(
                    id={"type": "lens-scenario-choice", "name": "type"},
                    options=types,
                    value=FIRST_TYPE,
                    clearable=False,
                ),
                dcc.Dropdown(
                    id={"type": "lens-scenario-choice", "name": "strength"},
                    options=[{"value": n, "label": t("network.strength_of", language, n=n)} for n in range(1, 6)],
                    value=strength,
                    clearable=False,
                    searchable=False,
                ),
            ],
            className="pair-choice",
        ),
        _deed("tie", ",".join(nodes), "link", t("scenario.add_tie", language)),
    ]


def _deed(
    act: str, about: str, sign: str, words: str, class_name: str = "btn", *, only_sign: bool = False
) -> Component:
    return html.Button(
        [icon(sign, 16)] if only_sign else [icon(sign, 16), words],
        id={"type": DEED, "act": act, "about": about},
        className=class_name,
        title=words,
        **aria(label=words),
    )


def deed_button(act: str, about: str, sign: str, words: str) -> Component:
    """Return a button that changes the scenario."""
    return _deed(act, about, sign, words)


def _name(snapshot: NetworkSnapshot, record_id: str, language: str) -> str:
    return display_name(snapshot.records.get(record_id), language) or record_id
