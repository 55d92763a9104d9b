"""Reliability 8.3: a value from a browser is what the callback says it takes, or never reaches it."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

import pytest

from dashboard.security.shapes import fits


class Event(TypedDict):
    name: str
    at: NotRequired[int | None]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("x", str), (None, None), (None, str | None), (1, int), (1, float), (1.5, float), (True, bool),
        ([], list[str]), (["x"], Sequence[str | None]), ([None], Sequence[int | None]), ([[1]], list[list[int]]),
        ({}, dict[str, str]), ({"a": 1}, Mapping[str, Any]), ([1, "x"], list), ({"a": [1]}, dict),
        ({"name": "x"}, Event), ({"name": "x", "at": None}, Event), ({"name": "x", "more": 1}, Event),
        (None, Event | None), (object(), Any),
    ],
)  # fmt: skip
def test_a_value_of_the_kind_fits(value, hint):
    assert fits(value, hint)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (1, str), (None, str), ("", None), ("1", int), (1.5, int), (True, int), (False, float), (1, bool),
        ("xy", list[str]), ("xy", Sequence[str]), ([1], list[str]), (["x", 1], list[str]), ({}, list[str]),
        ([], dict[str, str]), ({"a": 1}, dict[str, str]), ({"a": {"b": 1}}, dict[str, str]),
        ({}, Event), ({"name": 1}, Event), ({"name": "x", "at": "1"}, Event), ([], Event | None), ("x", int | None),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_does_not(value, hint):
    assert not fits(value, hint)


def test_a_type_that_json_does_not_know_is_a_fault_of_ours():
    with pytest.raises(TypeError):
        fits("x", set[str])
