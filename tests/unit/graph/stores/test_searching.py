"""What a search means, in any store: starts of words, without case and accents, names first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.words import fold, words
from graph.stores.searching import search_records
from tests.support.builders import company, organisation, project

RECORDS = (
    organisation("lim", "Limburgse Economie"),
    organisation("pom", "POM Limburg", description="Ontwikkelt de provincie"),
    organisation("limb", "Limburg"),
    company("robo", "Robovision", technologies=("Computer vision", "Robotica")),
    project("demo", "Robotica-demolab", description="In Limburg"),
)


def found(text, **options):
    options = {"kinds": None, "limit": 20} | options
    return [hit.record_id for hit in search_records(RECORDS, text, **options)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("limburg", ["limb", "lim", "pom", "demo"]),
        ("LIMBURG", ["limb", "lim", "pom", "demo"]),
        ("  lím  ", ["limb", "lim", "pom", "demo"]),
        ("pom limb", ["pom"]),
        ("limburg pom", ["pom"]),
        ("limburg provincie", ["pom"]),
        ("robo", ["demo", "robo"]),
        ("robot", ["demo", "robo"]),
        ("vision", ["robo"]),
        ("obotica", []),
        ("demolab", ["demo"]),
        ("robotica-demolab", ["demo"]),
        ("limburg zeeland", []),
        ("", []),
        ("  -- ", []),
    ],
)
def test_which_records_are_found_and_in_which_order(text, ids):
    assert found(text) == ids


@pytest.mark.parametrize("text", ["limburg limburg", "a a a", "limb limburg", "x " * 2_000, "x" * 5_000, "\ud800"])
def test_any_text_can_be_asked(text):
    assert found(text) == (["limb", "lim", "pom", "demo"] if text.startswith("limb") else [])


def test_kinds_and_number_are_limited_after_ranking():
    assert found("limburg", kinds={"project"}) == ["demo"]
    assert found("limburg", limit=2) == ["limb", "lim"]
    assert found("limburg", kinds=()) == []


def test_a_hit_says_which_field_answered():
    (hit,) = search_records(RECORDS, "computer", None, 5)
    assert (hit.record_id, hit.kind, hit.name, hit.matched) == ("robo", "company", "Robovision", "technologies")
    (hit,) = search_records(RECORDS, "pom provincie", None, 5)
    assert hit.matched == "description"


def test_the_order_does_not_depend_on_the_order_of_the_records():
    assert [h.record_id for h in search_records(RECORDS[::-1], "lim", None, 9)] == found("lim")


@pytest.mark.parametrize(("text", "folded"), [("Crème Brûlée", "creme brulee"), ("STRASSE", "strasse"), ("ß", "ss")])
def test_case_and_accents_do_not_count(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert [fold(word) for word in words(text)] == words(text)


@given(st.text(min_size=1, max_size=20), st.integers(1, 20))
def test_every_start_of_every_word_of_a_name_finds_it(name, n_signs):
    for word in words(name):
        assert [h.record_id for h in search_records([organisation("a", name)], word[:n_signs], None, 5)] == ["a"]
