"""Cross-overs: where two worlds meet."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model.fields import choice, choices_of, text
from graph.model.records import Node
from graph.model.values import Text, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossOver(Node):
    """A meeting of two sides; who takes part is told by `TAKES_PART_IN` ties."""

    kind: ClassVar[str] = "crossover"

    crossover_kind: Text = choice("Soort cross-over", "Kind of cross-over", scheme="crossover_kind")
    side_a: Text = text("Ene kant", "One side", searchable=True)
    side_b: Text = text("Andere kant", "Other side", searchable=True)
    status: Text = text("Status", "Status")
    themes: Texts = choices_of("Thema's", "Themes", scheme="theme")
