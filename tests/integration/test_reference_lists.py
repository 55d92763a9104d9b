"""The names and numbers that the analyses carry are those of the reference lists."""

import csv
from pathlib import Path

import loaders
from graph.analysis.crossovers.production_cycle import STAGES
from graph.analysis.readiness.conditions import CONDITIONS
from graph.analysis.readiness.regional_needs import SKILLS, X_INNO
from graph.analysis.readiness.rubric import JURY, SMART
from graph.analysis.readiness.school_label import CRITERIA, EDITION_1

REGION = Path(loaders.__file__).parent / "region"


def rows(name: str) -> list[dict[str, str]]:
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes(scheme: str) -> list[str]:
    return [row["code"] for row in rows("vocabulary") if row["scheme"] == scheme]


def test_the_ten_conditions():
    assert [condition.id for condition in CONDITIONS] == [row["id"] for row in rows("conditions") if row["no"]]


def test_the_criteria_of_the_label_and_the_elements_of_the_first_edition():
    listed = rows("stem_elements")
    assert [(one.id, one.element_id) for one in CRITERIA] == [
        (row["id"], f"stem-{row['element_no']}") for row in listed
    ]
    assert {f"stem-{row['element_no']}" for row in listed if row["focus_stempact_edition_1"] == "yes"} == EDITION_1


def test_the_criteria_of_the_jury_and_smart():
    assert list(JURY) == [row["id"] for row in rows("jury_criteria")]
    assert list(SMART) == codes("smart")


def test_the_stages_of_the_production_cycle():
    assert list(STAGES) == codes("production_cycle_stage")


def test_the_survey_of_soft_skills():
    listed = rows("softskills_survey")
    by_name = {label.en: code for code, label in SKILLS.items()}
    mentions = {by_name[row["item_en"]]: int(row["value"]) for row in listed if row["topic"] == "soft_skill_needed"}
    strengths = {by_name[row["item_en"]]: float(row["value"]) for row in listed if row["topic"] == "current_strength"}
    assert (mentions, strengths) == (dict(X_INNO.mentions), dict(X_INNO.strengths))
    assert set(SKILLS) <= set(codes("soft_skill"))
