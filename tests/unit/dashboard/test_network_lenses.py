"""Lenses on the network of the methods (M10): what they say, and what they light."""

import pytest

from dashboard.pages.network.lenses.communities.naming import naming
from dashboard.pages.network.panel.pointing import READ, panel_for
from dashboard.pages.network.scenes import Scenes
from dashboard.services import Services
from graph.commands.permissions import Role, User
from graph.model.communities import Community
from graph.model.snapshot import NetworkSnapshot
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, created, edited, organisation, project, school, tie, write
from tests.support.components import links_in, parts_in, words_in
from tests.support.reference_networks import m10


class Desk:
    """A page over one store, without a browser."""

    def __init__(self, *records):
        self.store = MemoryStore()
        write(self.store, created(*records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts())
        self.scenes = Scenes(self.services)

    def scene(self, query):
        return self.scenes.at(query)

    def panel(self, query, selection=(), **mode):
        return panel_for(self.services, self.scene(query), {**READ, **mode}, selection, "nl")

    def ranked(self, query):
        """Return place, name and score of each row of the ranked list."""
        rows = [part for part in parts_in(self.panel(query)) if "rank-row" in getattr(part, "className", "")]
        cells = ("rank-place", "rank-name", "rank-score")
        return [
            tuple(
                part.children
                for name in cells
                for part in parts_in([row])
                if name in getattr(part, "className", "").split()
            )
            for row in rows
        ]

    def numbers(self, query):
        """Return the number of the community of each node."""
        return {member: group.number for group in self.scene(query).division.groups for member in group.member_ids}


@pytest.fixture
def desk():
    return Desk(*m10().records.values())


def lit_nodes(scene):
    return {node_id for node_id in scene.node_ids if node_id in scene.marks.lit}


# --- measures


def test_betweenness_is_ranked_as_published(desk):
    # methods 4.3, column di: O1 19, K1 15, then B1 and P1 12, B2 7
    rows = desk.ranked("?alles=1&inzicht=maten&over=betweenness")[:5]
    expected = [("1", "O1", "19"), ("2", "K1", "15"), ("=3", "B1", "12"), ("=3", "P1", "12"), ("5", "B2", "7")]
    assert rows == expected


def test_the_ties_that_make_up_a_score_are_lit_with_their_ends_and_all_else_steps_back(desk):
    scene = desk.scene("?alles=1&inzicht=maten&over=degree,K1")
    assert lit_nodes(scene) == {"K1", "O1", "B1", "B2"}
    assert {tie_id for tie_id in scene.tie_ids if tie_id in scene.marks.lit} == {"O1-K1", "K1-B1", "K1-B2"}
    assert scene.marks.of("S1") == "aside"


def test_without_a_chosen_node_nothing_is_lit(desk):
    assert not desk.scene("?alles=1&inzicht=maten&over=degree").marks.lit


def test_a_measure_says_how_many_were_asked_and_that_few_were(desk):
    told = words_in(desk.panel("?alles=1&inzicht=maten&over=degree"))
    assert "0 van 10 organisaties bevraagd" in told
    assert "misschien niet gevraagd" in told
    for node_id in m10().nodes:
        write(desk.store, edited(desk.store, node_id, surveyed=True), f"op-{node_id}")
    told = words_in(desk.panel("?alles=1&inzicht=maten&over=degree"))
    assert "10 van 10 organisaties bevraagd" in told
    assert "misschien niet gevraagd" not in told


def test_routes_between_two_kinds_are_counted_and_the_list_can_show_one_kind():
    # c1 – o – s1 and c1 – p – s2: one route each between the company and a school
    desk = Desk(
        company("c1"), school("s1"), school("s2"), organisation("o"), project("p"),
        tie("c1", "o"), tie("o", "s1"), tie("c1", "p", "PARTNER_IN"), tie("s2", "p", "PARTNER_IN"),
    )  # fmt: skip
    everyone = desk.ranked("?alles=1&inzicht=maten&over=betweenness,-,company,school")
    assert everyone[:2] == [("=1", "o", "1"), ("=1", "p", "1")]
    assert desk.ranked("?alles=1&inzicht=maten&over=betweenness,-,company,school,organisation") == [("1", "o", "1")]


def test_the_network_in_numbers_stands_beside_what_it_is_without_filter(desk):
    told = words_in(desk.panel("?alles=1&inzicht=maten&over=heel"))
    assert "0,22" in told  # density, methods 4.9
    desk = Desk(*m10().records.values(), company("F1"), tie("F1", "S1"))
    told = words_in(desk.panel("?alles=1&soort=organisation&inzicht=maten&over=heel"))
    assert "Berekend over wat getoond wordt: 10 punten en 10 banden" in told
    assert "Zonder filter: 11 punten en 11 banden" in told


# --- communities

DIVIDED = "?alles=1&inzicht=groepen"


def test_communities_are_those_of_the_methods(desk):
    # methods 4.9: {S1,S2,P1,O1,C1}, {K1,B1,B2,B3}, {I1}, Q = .4133
    division = desk.scene(DIVIDED).division
    assert {group.member_ids for group in division.groups} == {
        ("C1", "O1", "P1", "S1", "S2"), ("B1", "B2", "B3", "K1"), ("I1",)
    }  # fmt: skip
    assert division.found.modularity == pytest.approx(0.4133, abs=1e-4)
    assert "0,41" in words_in(desk.panel(DIVIDED))


def test_the_number_of_a_community_follows_its_members_when_another_grows_larger(desk):
    before = desk.numbers(DIVIDED)
    grown = [organisation("B4"), organisation("B5")]
    ties = [tie(node.id, other, strength=5) for node in grown for other in ("K1", "B1", "B2")]
    write(desk.store, created(*grown, *ties), "op-grown")
    after = desk.numbers(DIVIDED)
    largest = desk.scene(DIVIDED).division.groups[0]
    assert "K1" in largest.member_ids  # it is the larger one now
    assert (after["K1"], after["S1"]) == (before["K1"], before["S1"])


def test_a_name_that_people_give_follows_the_members_and_can_be_taken_away(desk):
    number = desk.numbers(DIVIDED)["K1"]
    desk.services.run(naming(desk.scenes, DIVIDED, number, "Noordelijke bedrijven"))
    assert desk.scene(DIVIDED).division.names[number] == "Noordelijke bedrijven"
    write(desk.store, created(organisation("B9"), tie("B9", "K1", strength=5)), "op-more")
    division = desk.scene(DIVIDED).division
    named = next(group for group in division.groups if "B9" in group.member_ids)
    assert division.names[named.number] == "Noordelijke bedrijven"
    desk.services.run(naming(desk.scenes, DIVIDED, named.number, "Noord"))
    assert [record.name for record in desk.store.snapshot().of(Community).values()] == ["Noord"]
    desk.services.run(naming(desk.scenes, DIVIDED, named.number, " "))
    assert not desk.store.snapshot().of(Community)


def test_a_name_does_not_pass_to_a_group_of_others(desk):
    named = Community(id="grp-1", name="Oud", member_ids=("K1", "x1", "x2", "x3", "x4"))
    later = NetworkSnapshot(2, {**desk.store.snapshot().records, named.id: named})
    desk = Desk(*later.records.values(), *(organisation(f"x{number}") for number in range(1, 5)))
    # K1 alone of the five works with B1 to B3: 1 of 8 members of the two is common
    group = next(group for group in desk.scene(DIVIDED).division.groups if "K1" in group.member_ids)
    assert not group.named


def test_each_community_as_one_node_keeps_count_of_the_ties_between(desk):
    scene = desk.scene("?alles=1&inzicht=groepen&over=samen")
    assert len(scene.node_ids) == 3
    (between,) = (scene.snapshot.ties[tie_id] for tie_id in scene.tie_ids)
    assert between.because == ("O1-K1",)  # the one tie between the two larger groups
    assert "group:1" not in desk.store.snapshot().records


def test_below_ten_nodes_there_are_no_communities(desk):
    assert desk.scene("?rond=O1&inzicht=groepen").division is None
    assert "Onder 10 punten" in words_in(desk.panel("?rond=O1&inzicht=groepen"))


def test_a_division_on_which_runs_disagree_is_told_to_be_unstable():
    # a ring of equal ties can be cut anywhere
    ring = [organisation(f"r{number:02}") for number in range(24)]
    ties = [tie(one.id, other.id) for one, other in zip(ring, [*ring[1:], ring[0]], strict=True)]
    desk = Desk(*ring, *ties)
    assert desk.scene(DIVIDED).division.found.agreement < 0.8
    assert "Indeling niet stabiel" in words_in(desk.panel(DIVIDED))


# --- shared projects

SHARED = "?alles=1&inzicht=samen"


@pytest.fixture
def projects():
    """T4.7: one {S1, P1, B1}, two {S1, P1}, three {K1}."""
    parts = [("S1", "one"), ("P1", "one"), ("B1", "one"), ("S1", "two"), ("P1", "two"), ("K1", "three")]
    parties, names = ("S1", "P1", "B1", "K1"), ("one", "two", "three")
    return Desk(
        *map(organisation, parties), *map(project, names), *(tie(who, what, "PARTNER_IN") for who, what in parts)
    )


def test_shared_projects_tie_parties_alone(projects):
    scene = projects.scene(SHARED)
    assert set(scene.node_ids) == {"S1", "P1", "B1", "K1"}
    assert {scene.snapshot.ties[tie_id].ends for tie_id in scene.tie_ids} == {("P1", "S1"), ("B1", "S1"), ("B1", "P1")}


def test_round_a_project_its_parties_are_shown(projects):
    assert set(projects.scene("?rond=two&inzicht=samen").node_ids) == {"S1", "P1"}


def test_a_pair_tells_in_which_projects_it_is(projects):
    told = words_in(projects.panel("?alles=1&inzicht=samen&over=-,shared:P1:S1"))
    assert "Samen in 2 projecten" in told
    assert "1,5" in told  # 1/2 + 1


def test_measures_of_the_facts_know_nothing_of_derived_ties(projects):
    projects.scene(SHARED)
    assert not any(str(tie_id).startswith("shared") for tie_id in projects.scene("?alles=1").tie_ids)


# --- the panel


def test_who_is_pointed_at_can_be_read_beside_a_lens(desk):
    lens = desk.panel("?alles=1&inzicht=maten&over=degree", ["K1"])
    assert "Wie staat waar" in words_in(lens)
    node = desk.panel("?alles=1&inzicht=maten&over=degree", ["K1"], rail="selection")
    assert "Banden" in words_in(node)


def test_a_lens_that_is_not_known_shows_the_facts(desk):
    assert desk.scene("?alles=1&inzicht=onzin").marks.in_use == ()
    assert links_in(desk.panel("?alles=1&inzicht=onzin")) == []
