"""Charts and the map of the network page."""

import math

import pytest

from dashboard.cytoscape.backdrop import Circle, Frame, Hull, Line, Outline, Words, as_data
from dashboard.geo.outlines import land
from dashboard.geo.projection import PX_PER_KM, on_canvas
from dashboard.pages.network.address import NetworkView, from_query, to_query
from dashboard.pages.network.canvas.charts import chart_of
from dashboard.pages.network.canvas.drawing import drawing_of, hulls
from dashboard.pages.network.canvas.empty import instead_of_drawing
from dashboard.pages.network.canvas.map import map_notes, map_of, placed_on_map
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.scene import compose_scene
from graph.model.distances import great_circle_km
from graph.model.places import Place
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, organisation, project, tie

HASSELT, GENK = (50.9307, 5.3378), (50.9650, 5.5000)


def snapshot(*records):
    places = [
        Place(id=f"plc-{name}", name=name, country="BE", latitude=at[0], longitude=at[1])
        for name, at in (("Hasselt", HASSELT), ("Genk", GENK))
    ]
    found = [*places, *records]
    return NetworkSnapshot(1, {record.id: record for record in found})


def scene(query, *records):
    return compose_scene(snapshot(*records), from_query(query))


TOWNS = (
    organisation("h1", municipality="Hasselt", country="BE"),
    organisation("h2", municipality="Hasselt", country="BE"),
    company("g1", municipality="Genk", country="BE"),
    project("p"),
    tie("h1", "p", "PARTNER_IN"),
    tie("h1", "g1"),
)


def test_the_map_shows_who_has_a_place_and_counts_the_others():
    shown = placed_on_map(scene("?alles=1&beeld=kaart", *TOWNS))
    assert (set(shown.node_ids), shown.n_unplaced) == ({"h1", "h2", "g1"}, 1)
    assert shown.tie_ids == ("h1-g1",)


def test_on_the_map_nobody_covers_another_and_everyone_is_near_their_place():
    places = map_of(placed_on_map(scene("?alles=1&beeld=kaart", *TOWNS)), "nl").places
    assert len(set(places.values())) == 3
    assert places["g1"] == on_canvas(*GENK)
    assert math.dist(places["h2"], on_canvas(*HASSELT)) < 10 * PX_PER_KM


OSTEND, MAASEIK, LEEUWARDEN, BRUGES = (51.23, 2.92), (51.10, 5.79), (53.20, 5.80), (51.21, 3.22)


@pytest.mark.parametrize("ends", [(HASSELT, GENK), (OSTEND, MAASEIK), (GENK, LEEUWARDEN), (BRUGES, LEEUWARDEN)])
def test_a_distance_on_the_map_is_that_over_the_earth(ends):
    km = math.dist(on_canvas(*ends[0]), on_canvas(*ends[1])) / PX_PER_KM
    assert km == pytest.approx(great_circle_km(*ends), rel=0.002)


def test_hasselt_and_genk_on_the_map():
    # methods 2.6: they lie 11.9861 km apart
    assert math.dist(on_canvas(*HASSELT), on_canvas(*GENK)) / PX_PER_KM == pytest.approx(11.9861, rel=0.002)


def test_the_distance_filter_draws_its_circle():
    beneath = map_of(placed_on_map(scene("?alles=1&beeld=kaart&bij=Hasselt&km=30", *TOWNS)), "nl").beneath
    (circle,) = (shape for shape in beneath if isinstance(shape, Circle))
    assert circle.at == on_canvas(*HASSELT)
    assert circle.radius == pytest.approx(30 * PX_PER_KM)


def test_the_scale_lies_in_what_is_brought_into_view():
    beneath = map_of(placed_on_map(scene("?alles=1&beeld=kaart", *TOWNS)), "nl").beneath
    (frame,) = (shape for shape in beneath if isinstance(shape, Frame))
    (scale,) = (shape for shape in beneath if isinstance(shape, Line))
    assert math.dist(*scale.points) == pytest.approx(50 * PX_PER_KM)
    assert all(across <= frame.end[0] and down <= frame.end[1] for across, down in scale.points)


def test_who_is_abroad_does_not_make_the_map_small():
    abroad = organisation("it", latitude=45.4, longitude=11.9)
    (frame,) = (
        shape
        for shape in map_of(placed_on_map(scene("?alles=1&beeld=kaart", *TOWNS, abroad)), "nl").beneath
        if isinstance(shape, Frame)
    )
    assert frame.end[0] < on_canvas(45.4, 11.9)[0]


def notes_of(*records):
    return " ".join(map_notes(placed_on_map(scene("?alles=1&beeld=kaart", *records)), "nl"))


