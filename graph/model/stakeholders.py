"""Stakeholders: roles by default, persons only with a recorded purpose."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import VACANCY
from graph.model.fields import Sensitivity, choice, choices_of, date, flag, link, number, text
from graph.model.records import Node
from graph.model.values import Flag, Number, Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Node):
    """A role at an organisation. Who fills it is told by ties, not by fields."""

    kind: ClassVar[str] = "stakeholder"

    role_type: Text = choice("Soort rol", "Kind of role", scheme="role_type")
    project_id: Text = link("Project", "Project", "project")
    fte_total: Number = number("Voltijdse equivalenten", "Full-time equivalents", 0, 100, unit="VTE")
    fte_take_off_1: Number = number("VTE take-off 1", "FTE take-off 1", 0, 100, unit="VTE")
    fte_take_off_2: Number = number("VTE take-off 2", "FTE take-off 2", 0, 100, unit="VTE")
    fte_take_off_3: Number = number("VTE take-off 3", "FTE take-off 3", 0, 100, unit="VTE")
    tasks: Texts = choices_of("Taken", "Tasks", scheme="task")
    vacant: Text = choice("Invulling", "Vacancy", VACANCY)
    is_person: Flag = flag("Natuurlijke persoon", "Natural person")
    purpose: Text = text("Doel van de verwerking", "Purpose of processing", sensitivity=Sensitivity.INTERNAL)
    legal_basis: Text = text("Rechtsgrond", "Legal basis", sensitivity=Sensitivity.INTERNAL)
    informed_on: Text = date("Ingelicht op", "Informed on", sensitivity=Sensitivity.INTERNAL)
    informed_how: Text = text("Ingelicht hoe", "Informed how", sensitivity=Sensitivity.INTERNAL)
    review_on: Text = date("Nakijken op", "Review on", sensitivity=Sensitivity.INTERNAL)
