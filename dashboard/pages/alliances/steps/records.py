"""Records of a dossier in a list: each in a line, with the buttons that change it, and one that adds another."""

from collections.abc import Iterable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.record_dialog import Preset, open_button, sign_button
from dashboard.pages.alliances.opened import Opened
from dashboard.text import t
from graph.model.records import Record
from graph.model.registry import kind_of


def record_rows(opened: Opened, records: Iterable[tuple[Record, Sequence[Component | str]]]) -> list[Component]:
    """Return a line per record, with what it says and its buttons."""
    return [
        html.Div(
            [
                html.Div(list(words), className="grow"),
                sign_button("edit", record.kind, record.id, "pencil", t("alliance.change", opened.language)),
                sign_button("delete", record.kind, record.id, "trash", t("alliance.remove", opened.language)),
            ],
            className="all-record",
        )
        for record, words in records
    ]


def add_button(opened: Opened, kind: str, fixed: Preset, *, words: str = "") -> Component:
    """Return the button that adds a record about something."""
    label = words or t("alliance.add", opened.language, what=kind_of(kind).one.in_language(opened.language).lower())
    return open_button("new", kind, "-".join(sorted(fixed.values())), icon("plus", 16), label, fixed=fixed)


def section(title: str, *children: Component, hint: str = "") -> Component:
    """Return a part of a step under its title."""
    told = [html.P(hint, className="muted")] if hint else []
    return html.Section([html.H2(title), *told, *children], className="all-section")
