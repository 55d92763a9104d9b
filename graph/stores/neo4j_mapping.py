"""How records lie in a Neo4j graph: labels, properties, relationship types. All of it follows from the registry.

A node or dated record is a node. A tie is a relationship, with a small `Tie` node beside it that keeps its id
unique and that other records can be about. Links are kept as properties, and as relationships named after the field.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from graph.model.codec import PLAIN_META, from_plain, to_plain
from graph.model.fields import FieldType
from graph.model.records import Record
from graph.model.registry import KINDS, kind_of
from graph.model.ties import Tie
from graph.model.validation import links_of
from graph.stores.searching import index_entry

ATTRIBUTE_PREFIX = "attribute:"
SEARCH_PROPERTIES = ("search_words", "search_name", "search_order")
TECHNICAL_PROPERTIES = frozenset({"sequence", *SEARCH_PROPERTIES, "location"})
TECHNICAL_LABELS = frozenset({"Record", "Entity", "Dated", "Tie"})
OWN_LABELS = frozenset({"Record", *TECHNICAL_LABELS, *(label for kind in KINDS for label in kind.labels)})
TIE_ENDS = ("source_id", "target_id")

_RELATIONSHIP_PARTS = ("kind", "type", *TIE_ENDS)
_SUBJECT = "subject_id"

Link = tuple[str, str, str]
"""Relationship type, id of the record that links, id of what it links to."""


def labels_of(record: Record) -> list[str]:
    """Return the labels of the node of a record, besides `Record`."""
    kind = kind_of(record.kind)
    if isinstance(record, Tie):
        return ["Tie"]
    return ["Entity" if kind.is_node else "Dated", *kind.labels]


def node_properties(record: Record, sequence: int) -> dict[str, Any]:
    """Return the properties of the node of a record; `sequence` tells the order of first writing."""
    technical = {name: value for name, value in search_properties(record).items() if value is not None}
    if isinstance(record, Tie):
        # little: there are more ties than anything else, and the rest lies on the relationship
        return {"id": record.id, "kind": record.kind, "type": record.type} | technical
    return _flat(record) | technical | {"sequence": sequence}


def search_properties(record: Record) -> dict[str, str | None]:
    """Return the properties by which a search finds a record and puts it in its place; None for those it lacks."""
    entry = index_entry(record)
    values = (entry.words, entry.name, entry.order) if entry is not None else (None, None, None)
    return dict(zip(SEARCH_PROPERTIES, values, strict=True))


def tie_properties(tie: Tie, sequence: int) -> dict[str, Any]:
    """Return the properties of the relationship of a tie."""
    properties = _flat(tie)
    for part in _RELATIONSHIP_PARTS:
        del properties[part]
    return properties | {"sequence": sequence}


def record_of(properties: Mapping[str, Any]) -> Record:
    """Return the record whose node has these properties; what other programs wrote beside is none of it."""
    known = _known_names(properties["kind"])
    plain: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    for name, value in properties.items():
        if name in known:
            if value is not None:
                plain[name] = value
        elif name.startswith(ATTRIBUTE_PREFIX):
            attributes[name.removeprefix(ATTRIBUTE_PREFIX)] = value
    if attributes:
        plain["attributes"] = attributes
    return from_plain(plain)


def tie_of(row: Mapping[str, Any]) -> Tie:
    """Return the tie of a row with the properties, ends and type of its relationship."""
    ends = {"source_id": row["source_id"], "target_id": row["target_id"]}
    return cast(Tie, record_of(row["properties"] | {"kind": Tie.kind, "type": row["type"]} | ends))


def link_type(field: str) -> str:
    """Return the relationship type of a link field: `ABOUT` for a subject, else its name."""
    if field == _SUBJECT:
        return "ABOUT"
    return field.removesuffix("_ids").removesuffix("_id").upper()


def link_types() -> frozenset[str]:
    """Return the closed list of relationship types of links."""
    return frozenset(
        link_type(field.name)
        for kind in KINDS
        for field in kind.fields
        if field.is_link and not _is_end(kind.record, field.name)
    )


def links_from(record: Record | None) -> set[Link]:
    """Return the link relationships of a record; the ends of a tie are no links, they are its relationship."""
    if record is None:
        return set()
    return {
        (link_type(field.name), record.id, target)
        for field, target in links_of(record)
        if not _is_end(type(record), field.name)
    }


def changed_properties(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties to write over those of before: None for those that are gone."""
    return dict.fromkeys(before) | dict(after)


@cache
def _known_names(kind: str) -> frozenset[str]:
    return PLAIN_META | {field.name for field in kind_of(kind).fields if field.type is not FieldType.ATTRIBUTES}


def _is_end(record: type[Record], field: str) -> bool:
    return issubclass(record, Tie) and field in TIE_ENDS


def _flat(record: Record) -> dict[str, Any]:
    plain = to_plain(record)
    attributes = plain.pop("attributes", {})
    return plain | {ATTRIBUTE_PREFIX + name: text for name, text in attributes.items()}
