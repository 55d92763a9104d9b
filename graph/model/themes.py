"""Themes: the terms of the vocabulary, per scheme."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import integer, text
from graph.model.records import Node
from graph.model.values import Integer, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Node):
    """A term that fields, ties and scores refer to by its code. `name` is the Dutch label."""

    kind: ClassVar[str] = "theme"

    scheme: Text = text("Lijst", "Scheme", required=True)
    code: Text = text("Code", "Code", required=True, searchable=True)
    broader: Text = text("Ruimere term", "Broader term")
    sort_order: Integer = integer("Volgorde", "Sort order", 0)
