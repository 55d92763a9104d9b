"""A dossier brings together what was recorded, the newest holding; gates tell what is missing and never lock."""

import pytest

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.gates import STEPS, GateSettings, gates
from graph.analysis.alliances.scores import condition_profile, net_values
from graph.analysis.fit.scoring import Ranking, ranking
from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.capabilities import Need
from graph.model.dossiers import Candidate, StepDecision, ValueItem
from graph.model.errors import RecordNotFound
from graph.model.follow_up import Agreement
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie

NOBODY = Ranking((), (), {})


def network(*records):
    everyone = [organisation(name) for name in ("i", "a", "b", "c")]
    lab = Alliance(id="lab", name="Lab", initiator_id="i", ambition="Een lab", themes=("robots",), owner="An")
    return NetworkSnapshot(1, {record.id: record for record in (*everyone, lab, *records)})


def candidate(party, state="listed", on="2026-01-01", **rest):
    return Candidate(id=f"can-{party}-{on}", subject_id="lab", party_id=party, state=state, on=on, **rest)


def answer(question, value, who="an", on="2026-01-01"):
    return ConditionAnswer(
        id=f"ans-{question}-{who}-{on}", subject_id="lab", question=question, value=value, answered_by=who, on=on
    )


def missing(found, step, ranked=NOBODY, settings=GateSettings()):  # noqa: B008 - frozen
    return {one.id: one.wanted - one.n for one in gates(found, ranked, settings)[step].missing}


def test_an_alliance_that_is_not_there_is_told():
    with pytest.raises(RecordNotFound):
        dossier(network(), "i")


def test_what_the_alliance_needs_comes_before_what_its_initiator_needs():
    own = Need(id="n1", subject_id="i", capability="geld", level=1.0)
    of_lab = Need(id="n2", subject_id="lab", capability="robots", level=0.5)
    assert dossier(network(own), "lab").needs == (own,)
    assert dossier(network(own, of_lab), "lab").needs == (of_lab,)


def test_the_newest_word_on_a_candidate_holds():
    found = dossier(network(candidate("a", on="2026-02-01", state="excluded"), candidate("a"), candidate("b")), "lab")
    assert found.candidates["a"].state == "excluded"
    assert found.listed_ids == ("b",)


def test_the_first_gate_asks_for_a_need_above_nothing():
    assert missing(dossier(network(), "lab"), "ambition") == {"needs": 1}
    nothing = Need(id="n", subject_id="lab", capability="robots", level=0.0)
    assert missing(dossier(network(nothing), "lab"), "ambition") == {"needs": 1}
    something = Need(id="n", subject_id="lab", capability="robots", level=0.25)
    assert missing(dossier(network(something), "lab"), "ambition") == {}


def test_a_long_list_has_three_or_a_reason():
    two = network(candidate("a"), candidate("b"), candidate("c", state="excluded"))
    assert missing(dossier(two, "lab"), "long_list") == {"candidates": 1}  # methods 1.2: at least three
    assert missing(dossier(two, "lab"), "long_list", settings=GateSettings(candidates=2)) == {}
    because = StepDecision(id="d", subject_id="lab", step="long_list", reason="er is maar één maker")
    gate = gates(dossier(network(because), "lab"), NOBODY)["long_list"]
    assert gate.is_passed
    assert gate.reason == "er is maar één maker"
    assert [one.id for one in gate.missing] == ["candidates"]  # it is still told


def test_the_fit_gate_asks_for_a_ranking_without_veto_and_someone_to_talk_to():
    assert missing(dossier(network(), "lab"), "fit", ranking([])) == {"ranked": 3, "no_veto": 1, "talk": 1}


def test_the_latest_answer_of_an_assessor_counts_and_earlier_ones_can_be_looked_up():
    found = dossier(network(answer("A1", 1), answer("A1", 3, on="2026-03-01"), answer("A1", 2, "bo")), "lab")
    profile = condition_profile(found)
    assert profile.answers == {("", "an"): {"A1": 3}, ("", "bo"): {"A1": 2}}
    # one question of four known: (3 + 2)/2/16 at least, and 12/16 more at most (methods 1.3)
    assert (profile.profile.scores["A"].low, profile.profile.scores["A"].high) == (2.5 / 16, 14.5 / 16)
    assert condition_profile(found, on="2026-02-01").answers == {("", "an"): {"A1": 1}, ("", "bo"): {"A1": 2}}
    assert missing(found, "conditions") == {"discussed": 4}  # only A was discussed, by two


def test_an_answer_to_a_question_that_does_not_exist_counts_for_nothing():
    assert condition_profile(dossier(network(answer("Z9", 4)), "lab")).assessors == ()


def item(side, weight, level, party="a"):
    name = f"{party}-{side}-{weight}-{level}"
    return ValueItem(id=name, subject_id="lab", party_id=party, side=side, title=name, weight=weight, level=level)


def test_what_a_party_gains_is_what_the_methods_say():
    # T1.2, party a: benefits (3, 4), (2, 2), costs (2, 2), (1, 1) as (weight, level): 0.8 − 0.4167 = 0.3833
    items = (item("benefit", 3, 4), item("benefit", 2, 2), item("cost", 2, 2), item("risk", 1, 1))
    [value] = net_values(dossier(network(*items), "lab")).values()
    assert value.net.low == value.net.high == pytest.approx(0.3833, abs=1e-4)


def test_everybody_who_joins_has_to_gain():
    joins = (tie("a", "lab", "PARTNER_OF"), item("benefit", 1, 4), item("benefit", 1, 4, "i"))
    assert missing(dossier(network(*joins), "lab"), "value") == {}
    assert missing(dossier(network(*joins, candidate("b", state="talk")), "lab"), "value") == {"gaining": 1}


def test_an_agreement_counts_when_it_was_signed_and_has_two_parties():
    drawn_up = Agreement(id="agr", subject_id="lab", title="Intentie")
    assert missing(dossier(network(drawn_up), "lab"), "agreement") == {"parties": 2, "signed": 1}


def test_every_step_has_a_gate():
    assert tuple(gates(dossier(network(), "lab"), NOBODY)) == STEPS
