"""What a view shows, where it is drawn, and how it looks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cytoscape.stylesheet import stylesheet
from dashboard.cytoscape.tokens import tokens
from dashboard.pages.network.address import Expansion, NetworkView
from dashboard.pages.network.bar.toolbar import shown_count
from dashboard.pages.network.canvas.elements import elements
from dashboard.pages.network.canvas.legend import legend_rows
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.canvas.properties import properties
from dashboard.pages.network.canvas.styling import LARGEST, SMALLEST, style_scene, tie_look
from dashboard.pages.network.panel.position_tab import rank_text
from dashboard.pages.network.scene import compose_scene, part_of
from dashboard.pages.network.table.showing import listed_ids
from graph.commands.arranging import PlaceNodes, SaveView, pinned_positions
from graph.exploration.facet_counts import count_options
from graph.exploration.facets import FACETS
from graph.exploration.filters import NetworkFilter
from graph.exploration.focus import neighbours_of
from graph.model.snapshot import NetworkSnapshot
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, organisation, project, school, tie
from tests.support.region import region


def small(*records):
    return NetworkSnapshot(1, {record.id: record for record in records})


CHAIN = small(
    organisation("a"),
    organisation("b", helix="government"),
    company("c"),
    school("d"),
    organisation("lonely"),
    tie("a", "b", strength=5, status="stated"),
    tie("b", "c", strength=1, status="possible"),
    tie("c", "d", "MENTORS"),
)


def shown(view, snapshot=CHAIN):
    return compose_scene(snapshot, view)


def test_nothing_is_shown_before_something_is_asked():
    scene = shown(NetworkView())
    assert (scene.node_ids, scene.tie_ids, scene.n_all) == ((), (), 5)


def test_a_surrounding_holds_its_ties_and_counts_the_rest():
    scene = shown(NetworkView(centres=("a",), depth=2))
    assert (scene.node_ids, scene.tie_ids) == (("a", "b", "c"), ("a-b", "b-c"))


def test_the_filter_takes_out_of_the_surroundings_who_does_not_pass_and_counts_them():
    view = NetworkView(centres=("a",), depth=3, filter=NetworkFilter(kinds=frozenset({"school"})))
    scene = shown(view)
    assert scene.node_ids == ("a", "d")  # the centre stays, and the school that lies three steps away
    assert scene.n_filtered == 2


NODE_FACET_NAMES = ("kinds", "helixes", "themes", "sectors", "provinces", "places")
TIE_FACET_NAMES = ("layers", "tie_types", "statuses")


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_number_beside_an_option_is_what_choosing_it_shows_around_any_centre(data):
    centre = data.draw(st.sampled_from(sorted(n for n in region().nodes if n.startswith(("org-", "prj-", "com-")))))
    view = NetworkView(centres=(centre,), depth=data.draw(st.integers(1, 3)))
    around = part_of(region(), shown(view, region()).surroundings)
    name = data.draw(st.sampled_from((*NODE_FACET_NAMES, *TIE_FACET_NAMES)))
    beside = data.draw(st.sampled_from(["", "helixes", "layers"]).filter(lambda other: other != name))
    chosen = {}
    if beside:
        option = data.draw(st.sampled_from(sorted(count_options(around, NetworkFilter())[beside].counts) or [""]))
        chosen = {beside: frozenset({option})} if option else {}
    counts = count_options(around, NetworkFilter(**chosen), (centre,))[name].counts
    offered = counts.keys() - {"place", "theme"}  # the menu offers actors
    option = data.draw(st.sampled_from(sorted(offered) or [""]))
    narrowed = view.having(filter=NetworkFilter(**chosen | {name: frozenset({option})}))
    scene = shown(narrowed, region())
    facet = FACETS[name]
    records = [region().records[r] for r in (scene.tie_ids if facet.of_ties else scene.node_ids)]
    assert sum(option in facet.options_of(region(), record) for record in records) == counts.get(option, 0)
    faded = shown(narrowed.having(fade=True), region())
    assert set(faded.clear_ids) == set(scene.node_ids)
    assert set(faded.node_ids) == set(scene.surroundings)


def test_fading_keeps_everything_in_place_and_marks_the_rest():
    view = NetworkView(everything=True, fade=True, filter=NetworkFilter(kinds=frozenset({"organisation"})))
    scene = shown(view)
    assert len(scene.node_ids) == 5
    assert scene.faded == {"c", "d", "b-c", "c-d"}
    assert scene.n_filtered == 0


def test_what_is_faded_is_counted_apart_and_not_listed_in_the_table():
    view = NetworkView(everything=True, fade=True, filter=NetworkFilter(kinds=frozenset({"organisation"})))
    scene = shown(view)
    assert scene.clear_ids == ("a", "b", "lonely")
    assert "3 van 5 getoond" in str(shown_count(scene, "nl"))
    assert "2 vervaagd" in str(shown_count(scene, "nl"))
    assert listed_ids(scene) == {"nodes": ("a", "b", "lonely"), "ties": ["a-b"]}


@pytest.mark.parametrize("fade", [False, True])
def test_a_kind_that_is_switched_off_keeps_its_place_in_the_legend(fade):
    every = shown(NetworkView(everything=True))
    some = frozenset({"organisation", "company"})
    scene = shown(NetworkView(everything=True, fade=fade, filter=NetworkFilter(kinds=some)))
    rows = style_scene(scene).colours
    assert [row.option for row in rows] == [row.option for row in style_scene(every).colours]
    assert [row.count for row in rows] == [3, 1, 0]


def test_hiding_by_hand_is_not_filtering_and_not_deleting():
    scene = shown(NetworkView(everything=True, hidden=("b",)))
    assert ("b" in scene.node_ids, scene.n_hidden, scene.n_filtered) == (False, 1, 0)
    assert scene.tie_ids == ("c-d",)
    assert "b" in CHAIN.nodes


def test_an_expansion_tells_what_it_alone_brought():
    view = NetworkView(centres=("a",), expansions=(Expansion("b"), Expansion("c")))
    scene = shown(view)
    assert scene.node_ids == ("a", "b", "c", "d")
    assert scene.brought == {"b": 0, "c": 1}  # c is brought by both, d by c alone


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(sorted(region().nodes)), min_size=1, max_size=4, unique=True), st.data())
def test_taking_back_an_expansion_takes_exactly_what_it_alone_brought(opened, data):
    removed = data.draw(st.sampled_from(opened))
    rest = tuple(Expansion(node_id) for node_id in opened if node_id != removed)
    before = shown(NetworkView(centres=("org-voka",), expansions=(*rest, Expansion(removed))), region())
    after = shown(NetworkView(centres=("org-voka",), expansions=rest), region())
    gone = set(before.node_ids) - set(after.node_ids)
    assert len(gone) == before.brought[removed]
    assert gone <= {removed, *neighbours_of(region(), [removed])}
    assert set(after.node_ids) <= set(before.node_ids)


def test_what_a_link_names_and_is_gone_is_told():
    assert shown(NetworkView(centres=("a", "gone"), expansions=(Expansion("away"),))).missing == ("gone", "away")


def test_one_step_more_or_an_edit_moves_nobody():
    placer = Placer(SqliteLayouts())
    first = placer.positions(compose_scene(region(), NetworkView(centres=("org-voka",))), "nl")
    deeper = placer.positions(compose_scene(region(), NetworkView(centres=("org-voka",), depth=2)), "nl")
    assert {node_id: deeper[node_id] for node_id in first} == first
    later = region().with_changes(2, {"new": organisation("new"), "t": tie("new", "org-voka", id="t")})
    again = placer.positions(compose_scene(later, NetworkView(centres=("org-voka",), depth=2)), "nl")
    assert {node_id: again[node_id] for node_id in deeper} == deeper
    assert "new" in again


def test_the_way_to_a_view_does_not_matter_for_where_nodes_lie():
    step_by_step, at_once = Placer(SqliteLayouts()), Placer(SqliteLayouts())
    for depth in (1, 2):
        view = NetworkView(centres=("prj-in2stem",), depth=depth)
        walked = step_by_step.positions(compose_scene(region(), view), "nl")
    assert at_once.positions(compose_scene(region(), view), "nl") == walked


def test_neither_filter_nor_look_moves_anybody():
    placer = Placer(SqliteLayouts())
    view = NetworkView(everything=True)
    before = placer.positions(compose_scene(region(), view), "nl")
    after = placer.positions(
        compose_scene(region(), view.having(colour="helix", size="strength").with_filter(kinds=frozenset({"school"}))),
        "nl",
    )
    assert after == {node_id: before[node_id] for node_id in after}


def test_a_dragged_node_lies_where_it_was_dropped_and_a_view_has_its_own_places():
    placed = PlaceNodes({"a": (7.0, 8.0)}).plan(CHAIN)
    snapshot = CHAIN.with_changes(2, {change.record_id: change.after for change in placed})
    saved = SaveView("v", "network", "?alles=1", {"a": (1.0, 1.0)}, "an").plan(snapshot)
    snapshot = snapshot.with_changes(3, {change.record_id: change.after for change in saved})
    view_id = next(iter(snapshot.by_kind["saved_view"]))
    assert pinned_positions(snapshot)["a"] == (7.0, 8.0)
    everywhere, in_view = NetworkView(everything=True), NetworkView(everything=True, saved_view=view_id)
    assert Placer(SqliteLayouts()).positions(compose_scene(snapshot, everywhere), "nl")["a"] == (7.0, 8.0)
    assert Placer(SqliteLayouts()).positions(compose_scene(snapshot, in_view), "nl")["a"] == (1.0, 1.0)


def test_colour_by_a_field_tells_unknown_and_not_applicable_apart():
    snapshot = small(organisation("x", helix="business"), organisation("y"), project("z"))
    styling = style_scene(compose_scene(snapshot, NetworkView(everything=True, colour="helix")))
    fills = {node_id: look.fill for node_id, look in styling.looks.items()}
    assert fills == {"x": "cat-2", "y": "unknown", "z": "plain"}  # business is the second of the closed list
    assert [(row.option, row.count) for row in styling.colours] == [
        ("business", 1),
        ("unknown", 1),
        ("not_applicable", 1),
    ]


def test_colours_do_not_depend_on_what_else_is_shown():
    everything = style_scene(compose_scene(region(), NetworkView(everything=True, colour="organisation_kind")))
    part = style_scene(compose_scene(region(), NetworkView(centres=("org-voka",), colour="organisation_kind")))
    assert {i: look.fill for i, look in part.looks.items()} == {i: everything.looks[i].fill for i in part.looks}


def test_size_follows_a_measure_of_what_is_shown_and_unknown_is_small_not_zero():
    styling = style_scene(shown(NetworkView(everything=True, size="degree")))
    sizes = {node_id: look.size for node_id, look in styling.looks.items()}
    assert sizes["b"] == LARGEST  # two partners, as many as anyone
    assert sizes["lonely"] == SMALLEST
    assert (styling.size_scale.low, styling.size_scale.high) == (0, 2)
    by_strength = style_scene(shown(NetworkView(everything=True, size="strength"))).size_scale
    assert by_strength.n_without == 2  # c and d: the strength of their tie is unknown


def test_ring_and_badge_combine_with_colour():
    view = NetworkView(everything=True, ring="helix:government", badge="degree:>=2")
    looks = style_scene(shown(view)).looks
    assert {node_id for node_id, look in looks.items() if look.ring} == {"b"}
    assert {node_id for node_id, look in looks.items() if look.badge} == {"b", "c"}


def test_lines_tell_strength_status_and_direction():
    strong, hoped, mentor = (tie_look(CHAIN.ties[name], "strength") for name in ("a-b", "b-c", "c-d"))
    assert strong.width > hoped.width
    assert (strong.dash, hoped.dash, mentor.dash) == ("solid", "dashed", "dotted")
    assert (strong.directed, mentor.directed) == (False, True)
    assert tie_look(CHAIN.ties["a-b"], "equal").width == tie_look(CHAIN.ties["b-c"], "equal").width


def test_every_look_that_an_element_can_have_is_in_both_themes():
    view = NetworkView(everything=True, colour="province", shape="helix", ring="kind:school")
    scene = compose_scene(region(), view)
    styling = style_scene(scene)
    drawn = elements(scene, styling, Placer(SqliteLayouts()).positions(scene, "nl"), "nl")
    for theme in ("light", "dark"):
        selectors = {rule["selector"] for rule in stylesheet(theme)}
        for look in styling.looks.values():
            assert f'node[fill = "{look.fill}"]' in selectors
            assert f'node[shape = "{look.shape}"]' in selectors
        assert tokens(theme)["cat-1"]
    assert len(drawn) == len(scene.node_ids) + len(scene.tie_ids)
    assert len({element["data"]["id"] for element in drawn}) == len(drawn)


def test_a_picture_is_read_without_direction_so_no_look_follows_one():
    assert "degree" in properties()
    assert properties().keys().isdisjoint({"partners_out", "partners_in"})


@pytest.mark.parametrize("name", list(properties()))
def test_every_property_can_colour_and_has_a_legend(name):
    scene = compose_scene(region(), NetworkView(everything=True, colour=name))
    rows = legend_rows(scene, style_scene(scene), "nl")
    assert rows[0]["sign"] == "heading"
    counted = sum(
        int(row["count"]) for row in rows if ("count" in row and row.get("fill") != "plain") or row.get("count")
    )
    if not properties()[name].is_number and name != "kind":
        assert counted == 2 * len(scene.node_ids)  # once by colour, once by shape


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((1, 25, 25), "voor iedereen in beeld gelijk"),
        ((2, 1, 5), "plaats 2 van 5"),
        ((1, 2, 5), "plaats 1 van 5 · gedeeld met 1 ander"),
        ((1, 4, 5), "plaats 1 van 5 · gedeeld met 3 anderen"),
    ],
)
def test_a_place_that_is_shared_says_so(place, words):
    assert rank_text(*place, "nl") == words
