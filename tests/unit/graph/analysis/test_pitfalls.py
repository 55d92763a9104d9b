"""The pitfalls of methods chapter 10 under their numbers: each test turns red when its pitfall comes back.

Expected values are worked out by hand or stand in methods. Pitfalls that show on screens are tested there too
(`tests/unit/dashboard/test_pitfalls_on_screen.py`).
"""

import numpy as np
import pytest

from graph.analysis import cohesion, mixing
from graph.analysis.brokerage import brokerage_roles, role_by_chance
from graph.analysis.chance import FEWEST
from graph.analysis.communities import communities, groups
from graph.analysis.crossovers.missing_ties import missing_ties
from graph.analysis.fit.components import Part
from graph.analysis.fit.profiles import FitNetwork, fits
from graph.analysis.fit.scoring import fit_of, is_certainly_above, ranking
from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly, weighted_mean
from graph.analysis.matching.assignment import Places, assign
from graph.analysis.matching.evaluation import by_chance, retrieval
from graph.analysis.matching.fairness import leximin
from graph.analysis.matching.pairs import pair_table
from graph.analysis.matching.stability import is_one_score, stable
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import compute, measured
from graph.analysis.readiness.conditions import CONDITIONS, readiness
from graph.analysis.readiness.school_label import CRITERIA
from graph.analysis.relations import relations_in
from graph.analysis.robustness import attack_curve, robustness, without
from graph.analysis.scenarios import ADD_NODE, ADD_TIE, MARK, Supposed, supposed
from graph.analysis.sensitivity.smaa import acceptability
from graph.analysis.sensitivity.weights import AnyWeights, WeightsAround
from graph.analysis.shared_projects import shared_projects
from graph.analysis.stakeholders.influence import influences
from graph.analysis.stakeholders.towers import rank_correlation
from graph.analysis.standing import is_ranked_unasked, may_be_ranked
from graph.analysis.what_if import delta
from graph.model.assessments import BaselineScore, Rating
from graph.model.capabilities import Need, Offer
from graph.model.snapshot import NetworkSnapshot
from graph.model.stakeholders import Stakeholder
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from loaders.exporters.content import everything
from loaders.exporters.formats import SUFFIXES, ExportFormat, export
from loaders.network_files import read_network
from loaders.tables import SourceFile
from tests.support.builders import company, organisation, project, school, tie
from tests.support.reference_networks import M10_GROUPS, m10
from tests.support.region import region
from tests.support.relations import relations


def near(value):
    return pytest.approx(value, abs=1e-4)


def values(measure_id, given):
    return measured(MEASURES[measure_id], given).values


def snapshot_of(*records):
    return NetworkSnapshot(1, {record.id: record for record in records})


def whole(snapshot):
    return relations_in(snapshot, tuple(snapshot.nodes), tuple(snapshot.ties))


# a – b and b – c are as close as can be, a – c hardly
NEAR_B = relations("abc", [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 0.2)])


def test_pitfall_01_routes_take_distance():
    # a – b – c is 1 + 1, a – c is 5: b lies between. Were strength a length, a – c would be the short way
    assert values("betweenness", NEAR_B) == {"a": 0, "b": 1, "c": 0}
    assert values("harmonic", NEAR_B) == {"a": near(0.75), "b": near(1.0), "c": near(0.75)}  # (1 + 1/2) / 2


def test_pitfall_01_standing_and_groups_take_strength():
    # without direction PageRank is near each one's share of strength: 1.2, 2 and 1.2 of 4.4
    assert max(values("pagerank", NEAR_B), key=values("pagerank", NEAR_B).get) == "b"
    # b spends half of its ties on each partner, and each of these a sixth on the other: 2 · (1/2 + 1/2 · 1/6)²
    assert values("constraint", NEAR_B)["b"] == near(0.6806)
    square = relations("abcd", [("a", "b", 1.0), ("c", "d", 1.0), ("b", "c", 0.2), ("a", "d", 0.2)])
    assert communities(square).parts == (("a", "b"), ("c", "d"))


def test_pitfall_02_routes_of_equal_length_share_whatever_floats_say():
    # over x 1.1 + 2.2, over y 1.65 + 1.65: in floats the first is longer by 4e-16
    lengths = {("a", "x"): 1.1, ("x", "c"): 2.2, ("a", "y"): 1.65, ("y", "c"): 1.65}
    assert 1.1 + 2.2 != 1.65 + 1.65
    found = values("betweenness", relations("axyc", [(*pair, 1 / length) for pair, length in lengths.items()]))
    assert (found["x"], found["y"]) == (0.5, 0.5)


