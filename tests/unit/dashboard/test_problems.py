"""A clash is told in words: which record, which field, both values, who and when."""

import pytest

from dashboard.text.problems import error_sentence
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.errors import Conflict
from graph.model.organisations import Organisation
from graph.model.values import NOT_APPLICABLE
from graph.stores.memory_store import MemoryStore

AN, JAN = User("An", Role.EDITOR), User("Jan", Role.EDITOR)


def clash(field: str, first: object, second: object, language: str) -> str:
    """Return what is told when An takes back a value that Jan changed since, without the moment."""
    store = MemoryStore()
    run(CreateRecords((Organisation(id="o", name="Voka"),)), store, AN, "op-1")
    run(EditRecord("o", {field: first}), store, AN, "op-2")
    run(EditRecord("o", {field: second}), store, JAN, "op-3")
    with pytest.raises(Conflict) as told:
        undo(store, AN, "op-4", 2)
    return error_sentence(told.value, language).splitlines()[1].rpartition(" (")[0]


def test_both_values_are_told_with_the_name_of_the_field() -> None:
    assert clash("region", "Kempen", "Haspengouw", "nl") == (
        "Voka, Regio: jij wilde “onbekend”, maar Jan maakte er “Haspengouw” van"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Voka, Helix: jij wilde “onbekend”, maar Jan maakte er “middenveld” van"),
        ("en", "Voka, Helix: you wanted “unknown”, but Jan made it “civil society”"),
    ],
)
def test_a_choice_is_told_by_its_label_in_the_language_of_the_screen(language: str, told: str) -> None:
    assert clash("helix", "business", "civil_society", language) == told


def test_a_list_and_what_does_not_apply_are_told_in_words() -> None:
    assert "“a, b”" in clash("alt_names", ("x",), ("a", "b"), "nl")
    assert "“not applicable”" in clash("region", "Kempen", NOT_APPLICABLE, "en")
