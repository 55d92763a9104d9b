"""One door for every export: content and format to bytes."""

from collections.abc import Mapping
from enum import StrEnum

from loaders.exporters.content import ExportContent
from loaders.exporters.csv_files import csv_by_kind, csv_of_nodes_and_ties, zipped
from loaders.exporters.gexf import gexf
from loaders.exporters.graphml import graphml
from loaders.exporters.json_document import json_document
from loaders.exporters.workbook import workbook


class ExportFormat(StrEnum):
    """What the product can write."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    GEXF = "gexf"
    GRAPHML = "graphml"


SUFFIXES: Mapping[ExportFormat, str] = {format_: f".{format_}" for format_ in ExportFormat} | {ExportFormat.CSV: ".zip"}
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    ExportFormat.JSON: "application/json",
    ExportFormat.CSV: "application/zip",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportFormat.GEXF: "application/gexf+xml",
    ExportFormat.GRAPHML: "application/graphml+xml",
}
ONLY_DRAWN = frozenset({ExportFormat.GEXF, ExportFormat.GRAPHML})
"""Formats that hold nodes and ties alone."""


def export(content: ExportContent, format_: ExportFormat, language: str = "nl", *, per_kind: bool = False) -> bytes:
    """Return an export as one file.

    Parameters
    ----------
    content : ExportContent
        Everything, or what is seen.
    format_ : ExportFormat
        CSV is an archive of tables.
    language : str
        Of what people read beside the records, in XLSX.
    per_kind : bool
        Whether CSV has a table per kind of node instead of one table of all nodes.
    """
    match format_:
        case ExportFormat.JSON:
            return json_document(content)
        case ExportFormat.CSV:
            return zipped(csv_by_kind(content) if per_kind else csv_of_nodes_and_ties(content))
        case ExportFormat.XLSX:
            return workbook(content, language)
        case ExportFormat.GEXF:
            return gexf(content)
        case ExportFormat.GRAPHML:
            return graphml(content)


def n_records(content: ExportContent, format_: ExportFormat) -> int:
    """Return how many records a format holds of a content."""
    return len(content.nodes) + len(content.ties) + (0 if format_ in ONLY_DRAWN else len(content.others))
