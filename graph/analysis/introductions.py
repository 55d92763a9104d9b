"""Who can introduce whom: the best routes over existing ties, by strength and freshness."""

import heapq
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from types import MappingProxyType

import networkx as nx

from graph.analysis.freshness import FreshnessSettings, freshness
from graph.analysis.intervals import Interval
from graph.analysis.setting_fields import STEPS, codes, flag, integer, number, part
from graph.analysis.weights import weight_of
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.dates import earliest
from graph.model.labels import Label
from graph.model.registry import KIND
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.model.ties import Tie
from graph.model.values import is_known

NEVER = frozenset({"conflict"})
"""Layers along which nobody is introduced."""

ON_THE_WAY: Mapping[str, Label] = MappingProxyType({kind.name: kind.many for kind in KIND.values() if kind.is_node})
"""Record kinds that a route could pass."""

TYPES: Mapping[str, Label] = MappingProxyType({code: found.sentence for code, found in TIE_TYPE.items()})

DIGITS = 9
LEAST = 1e-9
"""What a closeness of nothing counts as, so that it has a logarithm."""


@dataclass(frozen=True, slots=True)
class IntroductionSettings:
    """What is a matter of judgement in routes of introduction.

    Parameters
    ----------
    attenuation : float
        δ: what is left of an introduction with each further step, 0 to 1 (methods 2.4).
    most_steps : int
        Longest route, in ties; a shared project counts as two.
    freshness : FreshnessSettings
        How fast a tie loses its freshness.
    kinds : tuple of str
        Record kinds that a route may pass.
    established_only : bool
        Whether ties that are not there yet, such as planned or possible ones, are left out.
    possible_types : tuple of str
        Types of tie that name a possibility, whatever their status; left out with those.
    """

    attenuation: float = number(
        0.7,
        "wat bij elke verdere stap van een introductie overblijft (δ)",
        "what is left of an introduction with each further step (δ)",
        0.01,
        1,
        "2.4",
    )
    most_steps: int = integer(6, "langste route", "longest route", 1, 12, "", unit=STEPS)
    freshness: FreshnessSettings = part(FreshnessSettings, "Versheid", "Freshness")
    kinds: tuple[str, ...] = codes(
        ("organisation", "company", "school", "project", "stakeholder", "alliance"),
        "waarlangs een route mag lopen",
        "what a route may pass",
        ON_THE_WAY,
        "",
    )
    established_only: bool = flag("alleen banden die er al zijn", "only ties that are there already", "", default=True)
    possible_types: tuple[str, ...] = codes(
        ("POTENTIAL_PARTNER_IN", "CANDIDATE_EMPLOYER_OF"),
        "banden die een mogelijkheid noemen, welke status ze ook hebben",
        "ties that name a possibility, whatever their status",
        TYPES,
        "",
    )


DEFAULTS = IntroductionSettings()


@dataclass(frozen=True, slots=True)
class Step:
    """One tie of a route.

    Parameters
    ----------
    tie_id : str
        The best tie between the two.
    source_id, target_id : str
        In the direction of the route, whichever way the tie points.
    weight, freshness : Interval
        How close and how fresh it is, 0 to 1.
    """

    tie_id: str
    source_id: str
    target_id: str
    weight: Interval
    freshness: Interval

    @property
    def worth(self) -> float:
        """Closeness times freshness, both half-way between their bounds: by which routes are ordered."""
        return max(self.weight.middle * self.freshness.middle, LEAST)


@dataclass(frozen=True, slots=True)
class Route:
    """A way to be introduced.

    Parameters
    ----------
    steps : tuple of Step
        From who asks to who is sought.
    strength : Interval
        Product of the weights, less the attenuation of each further step, 0 to 1 (methods 2.4).
    freshness : Interval
        That of the least fresh tie.
    """

    steps: tuple[Step, ...]
    strength: Interval
    freshness: Interval

    @property
    def node_ids(self) -> tuple[str, ...]:
        """Everyone on the route, in order."""
        return (self.steps[0].source_id, *(step.target_id for step in self.steps))

    @property
    def tie_ids(self) -> tuple[str, ...]:
        """Its ties, in order."""
        return tuple(step.tie_id for step in self.steps)

    @property
    def weakest(self) -> Step:
        """The step on which it hangs most: the least worth."""
        return min(self.steps, key=lambda step: round(step.worth, DIGITS))


