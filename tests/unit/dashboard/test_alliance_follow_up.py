"""Step 7 on screen: what it says, and what its buttons do."""

import pytest

from dashboard.pages.alliances.address import from_query, href
from dashboard.pages.alliances.dossier.moving import move_asked
from dashboard.pages.alliances.portfolio.card import card_of
from dashboard.pages.alliances.steps.deeds import DEED, command_of
from dashboard.pages.alliances.steps.follow_up.closing import CLOSE, closing
from dashboard.pages.alliances.steps.follow_up.notes import note_words
from dashboard.pages.alliances.steps.follow_up.view import follow_up
from graph.analysis.alliances.following import lessons
from graph.analysis.settings import DEFAULTS
from graph.commands.allying import ReasonMissing
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Evaluation
from graph.model.follow_up import Contact, Note, Task
from tests.support.alliance_desk import TODAY, AllianceDesk
from tests.support.builders import tie
from tests.support.components import controls_in, links_in, parts_in


def task(number, **rest):
    return Task(id=f"tas-{number}", subject_id="lab", title=f"Taak {number}", **rest)


def test_an_empty_dossier_says_so_everywhere_in_both_languages():
    told = AllianceDesk().words(follow_up)
    for words in (
        "Geen open taken.",
        "Er zijn nog geen partijen.",
        "Nog geen contact genoteerd.",
        "onbekend, niet slecht",
    ):
        assert words in told
    assert "No open tasks." in AllianceDesk().words(follow_up, "en")


def test_a_task_is_done_in_one_click_and_the_portfolio_knows():
    desk = AllianceDesk(task(1, due_on="2026-11-01", owner="An", state="open"))
    assert "An · te laat, was tegen 1 nov 2026" in desk.words(follow_up)
    snapshot = desk.store.snapshot()
    assert card_of(snapshot, snapshot.get("lab"), "nl", TODAY).attention == ("1 taak is te laat",)
    [done] = [told for told, _ in controls_in(follow_up(desk.opened()), DEED)]
    desk.services.run(command_of(snapshot, done, TODAY), "op-1")
    assert desk.store.snapshot().get("tas-1").state == "done"
    assert "1 taak gedaan of vervallen" in desk.words(follow_up)
    snapshot = desk.store.snapshot()
    assert card_of(snapshot, snapshot.get("lab"), "nl", TODAY).next_task == ""


def test_a_party_that_was_silent_too_long_is_told_with_its_own_limit():
    cold = tie("a", "lab", "PARTNER_OF", valid_from="2024-01-01")
    assert "te lang stil: 35 maanden sinds 1 jan 2024, grens 24" in AllianceDesk(cold).words(follow_up)
    patient = DEFAULTS.changed({"cooling.by_layer.collaboration": 48.0})
    assert "te lang stil" not in AllianceDesk(cold, judgement=patient).words(follow_up)


def test_a_contact_with_one_party_is_a_sign_of_life_of_that_party():
    cold = tie("a", "lab", "PARTNER_OF", id="t", valid_from="2024-01-01")
    desk = AllianceDesk(cold, Contact(id="con", subject_id="t", on="2026-11-01", summary="Gebeld over de hal"))
    told = desk.words(follow_up)
    assert "te lang stil" not in told
    assert "Gebeld over de hal" in told


def test_one_who_carries_more_than_half_is_named():
    tasks = (task(1, owner="An"), task(2, owner="An"), task(3, owner="Bo"))
    told = AllianceDesk(*tasks).words(follow_up)
    assert "An draagt 67 % van taken en contacten" in told  # 2 of 3
    spread = DEFAULTS.changed({"follow_up.dependence": 0.7})
    assert "An draagt" not in AllianceDesk(*tasks, judgement=spread).words(follow_up)


def answer(value, on):
    return ConditionAnswer(id=f"a-{on}", subject_id="lab", question="A1", value=value, answered_by="An", on=on)


def test_health_is_held_against_the_first_day_or_against_the_day_in_the_address():
    desk = AllianceDesk(answer(1, "2026-01-01"), answer(4, "2026-06-01"))
    told = desk.words(follow_up)
    assert "0,062 tot 0,81" in told  # 1/16 and 13/16
    assert "0,25 tot 1" in told  # 4/16 and 16/16
    later = desk.words(follow_up, since="2026-06-01", step="follow_up")
    assert "0,062 tot 0,81" not in later
    assert "/allianties?dossier=lab&stap=follow_up&sinds=2026-06-01" in links_in(
        follow_up(desk.opened(step="follow_up"))
    )


