"""A question about a pattern, composed from lists: whom one seeks, and what must be true of them."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import question_of
from dashboard.pages.network.sentences import facet_option_label
from dashboard.text import t
from graph.exploration.facet_counts import count_options
from graph.exploration.filters import NetworkFilter
from graph.exploration.pattern import CONDITIONS, Clause, Party, PatternQuestion
from graph.model.registry import ACTOR_KINDS, KIND
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPES

N_CLAUSES = 3
KIND_MARK = "kind:"
NODE_MARK = "node:"
Options = list[dict[str, str]]


def part_id(part: str, number: int = 0) -> dict[str, object]:
    """Return the id of a control of the question."""
    return {"type": "network-question", "part": part, "n": number}


def question_menu(scene: Scene, language: str) -> list[Component]:
    """Return the controls of the question, filled with the present one."""
    question = question_of(scene.view)
    conditions = condition_options(scene.snapshot, language)
    sought = question.sought if question else Party()
    clauses = list(question.clauses) if question else []
    clauses += [Clause()] * (N_CLAUSES - len(clauses))
    rows = [_clause(scene.snapshot, clause, n, conditions, language) for n, clause in enumerate(clauses[:N_CLAUSES])]
    return [
        html.P(t("network.question_hint", language), className="muted"),
        html.Div(
            [
                html.Label(t("network.question_sought", language)),
                _pick("kind", 0, kind_options(language), f"{KIND_MARK}{sought.kind}" if sought.kind else None),
                _pick("condition", 0, conditions, _condition(sought), t("network.question_anywhere", language)),
            ],
            className="menu-block",
        ),
        *rows,
        html.Button(t("network.question_ask", language), id=Ids.ASK, className="btn primary"),
    ]


def question_in(values: Sequence[dict[str, object]]) -> PatternQuestion:
    """Return the question that the controls hold; clauses without a relation and without another party are left out."""
    given = {(str(item["part"]), item["n"]): item.get("value") for item in values}
    clauses = []
    for number in range(1, N_CLAUSES + 1):
        relation, other = (str(given.get((part, number)) or "") for part in ("relation", "other"))
        party = _party(other, str(given.get(("condition", number)) or ""))
        direction, _, tie_type = relation.partition(":")
        if relation or party != Party():
            negated = bool(given.get(("not", number)))
            clauses.append(Clause(tie_type, direction or "both", party, negated))
    sought = _party(str(given.get(("kind", 0)) or ""), str(given.get(("condition", 0)) or ""))
    return PatternQuestion(sought, tuple(clauses))


def question_words(snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> str:
    """Return a question in words."""
    parts = [_party_words(snapshot, question.sought, language)]
    labels = {item["value"]: item["label"] for item in relation_options(language)}
    for clause in question.clauses:
        relation = labels.get(f"{clause.direction}:{clause.tie_type}", t("network.question_any_tie", language))
        sign = f"{t('network.question_not', language)} " if clause.negated else ""
        parts.append(f"{sign}{relation} {_party_words(snapshot, clause.other, language)}")
    return " · ".join(parts)


def kind_options(language: str) -> Options:
    """Return the kinds one can seek."""
    return [{"value": f"{KIND_MARK}{kind}", "label": KIND[kind].many.in_language(language)} for kind in ACTOR_KINDS]


def relation_options(language: str) -> Options:
    """Return every relation as read from the one who is sought."""
    found = [
        {"value": f"{direction}:{tie_type.code}", "label": label.in_language(language)}
        for tie_type in TIE_TYPES
        for direction, label in (("out", tie_type.sentence), ("in", tie_type.inverse))
        if direction == "out" or tie_type.directed
    ]
    return sorted(found, key=lambda item: item["label"])


def condition_options(snapshot: NetworkSnapshot, language: str) -> Options:
    """Return every option of the facets that a party can be narrowed by."""
    counts = count_options(snapshot, NetworkFilter())
    return [
        {
            "value": f"{facet}={option}",
            "label": f"{t(f'network.facet_{facet}', language)}: "
            f"{facet_option_label(snapshot, facet, option, language)}",
        }
        for facet in CONDITIONS
        for option, count in counts[facet].counts.items()
        if count and option not in ("unknown", "not_applicable", "none")
    ]


def other_options(snapshot: NetworkSnapshot, node_ids: Sequence[str], language: str) -> Options:
    """Return the kinds, and some named nodes, that can be at the other end."""
    named = [
        {"value": f"{NODE_MARK}{node_id}", "label": display_name(snapshot.records[node_id], language)}
        for node_id in node_ids
        if node_id in snapshot.nodes
    ]
    return [*kind_options(language), *named]


def _clause(snapshot: NetworkSnapshot, clause: Clause, index: int, conditions: Options, language: str) -> Component:
    number = index + 1
    relation = f"{clause.direction}:{clause.tie_type}" if clause.tie_type else None
    other = clause.other
    picked = f"{NODE_MARK}{other.node_id}" if other.node_id else f"{KIND_MARK}{other.kind}" if other.kind else None
    others = other_options(snapshot, [other.node_id] if other.node_id else [], language)
    negation = dcc.Checklist(
        id=part_id("not", number),
        options=[{"value": "not", "label": t("network.question_not", language)}],
        value=["not"] if clause.negated else [],
    )
    head = html.Div([html.Label(t("network.question_and", language, n=number)), negation], className="question-head")
    return html.Div(
        [
            head,
            _pick("relation", number, relation_options(language), relation, t("network.question_any_tie", language)),
            _pick("other", number, others, picked, t("network.question_whom", language)),
            _pick("condition", number, conditions, _condition(other), t("network.question_anywhere", language)),
        ],
        className="menu-block",
    )


def _pick(part: str, number: int, options: Options, value: str | None, placeholder: str = "") -> Component:
    return dcc.Dropdown(id=part_id(part, number), options=options, value=value, placeholder=placeholder, clearable=True)


def _condition(party: Party) -> str | None:
    return f"{party.conditions[0][0]}={party.conditions[0][1]}" if party.conditions else None


def _party(whom: str, condition: str) -> Party:
    facet, _, option = condition.partition("=")
    conditions = ((facet, option),) if facet in CONDITIONS and option else ()
    node_id = whom.removeprefix(NODE_MARK) if whom.startswith(NODE_MARK) else ""
    kind = whom.removeprefix(KIND_MARK) if whom.startswith(KIND_MARK) else ""
    return Party(node_id, kind, conditions)


def _party_words(snapshot: NetworkSnapshot, party: Party, language: str) -> str:
    if party.node_id:
        name = display_name(snapshot.records.get(party.node_id), language) or party.node_id
    elif party.kind:
        name = KIND[party.kind].many.in_language(language).lower()
    else:
        name = t("network.question_anyone", language)
    words = [facet_option_label(snapshot, facet, option, language) for facet, option in party.conditions]
    return f"{name} ({', '.join(words)})" if words else name


def ask_button(language: str) -> Component:
    """Return the button that opens the question."""
    words = t("network.question", language)
    return html.Button(
        [icon("zoom-question", 16), html.Span(words, className="btn-words")],
        className="btn",
        id=Ids.QUESTION_BUTTON,
        title=words,
    )
