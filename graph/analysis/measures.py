"""The one register of measures: legends, columns, help and choices on screen follow from it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from graph.analysis.intervals import Interval
from graph.analysis.partners import Partners, partners_in
from graph.model.errors import NotFound
from graph.model.labels import Label
from graph.model.snapshot import NetworkSnapshot

Score = float | Interval | None
"""A number, bounds when a part is unknown, or None where the measure says nothing."""

Scores = Mapping[str, Score]


class MeasureNotFound(NotFound):
    """A measure that the register does not know."""

    code = "measure_not_found"

    def __init__(self, measure_id: str) -> None:
        super().__init__(f"There is no measure {measure_id!r}.", measure=measure_id)


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
        From `Partners` to a score per node id.
    input_scale : str
        ``none``, ``strength`` or ``distance`` (methods 4.2).
    unit : Label
        What it counts in.
    minimum_n : int
        Smallest number of nodes for which it means something.
    is_ranked : bool
        Whether higher is more; False for a number that only names a group.
    cost : str
        ``cheap`` when it can be computed on every draw.
    source : str
        Where the method is described.
    """

    id: str
    label: Label
    explanation: Label
    scores: Callable[[Partners], Scores]
    input_scale: str
    unit: Label
    minimum_n: int
    is_ranked: bool
    cost: str
    source: str


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """Scores of all nodes asked for.

    Parameters
    ----------
    measure : Measure
        What was computed.
    values : mapping of str to Score
        Per node id; None where it is not reliable.
    is_reliable : bool
        False when there are fewer nodes than the measure needs; every value is None then.
    """

    measure: Measure
    values: Scores
    is_reliable: bool = True


def degree(partners: Partners) -> Scores:
    """Return the number of distinct partners of each node."""
    counts: Counter[str] = Counter()
    for one, other in partners.weights:
        counts[one] += 1
        counts[other] += 1
    return {node_id: float(counts[node_id]) for node_id in partners.node_ids}


def strength(partners: Partners) -> Scores:
    """Return the sum of weights of each node; bounds where the strength of a tie is unknown."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for pair, weight in partners.weights.items():
        for end in pair:
            low[end] += weight.low  # type: ignore[assignment]  # Counter is typed for whole numbers only
            high[end] += weight.high  # type: ignore[assignment]
    return {node_id: _score(float(low[node_id]), float(high[node_id])) for node_id in partners.node_ids}


def component_number(partners: Partners) -> Scores:
    """Return the number of each node's component, 1 for the largest; equals by their first node."""
    found = sorted((sorted(part) for part in nx.connected_components(partners.graph())), key=lambda p: (-len(p), p[0]))
    return {node_id: float(number) for number, part in enumerate(found, start=1) for node_id in part}


def component_size(partners: Partners) -> Scores:
    """Return how many nodes hang together with each node, itself included."""
    parts = nx.connected_components(partners.graph())
    return {node_id: float(len(part)) for part in parts for node_id in part}


def k_core(partners: Partners) -> Scores:
    """Return the largest k such that the node lies in a part where everyone has k partners or more."""
    return {node_id: float(core) for node_id, core in nx.core_number(partners.graph()).items()}


def compute(
    measure_id: str, snapshot: NetworkSnapshot, node_ids: Collection[str], tie_ids: Collection[str]
) -> MeasureResult:
    """Compute a measure over some nodes and ties.

    Parameters
    ----------
    measure_id : str
        One of `MEASURES`.
    snapshot : NetworkSnapshot
        The network.
    node_ids, tie_ids : collection of str
        The part that is looked at; ties that leave it are left out.

    Raises
    ------
    MeasureNotFound
        There is no such measure.
    """
    if measure_id not in MEASURES:
        raise MeasureNotFound(measure_id)
    measure = MEASURES[measure_id]
    return _result(measure, partners_in(snapshot, node_ids, tie_ids))


def compute_all(
    snapshot: NetworkSnapshot, node_ids: Collection[str], tie_ids: Collection[str]
) -> Mapping[str, MeasureResult]:
    """Compute every measure over the same nodes and ties, by id; who is tied to whom is found once."""
    partners = partners_in(snapshot, node_ids, tie_ids)
    return {measure_id: _result(measure, partners) for measure_id, measure in MEASURES.items()}


def _result(measure: Measure, partners: Partners) -> MeasureResult:
    if len(partners.node_ids) < measure.minimum_n:
        return MeasureResult(measure, dict.fromkeys(partners.node_ids), is_reliable=False)
    return MeasureResult(measure, measure.scores(partners))


def _score(low: float, high: float) -> Score:
    return low if low == high else Interval(low, high)


_NODES = Label("punten", "nodes")

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        measure.id: measure
        for measure in (
            Measure(
                "degree",
                Label("aantal partners", "number of partners"),
                Label(
                    "Met hoeveel anderen is dit punt rechtstreeks verbonden? Meerdere banden met dezelfde partner "
                    "tellen één keer.",
                    "With how many others is this node tied directly? Several ties with the same partner count once.",
                ),
                degree,
                "none",
                Label("partners", "partners"),
                1,
                True,
                "cheap",
                "Freeman (1979)",
            ),
            Measure(
                "strength",
                Label("som van sterktes", "total strength"),
                Label(
                    "Hoeveel samenwerking telt dit op, rekening houdend met hoe hecht elke band is? Per partner de "
                    "hechtste band, sterkte gedeeld door vijf; een onbekende sterkte telt als 0,2 tot 1.",
                    "How much co-operation does this add up to, given how close each tie is? Per partner the closest "
                    "tie, strength divided by five; an unknown strength counts as 0.2 to 1.",
                ),
                strength,
                "strength",
                Label("sterkte", "strength"),
                1,
                True,
                "cheap",
                "Barrat et al. (2004)",
            ),
            Measure(
                "component_size",
                Label("grootte van het geheel", "size of its part"),
                Label(
                    "Hoeveel punten hangen hiermee samen, rechtstreeks of via anderen?",
                    "How many nodes hang together with this one, directly or through others?",
                ),
                component_size,
                "none",
                _NODES,
                1,
                True,
                "cheap",
                "Wasserman & Faust (1994)",
            ),
            Measure(
                "component",
                Label("samenhangend deel", "connected part"),
                Label(
                    "In welk los deel van het netwerk ligt dit punt? Deel 1 is het grootste.",
                    "In which separate part of the network does this node lie? Part 1 is the largest.",
                ),
                component_number,
                "none",
                Label("nummer", "number"),
                1,
                False,
                "cheap",
                "Wasserman & Faust (1994)",
            ),
            Measure(
                "k_core",
                Label("kern", "core"),
                Label(
                    "Hoort dit punt bij de vaste, dicht verweven kern? Kern 3: iedereen daarin heeft er minstens drie "
                    "partners.",
                    "Is this node part of the densely knit core? Core 3: all in it have at least three partners there.",
                ),
                k_core,
                "none",
                Label("partners", "partners"),
                1,
                True,
                "cheap",
                "Seidman (1983)",
            ),
        )
    }
)
