"""Matching schools and mentor companies through a school year."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import PAIRING_STATE, STEP_STATE
from graph.model.fields import choice, date, link, links, long_text, text
from graph.model.records import DatedRecord
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort(DatedRecord):
    """One edition: who takes part, and the settings of its matching."""

    kind: ClassVar[str] = "cohort"

    name: Text = text("Naam", "Name", required=True, searchable=True)
    programme_id: Text = link("Programma", "Programme", "project")
    edition: Text = text("Editie", "Edition")
    school_ids: Texts = links("Scholen", "Schools", "school")
    company_ids: Texts = links("Bedrijven", "Companies", "company", "organisation")
    settings: Text = long_text("Instellingen", "Settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(DatedRecord):
    """A school and a mentor company, proposed, fixed, excluded or published."""

    kind: ClassVar[str] = "pairing"

    subject_id: str = link("Cohorte", "Cohort", "cohort", required=True)
    school_id: str = link("School", "School", "school", required=True)
    company_id: str = link("Bedrijf", "Company", "company", "organisation", required=True)
    state: Text = choice("Stand", "State", PAIRING_STATE)
    reason: Text = long_text("Waarom", "Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryStep(DatedRecord):
    """A step of the year of one pairing."""

    kind: ClassVar[str] = "trajectory_step"

    subject_id: str = link("Koppel", "Pairing", "pairing", required=True)
    step: Text = text("Stap", "Step", required=True)
    due_on: Text = date("Gepland", "Planned")
    state: Text = choice("Stand", "State", STEP_STATE)
    remark: Text = long_text("Opmerking", "Remark")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem(DatedRecord):
    """A line of the action plan of one pairing."""

    kind: ClassVar[str] = "action_item"

    subject_id: str = link("Koppel", "Pairing", "pairing", required=True)
    title: Text = text("Actie", "Action", required=True)
    owner: Text = text("Voor", "Owner")
    due_on: Text = date("Tegen", "Due")
    state: Text = choice("Stand", "State", STEP_STATE)
