"""Every sample file of the shared folder: imported with the counts of its SOURCE.md, or refused by a rule.

Counts come from the SOURCE.md beside each file; where that gives none, they were counted by hand in
the file. Several files of one entry are imported together.
"""

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.changes import apply_to
from graph.model.snapshot import EMPTY
from loaders.plan import ImportPlan
from loaders.service import plan_import
from loaders.tables import SourceFile

SHARED = Path(os.environ.get("KRUISPUNT_SHARED") or Path(__file__).parents[3] / "shared")
REAL = SHARED / "data" / "real"

pytestmark = pytest.mark.shared


@dataclass(frozen=True)
class Imported:
    """What an entry leads to: new records per kind, and how often something is told."""

    files: tuple[str, ...]
    new: dict[str, int]
    told: dict[str, int] = field(default_factory=dict)


def nodes(name: str, n_nodes: int, n_ties: int) -> Imported:
    """Return a reference network: a file with nodes and one with links."""
    files = tuple(f"networks_reference/{name}_{part}.csv" for part in ("nodes", "edges"))
    return Imported(files, {"organisation": n_nodes, "tie": n_ties}, {"created_missing_end": 0})


def rows(name: str, n_rows: int) -> Imported:
    """Return a table with one organisation per row."""
    return Imported((f"networks_reference/{name}.csv",), {"organisation": n_rows})


def working_group(name: str, n_organisations: int) -> Imported:
    """Return a list of persons of which only the organisations come in."""
    return Imported(
        (f"flanders_working_groups/stakeholders_{name}.csv",), {"organisation": n_organisations}, {"personal_column": 3}
    )


IMPORTED = [
    nodes("karate", 34, 78),
    nodes("flo_marriage", 16, 20),
    nodes("flo_business", 16, 15),
    nodes("southern_women", 32, 89),
    nodes("ht_advice", 21, 190),
    nodes("emon_Cheyenne", 14, 83),
    nodes("emon_MtSi", 13, 33),
    nodes("TCcoll", 25, 161),
    rows("karate_metrics", 34),
    rows("flo_marriage_metrics", 16),
    rows("ht_advice_metrics", 21),
    rows("ht_advice_brokerage", 21),
    rows("emon_Cheyenne_metrics", 14),
    rows("emon_Cheyenne_brokerage", 14),
    rows("emon_MtSi_metrics", 13),
    rows("emon_MtSi_brokerage", 13),
    rows("TCcoll_metrics", 25),
    rows("TCcoll_brokerage", 25),
    Imported(("networks_reference/emon_Cheyenne.graphml",), {"organisation": 14, "tie": 83}),
    Imported(("graph_format_samples/test.graphml",), {"organisation": 6, "tie": 7}, {"undeclared_key": 1}),
    Imported(("graph_format_samples/graphml-default-attrs.xml",), {"organisation": 3, "tie": 2}),
    Imported(("kumu_blueprint_small/constellation.json",), {"organisation": 14, "tie": 19}, {"direction_assumed": 1}),
    Imported(
        ("kumu_blueprint_small/mrvc-blueprint.json",),
        {"organisation": 3, "company": 1, "tie": 3},
        {"created_missing_end": 1},
    ),
    Imported(
        ("kumu_project_small/changelabs-template.json",),
        {"stakeholder": 5, "organisation": 5, "tie": 11},  # Interviewee 3 + Stakeholder 2; the other types 5
        {"part_not_imported": 2, "created_missing_end": 0},
    ),
    Imported(("kumu_project_small/us-states-project.json",), {"organisation": 51, "tie": 113}),
    Imported(("kumu_project_small/us-states.xlsx",), {"organisation": 51, "tie": 109}, {"duplicate_tie": 4}),
    Imported(("stakeholder_registers_xlsx/roles_influence_interest.xlsx",), {"stakeholder": 11}),
    Imported(("stakeholder_registers_xlsx/loan_process.xlsx",), {"stakeholder": 6}, {"rows_above_headings": 0}),
    Imported(("stakeholder_registers_xlsx/position_interest_combined.xlsx",), {"stakeholder": 29}),
    Imported(("stakeholder_registers_xlsx/cross_university_app.csv",), {"stakeholder": 12}),
    Imported(("stakeholder_roles_bom_semicolon/visp_stakeholders.csv",), {"stakeholder": 7}),
    working_group("EnergieManagementSystem", 14),
    working_group("KVS", 1),
    working_group("Leerinschrijfcredential", 24),
    working_group("Waterkwaliteit", 6),
    working_group("lokaleEconomie", 26),
    working_group("organisatie", 14),
    Imported(("duo_po_vestigingen_drenthe/po_addresses_drenthe.csv",), {"school": 32}),
    Imported(("flanders_schools_antwerp/instellingen_layout_cr_3.csv",), {"school": 3}),
    Imported(("geo_netherlands_municipalities/gemeenten_nl_2023.csv",), {"place": 342}),
    Imported(("cordis_h2020_belgium_2016/organisations_be_nl.csv",), {"organisation": 1644}),
    Imported(("cordis_h2020_belgium_2016/cordisref-organizationActivityType.csv",), {"organisation": 5}),
]

