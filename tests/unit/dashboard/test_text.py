"""The catalogue of words: the same in both languages, complete, and nothing more than is used."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from dashboard.text import LANGUAGES, decimal, figure, plural, t
from dashboard.text.catalogue import MissingText, catalogue

DASHBOARD = Path(__file__).parents[3] / "dashboard"
KEY = re.compile(r"[a-z_]+\.[a-z0-9_]+")
ENDINGS = ("", "_one", "_many")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def written() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the keys that the program writes out, and the patterns of those it puts together."""
    keys: set[str] = set()
    patterns: set[str] = set()
    for file in DASHBOARD.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if id(node) in pieces:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                keys.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns |= set(pattern_of(node))
    return frozenset(keys), tuple(map(re.compile, sorted(patterns)))


def pattern_of(node: ast.JoinedStr) -> Iterator[str]:
    first = node.values[0]
    if isinstance(first, ast.Constant) and re.match(r"[a-z_]+\.", str(first.value)):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_]+" for part in node.values
        )


def is_used(key: str) -> bool:
    keys, patterns = written()
    stems = {key.removesuffix(ending) for ending in ENDINGS}
    return not stems.isdisjoint(keys) or any(pattern.fullmatch(stem) for pattern in patterns for stem in stems)


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("nl")) == set(catalogue("en"))


def test_a_text_has_the_same_places_in_both_languages() -> None:
    differing = [key for key, text in catalogue("nl").items() if places(text) != places(catalogue("en")[key])]
    assert differing == []


def test_every_key_that_the_program_writes_out_has_words() -> None:
    rooms = {key.partition(".")[0] for key in catalogue("nl")}
    known = {key.removesuffix(ending) for key in catalogue("nl") for ending in ENDINGS}
    keys, _ = written()
    assert sorted(key for key in keys if key.partition(".")[0] in rooms and key not in known) == []


def test_every_text_is_used() -> None:
    assert sorted(key for key in catalogue("nl") if not is_used(key)) == []


def test_every_number_has_both_its_forms() -> None:
    for lang in LANGUAGES:
        ones = {key.removesuffix("_one") for key in catalogue(lang) if key.endswith("_one")}
        manies = {key.removesuffix("_many") for key in catalogue(lang) if key.endswith("_many")}
        assert sorted(stem for stem in ones if stem not in manies) == []


def test_no_text_is_empty() -> None:
    assert [key for lang in LANGUAGES for key, text in catalogue(lang).items() if not text.strip()] == []


def test_a_missing_key_is_told_at_once() -> None:
    with pytest.raises(MissingText, match=r"overview\.nothing"):
        t("overview.nothing", "nl")


def test_one_and_several_are_told_apart() -> None:
    assert plural("overview.view_nodes", 1, "nl") == "1 punt"
    assert plural("overview.view_nodes", 0, "en") == "0 nodes"


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (3425.444, "3\u202f425,44", "3\u202f425.44"),
        (0.5, "0,5", "0.5"),
        (-1234.5, "-1\u202f234,5", "-1\u202f234.5"),
        (1000.001, "1\u202f000", "1\u202f000"),
        (12.0, "12", "12"),
    ],
)
def test_numbers_are_grouped_and_have_the_decimal_sign_of_the_reader(number, nl, en):
    assert (decimal(number, "nl"), decimal(number, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("number", "nl"),
    [(0.0034, "0,0034"), (-0.05, "-0,05"), (0.00296, "0,003"), (0.1, "0,1"), (0, "0"), (1e-12, "0"),
     (55772.61, "55\u202f773"), (312.5, "312,5"), (1.234, "1,23")],
)  # fmt: skip
def test_a_computed_number_never_reads_as_nothing_when_it_is_something(number, nl):
    assert figure(number, "nl") == nl
