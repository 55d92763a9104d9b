"""The bar above the canvas: where one looks, how far, what is filtered, how much is shown."""

from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.icons import icon
from dashboard.pages.network.address import FILTER_KEYS, MAX_DEPTH, NetworkView
from dashboard.pages.network.canvas.empty import missing_words
from dashboard.pages.network.links import around, view_link, without_filter
from dashboard.pages.network.question.words import question_sentence
from dashboard.pages.network.scene import Scene, filter_within, walkable
from dashboard.pages.network.sentences import facet_option_label
from dashboard.text import count, partial_date, plural, t
from graph.exploration.focus import steps_around
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import display_name

MOST_CHIPS = 4
LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class FilterInUse:
    """A filter in words.

    Parameters
    ----------
    short, whole : str
        For a chip, several options as their number; and with every option by name.
    without : NetworkView
        The view that lacks it.
    """

    short: str
    whole: str
    without: NetworkView


def centre_label(scene: Scene, language: str) -> list[Component | str]:
    """Return what the first control says: round whom, or the whole network."""
    view = scene.view
    if view.everything:
        return [t("network.whole", language)]
    names = [display_name(scene.snapshot.records.get(node_id), language) for node_id in view.centres]
    known = [name for name in names if name]
    if not known:
        return [t("network.question_asked" if view.question else "network.choose", language)]
    more = f" +{len(known) - 1}" if len(known) > 1 else ""
    return [f"{t('network.around', language)} ", html.B(known[0] + more)]


def title_of(scene: Scene, language: str) -> str:
    """Return in one line what is shown, for files and drawings."""
    view = scene.view
    if view.everything:
        return t("network.whole", language)
    names = [display_name(scene.snapshot.records[c], language) for c in view.centres if c in scene.snapshot.records]
    if not names and scene.question:
        return shortened(question_sentence(scene.snapshot, scene.question, language))
    if not names:
        return t("network.title", language)
    return f"{t('network.around', language)} {', '.join(names)}"


def shortened(words: str) -> str:
    """Return words that fit on one line above a drawing."""
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1].rstrip()}…"


def depth_control(scene: Scene, language: str) -> list[Component]:
    """Return the steps control; the next step says what it would add."""
    view = scene.view
    if not view.centres or view.everything:
        return []
    deeper = n_one_step_further(scene)
    return [
        _step(view, view.depth - 1, "minus", t("network.step_less", language), view.depth > 1),
        html.Span(plural("network.steps", view.depth, language), className="net-depth"),
        _step(
            view,
            view.depth + 1,
            "plus",
            plural("network.step_more", deeper, language),
            view.depth < MAX_DEPTH,
            f"+{deeper}" if deeper else "",
        ),
    ]


def filter_chips(scene: Scene, language: str) -> list[Component]:
    """Return one chip per facet in use; a click takes it away."""
    chips = [_chip(used, language) for used in filters_in_use(scene, language)]
    if len(chips) > MOST_CHIPS:
        rest = plural("network.more_filters", len(chips) - MOST_CHIPS + 1, language)
        chips = [*chips[: MOST_CHIPS - 1], html.Span(rest, className="chip on")]
    return chips


def filters_in_use(scene: Scene, language: str) -> list[FilterInUse]:
    """Return each filter in words."""
    view, chosen = scene.view, scene.view.filter
    found = [_facet_in_use(scene, facet, language) for facet in FILTER_KEYS if getattr(chosen, facet)]
    if chosen.near:
        found.append(_plain(f"{chosen.near} ≤ {chosen.max_km:g} km", view.with_filter(near="")))
    if chosen.only_unplaced:
        found.append(_plain(t("arrangement.only_unplaced", language), view.with_filter(only_unplaced=False)))
    if chosen.established_only:
        found.append(_plain(t("network.established_only", language), view.with_filter(established_only=False)))
    if chosen.on_date:
        text = f"{t('network.on_date', language)} {partial_date(chosen.on_date, language)}"
        found.append(_plain(text, view.with_filter(on_date="")))
    if chosen.min_degree:
        text = f"{t('network.min_degree', language)}: {chosen.min_degree}"
        found.append(_plain(text, view.with_filter(min_degree=0)))
    return found


