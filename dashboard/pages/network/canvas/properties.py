"""What a look can follow: kind, fields of the registry, places, and measures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.analysis.measures import measures_for
from graph.exploration.facets import FACETS, options_in
from graph.model.fields import Field, FieldType
from graph.model.labels import Label
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS, KIND
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, UNKNOWN, NoValue

CATEGORY_TYPES = frozenset({FieldType.CHOICE, FieldType.CHOICES, FieldType.FLAG})
NUMBER_TYPES = frozenset({FieldType.INTEGER, FieldType.NUMBER})
NOT_FOR_LOOKS = frozenset({"latitude", "longitude"})
"""Numbers that are no amounts."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that tells nodes apart.

    Parameters
    ----------
    id : str
        As in the address: ``kind``, a field name, ``province``, or a measure.
    label : Label
        As shown.
    is_number : bool
        Whether it is an amount; otherwise a category.
    facet : str
        Facet of the filter with the same options, empty when there is none.
    """

    id: str
    label: Label
    is_number: bool = False
    facet: str = ""


@cache
def properties() -> Mapping[str, Property]:
    """Return all properties by id, the kind first, measures last: those without direction, as a picture is read."""
    found = {"kind": Property("kind", Label("soort", "kind"), facet="kinds")}
    for field in _fields():
        if field.type in CATEGORY_TYPES:
            found.setdefault(field.name, Property(field.name, _lower(field.label), facet=_facet_of(field.name)))
        elif field.type in NUMBER_TYPES and field.name not in NOT_FOR_LOOKS:
            found.setdefault(field.name, Property(field.name, _lower(field.label), is_number=True))
    found["province"] = Property("province", Label("provincie", "province"), facet="provinces")
    for measure in measures_for(is_directed=False).values():
        found[measure.id] = Property(measure.id, measure.label, is_number=True)
    return found


def categories() -> tuple[Property, ...]:
    """Return the properties that colours and shapes can tell apart one by one."""
    return tuple(found for found in properties().values() if not found.is_number)


def amounts() -> tuple[Property, ...]:
    """Return the properties that have a size."""
    return tuple(found for found in properties().values() if found.is_number)


def options_of(snapshot: NetworkSnapshot, node: Node, property_id: str) -> tuple[str, ...]:
    """Return the options that a node has in a category; the first counts for its look."""
    if property_id == "kind":
        return (node.kind,)
    if property_id == "province":
        return FACETS["provinces"].options_of(snapshot, node)
    return options_in(getattr(node, property_id, NOT_APPLICABLE))


def amount_of(node: Node, property_id: str) -> float | NoValue:
    """Return the number in a field of a node."""
    value = getattr(node, property_id, NOT_APPLICABLE)
    return float(value) if isinstance(value, int | float) else value if isinstance(value, NoValue) else UNKNOWN


def fixed_options(property_id: str) -> tuple[str, ...]:
    """Return the options of a closed list in its own order; empty for an open one."""
    if property_id == "kind":
        return ACTOR_KINDS
    return next((tuple(c.code for c in f.choices) for f in _fields() if f.name == property_id and f.choices), ())


def option_label(snapshot: NetworkSnapshot, property_id: str, option: str, language: str) -> str:
    """Return how an option of a category is called; an option without a name of its own is its name."""
    if property_id == "kind":
        return KIND[option].many.in_language(language) if option in KIND else option
    for field in _fields():
        if field.name == property_id and field.scheme:
            label = snapshot.term_label(field.scheme, option, language)
            if label != option:
                return label
        if field.name == property_id and field.choices:
            return next((c.label.in_language(language) for c in field.choices if c.code == option), option)
    return option


def _fields() -> Iterable[Field]:
    for kind in ACTOR_KINDS:
        yield from KIND[kind].fields


def _facet_of(field: str) -> str:
    return next((facet.name for facet in FACETS.values() if facet.field == field and not facet.of_ties), "")


def _lower(label: Label) -> Label:
    """Return a label as it stands within a sentence; an abbreviation in capitals stays as it is."""
    return Label(*(text if text[1:2].isupper() else text[:1].lower() + text[1:] for text in (label.nl, label.en)))
