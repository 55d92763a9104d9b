"""A clash is told in words: which record, which field, both values, who and when."""

from functools import partial

import pytest

from dashboard.components.values import clash_value
from dashboard.text.problems import error_sentence, problem_sentence
from graph.commands.bus import run
from graph.commands.editing import CreateRecords, EditRecord
from graph.commands.permissions import Role, User
from graph.commands.undoing import undo
from graph.model.errors import Conflict, Violation
from graph.model.organisations import Organisation
from graph.model.themes import Theme
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


@pytest.mark.parametrize(("language", "told"), [("nl", "Energie"), ("en", "Energy")])
def test_who_knows_the_network_tells_a_term_by_its_name(language: str, told: str) -> None:
    store = MemoryStore()
    energy = Theme(id="t", scheme="theme", code="energy", name="Energie", name_en="Energy")
    run(CreateRecords((Organisation(id="o", name="Voka", themes=("energy",)), energy)), store, AN, "op-1")
    run(EditRecord("o", {"themes": ()}), store, AN, "op-2")
    run(EditRecord("o", {"themes": NOT_APPLICABLE}), store, JAN, "op-3")
    with pytest.raises(Conflict) as refused:
        undo(store, AN, "op-4", 2)
    values = refused.value.clashes[0]
    assert clash_value(store.snapshot(), values, values.mine, language) == told
    sentence = error_sentence(refused.value, language, partial(clash_value, store.snapshot()))
    assert f"“{told}”" in sentence


def test_an_example_of_a_number_is_written_as_in_the_language_of_the_screen() -> None:
    wrong = Violation("tie", "t", "share", "veel", "number", "1.5")
    assert "1,5" in problem_sentence(wrong, "nl")
    assert "1.5" in problem_sentence(wrong, "en")
