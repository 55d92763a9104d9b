"""What sort of thing a node is, and where, in a few words under its name."""

from graph.model.fields import FieldType
from graph.model.records import Node
from graph.model.registry import kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN, is_known


def subtitle(snapshot: NetworkSnapshot, node: Node, language: str) -> str:
    """Return what sort of thing a node is, and where, for hover cards, headings and search results."""
    described = kind_of(node.kind)
    sort = next((field for field in described.fields if field.type is FieldType.CHOICE and field.scheme), None)
    code = getattr(node, sort.name) if sort else UNKNOWN
    word = snapshot.term_label(sort.scheme, code, language) if sort and is_known(code) else ""
    place = getattr(node, "municipality", UNKNOWN)
    parts = [word[:1].upper() + word[1:] or described.one.in_language(language), str(place) if is_known(place) else ""]
    return " · ".join(part for part in parts if part)
