"""The controls of a question that is composed: whom one seeks, and one block for each condition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.pages.network.question.options import (
    Options,
    condition_options,
    condition_value,
    editions_of,
    kind_of_party,
    party_options,
    party_value,
    relation_options,
    relation_value,
    sought_options,
)
from dashboard.pages.network.question.reading import OWN, act_id, part_id
from dashboard.text import t
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_choices import choices_in
from graph.exploration.pattern_parts import FURTHER
from graph.model.snapshot import NetworkSnapshot

MOST_LISTED = 100
LISTS: Mapping[str, Any] = {
    "searchable": True,
    "openOnFocus": False,  # the keyboard comes back to a list after every choice
    "limit": MOST_LISTED,
    "maxDropdownHeight": 260,
    # a list that opens inside the menu: a choice in it is no click outside
    "comboboxProps": {"withinPortal": False, "floatingStrategy": "fixed"},
}


@dataclass(frozen=True, slots=True)
class _At:
    """Where a control stands: the number of its clause, in the clause itself or in its further clause."""

    number: int
    of: str = OWN

    def id(self, part: str) -> dict[str, object]:
        return part_id(part, self.number, self.of)


@dataclass(frozen=True, slots=True)
class QuestionControls:
    """Makes the controls of a question.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        Decides what the lists offer.
    language : str
        ``nl`` or ``en``.
    """

    snapshot: NetworkSnapshot
    language: str

    def sought(self, party: Party) -> Component:
        """Return the controls of the party sought; conditions follow once a kind is chosen."""
        words, at = t("question.seek", self.language), _At(0)
        kind = dmc.Select(
            id=at.id("kind"),
            data=sought_options(self.language),
            value=party.kind or None,
            placeholder=t("question.kind", self.language),
            clearable=bool(party.kind),
            **LISTS,
            **aria(label=words),
        )
        narrowed = [self._conditions(party, at)] if party.kind or party.conditions else []
        return html.Section([html.H3(words), kind, *narrowed], className="question-part")

    def clause(self, question: PatternQuestion, number: int) -> Component:
        """Return the block of one condition, and in it that of what must be true of the other party."""
        clause, at = question.clauses[number - 1], _At(number)
        joint = t("question.that" if number == 1 else "question.and_that", self.language)
        parts = [self._head(joint, clause, at, "drop"), *self._controls(clause, question.sought.kind, at)]
        if clause.further:
            further, that = _At(number, FURTHER), t("question.that", self.language)
            middle = kind_of_party(self.snapshot, clause.other)
            inside = [self._head(that, clause.further, further, "unnest")]
            inside += self._controls(clause.further, middle, further)
            parts.append(html.Div(inside, className="question-further"))
        title = t("question.condition", self.language, n=number)
        return html.Section(parts, className="question-part", **aria(label=title))

    def _head(self, joint: str, clause: Clause, at: _At, act: str) -> Component:
        drop = t("question.drop", self.language)
        negation = dcc.Checklist(
            id=at.id("not"),
            options=[{"value": "not", "label": t("question.not", self.language)}],
            value=["not"] if clause.negated else [],
        )
        button = html.Button(
            icon("x", 14), id=act_id(act, at.number), className="icon-button", title=drop, **aria(label=drop)
        )
        number = [html.Span(str(at.number), className="question-number")] if at.of == OWN else []
        return html.Div(
            [*number, html.H3(joint), negation, html.Span(className="grow"), button], className="question-head"
        )

    def _controls(self, clause: Clause, kind: str, at: _At) -> list[Component]:
        relation = dmc.Select(
            id=at.id("relation"),
            data=relation_options(self.snapshot, kind, clause, self.language),
            value=relation_value(clause),
            allowDeselect=False,
            nothingFoundMessage=t("question.no_option", self.language),
            **LISTS,
            **aria(label=t("question.relation", self.language)),
        )
        other = dmc.Select(
            id=at.id("other"),
            data=party_options(self.snapshot, kind, clause, self.language),
            value=party_value(clause.other),
            allowDeselect=False,
            nothingFoundMessage=t("question.no_name", self.language),
            filter={"function": "alreadyFound"},
            **LISTS,
            **aria(label=t("question.whom", self.language)),
        )
        narrowed = [] if clause.other.node_id else [self._conditions(clause.other, at)]
        return [html.Div([relation, other], className="question-pair"), *narrowed, self._refinements(clause, at)]

    def _conditions(self, party: Party, at: _At) -> Component:
        words = t("question.narrow", self.language)
        return dmc.MultiSelect(
            id=at.id("conditions"),
            data=condition_options(self.snapshot, party, self.language),
            value=[condition_value(facet, option) for facet, option in party.conditions],
            placeholder="" if party.conditions else words,
            clearable=True,
            nothingFoundMessage=t("question.no_option", self.language),
            **LISTS,
            **aria(label=words),
        )

    def _refinements(self, clause: Clause, at: _At) -> Component:
        """Return what is asked of the tie, where that tells ties of this type apart, and the second step."""
        controls = [*self._established(clause, at), *self._edition(clause, at)]
        if at.of == OWN and not clause.further:
            controls.append(quiet_button(t("question.nest", self.language), act_id("nest", at.number)))
        return html.Div(controls, className="question-tie")

    def _established(self, clause: Clause, at: _At) -> list[Component]:
        unsettled = choices_in(self.snapshot).unsettled
        tells_apart = clause.tie_type in unsettled if clause.tie_type else bool(unsettled)
        if not (clause.established or tells_apart):
            return []
        label = t("network.established_only", self.language)
        value = ["established"] if clause.established else []
        return [dcc.Checklist(id=at.id("ties"), options=[{"value": "established", "label": label}], value=value)]

    def _edition(self, clause: Clause, at: _At) -> list[Component]:
        editions = editions_of(self.snapshot, clause)
        if not editions:
            return []
        words = t("question.any_edition", self.language)
        options: Options = [{"value": e, "label": t("question.of_edition", self.language, value=e)} for e in editions]
        return [
            dmc.Select(
                id=at.id("edition"),
                data=options,
                value=clause.edition or None,
                placeholder=words,
                clearable=True,
                size="xs",
                **LISTS,
                **aria(label=words),
            )
        ]


def quiet_button(words: str, button_id: dict[str, object]) -> Component:
    """Return a button that asks for little attention."""
    return html.Button(words, id=button_id, className="text-button question-quiet")
