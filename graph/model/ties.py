"""Ties between nodes."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.choices import TIE_STATUS
from graph.model.fields import choice, date, integer, link, text
from graph.model.labels import Choice
from graph.model.records import Record
from graph.model.tie_types import TIE_TYPE, TIE_TYPES, TieType
from graph.model.values import Integer, Text

_TYPE_CHOICES = tuple(Choice(tie_type.code, tie_type.sentence) for tie_type in TIE_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Record):
    """A tie from one node to another. `strength` 1 to 5 (methods 0.3) is more = closer."""

    kind: ClassVar[str] = "tie"

    source_id: str = link("Van", "From", required=True)
    target_id: str = link("Naar", "To", required=True)
    type: str = choice("Relatie", "Relation", _TYPE_CHOICES, required=True)
    strength: Integer = integer("Sterkte", "Strength", 1, 5, unit="1–5")
    stated_strength: Text = text("Sterkte volgens de bron", "Strength as stated")
    valid_from: Text = date("Sinds", "Since")
    valid_to: Text = date("Tot", "Until", not_before="valid_from")
    status: Text = choice("Status", "Status", TIE_STATUS)
    theme: Text = choice("Thema", "Theme", scheme="theme")
    edition: Text = text("Editie", "Edition")

    @property
    def tie_type(self) -> TieType:
        """The description of its type."""
        return TIE_TYPE[self.type]

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of both ends, source first."""
        return (self.source_id, self.target_id)

    def other_end(self, node_id: str) -> str:
        """Return the end that is not `node_id`."""
        return self.target_id if node_id == self.source_id else self.source_id


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedTie(Tie):
    """A tie that was worked out from others, to be shown and counted, never to be stored.

    Parameters
    ----------
    weight : float
        How close it makes the two, above 0.
    because : tuple of str
        Ids of the records that it was worked out from.
    """

    weight: float
    because: tuple[str, ...]