def test_a_day_in_the_address_that_is_none_is_left_out():
    view = from_query("?dossier=lab&stap=follow_up&sinds=2026-13-45&verslag=1")
    assert (view.since, view.is_report) == ("", True)
    assert href(view) == "/allianties?dossier=lab&stap=follow_up&verslag=1"
    assert from_query(href(view).partition("?")[2]) == view


def ways_out(desk):
    buttons = list(parts_in([closing(desk.opened())]))
    return {
        one.id["to"]: bool(one.disabled)
        for one in buttons
        if isinstance(getattr(one, "id", None), dict) and one.id["type"] == CLOSE
    }


def test_an_alliance_ends_with_what_was_learned_and_not_before():
    desk = AllianceDesk(phase="renew")
    assert set(ways_out(desk)) == {"idea", "explore", "share", "agree", "shape", "declined", "paused", "ended"}
    assert all(ways_out(desk).values())
    pressed = {"type": CLOSE, "id": "lab", "from": "renew", "to": "ended"}
    with pytest.raises(ReasonMissing):
        move_asked(desk.services, pressed, lessons(desk.opened().found))
    desk = AllianceDesk(
        Evaluation(id="e", subject_id="lab", outcome="goed", lessons="eerder bellen", on="2026-10-01"), phase="renew"
    )
    assert not any(ways_out(desk).values())
    desk.services.run(move_asked(desk.services, pressed, lessons(desk.opened().found)), "op-1")
    assert desk.opened().found.alliance.phase == "ended"
    assert "Van Uitvoeren en vernieuwen naar Beëindigd: eerder bellen" in desk.words(follow_up)


def test_before_it_is_carried_out_an_alliance_is_not_renewed():
    assert set(ways_out(AllianceDesk(phase="shape"))) == {"declined", "paused"}


def test_an_ordinary_note_stays_as_it_was_written():
    assert note_words("van hier → daar: zo", "nl") == "van hier → daar: zo"
    assert "Kijk dit na" in AllianceDesk(Note(id="n", subject_id="lab", content="Kijk dit na")).words(follow_up)


def test_the_portfolio_tells_who_was_silent_and_on_whom_all_depends():
    desk = AllianceDesk(
        tie("a", "lab", "PARTNER_OF", valid_from="2024-01-01"),
        *(task(n, owner="An", state="done") for n in range(3)),
    )
    snapshot = desk.store.snapshot()
    told = card_of(snapshot, snapshot.get("lab"), "nl", TODAY).attention
    assert "1 partij is te lang stil" in told
    assert "Hangt af van An" in told
    patient = DEFAULTS.changed({"cooling.by_layer.collaboration": 48.0, "follow_up.fewest": 4})
    assert card_of(snapshot, snapshot.get("lab"), "nl", TODAY, patient).attention == (
        "Eén partij is nog geen alliantie.",
    )


def test_of_many_days_the_first_and_the_newest_can_be_chosen():
    desk = AllianceDesk(*(answer(1, f"2026-01-{day:02}") for day in range(1, 11)))
    days = [link.rpartition("=")[2] for link in links_in(follow_up(desk.opened(step="follow_up"))) if "sinds" in link]
    assert days == ["2026-01-01", *(f"2026-01-{day:02}" for day in range(6, 11))]


def test_of_an_alliance_that_is_over_no_contact_is_expected():
    desk = AllianceDesk(
        tie("a", "lab", "PARTNER_OF", valid_from="2020"),
        tie("b", "lab", "PARTNER_OF", valid_from="2020"),
        phase="ended",
    )
    snapshot = desk.store.snapshot()
    assert card_of(snapshot, snapshot.get("lab"), "nl", TODAY).attention == ()


def test_an_evaluation_is_late_when_the_month_it_was_due_in_is_over():
    for review, late in (("2026-10", True), ("2026-11", False)):
        desk = AllianceDesk(review_on=review)
        snapshot = desk.store.snapshot()
        assert bool(card_of(snapshot, snapshot.get("lab"), "nl", TODAY).attention) is late
