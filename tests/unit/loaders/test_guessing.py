"""What headings and values tell about a table that nobody mapped."""

import pytest

from graph.model.fields import FieldType
from graph.model.registry import KIND, NODE_KINDS
from loaders.guessing import guess_mapping
from loaders.headings import cleaned
from loaders.mapping import IGNORED, PERSONAL
from loaders.privacy import is_national_number
from tests.unit.loaders.files import counts, plan, read, rules, source, workbook

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


@pytest.mark.parametrize(
    "heading",
    ["Naam organisatie", "Organisatie naam", "Organisatienaam", "Naam van de organisatie", "Organization Name"],
)
def test_a_heading_that_says_name_of_something_is_over_names_of_that_kind(heading):
    found = guessed("lijst.csv", f"ID;{heading};Gemeente\n1;Voka;Genk\n2;Agoria;Genk\n")
    assert (found.kind, [column.target for column in found.columns]) == ("organisation", ["id", "name", "municipality"])


@pytest.mark.parametrize(
    ("heading", "kind"), [("Schoolnaam", "school"), ("Project name", "project"), ("Cross-over", "crossover")]
)
def test_such_a_heading_tells_the_kind_too(heading, kind):
    assert guessed("lijst.csv", f"{heading};Aantal\na;1\nb;2\n").kind == kind


def test_a_municipality_is_no_name_of_a_place_unless_the_table_is_about_places():
    text = "Wie;Gemeente;Website\nVoka;Genk;x\nAgoria;Brussel;y\n"
    assert [p.rule for p in plan(source("lijst.csv", text)).errors] == ["no_name_column"]
    assert guessed("lijst.csv", "gemeente;breedtegraad;lengtegraad\nGenk;50,9;5,5\n").kind == "place"


def test_of_two_columns_for_one_field_the_surer_heading_wins():
    # DUO: the place in an address beside the municipality
    found = targets("scholen.csv", "naam;plaatsnaam;gemeentenaam\nDe Kreek;Zweeloo;Coevorden\n")
    assert found == {"naam": "name", "plaatsnaam": "attributes", "gemeentenaam": "municipality"}


def test_a_list_of_people_with_their_functions_gives_the_organisations_alone():
    text = "Naam;Functie;Organisatie;E-mail\nJan Peeters;Directeur;Voka;j@v.be\nAn Smets;Adviseur;Agoria;a@a.be\n"
    made = plan(source("deelnemers.csv", text))
    assert [(c.kind, c.record.name, dict(c.record.attributes)) for c in made.change_set] == [
        ("organisation", "Voka", {"Functie": "Directeur"}),
        ("organisation", "Agoria", {"Functie": "Adviseur"}),
    ]
    assert [p.column for p in made.notices if p.rule == "personal_column"] == ["Naam", "E-mail"]


def test_a_register_of_roles_keeps_its_names():
    text = (
        "Naam;Rol;Organisatie;Macht;Belang\nProjectleider;stuurt;Voka;Hoog;Laag\nOuders;denken mee;School;Laag;Hoog\n"
    )
    assert guessed("register.csv", text).kind == "stakeholder"
    assert targets("register.csv", text)["Naam"] == "name"


def test_a_contact_person_and_how_to_reach_them_stay_out_of_a_list_of_organisations():
    found = guessed("lijst.csv", "Organisatie;Contactpersoon;E-mail;Tel.\nVoka;Jan Peeters;j@v.be;011\n")
    assert {c.column: c.reason for c in found.columns if c.target == IGNORED} == dict.fromkeys(
        ["Contactpersoon", "E-mail", "Tel."], PERSONAL
    )
    without = targets("lijst.csv", "Organisatie;E-mail;Tel.\nVoka;info@voka.be;011\n")
    assert (without["E-mail"], without["Tel."]) == ("attributes", "attributes")


def test_pages_about_people_are_no_website_of_their_organisation():
    text = "First Name,Last Name,URL,Company\nJan,Peeters,https://www.linkedin.com/in/jp,Voka\n"
    assert targets("Connections.csv", text)["URL"] == IGNORED


def test_national_numbers_never_become_ids():
    found = targets("lijst.csv", "nummer;naam\n85073003328;A\n")
    assert found == {"nummer": IGNORED, "naam": "name"}


def test_national_numbers_are_seen_among_a_few_other_texts():
    text = "id;naam;code2\na;A;85.07.30-033 28\nb;B;85073003328\nc;C;onbekend\n"
    assert targets("organisaties.csv", text)["code2"] == IGNORED


def test_a_column_of_citizen_service_numbers_stays_out_and_one_number_alone_proves_nothing():
    # 111222333 and 123456782 are the examples of the test of eleven in public documentation; 9x1+8x1+... = 66
    text = "id;naam;code2\na;A;111222333\nb;B;123456782\nc;C;100000009\n"
    assert targets("organisaties.csv", text)["code2"] == IGNORED
    assert targets("organisaties.csv", "id;naam;code2\na;A;111222333\n")["code2"] == "attributes"
    assert targets("organisaties.csv", text.replace("100000009", "100000008"))["code2"] == "attributes"


def test_a_few_mistakes_in_a_column_of_strengths_do_not_make_another_scale_of_it():
    rows = "".join(f"a{n};b;{n % 5 + 1}\n" for n in range(20))
    made = plan(source("relaties.csv", f"van;naar;sterkte\n{rows}c;b;7\n"))
    assert [(p.rule, p.row, p.value) for p in made.errors] == [("range", 22, "7")]


