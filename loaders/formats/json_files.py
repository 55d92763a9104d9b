"""JSON files: ours and Kumu's are read, others are named and refused."""

from typing import Any

from loaders.formats.encoding import decode
from loaders.formats.json_document import is_document, read_document
from loaders.formats.kumu import is_kumu, read_kumu
from loaders.formats.recognition import IMPORTED
from loaders.formats.safe_json import parse_json
from loaders.problems import FileRefused
from loaders.tables import Reading, SourceFile


def read_json(source: SourceFile) -> Reading:
    """Return what a JSON file holds.

    Raises
    ------
    FileRefused
        A mistake with its line, or a dialect that is not imported.
    """
    text = decode(source.data).text
    _refuse_lines(text)
    value = parse_json(text)
    if is_document(value):
        return read_document(source.name, value)
    if is_kumu(value):
        return read_kumu(source.name, value)
    raise FileRefused("format_not_imported", value=_dialect(value), expected=IMPORTED)


def _refuse_lines(text: str) -> None:
    """Refuse a file with one object per line, which is no JSON as a whole."""
    lines = [line for line in text.splitlines()[:2] if line.strip()]
    if len(lines) == 2 and all(line.startswith("{") and line.rstrip().endswith("}") for line in lines):
        raise FileRefused("format_not_imported", value="Neo4j APOC JSON", expected=IMPORTED)


def _dialect(value: Any) -> str:
    if isinstance(value, list):
        first = value[0] if value else {}
        return "Neo4j Browser JSON" if isinstance(first, dict) and "_fields" in first else "JSON"
    if not isinstance(value, dict):
        return "JSON"
    if value.get("type") == "Topology":
        return "TopoJSON"
    if value.get("type") in ("FeatureCollection", "Feature"):
        return "GeoJSON"
    if isinstance(value.get("nodes"), list):
        return "node-link JSON"
    if isinstance(value.get("elements"), dict | list):
        return "Cytoscape JSON"
    return "JSON"
