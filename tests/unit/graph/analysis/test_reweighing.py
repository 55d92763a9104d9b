"""A move of a weight gives the same order as scoring anew; hard requirements and firmness of a place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.musts import is_outside, musts_of
from graph.analysis.alliances.ranking import alliance_ranking
from graph.analysis.fit.components import NOT_APPLICABLE, UNKNOWN, Part
from graph.analysis.fit.firmness import bands, firmness
from graph.analysis.fit.reweighing import Candidates, reweighed
from graph.analysis.fit.scoring import fit_of, ranking
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS
from graph.analysis.intervals import Interval, exactly
from graph.analysis.sensitivity.settings import SensitivitySettings
from graph.analysis.settings import DEFAULTS as ALL_DEFAULTS
from graph.model.alliances import Alliance
from graph.model.capabilities import Offer
from graph.model.dossiers import Candidate
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import UNKNOWN as UNKNOWN_VALUE
from tests.support.builders import organisation

SCORES = st.one_of(
    st.just(NOT_APPLICABLE),
    st.just(UNKNOWN),
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Part(Interval(min(ends) / 20, max(ends) / 20))),
)
PARTS = st.fixed_dictionaries(dict.fromkeys(COMPONENTS, SCORES))
WEIGHTS = st.fixed_dictionaries(dict.fromkeys(COMPONENTS, st.integers(0, 4))).filter(lambda found: any(found.values()))


@given(st.lists(PARTS, max_size=6), WEIGHTS)
def test_other_weights_give_the_same_ranking_as_scoring_anew(many, weights):
    settings = replace(DEFAULTS, weights=weights)
    candidates = Candidates(tuple(f"c{n}" for n in range(len(many))), tuple(many), ((),) * len(many))
    anew = ranking([fit for n, parts in enumerate(many) if (fit := fit_of(f"c{n}", parts, settings))], settings)
    ours = reweighed(candidates, settings)
    assert [fit.candidate_id for fit in ours.ranked] == [fit.candidate_id for fit in anew.ranked]
    assert tuple(ours.too_little_known) == tuple(anew.too_little_known)
    assert ours.alike == anew.alike


def whole(name, **values):
    return fit_of(name, {key: Part(exactly(values.get(key, 0.5))) for key in COMPONENTS})


def test_the_band_of_a_weight_ends_where_another_takes_over():
    # T3.3 in the small: a is ahead on A by .2, b on C by .1; all else is alike. With the weight of A at x and C at
    # (1 − x)·.20/.82 of the rest: .2·x = .1·(1 − x)·.20/.82, so x = .02/.184 = .1087
    found = bands([whole("a", A=0.7), whole("b", C=0.6)], DEFAULTS.weights)
    assert found["A"].low == pytest.approx(0.02 / 0.184)
    assert (found["A"].below, found["A"].above, found["A"].high) == ("b", "", 1.0)


def test_no_band_is_told_where_a_part_does_not_apply():
    parts = dict(whole("b").parts) | {"C": NOT_APPLICABLE}
    assert bands([whole("a"), fit_of("b", parts)], DEFAULTS.weights) == {}


def test_who_is_best_in_all_is_first_under_every_weighting():
    ranked = ranking([whole("a", **dict.fromkeys(COMPONENTS, 0.9)), whole("b")])
    found = firmness(ranked, DEFAULTS.weights, SensitivitySettings(draws=200))
    assert (found["a"].first, found["a"].top3, found["b"].first, found["b"].top3) == (1.0, 1.0, 0.0, 1.0)


# --- hard requirements

OWN, NEAR, FAR, NOWHERE = (
    organisation("i", latitude=50.965, longitude=5.5),
    organisation("near", latitude=50.9307, longitude=5.3378),  # T2.6 of the methods: 11.9861 km
    organisation("far", latitude=51.2, longitude=4.4),
    organisation("nowhere"),
)


def offers(party, capability="robots", level=0.5):
    return Offer(id=f"off-{party}-{capability}", subject_id=party, capability=capability, level=level)


def lab(*records, **values):
    alliance = Alliance(id="lab", name="Lab", initiator_id="i", **values)
    listed = [
        Candidate(id=f"can-{p}", subject_id="lab", party_id=p, state="listed") for p in ("near", "far", "nowhere")
    ]
    return NetworkSnapshot(1, {one.id: one for one in (OWN, NEAR, FAR, NOWHERE, alliance, *listed, *records)})


def met(snapshot, party):
    return [must.is_met for must in musts_of(snapshot, dossier(snapshot, "lab"), party)]


def test_a_distance_is_met_missed_or_not_known():
    network = lab(within_km=12)
    assert [met(network, party) for party in ("near", "far", "nowhere")] == [[True], [False], [None]]
    assert met(lab(within_km=11.9), "near") == [False]
    assert musts_of(network, dossier(network, "lab"), "near")[0].km == pytest.approx(11.9861, abs=1e-3)


@pytest.mark.parametrize(
    ("recorded", "is_met"),
    [
        ((), None),
        ((offers("near"),), True),
        ((offers("near", "Robots"),), True),
        ((offers("near", level=0.0),), False),
        ((offers("near", level=UNKNOWN_VALUE),), None),
        ((offers("near", "ruimte"),), None),
    ],
    ids=["nothing recorded", "offered", "capital", "a zero", "unknown level", "something else"],
)
def test_what_must_be_brought_is_read_from_offers(recorded, is_met):
    assert met(lab(*recorded, must_bring=("robots",)), "near") == [is_met]


def test_who_falls_short_of_a_hard_requirement_is_not_ranked_and_who_is_unknown_is():
    snapshot = lab(within_km=12)
    found = dossier(snapshot, "lab")
    ranked = alliance_ranking(snapshot, found, ALL_DEFAULTS)
    assert {fit.candidate_id for fit in (*ranked.ranked, *ranked.too_little_known)} == {"near", "nowhere"}
    assert is_outside(musts_of(snapshot, found, "far"))
