"""The one register of record kinds: forms, tables, import, export, storage and history follow from it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from graph.model.alliances import Alliance
from graph.model.assessments import BaselineScore, ConditionAnswer, JuryScore, Rating, ReadinessScore
from graph.model.capabilities import Need, Offer
from graph.model.communities import Community
from graph.model.crossovers import CrossOver
from graph.model.dossiers import (
    Candidate,
    Contribution,
    Evaluation,
    Milestone,
    StepDecision,
    ValueItem,
    Weighting,
)
from graph.model.errors import KindNotFound
from graph.model.fields import Field
from graph.model.follow_up import Agreement, Contact, Note, Task
from graph.model.labels import Label
from graph.model.matching import ActionItem, Cohort, Pairing, TrajectoryStep
from graph.model.organisations import Company, Organisation, School
from graph.model.places import Place
from graph.model.projects import Project
from graph.model.records import STAMPED, Node, Record
from graph.model.signals import Signal
from graph.model.stakeholders import Stakeholder
from graph.model.themes import Theme
from graph.model.ties import Tie
from graph.model.views import Position, SavedView, Scenario


@dataclass(frozen=True, slots=True)
class RecordKind:
    """How one kind of record is called, stored and drawn.

    Parameters
    ----------
    record : type
        Its class; the fields are read from it.
    one, many : Label
        Name of one, and of several.
    labels : tuple of str
        Neo4j labels; empty for ties, which are relationships named after their type.
    prefix : str
        Start of ids that are made for it.
    """

    record: type[Record]
    one: Label
    many: Label
    labels: tuple[str, ...]
    prefix: str

    @property
    def name(self) -> str:
        """Identifier of the kind."""
        return self.record.kind

    @property
    def is_node(self) -> bool:
        """Whether records of this kind are drawn."""
        return issubclass(self.record, Node)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, the most telling first, provenance last; without id and stamps."""
        return _fields_of(self.name)

    def field(self, name: str) -> Field:
        """Return one field by name."""
        return _fields_by_name(self.name)[name]


@cache
def _fields_of(kind: str) -> tuple[Field, ...]:
    record = KIND[kind].record
    shared = {field.name for field in dataclasses.fields(Record)}
    described = [
        dataclasses.replace(field.metadata["field"], name=field.name)
        for field in dataclasses.fields(record)
        if field.name != "id" and field.name not in STAMPED
    ]
    return tuple(sorted(described, key=lambda field: field.name in shared))


@cache
def _fields_by_name(kind: str) -> Mapping[str, Field]:
    return MappingProxyType({field.name: field for field in _fields_of(kind)})


def _kind(record: type[Record], nl: str, nl_many: str, en: str, en_many: str, labels: str, prefix: str) -> RecordKind:
    return RecordKind(record, Label(nl, en), Label(nl_many, en_many), tuple(labels.split()), prefix)


