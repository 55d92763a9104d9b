"""Notes of a dossier, also those in which the reasons of phase moves were kept."""

import re

from dash import html
from dash.development.base_component import Component

from dashboard.pages.alliances.opened import Opened
from dashboard.pages.alliances.portfolio.portfolio import phase_name
from dashboard.pages.alliances.steps.records import add_button, record_rows, section
from dashboard.text import partial_date, t
from graph.model.choices import ALLIANCE_PHASE
from graph.model.follow_up import Note
from graph.model.values import is_known, known_or

MOVE = re.compile(r"(\w+) → (\w+): (.*)", re.DOTALL)
PHASES = frozenset(choice.code for choice in ALLIANCE_PHASE)


def note_list(opened: Opened) -> Component:
    """Return the notes, the newest first."""
    language = opened.language
    rows = record_rows(opened, [(one, [_note(one, language)]) for one in reversed(opened.found.notes)])
    return section(
        t("alliance_follow_up.notes", language),
        *(rows or [html.P(t("alliance_follow_up.no_note", language), className="muted")]),
        add_button(opened, "note", {"subject_id": opened.found.alliance.id}),
    )


def _note(one: Note, language: str) -> Component:
    day = partial_date(one.on, language, short=True) if is_known(one.on) else ""
    facts = " · ".join(filter(None, (day, str(known_or(one.written_by, "")))))
    return html.Div(
        [html.Span(note_words(str(one.content), language), className="fol-text"), html.Small(facts, className="muted")],
        className="agr-two",
    )


def note_words(content: str, language: str) -> str:
    """Return a note; one that keeps why a phase was left names the phases as people call them."""
    found = MOVE.fullmatch(content)
    if found is None or not PHASES.issuperset(found.groups()[:2]):
        return content
    before, after, why = found.groups()
    return t(
        "alliance_follow_up.moved",
        language,
        before=phase_name(before, language),
        after=phase_name(after, language),
        why=why,
    )
