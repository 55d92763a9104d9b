"""How an alliance goes on: tasks, rhythm per party, what hangs on one person, health. Sums and dates by hand."""

import pytest

from graph.analysis.alliances.dossier import dossier
from graph.analysis.alliances.following import (
    FollowUpSettings,
    contacts,
    depends_on,
    is_late,
    lessons,
    loads,
    open_tasks,
    party_loads,
    person_loads,
    rhythms,
)
from graph.analysis.alliances.health import answer_days, shifts
from graph.analysis.cooling import CoolingSettings
from graph.analysis.intervals import Interval, exactly
from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Contribution, Evaluation
from graph.model.follow_up import Contact, Task
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, tie

TODAY = "2026-11-25"


def network(*records):
    everyone = [organisation(name) for name in ("i", "a", "b", "c")]
    lab = Alliance(id="lab", name="Lab", initiator_id="i")
    return NetworkSnapshot(1, {record.id: record for record in (*everyone, lab, *records)})


def found_in(*records):
    return dossier(network(*records), "lab", TODAY)


def task(number, **rest):
    return Task(id=f"tas-{number}", subject_id="lab", title=f"nr {number}", **rest)


def contact(number, on, subject="lab", **rest):
    return Contact(id=f"con-{number}", subject_id=subject, on=on, **rest)


def test_what_is_due_first_comes_first_and_what_is_done_is_not_open():
    found = found_in(task(1), task(2, due_on="2027-01-01"), task(3, due_on="2026-12"), task(4, state="done"))
    assert [one.id for one in open_tasks(found)] == ["tas-3", "tas-2", "tas-1"]


@pytest.mark.parametrize(
    ("rest", "late"),
    [
        ({"due_on": "2026-11-24"}, True),
        ({"due_on": "2026-11-25"}, False),
        ({"due_on": "2026-11"}, False),
        ({"due_on": "2026-11-24", "state": "done"}, False),
        ({}, False),
    ],
)
def test_a_task_is_late_from_the_day_after(rest, late):
    assert is_late(task(1, **rest), TODAY) is late


def test_contacts_with_the_alliance_and_with_a_party_stand_together_and_others_do_not():
    snapshot = network(
        tie("a", "lab", "PARTNER_OF", id="t"),
        contact(1, "2026-01-01"),
        contact(2, "2026-03-01", "t"),
        contact(3, "2026-02-01", "a"),
    )
    assert [one.id for one in contacts(snapshot, dossier(snapshot, "lab"))] == ["con-2", "con-1"]


def test_each_party_is_held_against_the_limit_of_its_own_relation():
    snapshot = network(
        tie("a", "lab", "PARTNER_OF", id="ta", valid_from="2024-01-01"),
        tie("b", "lab", "PARTNER_OF", id="tb", valid_from="2024-01-01"),
        tie("c", "lab", "PARTNER_OF", id="tc"),
        tie("i", "lab", "PARTNER_OF", id="ti", valid_from="2020", valid_to="2021"),
        contact(1, "2026-10-25", "tb"),
        contact(2, "2026-11-20"),  # with all: nobody in particular gave a sign of life
    )
    found = dossier(snapshot, "lab", TODAY)
    told = {one.party_id: one.state for one in rhythms(snapshot, found, TODAY, CoolingSettings())}
    assert told == {"a": "cold", "b": "warm", "c": "undated"}  # a: 34 months, limit 24; who left is not asked
    patient = CoolingSettings(by_layer={"collaboration": 36.0})
    [one] = [one for one in rhythms(snapshot, found, TODAY, patient) if one.party_id == "a"]
    assert (one.state, one.limit) == ("warm", 36.0)
    # 2024-01-01 to 2026-11-25 is 731 + 328 days = 34.8 months of 365.25/12 days
    assert one.months.low == pytest.approx(1059 / 365.25 * 12)


def test_a_party_of_which_only_the_year_is_known_may_be_silent_too_long():
    snapshot = network(tie("a", "lab", "PARTNER_OF", valid_from="2024"))
    [one] = rhythms(snapshot, dossier(snapshot, "lab", TODAY), TODAY, CoolingSettings())
    assert one.state == "perhaps"  # 23 to 35 months, limit 24


