"""Several kinds of tie as one, two-mode networks as one-mode ones, and how ties that ended fade (methods 4.1, 4.11)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from graph.analysis.relations import Pair
from graph.analysis.setting_fields import YEARS, integer, number, table
from graph.model.labels import Label
from graph.model.tie_types import LAYER_LABELS

NEVER = "conflict"
"""The layer that is never mixed with others: ties against each other have no closeness."""

MIXED: Mapping[str, Label] = MappingProxyType({code: label for code, label in LAYER_LABELS.items() if code != NEVER})


@dataclass(frozen=True, slots=True)
class LayerSettings:
    """How ties of several layers, of projects and of the past count.

    Parameters
    ----------
    closeness : mapping of str to float
        λ: how much a tie of strength 5 in a layer counts towards being close, 0 to 1; a layer that is not in it has
        no part in the network of collaboration.
    half_way_years : float
        Years in which what an ended tie still counts for is halved.
    most_members : int
        Projects with more members are left out of a projection: they would tie everyone to everyone.
    """

    closeness: Mapping[str, float] = table(
        MappingProxyType({"projects": 0.6, "information": 0.4, "intent": 0.3, "collaboration": 1.0, "mentoring": 0.8}),
        "hoe hecht een band in deze laag hoogstens is (λ)",
        "how close a tie in this layer is at most (λ)",
        (MIXED,),
        0,
        1,
        "4.1",
        is_sparse=True,
    )
    half_way_years: float = number(
        3.0,
        "tijd waarin halveert wat een beëindigde band nog telt",
        "time in which what an ended tie counts for halves",
        0.1,
        100,
        "4.1",
        unit=YEARS,
    )
    most_members: int = integer(
        30,
        "grootste project dat zijn partijen verbindt",
        "largest project that ties its parties",
        2,
        10_000,
        "4.11",
        unit=Label("partijen", "parties"),
    )


DEFAULTS = LayerSettings()


def multiplex_weight(weights: Iterable[tuple[float, str]], settings: LayerSettings = DEFAULTS) -> float:
    """Return the closeness of several ties between two: a further layer strengthens and never weakens (noisy or).

    Parameters
    ----------
    weights : iterable of (float, str)
        Weight w of each tie, 0 to 1, and its layer.
    settings : LayerSettings
        λ of each layer.
    """
    apart = 1.0
    for weight, layer in weights:
        apart *= 1 - settings.closeness.get(layer, 0.0) * weight
    return 1 - apart


def ended_weight(weight: float, years_ago: float, settings: LayerSettings = DEFAULTS) -> float:
    """Return what a tie that ended still counts for."""
    return weight * 2 ** (-max(0.0, years_ago) / settings.half_way_years)


def projected(
    members: Mapping[str, Collection[str]], most_members: int = DEFAULTS.most_members
) -> tuple[dict[Pair, float], dict[Pair, tuple[str, ...]]]:
    """Return how much each two share, and the projects in which they do.

    A project of n members gives each two of them 1 / (n − 1): the weights of one member add up to the number of
    projects that it does not do alone. Source: Newman (2001).

    Parameters
    ----------
    members : mapping of str to collection of str
        Distinct members per project.
    most_members : int
        Projects with more are left out.
    """
    weights: dict[Pair, float] = {}
    shared: dict[Pair, tuple[str, ...]] = {}
    for project in sorted(members):
        found = sorted(set(members[project]))
        if not 2 <= len(found) <= most_members:
            continue
        for pair in combinations(found, 2):
            weights[pair] = weights.get(pair, 0.0) + 1 / (len(found) - 1)
            shared[pair] = (*shared.get(pair, ()), project)
    return weights, shared
