"""The answer to a question: the question itself, who fits and why, who may fit, and what to do when nobody does."""

from collections import Counter
from collections.abc import Iterator

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.glyph import kind_glyph
from dashboard.components.icons import icon
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import view_link
from dashboard.pages.network.panel.ties_tab import tie_notes
from dashboard.pages.network.question.menu import asked, fitting_words
from dashboard.pages.network.question.options import value_options
from dashboard.pages.network.question.words import Line, Value, doubt_words, question_lines, values_in, without_words
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.sentences import relation, tie_sentence
from dashboard.text import count, plural, t
from graph.exploration.pattern import PatternQuestion
from graph.exploration.pattern_answer import LISTED, Answer, Doubt, Match, WayOut, ways_out
from graph.exploration.pattern_parts import NODE, Part
from graph.model.snapshot import display_name
from graph.model.ties import Tie

MOST_PROOFS = 4
MOST_UNFOLDED = 24
MOST_DOUBTS = 100
MOST_WAYS = 4
WIDEST_VALUE = 34


def answer_panel(scene: Scene, question: PatternQuestion, answer: Answer, language: str) -> list[Component]:
    """Return the panel of an answer.

    Parameters
    ----------
    scene : Scene
        What is shown of it.
    question : PatternQuestion
        What was asked.
    answer : Answer
        All that fit, whether the filter shows them or not.
    language : str
        ``nl`` or ``en``.
    """
    rest = _matches(scene, answer, language) if answer.matches else _ways_out(scene, question, language)
    return [
        html.Div(
            [
                html.H2(fitting_words(len(answer.matches), 0, language), role="status"),
                html.Div(
                    [
                        _line(scene, question, line, language)
                        for line in question_lines(scene.snapshot, question, language)
                    ],
                    className="question-lines",
                ),
                html.Button([icon("pencil", 16), t("question.edit", language)], id=Ids.QUESTION_EDIT, className="btn"),
                *rest,
                *_doubts(scene, question, answer.doubts, language),
            ],
            className="panel-scroll answer",
        )
    ]


def value_id(part: Part, number: int) -> dict[str, object]:
    """Return the id of the control of a value in the answer: the same for whatever stands there."""
    return {"type": "network-question-value", "name": part.name, "n": number}


def _line(scene: Scene, question: PatternQuestion, line: Line, language: str) -> Component:
    is_numbered = len(question.clauses) > 1 and line.clause and not line.further
    number = [html.Span(str(line.clause), className="question-number")] if is_numbered else []
    pieces = [
        _value(scene, question, piece, language) if isinstance(piece, Value) else html.Span(piece)
        for piece in line.pieces
    ]
    level = "further" if line.further else "clause" if line.clause else "sought"
    return html.Div([*number, html.Span(pieces)], className=f"question-line {level}")


def _value(scene: Scene, question: PatternQuestion, value: Value, language: str) -> Component:
    label = t("question.another", language, value=value.text)
    control = dmc.Select(
        id=value_id(value.part, values_in(scene.snapshot, question, language).index(value)),
        data=value_options(scene.snapshot, question, value.part, language),
        value=value.code,
        searchable=True,
        openOnFocus=False,
        allowDeselect=False,
        limit=LISTED,
        w=f"{0.9 * min(len(value.text), WIDEST_VALUE) + 4:.1f}ch",
        maxDropdownHeight=260,
        comboboxProps={"withinPortal": True, "width": 260, "position": "bottom-start"},
        className="question-value",
        **({"filter": {"function": "alreadyFound"}} if value.part.name == NODE else {}),
        **aria(label=label),
    )
    node = scene.snapshot.nodes.get(value.code) if value.part.name == NODE else None
    return html.Span([*([kind_glyph(node.kind)] if node else []), control], className="question-value-box", title=label)


