"""Who could join an alliance: by need, theme, place and relation, each with its records, worked out by hand.

Lab has initiator i in Genk. Distances: methods 2.6, (50.9650, 5.5000) to (50.9307, 5.3378) is 11.9861 km.
"""

import dataclasses

import pytest

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.long_list import long_list, search, suggestion
from graph.analysis.alliances.musts import musts_of
from graph.analysis.alliances.party_index import party_index
from graph.analysis.alliances.party_reasons import GROUNDS
from graph.model.alliances import Alliance
from graph.model.capabilities import Need, Offer
from graph.model.dossiers import Candidate
from graph.model.places import Place
from graph.model.snapshot import NetworkSnapshot
from graph.model.themes import Theme
from graph.model.values import UNKNOWN
from tests.support.builders import company, organisation, project, school, tie
from tests.support.region import region

GENK = Place(id="plc-genk", name="Genk", country="BE", province="Limburg", latitude=50.9650, longitude=5.5000)
HASSELT = Place(id="plc-has", name="Hasselt", country="BE", province="Limburg", latitude=50.9307, longitude=5.3378)
GENT = Place(id="plc-gent", name="Gent", country="BE", province="Oost-Vlaanderen", latitude=51.05, longitude=3.72)
ROBOTICS = Theme(id="voc-r", scheme="sector", code="robotics-automation", name="robotica en automatisering")
LAB = Alliance(id="lab", name="Lab", initiator_id="i")
INITIATOR = organisation("i", municipality="Genk", country="BE")


def network(*records, lab=LAB):
    return NetworkSnapshot(1, {one.id: one for one in (GENK, HASSELT, GENT, ROBOTICS, INITIATOR, lab, *records)})


def need(capability, level=1.0):
    return Need(id=f"nee-{capability}", subject_id="lab", capability=capability, level=level)


def offer(party, capability, level=0.5):
    return Offer(id=f"off-{party}", subject_id=party, capability=capability, level=level)


def found(*records, lab=LAB, **rest):
    snapshot = network(*records, lab=lab)
    return long_list(search(snapshot, dossier(snapshot, "lab")), **rest)


def ids(listed):
    return [one.party_id for one in listed.suggestions]


def told(*records, party="a", lab=LAB):
    snapshot = network(*records, lab=lab)
    return suggestion(search(snapshot, dossier(snapshot, "lab")), party)


def reasons(*records, party="a", lab=LAB):
    return [
        (one.ground, one.about, one.record_ids, one.field, one.value)
        for one in told(*records, party=party, lab=lab).reasons
    ]


# --- by need


def test_who_offers_what_is_needed_is_found_by_that_offer():
    assert reasons(organisation("a"), need("robots"), offer("a", "robots")) == [
        ("need", "robots", ("off-a",), "offer", "robots")
    ]


@pytest.mark.parametrize(
    ("party", "field", "value"),
    [
        (company("a", sectors=("robotics-automation",)), "sectors", "robotics-automation"),
        (company("a", technologies=("lassen", "robotica")), "technologies", "robotica"),
        (school("a", technical_fields=("Robótica",)), "technical_fields", "Robótica"),
        (organisation("a", description="Toont een robot."), "description", "Toont een robot."),
    ],
)
def test_who_names_what_is_needed_in_its_own_fields_is_found_by_that_field(party, field, value):
    assert reasons(party, need("robots")) == [("need", "robots", ("a",), field, value)]


def test_a_sector_is_named_by_its_label_as_well_as_by_its_code():
    # the code says automation, the label automatisering
    assert ids(found(company("a", sectors=("robotics-automation",)), need("automatisering"))) == ["a"]


def test_every_word_of_a_need_has_to_be_named():
    both = organisation("a", description="Ruimte met robots")
    one = organisation("b", description="Veel ruimte")
    assert ids(found(both, one, need("ruimte voor robots"))) == ["a"]


def test_a_short_word_is_found_whole_only():
    assert ids(found(organisation("a", description="ict"), organisation("b", description="ictus"), need("ict"))) == [
        "a"
    ]


def test_an_offer_of_nothing_is_no_reason_and_says_that_it_lacks():
    lacking = told(organisation("a"), need("robots"), offer("a", "robots", 0.0))
    assert lacking.reasons == ()
    assert lacking.grounds["need"] == "no"
    assert told(organisation("a"), need("robots")).grounds["need"] == "unknown"  # nobody said that it lacks it


def test_a_need_of_nothing_is_not_sought_and_what_must_be_brought_is():
    rich = organisation("a", description="geld en grond")
    assert ids(found(rich, need("geld", 0.0))) == []
    assert ids(found(rich, lab=dataclasses.replace(LAB, must_bring=("grond",)))) == ["a"]


# --- by theme and place


