"""Undo and redo say what they would do before anyone presses, and touch only what the user did."""

from dashboard.services import Services
from dashboard.shell.steps import shown_steps, steps_of
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.organisations import Organisation
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts

AN, JAN = User("an", Role.EDITOR), User("jan", Role.EDITOR)


def store_of_two() -> MemoryStore:
    """Return a store in which An made Voka, and Jan gave it a website."""
    store = MemoryStore()
    run(CreateRecords((Organisation(id="org-voka", name="Voka"),)), store, AN, "op-1")
    run(EditRecord("org-voka", {"website": "https://voka.example.org"}), store, JAN, "op-2")
    return store


def services_of(store: MemoryStore, user: User) -> Services:
    return Services(store, lambda: user, SqliteLayouts())


def test_undo_names_the_last_deed_of_the_user_and_not_that_of_another() -> None:
    back, forth = steps_of(services_of(store_of_two(), AN), "nl")
    assert (back.number, back.told) == (1, "Voka toegevoegd als organisatie")
    assert forth.number is None


def test_redo_names_what_was_undone_as_it_was_first_done() -> None:
    store = store_of_two()
    undo(store, JAN, "op-3", 2)
    back, forth = steps_of(services_of(store, JAN), "en")
    assert back.number is None
    assert (forth.number, forth.told) == (3, "Website of Voka is now https://voka.example.org; was unknown")


def test_without_anything_to_do_both_buttons_are_off_and_say_why() -> None:
    held, *shown = shown_steps(*steps_of(services_of(MemoryStore(), AN), "nl"), "nl")
    assert held == {"undo": None, "redo": None}
    nothing = "Ongedaan maken: je hebt niets gewijzigd"
    assert shown[:3] == [nothing, nothing, "true"]
    assert shown[5] == "true"


def test_who_may_not_undo_is_offered_nothing() -> None:
    reader = User("an", Role.VIEWER)
    assert all(step.number is None for step in steps_of(services_of(store_of_two(), reader), "nl"))


def test_a_step_that_takes_back_very_much_is_large() -> None:
    store = MemoryStore()
    many = tuple(Organisation(id=f"o-{number}", name=f"O {number}") for number in range(50))
    run(CreateRecords(many[:49]), store, AN, "op-1")
    assert not steps_of(services_of(store, AN), "nl")[0].is_large
    run(CreateRecords((*many[49:], *(Organisation(id=f"p-{n}", name=f"P {n}") for n in range(49)))), store, AN, "op-2")
    assert steps_of(services_of(store, AN), "nl")[0].is_large


def test_a_very_long_name_is_cut_in_the_words_of_a_step() -> None:
    store = MemoryStore()
    run(CreateRecords((Organisation(id="o", name="x" * 400),)), store, AN, "op-1")
    assert len(steps_of(services_of(store, AN), "nl")[0].told) == 141
