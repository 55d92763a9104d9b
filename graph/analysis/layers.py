"""Several kinds of tie as one, two-mode networks as one-mode ones, and how ties that ended fade (methods 4.1, 4.11)."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from graph.analysis.relations import Pair

HALF_WAY_YEARS = 3.0
"""Years in which what an ended tie still counts for is halved [J]."""

MOST_MEMBERS = 30
"""Projects with more members are left out of a projection: they would tie everyone to everyone [J]."""


def multiplex_weight(weights: Iterable[tuple[float, float]]) -> float:
    """Return the closeness of several ties between two: a further layer strengthens and never weakens (noisy or).

    Parameters
    ----------
    weights : iterable of (float, float)
        Weight w of each tie, 0 to 1, and λ of its layer, 0 to 1.
    """
    apart = 1.0
    for weight, closeness in weights:
        apart *= 1 - closeness * weight
    return 1 - apart


def ended_weight(weight: float, years_ago: float) -> float:
    """Return what a tie that ended still counts for."""
    return weight * 2 ** (-max(0.0, years_ago) / HALF_WAY_YEARS)


def projected(
    members: Mapping[str, Collection[str]], most_members: int = MOST_MEMBERS
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