def test_the_map_tells_what_a_place_means_and_whose_its_lines_are():
    told = notes_of(*TOWNS, organisation("own", latitude=50.9, longitude=5.4))
    assert "1 op het eigen adres · 3 in het midden van de gemeente." in told
    assert "belgium-topojson (CC0)" in told
    assert "verder weg" not in told


def test_the_map_tells_who_is_out_of_sight():
    padua, graz = {"latitude": 45.4, "longitude": 11.9}, {"latitude": 47.1, "longitude": 15.4}
    assert "2 liggen verder weg" in notes_of(*TOWNS, organisation("it", **padua), organisation("at", **graz))
    assert "verder weg" not in notes_of(organisation("it", **padua))  # with nobody near, those abroad are the picture


def test_the_link_to_who_is_not_on_the_map_finds_exactly_them():
    found = scene("?rond=h1&beeld=kaart", *TOWNS)
    assert placed_on_map(found).n_unplaced == 1
    listed = scene("?rond=h1&beeld=tabel&plek=onbekend", *TOWNS)
    assert listed.node_ids == ("p",)  # not h1, though it is what is looked around


def test_a_map_of_nobody_says_why_it_is_empty():
    there = placed_on_map(scene("?alles=1&beeld=kaart&soort=project", *TOWNS))
    assert "Van niemand hier is een plaats bekend." in str(instead_of_drawing(there, "nl"))


def test_names_of_land_step_aside_and_others_do_not():
    beneath = map_of(placed_on_map(scene("?alles=1&beeld=kaart", *TOWNS)), "nl").beneath
    looks = {shape.text: shape.look for shape in beneath if isinstance(shape, Words)}
    assert (looks["Limburg"], looks["50 km"]) == ("area", "told")


def test_the_land_has_its_provinces_by_name_in_both_languages():
    names = {
        language: {shape.text for shape in land(language) if isinstance(shape, Words)} for language in ("nl", "en")
    }
    assert {"Limburg", "Antwerpen", "Oost-Vlaanderen", "Brussel"} <= names["nl"]
    assert {"Limburg", "Antwerp", "East Flanders", "Brussels"} <= names["en"]
    assert sum(isinstance(shape, Outline) for shape in land("nl")) == 12  # ten provinces, Brussels, the Netherlands


def test_rings_and_layers_say_unknown_apart():
    parties = (organisation("a", helix="education"), organisation("b", helix="business"), organisation("c"))
    for arrangement in ("rings_by", "layers"):
        chart = chart_of(scene(f"?alles=1&schikking={arrangement}&volgens=helix", *parties), "nl")
        words = [shape.text for shape in chart.beneath if isinstance(shape, Words)]
        assert words == ["bedrijfsleven", "onderwijs", "onbekend"]  # in the order of the closed list
        assert set(chart.places) == {"a", "b", "c"}


def test_what_does_not_apply_is_not_called_unknown():
    parties = (organisation("a", helix=NOT_APPLICABLE), organisation("b", helix="business"), organisation("c"))
    chart = chart_of(scene("?alles=1&schikking=layers&volgens=helix", *parties), "nl")
    words = [shape.text for shape in chart.beneath if isinstance(shape, Words)]
    assert words == ["bedrijfsleven", "onbekend", "niet van toepassing"]


def test_a_plane_counts_who_has_no_value():
    parties = (organisation("a"), organisation("b"), tie("a", "b"))
    chart = chart_of(scene("?alles=1&schikking=plane&volgens=strength&volgens2=degree", *parties), "nl")
    assert "2 zonder waarde" in [shape.text for shape in chart.beneath if isinstance(shape, Words)]


def test_a_link_reproduces_a_chart():
    view = NetworkView(everything=True, arrangement="plane", by="degree", by_other="k_core", shown_as="kaart")
    assert from_query(to_query(view)) == view


def test_fields_that_do_not_exist_fall_back():
    assert chart_of(scene("?alles=1&schikking=layers&volgens=onzin", organisation("a")), "nl").places.keys() == {"a"}


def test_a_drawing_of_a_chart_ignores_where_nodes_were_dragged():
    found = scene("?alles=1&schikking=rings_by&volgens=kind", *TOWNS)
    drawn = drawing_of(found, Placer(SqliteLayouts()), "nl")
    assert drawn.positions == chart_of(found, "nl").places


def test_shapes_travel_as_plain_data():
    assert as_data([Circle((1.0, 2.0), 3.0)]) == [{"kind": "circle", "at": (1.0, 2.0), "radius": 3.0}]
    assert as_data([Hull(("a",), "cat-1", "Groep")])[0]["ids"] == ("a",)


def test_without_communities_there_are_no_hulls():
    assert hulls(scene("?alles=1", *TOWNS)) == ()
