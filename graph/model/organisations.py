"""Organisations, and the two kinds of organisation with fields of their own."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import HELIX
from graph.model.fields import choice, choices_of, flag, number, text, texts
from graph.model.records import Node
from graph.model.values import Flag, Number, Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Node):
    """A body that can be a partner: public, private, or a group without legal form."""

    kind: ClassVar[str] = "organisation"

    organisation_kind: Text = choice("Soort organisatie", "Kind of organisation", scheme="organisation_kind")
    helix: Text = choice("Helix", "Helix", HELIX)
    municipality: Text = text("Gemeente", "Municipality", searchable=True, suggests="place")
    country: Text = text("Land", "Country")
    other_sites: Texts = texts("Andere vestigingen", "Other sites")
    region: Text = text("Regio", "Region")
    latitude: Number = number("Breedtegraad", "Latitude", -90, 90, unit="°")
    longitude: Number = number("Lengtegraad", "Longitude", -180, 180, unit="°")
    nace_sections: Texts = choices_of("NACE-secties", "NACE sections", scheme="nace_section")
    sectors: Texts = choices_of("Sectoren", "Sectors", scheme="sector")
    themes: Texts = choices_of("Thema's", "Themes", scheme="theme")
    official_number: Text = text("Officieel nummer", "Official number", searchable=True)
    website: Text = text("Website", "Website")
    surveyed: Flag = flag("Bevraagd", "Surveyed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Organisation):
    """A business."""

    kind: ClassVar[str] = "company"

    organisation_kind: Text = choice("Soort bedrijf", "Kind of company", scheme="company_kind")
    technologies: Texts = texts("Technologieën", "Technologies", searchable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Organisation):
    """A secondary school."""

    kind: ClassVar[str] = "school"

    organisation_kind: Text = choice("Soort school", "Kind of school", scheme="school_kind")
    school_net: Text = choice("Onderwijsnet", "School network", scheme="school_net")
    study_domains: Texts = choices_of("Studiedomeinen", "Study domains", scheme="study_domain")
    technical_fields: Texts = texts("Technische richtingen", "Technical fields", searchable=True)
    education_level: Text = text("Onderwijsniveau", "Education level")
    finality: Texts = choices_of("Finaliteit", "Finality", scheme="finality")
