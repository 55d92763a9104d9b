"""Compute measures of the register over a part of the network, and say where a number means nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.centrality import betweenness_between
from graph.analysis.intervals import Scores
from graph.analysis.measure import Measure
from graph.analysis.measures import MEASURES, measures_for
from graph.analysis.relations import Relations, relations_in
from graph.analysis.work import Work, at_once, stage
from graph.model.errors import NotFound
from graph.model.snapshot import NetworkSnapshot

DEPENDS_ON = ("surveys",)
"""The settings by which a measure is told to be provisional; the numbers themselves depend on none."""


class MeasureNotFound(NotFound):
    """A measure that the register does not know."""

    code = "measure_not_found"

    def __init__(self, measure_id: str) -> None:
        super().__init__(f"There is no measure {measure_id!r}.", measure=measure_id)


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
    n_uneven : int
        How many relations have an unknown strength, where the measure then counted every tie alike; else 0.
    unasked : frozenset of str
        Nodes without a value because nobody asked them for their ties (methods 10, pitfall 15).
    """

    measure: Measure
    values: Scores
    is_reliable: bool = True
    n_uneven: int = 0
    unasked: frozenset[str] = frozenset()


def measure_of(measure_id: str) -> Measure:
    """Return a measure of the register.

    Raises
    ------
    MeasureNotFound
        There is no such measure.
    """
    if measure_id not in MEASURES:
        raise MeasureNotFound(measure_id)
    return MEASURES[measure_id]


def compute(
    measure_id: str,
    snapshot: NetworkSnapshot,
    node_ids: Collection[str],
    tie_ids: Collection[str],
    work: Work = at_once,
) -> MeasureResult:
    """Compute a measure over some nodes and ties; ties that leave them are left out.

    Raises
    ------
    MeasureNotFound
        There is no such measure.
    """
    return measured(measure_of(measure_id), relations_in(snapshot, node_ids, tie_ids), work)


def compute_cheap(
    snapshot: NetworkSnapshot, node_ids: Collection[str], tie_ids: Collection[str]
) -> Mapping[str, MeasureResult]:
    """Compute, by id, every measure that can be made on each draw; who is tied to whom is found once."""
    relations = relations_in(snapshot, node_ids, tie_ids)
    fitting = measures_for(relations.is_directed).values()
    return measured_all((measure for measure in fitting if measure.cost == "cheap"), relations)


def measured_all(measures: Iterable[Measure], relations: Relations) -> Mapping[str, MeasureResult]:
    """Compute several measures over the same relations, by id."""
    wanted, found = list(measures), {}
    for number, measure in enumerate(wanted):
        with stage(number, len(wanted)):
            found[measure.id] = measured(measure, relations)
    return found


def measured_between(
    relations: Relations, ones: Sequence[str], others: Sequence[str], work: Work = at_once
) -> MeasureResult:
    """Compute through how many pairs of one group and another each node lies; ends do not count for their own pairs."""
    even = relations.even() if relations.n_unknown else relations
    values = work(betweenness_between, even, ones, others)
    return _of_asked(MEASURES["betweenness"], values, relations, relations.n_unknown)


def measured(measure: Measure, relations: Relations, work: Work = at_once) -> MeasureResult:
    """Compute a measure; where strengths are unknown, one that has no bounds counts every tie alike."""
    if len(relations.node_ids) < measure.minimum_n:
        return MeasureResult(measure, dict.fromkeys(relations.node_ids), is_reliable=False)
    needs_strength = measure.input_scale != "none" and not measure.takes_unknown
    n_unknown = relations.n_unknown if needs_strength else 0
    way = work if measure.cost == "heavy" else at_once
    values = way(scores_of, measure.id, relations.even() if n_unknown else relations)
    return _of_asked(measure, values, relations, n_unknown)


def _of_asked(measure: Measure, values: Scores, relations: Relations, n_uneven: int) -> MeasureResult:
    """Return scores without those of who was never asked: for them a missing tie says nothing."""
    asked = {**values, **dict.fromkeys(relations.unasked)} if relations.unasked else values
    return MeasureResult(measure, asked, n_uneven=n_uneven, unasked=relations.unasked)


def scores_of(measure_id: str, relations: Relations) -> Scores:
    """Return the scores of a measure of the register on relations that it can take."""
    return MEASURES[measure_id].scores(relations)
