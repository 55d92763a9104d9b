"""Compose a question, ask it, and ask it again with other values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypedDict

from dash import ALL, Input, Output, State, ctx, no_update

from dashboard.ids import ShellIds
from dashboard.pages.network.address import from_query, to_query
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.question.menu import BLANK, asked, question_menu
from dashboard.pages.network.question.options import kind_of_party, named_options, party_options
from dashboard.pages.network.question.reading import after_act, number_in, question_in
from dashboard.pages.network.question.words import values_in
from dashboard.pages.network.scene import question_of
from dashboard.registrar import Registrar
from dashboard.services import Services
from dashboard.text import language
from graph.exploration.pattern import PatternQuestion
from graph.exploration.pattern_choices import choices_in, other_kinds
from graph.exploration.pattern_parts import NODE, Part, clause_at, party_at, with_value
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE

SHORTEST_SEARCH = 2
N_OFFERED = 20

CONTROL, ACT, VALUE = "network-question", "network-question-act", "network-question-value"


class Draft(TypedDict):
    """A question that is being composed, and the question of the view in which that was begun."""

    of: str
    text: str


class Wanted(TypedDict):
    """A name that is searched, and the control that asks."""

    id: dict[str, Any]
    text: str


def every(kind: str, *parts: str, **given: str) -> dict[str, Any]:
    """Return the pattern of the ids of all controls of a sort."""
    return {"type": kind, **dict.fromkeys(parts, ALL), **given}


def register(registrar: Registrar, services: Services) -> None:
    """Register the callbacks of the question."""
    _register_composing(registrar, services)
    _register_asking(registrar, services)
    _register_names(registrar, services)


def _register_composing(registrar: Registrar, services: Services) -> None:
    @registrar.callback(
        Output(Ids.QUESTION_MENU, "children"),
        Output(Ids.QUESTION_DRAFT, "data"),
        Input(Ids.QUESTION_BUTTON, "n_clicks"),
        Input(ShellIds.VIEW, "data"),
        Input(every(CONTROL, "part", "n", "of"), "value"),
        Input(every(ACT, "act", "n"), "n_clicks"),
        State(Ids.QUESTION_DRAFT, "data"),
        prevent_initial_call=True,
    )
    def compose(
        clicks: int | None,
        search: str | None,
        held: Sequence[Any],
        pressed: Sequence[int | None],
        draft: Draft | None,
    ) -> tuple[Any, Any]:
        if not clicks:
            return no_update, no_update
        view, snapshot = from_query(search), services.snapshot()
        begun = draft if draft and draft["of"] == view.question else Draft(of=view.question, text="")
        if isinstance(ctx.triggered_id, Mapping):
            question = question_in(snapshot, controls_in(ctx.inputs_list[2]))
            for act, number in acts_in(ctx.triggered, ctx.triggered_prop_ids):
                question = after_act(question, act, number)
            if question.to_text() == begun["text"]:
                return no_update, no_update  # controls that were drawn anew hold what they held
        else:
            question = PatternQuestion.from_text(begun["text"]) if begun["text"] else question_of(view) or BLANK
        text = Draft(of=view.question, text=question.to_text())
        return question_menu(snapshot, question, view, language()), text


def _register_asking(registrar: Registrar, services: Services) -> None:
    values = every(VALUE, "name", "n")

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input(Ids.ASK, "n_clicks"),
        State(every(CONTROL, "part", "n", "of"), "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def ask(clicks: int | None, held: Sequence[Any], search: str | None) -> Any:
        if not clicks:
            return no_update
        question = question_in(services.snapshot(), controls_in(ctx.states_list[0]))
        return to_query(asked(from_query(search), question))

    @registrar.callback(
        Output(ShellIds.URL, "search", allow_duplicate=True),
        Input(values, "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def ask_again(picked: Sequence[str | None], search: str | None) -> Any:
        view = from_query(search)
        question = question_of(view)
        again = with_values(services.snapshot(), question or BLANK, controls_in(ctx.inputs_list[0]))
        if question is None or again == question:
            return no_update
        return to_query(view.having(question=again.to_text(), expansions=(), hidden=()))

    for button, name in ((Ids.ASK, "asked"), (Ids.QUESTION_EDIT, "edit")):
        registrar.clientside("network_question", name, Output(button, "className"), Input(button, "n_clicks"))


def _register_names(registrar: Registrar, services: Services) -> None:
    whom, names = every(CONTROL, "n", "of", part="other"), every(VALUE, "n", name=NODE)
    for group in (whom, names):
        registrar.clientside(
            "network_question",
            "settle",
            Output(Ids.QUESTION_FIND, "data", allow_duplicate=True),
            Input(group, "searchValue"),
            State(group, "value"),
            State(group, "data"),
            prevent_initial_call=True,
        )

    @registrar.callback(
        [Output(whom, "data")],
        Input(Ids.QUESTION_FIND, "data"),
        State(every(CONTROL, "part", "n", "of"), "value"),
        State(whom, "value"),
        prevent_initial_call=True,
    )
    def find_party(wanted: Wanted | None, held: Sequence[Any], picked: Sequence[Any]) -> tuple[list[Any]]:
        snapshot = services.snapshot()
        question = question_in(snapshot, controls_in(ctx.states_list[0]))
        return ([_found_party(services, question, item["id"], wanted) for item in ctx.states_list[1]],)

    @registrar.callback(
        [Output(names, "data")],
        Input(Ids.QUESTION_FIND, "data"),
        State(names, "value"),
        State(ShellIds.VIEW, "data"),
        prevent_initial_call=True,
    )
    def find_value(wanted: Wanted | None, picked: Sequence[Any], search: str | None) -> tuple[list[Any]]:
        question = question_of(from_query(search)) or BLANK
        return ([_found_value(services, question, item["id"], wanted) for item in ctx.states_list[0]],)


def _found_value(services: Services, question: PatternQuestion, item: Mapping[str, Any], wanted: Wanted | None) -> Any:
    text, values = searched(wanted, item), values_in(services.snapshot(), question, language())
    if not text or not 0 <= number_in(item) < len(values):
        return no_update
    party = party_at(question, values[number_in(item)].part)
    kind = kind_of_party(services.snapshot(), party)
    hits = services.search(text, (kind,) if kind else ACTOR_KINDS, N_OFFERED)
    ids = (party.node_id, *(hit.record_id for hit in hits))
    return named_options(services.snapshot(), ids, language(), is_found=True)


def _found_party(services: Services, question: PatternQuestion, item: Mapping[str, Any], wanted: Wanted | None) -> Any:
    text = searched(wanted, item)
    at = Part(number_in(item), "", item["of"] != "own")
    clause = clause_at(question, at)
    if not text or clause is None:
        return no_update
    snapshot = services.snapshot()
    near = question.clauses[at.clause - 1].other if at.further else question.sought
    kind = kind_of_party(snapshot, near)
    kinds = other_kinds(choices_in(snapshot), kind, TIE_TYPE.get(clause.tie_type), clause.direction)
    hits = [hit.record_id for hit in services.search(text, kinds, N_OFFERED)]
    return party_options(snapshot, kind, clause, language(), hits)


def searched(wanted: Wanted | None, control: Mapping[str, Any]) -> str:
    """Return what is searched in a control; empty when it is another that asks, or too little to go by."""
    text = wanted["text"].strip()[:200] if wanted and wanted["id"] == control else ""
    return text if len(text) >= SHORTEST_SEARCH else ""


def controls_in(listed: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Any]]:
    """Return ids and values of controls as a callback lists them."""
    return [(item["id"], item.get("value")) for item in listed]


def acts_in(triggered: Sequence[Mapping[str, Any]], ids: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the buttons that were pressed; one that was only drawn was not."""
    for event in triggered:
        pressed = ids.get(event["prop_id"])
        if isinstance(pressed, Mapping) and pressed["type"] == ACT and event["value"]:
            yield str(pressed["act"]), number_in(pressed)


def with_values(
    snapshot: NetworkSnapshot, question: PatternQuestion, controls: Sequence[tuple[Mapping[str, Any], Any]]
) -> PatternQuestion:
    """Return a question with what the controls of its answer hold now."""
    values, again = values_in(snapshot, question, language()), question
    for control, value in controls:
        if value and 0 <= number_in(control) < len(values):
            again = with_value(again, values[number_in(control)].part, str(value))
    return again
