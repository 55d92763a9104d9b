"""The sheet on which one assessor answers all twenty questions for one party, in a dialog that no revision redraws."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.components.named_input import named_input
from dashboard.pages.alliances.steps.conditions.looked import Looked, condition_name
from dashboard.text import t
from graph.analysis.alliances.conditions import CONDITIONS, LEAST, MOST, STATEMENTS

OPEN_SHEET, ANSWER, WHO = "conditions-open", "conditions-answer", "conditions-who"
DIALOG, CONTENT, ABOUT, PROBLEM, SAVE, DISCARD = (
    f"conditions-{part}" for part in ("dialog", "content", "about", "problem", "save", "discard")
)
NOT_KNOWN = "?"
"""What stands for "I do not know" among the answers."""


def sheet_button(looked: Looked, party_id: str, assessor: str, words: str, class_name: str) -> Component:
    """Return the button that opens a sheet: for one who answered before, or for somebody else."""
    told = {"type": OPEN_SHEET, "alliance": looked.opened.found.alliance.id, "party": party_id, "assessor": assessor}
    told["at"] = "main" if "primary" in class_name else "list"
    sign = [icon("clipboard-check", 16)] if "btn" in class_name else []
    name = f"{words}: {looked.opened.name(party_id)} {assessor}".strip()
    return html.Button([*sign, words], id=told, className=class_name, **aria(label=name))


def sheet_dialog(language: str) -> Component:
    """Return the empty dialog; what is filled in stays in it until it is saved or thrown away."""
    return dmc.Modal(
        [
            dcc.Store(id=ABOUT),
            html.Div(id=CONTENT, className="form con-sheet"),
            html.Div(id=PROBLEM, role="alert"),
            html.Div(
                [
                    html.Button(
                        [icon("check", 16), t("alliance_conditions.save", language)], id=SAVE, className="btn primary"
                    ),
                    html.Button(t("alliance_conditions.discard", language), id=DISCARD, className="btn"),
                    html.Span(t("alliance_conditions.stays", language), className="muted"),
                ],
                className="panel-actions con-deeds",
            ),
        ],
        id=DIALOG,
        size="min(960px, 94vw)",
        centered=True,
        keepMounted=True,
        closeOnClickOutside=False,
        closeButtonProps={"aria-label": t("shell.close", language)},
    )


def sheet_form(
    party: str, is_ours: bool, assessor: str, name: str, before: Mapping[str, int], language: str
) -> list[Component]:
    """Return the questions.

    Parameters
    ----------
    party : str
        What the party is called.
    is_ours : bool
        Whether it is our own side; for another the answers are an estimate.
    assessor : str
        Who answers anew; empty for somebody who is still to be named.
    name : str
        What stands in the field of the name at first.
    before : mapping of str to int
        What the assessor answered last.
    language : str
        ``nl`` or ``en``.
    """
    side = t("alliance_conditions.sheet_ours" if is_ours else "alliance_conditions.sheet_estimate", language)
    return [
        html.H2(t("alliance_conditions.sheet", language, name=party)),
        html.P([side, " ", t("alliance_conditions.sheet_scale", language)], className="muted"),
        _who(assessor, name, language),
        *(_condition(key, before, language) for key in CONDITIONS),
    ]


def _who(assessor: str, name: str, language: str) -> Component:
    field = {"type": WHO, "name": "who"}
    if assessor:
        told = t("alliance_conditions.answers_anew", language, name=assessor)
        return html.P([html.B(told), dcc.Input(id=field, type="hidden", value=assessor)])
    words = t("alliance_conditions.who", language)
    return html.Div([html.Span(words, **aria(hidden="true")), named_input(field, words, name)], className="con-who")


def _condition(key: str, before: Mapping[str, int], language: str) -> Component:
    rows = [_question(question, before.get(question), language) for question in STATEMENTS if question[0] == key]
    return html.Section([html.H3(condition_name(key, language)), *rows])


def _question(question: str, value: int | None, language: str) -> Component:
    choices = [dmc.Radio(label=str(level), value=str(level)) for level in range(LEAST, MOST + 1)]
    open_choice = dmc.Radio(label=t("alliance_conditions.not_known", language), value=NOT_KNOWN)
    return dmc.RadioGroup(
        html.Div([*choices, open_choice], className="con-choices"),
        id={"type": ANSWER, "question": question},
        label=f"{question}  {STATEMENTS[question].in_language(language)}",
        value=None if value is None else str(value),
        className="con-question",
    )
