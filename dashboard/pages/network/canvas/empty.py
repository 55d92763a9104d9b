"""What stands on the canvas when there is nothing to draw, or too much: why, and the ways out."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.components.waiting import waiting
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.links import view_link, without_filter
from dashboard.pages.network.question.trouble import trouble_words, ways_on
from dashboard.pages.network.scene import Scene
from dashboard.pages.network.scenes import MOST_DRAWN
from dashboard.text import count, t
from dashboard.work.outcomes import NotThere
from graph.exploration.filters import fewest_partners


def instead_of_drawing(scene: Scene, language: str) -> Component | list[Component]:
    """Return a card for an empty canvas; nothing when something is drawn."""
    if not scene.n_all:
        return _card(t("network.empty", language), _first_node(language))
    if scene.n_too_many and scene.question:
        return _card(t("question.too_many", language, n=count(scene.n_too_many), most=count(MOST_DRAWN)))
    if scene.n_too_many:
        return _card(
            t("network.too_many", language, n=count(scene.n_too_many), most=count(MOST_DRAWN)), *_less(scene, language)
        )
    if scene.node_ids:
        return []
    if scene.view.question and scene.question is None:
        return _card(trouble_words(scene.view, language), *ways_on(scene.view, language))
    if scene.answer is not None and not scene.answer.matches:
        return _card(t("question.empty", language))
    if scene.missing:
        return _card(
            missing_words(scene, language),
            view_link(NetworkView(), t("network.choose_other", language), class_name="btn"),
        )
    if scene.n_unplaced:
        listed = view_link(
            scene.view.having(shown_as="tabel"), t("arrangement.see_unplaced", language), class_name="btn"
        )
        return _card(t("arrangement.nobody_placed", language), listed)
    if scene.n_hidden and not scene.n_filtered:
        shown_again = view_link(scene.view.having(hidden=()), t("network.show_hidden", language), class_name="btn")
        return _card(t("network.all_hidden", language), shown_again)
    clear = view_link(without_filter(scene.view), t("network.clear_filter", language), class_name="btn")
    return _card(t("network.nothing_left", language), clear)


def instead_of_waiting(view: NetworkView, found: NotThere, language: str) -> Component:
    """Return a card as long as what the drawing needs is computed: how far it is, and the way to do without."""
    plain = view_link(
        view.having(size="degree", colour="kind", ring="", badge="", arrangement="forces", by="", by_other=""),
        t("network.draw_without", language),
        class_name="btn",
    )
    return html.Div(
        [waiting(found, "canvas", language), html.Div(plain, className="net-ways")], className="card net-notice"
    )


def missing_words(scene: Scene, language: str) -> str:
    """Return that the address names what does not exist."""
    return t("network.missing", language, ids=", ".join(scene.missing))


def _first_node(language: str) -> Component:
    return html.Button(
        [icon("plus", 16), t("network.new_node", language)],
        id={"type": "network-act", "act": "new", "id": "organisation"},
        className="btn primary",
    )


def _less(scene: Scene, language: str) -> list[Component]:
    view = scene.view
    fewest, n_left = fewest_partners(scene.snapshot, view.filter, MOST_DRAWN)
    words = t("network.only_connected", language, k=fewest, n=count(n_left))
    ways = [view_link(view.with_filter(min_degree=fewest), words, class_name="btn")] if n_left else []
    if view.centres and view.depth > 1:
        ways.append(view_link(view.having(depth=view.depth - 1), t("network.step_less", language), class_name="btn"))
    return ways


def _card(words: str, *ways: Component) -> Component:
    return html.Div([html.P(words), html.Div(list(ways), className="net-ways")], className="card net-notice")
