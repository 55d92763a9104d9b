"""What parties agreed: who takes part on a day, sums within one unit, milestones, the business case. Sums by hand."""

from graph.analysis.alliances.agreement import (
    COMMITMENT,
    INTENT,
    Sum,
    business_case,
    contributed,
    former_parties,
    may_join,
    milestone_state,
    milestones_in_order,
    n_without_amount,
    parties,
    sums,
)
from graph.analysis.alliances.dossier import dossier
from graph.model.alliances import Alliance
from graph.model.dossiers import Candidate, Contribution, Milestone, ValueItem
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, project, tie

TODAY = "2026-11-25"


def network(*records):
    everyone = [organisation(name) for name in ("i", "a", "b", "c")]
    lab = Alliance(id="lab", name="Lab", initiator_id="i")
    return NetworkSnapshot(1, {record.id: record for record in (*everyone, lab, *records)})


def joins(party, **rest):
    return tie(party, "lab", "PARTNER_OF", **rest)


def promise(number, party, kind="money", **rest):
    return Contribution(id=f"con-{number}", subject_id="lab", party_id=party, type=kind, title=f"nr {number}", **rest)


def taking_part(*records):
    snapshot = network(*records)
    return parties(snapshot, dossier(snapshot, "lab", TODAY), TODAY)


def test_who_left_today_is_no_party_and_who_leaves_tomorrow_still_is():
    ends = (joins("a", valid_to="2026-11-25"), joins("b", valid_to="2026-11-26"), joins("c", valid_to="2026"))
    assert [one.party_id for one in taking_part(*ends)] == ["b", "c"]  # 2026 may last until its last day
    snapshot = network(*ends)
    found = dossier(snapshot, "lab", TODAY)
    assert found.party_ids == ("b", "c")
    assert [left.source_id for left in former_parties(snapshot, found, TODAY)] == ["a"]


def test_who_came_back_is_a_party_once_and_not_a_former_one():
    twice = (joins("a", id="t1", valid_from="2020", valid_to="2021"), joins("a", id="t2", valid_from="2024"))
    [one] = taking_part(*twice)
    assert one.tie.id == "t2"
    snapshot = network(*twice)
    assert former_parties(snapshot, dossier(snapshot, "lab", TODAY), TODAY) == ()


def test_declarations_stand_with_the_party_that_signed_them():
    [a, b] = taking_part(
        joins("a"),
        joins("b"),
        tie("a", "lab", INTENT, id="i1", valid_from="2026-02"),
        tie("a", "lab", INTENT, id="i2", valid_from="2025"),
        tie("b", "lab", COMMITMENT, id="c1"),
    )
    assert [one.id for one in a.intents] == ["i2", "i1"]
    assert (a.commitments, b.intents, [one.id for one in b.commitments]) == ((), (), ["c1"])


def test_the_initiator_and_those_to_talk_to_may_join_until_they_do():
    talk = [
        Candidate(id=f"can-{party}", subject_id="lab", party_id=party, state=state)
        for party, state in (("a", "talk"), ("b", "listed"), ("c", "talk"))
    ]
    snapshot = network(*talk, joins("c"))
    assert may_join(snapshot, dossier(snapshot, "lab", TODAY)) == ("i", "a")
    snapshot = network(*talk, joins("c"), joins("i"))
    assert may_join(snapshot, dossier(snapshot, "lab", TODAY)) == ("a",)


def test_amounts_are_added_within_one_unit_only_and_what_is_unknown_is_counted_apart():
    given = [
        promise(1, "a", amount=40.0, unit="uur"),
        promise(2, "a", amount=2.5, unit=" uur"),
        promise(3, "b", amount=100.0, unit="euro"),
        promise(4, "b", amount=0.0, unit="euro"),
        promise(5, "b", unit="euro"),
        promise(6, "c", amount=3.0),
    ]
    assert sums(given) == (Sum("", 3.0), Sum("euro", 100.0), Sum("uur", 42.5))
    assert n_without_amount(given) == 1  # a known nothing is an amount


def test_contributions_stand_by_party_and_kind_and_who_is_no_party_is_not_forgotten():
    snapshot = network(joins("b"), promise(1, "a", "task"), promise(2, "b", "means"))
    promised = contributed(dossier(snapshot, "lab", TODAY))
    assert list(promised) == ["b", "a"]
    assert [one.id for one in promised["b"]["means"]] == ["con-2"]
    assert promised["b"]["money"] == ()


def milestone(number, **rest):
    return Milestone(id=f"mil-{number}", subject_id="lab", title=f"nr {number}", **rest)


def test_a_milestone_is_late_from_the_day_after_it_was_due():
    assert milestone_state(milestone(1, due_on="2026-11-25"), TODAY) == "open"
    assert milestone_state(milestone(1, due_on="2026-11-24"), TODAY) == "late"
    assert milestone_state(milestone(1, due_on="2026-11"), TODAY) == "open"  # the month is not over
    assert milestone_state(milestone(1), TODAY) == "open"
    assert milestone_state(milestone(1, due_on="2026-01-01", done_on="2026-03"), TODAY) == "reached"


def test_milestones_without_a_date_come_last():
    found = dossier(network(milestone(1), milestone(2, due_on="2027"), milestone(3, due_on="2026-12-01")), "lab")
    assert [one.id for one in milestones_in_order(found)] == ["mil-3", "mil-2", "mil-1"]


def test_the_business_case_has_every_party_and_says_unknown_where_nothing_was_recorded():
    gain = ValueItem(id="v1", subject_id="lab", party_id="a", side="benefit", title="x", weight=1.0, level=2)
    cost = ValueItem(id="v2", subject_id="lab", party_id="a", side="cost", title="y", weight=1.0, level=1)
    money = (promise(1, "a", amount=500.0, unit="euro"), promise(2, "c"), promise(3, "a", "people", amount=9.0))
    snapshot = network(joins("b"), gain, cost, *money)
    by_party = {one.party_id: one for one in business_case(dossier(snapshot, "lab", TODAY))}
    assert list(by_party) == ["b", "a", "c"]
    assert by_party["b"].value is None
    assert by_party["a"].value.net.low == by_party["a"].value.net.high == 0.25  # 2/4 − 1/4, methods 1.4
    assert by_party["a"].money == (Sum("euro", 500.0),)
    assert (by_party["c"].money, by_party["c"].n_open) == ((), 1)


def test_a_tie_of_another_kind_makes_no_party():
    assert taking_part(project("p"), tie("a", "lab", "ADVISES")) == ()
