"""Two spellings of one party are proposed, and never joined. Pairs from real lists of working groups, and by hand."""

import pytest

from graph.changes import apply_to
from graph.model.snapshot import EMPTY
from loaders.similar_names import spelling_of
from tests.unit.loaders.files import plan, source


def similar(made):
    return [(p.file, p.row, p.value, p.expected) for p in made.notices if p.rule == "similar_name"]


def told(one, other, heading="naam;gemeente"):
    return similar(plan(source("organisaties.csv", f"{heading}\n{one};\n{other};\n")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cipal Schaubroeck", "Cipal Schaubrock"),
        ("Departement Omgeving", "Department Omgeving"),
        ("Voka Limburg", "VOKA-Limburg vzw"),
        ("Voka Limburg", "VokaLimburg"),
        ("ViNotion B.V.", "Vinotion"),
        ("Onderwijskoepel (OVSG)", "Onderwijskoepel"),
        ("Agentschap Innoveren & Ondernemen", "Agentschap innoveren en ondernemen"),
        ("Jan de Vries", "Vries, Jan de"),
        ("École de Liège", "Ecole Liege"),
    ],
)
def test_two_spellings_are_two_records_and_that_is_told(one, other):
    made = plan(source("organisaties.csv", f"naam;gemeente\n{one};\n{other};\n"))
    assert len(made.change_set) == 2
    assert similar(made) == [("organisaties.csv", 3, other, f"{one} (organisaties.csv 2)")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sint-Ludgardis", "Sint-Ludgardis Belpaire"),  # two schools: a name in another is no proof
        ("De Zonnebloem (2018)", "De Zonnebloem (Wilrijk)"),
        ("Scholengroep 1", "Scholengroep 2"),
        ("Afdeling A", "Afdeling B"),
        ("Zorg", "Zorn"),
        ("Stad Gent", "Stad Genk"),
    ],
)
def test_other_names_are_not_told(one, other):
    assert told(one, other) == []


def test_another_municipality_or_number_tells_that_they_are_two():
    assert similar(plan(source("scholen.csv", "naam;gemeente\nDe Kreek;Gent\nde kreek vzw;Aalst\n"))) == []
    numbers = "naam;kbo nummer\nAgfa;0404.021.727\nAgfa NV;0401.574.852\n"
    assert similar(plan(source("bedrijven.csv", numbers))) == []


def test_what_is_stored_counts_too_and_a_second_time_nothing_is_told():
    first = plan(source("bedrijven.csv", "naam;gemeente\nAgfa NV;Mortsel\n"))
    stored = apply_to(EMPTY, first.change_set, 1)
    file = source("organisaties.csv", "naam;land\nAgfa;BE\n")
    second = plan(file, snapshot=stored)
    assert similar(second) == [("organisaties.csv", 2, "Agfa", "Agfa NV")]
    assert similar(plan(file, snapshot=apply_to(stored, second.change_set, 2))) == []


def test_a_name_of_legal_forms_alone_is_still_a_name():
    assert spelling_of("De NV").bare == "de nv"
    assert spelling_of("(OVSG)").bare == "ovsg"


def test_one_name_for_two_kinds_is_told_by_the_kinds():
    made = plan(source("lijst.csv", "naam;type\nVoka;bedrijf\nVoka;organisatie\n"))
    assert [(p.rule, p.row, p.value, p.expected) for p in made.notices] == [("same_name", 3, "Voka", "company")]