def test_pitfall_03_effective_size_divides_by_the_largest_tie_of_the_partner():
    # a: 2 − (1/6 · 2/5) − (5/6 · 2/2); ties a–b 1, a–c 0.2, b–c 0.4
    triangle = relations("abc", [("a", "b", 1.0), ("a", "c", 0.2), ("b", "c", 0.4)])
    assert values("effective_size", triangle)["a"] == near(1.1)
    assert values("effective_size", whole(m10()))["S1"] == near(1.3167)  # methods 4.5; networkx 3.6.1 says 1.3333


def test_pitfall_04_a_pair_by_itself_is_near_to_few():
    # methods 4.4: an isolated pair in a network of ten; plain closeness would be 1
    names = [f"n{number}" for number in range(10)]
    found = relations(names, [("n0", "n1", 1.0), *((names[i], names[i + 1], 1.0) for i in range(2, 9))])
    assert values("closeness", found)["n0"] == near(1 / 9)
    assert values("harmonic", found)["n0"] == near(1 / 9)


def test_pitfall_04_direction_counts_who_can_come():
    chain = relations("abc", [("a", "b", 1.0), ("b", "c", 1.0)], is_directed=True)
    assert values("harmonic", chain) == {"a": 0, "b": near(0.5), "c": near(0.75)}  # c: (1 + 1/2) / 2
    assert values("closeness", chain)["a"] == 0


def test_pitfall_05_who_has_no_tie_is_still_there():
    found = whole(m10())
    assert cohesion.density(found) == near(2 / 9)  # 10 of 45 pairs; 10 of 36 without I1
    assert values("harmonic", found)["S1"] == near(0.3336)  # over nine others
    assert ("I1",) in communities(found).parts


@pytest.mark.parametrize("format_", [ExportFormat.GRAPHML, ExportFormat.GEXF])
def test_pitfall_05_isolates_go_to_a_file_and_come_back(format_):
    data = export(everything(m10()), format_)
    found = read_network(SourceFile(f"net{SUFFIXES[format_]}", data)).relations
    assert set(found.node_ids) == set(m10().nodes)
    assert cohesion.density(found) == near(2 / 9)


def test_pitfall_06_where_nothing_can_be_said_there_is_no_number():
    nobody = relations("abc", [], groups=dict.fromkeys("abc", "x"))
    assert communities(nobody).modularity is None
    assert mixing.e_i(nobody) is None
    assert set(values("e_i", nobody).values()) == {None}
    assert set(values("eigenvector", nobody).values()) == {None}
    one_group = relations("abc", [("a", "b", 1.0)], groups=dict.fromkeys("abc", "x"))
    assert mixing.assortativity(one_group) is None
    assert values("constraint", one_group)["c"] is values("effective_size", one_group)["c"] is None
    assert rank_correlation(dict.fromkeys("abcde", 1.0), {name: float(n) for n, name in enumerate("abcde")}) is None


def test_pitfall_07_a_tie_with_oneself_is_no_tie():
    found = read_network(SourceFile("ties.csv", b"source,target\na,a\na,b\nb,c\nc,a\n")).relations
    assert values("k_core", found) == {"a": 2, "b": 2, "c": 2}
    looped = snapshot_of(*map(organisation, "ab"), tie("a", "b"), tie("a", "a"))
    assert values("k_core", whole(looped)) == {"a": 1, "b": 1}


def test_pitfall_07_of_two_parallel_ties_none_is_a_bridge():
    chain = snapshot_of(*map(organisation, "abc"), tie("a", "b"), tie("b", "c"))
    assert cohesion.bridges(whole(chain)) == [("a", "b"), ("b", "c")]
    doubled = chain.with_changes(2, {"more": tie("b", "a", "INFORMS", id="more")})
    assert cohesion.bridges(whole(doubled)) == [("b", "c")]
    assert cohesion.bridges(whole(doubled).even()) == [("b", "c")]
    assert cohesion.bridges(without(whole(doubled), ["c"])) == []
    assert values("degree", whole(doubled)) == {"a": 1, "b": 2, "c": 1}  # still one partner


def test_pitfall_07_likely_ties_know_no_direction():
    # one common partner of two: 1 / ln 2, whichever way its ties lead
    led = relations("azb", [("a", "z", 1.0), ("z", "b", 1.0)], is_directed=True)
    (found,) = missing_ties(led, [("a", "b")])
    assert found.adamic_adar == near(1 / np.log(2))


