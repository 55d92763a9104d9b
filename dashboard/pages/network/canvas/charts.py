"""Pictures in which a value decides the place: rings and layers by a field, a plane of two, and the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.cytoscape.backdrop import Band, Circle, Line, Shape, Words
from dashboard.cytoscape.layout_memory import Positions
from dashboard.pages.network.address import MAP, NetworkView
from dashboard.pages.network.canvas.legend import option_text
from dashboard.pages.network.canvas.properties import amount_of, fixed_options, options_of, properties
from dashboard.pages.network.canvas.styling import NO_VALUE_FILL, OTHER, amounts_in, ranked_options
from dashboard.pages.network.scene import Scene
from dashboard.text import figure, t
from graph.analysis.charts import HIGH, WIDE, Axis, axis_of, in_layers_by, in_rings_by, on_plane
from graph.analysis.measures import MEASURES
from graph.model.labels import Label
from graph.model.values import NoValue

UNKNOWN = NoValue.UNKNOWN.value
NO_NUMBER = "no_number"
N_CLASSES = 5
TICKS = 5
MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One way to let values decide places.

    Parameters
    ----------
    id : str
        As in addresses.
    label, explanation : Label
        Name, and how it is read.
    defaults : tuple of str
        Properties that decide as long as nobody chooses, one per field that it needs.
    """

    id: str
    label: Label
    explanation: Label
    defaults: tuple[str, ...]


_ALL = (
    ChartKind(
        "rings_by",
        Label("ringen naar veld", "rings by field"),
        Label(
            "Elke ring is één waarde van het veld: de eerste of hoogste binnenin, wie er geen heeft buitenaan. "
            "Slepen kan hier niet.",
            "Every ring is one value of the field: the first or highest inside, who has none outside. "
            "No dragging here.",
        ),
        ("degree",),
    ),
    ChartKind(
        "layers",
        Label("lagen", "layers"),
        Label(
            "Elke laag is één waarde van het veld, wie er geen heeft onderaan. Slepen kan hier niet.",
            "Every layer is one value of the field, who has none at the bottom. No dragging here.",
        ),
        ("helix",),
    ),
    ChartKind(
        "plane",
        Label("vlak van twee", "plane of two"),
        Label(
            "Naar rechts meer van het ene, naar boven meer van het andere; zonder waarde in de gearceerde strook. "
            "Wie een plek deelt, ligt er zo dicht mogelijk bij: het getal zelf staat in het paneel. "
            "Slepen kan hier niet.",
            "To the right more of the one, upwards more of the other; without a value in the hatched strip. "
            "Who share a spot lie as near to it as can be: the number itself is in the panel. "
            "No dragging here.",
        ),
        ("degree", "betweenness"),
    ),
)

CHARTS: Mapping[str, ChartKind] = MappingProxyType({kind.id: kind for kind in _ALL})


@dataclass(frozen=True, slots=True)
class Chart:
    """Places, and what is drawn beneath them."""

    places: Positions
    beneath: tuple[Shape, ...]


def chart_kind(view: NetworkView) -> ChartKind | None:
    """Return the chart that a view asks for; None when places come from a layout."""
    return CHARTS.get(view.arrangement)


def is_put_by_hand(view: NetworkView) -> bool:
    """Return whether people may put nodes elsewhere: where a value or the map decides, they may not."""
    return view.shown_as != MAP and chart_kind(view) is None


def chosen_fields(view: NetworkView) -> tuple[str, ...]:
    """Return the properties that decide the places of a chart."""
    kind = chart_kind(view)
    if kind is None:
        return ()
    given = (view.by, view.by_other)
    return tuple(
        chosen if chosen in properties() else default for chosen, default in zip(given, kind.defaults, strict=False)
    )