KINDS: tuple[RecordKind, ...] = (
    _kind(Organisation, "Organisatie", "Organisaties", "Organisation", "Organisations", "Organisation", "org"),
    _kind(Company, "Bedrijf", "Bedrijven", "Company", "Companies", "Organisation Company", "com"),
    _kind(School, "School", "Scholen", "School", "Schools", "Organisation School", "sch"),
    _kind(Project, "Project", "Projecten", "Project", "Projects", "Project", "prj"),
    _kind(Stakeholder, "Rol", "Rollen", "Role", "Roles", "Stakeholder", "rol"),
    _kind(CrossOver, "Cross-over", "Cross-overs", "Cross-over", "Cross-overs", "CrossOver", "xov"),
    _kind(Alliance, "Alliantie", "Allianties", "Alliance", "Alliances", "Alliance", "all"),
    _kind(Place, "Plaats", "Plaatsen", "Place", "Places", "Place", "plc"),
    _kind(Theme, "Term", "Termen", "Term", "Terms", "Theme", "voc"),
    _kind(Tie, "Band", "Banden", "Tie", "Ties", "", "rel"),
    _kind(Rating, "Oordeel", "Oordelen", "Rating", "Ratings", "Rating", "rat"),
    _kind(ConditionAnswer, "Antwoord", "Antwoorden", "Answer", "Answers", "ConditionAnswer", "ans"),
    _kind(Offer, "Aanbod", "Aanbod", "Offer", "Offers", "Offer", "off"),
    _kind(Need, "Nood", "Noden", "Need", "Needs", "Need", "nee"),
    _kind(BaselineScore, "Nulmeting", "Nulmetingen", "Baseline score", "Baseline scores", "BaselineScore", "bas"),
    _kind(Contact, "Contactmoment", "Contactmomenten", "Contact", "Contacts", "Contact", "con"),
    _kind(Agreement, "Afspraak", "Afspraken", "Agreement", "Agreements", "Agreement", "agr"),
    _kind(Task, "Taak", "Taken", "Task", "Tasks", "Task", "tsk"),
    _kind(Candidate, "Kandidaat", "Kandidaten", "Candidate", "Candidates", "Candidate", "can"),
    _kind(Weighting, "Weging", "Wegingen", "Weighting", "Weightings", "Weighting", "wei"),
    _kind(StepDecision, "Stapbesluit", "Stapbesluiten", "Step decision", "Step decisions", "StepDecision", "dec"),
    _kind(ValueItem, "Waardepost", "Waardeposten", "Value item", "Value items", "ValueItem", "val"),
    _kind(Contribution, "Inbreng", "Inbreng", "Contribution", "Contributions", "Contribution", "ctr"),
    _kind(Milestone, "Mijlpaal", "Mijlpalen", "Milestone", "Milestones", "Milestone", "mil"),
    _kind(Evaluation, "Evaluatie", "Evaluaties", "Evaluation", "Evaluations", "Evaluation", "eva"),
    _kind(Note, "Notitie", "Notities", "Note", "Notes", "Note", "not"),
    _kind(Position, "Plek op het scherm", "Plekken op het scherm", "Position", "Positions", "Position", "pos"),
    _kind(SavedView, "Weergave", "Weergaven", "View", "Views", "SavedView", "vie"),
    _kind(Scenario, "Scenario", "Scenario's", "Scenario", "Scenarios", "Scenario", "sce"),
    _kind(Community, "Groep", "Groepen", "Community", "Communities", "Community", "grp"),
    _kind(Cohort, "Cohorte", "Cohortes", "Cohort", "Cohorts", "Cohort", "coh"),
    _kind(Pairing, "Koppel", "Koppels", "Pairing", "Pairings", "Pairing", "pai"),
    _kind(
        TrajectoryStep, "Trajectstap", "Trajectstappen", "Trajectory step", "Trajectory steps", "TrajectoryStep", "stp"
    ),
    _kind(ActionItem, "Actiepunt", "Actiepunten", "Action item", "Action items", "ActionItem", "act"),
    _kind(JuryScore, "Juryscore", "Juryscores", "Jury score", "Jury scores", "JuryScore", "jur"),
    _kind(
        ReadinessScore,
        "Rijpheidsscore",
        "Rijpheidsscores",
        "Readiness score",
        "Readiness scores",
        "ReadinessScore",
        "rea",
    ),
    _kind(Signal, "Signaal", "Signalen", "Signal", "Signals", "Signal", "sig"),
)

KIND: Mapping[str, RecordKind] = MappingProxyType({kind.name: kind for kind in KINDS})
NODE_KINDS: tuple[str, ...] = tuple(kind.name for kind in KINDS if kind.is_node)
ACTOR_KINDS: tuple[str, ...] = ("organisation", "company", "school", "project", "stakeholder", "crossover", "alliance")
"""Node kinds that make up the drawn network: all but places and vocabulary terms."""


def kind_of(name: str) -> RecordKind:
    """Return the description of a record kind, or raise `KindNotFound`."""
    try:
        return KIND[name]
    except KeyError:
        raise KindNotFound(name, tuple(KIND)) from None
