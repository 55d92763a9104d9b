"""Who may do what, at the one door for writes; what is refused leaves no trace."""

import pytest

from graph.commands.arranging import PlaceNodes, SaveView
from graph.commands.bus import run
from graph.commands.editing import ChangeKind, CreateRecords, DeleteRecords, EditRecord, EndTie, ReverseTie
from graph.commands.importing import ApplyImport
from graph.commands.permissions import Permission, Role, User
from graph.commands.undoing import redo, undo
from graph.model.errors import AccessDenied
from tests.support.builders import created, organisation, tie, write

EDITS = {
    "create": CreateRecords((organisation("new"),)),
    "edit": EditRecord("a", {"name": "A"}),
    "kind": ChangeKind("a", "company"),
    "delete": DeleteRecords(("a",)),
    "reverse": ReverseTie("a-b"),
    "end": EndTie("a-b", "2026"),
    "import": ApplyImport(created(organisation("new")), "file.csv"),
}
ARRANGEMENTS = {
    "place": PlaceNodes({"a": (1.0, 2.0)}),
    "view": SaveView("Kring", "/netwerk", "", {}, "an"),
}
MAY_EDIT, MAY_ARRANGE = {Role.EDITOR, Role.ADMIN}, {Role.BROKER, Role.EDITOR, Role.ADMIN}


@pytest.fixture
def network(store):
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-0")
    return store


def check(network, deed, *, allowed):
    if allowed:
        assert deed().number == 2
        return
    with pytest.raises(AccessDenied):
        deed()
    assert network.revision() == 1


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", EDITS)
def test_facts_are_changed_by_editors_only(network, role, name):
    check(network, lambda: run(EDITS[name], network, User("x", role), "op-1"), allowed=role in MAY_EDIT)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_views_are_kept_by_everyone_but_viewers(network, role, name):
    check(network, lambda: run(ARRANGEMENTS[name], network, User("x", role), "op-1"), allowed=role in MAY_ARRANGE)


@pytest.mark.parametrize("role", Role)
def test_undo_is_for_editors_only(network, role):
    check(network, lambda: undo(network, User("x", role), "op-1"), allowed=role in MAY_EDIT)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BROKER])
def test_redo_is_for_editors_only(network, role):
    undo(network, User("an", Role.EDITOR), "op-1")
    with pytest.raises(AccessDenied, match=Permission.UNDO):
        redo(network, User("x", role), "op-2")


def test_everyone_may_read_and_only_an_administrator_may_administer():
    assert all(User("x", role).may(Permission.READ) for role in Role)
    assert [role for role in Role if User("x", role).may(Permission.ADMINISTER)] == [Role.ADMIN]
