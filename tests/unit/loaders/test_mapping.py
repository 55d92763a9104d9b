"""Mappings are saved, loaded and checked."""

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
