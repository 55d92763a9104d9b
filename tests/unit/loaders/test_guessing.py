"""What headings and values tell about a table that nobody mapped."""

import pytest

from graph.model.fields import FieldType
from graph.model.registry import KIND, NODE_KINDS
from loaders.guessing import guess_mapping, is_national_number
from loaders.headings import cleaned
from loaders.mapping import IGNORED, PERSONAL
from tests.unit.loaders.files import plan, read, source, workbook

SAMPLES = {
    FieldType.NUMBER: "1",
    FieldType.INTEGER: "1",
    FieldType.FLAG: "ja",
    FieldType.DATE: "2026",
    FieldType.ATTRIBUTES: "a=b",
}


def guessed(name, text):
    (mapping,) = guess_mapping(read(name, text).tables).tables
    return mapping


def targets(name, text):
    return {column.column: column.target for column in guessed(name, text).columns}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", NODE_KINDS)
def test_every_field_of_the_registry_is_recognised_by_its_label(kind, language):
    fields = [field for field in KIND[kind].fields if field.type is not FieldType.ATTRIBUTES]
    headings = [field.label.in_language(language) for field in fields]
    values = [field.choices[0].code if field.choices else SAMPLES.get(field.type, "x") for field in fields]
    found = targets(f"{kind}.csv", "id;" + ";".join(headings) + "\n1;" + ";".join(values) + "\n")
    assert {found[heading] for heading in headings} == {field.name for field in fields}


@pytest.mark.parametrize(
    ("source_heading", "target_heading"),
    [
        ("Van", "Naar"),
        ("From", "To"),
        ("Source", "Target"),
        ("Bron", "Doel"),
        ("Partij A", "Partij B"),
        ("from_id", "to_id"),
    ],
)
def test_the_ends_of_ties_are_recognised(source_heading, target_heading):
    found = targets("x.csv", f"{source_heading},{target_heading},Relatie,Sterkte\na,b,adviseert,3\n")
    assert found == {source_heading: "source_id", target_heading: "target_id", "Relatie": "type", "Sterkte": "strength"}


def test_two_columns_with_dates_are_no_ends():
    assert guessed("x.csv", "naam,van,naar\na,2020,2021\n").kind == "organisation"


def test_the_type_column_of_gephi_is_a_direction_and_no_relation():
    found = targets("edges.csv", "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,advises,2.5\n")
    assert (found["Type"], found["Label"], found["Weight"]) == ("attributes", "type", "stated_strength")


def test_a_strength_on_another_scale_is_kept_as_stated():
    assert targets("x.csv", "van,naar,sterkte\na,b,10\n")["sterkte"] == "stated_strength"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("organisaties.csv", "organisation"),
        ("Companies.csv", "company"),
        ("scholen 2026.csv", "school"),
        ("rollen.csv", "stakeholder"),
        ("cross-overs.csv", "crossover"),
        ("Alliantie.csv", "alliance"),
        ("iets.csv", "organisation"),
    ],
)
def test_the_name_of_a_table_tells_its_kind(name, kind):
    assert guessed(name, "id,naam,omschrijving\n1,a,x\n").kind == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Bedrijf", "company"),
        ("School", "school"),
        ("Belanghebbende", "stakeholder"),
        ("Actor", "stakeholder"),
        ("Organisatie", "organisation"),
    ],
)
def test_the_heading_over_the_names_tells_the_kind(heading, kind):
    found = guessed("lijst.csv", f"{heading},gemeente\na,Genk\nb,Genk\n")
    assert (found.kind, found.columns[0].target, found.kind_is_sure) == (kind, "name", False)


def test_ids_with_our_prefixes_tell_the_kind():
    assert guessed("x.csv", "id,naam\nsch-a,A\nsch-b,B\n").kind == "school"


def test_a_kind_column_tells_the_kind_of_each_row():
    made = plan(source("partners.csv", "naam,soort\nA,Bedrijf\nB,school\nC,planeet\n"))
    assert [(c.record.name, c.kind, dict(c.record.attributes)) for c in made.change_set] == [
        ("A", "company", {}),
        ("B", "school", {}),
        ("C", "organisation", {"soort": "planeet"}),
    ]


def test_a_column_that_cannot_be_read_as_its_heading_says_becomes_a_further_column():
    assert targets("organisaties.csv", "id,naam,helix\n1,a,turquoise\n2,b,paars\n")["helix"] == "attributes"
    assert targets("organisaties.csv", "id,naam,helix\n1,a,onderwijs\n2,b,research\n")["helix"] == "helix"


def test_personal_data_stay_out_and_that_is_told():
    text = (
        "Voornaam;Naam;Affiliatie;E-mail;Rol\nAn;Aerts;Agoria;an@agoria.example;A\nBo;Bos;Agoria;bo@agoria.example;A\n"
    )
    made = plan(source("werkgroep.csv", text))
    assert [(change.kind, change.record.name, dict(change.record.attributes)) for change in made.change_set] == [
        ("organisation", "Agoria", {"Rol": "A"})
    ]
    assert [p.column for p in made.notices if p.rule == "personal_column"] == ["Voornaam", "Naam", "E-mail"]


def test_a_column_of_national_numbers_stays_out_whatever_its_heading():
    # 85.07.30-033.28 is the example that the public documentation of the national register uses
    mapping = guessed("organisaties.csv", "id;naam;code2\na;A;85.07.30-033 28\nb;B;\n")
    assert [(c.target, c.reason) for c in mapping.columns if c.column == "code2"] == [(IGNORED, PERSONAL)]


@pytest.mark.parametrize(
    ("number", "is_one"), [("85073003328", True), ("85073003329", False), ("0200065765", False), ("12345678901", False)]
)
def test_national_numbers_are_known_by_their_check_digits(number, is_one):
    assert is_national_number(number) is is_one


@pytest.mark.parametrize(
    ("heading", "clean"),
    [
        ("Influence\u00a0Level", "influence level"),
        ("VESTIGINGSNAAM ", "vestigingsnaam"),
        ("E-mail", "e mail"),
        ("source_id", "source id"),
        ("sourceId", "source id"),
        ("Organisé", "organise"),
        ("Роль", "роль"),
    ],
)
def test_headings_are_compared_without_case_accents_and_signs(heading, clean):
    assert cleaned(heading) == clean


def test_sheets_of_two_files_that_are_called_the_same_keep_their_own_mapping():
    companies = workbook({"Blad1": [("Bedrijf", "Gemeente"), ("A", "Genk")]})
    schools = workbook({"Blad1": [("Plaatsnaam", "School"), ("Hasselt", "B")]})
    made = plan(source("bedrijven.xlsx", companies), source("scholen.xlsx", schools))
    assert [(c.kind, c.record.name, c.record.municipality) for c in made.change_set] == [
        ("company", "A", "Genk"),
        ("school", "B", "Hasselt"),
    ]


def test_a_file_that_is_given_twice_counts_once():
    file = source("organisaties.csv", "naam;gemeente\nA;Genk\n")
    made = plan(file, file)
    assert len(made.change_set) == 1
    assert [p.rule for p in made.problems] == ["duplicate_row"]
