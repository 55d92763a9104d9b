"""What a party can bring and what it lacks."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import link, number, text
from graph.model.records import DatedRecord
from graph.model.values import Number, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(DatedRecord):
    """A capability that a party brings, at a level from 0 to 1."""

    kind: ClassVar[str] = "offer"

    subject_id: str = link("Partij", "Party", required=True)
    capability: Text = text("Bekwaamheid", "Capability", required=True)
    level: Number = number("Niveau", "Level", 0, 1)
    unit: Text = text("Eenheid", "Unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(DatedRecord):
    """A capability that a party lacks, at a level from 0 to 1."""

    kind: ClassVar[str] = "need"

    subject_id: str = link("Partij", "Party", required=True)
    capability: Text = text("Bekwaamheid", "Capability", required=True)
    level: Number = number("Niveau", "Level", 0, 1)
    confirmed_by: Text = text("Bevestigd door", "Confirmed by")