def test_another_scale_and_a_heading_that_does_not_fit_are_told():
    made = plan(source("relaties.csv", "van;naar;sterkte;status\na;b;3;zeker\na;c;10;heel zeker\n"))
    told = [(p.rule, p.column, p.value) for p in made.notices if p.column in ("sterkte", "status")]
    assert told == [("strength_as_stated", "sterkte", "10"), ("column_unreadable", "status", "zeker")]
    assert [dict(c.record.attributes).get("status") for c in made.change_set if c.kind == "tie"] == [
        "zeker",
        "heel zeker",
    ]


def test_what_nothing_told_and_what_was_not_recognised_is_said_once_per_table():
    made = plan(source("iets.csv", "id;naam;kleur;maat\n1;a;rood;L\n2;b;blauw;M\n"))
    assert [(p.rule, p.value, p.expected) for p in made.problems] == [
        ("kind_assumed", "", "organisation"),
        ("columns_kept", "kleur, maat", ""),
    ]
    assert plan(source("organisaties.csv", "id;naam\n1;a\n2;b\n")).problems == ()


def test_a_kind_that_does_not_exist_is_told_once_and_a_municipality_is_a_party_there():
    made = plan(source("partners.csv", "naam,soort\nA,Bedrijf\nB,planeet\nC,planeet\nD,gemeente\n"))
    assert [(p.rule, p.row, p.value) for p in made.notices] == [
        ("unknown_kind", 3, "planeet"),
        ("unknown_kind", 5, "gemeente"),
    ]
    assert [c.kind for c in made.change_set] == ["company", "organisation", "organisation", "organisation"]


def joined(made):
    names = {c.record_id: (c.kind, c.record.name) for c in made.change_set if c.kind != "tie"}
    ties = [c.record for c in made.change_set if c.kind == "tie"]
    return [(names[tie.source_id], tie.type, names[tie.target_id]) for tie in ties]


def test_names_that_come_back_in_two_columns_are_the_ends_of_ties():
    text = "School;Mentorbedrijf;Sinds\nDe Kreek;Agfa;2021\nDe Zee;Umicore;\nDe Kreek;Umicore;\n"
    agfa, umicore = ("company", "Agfa"), ("company", "Umicore")
    kreek, zee = ("school", "De Kreek"), ("school", "De Zee")
    made = plan(source("koppels.csv", text))
    assert joined(made) == [(agfa, "MENTORS", kreek), (umicore, "MENTORS", zee), (umicore, "MENTORS", kreek)]
    assert next(c.record.valid_from for c in made.change_set if c.kind == "tie") == "2021"


def test_organisations_beside_projects_are_partners_or_have_the_role_that_is_told():
    text = "Project;Organisatie;{}\nRobolab;Voka;{}\nRobolab;Agoria;partner\nSTEM;Voka;partner\n"
    with_roles = plan(source("deelname.csv", text.format("Rol", "trekker")))
    assert [tie_type for _, tie_type, _ in joined(with_roles)] == ["COORDINATES", "PARTNER_IN", "PARTNER_IN"]
    assert joined(with_roles)[0] == (("organisation", "Voka"), "COORDINATES", ("project", "Robolab"))
    with_remarks = plan(source("deelname.csv", text.format("Nota", "iets")))
    assert {tie_type for _, tie_type, _ in joined(with_remarks)} == {"PARTNER_IN"}


@pytest.mark.parametrize(
    "text",
    [
        "School;Bedrijf\nDe Kreek;Agfa\nDe Zee;Agfa\n",  # each school once: a list of schools
        "Naam;School;Bedrijf\nx;De Kreek;Agfa\ny;De Kreek;Agfa\n",  # each row has a name of its own
        "School;Gemeente\nDe Kreek;Gent\nDe Kreek;Gent\n",
    ],
)
def test_other_tables_are_no_pairs(text):
    assert guessed("lijst.csv", text).kind != "tie"


def test_projects_with_belgian_dates_are_no_ties_between_dates():
    made = plan(source("p.csv", "Naam;Soort;Begin;Einde\nA;Project;03/04/2024;31/12/2025\nB;Project;03.04.2024;\n"))
    assert counts(made) == {"project": {"new": 2}}
    assert [(change.after.name, change.after.start) for change in made.change_set] == [
        ("A", "2024-04-03"),
        ("B", "2024-04-03"),
    ]


def test_words_for_no_value_say_nothing_about_the_decimal_sign():
    made = plan(source("r.csv", "Rol;Soort;VTE\nA;Rol;0,5\nC;Rol;n.v.t.\nD;Rol;1\n"))
    assert "decimal_assumed" not in rules(made)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ('"robots;AI"', ("robots", "AI")),
        ('"robots\nAI"', ("robots", "AI")),
        ('"[""robots"",""AI""]"', ("robots", "AI")),
        ("robots|AI", ("robots", "AI")),
        ('"robots, AI"', ("robots, AI",)),
        ("[robots]", ("[robots]",)),
    ],
)
def test_several_values_in_a_cell_are_several_however_they_are_written(cell, values):
    made = plan(source("c.csv", f"name,kind,technologies\nA,company,{cell}\n"))
    (change,) = made.change_set
    assert change.after.technologies == values


def test_a_row_that_tells_how_a_company_and_a_school_are_tied_is_a_tie():
    text = "Bedrijf;School;Relatie\nAlfa;Sint-Jan;is mentorbedrijf van\nBeta;Sint-Piet;MENTORS\n"
    made = plan(source("bs.csv", text))
    assert counts(made) == {"company": {"new": 2}, "school": {"new": 2}, "tie": {"new": 2}}
    ties = [change.after for change in made.change_set if change.after.kind == "tie"]
    assert {tie.type for tie in ties} == {"MENTORS"}