T2_10 = {
    "B1": (0.5, 0.6708, 0.8571, 0.1642, Interval(0.3898, 0.4898), 0.7071, 0.75, 0.5983, 0.6667),
    "B2": (0.7, 0.55, None, 0.1, 0.5, 0.5, 0.5, 0.62, 0.8),
    "I1": (0.8, 0.6, None, None, None, 0.9, None, 0.7, None),
}


def candidate(name):
    shares = (UNKNOWN_SHARE if s is None else s if isinstance(s, Interval) else exactly(s) for s in T2_10[name])
    return fit_of(name, {key: Part(share) for key, share in zip("ACIROPWNV", shares, strict=True)})


def test_pitfall_08_who_is_hardly_known_is_neither_first_nor_last():
    found = ranking([candidate(name) for name in ("I1", "B2", "B1")])
    assert [fit.candidate_id for fit in found.ranked] == ["B1", "B2"]
    assert [fit.candidate_id for fit in found.too_little_known] == ["I1"]
    assert candidate("I1").total == Interval(near(0.3850), near(0.8550))
    assert is_certainly_above(candidate("B1"), candidate("B2"))


def test_pitfall_08_zero_unknown_and_not_applicable_are_three():
    weights = {"a": 0.5, "b": 0.5}
    assert weighted_mean({"a": exactly(0.6), "b": exactly(0.0)}, weights).total == exactly(near(0.3))
    assert weighted_mean({"a": exactly(0.6), "b": UNKNOWN_SHARE}, weights).total == Interval(near(0.3), near(0.8))
    assert weighted_mean({"a": exactly(0.6), "b": None}, weights).total == exactly(near(0.6))


def test_pitfall_08_preferences_do_not_weigh_what_does_not_apply():
    # .6 over one criterion against .5 over both: always above. As a zero or as an unknown it would lose draws
    scores = [[0.6, np.nan], [0.5, 0.5]]
    found = acceptability(scores, scores, AnyWeights(), 500)
    assert found.first.tolist() == [1.0, 0.0]
    assert found.confidence[0] == 1.0


def test_pitfall_08_a_need_or_offer_without_a_level_is_open():
    ends = (organisation("a"), organisation("b"))
    need = Need(id="n", subject_id="a", capability="lassen", level=1.0)
    known = Offer(id="o1", subject_id="b", capability="meten", level=0.5)
    unknown = Offer(id="o2", subject_id="b", capability="lassen", level=UNKNOWN)
    (without_it,) = fits(FitNetwork(snapshot_of(*ends, need, known)), "a", ["b"])
    # b offers something else alone: 0 from b; what b needs is open, so at most (0 + 1) / 4 + min(0, 1) / 2
    assert without_it.parts["C"].score == Interval(0.0, 0.25)
    (with_it,) = fits(FitNetwork(snapshot_of(*ends, need, known, unknown)), "a", ["b"])
    assert with_it.parts["C"].score == Interval(0.0, 1.0)


def test_pitfall_08_an_offer_of_a_company_is_taken_as_it_is_told():
    # the school needs its curriculum alone, which "inhoud" meets in full
    needs = [
        BaselineScore(id=one.id, subject_id="s", criterion=one.id, level=0 if one.element_id == "stem-2" else 4)
        for one in CRITERIA
    ]

    def parts(name, level):
        offer = Offer(id="o", subject_id="c", capability=name, level=level)
        return pair_table(snapshot_of(school("s"), company("c"), *needs, offer), ["s"], ["c"]).parts[0][0]

    lasting = [parts("duurzaamheid", level)["M5"] for level in (0.0, 0.5, UNKNOWN, NOT_APPLICABLE)]
    assert lasting == [exactly(0.0), exactly(0.5), UNKNOWN_SHARE, None]
    met = [parts("inhoud", level)["M1"] for level in (0.0, 1.0, UNKNOWN, NOT_APPLICABLE)]
    assert met == [exactly(0.0), exactly(1.0), exactly(1.0), exactly(0.0)]  # a form that is named is offered