REFUSED = {
    "cordis_h2020_belgium_2016/h2020_participations_be_2016.csv": ("no_name_column", ""),
    "geo_belgium_postcodes/zipcode-belgium.csv": ("no_name_column", ""),
    "belgium_map/belgium.json": ("format_not_imported", "TopoJSON"),
    "geo_belgium_provinces_approx/belgie_provincies_benaderd.geojson": ("format_not_imported", "GeoJSON"),
    "flanders_schools_antwerp/scholen_antwerpen.json": ("format_not_imported", "JSON"),
    "graph_format_samples/karate.gml": ("format_not_imported", "GML"),
    "neo4j_apoc_exports/apoc_export_csv_movies.csv": ("format_not_imported", "Neo4j APOC CSV"),
    "neo4j_apoc_exports/apoc_export_json_all.json": ("format_not_imported", "Neo4j APOC JSON"),
    "pajek_top200_elite/Top200.paj": ("format_not_imported", "Pajek"),
    "networks_reference/emon_Cheyenne.net": ("format_not_imported", "Pajek"),
    "networks_reference/emon_MtSi.dl": ("format_not_imported", "UCINET DL"),
    "mcda_reference/mcda_cases.json": ("format_not_imported", "JSON"),
    **{f"graph_format_samples/{name}.net": ("format_not_imported", "Pajek") for name in ("links", "pajek1", "pajek2")},
    **{
        f"graph_format_samples/{name}.dl": ("format_not_imported", "UCINET DL")
        for name in ("edgelist1", "edgelist2", "edgelist3", "fullmatrix1", "fullmatrix2", "nodelist1")
    },
    **{
        f"kbo_full_excerpt/{name}.csv": ("format_not_imported", "KBO Open Data")
        for name in ("activity", "address", "code", "contact", "denomination", "enterprise", "establishment", "meta")
    },
    **{
        f"matching_reference/{name}.json": ("format_not_imported", "JSON")
        for name in ("assignment_mini", "gale_shapley_1962_ex1", "nrmp_example", "school_choice_3x3")
    },
}


def planned(files: tuple[str, ...], snapshot=EMPTY) -> ImportPlan:
    return plan_import([SourceFile(Path(name).name, (REAL / name).read_bytes()) for name in files], snapshot)


@pytest.mark.parametrize("expected", IMPORTED, ids=lambda entry: entry.files[0])
def test_a_file_is_imported_with_the_counts_of_its_source(expected):
    plan = planned(expected.files)
    told = Counter(problem.rule for problem in plan.problems)
    assert {kind: found["new"] for kind, found in plan.counts.items()} == expected.new
    assert {rule: told[rule] for rule in expected.told} == expected.told
    assert plan.is_complete
    assert plan.n_refused == 0


@pytest.mark.parametrize("expected", IMPORTED, ids=lambda entry: entry.files[0])
def test_a_file_that_is_imported_again_changes_nothing(expected):
    first = planned(expected.files)
    assert not planned(expected.files, apply_to(EMPTY, first.change_set, 1)).change_set


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_that_is_not_imported_is_refused_by_one_rule(name):
    plan = planned((name,))
    assert [(problem.rule, problem.value) for problem in plan.errors] == [REFUSED[name]]
    assert not plan.change_set


def test_no_sample_file_is_forgotten():
    known = {name for entry in IMPORTED for name in entry.files} | set(REFUSED)
    found = {str(path.relative_to(REAL)) for path in REAL.glob("*/*") if path.name != "SOURCE.md"}
    assert found == known


def test_both_forms_of_one_kumu_map_have_the_same_nodes_and_joined_pairs():
    names = "us-states-project.json", "us-states.xlsx"
    plans = [planned((f"kumu_project_small/{name}",)) for name in names]
    pairs = []
    for plan in plans:
        label = {c.record.id: c.record.name for c in plan.change_set if c.kind != "tie"}
        pairs.append({tuple(label[end] for end in c.record.ends) for c in plan.change_set if c.kind == "tie"})
    assert pairs[0] == pairs[1]
    assert len(pairs[0]) == 109  # SOURCE.md: 113 connections, 4 of them exact duplicates


def test_six_working_groups_together_are_eighty_spellings():
    files = tuple(str(path.relative_to(REAL)) for path in sorted((REAL / "flanders_working_groups").glob("*.csv")))
    plan = planned(files)
    names = {c.record.name for c in plan.change_set}
    assert sum(len(table.rows) for table in plan.tables) == 146
    assert plan.is_complete
    assert len(names) == 80


def test_defaults_of_graphml_reach_the_nodes_that_say_nothing():
    """igraph's own sample: o2 has no data at all, so it gets all four defaults."""
    plan = planned(("graph_format_samples/graphml-default-attrs.xml",))
    node = next(c.record for c in plan.change_set if c.record.id == "o2")
    assert dict(node.attributes) == {"type": "TRUE", "gender": "male", "age": "20", "retired": "FALSE"}