def test_a_shared_theme_is_a_reason_and_an_unknown_theme_is_not_a_no():
    lab = dataclasses.replace(LAB, themes=("cobots", "zorg"))
    parties = (organisation("a", themes=("zorg", "mode")), organisation("b", themes=("mode",)), organisation("c"))
    assert reasons(*parties, lab=lab) == [("theme", "zorg", ("a",), "", "")]
    grounds = [told(*parties, party=party, lab=lab).grounds["theme"] for party in "abc"]
    assert grounds == ["yes", "no", "unknown"]


@pytest.mark.parametrize(("within", "state"), [(12.0, "yes"), (11.0, "no")])
def test_within_so_many_km_is_as_the_crow_flies(within, state):
    lab = dataclasses.replace(LAB, within_km=within)
    near = told(organisation("a", municipality="Hasselt"), lab=lab)
    assert near.grounds["place"] == state
    if state == "yes":
        assert [(one.about, round(one.km, 4)) for one in near.reasons] == [("within", 11.9861)]


def test_of_several_sites_the_nearest_counts():
    lab = dataclasses.replace(LAB, within_km=20.0)
    assert [
        one.about for one in told(organisation("a", municipality="Gent", other_sites=("Hasselt",)), lab=lab).reasons
    ] == ["within"]


def test_without_a_distance_the_same_municipality_or_province_counts():
    parties = (
        organisation("a", municipality="genk"),
        organisation("b", municipality="Hasselt"),
        organisation("c", municipality="Gent"),
        organisation("d"),
    )
    assert [told(*parties, party=party).grounds["place"] for party in "abcd"] == ["yes", "yes", "no", "unknown"]
    assert [told(*parties, party=party).reasons[0].about for party in "ab"] == ["municipality", "province"]


def test_who_has_no_known_place_is_neither_near_nor_far():
    lab = dataclasses.replace(LAB, within_km=20.0)
    assert told(organisation("a"), lab=lab).grounds["place"] == "unknown"


# --- by relation


def test_own_ties_and_ways_through_one_other_are_named():
    ways = (
        tie("i", "a", status="stated"),
        tie("i", "p", "PARTNER_IN", status="stated"),
        tie("a", "p", "ADVISES", status="invited"),
    )
    ours = told(organisation("a"), project("p"), *ways)
    assert [(one.about, one.record_ids, one.is_certain) for one in ours.reasons] == [
        ("tied", ("i-a",), True),
        ("through", ("i-p", "a-p"), False),  # an invitation is no fact yet
    ]


def test_only_possible_ties_are_possible_and_no_tie_is_unknown_unless_the_initiator_was_asked():
    assert told(organisation("a"), tie("i", "a", status="planned")).grounds["relation"] == "possible"
    assert told(organisation("a")).grounds["relation"] == "unknown"
    asked = dataclasses.replace(INITIATOR, surveyed=True)
    assert told(organisation("a"), asked).grounds["relation"] == "no"


def test_a_conflict_speaks_for_nobody():
    assert ids(found(organisation("a"), tie("i", "a", "CONFLICTS_WITH"))) == []


def test_who_is_a_party_in_another_alliance_of_the_initiator_is_told_as_such():
    other = Alliance(id="other", name="Ander", initiator_id="i")
    theirs = Alliance(id="theirs", name="Van b", initiator_id="b")
    joins = [tie("i", "other", "PARTNER_OF"), tie("a", "other", "PARTNER_OF"), tie("c", "theirs", "PARTNER_OF")]
    everyone = (organisation("a"), organisation("b"), organisation("c"), other, theirs, *joins)
    assert told(*everyone).allied == ("other",)
    assert told(*everyone).reasons == ()  # not told twice
    assert told(*everyone, party="c").allied == ()
    assert ids(found(*everyone, reason="allied")) == ["a"]


# --- the list as a whole


def test_nobody_who_is_in_it_on_its_list_or_excluded_is_suggested():
    lab = dataclasses.replace(LAB, themes=("zorg",))
    parties = [organisation(name, themes=("zorg",)) for name in "abcd"]
    about = [
        Candidate(id=f"can-{party}", subject_id="lab", party_id=party, state=state, reason="x")
        for party, state in (("b", "listed"), ("c", "excluded"))
    ]
    initiator = dataclasses.replace(INITIATOR, themes=("zorg",))
    assert ids(found(*parties, initiator, *about, tie("d", "lab", "PARTNER_OF"), lab=lab)) == ["a"]


def test_more_grounds_come_first_then_more_needs_then_the_id():
    lab = dataclasses.replace(LAB, themes=("zorg",))
    parties = (
        organisation("d", description="robots", themes=("zorg",)),
        organisation("c", description="robots en ruimte"),
        organisation("b", description="robots"),
        organisation("a", themes=("zorg",)),
    )
    listed = found(*parties, need("robots"), need("ruimte"), lab=lab)
    # d has two grounds; c meets two needs, b one; a shares a theme
    assert ids(listed) == ["d", "c", "b", "a"]


