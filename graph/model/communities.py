"""Communities that people gave a name."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import links, long_text, text
from graph.model.records import DatedRecord
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(DatedRecord):
    """The name of a group of nodes that work together, with its members when it was named."""

    kind: ClassVar[str] = "community"

    name: Text = text("Naam", "Name", required=True, searchable=True)
    member_ids: Texts = links("Leden", "Members")
    remark: Text = long_text("Opmerking", "Remark")
