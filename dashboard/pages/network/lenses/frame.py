"""Round every lens: the menu that opens one, its title, and the switch between it and what is pointed at."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.aria import aria
from dashboard.components.icons import icon
from dashboard.components.waiting import waiting
from dashboard.pages.network.lenses.lens import Asked, Lens
from dashboard.pages.network.lenses.pieces import settings_foot
from dashboard.pages.network.lenses.register import LENSES
from dashboard.pages.network.links import view_link, with_lens, without_lens
from dashboard.pages.network.scene import Scene
from dashboard.text import plural, t
from dashboard.work.outcomes import NotThere

RAILS = ("lens", "selection")


def lens_menu(scene: Scene, language: str) -> list[Component]:
    """Return the lenses to choose from, each with the question that it answers."""
    return [_choice(scene, lens, language) for lens in LENSES.values()]


def lens_panel(lens: Lens, asked: Asked, n_readable: int) -> list[Component]:
    """Return the whole panel of a lens, with the switch to those pointed at that can be read about."""
    language = asked.language
    close = view_link(
        without_lens(asked.view),
        icon("x", 16),
        class_name="icon-button",
        title=t("lens.close", language),
    )
    head = html.Div(
        [
            html.Div(icon(lens.sign, 20), className="lens-sign"),
            html.Div(
                [
                    html.H2(t(f"lens.{lens.id}", language)),
                    html.Div(t(f"lens.{lens.id}_asks", language), className="muted"),
                ],
                className="grow",
            ),
            close,
        ],
        className="panel-head",
    )
    content = html.Div(
        [*_content(lens, asked), *settings_foot(asked, lens.depends_on(asked.view))],
        className="panel-scroll lens",
        key=f"{lens.id}-{','.join(asked.view.about)}",
    )
    return [rail_switch(lens, "lens", n_readable, language), head, content]


def _content(lens: Lens, asked: Asked) -> list[Component]:
    """Return what a lens answers; as long as it is computed, what can be chosen and how far it is."""
    if asked.scene.awaited:
        return [*lens.choices(asked), waiting(asked.scene.awaited, "panel", asked.language)]
    try:
        return lens.panel(asked)
    except NotThere as found:
        return [*lens.choices(asked), waiting(found, "panel", asked.language)]


def rail_switch(lens: Lens, shown: str, n_selected: int, language: str) -> Component:
    """Return the switch between a lens and what is pointed at; nothing when nothing is."""
    if not n_selected:
        return html.Div(className="rail-switch", hidden=True)
    words = {
        "lens": t(f"lens.{lens.id}", language),
        "selection": plural("network.selected", n_selected, language),
    }
    buttons = [
        html.Button(
            words[rail],
            id={"type": "network-act", "act": "rail", "id": rail},
            className="seg-item on" if rail == shown else "seg-item",
            **aria(pressed=str(rail == shown).lower()),
        )
        for rail in RAILS
    ]
    return html.Div(html.Div(buttons, className="seg"), className="rail-switch")


def _choice(scene: Scene, lens: Lens, language: str) -> Component:
    view = scene.view
    is_on = view.lens == lens.id
    words = html.Span(
        [t(f"lens.{lens.id}", language), html.Small(t(f"lens.{lens.id}_asks", language))], className="grow"
    )
    return view_link(
        without_lens(view) if is_on else with_lens(view, lens.id, *lens.begin(scene)),
        icon(lens.sign, 18),
        words,
        class_name="menu-link on" if is_on else "menu-link",
    )