def test_what_is_beyond_the_first_is_counted_and_a_filter_shows_what_its_number_says():
    parties = [organisation(f"p{n:02}", description="robots" if n % 2 else "", themes=("zorg",)) for n in range(30)]
    lab = dataclasses.replace(LAB, themes=("zorg",))
    listed = found(*parties, need("robots"), lab=lab)
    assert (len(listed.suggestions), listed.n_found, listed.n_more) == (12, 30, 18)
    for reason, n in listed.counts.items():
        assert found(*parties, need("robots"), lab=lab, reason=reason).n_found == n, reason
    assert listed.counts["need:robots"] == 15


def test_an_unknown_reason_finds_nobody_and_an_alliance_without_anything_asks_for_nothing():
    assert found(organisation("a"), reason="geluk").n_found == 0
    bare = Alliance(id="lab", name="Lab")
    assert found(organisation("a"), lab=bare).n_found == 0
    assert set(told(organisation("a"), lab=bare).grounds.values()) == {"not_asked"}


def test_the_index_is_kept_until_something_that_it_read_changes():
    snapshot = network(organisation("a", description="robots"))
    index = party_index(snapshot)
    note = Candidate(id="can-1", subject_id="lab", party_id="a", state="listed")
    assert party_index(snapshot.with_changes(2, {note.id: note})) is index
    for changed in ({"a": None}, {"a": organisation("a")}, {"b": organisation("b")}, {"off-a": offer("a", "kennis")}):
        assert party_index(snapshot.with_changes(2, changed)) is not index
    assert not party_index(snapshot.with_changes(2, {"a": None})).described_by("robots")


# --- demands


def test_only_an_offer_of_the_very_thing_meets_a_demand():
    lab = dataclasses.replace(LAB, must_bring=("robots",), within_km=12.0)
    snapshot = network(
        organisation("a", municipality="Hasselt"), offer("a", "Robots"),
        organisation("b", municipality="Gent"), offer("b", "robots", 0.0),
        organisation("c", description="robots"), offer("c", "kennis van robots"),
        lab=lab,
    )  # fmt: skip
    dossier_of_lab = dossier(snapshot, "lab")
    met = {party: [one.is_met for one in musts_of(snapshot, dossier_of_lab, party)] for party in "abc"}
    assert met == {"a": [True, True], "b": [False, False], "c": [None, None]}


# --- the region, against its files


def test_the_region_suggests_who_the_files_say_for_a_robotics_lab():
    lab = Alliance(id="lab", name="Lab", initiator_id="org-syntra-limburg", themes=("robotics-cobots",), within_km=50.0)
    snapshot = region().with_changes(2, {one.id: one for one in (lab, need("robots"))})
    listed = long_list(search(snapshot, dossier(snapshot, "lab")))
    # companies.csv: Kuka in Houthalen-Helchteren, description "Automation with robots.", theme robotics-cobots;
    # relations.csv: relevant for take-off 1, in which SYNTRA Limburg is a partner
    first = listed.suggestions[0]
    assert first.party_id == "com-kuka"
    assert [one.ground for one in first.reasons] == ["need", "theme", "place", "relation"]
    # alliances.csv and relations.csv: VDAB and the city of Genk are parties in alliances that SYNTRA Limburg leads
    assert listed.counts["allied"] == 2
    allied = suggestion(search(snapshot, dossier(snapshot, "lab")), "org-vdab").allied
    assert allied == ("all-imaginnovation-kernpartnerschap", *(f"all-imaginnovation-take-off-{n}" for n in (1, 2, 3)))


@pytest.mark.parametrize("within", [UNKNOWN, 25.0])
def test_what_is_counted_at_once_is_what_is_said_of_each_party_one_by_one(within):
    lab = Alliance(
        id="lab",
        name="Lab",
        initiator_id="org-syntra-limburg",
        themes=("education-of-tomorrow", "coaching"),
        within_km=within,
    )
    needs = [need(capability) for capability in ("robots", "opleiding", "energie voor scholen")]
    snapshot = region().with_changes(2, {one.id: one for one in (lab, *needs)})
    of_lab = dossier(snapshot, "lab")
    asked = search(snapshot, of_lab)
    listed = long_list(asked, many=1000)
    said = {party: suggestion(asked, party) for party in asked.index.ids if party != "org-syntra-limburg"}
    for ground in GROUNDS:
        given = {party for party, one in said.items() if any(reason.ground == ground for reason in one.reasons)}
        assert len(given) == listed.counts[ground], ground
    for capability in asked.needs:
        given = {party for party, one in said.items() if any(reason.about == capability for reason in one.reasons)}
        assert len(given) == listed.counts[f"need:{capability}"], capability
    assert {one.party_id for one in listed.suggestions} == {party for party, one in said.items() if one.reasons}
