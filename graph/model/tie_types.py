"""The closed list of tie types and the analysis layers they lie in (methods 4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.labels import Label

ACTORS = ("organisation", "company", "school")
ANY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TieLayer:
    """A layer of the network.

    Parameters
    ----------
    id : str
        Stable identifier.
    label : Label
        As shown.
    """

    id: str
    label: Label


LAYERS: tuple[TieLayer, ...] = (
    TieLayer("projects", Label("Projecten en programma's", "Projects and programmes")),
    TieLayer("roles", Label("Rollen en lidmaatschap", "Roles and membership")),
    TieLayer("crossovers", Label("Cross-overs", "Cross-overs")),
    TieLayer("information", Label("Informatie en advies", "Information and advice")),
    TieLayer("intent", Label("Intentie", "Intent")),
    TieLayer("collaboration", Label("Samenwerking", "Collaboration")),
    TieLayer("funding", Label("Geldstroom", "Funding")),
    TieLayer("mentoring", Label("Mentorschap", "Mentoring")),
    TieLayer("trust", Label("Vertrouwen", "Trust")),
    TieLayer("conflict", Label("Conflict", "Conflict")),
)

LAYER_LABELS: Mapping[str, Label] = MappingProxyType({layer.id: layer.label for layer in LAYERS})


@dataclass(frozen=True, slots=True)
class TieType:
    """A type of tie.

    Parameters
    ----------
    code : str
        Neo4j relationship type.
    layer : str
        Id of the layer it lies in.
    sentence : Label
        Read as "<source> <sentence> <target>".
    inverse : Label
        Read as "<target> <inverse> <source>".
    source_kinds, target_kinds : tuple of str
        Record kinds allowed at each end; empty for any node kind.
    directed : bool
        False when it is stored once and read both ways.
    has_strength : bool
        Whether a strength of 1 to 5 says something about it.
    takes_part : bool
        Whether the source does the work of the project that it points to, together with others who do.
    """

    code: str
    layer: str
    sentence: Label
    inverse: Label
    source_kinds: tuple[str, ...]
    target_kinds: tuple[str, ...]
    directed: bool = True
    has_strength: bool = True
    takes_part: bool = False


def _type(
    code: str,
    layer: str,
    sentence: tuple[str, str],
    inverse: tuple[str, str],
    source_kinds: tuple[str, ...],
    target_kinds: tuple[str, ...],
    **rest: bool,
) -> TieType:
    return TieType(code, layer, Label(*sentence), Label(*inverse), source_kinds, target_kinds, **rest)


_PROJECT = ("project",)
_UNITS = (*ACTORS, "project", "crossover")

# fmt: off
TIE_TYPES: tuple[TieType, ...] = (
    _type("PROMOTES", "projects", ("is promotor van", "promotes"), ("heeft als promotor", "is promoted by"), ACTORS, _PROJECT, takes_part=True),
    _type("CO_PROMOTES", "projects", ("is copromotor van", "co-promotes"), ("heeft als copromotor", "is co-promoted by"), ACTORS, _PROJECT, takes_part=True),
    _type("PARTNER_IN", "projects", ("is partner in", "is partner in"), ("heeft als partner", "has as partner"), ACTORS, _PROJECT, takes_part=True),
    _type("POTENTIAL_PARTNER_IN", "intent", ("is mogelijke partner in", "is a possible partner in"), ("heeft als mogelijke partner", "has as possible partner"), ACTORS, _PROJECT),
    _type("SIGNED_COMMITMENT", "intent", ("ondertekende de engagementsverklaring van", "signed the declaration of commitment of"), ("heeft een engagementsverklaring van", "has a declaration of commitment by"), ACTORS, (*_PROJECT, "alliance")),
    _type("SIGNED_INTENT", "intent", ("ondertekende de intentieverklaring van", "signed the letter of intent of"), ("heeft een intentieverklaring van", "has a letter of intent by"), ACTORS, (*_PROJECT, "alliance")),
    _type("ADVISES", "information", ("adviseert", "advises"), ("krijgt advies van", "is advised by"), ACTORS, (*_PROJECT, *ACTORS, "alliance")),
    _type("RELEVANT_FOR", "information", ("is relevant voor", "is relevant for"), ("heeft als relevante partij", "has as relevant party"), ACTORS, (*_PROJECT, "crossover")),
    _type("MEMBER_OF", "roles", ("is lid van", "is member of"), ("heeft als lid", "has as member"), (*ACTORS, "stakeholder"), ACTORS),
    _type("PART_OF", "roles", ("is onderdeel van", "is part of"), ("omvat", "comprises"), _UNITS, _UNITS),
    _type("REPRESENTS", "roles", ("treedt op namens", "acts on behalf of"), ("wordt vertegenwoordigd door", "is represented by"), ACTORS, ACTORS),
    _type("FOLLOWS_UP", "projects", ("bouwt voort op", "follows up"), ("kreeg als vervolg", "is followed up by"), _PROJECT, _PROJECT),
    _type("INSPIRED_BY", "projects", ("is geïnspireerd door", "is inspired by"), ("inspireerde", "inspired"), _PROJECT, (*_PROJECT, *ACTORS)),
    _type("SUPPORTS", "projects", ("ondersteunt", "supports"), ("krijgt steun van", "is supported by"), (*ACTORS, "project"), (*ACTORS, "project"), takes_part=True),
    _type("FUNDS", "funding", ("financiert", "funds"), ("krijgt geld van", "is funded by"), ACTORS, (*_PROJECT, *ACTORS)),
    _type("COMMISSIONED", "funding", ("gaf opdracht voor", "commissioned"), ("werd besteld door", "was commissioned by"), ACTORS, _PROJECT),
    _type("REQUESTED", "projects", ("vroeg om", "requested"), ("werd gevraagd door", "was requested by"), ACTORS, _PROJECT),
    _type("INITIATED", "projects", ("nam het initiatief voor", "initiated"), ("kwam er op initiatief van", "was initiated by"), ACTORS, (*_PROJECT, *ACTORS), takes_part=True),
    _type("COORDINATES", "projects", ("coördineert", "coordinates"), ("wordt gecoördineerd door", "is coordinated by"), ACTORS, (*_PROJECT, *ACTORS), takes_part=True),
    _type("ORGANISES", "projects", ("organiseert mee", "co-organises"), ("wordt mee georganiseerd door", "is co-organised by"), ACTORS, _PROJECT, takes_part=True),
    _type("HOSTS", "projects", ("is gastheer van", "hosts"), ("is te gast bij", "is hosted by"), ACTORS, _PROJECT, takes_part=True),
    _type("CONDUCTED", "projects", ("voerde uit", "conducted"), ("werd uitgevoerd door", "was conducted by"), ACTORS, _PROJECT, takes_part=True),
    _type("STUDIED", "projects", ("onderzocht", "studied"), ("werd onderzocht in", "was studied in"), _PROJECT, (*_PROJECT, *ACTORS)),
    _type("RESEARCHES", "projects", ("onderzoekt of volgt op", "researches or monitors"), ("wordt onderzocht of opgevolgd door", "is researched or monitored by"), ACTORS, _PROJECT),
    _type("PARTICIPATED_IN", "projects", ("nam deel aan", "participated in"), ("had als deelnemer", "had as participant"), (*ACTORS, "stakeholder"), _PROJECT, takes_part=True),
    _type("MENTORS", "mentoring", ("is mentorbedrijf van", "mentors"), ("heeft als mentorbedrijf", "has as mentor company"), ("company", "organisation"), ("school",)),
    _type("COACHES", "mentoring", ("coacht", "coaches"), ("wordt gecoacht door", "is coached by"), ACTORS, ("school", "project", "organisation")),
    _type("COLLABORATES_WITH", "collaboration", ("werkt samen met", "collaborates with"), ("werkt samen met", "collaborates with"), ANY, ANY, directed=False),
    _type("PARTNER_OF", "collaboration", ("is partij in", "is a party in"), ("heeft als partij", "has as party"), ACTORS, ("alliance",)),
    _type("SUPPLIES", "projects", ("levert aan", "supplies"), ("krijgt geleverd van", "is supplied by"), ACTORS, (*ACTORS, "project")),
    _type("CLIENT_OF", "projects", ("is klant van", "is client of"), ("heeft als klant", "has as client"), ACTORS, (*ACTORS, "project")),
    _type("JURY_MEMBER_OF", "projects", ("is jurylid van", "is jury member of"), ("heeft als jurylid", "has as jury member"), (*ACTORS, "stakeholder"), _PROJECT),
    _type("AWARDED", "projects", ("kreeg toegekend", "was awarded"), ("werd toegekend aan", "was awarded to"), ACTORS, _PROJECT),
    _type("AWARDS", "projects", ("kent toe", "awards"), ("wordt toegekend door", "is awarded by"), ACTORS, _PROJECT),
    _type("ASSESSES", "projects", ("beoordeelt", "assesses"), ("wordt beoordeeld door", "is assessed by"), ACTORS, _PROJECT),
    _type("EMPLOYS_ROLE", "roles", ("levert de rol", "provides the role"), ("is een rol bij", "is a role at"), ACTORS, ("stakeholder",), has_strength=False),
    _type("CANDIDATE_EMPLOYER_OF", "roles", ("kan de rol leveren", "may provide the role"), ("kan een rol worden bij", "may become a role at"), ACTORS, ("stakeholder",), has_strength=False),
    _type("ACTIVE_IN", "roles", ("is actief in", "is active in"), ("heeft als rol", "has the role"), ("stakeholder",), (*_PROJECT, "alliance")),
    _type("TAKES_PART_IN", "crossovers", ("neemt deel aan", "takes part in"), ("heeft als deelnemer", "has as participant"), (*ACTORS, "stakeholder", "project"), ("crossover",)),
    _type("ADDRESSED_BY", "crossovers", ("wordt aangepakt door", "is addressed by"), ("pakt aan", "addresses"), ("crossover",), _PROJECT),
    _type("LOCATED_AT", "roles", ("is gevestigd op", "is located at"), ("is de plaats van", "is the place of"), (*ACTORS, "project"), (*ACTORS, "place"), has_strength=False),
    _type("PUBLISHES_ON", "projects", ("publiceert op", "publishes on"), ("publiceert over", "publishes about"), _PROJECT, ACTORS),
    _type("TRUSTS", "trust", ("vertrouwt", "trusts"), ("wordt vertrouwd door", "is trusted by"), (*ACTORS, "stakeholder"), (*ACTORS, "stakeholder")),
    _type("CONFLICTS_WITH", "conflict", ("ligt in conflict met", "conflicts with"), ("ligt in conflict met", "conflicts with"), (*ACTORS, "stakeholder"), (*ACTORS, "stakeholder"), directed=False),
    _type("INFORMS", "information", ("informeert", "informs"), ("wordt geïnformeerd door", "is informed by"), (*ACTORS, "stakeholder"), (*ACTORS, "stakeholder", "project")),
)
# fmt: on

TIE_TYPE = MappingProxyType({tie_type.code: tie_type for tie_type in TIE_TYPES})
LAYER = MappingProxyType({layer.id: layer for layer in LAYERS})
