"""Places of nodes and named views are records like others: dated, attributed and undoable."""

import pytest

from graph.commands.arranging import PlaceNodes, SaveView, pinned_positions
from graph.commands.bus import run
from graph.commands.editing import DeleteRecords
from graph.commands.undoing import undo
from graph.model.errors import Invalid
from graph.model.views import Position, SavedView
from tests.support.builders import created, organisation, write


@pytest.fixture
def placed(store):
    write(store, created(organisation("a"), organisation("b")), "op-0")
    return store


def view(name="Mijn kring", query="?focus=a", positions=None):
    return SaveView(name, "/netwerk", query, positions or {}, owner="an")


def test_a_node_that_is_dragged_twice_keeps_one_place(placed, editor):
    run(PlaceNodes({"a": (10.0, -20.5)}), placed, editor, "op-1")
    run(PlaceNodes({"a": (0.0, 30.0), "b": (1.0, 1.0)}), placed, editor, "op-2")
    assert pinned_positions(placed.snapshot()) == {"a": (0.0, 30.0), "b": (1.0, 1.0)}
    assert len(placed.snapshot().of(Position)) == 2


def test_undo_puts_a_dragged_node_back(placed, editor):
    run(PlaceNodes({"a": (10.0, 20.0)}), placed, editor, "op-1")
    run(PlaceNodes({"a": (90.0, 90.0)}), placed, editor, "op-2")
    undo(placed, editor, "op-3")
    assert pinned_positions(placed.snapshot()) == {"a": (10.0, 20.0)}


def test_a_view_has_places_of_its_own_over_those_of_the_canvas(placed, editor):
    run(PlaceNodes({"a": (1.0, 1.0), "b": (2.0, 2.0)}), placed, editor, "op-1")
    run(view(positions={"a": (9.0, 9.0)}), placed, editor, "op-2")
    (saved,) = placed.snapshot().of(SavedView).values()
    assert pinned_positions(placed.snapshot(), saved.id) == {"a": (9.0, 9.0), "b": (2.0, 2.0)}
    assert pinned_positions(placed.snapshot()) == {"a": (1.0, 1.0), "b": (2.0, 2.0)}


def test_a_view_of_the_same_name_is_replaced(placed, editor):
    run(view(query="?focus=a"), placed, editor, "op-1")
    run(view(query="?focus=b"), placed, editor, "op-2")
    assert [saved.query for saved in placed.snapshot().of(SavedView).values()] == ["?focus=b"]


def test_views_of_different_names_stand_side_by_side(placed, editor):
    run(view("Een"), placed, editor, "op-1")
    run(view("Twee"), placed, editor, "op-2")
    assert [saved.name for saved in placed.snapshot().of(SavedView).values()] == ["Een", "Twee"]


def test_a_deleted_node_takes_its_places_along_and_a_deleted_view_its_own(placed, editor):
    run(PlaceNodes({"a": (1.0, 1.0), "b": (2.0, 2.0)}), placed, editor, "op-1")
    run(view(positions={"a": (9.0, 9.0), "b": (8.0, 8.0)}), placed, editor, "op-2")
    (saved,) = placed.snapshot().of(SavedView).values()
    run(DeleteRecords(("a",)), placed, editor, "op-3")
    assert pinned_positions(placed.snapshot(), saved.id) == {"b": (8.0, 8.0)}
    run(DeleteRecords((saved.id,)), placed, editor, "op-4")
    assert pinned_positions(placed.snapshot()) == {"b": (2.0, 2.0)}
    assert not placed.snapshot().of(SavedView)


def test_what_is_not_there_cannot_be_placed(placed, editor):
    with pytest.raises(Invalid) as told:
        run(PlaceNodes({"nobody": (1.0, 1.0)}), placed, editor, "op-1")
    assert [v.rule for v in told.value.violations] == ["link_target"]
