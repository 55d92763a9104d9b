"""Lenses on the network of the methods (M10): what they say, and what they light."""

import pytest

from dashboard.pages.network.address import from_query
from dashboard.pages.network.exporting import why_not
from dashboard.pages.network.lenses.communities.naming import naming
from dashboard.pages.network.lenses.register import LENSES
from dashboard.pages.network.lenses.what_if.keeping import kept
from dashboard.pages.network.panel.pointing import READ, panel_for
from dashboard.pages.network.panel.position_tab import position_tab
from dashboard.pages.network.scenes import Scenes
from dashboard.services import Services
from graph.analysis.scenarios import to_text
from graph.analysis.settings import DEFAULTS
from graph.commands.editing import DeleteRecords
from graph.commands.permissions import Role, User
from graph.commands.supposing import KeepScenario
from graph.model.communities import Community
from graph.model.snapshot import NetworkSnapshot
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, created, edited, organisation, project, school, tie, write
from tests.support.components import controls_in, links_in, parts_in, words_in
from tests.support.reference_networks import m10


class Desk:
    """A page over one store, without a browser."""

    def __init__(self, *records, judgement=DEFAULTS):
        self.store = MemoryStore()
        write(self.store, created(*records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts(), judgement=judgement)
        self.scenes = Scenes(self.services)

    def scene(self, query):
        return self.scenes.at(query)

    def panel(self, query, selection=(), language="nl", **mode):
        return panel_for(self.services, self.scene(query), {**READ, **mode}, selection, language)

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


# --- introductions


def test_a_route_is_shown_lit_and_told_step_by_step(desk):
    scene = desk.scene("?rond=I1&inzicht=route&over=P1,B1")
    assert {"P1", "O1", "K1", "B1"} <= set(scene.node_ids)  # though the view is elsewhere
    assert lit_nodes(scene) == {"P1", "O1", "K1", "B1"}
    told = words_in(desk.panel("?rond=I1&inzicht=route&over=P1,B1"))
    assert "Begin bij O1: P1 werkt samen met O1" in told
    assert "Vraag K1 om je voor te stellen aan B1: K1 werkt samen met B1." in told
    assert "sterkte 0,16" in told  # methods 2.4: .1568


def test_without_a_route_that_is_said(desk):
    assert "geen route" in words_in(desk.panel("?alles=1&inzicht=route&over=P1,I1"))


def test_plans_count_only_when_asked():
    desk = Desk(organisation("a"), organisation("b"), tie("a", "b", status="planned"))
    assert "geen route" in words_in(desk.panel("?alles=1&inzicht=route&over=a,b"))
    assert "1 route" in words_in(desk.panel("?alles=1&inzicht=route&over=a,b,-,plannen"))


@pytest.mark.parametrize("over", ["", "P1", "weg,B1", "P1,P1", "P1,B1,99", "P1,B1,-1"])
def test_an_address_that_asks_for_no_route_breaks_nothing(desk, over):
    assert desk.panel(f"?alles=1&inzicht=route&over={over}")


# --- departure

LEAVES = "?alles=1&inzicht=vertrek&over=O1"


def test_what_breaks_without_one_is_counted_and_marked(desk):
    # by hand: of 28 pairs of others 9 stay together
    assert "Zonder O1 kunnen 19 paren van anderen elkaar niet meer bereiken" in words_in(desk.panel(LEAVES))
    marks = desk.scene(LEAVES).marks
    assert marks.gone == {"O1", "P1-O1", "O1-K1", "O1-C1"}
    assert marks.changed == {"P1", "S1", "S2", "C1"}  # K1 and its neighbours stay the largest part


def test_who_is_not_missed_is_told_too(desk):
    assert "Zonder B3 blijft iedereen" in words_in(desk.panel("?alles=1&inzicht=vertrek&over=B3"))


# --- what if


def scenario(desk, *deeds):
    """Start a scenario and do things in it; return its address."""
    desk.services.run(KeepScenario("sce-1", "Proef", to_text(()), "an"))
    query = "?alles=1&inzicht=watals&over=sce-1"
    for act, about in deeds:
        desk.services.run(kept(desk.services, from_query(query), {"act": act, "about": about}, {"name": "Nieuw"}))
    return query


def test_a_scenario_shows_what_comes_and_goes_and_leaves_the_facts_alone(desk):
    before = set(desk.store.snapshot().ties)
    query = scenario(desk, ("tie", "P1,B1"), ("remove", "C1"), ("node", ""))
    scene = desk.scene(query)
    assert {scene.snapshot.ties[i].ends for i in scene.marks.new if i in scene.snapshot.ties} == {("P1", "B1")}
    assert scene.marks.gone == {"C1", "O1-C1"}
    assert "Nieuw" in {node.name for node in scene.snapshot.nodes.values()}
    assert set(desk.store.snapshot().ties) == before
    assert not desk.scene("?alles=1").marks.in_use


def test_a_scenario_tells_before_and_after_as_published(desk):
    # methods, test T5.1
    told = words_in(desk.panel(scenario(desk, ("tie", "P1,B1"))))
    assert "Niet langer de enige verbinding: K1 – O1, O1 – P1." in told
    assert "Niet langer onmisbaar voor de samenhang: K1." in told
    assert "P1 werkt samen met B1 (sterkte 3)" in told


def test_a_change_can_be_taken_out_again(desk):
    query = scenario(desk, ("tie", "P1,B1"), ("drop", "0"))
    assert "verandert nog niets" in words_in(desk.panel(query))


def test_leaving_out_what_was_only_supposed_forgets_it(desk):
    query = scenario(desk, ("tie", "P1,B1"))
    (supposed_tie,) = desk.scene(query).marks.new
    desk.services.run(kept(desk.services, from_query(query), {"act": "remove", "about": supposed_tie}, {}))
    assert "verandert nog niets" in words_in(desk.panel(query))


def test_what_no_longer_fits_the_facts_is_told(desk):
    query = scenario(desk, ("tie", "P1,B1"))
    desk.services.run(DeleteRecords(("B1",)))
    assert "past niet meer bij de feiten" in words_in(desk.panel(query))


def test_the_single_tie_that_helps_most_is_advised_for_who_is_pointed_at(desk):
    panel = desk.panel(scenario(desk), ["B3"])
    assert "Welke ene band helpt B3 het meest?" in words_in(panel)
    # by hand, one over the distances added up, with d = 5/3 for the new tie: P1 2.578, S1 2.519, O1 2.446, K1 2.206
    deeds = [found["about"] for found, _ in controls_in(panel, "lens-scenario-do")]
    assert next(about for about in deeds if about.startswith("B3,")) == "B3,P1"


def test_what_only_exists_in_a_scenario_cannot_be_opened_as_a_fact(desk):
    query = scenario(desk, ("node", ""))
    (newcomer,) = desk.scene(query).marks.new
    assert "Wat als" in words_in(desk.panel(query, [newcomer], rail="selection"))


# --- time


def test_two_dates_are_told_in_words_and_marked():
    desk = Desk(
        organisation("a"), organisation("b"), organisation("c"),
        tie("a", "b", valid_to="2021"), tie("b", "c", valid_from="2024"),
    )  # fmt: skip
    query = "?alles=1&inzicht=tijd&over=2020,2025"
    assert "1 nieuw, 1 weg, 0 gewijzigd" in words_in(desk.panel(query))
    marks = desk.scene(query).marks
    assert (marks.new, marks.gone) == ({"b-c"}, {"a-b"})


def test_two_revisions_are_told_with_what_changed(desk):
    write(desk.store, edited(desk.store, "P1", name="Partner één"), "op-1")
    write(desk.store, created(organisation("N1"), tie("N1", "P1")), "op-2")
    told = words_in(desk.panel("?alles=1&inzicht=tijd&over=1,3,revisies"))
    assert "2 nieuw, 0 weg, 1 gewijzigd" in told
    assert "Naam: P1 → Partner één" in told
    assert "1 nieuw" not in words_in(desk.panel("?alles=1&inzicht=tijd&over=1,2,revisies"))


def test_before_everything_all_is_new(desk):
    marks = desk.scene("?alles=1&inzicht=tijd&over=0,1,revisies").marks
    assert len(marks.new) == 20  # ten nodes and ten ties


# --- the panel


def test_who_is_pointed_at_can_be_read_beside_a_lens(desk):
    lens = desk.panel("?alles=1&inzicht=maten&over=degree", ["K1"])
    assert "Wie staat waar" in words_in(lens)
    node = desk.panel("?alles=1&inzicht=maten&over=degree", ["K1"], rail="selection")
    assert "Banden" in words_in(node)


def test_a_lens_that_is_not_known_shows_the_facts(desk):
    assert desk.scene("?alles=1&inzicht=onzin").marks.in_use == ()
    assert links_in(desk.panel("?alles=1&inzicht=onzin")) == []


def test_what_is_supposed_leaves_as_picture_and_never_as_data(desk):
    scene = desk.scene(scenario(desk, ("tie", "P1,B1")))
    assert "Sluit het om gegevens mee te nemen" in why_not(scene, "csv", "nl")
    assert why_not(scene, "png", "nl") == ""
    assert why_not(desk.scene("?alles=1&inzicht=groepen"), "csv", "nl") == ""


# --- settings


def settings_told(desk, query):
    """Return label, value and source of each line of the fold with settings; None when there is no fold."""
    folds = [part for part in parts_in(desk.panel(query)) if "lens-settings" in getattr(part, "className", "")]
    if not folds:
        return None
    [fold] = folds
    assert not getattr(fold, "open", False)
    rows = [part for part in parts_in([fold]) if "setting-row" in getattr(part, "className", "")]
    return [texts_in(row) for row in rows]


def texts_in(component):
    found = (part if isinstance(part, str) else getattr(part, "children", None) for part in parts_in([component]))
    return tuple(text for text in found if isinstance(text, str))


def test_the_lens_of_communities_tells_its_settings_with_value_and_source(desk):
    # methods 4.9
    assert settings_told(desk, "?alles=1&inzicht=groepen") == [
        ("aantal keren dat de indeling wordt gezocht", "20", "eigen keuze"),
        ("overeenkomst tussen de keren, waaronder de indeling onstabiel heet", "0,8", "eigen keuze"),
        ("aandeel gedeelde leden vanaf waar een groep haar naam houdt", "0,5", "eigen keuze"),
    ]


def test_a_setting_has_its_unit_and_the_names_of_codes(desk):
    told = {label: value for label, value, _ in settings_told(desk, "?alles=1&inzicht=route")}
    assert told["tijd zonder teken van leven waarin de versheid van een band halveert"] == "3 jaar"
    assert told["langste route"] == "6 stappen"
    assert "Projecten" in told["waarlangs een route mag lopen"]


@pytest.mark.parametrize("lens", LENSES.values(), ids=lambda lens: lens.id)
def test_every_lens_tells_its_settings_or_depends_on_none(desk, lens):
    query = f"?alles=1&inzicht={lens.id}"
    told = settings_told(desk, query)
    assert bool(told) == bool(lens.depends_on(from_query(query)))


def test_a_limit_that_is_put_aside_is_no_setting_of_the_answer(desk):
    [(label, value, _)] = settings_told(desk, "?alles=1&inzicht=samen")
    assert (label, value) == ("grootste project dat zijn partijen verbindt", "30 partijen")  # methods 4.11
    assert settings_told(desk, "?alles=1&inzicht=samen&over=alle") is None


def test_another_setting_gives_another_answer_and_is_told():
    desk = Desk(*m10().records.values(), judgement=DEFAULTS.changed({"surveys.enough": 0.0, "communities.runs": 2}))
    assert "misschien niet gevraagd" not in words_in(desk.panel("?alles=1&inzicht=maten&over=degree"))
    assert "beste van 2 keer" in words_in(desk.panel("?alles=1&inzicht=groepen"))
    assert settings_told(desk, "?alles=1&inzicht=groepen")[0][1] == "2"


def test_who_was_not_asked_stands_in_no_list_and_is_told(desk):
    write(desk.store, edited(desk.store, "O1", surveyed=False), "op-unasked")
    assert "O1" not in [name for _, name, _ in desk.ranked("?alles=1&inzicht=maten&over=betweenness")]
    told = words_in(desk.panel("?alles=1&inzicht=maten&over=betweenness"))
    assert "1 punt is niet bevraagd: een getal is daar niet betrouwbaar." in told
    position = words_in(position_tab(desk.scene("?alles=1"), "O1", "nl"))
    assert position.startswith("Niet betrouwbaar hier")
