"""From idea to maintenance: who can do each stage, and whether one stage hands over to the next (methods 8.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from graph.analysis.crossovers.capabilities import Levels
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly, weighted_mean
from graph.analysis.relations import Relations
from graph.analysis.setting_fields import integer, table
from graph.analysis.weights import STRONGEST
from graph.model.labels import Label

Transition = tuple[str, str]

STAGES: Mapping[str, Label] = MappingProxyType(
    {
        "idea": Label("idee", "idea"),
        "design": Label("design", "design"),
        "production": Label("productie", "production"),
        "maintenance": Label("onderhoud", "maintenance"),
    }
)
"""The four stages, by their code in the vocabulary, in order."""

TRANSITIONS: tuple[Transition, ...] = tuple(pairwise(STAGES))


@dataclass(frozen=True, slots=True)
class CycleSettings:
    """What is enough.

    Parameters
    ----------
    targets : mapping of str to float
        Sum of levels that each stage should have; 0 for a stage that is not needed.
    joining_strength : int
        Strength 1 to 5 from which a tie hands over from one stage to the next.
    """

    targets: Mapping[str, float] = table(
        MappingProxyType(dict.fromkeys(STAGES, 1.0)),
        "hoeveel er in deze fase nodig is",
        "how much this stage needs",
        (STAGES,),
        0,
        100,
        "8.4",
    )
    joining_strength: int = integer(
        3,
        "sterkte vanaf waar een band twee fasen verbindt",
        "strength from which a tie joins two stages",
        1,
        STRONGEST,
        "8.4",
    )


@dataclass(frozen=True, slots=True)
class ProductionCycle:
    """How complete the cycle is.

    Parameters
    ----------
    total : Interval or None
        Mean of coverage and linkage, 0 to 1; None when no stage is needed.
    coverage, linkage : Interval or None
        Mean over the stages, and over the transitions between stages that are needed.
    stages : mapping of str to Interval or None
        Share of its target that each stage reaches; None for a stage that is not needed.
    transitions : mapping of (str, str) to Interval or None
        1 where one stage hands over to the next, 0 where it does not.
    """

    total: Interval | None
    coverage: Interval | None
    linkage: Interval | None
    stages: Mapping[str, Interval | None]
    transitions: Mapping[Transition, Interval | None]

    @property
    def missing_stages(self) -> tuple[str, ...]:
        """The stages that nobody covers, in order."""
        return tuple(stage for stage, share in self.stages.items() if share is not None and share.high == 0)

    @property
    def short_stages(self) -> tuple[str, ...]:
        """The stages that someone covers, but certainly not enough, in order."""
        return tuple(stage for stage, share in self.stages.items() if share is not None and 0 < share.high < 1)

    @property
    def missing_transitions(self) -> tuple[Transition, ...]:
        """The transitions that nobody makes, in order."""
        return tuple(step for step, share in self.transitions.items() if share is not None and share.high == 0)


def production_cycle(
    offers: Mapping[str, Levels | None], relations: Relations, settings: CycleSettings | None = None
) -> ProductionCycle:
    """Return how well the stages are covered and hand over to each other.

    Parameters
    ----------
    offers : mapping of str to (mapping of str to Interval), or None
        Per organisation its level from 0 to 1 at each stage; None when it is not known what it can do.
    relations : Relations
        Ties between them; direction is left out.
    settings : CycleSettings, optional
        What is enough.
    """
    chosen = settings or CycleSettings()
    both = relations.both_ways()
    needed = [stage for stage in STAGES if chosen.targets.get(stage, 0.0) > 0]
    stages = {stage: _covered(offers, stage, chosen.targets[stage]) if stage in needed else None for stage in STAGES}
    steps = {
        step: _joined(offers, both, step, chosen.joining_strength) if set(step) <= set(needed) else None
        for step in TRANSITIONS
    }
    coverage, linkage = _mean(stages), _mean({f"{one}-{other}": share for (one, other), share in steps.items()})
    return ProductionCycle(_mean({"coverage": coverage, "linkage": linkage}), coverage, linkage, stages, steps)


def _covered(offers: Mapping[str, Levels | None], stage: str, target: float) -> Interval:
    levels = [_level(known, stage) for known in offers.values()]
    low, high = sum(level.low for level in levels), sum(level.high for level in levels)
    return Interval(min(1.0, low / target), min(1.0, high / target))


def _joined(
    offers: Mapping[str, Levels | None], relations: Relations, step: Transition, joining_strength: int
) -> Interval:
    """Return whether a transition is made: for certain, perhaps (0 to 1) or not."""
    found = exactly(0.0)
    for is_certain in _ways(offers, relations, step, joining_strength / STRONGEST):
        if is_certain:
            return exactly(1.0)
        found = UNKNOWN_SHARE
    return found


def _ways(
    offers: Mapping[str, Levels | None], relations: Relations, step: Transition, joining: float
) -> Iterator[bool]:
    """Yield each way in which a transition may be made, and whether it is certain."""
    first, second = ({node_id: _level(known, stage) for node_id, known in offers.items()} for stage in step)
    for node_id in offers:
        if first[node_id].high > 0 and second[node_id].high > 0:
            yield first[node_id].low > 0 and second[node_id].low > 0
    for (one, other), weight in relations.weights.items():
        if one not in offers or other not in offers or weight.high < joining - 1e-9:
            continue
        for giver, taker in ((one, other), (other, one)):
            if first[giver].high > 0 and second[taker].high > 0:
                yield first[giver].low > 0 and second[taker].low > 0 and weight.low >= joining - 1e-9


def _level(known: Levels | None, stage: str) -> Interval:
    return UNKNOWN_SHARE if known is None else known.get(stage, exactly(0.0))


def _mean(parts: Mapping[str, Interval | None]) -> Interval | None:
    found = weighted_mean(parts, dict.fromkeys(parts, 1.0))
    return None if found is None else found.total
