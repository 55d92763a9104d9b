"""The engine against R (igraph 1.3.5, sna 2.7-1) on small real networks; where a convention differs, it is said."""

import csv
from pathlib import Path

import pytest

from graph.analysis import cohesion
from graph.analysis.brokerage import ROLES, brokerage_roles, structural_holes
from graph.analysis.centrality import betweenness, degree, eigenvector, pagerank, partners_in, partners_out
from graph.analysis.relations import Relations
from tests.support.availability import requirement
from tests.support.relations import relations

pytestmark = pytest.mark.shared

UNDIRECTED = ("karate", "flo_marriage", "TCcoll")
DIRECTED = ("ht_advice", "emon_Cheyenne", "emon_MtSi")
GROUPS = {"ht_advice": "dept", "emon_Cheyenne": "Sponsorship", "emon_MtSi": "Sponsorship", "TCcoll": "agency_cat"}


def rows(name: str) -> list[dict[str, str]]:
    folder = Path(requirement("shared")) / "data" / "real" / "networks_reference"
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def network(name: str) -> Relations:
    nodes = rows(f"{name}_nodes")
    key = next(iter(nodes[0]))
    groups = {row[key]: row[GROUPS[name]] for row in nodes} if name in GROUPS else {}
    ties = [(row["from"], row["to"], 1.0) for row in rows(f"{name}_edges")]
    return relations([row[key] for row in nodes], ties, name in DIRECTED, groups)


def column(name: str, field: str) -> dict[str, object]:
    return {row["id"]: _near(row[field]) for row in rows(f"{name}_metrics")}


def _near(text: str) -> object:
    return None if text in ("NA", "NaN", "") else pytest.approx(float(text), abs=1e-9)


@pytest.mark.parametrize("name", [*UNDIRECTED, *DIRECTED])
def test_betweenness(name: str) -> None:
    assert betweenness(network(name)) == column(name, "betweenness_raw")


@pytest.mark.parametrize("name", [*UNDIRECTED, *DIRECTED])
def test_constraint(name: str) -> None:
    assert structural_holes(network(name)).constraint == column(name, "constraint_igraph")


@pytest.mark.parametrize("name", [*UNDIRECTED, *DIRECTED])
def test_pagerank(name: str) -> None:
    assert pagerank(network(name)) == column(name, "pagerank_085")


@pytest.mark.parametrize("name", [*UNDIRECTED, *DIRECTED])
def test_eigenvector(name: str) -> None:
    found = eigenvector(network(name))
    most = max(value for value in found.values() if value is not None)
    # R scales the largest to 1 and writes 0 outside the best tied part; we say nothing there
    scaled = {node: 0.0 if value is None else value / most for node, value in found.items()}
    expected = {row["id"]: pytest.approx(float(row["eigen_undirected"]), abs=1e-7) for row in rows(f"{name}_metrics")}
    assert scaled == expected


@pytest.mark.parametrize("name", UNDIRECTED)
def test_degree(name: str) -> None:
    assert degree(network(name)) == column(name, "degree")


@pytest.mark.parametrize("name", DIRECTED)
def test_partners_out_and_in(name: str) -> None:
    assert partners_out(network(name)) == column(name, "outdegree")
    assert partners_in(network(name)) == column(name, "indegree")


@pytest.mark.parametrize("name", DIRECTED)
def test_roles_of_go_betweens(name: str) -> None:
    found = brokerage_roles(network(name))
    given = {"coordinator": "coordinator", "itinerant": "consultant"}
    for role in ROLES:
        expected = {row["id"]: int(row[given.get(role, role)]) for row in rows(f"{name}_brokerage")}
        assert found[role] == expected, role


def test_roles_without_direction_count_each_pair_once() -> None:
    found = brokerage_roles(network("TCcoll"))
    given = {row["id"]: row for row in rows("TCcoll_brokerage")}
    # sna takes a tie without direction as two with: every pair twice, and gatekeeper and representative once each
    for role, theirs in (("coordinator", "coordinator"), ("itinerant", "consultant"), ("liaison", "liaison")):
        assert {node: 2 * n for node, n in found[role].items()} == {i: int(row[theirs]) for i, row in given.items()}
    assert found["gatekeeper"] == {i: int(row["gatekeeper"]) for i, row in given.items()}
    assert found["gatekeeper"] == {i: int(row["representative"]) for i, row in given.items()}


@pytest.mark.parametrize(
    ("name", "density", "transitivity", "diameter", "mean_distance"),
    [
        ("karate", 0.1390374, 0.2556818, 5, 2.4081996),
        ("flo_marriage", 0.1666667, 0.1914894, 5, 2.4857143),
        ("ht_advice", 0.4523810, 0.7345088, 2, 1.3095238),
        ("emon_Cheyenne", 0.4560440, 0.7226721, 2, 1.3516484),
        ("emon_MtSi", 0.2115385, 0.8333333, 3, 1.3214286),
        ("TCcoll", 0.5366667, 0.6608345, 2, 1.4633333),
    ],
)  # SOURCE.md of the networks
def test_the_whole(name: str, density: float, transitivity: float, diameter: int, mean_distance: float) -> None:
    found = network(name)
    assert cohesion.density(found) == pytest.approx(density, abs=1e-7)
    assert cohesion.transitivity(found) == pytest.approx(transitivity, abs=1e-7)
    distances = found.both_ways()  # the source measured them without direction
    assert cohesion.diameter(distances) == diameter
    assert cohesion.mean_distance(distances) == pytest.approx(mean_distance, abs=1e-7)


@pytest.mark.parametrize(
    ("name", "share"), [("ht_advice", 0.4736842), ("emon_Cheyenne", 0.5783133), ("emon_MtSi", 0.7878788)]
)
def test_reciprocity(name: str, share: float) -> None:
    assert cohesion.reciprocity(network(name)) == pytest.approx(share, abs=1e-7)


def test_separate_parts() -> None:
    sizes = [len(part) for part in cohesion.parts(network("emon_MtSi"))]
    assert (len(sizes), sizes.count(1)) == (6, 5)
