"""Where nodes were drawn is shared by processes and outlives them."""

import pytest

from dashboard.app import kept_beside
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.scene import compose_scene
from graph.stores.sqlite_layouts import MOST_LAYOUTS, SqliteLayouts
from tests.support.builders import organisation, tie
from tests.support.region import region

AROUND_VOKA = NetworkView(centres=("org-voka",))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "network.sqlite.layouts"


def test_another_process_that_sees_a_later_network_draws_the_same_nodes_in_the_same_places(file):
    before = Placer(SqliteLayouts(file)).positions(compose_scene(region(), AROUND_VOKA), "nl")
    later = region().with_changes(2, {"new": organisation("new"), "t": tie("new", "org-voka", id="t")})
    after = Placer(SqliteLayouts(file)).positions(compose_scene(later, AROUND_VOKA), "nl")
    assert {node_id: after[node_id] for node_id in before} == before
    afresh = Placer(SqliteLayouts()).positions(compose_scene(later, AROUND_VOKA), "nl")
    assert {node_id: afresh[node_id] for node_id in before} != before  # what the memory is for


def test_a_node_that_was_deleted_comes_back_where_it_was(file):
    placer = Placer(SqliteLayouts(file))
    before = placer.positions(compose_scene(region(), AROUND_VOKA), "nl")
    gone = next(node_id for node_id in before if node_id != "org-voka")
    ties = {tie_id: None for tie_id, t in region().ties.items() if gone in t.ends}
    placer.positions(compose_scene(region().with_changes(2, {gone: None} | ties), AROUND_VOKA), "nl")
    assert placer.positions(compose_scene(region(), AROUND_VOKA), "nl") == before


def test_of_two_that_draw_at_once_the_first_to_keep_it_holds_for_both(file):
    one, other = SqliteLayouts(file), SqliteLayouts(file)
    assert one.remember("k", {"a": (1.0, 2.0)}) == {"a": (1.0, 2.0)}
    assert other.remember("k", {"a": (8.0, 9.0), "b": (3.0, 4.0)}) == {"a": (1.0, 2.0), "b": (3.0, 4.0)}
    assert one.recall("k") == {"a": (1.0, 2.0), "b": (3.0, 4.0)}


def test_a_layout_that_is_forgotten_is_made_afresh(file):
    later = region().with_changes(2, {"new": organisation("new"), "t": tie("new", "org-voka", id="t")})
    placer = Placer(SqliteLayouts(file))
    placer.positions(compose_scene(region(), AROUND_VOKA), "nl")
    placer.rearrange(AROUND_VOKA)
    afresh = Placer(SqliteLayouts()).positions(compose_scene(later, AROUND_VOKA), "nl")
    assert placer.positions(compose_scene(later, AROUND_VOKA), "nl") == afresh


def test_the_layouts_used_longest_ago_make_room(file):
    memory = SqliteLayouts(file)
    for number in range(MOST_LAYOUTS + 1):
        memory.remember(str(number), {"a": (0.0, 0.0)})
    assert not memory.recall("0")
    assert memory.recall("1")


def test_a_damaged_file_costs_a_fresh_drawing_and_nothing_else(file):
    file.write_bytes(b"no database at all, but long enough to look at" * 40)
    memory = SqliteLayouts(file)
    assert memory.recall("k") == {}
    memory.remember("k", {"a": (1.0, 2.0)})
    assert SqliteLayouts(file).recall("k") == {"a": (1.0, 2.0)}


def test_layouts_lie_beside_the_network(tmp_path):
    assert kept_beside("memory:", {}, "layouts") is None
    assert kept_beside(f"sqlite:///{tmp_path}/a.sqlite", {}, "layouts") == tmp_path / "a.sqlite.layouts"


def test_layouts_of_a_server_lie_in_the_data_folder_whoever_signs_in(tmp_path):
    environment = {"HOME": str(tmp_path)}
    one = kept_beside("neo4j://host:7687", environment, "layouts")
    assert one.parent == tmp_path / ".local" / "share" / "kruispunt"
    assert kept_beside("neo4j://an:secret@host:7687", environment, "layouts") == one
