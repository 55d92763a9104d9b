"""Open, keep, save and throw away a sheet of answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.ids import ShellIds
from dashboard.pages.alliances.steps.conditions.sheet import (
    ABOUT,
    ANSWER,
    CONTENT,
    DIALOG,
    DISCARD,
    NOT_KNOWN,
    OPEN_SHEET,
    PROBLEM,
    SAVE,
    WHO,
    sheet_form,
)
from dashboard.registrar import Registrar
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import error_sentence, language, t, today
from graph.analysis.alliances.conditions import QUESTIONS
from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.scores import condition_profile
from graph.commands.answering import AnswerConditions
from graph.commands.permissions import Permission
from graph.model.errors import NetworkError
from graph.model.snapshot import display_name

SHEET = ("alliance", "party", "assessor")
"""What tells one sheet from another."""


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the sheet."""
    _register_opening(registrar, services)
    _register_saving(registrar, services)


def _register_opening(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(DIALOG, "opened"),
        Output(ABOUT, "data"),
        Output(CONTENT, "children"),
        Output(PROBLEM, "children"),
        Input({"type": OPEN_SHEET, "alliance": ALL, "party": ALL, "assessor": ALL, "at": ALL}, "n_clicks"),
        State(ABOUT, "data"),
        State({"type": ANSWER, "question": ALL}, "value"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def open_sheet(clicks: Sequence[int | None], about: dict[str, Any] | None, values: Sequence[str | None]) -> Any:
        pressed = ctx.triggered_id
        if not isinstance(pressed, Mapping) or not any(event["value"] for event in ctx.triggered):
            return (no_update,) * 4
        return opened(services, pressed, about, list(values), language())

    @registrar.callback(
        Output(DIALOG, "opened", allow_duplicate=True),
        Output(ABOUT, "data", allow_duplicate=True),
        Output(CONTENT, "children", allow_duplicate=True),
        Output(PROBLEM, "children", allow_duplicate=True),
        Input(DISCARD, "n_clicks"),
        prevent_initial_call=True,
    )
    def discard(clicks: int | None) -> Any:
        return (False, None, [], "") if clicks else (no_update,) * 4


def _register_saving(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(ShellIds.REVISION, "data", allow_duplicate=True),
        Output(DIALOG, "opened", allow_duplicate=True),
        Output(ABOUT, "data", allow_duplicate=True),
        Output(CONTENT, "children", allow_duplicate=True),
        Output(PROBLEM, "children", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        State(ABOUT, "data"),
        State({"type": WHO, "name": ALL}, "value"),
        State({"type": ANSWER, "question": ALL}, "value"),
        State({"type": ANSWER, "question": ALL}, "id"),
        permission=Permission.EDIT,
        prevent_initial_call=True,
    )
    def save(
        clicks: int | None,
        about: dict[str, Any] | None,
        who: Sequence[str | None],
        values: Sequence[str | None],
        ids: Sequence[dict[str, str]],
    ) -> Any:
        if not clicks or not about:
            return (no_update,) * 5
        given = {one["question"]: value for one, value in zip(ids, values, strict=True)}
        return outcome(services, about, (who[0] if who else "") or "", given, language())


def opened(
    services: Services, pressed: Mapping[str, Any], about: Mapping[str, Any] | None, values: list[Any], words: str
) -> tuple[Any, ...]:
    """Return the sheet that a button asks for; one that is half filled in comes first, and is told."""
    asked = {key: str(pressed.get(key, "")) for key in SHEET}
    if about and about.get("first") != values:
        is_same = all(about.get(key) == asked[key] for key in SHEET)
        return True, no_update, no_update, "" if is_same else _problem(t("alliance_conditions.half", words))
    content, first = _fresh(services, asked, words)
    return True, {**asked, "first": first}, content, ""


def _fresh(services: Services, asked: Mapping[str, str], words: str) -> tuple[list[Component], list[str | None]]:
    snapshot = services.snapshot()
    found = dossier(snapshot, asked["alliance"])
    answers = condition_profile(found, party_id=asked["party"]).answers
    before = answers.get((asked["party"], asked["assessor"]), {}) if asked["assessor"] else {}
    user = services.user().name
    name = "" if (asked["party"], user) in answers else user
    party = display_name(snapshot.get(asked["party"]), words)
    form = sheet_form(party, asked["party"] == found.initiator_id, asked["assessor"], name, before, words)
    return form, [str(before[key]) if key in before else None for key in QUESTIONS]


def outcome(
    services: Services, about: Mapping[str, Any], who: str, given: Mapping[str, str | None], words: str
) -> tuple[Any, ...]:
    """Return what the dialog shows after saving: nothing more, or why it was refused with everything still in it."""
    try:
        revision = services.run(
            AnswerConditions(
                str(about.get("alliance", "")), str(about.get("party", "")), who, today(), answers_in(given)
            )
        )
    except NetworkError as error:
        return no_update, no_update, no_update, no_update, _problem(error_sentence(error, words))
    return revision.number, False, None, [], ""


def answers_in(given: Mapping[str, str | None]) -> Mapping[str, int | None]:
    """Return answers as numbers; None for not known or not answered.

    Raises
    ------
    UnexpectedValue
        No control of the sheet holds this.
    """
    try:
        return {key: None if value in (None, "", NOT_KNOWN) else int(str(value)) for key, value in given.items()}
    except ValueError:
        raise UnexpectedValue("an answer") from None


def _problem(words: str) -> Component:
    return html.Div(words, className="form-problem")
