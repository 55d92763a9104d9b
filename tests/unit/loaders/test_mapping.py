"""Mappings are saved, loaded and checked."""

import json

import pytest

from graph.model.snapshot import EMPTY
from loaders.demo import region_mapping
from loaders.guessing import guess_mapping
from loaders.mapping import BadMapping, ColumnMapping, Empty, Mapping, MissingEnd, Repeat, TableMapping
from loaders.service import plan_import
from tests.unit.loaders.files import read, source

FULL = Mapping(
    (
        TableMapping(
            "leden",
            "organisation",
            (
                ColumnMapping("Nr", "id"),
                ColumnMapping("Soort", "kind"),
                ColumnMapping("Sector", "sectors", translations=(("bouw", "construction"),), separator=","),
                ColumnMapping("Bedrag", "latitude", decimal=",", empty=Empty.NOT_APPLICABLE),
                ColumnMapping("Vrij", "attributes"),
                ColumnMapping("Oud", "ignored", reason="staat elders"),
            ),
            kinds=(("firma", "company"),),
            kind_is_sure=False,
            constants=(("country", "BE"),),
            id_prefix="leden-",
            header_row=3,
            missing_end=MissingEnd.REFUSE,
            missing_end_kind="company",
            repeats=Repeat.MERGE,
        ),
    )
)


def test_a_mapping_comes_back_from_its_text_as_it_was():
    assert Mapping.from_json(FULL.to_json()) == FULL
    assert Mapping.from_json(region_mapping().to_json()) == region_mapping()


def test_a_guessed_mapping_can_be_saved_and_used_instead_of_guessing():
    file = source("organisaties.csv", "id;naam;gemeente;kleur\na;A;Genk;rood\n")
    guessed = guess_mapping(read(file.name, file.data).tables)
    used = Mapping.from_json(guessed.to_json())
    assert plan_import([file], EMPTY, used).change_set == plan_import([file], EMPTY).change_set


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"version": 2, "tables": []}',
        '{"version": 1, "tables": ["x"]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "planet"}]}',
        '{"version": 1, "tables": [{"table": "t"}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "colour": 1}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "repeats": "twice"}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "columns": [{"column": "c", "target": "website"}]}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "columns": [{"column": "c"}]}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "columns": ["c"]}]}',
        '{"version": 1, "tables": {"table": "t"}}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "columns": 4}]}',
        '{"version": 1, "tables": [{"table": "t", "kind": "tie", "header_row": "x"}]}',
    ],
)
def test_a_text_that_is_no_mapping_is_refused(text):
    with pytest.raises(BadMapping):
        Mapping.from_json(text)


MISTAKES = [
    ({"columns": [{"column": "naam", "target": "nam"}]}, "a.naam", "nam"),
    ({"columns": [{"column": "naam"}]}, "naam", ""),
    ({"columns": [{"column": "naam", "target": "name", "separator": ""}]}, "naam.separator", ""),
    ({"columns": [{"column": "naam", "target": "name", "decimal": "x"}]}, "naam.decimal", "x"),
    ({"constants": {"latitude": "veel"}}, "a.constants.latitude", "veel"),
    ({"constants": {"strength": "3"}}, "a.constants", "strength"),
    ({"kind": "tie", "constants": {"type": "FOO"}}, "a.constants.type", "FOO"),
    ({"missing_end_kind": "rating"}, "a.missing_end_kind", "rating"),
    ({"source_kind": "tie"}, "a.missing_end_kind", "tie"),
    ({"kinds": {"firma": "firma"}}, "a.kind", "firma"),
    ({"header_row": -1}, "a.header_row", "-1"),
    ({"kleur": "rood"}, "a", "kleur"),
]


@pytest.mark.parametrize(("mistake", "where", "found"), MISTAKES)
def test_a_mistake_in_a_mapping_is_told_with_its_place(mistake, where, found):
    table = {"table": "a", "kind": "organisation", "columns": []} | mistake
    with pytest.raises(BadMapping) as told:
        Mapping.from_json(json.dumps({"version": 1, "tables": [table]}))
    assert (told.value.details["where"], told.value.details["found"]) == (where, found)


