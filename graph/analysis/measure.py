"""What is known of one measure."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.evidence import Evidence, own_ties
from graph.analysis.intervals import Scores
from graph.analysis.relations import Relations
from graph.model.labels import Label


@dataclass(frozen=True, slots=True)
class Measure:
    """All there is to know about one measure.

    Parameters
    ----------
    id : str
        Stable identifier, as in addresses and exports.
    label, explanation : Label
        Name, and one sentence of meaning.
    scores : callable
        From `Relations` to a score per node id.
    input_scale : str
        ``none``, ``strength`` or ``distance`` (methods 4.2).
    unit : Label
        What it counts in.
    source : str
        Where the method is described.
    lowest, highest : float or None
        Range; None where there is no bound.
    minimum_n : int
        Smallest number of nodes for which it means something.
    is_ranked : bool
        Whether higher is more; False for a number that only names a group.
    cost : str
        ``cheap`` when it can be computed on every draw, else ``heavy``.
    takes_unknown : bool
        Whether it gives bounds where strengths are unknown; else it then counts every tie alike.
    needs_direction : bool
        Whether it says something only where a tie leads from one to another.
    evidence : callable
        From relations, as the scores were made on, and a node id to the pairs that its score is made of.
    """

    id: str
    label: Label
    explanation: Label
    scores: Callable[[Relations], Scores]
    input_scale: str
    unit: Label
    source: str
    lowest: float | None = 0.0
    highest: float | None = None
    minimum_n: int = 1
    is_ranked: bool = True
    cost: str = "cheap"
    takes_unknown: bool = False
    needs_direction: bool = False
    evidence: Evidence = own_ties