def test_pitfall_09_who_else_is_a_candidate_changes_no_score():
    parties = [organisation(name, latitude=51.0, longitude=5.0 + n / 10) for n, name in enumerate("abcd")]
    ties = [tie("a", "c", strength=2), tie("c", "b", strength=4), tie("a", "d", strength=5)]
    rated = [Rating(id=f"r{n}", subject_id=n, attribute="willingness", value=4, rated_by="an") for n in "bd"]
    network = FitNetwork(snapshot_of(*parties, *ties, *rated))
    (alone,) = fits(network, "a", ["b"])
    among = {fit.candidate_id: fit for fit in fits(network, "a", ["d", "c", "b"])}
    assert alone.total == among["b"].total
    assert alone.combined.contributions == among["b"].combined.contributions


def test_pitfall_10_constraint_can_pass_one_and_is_no_gauge():
    found = whole(m10())
    assert values("constraint", found)["S2"] == near(1.1191)  # methods 4.3
    assert MEASURES["constraint"].highest is None
    room = values("brokerage_room", found)
    assert room["S2"] == 0
    assert room["B3"] is room["C1"] is room["I1"] is None  # constraint 1 with one partner says nothing
    assert all(0 <= value <= 1 for value in room.values() if value is not None)


def test_pitfall_11_without_direction_a_pair_counts_once():
    star = [("v", end, 1.0) for end in "abc"]
    found = brokerage_roles(relations("vabc", star, groups={"v": "x", "a": "x", "b": "x", "c": "y"}))
    assert {role: counts["v"] for role, counts in found.items()} == {
        "coordinator": 1,  # a and b
        "itinerant": 0,
        "gatekeeper": 2,  # a and c, b and c: gatekeeper and representative are one
        "representative": 0,
        "liaison": 0,
    }


def test_pitfall_11_the_roles_of_the_reference_network():
    # T4.3: O1 itinerant 1 and liaison 2, P1 gatekeeper or representative 2, B2 coordinator 1
    snapshot = m10()
    bare = whole(snapshot)
    found = brokerage_roles(relations(bare.node_ids, [(*p, w.low) for p, w in bare.weights.items()], groups=M10_GROUPS))
    assert (found["itinerant"]["O1"], found["liaison"]["O1"]) == (1, 2)
    assert (found["gatekeeper"]["P1"], found["representative"]["P1"], found["coordinator"]["B2"]) == (2, 0, 1)


def test_pitfall_12_the_leaving_of_a_loose_node_is_no_gain():
    before = whole(m10())
    for leaving, after in (("I1", 0.2000), ("O1", 0.8000)):  # T5.3, as isolates; among who stay I1 would give 0
        moved = delta(before, without(before, [leaving])).network["fragmentation"]
        assert (moved.before, moved.after) == (near(0.2000), near(after))
    assert delta(before, without(before, ["O1"])).network["efficiency"].after == near(0.2222)  # T5.2: of the nine left


def test_pitfall_13_who_lies_between_nobody_leaves_by_strength():
    # two pairs, nobody between others: c first for its strength, then a; by name alone a and b would go first
    pairs = relations("abcd", [("a", "b", 0.2), ("c", "d", 1.0)])
    order, sizes = attack_curve(pairs)
    assert order == ("c", "a", "b", "d")
    assert sizes == (0.5, 0.25, 0.25, 0.0)
    assert robustness(attack_curve(whole(m10()))[1]) == near(0.17)  # T5.4; .25 without the rule


def test_pitfall_14_a_large_project_weighs_no_more_than_a_small_one():
    large, small = [f"p{number:02}" for number in range(31)], ["p00", "p01", "p02"]
    ties = [tie(party, name, "PARTNER_IN") for name, found in (("l", large), ("s", small)) for party in found]
    found = shared_projects(snapshot_of(*map(organisation, large), project("l"), project("s"), *ties))
    assert found.too_large == {"l": 31}
    assert {tie.ends: tie.weight for tie in found.snapshot.ties.values()} == {
        ("p00", "p01"): 0.5, ("p00", "p02"): 0.5, ("p01", "p02"): 0.5
    }  # fmt: skip


@pytest.mark.parametrize("status", ["invited", "planned", "possible"])
def test_pitfall_14_who_may_come_shares_nothing(status):
    ties = [tie("a", "p", "PARTNER_IN"), tie("b", "p", "PARTNER_IN", status=status)]
    assert not shared_projects(snapshot_of(organisation("a"), organisation("b"), project("p"), *ties)).snapshot.ties


def test_pitfall_16_persons_have_no_place_and_roles_only_when_asked():
    role, person = Stakeholder(id="r", name="Directeur"), Stakeholder(id="p", name="An", is_person=True)
    assert [may_be_ranked(record) for record in (organisation("o"), project("x"), role, person)] == [True] * 3 + [False]
    assert [is_ranked_unasked(record) for record in (organisation("o"), role, person)] == [True, False, False]


