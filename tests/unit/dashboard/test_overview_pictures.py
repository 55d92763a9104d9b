from dashboard.pages.overview.pictures import latest_views, picture
from graph.model.organisations import Organisation
from graph.model.records import Record
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.views import Position, SavedView


def network(*records: Record) -> NetworkSnapshot:
    return NetworkSnapshot(1, {record.id: record for record in records})


def place(node_id: str, x: float, y: float, view_id: str = "vie-1") -> Position:
    return Position(id=f"pos:{view_id}:{node_id}", subject_id=node_id, view_id=view_id, x=x, y=y)


def test_a_picture_shows_the_nodes_of_its_view_from_corner_to_corner() -> None:
    snapshot = network(
        *(Organisation(id=name, name=name) for name in ("a", "b", "c")),
        Tie(id="t", source_id="a", target_id="b", type="COLLABORATES_WITH"),
        SavedView(id="vie-1", name="One"),
        place("a", -100, 50),
        place("b", 300, 250),
        place("c", 0, 0, view_id="vie-2"),
    )
    found = picture(snapshot, "vie-1")
    assert {dot.node_id: (dot.x, dot.y) for dot in found.dots} == {"a": (0, 0), "b": (1, 1)}
    assert [(one.node_id, other.node_id) for one, other in found.lines] == [("a", "b")]


def test_a_single_node_lies_in_the_middle_of_its_picture() -> None:
    snapshot = network(Organisation(id="a", name="a"), SavedView(id="vie-1", name="One"), place("a", 7, 7))
    (dot,) = picture(snapshot, "vie-1").dots
    assert (dot.x, dot.y) == (0.5, 0.5)


def test_places_of_nodes_that_are_gone_are_left_out() -> None:
    assert picture(network(SavedView(id="vie-1", name="One"), place("gone", 1, 1)), "vie-1").dots == ()


def test_the_view_that_was_saved_last_comes_first() -> None:
    views = [
        SavedView(id=f"vie-{day}", name=str(day), recorded_at=f"2026-11-0{day}T08:00:00.000Z") for day in (1, 3, 2)
    ]
    assert [view.id for view in latest_views(network(*views), 2)] == ["vie-3", "vie-2"]
