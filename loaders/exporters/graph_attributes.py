"""Fields of records as typed attributes of graph files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.codec import LIST_SEPARATOR, format_text
from graph.model.fields import Field, FieldType
from graph.model.records import Record
from graph.model.registry import kind_of
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE
from loaders.exporters.tables import field_names
from loaders.formats.grids import free_name

KIND_ATTRIBUTE = "kind"
NOT_APPLICABLE_ATTRIBUTE = "not_applicable"
"""Holds the names of the fields that do not apply: a typed attribute cannot say so itself."""
TEXT_TYPE = "string"
_TYPES: Mapping[FieldType, str] = {
    FieldType.INTEGER: "long",
    FieldType.NUMBER: "double",
    FieldType.FLAG: "boolean",
}


@dataclass(frozen=True, slots=True)
class GraphAttribute:
    """One attribute.

    Parameters
    ----------
    name : str
        As the file calls it: the name of the field, numbered where the format uses that name itself.
    field : str
        The field; empty for one of the attributes that are not a field.
    type : str
        A type that GEXF and GraphML share.
    """

    name: str
    field: str
    type: str = TEXT_TYPE


DIRECTED = GraphAttribute("directed", "directed", "boolean")
"""Of an edge: whether it reads one way only."""


def default_direction(ties: Sequence[Tie]) -> str:
    """Return the direction of all edges of a file: none only where no tie has one."""
    return "undirected" if ties and not any(tie.tie_type.directed for tie in ties) else "directed"


def is_directed(tie: Tie) -> str:
    """Return the text of the attribute `DIRECTED`."""
    return str(tie.tie_type.directed).lower()


def attributes_of(records: Sequence[Record], reserved: Sequence[str]) -> tuple[GraphAttribute, ...]:
    """Return the attributes that some records fill.

    Parameters
    ----------
    records : sequence of Record
        All nodes, or all ties.
    reserved : sequence of str
        Names that the format uses itself.
    """
    taken = [*reserved, KIND_ATTRIBUTE, NOT_APPLICABLE_ATTRIBUTE, DIRECTED.name]
    filled = {name for record in records for name in values_of(record)}
    found = [GraphAttribute(KIND_ATTRIBUTE, KIND_ATTRIBUTE)]
    for name in field_names(record.kind for record in records):
        if name in filled:
            found.append(GraphAttribute(free_name(name, taken), name, _type_of(name, records)))
            taken.append(found[-1].name)
    if NOT_APPLICABLE_ATTRIBUTE in filled:
        found.append(GraphAttribute(NOT_APPLICABLE_ATTRIBUTE, NOT_APPLICABLE_ATTRIBUTE))
    return tuple(found)


def values_of(record: Record) -> Mapping[str, str]:
    """Return the text of every field with a value, the kind, and what does not apply, by field name."""
    values = {KIND_ATTRIBUTE: record.kind}
    absent: list[str] = []
    for field in kind_of(record.kind).fields:
        value = getattr(record, field.name)
        if value is NOT_APPLICABLE:
            absent.append(field.name)
        elif text := _text(field, value):
            values[field.name] = text
    if absent:
        values[NOT_APPLICABLE_ATTRIBUTE] = LIST_SEPARATOR.join(absent)
    return values


def _text(field: Field, value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else format_text(field, value)


def _type_of(name: str, records: Sequence[Record]) -> str:
    """Return the type of a field; text where the kinds disagree."""
    types = {
        _TYPES.get(field.type, TEXT_TYPE)
        for kind in {record.kind for record in records}
        for field in kind_of(kind).fields
        if field.name == name
    }
    return types.pop() if len(types) == 1 else TEXT_TYPE
