"""The question as it is composed: examples, whom one seeks, one condition after the other, and how many fit."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.links import view_link
from dashboard.pages.network.question.controls import QuestionControls, quiet_button
from dashboard.pages.network.question.reading import act_id
from dashboard.pages.network.question.words import question_sentence
from dashboard.text import count, plural, t
from graph.exploration.pattern import MOST_CLAUSES, Party, PatternQuestion
from graph.exploration.pattern_answer import count_matches
from graph.exploration.pattern_examples import example_questions
from graph.model.snapshot import NetworkSnapshot

BLANK = PatternQuestion(Party())


def question_menu(
    snapshot: NetworkSnapshot, question: PatternQuestion, view: NetworkView, language: str
) -> list[Component]:
    """Return the controls of a question, and under them what it says and how many fit."""
    examples, controls = example_links(snapshot, view, language), QuestionControls(snapshot, language)
    if question == BLANK:
        compose = html.H3(t("question.compose", language), className="question-compose")
        return [*_beginning(examples, language), compose, controls.sought(question.sought)]
    return [
        html.Details([html.Summary(t("question.examples", language)), *examples], className="question-examples"),
        controls.sought(question.sought),
        *(controls.clause(question, number) for number in range(1, len(question.clauses) + 1)),
        _further_steps(question, language),
        _foot(snapshot, question, language),
    ]


def asked(view: NetworkView, question: PatternQuestion) -> NetworkView:
    """Return the view that shows the answer to a question, its filter and look kept."""
    text = question.to_text() if question != BLANK else ""
    return view.having(question=text, centres=(), everything=False, expansions=(), hidden=(), saved_view="")


def ask_button(language: str) -> Component:
    """Return the button that opens the question."""
    words = t("network.question", language)
    return html.Button(
        [icon("zoom-question", 16), html.Span(words, className="btn-words")],
        className="btn",
        id=Ids.QUESTION_BUTTON,
        title=words,
    )


def example_links(
    snapshot: NetworkSnapshot, view: NetworkView, language: str, class_name: str = "menu-link question-example"
) -> list[Component]:
    """Return questions that the network can answer, each with how many fit; a click asks one."""
    return [
        view_link(
            asked(view, example.question),
            icon("zoom-question", 16),
            html.Span(question_sentence(snapshot, example.question, language), className="grow"),
            html.Span(count(example.n_matches), className="leg-count"),
            class_name=class_name,
        )
        for example in example_questions(snapshot)
    ]


def fitting_words(n_matches: int, n_doubts: int, language: str) -> str:
    """Return "12 passen, nog 3 misschien"."""
    certain = t("question.fitting_none", language)
    if n_matches:
        certain = plural("question.fitting", n_matches, language, k=count(n_matches))
    return f"{certain}, {t('question.perhaps', language, k=count(n_doubts))}" if n_doubts else certain


def _beginning(examples: list[Component], language: str) -> list[Component]:
    if not examples:
        return [html.P(t("question.nothing_to_ask", language), className="muted")]
    return [html.H3(t("question.for_example", language)), *examples]


def _further_steps(question: PatternQuestion, language: str) -> Component:
    steps: list[Component] = []
    if len(question.clauses) < MOST_CLAUSES:
        words = t("question.and_also" if question.clauses else "question.first_condition", language)
        steps.append(html.Button([icon("plus", 14), words], id=act_id("add"), className="btn"))
    else:
        steps.append(html.Span(t("question.enough", language, n=MOST_CLAUSES), className="muted"))
    steps += [html.Span(className="grow"), quiet_button(t("question.clear", language), act_id("clear"))]
    return html.Div(steps, className="menu-row")


def _foot(snapshot: NetworkSnapshot, question: PatternQuestion, language: str) -> Component:
    fitting = fitting_words(*count_matches(snapshot, question), language)
    return html.Div(
        [
            html.P(question_sentence(snapshot, question, language), className="question-sentence"),
            html.Div(
                [
                    html.Button(t("question.ask", language), id=Ids.ASK, className="btn primary"),
                    html.Span(fitting, role="status"),
                ],
                className="menu-row",
            ),
        ],
        className="question-foot",
    )
