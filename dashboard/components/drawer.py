"""Buttons of a drawer: a side part that a narrow window has no room for, see `assets/js/drawer.js`."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.text import t


def drawer_opener(drawer_id: str, sign: str, words: str, *children: Any, class_name: str = "") -> Component:
    """Return the button that opens a part of class ``drawer``; it shows only where the part does not fit."""
    target: Any = {"data-drawer": drawer_id}
    return html.Button(
        [icon(sign), *children],
        className=f"btn drawer-opener {class_name}".strip(),
        title=words,
        **target,
        **aria(label=words, expanded="false", controls=drawer_id),
    )


def drawer_closer(language: str) -> Component:
    """Return the button that closes the drawer it stands in; it shows only there."""
    words = t("shell.close", language)
    return html.Button(icon("x"), className="btn quiet drawer-close", title=words, **aria(label=words))
