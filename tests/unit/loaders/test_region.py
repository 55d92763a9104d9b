"""The region that comes with the product. Counts: lines of its files, less the heading."""

import csv
from importlib.resources import files

import pytest

from graph.commands.permissions import Role, User
from graph.model.ties import Tie
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region, plan_region

REGION = files("loaders").joinpath("region")
ADMIN = User("beheer", Role.ADMIN)

EXPECTED = {
    "organisation": 180,
    "company": 75,
    "school": 34,
    "stakeholder": 78,
    "project": 80,
    "crossover": 34,
    "alliance": 6,
    "place": 78,
    "theme": 736,
    "tie": 1116,
}


def rows(name):
    with REGION.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def snapshot():
    store = MemoryStore()
    load_region(store, ADMIN)
    return store.snapshot()


def test_every_row_comes_in_without_any_problem():
    plan = plan_region(MemoryStore())
    assert {kind: found["new"] for kind, found in plan.counts.items()} == EXPECTED
    assert plan.problems == ()
    assert len(plan.change_set) == sum(EXPECTED.values())


def test_loading_it_again_changes_nothing():
    store = MemoryStore()
    assert load_region(store, ADMIN).number == 1
    assert load_region(store, ADMIN).number == 1
    assert not plan_region(store).change_set


def test_an_empty_status_of_a_relation_means_stated(snapshot):
    empty = {row["id"] for row in rows("relations.csv") if not row["status"]}
    assert empty
    assert {snapshot.get(tie_id).status for tie_id in empty} == {"stated"}


def test_a_relation_keeps_its_dates_strength_and_source(snapshot):
    row = next(row for row in rows("relations.csv") if row["from"] and row["strength"])
    tie = snapshot.get(row["id"])
    assert (tie.valid_from, tie.stated_strength, tie.source) == (row["from"], row["strength"], row["source_doc"])


REFERENCES = [
    ("roles.csv", "organisation_id", {"EMPLOYS_ROLE", "CANDIDATE_EMPLOYER_OF"}),
    ("roles.csv", "alternative_organisation_ids", {"CANDIDATE_EMPLOYER_OF"}),
    ("roles.csv", "take_offs", {"ACTIVE_IN"}),
    ("projects.csv", "parent_id", {"PART_OF"}),
    ("crossovers.csv", "parent_id", {"PART_OF"}),
    ("crossovers.csv", "participant_ids", {"TAKES_PART_IN"}),
    ("crossovers.csv", "role_ids", {"TAKES_PART_IN"}),
    ("crossovers.csv", "derived_participant_ids", {"TAKES_PART_IN"}),
    ("crossovers.csv", "project_id", {"ADDRESSED_BY"}),
]


@pytest.mark.parametrize(("file", "column", "types"), REFERENCES)
def test_a_column_that_is_left_out_because_it_is_ties_is_ties_indeed(snapshot, file, column, types):
    ends = {frozenset(tie.ends) for tie in snapshot.of(Tie).values() if tie.type in types}
    references = [(row["id"], target) for row in rows(file) for target in row[column].split("|") if target]
    assert references
    for record_id, target in references:
        target_id = f"prj-{target}" if column == "take_offs" else target
        assert frozenset((record_id, target_id)) in ends, (record_id, target)


def test_every_other_reference_is_a_link_of_the_record(snapshot):
    for row in rows("roles.csv"):
        if row["project_id"]:
            assert snapshot.get(row["id"]).project_id == row["project_id"]
