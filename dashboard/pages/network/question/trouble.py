"""A question in an address that cannot be read (any more): what is not understood, and the ways out."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.links import view_link
from dashboard.pages.network.question.menu import BLANK, asked
from dashboard.text import t
from graph.exploration.pattern import readable_parts

LONGEST_TOLD = 60


def trouble_words(view: NetworkView, language: str) -> str:
    """Return which part of the question of a view cannot be read."""
    _, lost = readable_parts(view.question)
    told = ", ".join(part if len(part) <= LONGEST_TOLD else f"{part[:LONGEST_TOLD]}…" for part in lost)
    return t("question.unreadable", language, parts=told or f"{view.question[:LONGEST_TOLD]}…")


def ways_on(view: NetworkView, language: str) -> list[Component]:
    """Return the question without what cannot be read, and the way to begin again."""
    rest, _ = readable_parts(view.question)
    ways = [view_link(view.having(question=""), t("question.without_question", language), class_name="btn")]
    if rest == BLANK:
        return ways
    return [view_link(asked(view, rest), t("question.what_is_read", language), class_name="btn"), *ways]


def trouble_panel(view: NetworkView, language: str) -> list[Component]:
    """Return the panel of a view whose question cannot be read."""
    content = [
        html.H2(t("question.unreadable_title", language)),
        html.P(trouble_words(view, language)),
        html.Div(ways_on(view, language), className="net-ways"),
    ]
    return [html.Div(content, className="panel-scroll answer")]