def introductions(
    snapshot: NetworkSnapshot,
    source_id: str,
    target_id: str,
    today: str,
    most: int = 5,
    settings: IntroductionSettings = DEFAULTS,
) -> tuple[Route, ...]:
    """Return the best loopless routes from one to another, the best first; none when there is no way.

    Routes go either way along ties. They are ordered by the product over their ties of closeness times freshness,
    each half-way between its bounds, and the attenuation per further step; equals by fewer steps, then by ids.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    source_id, target_id : str
        Who asks, and who is sought.
    today : str
        The date, ``yyyy-mm-dd``.
    most : int
        How many routes at most.
    settings : IntroductionSettings
        Matters of judgement.
    """
    closest = _closest_steps(snapshot, {source_id, target_id}, today, settings)
    if source_id == target_id or not {source_id, target_id} <= closest.keys():
        return ()
    return tuple(
        _route(path, closest, settings) for path in islice(_paths(closest, source_id, target_id, settings), most)
    )


def _closest_steps(
    snapshot: NetworkSnapshot, ends: Collection[str], today: str, settings: IntroductionSettings
) -> Mapping[str, Mapping[str, Step]]:
    """Return, per node and neighbour, the step along the tie between them that is worth most."""
    found: dict[str, dict[str, Step]] = {}
    for tie in snapshot.ties.values():
        if not _is_walkable(snapshot, tie, ends, today, settings):
            continue
        weight, fresh = weight_of(tie), freshness(snapshot, tie, today, settings.freshness)
        for one, other in (tie.ends, tie.ends[::-1]):
            step = Step(tie.id, one, other, weight, fresh)
            known = found.setdefault(one, {}).get(other)
            if known is None or (-step.worth, step.tie_id) < (-known.worth, known.tie_id):
                found[one][other] = step
    return found


def _is_walkable(
    snapshot: NetworkSnapshot, tie: Tie, ends: Collection[str], today: str, settings: IntroductionSettings
) -> bool:
    if tie.source_id == tie.target_id or TIE_TYPE[tie.type].layer in NEVER:
        return False
    if settings.established_only and not _is_there(tie, today, settings):
        return False
    return all(end in ends or snapshot.nodes[end].kind in settings.kinds for end in tie.ends)


def _is_there(tie: Tie, today: str, settings: IntroductionSettings) -> bool:
    """Tell whether two know each other by a tie: it is neither possible, nor planned, nor yet to begin."""
    if tie.type in settings.possible_types or (is_known(tie.status) and tie.status not in ESTABLISHED_STATUSES):
        return False
    return not (is_known(tie.valid_from) and earliest(tie.valid_from) > today)


def _paths(
    closest: Mapping[str, Mapping[str, Step]], source_id: str, target_id: str, settings: IntroductionSettings
) -> Iterator[tuple[str, ...]]:
    """Yield loopless paths, the cheapest first; costs add up where worths multiply."""
    costs = {
        one: {other: -math.log(step.worth) - math.log(settings.attenuation) for other, step in steps.items()}
        for one, steps in closest.items()
    }
    left = _costs_to(costs, target_id)
    n_left = nx.single_source_shortest_path_length(_graph(costs), target_id)
    waiting: list[tuple[float, int, tuple[str, ...], float]] = [
        (round(left.get(source_id, math.inf), DIGITS), 0, (source_id,), 0.0)
    ]
    while waiting:
        _, n_steps, path, cost = heapq.heappop(waiting)
        if path[-1] == target_id:
            yield path
            continue
        for other, further in costs[path[-1]].items():
            if other in path or other not in left or n_steps + 1 + n_left[other] > settings.most_steps:
                continue
            total = cost + further
            heapq.heappush(waiting, (round(total + left[other], DIGITS), n_steps + 1, (*path, other), total))


def _costs_to(costs: Mapping[str, Mapping[str, float]], target_id: str) -> Mapping[str, float]:
    """Return the least cost from everyone to one: what is still to come, at least."""
    return dict(nx.single_source_dijkstra_path_length(_graph(costs), target_id, weight="cost"))


def _graph(costs: Mapping[str, Mapping[str, float]]) -> "nx.Graph[str]":
    made: nx.Graph[str] = nx.Graph()
    made.add_weighted_edges_from(
        ((one, other, cost) for one, steps in costs.items() for other, cost in steps.items()), weight="cost"
    )
    return made


def _route(path: Sequence[str], closest: Mapping[str, Mapping[str, Step]], settings: IntroductionSettings) -> Route:
    steps = tuple(closest[one][other] for one, other in pairwise(path))
    weakened = settings.attenuation ** (len(steps) - 1)
    strength = Interval(
        math.prod(step.weight.low for step in steps) * weakened,
        math.prod(step.weight.high for step in steps) * weakened,
    )
    fresh = Interval(min(step.freshness.low for step in steps), min(step.freshness.high for step in steps))
    return Route(steps, strength, fresh)
