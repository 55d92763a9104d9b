"""Filters, facets, focus and expansion on the region, against the CSV files and networkx."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from graph.exploration.facet_counts import count_options
from graph.exploration.facets import FACETS
from graph.exploration.filters import NetworkFilter, apply_filter
from graph.exploration.focus import (
    Allowed,
    common_neighbours,
    expand,
    expansion_preview,
    focus,
    neighbours_of,
)
from graph.model.distances import great_circle_km
from graph.model.errors import PlaceNotFound, RecordNotFound
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from tests.support.builders import organisation, project, school, tie
from tests.support.region import region

REGION = Path(__file__).parents[3] / "loaders" / "region"
FILES = ("organisations", "companies", "schools", "roles", "projects", "crossovers", "alliances")


def rows(name):
    with (REGION / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def actor_ids():
    return {row["id"] for name in FILES for row in rows(name)}


def drawn_relations():
    actors = actor_ids()
    return [row for row in rows("relations") if row["source_id"] in actors and row["target_id"] in actors]


def as_networkx():
    graph = nx.Graph()
    graph.add_nodes_from(actor_ids())
    graph.add_edges_from((row["source_id"], row["target_id"]) for row in drawn_relations())
    return graph


def small(*records):
    return NetworkSnapshot(1, {record.id: record for record in records})


def test_without_a_choice_all_actors_and_their_ties_are_shown():
    found = apply_filter(region(), NetworkFilter())
    assert found.node_ids == actor_ids()
    assert len(found.tie_ids) == len(drawn_relations())


def test_kinds_are_counted_as_in_the_files():
    counts = count_options(region(), NetworkFilter())["kinds"].counts
    files = {
        "organisation": 0,
        "company": 1,
        "school": 2,
        "stakeholder": 3,
        "project": 4,
        "crossover": 5,
        "alliance": 6,
    }
    assert {kind: counts[kind] for kind in files} == {kind: len(rows(FILES[n])) for kind, n in files.items()}


def test_ties_of_a_type_are_counted_as_in_the_files():
    counts = count_options(region(), NetworkFilter())["tie_types"].counts
    assert {k: n for k, n in counts.items() if n} == Counter(row["type"] for row in drawn_relations())


@pytest.mark.parametrize("facet", FACETS)
def test_the_number_beside_an_option_is_what_choosing_it_gives(facet):
    chosen = NetworkFilter(kinds=frozenset({"organisation", "school", "project", "company"}))
    counts = count_options(region(), chosen)[facet].counts
    some = list(counts)[:4] + list(counts)[-2:]
    for option in some:
        narrowed = apply_filter(region(), NetworkFilter(**{"kinds": chosen.kinds} | {facet: frozenset({option})}))
        shown = narrowed.tie_ids if FACETS[facet].of_ties else narrowed.node_ids
        assert len(shown) == counts[option], option


def test_facets_combine_with_and_options_with_or():
    genk = organisation("a", municipality="Genk", helix="business")
    bree = organisation("b", municipality="Bree", helix="business")
    other = organisation("c", municipality="Bree", helix="education")
    snapshot = small(genk, bree, other)
    both = NetworkFilter(places=frozenset({"Genk", "Bree"}), helixes=frozenset({"business"}))
    assert apply_filter(snapshot, both).node_ids == {"a", "b"}


def test_what_is_unknown_passes_only_when_unknown_is_asked():
    snapshot = small(organisation("known", municipality="Genk"), organisation("unknown"))
    assert apply_filter(snapshot, NetworkFilter(places=frozenset({"Genk"}))).node_ids == {"known"}
    assert apply_filter(snapshot, NetworkFilter(places=frozenset({"unknown"}))).node_ids == {"unknown"}


def test_a_tie_is_shown_only_with_both_ends():
    snapshot = small(organisation("a"), school("s"), tie("a", "s"))
    found = apply_filter(snapshot, NetworkFilter(kinds=frozenset({"school"})))
    assert (found.node_ids, found.tie_ids) == ({"s"}, set())


def test_a_date_keeps_ties_that_may_have_held_then():
    snapshot = small(
        organisation("a"),
        organisation("b"),
        tie("a", "b", id="past", valid_from="2019", valid_to="2020-06"),
        tie("a", "b", id="unknown"),
        tie("a", "b", id="later", valid_from="2021-03-01"),
    )
    assert apply_filter(snapshot, NetworkFilter(on_date="2020")).tie_ids == {"past", "unknown"}
    assert apply_filter(snapshot, NetworkFilter(on_date="2020-07")).tie_ids == {"unknown"}
    assert apply_filter(snapshot, NetworkFilter(on_date="2021")).tie_ids == {"unknown", "later"}


def test_only_established_ties():
    snapshot = small(
        organisation("a"),
        organisation("b"),
        tie("a", "b", id="said", status="stated"),
        tie("a", "b", id="hoped", status="possible"),
        tie("a", "b", id="unknown"),
    )
    assert apply_filter(snapshot, NetworkFilter(established_only=True)).tie_ids == {"said"}


def test_distance_is_along_the_great_circle():
    # Brussels 50.8503 N 4.3517 E and Paris 48.8566 N 2.3522 E lie 264 km apart (published city distance)
    assert great_circle_km((50.8503, 4.3517), (48.8566, 2.3522)) == pytest.approx(264, abs=1)
    assert great_circle_km((51.0, 5.0), (51.0, 5.0)) == 0
    # one degree of latitude is 2 pi R / 360 = 111.195 km for R = 6371.0088 km
    assert great_circle_km((50.0, 5.0), (51.0, 5.0)) == pytest.approx(111.195, abs=0.001)


def test_near_a_place_hides_who_is_far_and_who_has_no_place():
    near = apply_filter(region(), NetworkFilter(near="Hasselt", max_km=20.0))
    kept = apply_filter(region(), NetworkFilter(near="Hasselt", max_km=20.0, keep_unplaced=True))
    towns = {region().nodes[node_id].municipality for node_id in near.node_ids}
    assert {"Hasselt", "Genk", "Diepenbeek"} <= towns  # all within 15 km of Hasselt
    assert not towns & {"Antwerpen", "Brussel", "Gent", "Rotterdam"}
    assert near.node_ids < kept.node_ids


def test_only_those_without_a_place_are_found_on_request():
    # places.csv has the point of every municipality that it names; a record may have one of its own
    has_point = {row["municipality"] for row in rows("places") if row["lat"]}
    placed = {
        row["id"] for name in FILES for row in rows(name) if row.get("municipality") in has_point or row.get("lat")
    }
    found = apply_filter(region(), NetworkFilter(only_unplaced=True), always=sorted(placed)[:1])
    assert found.node_ids == actor_ids() - placed
    ends = [(row["source_id"], row["target_id"]) for row in drawn_relations()]
    assert len(found.tie_ids) == sum(found.node_ids.issuperset(pair) for pair in ends)


@pytest.mark.parametrize("fewest", [0, 2])
@pytest.mark.parametrize("facet", FACETS)
def test_the_number_beside_an_option_holds_for_those_without_a_place_too(facet, fewest):
    chosen = NetworkFilter(only_unplaced=True, min_degree=fewest)
    counts = count_options(region(), chosen)[facet].counts
    for option in list(counts)[:4] + list(counts)[-2:]:
        narrowed = apply_filter(region(), replace(chosen, **{facet: frozenset({option})}))
        shown = narrowed.tie_ids if FACETS[facet].of_ties else narrowed.node_ids
        assert len(shown) == counts[option], option


def test_a_place_without_a_point_is_told():
    with pytest.raises(PlaceNotFound):
        apply_filter(region(), NetworkFilter(near="Nergens"))


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("centre", ["org-voka", "prj-stempact-1", "org-vdab"])
def test_focus_is_breadth_first(centre, depth):
    expected = nx.single_source_shortest_path_length(as_networkx(), centre, cutoff=depth)
    assert dict(focus(region(), [centre], depth).steps) == dict(expected)


def test_directions_are_followed():
    records = [organisation(n) for n in "abc"] + [
        project("p"),
        tie("a", "p", "PARTNER_IN"),
        tie("b", "p", "PARTNER_IN"),
    ]
    snapshot = small(*records, tie("a", "b"))
    assert not TIE_TYPE["COLLABORATES_WITH"].directed
    assert focus(snapshot, ["a"], 1, "out").node_ids == {"a", "p", "b"}
    assert focus(snapshot, ["p"], 1, "out").node_ids == {"p"}
    assert focus(snapshot, ["p"], 1, "in").node_ids == {"p", "a", "b"}


def test_focus_walks_only_over_what_is_allowed():
    snapshot = small(*(organisation(n) for n in "abc"), tie("a", "b"), tie("b", "c"))
    assert focus(snapshot, ["a"], 3, allowed=Allowed({"a", "c"})).node_ids == {"a"}
    assert focus(snapshot, ["a"], 3, allowed=Allowed(None, {"a-b"})).node_ids == {"a", "b"}


def test_a_centre_that_is_gone_is_told():
    with pytest.raises(RecordNotFound):
        focus(region(), ["org-nobody"])


def test_neighbours_and_common_neighbours_equal_networkx():
    graph = as_networkx()
    assert neighbours_of(region(), ["org-voka"]) == set(graph["org-voka"])
    assert common_neighbours(region(), ["org-voka", "org-vdab"]) == set(
        nx.common_neighbors(graph, "org-voka", "org-vdab")
    )


def test_what_an_expansion_would_add_is_told_before():
    graph = as_networkx()
    visible = focus(region(), ["org-voka"], 1).node_ids
    found = expansion_preview(region(), visible, "prj-stempact-1")
    new = set(graph["prj-stempact-1"]) - visible
    assert found.n_new == len(new)
    assert sum(found.by_kind.values()) == len(new)


def test_an_expansion_is_limited_ordered_and_along_one_relation():
    snapshot = small(
        *(organisation(n) for n in "hxyz"),
        project("p"),
        tie("h", "x"),
        tie("h", "y"),
        tie("y", "z"),
        tie("h", "p", "PARTNER_IN"),
    )
    assert expand(snapshot, "h").node_ids == ("y", "p", "x")  # y has two partners; equals by name
    assert expand(snapshot, "h", limit=1).node_ids == ("y",)
    assert expand(snapshot, "h", order="name").node_ids == ("p", "x", "y")
    assert expand(snapshot, "h", tie_types=["PARTNER_IN"]).node_ids == ("p",)


def test_only_actors_are_reached_unless_asked():
    reached = focus(region(), ["org-voka"], 4).node_ids
    assert {region().nodes[node_id].kind for node_id in reached} <= set(ACTOR_KINDS)