def _matches(scene: Scene, answer: Answer, language: str) -> Iterator[Component]:
    if scene.proving and scene.view.shown_as == "netwerk" and scene.node_ids:
        yield html.P(
            [html.Span(className="leg-match"), t("question.on_canvas", language)], className="muted answer-key"
        )
    yield from (_match(scene, match, language) for match in answer.matches[:LISTED])
    if len(answer.matches) > LISTED and scene.n_too_many:
        rest = count(len(answer.matches) - LISTED)
        yield html.P(t("network.n_more", language, n=rest), className="muted")
    elif len(answer.matches) > LISTED:
        words = t("question.all_in_table", language, k=count(len(answer.matches)))
        yield view_link(scene.view.having(shown_as="tabel", table="nodes"), icon("table", 16), words, class_name="btn")


def _match(scene: Scene, match: Match, language: str) -> Component:
    ties = [scene.snapshot.ties[tie_id] for tie_id in match.tie_ids]
    first, then, n_left = ties[:MOST_PROOFS], ties[MOST_PROOFS:MOST_UNFOLDED], len(ties) - MOST_UNFOLDED
    proofs = [_proof(scene, match.node_id, tie, language) for tie in first]
    if then:
        more = [_proof(scene, match.node_id, tie, language) for tie in then]
        if n_left > 0:
            more.append(html.P(t("network.n_more", language, n=count(n_left)), className="muted"))
        summary = html.Summary(t("network.n_more", language, n=count(len(ties) - MOST_PROOFS)))
        proofs.append(html.Details([summary, *more]))
    return html.Div([_name(scene, match.node_id, language), html.Div(proofs, className="proof")], className="match")


def _name(scene: Scene, node_id: str, language: str) -> Component:
    record = scene.snapshot.records[node_id]
    name = html.Button(
        display_name(record, language),
        id={"type": "network-act", "act": "select", "id": node_id},
        className="text-button grow",
    )
    return html.Div([kind_glyph(record.kind), name], className="tie")


def _proof(scene: Scene, node_id: str, tie: Tie, language: str) -> Component:
    """Return a tie as it is read from the one who fits; one behind it as a whole sentence."""
    words = tie_sentence(scene.snapshot, tie, language)
    if node_id in tie.ends:
        other = display_name(scene.snapshot.records[tie.other_end(node_id)], language)
        words = f"{relation(tie, node_id, language)} {other}"
    notes = tie_notes(tie, language)
    button = html.Button(words, id={"type": "network-act", "act": "select", "id": tie.id}, className="text-button")
    return html.Div(
        [button, *([html.Small(notes)] if notes else [])], className="" if node_id in tie.ends else "behind"
    )


def _ways_out(scene: Scene, question: PatternQuestion, language: str) -> Iterator[Component]:
    if scene.missing:
        yield html.P(t("network.missing", language, ids=", ".join(scene.missing)), className="net-missing")
    ways = ways_out(scene.snapshot, question)[:MOST_WAYS]
    yield html.P(t("question.nobody" if ways else "question.nobody_at_all", language))
    yield from (_way_out(scene, question, way, language) for way in ways)


def _way_out(scene: Scene, question: PatternQuestion, way: WayOut, language: str) -> Component:
    words = without_words(scene.snapshot, question, way.part, language)
    told = plural("question.without", way.n_matches, language, words=words, k=count(way.n_matches))
    return view_link(asked(scene.view, way.question), icon("x", 14), html.Span(told), class_name="menu-link way-out")


def _doubts(scene: Scene, question: PatternQuestion, doubts: tuple[Doubt, ...], language: str) -> Iterator[Component]:
    if not doubts:
        return
    reasons = Counter(part for doubt in doubts for part in doubt.unknown)
    title = plural("question.doubts", len(doubts), language, k=count(len(doubts)))
    told = [
        html.Li(t("question.doubt", language, k=count(n), words=doubt_words(scene.snapshot, question, part, language)))
        for part, n in reasons.most_common()
    ]
    names = [_name(scene, doubt.node_id, language) for doubt in doubts[:MOST_DOUBTS]]
    if len(doubts) > MOST_DOUBTS:
        names.append(html.P(t("network.n_more", language, n=count(len(doubts) - MOST_DOUBTS)), className="muted"))
    yield html.Section(
        [
            html.H3([html.Span(className="unknown-sign"), title]),
            html.Ul(told),
            html.Details([html.Summary(t("question.who", language)), *names]),
        ],
        className="doubts",
    )