def chart_of(scene: Scene, language: str) -> Chart | None:
    """Return where a chart places everyone that is shown; None when the view asks for no chart."""
    kind = chart_kind(scene.view)
    if kind is None or not scene.node_ids:
        return None
    fields = chosen_fields(scene.view)
    if kind.id == "plane":
        return _plane(scene, fields, language)
    options, order, words = _options(scene, fields[0], language)
    ends = (scene.snapshot.ties[tie_id].ends for tie_id in scene.tie_ids)
    edges = sorted({(min(pair), max(pair)) for pair in ends})
    return _rings(options, order, words, edges) if kind.id == "rings_by" else _layers(options, order, words, edges)


def values_in(scene: Scene, property_id: str) -> Mapping[str, float | None]:
    """Return an amount for everyone that is shown; of a closed list the place in it."""
    if properties()[property_id].is_number:
        return amounts_in(scene, property_id)
    rank = {option: float(number) for number, option in enumerate(fixed_options(property_id), start=1)}
    nodes = scene.snapshot.nodes
    return {i: rank.get(options_of(scene.snapshot, nodes[i], property_id)[0]) for i in scene.node_ids}


def _options(scene: Scene, property_id: str, language: str) -> tuple[dict[str, str], list[str], dict[str, str]]:
    """Return the option of everyone, the options in order, and their words; amounts in classes, highest first."""
    if properties()[property_id].is_number:
        return _classes(scene, property_id, language)
    options = {i: options_of(scene.snapshot, scene.snapshot.nodes[i], property_id)[0] for i in scene.node_ids}
    known = [o for o in ranked_options(scene.snapshot, property_id) if o in options.values()]
    if len(known) > MOST_OPTIONS:
        rest = set(known[MOST_OPTIONS - 1 :])
        options = {i: OTHER if option in rest else option for i, option in options.items()}
        known = [*known[: MOST_OPTIONS - 1], OTHER]
    order = [*known, *(o for o in NO_VALUE_FILL if o in options.values())]
    words = {option: option_text(scene, property_id, option, language) for option in order}
    return options, order, words


def _classes(scene: Scene, property_id: str, language: str) -> tuple[dict[str, str], list[str], dict[str, str]]:
    values = amounts_in(scene, property_id)
    known = sorted({value for value in values.values() if value is not None}, reverse=True)
    without = {i: _why_none(scene, property_id, i) for i, value in values.items() if value is None}
    reasons = [reason for reason in WHY_NONE if reason in without.values()]
    words = {reason: t(WHY_NONE[reason], language) for reason in reasons}
    if len(known) <= N_CLASSES:
        words |= {repr(value): figure(value, language) for value in known}
        return {i: without.get(i, repr(value)) for i, value in values.items()}, [*map(repr, known), *reasons], words
    axis = axis_of([value for value in values.values() if value is not None])
    limits = axis.steps(N_CLASSES)
    starts = limits[-2::-1]
    ends = [limit - 1 for limit in limits[1:-1]] if axis.is_whole else limits[1:-1]
    names = {repr(start): start for start in starts}
    for start, end in zip(starts, (known[0], *reversed(ends)), strict=True):
        words[repr(start)] = _range(start, end, language)

    def class_of(value: float) -> str:
        return next((name for name, start in names.items() if value >= start), repr(starts[-1]))

    classed = {i: class_of(value) for i, value in values.items() if value is not None}
    return classed | without, [*names, *reasons], words


def _range(low: float, high: float, language: str) -> str:
    if low == high:
        return figure(low, language)
    return t("network.from_to", language, low=figure(low, language), high=figure(high, language))


WHY_NONE: Mapping[str, str] = MappingProxyType(
    {
        NO_NUMBER: "arrangement.no_number",
        UNKNOWN: "network.option_unknown",
        NoValue.NOT_APPLICABLE.value: "network.option_not_applicable",
    }
)
"""Why someone has no amount, and the words for it."""


def _why_none(scene: Scene, property_id: str, node_id: str) -> str:
    """Return why someone has no amount: a measure that says nothing or only bounds, or what the field tells."""
    if property_id in MEASURES:
        return NO_NUMBER
    value = amount_of(scene.snapshot.nodes[node_id], property_id)
    return value.value if isinstance(value, NoValue) else UNKNOWN


