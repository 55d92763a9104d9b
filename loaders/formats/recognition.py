"""What a file is, from its bytes; the extension is never believed."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from loaders.problems import FileRefused

IMPORTED = "CSV, TSV, XLSX, Kumu JSON, GEXF, GraphML, Kruispunt JSON"
_HEAD = 4_000


class FileKind(StrEnum):
    """Families of formats that one reader opens."""

    SPREADSHEET = "spreadsheet"
    GEXF = "gexf"
    GRAPHML = "graphml"
    JSON = "json"
    DELIMITED = "delimited"


_BINARY = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_spreadsheet", "XLS"),
    (b"%PDF", "format_not_imported", "PDF"),
    (b"\x1f\x8b", "format_not_imported", "gzip"),
    (b"\x89PNG", "format_not_imported", "PNG"),
    (b"\xff\xd8\xff", "format_not_imported", "JPEG"),
    (b"SQLite format 3\x00", "format_not_imported", "SQLite"),
    (b"Rar!", "format_not_imported", "RAR"),
    (b"7z\xbc\xaf", "format_not_imported", "7z"),
    (b"\x00\x00\x27\x0a", "format_not_imported", "shapefile"),
    (b"PAR1", "format_not_imported", "Parquet"),
)

_TEXT_FORMATS = (
    (r"(?:[%/].*\s+)*\*(?:vertices|network|arcs|edges)\b", "Pajek"),
    (r"\*(?:node|tie) (?:data|properties)\b", "VNA"),
    (r"dl\s+(?:n\s*[=:]?\s*\d|nm|nr|format)", "UCINET DL"),
    (r"(?:#.*\s+)*(?:creator\s+\S[^\n]*\s+|version\s+\S+\s+|comment\s+\S[^\n]*\s+)*graph\s*\[", "GML"),
    (r"(?:strict\s+)?(?:di)?graph\b[^\[{]{0,80}\{", "Graphviz DOT"),
    (r"<!doctype html|<html", "HTML"),
    (r"<(?:\?xml[^>]*\?>\s*)?<?topojson", "TopoJSON"),
)
_TABLE_HEADINGS = (
    (r'"?_id"?[,;\t]"?_labels"?[,;\t]', "Neo4j APOC CSV"),
    (r".*:(?:ID|START_ID)\b", "neo4j-admin CSV"),
    (r'"?(?:EntityNumber|EnterpriseNumber|EstablishmentNumber)"?,', "KBO Open Data"),
    (r'"?Category"?,"?Code"?,"?Language"?,"?Description"?', "KBO Open Data"),
    (r'"?Variable"?,"?Value"?\s+"?SnapshotDate', "KBO Open Data"),
)
_PATTERNS = tuple((re.compile(r"\s*" + p, re.IGNORECASE), name) for p, name in _TEXT_FORMATS) + tuple(
    (re.compile(p), name) for p, name in _TABLE_HEADINGS
)
_XML_NAMES: Mapping[str, str] = MappingProxyType(
    {"html": "HTML", "table": "HTML", "kml": "KML", "svg": "SVG", "workbook": "Excel 2003 XML"}
)
_XML_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]")


def recognise(data: bytes) -> FileKind:
    """Return which reader opens the bytes.

    Raises
    ------
    FileRefused
        The format is known but not imported, or unknown.
    """
    if data.startswith(b"PK"):
        return FileKind.SPREADSHEET
    for mark, rule, name in _BINARY:
        if data.startswith(mark):
            raise FileRefused(rule, value=name, expected=IMPORTED)
    head = _text_head(data)
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _xml(start)
    if start.startswith(("{", "[")) and (start.rstrip() == "[]" or not start.startswith("[]")):
        return FileKind.JSON
    for pattern, name in _PATTERNS:
        if pattern.match(head.lstrip("\ufeff")):
            raise FileRefused("format_not_imported", value=name, expected=IMPORTED)
    if "\x00" in head and head.count("\x00") > len(head) // 5:
        raise FileRefused("format_unknown", expected=IMPORTED)
    return FileKind.DELIMITED


def _text_head(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) : _HEAD].decode(encoding, errors="replace")
    return data[:_HEAD].decode("utf-8", errors="replace")


def _xml(head: str) -> FileKind:
    plain = re.sub(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", "", head, flags=re.DOTALL | re.IGNORECASE)
    match = _XML_ROOT.search(plain)
    root = match[1].casefold() if match else ""
    if root == FileKind.GEXF:
        return FileKind.GEXF
    if root == FileKind.GRAPHML:
        return FileKind.GRAPHML
    raise FileRefused("format_not_imported", value=_XML_NAMES.get(root, f"XML <{root}>"), expected=IMPORTED)