def shown_count(scene: Scene, language: str) -> list[Component | str]:
    """Return "64 of 447 shown", with what is hidden and the way to see it."""
    n_shown = count(len(scene.clear_ids))
    parts: list[Component | str] = [t("network.shown", language, n=n_shown, total=count(scene.n_all))]
    if scene.missing and scene.node_ids:
        parts = [html.Span(missing_words(scene, language), className="net-missing"), " · ", *parts]
    if scene.n_filtered:
        parts += [
            " · ",
            view_link(
                without_filter(scene.view),
                plural("network.filtered_out", scene.n_filtered, language),
                title=t("network.show_filtered", language),
            ),
        ]
    if n_faded := len(scene.node_ids) - len(scene.clear_ids):
        parts += [
            " · ",
            view_link(
                without_filter(scene.view),
                plural("network.faded", n_faded, language),
                title=t("network.show_filtered", language),
            ),
        ]
    if scene.n_unplaced:
        parts += [
            " · ",
            view_link(
                scene.view.having(shown_as="tabel", fade=False).with_filter(only_unplaced=True),
                plural("arrangement.unplaced", scene.n_unplaced, language),
                title=t("arrangement.see_unplaced", language),
            ),
        ]
    if scene.n_hidden:
        parts += [
            " · ",
            view_link(
                replace(scene.view, hidden=()),
                plural("network.hidden", scene.n_hidden, language),
                title=t("network.show_hidden", language),
            ),
        ]
    return parts


def centre_menu(scene: Scene, language: str) -> list[Component]:
    """Return the centres one by one, the direction, and the way to the whole network."""
    view = scene.view
    rows = [
        html.Div(
            [
                html.Span(display_name(scene.snapshot.records.get(node_id), language), className="grow"),
                view_link(
                    around(view, *(other for other in view.centres if other != node_id)),
                    icon("x", 14),
                    class_name="icon-button",
                    title=t("network.drop_centre", language),
                ),
            ],
            className="menu-row",
        )
        for node_id in view.centres
        if node_id in scene.snapshot.records
    ]
    directions = [
        view_link(
            replace(view, direction=direction),
            t(f"network.direction_{direction}", language),
            class_name="seg-item on" if view.direction == direction else "seg-item",
        )
        for direction in ("both", "out", "in")
    ]
    whole = replace(view, everything=True, centres=(), expansions=(), hidden=(), question="", saved_view="")
    return [
        *rows,
        html.Div(directions, className="seg", hidden=not view.centres),
        view_link(whole, icon("topology-star-3", 16), t("network.whole", language), class_name="menu-link"),
        view_link(NetworkView(), icon("arrow-back-up", 16), t("network.start_again", language), class_name="menu-link"),
    ]


def _step(view: NetworkView, depth: int, sign: str, title: str, possible: bool, extra: str = "") -> Component:
    if not possible:
        return html.Span(icon(sign, 14), className="net-step off", title=title)
    words = [html.Span(extra, className="net-step-extra")] if extra else []
    return view_link(replace(view, depth=depth), icon(sign, 14), *words, class_name="net-step", title=title)


def n_one_step_further(scene: Scene) -> int:
    """Return how many nodes one step more would add; none at the greatest depth."""
    view = scene.view
    if view.depth >= MAX_DEPTH:
        return 0
    centres = [node_id for node_id in view.centres if node_id in scene.snapshot.nodes]
    walked = walkable(view, scene.snapshot)
    deeper = {*steps_around(scene.snapshot, centres, view.depth + 1, view.direction, walked), *scene.surroundings}
    passing = deeper if view.fade else filter_within(scene.snapshot, view, deeper).node_ids & deeper
    return len(passing.difference(scene.node_ids, view.hidden))


def _chip(used: FilterInUse, language: str) -> Component:
    drop = t("network.drop_filter", language)
    title = drop if used.whole == used.short else f"{used.whole} · {drop}"
    return view_link(used.without, used.short, icon("x", 12), class_name="chip on", title=title)


def _plain(text: str, without: NetworkView) -> FilterInUse:
    return FilterInUse(text, text, without)


def _facet_in_use(scene: Scene, facet: str, language: str) -> FilterInUse:
    chosen = getattr(scene.view.filter, facet)
    names = sorted(facet_option_label(scene.snapshot, facet, option, language) for option in chosen)
    name = t(f"network.facet_{facet}", language)
    whole = f"{name}: {', '.join(names)}"
    several = f"{name}: {len(names)}"
    if facet == "kinds":
        several = t("network.kinds_chosen", language, n=len(names), total=len({*chosen, *ACTOR_KINDS}))
    without = scene.view.with_filter(**{facet: frozenset()})
    return FilterInUse(whole if len(names) == 1 else several, whole, without)