def _rings(
    options: Mapping[str, str], order: list[str], words: Mapping[str, str], edges: list[tuple[str, str]]
) -> Chart:
    found = in_rings_by(options, order, edges)
    beneath: list[Shape] = [Circle((0.0, 0.0), radius) for radius in found.radii.values()]
    beneath += [Words((0.0, -radius - 34), words[option]) for option, radius in found.radii.items()]
    return Chart(found.places, tuple(beneath))


def _layers(
    options: Mapping[str, str], order: list[str], words: Mapping[str, str], edges: list[tuple[str, str]]
) -> Chart:
    found = in_layers_by(options, order, edges)
    beneath: list[Shape] = []
    for number, (option, (top, bottom)) in enumerate(found.edges.items()):
        look = "unknown" if option == UNKNOWN else ("even", "odd")[number % 2]
        beneath.append(Band((-520.0, top), (found.width + 40, bottom), look))
    beneath += [Words((-506.0, top + 26), words[option], "start") for option, (top, _) in found.edges.items()]
    return Chart(found.places, tuple(beneath))


def _plane(scene: Scene, fields: tuple[str, ...], language: str) -> Chart:
    x_field, y_field = fields
    values = [values_in(scene, field) for field in fields]
    found = on_plane(*values)
    n_without = [sum(value is None for value in column.values()) for column in values]
    beneath: list[Shape] = []
    if n_without[0]:
        beneath += [
            Band((-found.strip, 0.0), (-20.0, HIGH + found.foot), "unknown"),
            _strip_words(n_without[0], (-found.strip, -14.0), language),
        ]
    if n_without[1]:
        beneath += [
            Band((-found.strip, HIGH + 20), (WIDE, HIGH + found.foot), "unknown"),
            _strip_words(n_without[1], (-found.strip, HIGH + found.foot + 20), language),
        ]
    labels = [_axis_words(field, axis, language) for field, axis in zip(fields, (found.x, found.y), strict=True)]
    beneath += [
        Line(((0.0, 0.0), (0.0, HIGH), (WIDE, HIGH)), "axis"),
        Words((WIDE, HIGH + 44), f"{labels[0]} →", "end"),
        Words((0.0, -30.0), f"↑ {labels[1]}", "middle"),
        *_ticks(scene, x_field, found.x, language, is_x=True),
        *_ticks(scene, y_field, found.y, language, is_x=False),
    ]
    return Chart(found.places, tuple(beneath))


def _axis_words(field: str, axis: Axis | None, language: str) -> str:
    label = properties()[field].label.in_language(language)
    return f"{label} ({t('arrangement.root', language)})" if axis and axis.is_root else label


def _strip_words(n: int, at: tuple[float, float], language: str) -> Words:
    return Words(at, t("arrangement.without", language, n=n), "start")


def _ticks(scene: Scene, field: str, axis: Axis | None, language: str, *, is_x: bool) -> list[Shape]:
    if axis is None:
        return []
    shapes: list[Shape] = []
    for value, words in _tick_values(scene, field, axis, language):
        share = axis.share(value)
        if is_x:
            shapes += [Line(((WIDE * share, 0.0), (WIDE * share, HIGH))), Words((WIDE * share, HIGH + 18), words)]
        else:
            at = HIGH * (1 - share)
            shapes += [Line(((0.0, at), (WIDE, at))), Words((-8.0, at + 4), words, "end")]
    return shapes


def _tick_values(scene: Scene, field: str, axis: Axis, language: str) -> list[tuple[float, str]]:
    if not properties()[field].is_number:
        named = enumerate(fixed_options(field), start=1)
        return [
            (float(number), option_text(scene, field, option, language))
            for number, option in named
            if axis.low <= number <= axis.high
        ]
    if axis.low == axis.high:
        return [(axis.low, figure(axis.low, language))]
    return [(value, figure(value, language)) for value in axis.steps(TICKS - 1)]
