"""Everything a user may meet has words in both languages."""

import dataclasses
import importlib
import pkgutil
import re

import pytest

import dashboard
import graph
import loaders
from graph.model.errors import NetworkError
from graph.model.labels import Label
from graph.model.registry import KINDS
from graph.model.tie_types import TIE_TYPES

KINDS_AND_FIELDS = [(kind, field) for kind in KINDS for field in kind.fields]
PLACEHOLDER = re.compile(r"\{(\w+)")


def error_types() -> set[type[NetworkError]]:
    """All errors of the three packages, found by importing everything."""
    for package in (graph, loaders, dashboard):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if module.name not in ("dashboard.wsgi", "dashboard.__main__", "loaders.__main__"):  # they start at once
                importlib.import_module(module.name)
    found, open_types = set(), [NetworkError]
    while open_types:
        error = open_types.pop()
        found.add(error)
        open_types.extend(error.__subclasses__())
    return {error for error in found if error.__module__.partition(".")[0] in ("graph", "loaders", "dashboard")}


def labels_of(described: object) -> list[Label]:
    """All labels in a description, also those of its choices."""
    values = [getattr(described, field.name) for field in dataclasses.fields(described)]  # type: ignore[arg-type]
    own = [value for value in values if isinstance(value, Label)]
    parts = [part for value in values if isinstance(value, tuple) for part in value if dataclasses.is_dataclass(part)]
    return own + [label for part in parts for label in labels_of(part)]


def is_worded(label: Label) -> bool:
    return all(text and text == text.strip() for text in (label.nl, label.en))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_kind_has_a_name_for_one_and_for_many_in_both_languages(kind):
    assert is_worded(kind.one)
    assert is_worded(kind.many)


@pytest.mark.parametrize(
    ("kind", "field"), KINDS_AND_FIELDS, ids=[f"{kind.name}.{field.name}" for kind, field in KINDS_AND_FIELDS]
)
def test_a_field_and_its_choices_have_labels_in_both_languages(kind, field):
    labels = labels_of(field)
    assert labels
    assert all(is_worded(label) for label in labels), labels


def test_no_two_fields_of_a_kind_share_a_label():
    for kind in KINDS:
        for language in ("nl", "en"):
            names = [field.label.in_language(language).casefold() for field in kind.fields]
            assert len(set(names)) == len(names), (kind.name, language, sorted(names))


@pytest.mark.parametrize("tie_type", TIE_TYPES, ids=lambda tie_type: tie_type.code)
def test_a_tie_type_has_words_in_both_languages(tie_type):
    labels = labels_of(tie_type)
    assert labels
    assert all(is_worded(label) for label in labels), labels


def test_every_error_has_a_code_of_its_own():
    errors = error_types()
    codes = [error.code for error in errors]
    assert len(set(codes)) == len(codes), sorted(codes)
    assert len(errors) > 10
