"""Values as text and as plain JSON, and back."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.codec import (
    Unreadable,
    format_text,
    from_plain,
    is_date,
    parse_date,
    parse_flag,
    parse_integer,
    parse_number,
    parse_text,
    split_list,
    to_plain,
)
from graph.model.registry import KINDS, kind_of
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import organisation
from tests.support.networks import networks

ORGANISATION = kind_of("organisation")
NAME, THEMES, LATITUDE = (ORGANISATION.field(name) for name in ("name", "themes", "latitude"))


@settings(deadline=None)
@given(networks())
def test_every_record_comes_back_from_json(network):
    for record in network.records.values():
        assert from_plain(json.loads(json.dumps(to_plain(record)))) == record


@settings(deadline=None)
@given(networks(for_cells=True))
def test_every_value_comes_back_from_its_text(network):
    for record in network.records.values():
        for field in kind_of(record.kind).fields:
            value = getattr(record, field.name)
            assert parse_text(field, format_text(field, value)) == value


def test_letters_are_composed_on_entry_however_they_were_typed():
    typed = "Cafe\u0301"
    assert parse_text(NAME, typed) == "Caf\u00e9"
    assert parse_text(THEMES, f"{typed}|b") == ("Caf\u00e9", "b")
    assert parse_text(ORGANISATION.field("attributes"), f"{typed}={typed}") == (("Caf\u00e9", "Caf\u00e9"),)


def test_zero_unknown_not_applicable_and_none_have_texts_of_their_own():
    assert [format_text(LATITUDE, value) for value in (0.0, UNKNOWN, NOT_APPLICABLE)] == ["0", "", "n.v.t."]
    assert [parse_text(LATITUDE, text) for text in ("0", "", "n.v.t.")] == [0.0, UNKNOWN, NOT_APPLICABLE]
    assert [parse_text(THEMES, text) for text in ("[]", "", "nvt")] == [(), UNKNOWN, NOT_APPLICABLE]


def test_unknown_is_left_out_of_json_and_zero_is_not():
    plain = to_plain(organisation("a", latitude=0.0, longitude=NOT_APPLICABLE, themes=()))
    assert (plain["latitude"], plain["themes"], plain["not_applicable"]) == (0.0, [], ["longitude"])
    assert "municipality" not in plain


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "-", "–", "onbekend", "Unknown", "?", "NULL"])
def test_words_for_unknown(text):
    assert parse_text(NAME, text) is UNKNOWN


@pytest.mark.parametrize("name", ["NA", "n.v.t.", "-", "?", "Onbekend", "\\", "\\NA", "\\\\srv\\deel"])
def test_a_name_that_reads_as_nothing_is_kept_by_a_backslash(name):
    assert parse_text(NAME, format_text(NAME, name)) == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("-0,25", -0.25),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1.234.567,8", 1234567.8),
        (",5", 0.5),
        ("2e3", 2000.0),
        ("0", 0.0),
    ],
)
def test_numbers_of_both_sides_of_the_border(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["abc", "1,2,3", "1.2.3", "1/2", "nan", "inf", "1e999", "12 km", "--1", "٣"])
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(Unreadable) as told:
        parse_number(text)
    assert (told.value.rule, told.value.expected) == ("number", "1.5")


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("3,0", 3), ("3.0", 3), ("-2", -2)])
def test_whole_numbers(text, value):
    found = parse_integer(text)
    assert (found, type(found)) == (value, int)


@pytest.mark.parametrize("text", ["3,5", "1.234", "drie"])
def test_what_is_not_whole_is_refused(text):
    with pytest.raises(Unreadable, match="integer"):
        parse_integer(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026", "2026"),
        ("2026-09", "2026-09"),
        ("2026-09-01", "2026-09-01"),
        ("01/09/2026", "2026-09-01"),
        ("1-9-2026", "2026-09-01"),
        ("29.2.2024", "2024-02-29"),
    ],
)
def test_dates_as_precise_as_they_are_known(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "29/02/2026", "31.4.2026", "26", "2026-1-1", "morgen", "0000", "٢٠٢٦"]
)
def test_dates_that_do_not_exist_are_refused(text):
    with pytest.raises(Unreadable, match="date"):
        parse_date(text)
    assert not is_date(text)


@pytest.mark.parametrize(("text", "value"), [("ja", True), ("JA", True), ("x", True), ("nee", False), ("0", False)])
def test_yes_and_no(text, value):
    assert parse_flag(text) is value


def test_a_choice_is_read_by_code_and_by_label_in_both_languages():
    helix = ORGANISATION.field("helix")
    for choice in helix.choices:
        for text in (choice.code, choice.label.nl, choice.label.en.upper()):
            assert parse_text(helix, text) == choice.code
    with pytest.raises(Unreadable) as told:
        parse_text(helix, "vijfde helix")
    assert all(choice.code in told.value.expected for choice in helix.choices)


def test_lists_are_split_at_bars_and_a_backslash_keeps_one():
    assert split_list(r"a | b\|c || d\\") == ["a", "b|c", "d\\"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1)))
def test_every_list_comes_back_from_its_text(items):
    composed = tuple(unicodedata.normalize("NFC", item) for item in items)
    assert parse_text(THEMES, format_text(THEMES, tuple(items))) == composed


def test_a_key_that_is_no_field_is_refused_by_name():
    with pytest.raises(ValueError, match="surprise"):
        from_plain({"kind": "organisation", "id": "a", "name": "A", "surprise": 1})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_text_of_a_flag_is_what_a_form_offers(kind):
    for field in kind.fields:
        if field.type == "flag":
            assert (format_text(field, True), format_text(field, False)) == ("ja", "nee")
