"""What every record has, and what every node has."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import attributes, date, long_text, text, texts
from graph.model.values import Text, Texts

STAMPED = ("version", "recorded_at", "recorded_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A fact with its identity and its provenance.

    Parameters
    ----------
    id : str
        Stable slug or ULID, unique over all kinds.
    version : int
        Number of times the record was written; stamped by the store.
    recorded_at : str
        UTC instant of the last write, ISO 8601; stamped by the store.
    recorded_by : str
        Who wrote it last; stamped by the store.
    source, source_note : str or no value
        Document, and place in the document, that states the fact.
    attributes : tuple of (str, str)
        Further columns of a file, sorted by name.
    """

    kind: ClassVar[str] = ""

    id: str
    version: int = 0
    recorded_at: str = ""
    recorded_by: str = ""
    source: Text = text("Bron", "Source")
    source_note: Text = long_text("Plaats in de bron", "Place in the source")
    attributes: tuple[tuple[str, str], ...] = attributes("Overige kolommen", "Further columns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Record):
    """A record that is drawn: it has a name and ties."""

    name: Text = text("Naam", "Name", required=True, searchable=True)
    name_en: Text = text("Engelse naam", "English name", searchable=True)
    alt_names: Texts = texts("Andere namen", "Other names", searchable=True)
    description: Text = long_text("Omschrijving", "Description", searchable=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRecord(Record):
    """A record about a node, a tie or another record, of one moment."""

    on: Text = date("Datum", "Date")
