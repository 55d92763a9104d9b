"""The filter: every facet with, beside each option, what choosing it would give."""

from dataclasses import replace

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.ids import NetworkIds as Ids
from dashboard.pages.network.ids import choice_id
from dashboard.pages.network.links import toggled, view_link, without_filter
from dashboard.pages.network.scene import Scene, part_of
from dashboard.pages.network.sentences import facet_option_label
from dashboard.text import count, plural, t
from graph.exploration.facet_counts import FacetCounts, count_options
from graph.model.dates import years_of
from graph.model.places import Place
from graph.model.registry import ACTOR_KINDS

ORDER = ("kinds", "layers", "helixes", "themes", "statuses", "tie_types", "sectors", "provinces", "places")
FIRST_SHOWN = 8
OPEN_FACETS = frozenset({"kinds", "layers", "helixes"})
DISTANCES = (5, 10, 20, 50)


def filter_menu(scene: Scene, language: str) -> list[Component]:
    """Return all facets of what surrounds the centres, as links."""
    counts = count_options(part_of(scene.snapshot, scene.surroundings), scene.view.filter, scene.view.centres)
    facets = [_facet(scene, counts[name], language) for name in ORDER if name in counts]
    return [
        _head(scene, language),
        *facets,
        _switch(scene, "established_only", language),
        _near(scene, language),
        _partners(scene, language),
        _date(scene, language),
    ]


def _head(scene: Scene, language: str) -> Component:
    view = scene.view
    fade = [
        view_link(
            replace(view, fade=wanted),
            t(f"network.rest_{'fade' if wanted else 'hide'}", language),
            class_name="seg-item on" if view.fade == wanted else "seg-item",
        )
        for wanted in (False, True)
    ]
    unfiltered = without_filter(view)
    reset = view_link(unfiltered, t("network.clear_filter", language), class_name="quiet-link")
    return html.Div(
        [
            html.Span(t("network.rest", language)),
            html.Div(fade, className="seg"),
            *([reset] if unfiltered != view else []),
        ],
        className="menu-head",
    )


def _facet(scene: Scene, found: FacetCounts, language: str) -> Component:
    chosen: frozenset[str] = getattr(scene.view.filter, found.facet)
    drawn = frozenset(ACTOR_KINDS) if found.facet == "kinds" else frozenset()
    options = [option for option in found.counts if found.counts[option] or option in chosen]
    if found.facet == "kinds":
        options = [kind for kind in ACTOR_KINDS if kind in options]
    rows = [_option(scene, found, option, chosen, drawn, language) for option in options]
    if len(rows) > FIRST_SHOWN + 2:
        rest = html.Details(
            [html.Summary(t("network.n_more", language, n=len(rows) - FIRST_SHOWN)), *rows[FIRST_SHOWN:]]
        )
        rows = [*rows[:FIRST_SHOWN], rest]
    title = html.Summary(
        [t(f"network.facet_{found.facet}", language), html.Span(str(len(chosen) or ""), className="n")]
    )
    return html.Details([title, *rows], open=bool(chosen) or found.facet in OPEN_FACETS, className="facet")


def _option(
    scene: Scene, found: FacetCounts, option: str, chosen: frozenset[str], drawn: frozenset[str], language: str
) -> Component:
    label = facet_option_label(scene.snapshot, found.facet, option, language)
    target = toggled(scene.view, found.facet, option, drawn)
    return _choice(target, label, option in (chosen or drawn), language, count(found.counts[option]))


def _switch(scene: Scene, name: str, language: str) -> Component:
    on = bool(getattr(scene.view.filter, name))
    return _choice(scene.view.with_filter(**{name: not on}), t(f"network.{name}", language), on, language)


def _choice(target: NetworkView, label: str, on: bool, language: str, n: str = "") -> Component:
    """Return one row of few components: there are over a hundred, and each costs the browser a millisecond or more."""
    words = [html.Span(t("network.chosen", language), className="visually-hidden")] if on else []
    counted = [html.Span(n, className="leg-count")] if n else []
    return view_link(target, label, *words, *counted, class_name="option on" if on else "option")


def _near(scene: Scene, language: str) -> Component:
    places = sorted({str(place.name) for place in scene.snapshot.of(Place).values()})
    chosen = scene.view.filter
    distances = [
        view_link(
            scene.view.with_filter(max_km=float(km)),
            f"{km} km",
            class_name="seg-item on" if chosen.max_km == km else "seg-item",
        )
        for km in DISTANCES
    ]
    unplaced = _switch(scene, "keep_unplaced", language)
    return _block(
        t("network.near", language),
        dcc.Dropdown(
            id=choice_id("near"),
            options=places,
            value=chosen.near or None,
            placeholder=t("network.near_place", language),
            clearable=True,
        ),
        *([html.Div(distances, className="seg"), unplaced] if chosen.near else []),
    )


def _partners(scene: Scene, language: str) -> Component:
    return _block(
        t("network.min_degree", language),
        dcc.Input(
            id=choice_id("partners"),
            type="number",
            min=0,
            max=1000,
            step=1,
            value=scene.view.filter.min_degree or None,
            placeholder=t("network.min_degree_any", language),
            debounce=True,
            className="text-input",
        ),
    )


def _date(scene: Scene, language: str) -> Component:
    exact = dcc.Input(
        id=choice_id("date"),
        value=scene.view.filter.on_date,
        placeholder=t("network.date_form", language),
        debounce=True,
        maxLength=10,
        className="text-input",
    )
    return _block(t("network.on_date", language), exact)


def year_choice(scene: Scene, language: str) -> list[Component]:
    """Return the slider over the years that occur in the dates of ties; nothing where it would have one place."""
    first, last, n_undated = years_of(scene.snapshot.ties.values())
    if first >= last:
        return []
    always = {"value": first - 1, "label": t("network.always", language)}
    slider = dmc.Slider(
        id=Ids.YEAR,
        min=first - 1,
        max=last,
        step=1,
        value=chosen_year(scene),
        marks=[always, {"value": last, "label": str(last)}],
        thumbLabel=t("network.on_date", language),
        size="sm",
        className="year-slider",
    )
    undated = html.P(plural("network.undated", n_undated, language, k=count(n_undated)), className="muted")
    return [slider, undated]


def chosen_year(scene: Scene) -> int:
    """Return the year of the view; its place before the first year stands for always."""
    first, _, _ = years_of(scene.snapshot.ties.values())
    date = scene.view.filter.on_date
    return int(date[:4]) if date else first - 1


def _block(label: str, *controls: Component) -> Component:
    return html.Div([html.Label(label), *controls], className="menu-block")