def ring(n):
    names = [f"n{number:02}" for number in range(n)]
    ties = [(one, other, 1.0) for one, other in zip(names, [*names[1:], names[0]], strict=True)]
    groups = {name: "xy"[number % 2] for number, name in enumerate(names)}
    return relations(names, [*ties, (names[0], names[2], 1.0)], groups=groups)


@pytest.mark.parametrize(("n", "is_told"), [(FEWEST - 1, False), (FEWEST, True)])
def test_pitfall_17_below_ten_nodes_neither_chance_nor_percentiles(n, is_told):
    assert FEWEST == 10
    assert (role_by_chance(ring(n), "itinerant", "n01", n_orders=20) is not None) is is_told
    assert (mixing.e_i_by_chance(ring(n), n_orders=20) is not None) is is_told
    found = influences({"n00": exactly(0.5), "n05": exactly(0.5)}, ring(n))["n00"]
    assert (found.place is not None) is (found.total is not None) is is_told


def test_pitfall_17_who_has_no_group_is_nobody_to_deal_groups_to():
    given = ring(12)
    known = dict(list(given.groups.items())[:9])
    few = relations(given.node_ids, [(*pair, 1.0) for pair in given.weights], groups=known)
    assert mixing.e_i_by_chance(few, n_orders=20) is None


def test_pitfall_18_a_number_stays_with_its_members_whatever_the_run_calls_them():
    before = {group.number: group.member_ids for group in groups([list("abcde"), list("fgh")])}
    now = [list("fghijk"), list("abc"), list("de")]  # another order, another largest, one that fell apart
    assert {group.member_ids[0]: group.number for group in groups(now, before)} == {"f": 2, "a": 1, "d": 3}


def test_pitfall_19_a_pair_that_may_not_be_is_never_chosen():
    scores = np.array([[0.2, 0.3], [np.inf, 0.1]])
    allowed = np.array([[True, False], [False, True]])
    found = assign(scores, allowed, Places([1, 1], [1, 1]))
    assert found.pairs == ((0, 0), (1, 1))
    assert found.total == near(0.3)
    blocked = assign(scores[:, ::-1], np.array([[True, False], [True, False]]), Places([1, 1], [1, 1]))
    assert len(blocked.pairs) == 1  # one stays without, rather than with whom it may not have


def test_pitfall_19_a_hundred_levels_stay_apart():
    # whole-number weights up to 3^100: as floats the upper levels would all be one. The worst off counts first:
    # .97 with .98 beats .96 with .99
    scores = np.array([np.arange(0, 100, 2), np.arange(1, 100, 2)]) / 100
    found = leximin(scores, np.ones_like(scores, dtype=bool), Places([1, 1], [1] * 50))
    assert sorted(float(scores[pair]) for pair in found) == [0.97, 0.98]


T7_2 = np.array([[0.50, 0.85, 0.30], [0.20, 0.65, 0.60], [0.40, 0.70, 0.20], [0.80, 0.90, 0.75]])
COMPANIES_T7_2 = np.array([[0.60, 0.90, 0.50], [0.90, 0.40, 0.70], [0.80, 0.70, 0.40], [0.50, 0.80, 0.60]])


def test_pitfall_20_one_score_on_both_sides_is_the_best_remaining_pair_first_and_said_to_be():
    places, all_pairs = Places([1] * 4, [2, 1, 1]), np.ones_like(T7_2, dtype=bool)
    left, chosen = {(i, j): T7_2[i, j] for i in range(4) for j in range(3)}, []
    while left:
        i, j = max(left, key=left.get)
        chosen.append((i, j))
        full = [one for one in range(3) if sum(other == one for _, other in chosen) == places.capacity[one]]
        left = {pair: score for pair, score in left.items() if pair[0] != i and pair[1] not in full}
    assert stable(T7_2, T7_2, all_pairs, places) == tuple(sorted(chosen))
    assert is_one_score(T7_2, T7_2 / 2 + 0.1)  # another scale, the same order
    assert not is_one_score(T7_2, COMPANIES_T7_2)
    assert stable(T7_2, COMPANIES_T7_2, all_pairs, places) == ((0, 1), (1, 2), (2, 0), (3, 0))  # T7.2: C2 C3 C1 C1


