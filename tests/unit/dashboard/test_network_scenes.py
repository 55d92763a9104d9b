"""Scenes are composed once per view and network, and never larger than a browser can draw."""

import pytest

from dashboard.pages.network import scenes as module
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.canvas.empty import instead_of_drawing
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.scene import compose_scene
from dashboard.pages.network.scenes import Scenes
from dashboard.services import Services
from graph.commands.permissions import Role, User
from graph.exploration.filters import NetworkFilter, fewest_partners
from graph.model.snapshot import NetworkSnapshot
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, tie, write

STAR = NetworkSnapshot(
    1,
    {
        record.id: record
        for record in (
            *(organisation(f"n{number}") for number in range(6)),
            *(tie("n0", f"n{number}") for number in range(1, 6)),
            tie("n1", "n2"),
        )
    },
)


@pytest.fixture
def store():
    store = MemoryStore()
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-1")
    return store


def scenes_on(store):
    return Scenes(Services(store, lambda: User("an", Role.EDITOR), SqliteLayouts()))


def test_one_address_is_composed_once_until_the_network_changes(store):
    scenes = scenes_on(store)
    first = scenes.at("?rond=a")
    assert scenes.at("?rond=a") is first
    write(store, created(organisation("c"), tie("a", "c")), "op-2")
    assert scenes.at("?rond=a").node_ids == ("a", "b", "c")


def test_only_the_last_addresses_are_kept(store):
    scenes = scenes_on(store)
    first = scenes.at("?rond=a")
    for number in range(module.MOST_KEPT):
        scenes.at(f"?rond=b&partners={number}")
    assert scenes.at("?rond=a") is not first


def test_too_many_nodes_are_counted_and_not_drawn():
    scene = compose_scene(STAR, NetworkView(everything=True), most=5)
    assert (scene.node_ids, scene.tie_ids, scene.n_too_many, scene.n_all) == ((), (), 6, 6)
    assert Placer(SqliteLayouts()).positions(scene, "nl") == {}
    assert compose_scene(STAR, NetworkView(everything=True), most=6).n_too_many == 0


def test_the_way_out_of_too_many_is_the_lowest_number_of_partners_that_fits():
    # n0 has five partners, n1 and n2 have two, the others one
    assert fewest_partners(STAR, NetworkFilter(), 6) == (1, 6)
    assert fewest_partners(STAR, NetworkFilter(), 5) == (2, 3)
    assert fewest_partners(STAR, NetworkFilter(), 2) == (3, 1)
    assert fewest_partners(STAR, NetworkFilter(), 0) == (6, 0)
    kept = compose_scene(STAR, NetworkView(everything=True, filter=NetworkFilter(min_degree=2)), most=5)
    assert kept.node_ids == ("n0", "n1", "n2")


def test_an_empty_canvas_says_why_and_offers_ways_out():
    def text_and_ways(scene):
        card = instead_of_drawing(scene, "nl").to_plotly_json()["props"]["children"]
        words, ways = card[0].children, card[1].children
        return words, [way.href for way in ways]

    words, ways = text_and_ways(compose_scene(STAR, NetworkView(centres=("n1",), depth=2), most=5))
    assert "6 punten" in words
    assert ways[-1] == "/netwerk?rond=n1"  # one step less
    words, ways = text_and_ways(compose_scene(STAR, NetworkView(centres=("gone",))))
    assert "gone" in words
    assert ways == ["/netwerk"]
    filtered = NetworkView(everything=True, filter=NetworkFilter(kinds=frozenset({"school"})))
    assert text_and_ways(compose_scene(STAR, filtered))[1] == ["/netwerk?alles=1"]
    hidden = NetworkView(centres=("n3",), hidden=("n0", "n3"))
    assert text_and_ways(compose_scene(STAR, hidden))[1] == ["/netwerk?rond=n3"]
    assert instead_of_drawing(compose_scene(STAR, NetworkView(everything=True)), "nl") == []
