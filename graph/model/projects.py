"""Projects: initiatives, take-offs, pilots, programme editions."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import choice, choices_of, date, long_text, text
from graph.model.records import Node
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Node):
    """An undertaking that parties take part in."""

    kind: ClassVar[str] = "project"

    project_type: Text = choice("Soort project", "Kind of project", scheme="project_type")
    status: Text = choice("Status", "Status", scheme="project_status")
    start: Text = date("Begin", "Start")
    end: Text = date("Einde", "End")
    period_note: Text = text("Periode, in woorden", "Period, in words")
    aims: Text = long_text("Doelen", "Aims", searchable=True)
    target_groups: Texts = choices_of("Doelgroepen", "Target groups", scheme="target_group")
    sectors: Texts = choices_of("Sectoren", "Sectors", scheme="sector")
    themes: Texts = choices_of("Thema's", "Themes", scheme="theme")
    region: Text = text("Regio", "Region")
    municipality: Text = text("Gemeente", "Municipality", searchable=True, suggests="place")
    country: Text = text("Land", "Country")