def test_a_mistake_in_the_json_is_told_with_line_and_column():
    with pytest.raises(BadMapping) as told:
        Mapping.from_json('{"version": 1,\n "tables": [,]}')
    assert told.value.details["where"] == "2:13"


def test_a_mapping_reads_the_file_as_it_tells():
    text = "Ledenlijst;;;;\nper 2026;;;;\nNr;Soort;Sector;Bedrag;Vrij\n7;firma;bouw,ict;1,5;x\n8;club;;;\n"
    made = plan_import([source("leden.csv", text)], EMPTY, FULL)
    firm, club = (change.record for change in made.change_set)
    assert (firm.id, firm.kind, firm.sectors, firm.latitude) == ("leden-7", "company", ("construction", "ict"), 1.5)
    assert (club.id, club.kind, club.name, club.country) == ("leden-8", "organisation", "8", "BE")
    assert dict(firm.attributes) == {"Vrij": "x"}


def test_columns_that_came_or_went_since_the_mapping_was_saved_are_told():
    text = "x;;;;;\ny;;;;;\nNr;Soort;Sector;Bedrag;Nieuw\n7;firma;bouw;1,5;x\n"
    made = plan_import([source("leden.csv", text)], EMPTY, FULL)
    assert [(p.rule, p.column) for p in made.problems if p.column] == [
        ("column_not_mapped", "Nieuw"),
        ("column_missing", "Vrij"),
    ]


def test_a_table_that_the_mapping_does_not_name_is_guessed_and_told():
    made = plan_import([source("bedrijven.csv", "id;naam\ncom-a;A\n")], EMPTY, FULL)
    assert [(p.rule, p.table) for p in made.problems] == [("table_not_in_mapping", "bedrijven")]
    assert [change.kind for change in made.change_set] == ["company"]


LAST_YEAR = Mapping(
    (
        TableMapping(
            "partners 2026",
            "company",
            (ColumnMapping("Wie", "name"), ColumnMapping("Waar", "municipality"), ColumnMapping("Sinds", "attributes")),
        ),
    )
)


def test_a_mapping_of_last_year_is_used_for_the_list_of_this_year():
    made = plan_import([source("partners 2027.csv", "Wie;Waar;Sinds\nAgfa;Mortsel;1\n")], EMPTY, LAST_YEAR)
    assert [(c.kind, c.record.name, c.record.municipality) for c in made.change_set] == [("company", "Agfa", "Mortsel")]
    assert [(p.rule, p.value) for p in made.problems] == [("mapping_of_other_table", "partners 2026")]


def test_the_only_table_of_a_mapping_is_used_when_most_columns_are_still_there_and_the_rest_is_told():
    made = plan_import([source("partners 2027.csv", "Wie;Waar;Nieuw\nAgfa;Mortsel;1\n")], EMPTY, LAST_YEAR)
    assert [(p.rule, p.column) for p in made.problems] == [
        ("mapping_of_other_table", ""),
        ("column_not_mapped", "Nieuw"),
        ("column_missing", "Sinds"),
    ]


def test_a_table_with_other_columns_does_not_get_a_mapping_that_is_not_its_own():
    made = plan_import([source("bedrijven.csv", "naam;gemeente\nAgfa;Mortsel\n")], EMPTY, LAST_YEAR)
    assert [p.rule for p in made.problems] == ["table_not_in_mapping"]


def test_a_saved_guess_without_headings_is_edited_and_used_again():
    file = source("postcodes.csv", "1000,Brussel,4.35,50.85\n3500,Hasselt,5.33,50.93\n")
    guess = plan_import([file], EMPTY)
    assert [p.rule for p in guess.errors] == ["no_name_column"]
    text = guess.mapping.to_json().replace('"organisation"', '"place"', 1)
    targets = iter(("postal_code", "name", "longitude", "latitude"))
    lines = [
        line.replace('"attributes"', f'"{next(targets)}"') if "attributes" in line else line
        for line in text.split("\n")
    ]
    edited = Mapping.from_json("\n".join(lines))
    made = plan_import([file], EMPTY, edited)
    assert made.is_complete
    assert [(c.kind, c.record.name, c.record.postal_code, c.record.latitude) for c in made.change_set] == [
        ("place", "Brussel", "1000", 50.85),
        ("place", "Hasselt", "3500", 50.93),
    ]