def test_pitfall_21_a_weight_of_nothing_stays_out_and_equals_share_a_rank():
    scores = np.array([[0.9, 0.2, 0.0], [0.9, 0.2, 1.0], [0.1, 0.1, 1.0]])
    found = acceptability(scores, scores, WeightsAround([0.5, 0.5, 0.0]), 400)
    assert found.first.tolist() == [1.0, 1.0, 0.0]  # the third criterion is not weighed: the two are equal
    assert found.ranks.sum(axis=1).tolist() == [1.0, 1.0, 1.0]
    assert found.ranks[2].tolist() == [0.0, 0.0, 1.0]  # behind two firsts comes the third place
    assert np.isnan(found.central_weights[2]).all()
    assert np.isnan(found.confidence[2])


def test_pitfall_21_equals_share_a_rank_among_very_many_too():
    scores = np.array([[0.5, 0.5]] * 101)
    found = acceptability(scores, scores, AnyWeights(), 10)
    assert set(found.first.tolist()) == {1.0}
    assert np.isnan(found.pairwise).all()  # not counted among so many, which is not the same as never above


def test_pitfall_22_what_is_supposed_is_in_no_measure_and_no_file():
    facts = m10()
    before = {name: values(name, whole(facts)) for name in ("degree", "betweenness", "constraint")}
    newcomer, bond = f"{MARK}n", f"{MARK}t"
    found = supposed(
        facts,
        [
            Supposed(ADD_NODE, newcomer, name="Nieuw"),
            Supposed(ADD_TIE, bond, source_id="I1", target_id=newcomer, type="COLLABORATES_WITH"),
        ],
    )
    assert {newcomer, bond} == found.new
    assert {name: values(name, whole(facts)) for name in before} == before
    for format_ in ExportFormat:
        assert MARK.encode() not in export(everything(facts), format_)


def test_pitfall_24_conditions_go_by_name_and_never_by_number():
    # the study numbers massa and gemeenschappelijk belang both ways
    ids = [condition.id for condition in CONDITIONS]
    assert {"cond-massa", "cond-gemeenschappelijk-belang"} < set(ids)
    assert not any(sign.isdigit() for condition_id in ids for sign in condition_id)
    levels = {"cond-massa": 4, "cond-gemeenschappelijk-belang": 0}
    for told in (levels, dict(reversed(levels.items()))):
        assert readiness(told).absent == ("cond-gemeenschappelijk-belang",)


@pytest.mark.parametrize(
    ("school_id", "names"),
    [
        ("sch-sjabi-puurs", ("Sjabi", "Sint-Jan-Berchmansinstituut Puurs")),
        ("sch-sint-rembert-vti-torhout", ("VTI Torhout", "Sint-Rembert Torhout")),
        ("sch-pt2o-turnhout", ("PT²O", "Praktisch Technologisch Onderwijs Turnhout")),
        ("sch-maricolen-brugge", ("Heilige Familie", "Maricolen Brugge")),
    ],
)
def test_pitfall_24_a_school_is_known_by_each_of_its_names(school_id, names):
    # methods 7.7
    known = region().nodes[school_id]
    assert set(names) <= {known.name, *known.alt_names}


def test_pitfall_24_a_coach_is_no_company_and_the_number_of_pairs_comes_from_the_data():
    assert region().nodes["org-istem"].kind != "company"
    # T7.3: the chance level of 20 and of 25 companies
    assert (by_chance(20).mean_reciprocal_rank, by_chance(25).mean_reciprocal_rank) == (near(0.1799), near(0.1526))
    for n in (3, 5):  # each school finds its own company first, however many there are
        assert retrieval(np.eye(n), range(n)).hit_1 == 1.0


# --- 15


def test_pitfall_15_who_was_not_asked_has_no_number_and_the_others_keep_theirs():
    nodes = [organisation("hub"), organisation("a", surveyed=True), organisation("b", surveyed=False)]
    network = NetworkSnapshot(1, {record.id: record for record in (*nodes, tie("hub", "a"), tie("hub", "b"))})
    for measure in ("degree", "betweenness", "component_size"):
        found = compute(measure, network, ("hub", "a", "b"), ("hub-a", "hub-b"))
        assert found.values["b"] is None
        assert found.unasked == {"b"}
        assert None not in (found.values["hub"], found.values["a"])  # of the hub nobody knows whether it was asked
    assert compute("degree", network, ("hub", "a", "b"), ("hub-a", "hub-b")).values["hub"] == 2  # its ties still count