def test_the_share_of_each_is_bounded_by_what_nobody_is_known_to_carry():
    # An 3 of 6, Bo 1, two unknown: An between 3/6 and 5/6
    told = loads(
        [("tasks", "An"), ("tasks", " An "), ("contacts", "An"), ("tasks", "Bo"), ("tasks", ""), ("tasks", "")]
    )
    assert [(one.who, dict(one.counts), one.share) for one in told] == [
        ("An", {"tasks": 2, "contacts": 1}, Interval(3 / 6, 5 / 6)),
        ("Bo", {"tasks": 1}, Interval(1 / 6, 3 / 6)),
    ]
    assert loads([]) == ()
    assert loads([("tasks", "")]) == ()


def test_an_alliance_depends_on_who_certainly_carries_more_than_half():
    half = loads([("tasks", "An"), ("tasks", "An"), ("tasks", "Bo"), ("tasks", "Bo")])
    more = loads([("tasks", "An"), ("tasks", "An"), ("tasks", "Bo")])
    assert depends_on(half) is None
    assert depends_on(more).who == "An"
    assert depends_on(more, FollowUpSettings(dependence=0.7)) is None
    assert depends_on(loads([("tasks", "An"), ("tasks", "An")])) is None  # two things say nothing
    perhaps = loads([("tasks", "An"), ("tasks", "An"), ("tasks", ""), ("tasks", ""), ("tasks", "")])
    assert depends_on(perhaps) is None  # 2 of 5 for certain, 5 of 5 at most
    assert depends_on(()) is None


def test_dropped_tasks_weigh_on_nobody():
    snapshot = network(
        task(1, owner="An"), task(2, owner="Bo", state="dropped"), task(3, owner="Bo", state="done"),
        contact(1, "2026-01-01", contacted_by="An"),
    )  # fmt: skip
    told = {one.who: dict(one.counts) for one in person_loads(snapshot, dossier(snapshot, "lab"))}
    assert told == {"An": {"tasks": 1, "contacts": 1}, "Bo": {"tasks": 1}}


def test_contributions_weigh_on_parties():
    promised = [
        Contribution(id=f"k{n}", subject_id="lab", party_id=party, type="task", title="x")
        for n, party in enumerate(("a", "a", "b"))
    ]
    assert [(one.who, one.share) for one in party_loads(found_in(*promised))] == [
        ("a", exactly(2 / 3)),
        ("b", exactly(1 / 3)),
    ]


def test_the_newest_evaluation_that_learned_something_is_what_was_learned():
    def evaluation(number, on, **rest):
        return Evaluation(id=f"e{number}", subject_id="lab", outcome="goed", on=on, **rest)

    assert lessons(found_in(evaluation(1, "2026-01-01"))) == ""
    told = (evaluation(1, "2026-03-01", lessons="eerder bellen"), evaluation(2, "2026-05-01"))
    assert lessons(found_in(*told, evaluation(3, "2026-01-01", lessons="oud"))) == "eerder bellen"


def answers(condition, values, on):
    return [
        ConditionAnswer(
            id=f"{condition}{n}-{on}", subject_id="lab", question=f"{condition}{n}", value=v, answered_by="An", on=on
        )
        for n, v in enumerate(values, start=1)
    ]


def test_health_is_told_to_move_only_where_it_certainly_did():
    early, late = "2026-01-01", "2026-06-01"
    found = found_in(
        *answers("A", (1, 1, 1, 1), early), *answers("A", (4, 4, 4, 4), late),
        *answers("B", (4, 4, 4, 4), early), *answers("B", (2, 2, 2, 2), late),
        *answers("C", (2, 2, 2, 2), early),
        *answers("D", (2, 2), early), *answers("D", (3, 3), late),
    )  # fmt: skip
    assert answer_days(found) == (early, late)
    told = {one.condition: one for one in shifts(found, early)}
    # methods 1.3: four answers of 0 to 4 make a score of their sum over 16
    assert (told["A"].then, told["A"].now, told["A"].direction) == (exactly(4 / 16), exactly(1.0), "up")
    assert (told["B"].then, told["B"].now, told["B"].direction) == (exactly(1.0), exactly(8 / 16), "down")
    assert told["C"].direction == "same"
    # two of four answered: 4/16 to 12/16, then 6/16 to 14/16: they overlap
    assert (told["D"].then, told["D"].now) == (Interval(4 / 16, 12 / 16), Interval(6 / 16, 14 / 16))
    assert told["D"].direction == "unsure"
    assert told["E"].direction == "same"  # unknown then and now
