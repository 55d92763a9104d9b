"""Step 6 on screen: what it says, and what its buttons do."""

import pytest

from dashboard.components.record_dialog import OPEN
from dashboard.pages.alliances.steps.agreement.view import agreement
from dashboard.pages.alliances.steps.deeds import DEED, command_of
from dashboard.security.shapes import UnexpectedValue
from dashboard.shell.record_dialog import command_for, content
from graph.model.dossiers import Candidate, Contribution, Milestone, ValueItem
from graph.model.errors import RecordNotFound
from graph.model.follow_up import Agreement, Contact
from tests.support.alliance_desk import TODAY, AllianceDesk
from tests.support.builders import tie
from tests.support.components import controls_in, links_in, parts_in, words_in


def joins(party, **rest):
    return tie(party, "lab", "PARTNER_OF", id=f"t-{party}", **rest)


def pressed(desk, act):
    return [told for told, _ in controls_in(agreement(desk.opened()), DEED) if told["act"] == act]


def do(desk, told, operation="op-1"):
    desk.services.run(command_of(desk.store.snapshot(), told, TODAY), operation)


def test_an_empty_dossier_says_so_everywhere_in_both_languages():
    desk = AllianceDesk()
    told = desk.words(agreement)
    assert "Nog geen afspraak opgeschreven." in told
    assert "Nog geen mijlpaal." in told
    assert "Nog geen waarde en geen geld genoteerd." in told
    assert "No agreement written down yet." in desk.words(agreement, "en")


def test_an_alliance_of_one_party_is_told_and_of_two_is_not():
    assert "Eén partij is nog geen alliantie." in AllianceDesk(joins("a")).words(agreement)
    assert "Eén partij is nog geen alliantie." not in AllianceDesk(joins("a"), joins("b")).words(agreement)


def test_one_click_makes_the_initiator_a_party_and_another_lets_it_leave():
    desk = AllianceDesk()
    [join] = pressed(desk, "join")
    do(desk, join)
    assert desk.opened().found.party_ids == ("i",)
    assert pressed(desk, "join") == []
    [leave] = pressed(desk, "leave")
    do(desk, leave, "op-2")
    assert desk.opened().found.party_ids == ()
    assert "Waren partij: Initiatief tot 25 nov 2026." in desk.words(agreement)


def test_who_is_on_the_list_to_talk_to_is_offered_as_a_party():
    talk = Candidate(id="can", subject_id="lab", party_id="a", state="talk")
    desk = AllianceDesk(talk)
    assert [told["id"] for told in pressed(desk, "join")] == ["i", "a"]
    assert "op de gesprekslijst" in desk.words(agreement)


def test_a_declaration_is_recorded_as_a_tie_from_party_to_alliance_of_which_only_the_date_is_asked():
    desk = AllianceDesk(joins("a"), joins("i"))
    opens = [told for told, _ in controls_in(agreement(desk.opened()), OPEN)]
    [sign] = [told for told in opens if told["id"] == "SIGNED_COMMITMENT-a"]
    form = {"do": "new", "kind": sign["kind"], "fixed": sign["fixed"]}
    desk.services.run(command_for(form, {"valid_from": "2026-09-15"}), "op-1")
    [made] = [one for one in desk.store.snapshot().ties.values() if one.type == "SIGNED_COMMITMENT"]
    assert (made.ends, made.valid_from, made.status) == (("a", "lab"), "2026-09-15", "signed")
    assert "15 sep 2026" in desk.words(agreement)


def test_sums_stand_beside_their_units():
    promised = [
        Contribution(id=f"k{n}", subject_id="lab", party_id=party, type="people", title="Lesgever", **rest)
        for n, (party, rest) in enumerate(
            [("a", {"amount": 40.0, "unit": "uur"}), ("b", {"amount": 2.5, "unit": "uur"}), ("b", {})]
        )
    ]
    assert "42,5 uur + 1 zonder hoeveelheid" in AllianceDesk(joins("a"), joins("b"), *promised).words(agreement)


def test_the_business_case_is_read_only_and_leads_to_the_step_about_value():
    gain = ValueItem(id="v", subject_id="lab", party_id="a", side="benefit", title="x", weight=1.0, level=3)
    desk = AllianceDesk(joins("a"), joins("b"), gain)
    assert "0,75" in desk.words(agreement)  # 3 of 4, methods 1.4
    assert "onbekend" in desk.words(agreement)  # of Beta nothing is known
    assert "/allianties?dossier=lab&stap=value" in links_in(agreement(desk.opened()))


def test_a_milestone_is_reached_in_one_click():
    late = Milestone(id="m", subject_id="lab", title="Eerste demo", due_on="2026-11-01")
    desk = AllianceDesk(late)
    assert "te laat, was tegen 1 nov 2026" in desk.words(agreement)
    [reach] = pressed(desk, "reached")
    do(desk, reach)
    assert "gehaald 25 nov 2026" in desk.words(agreement)


def test_an_agreement_tells_whether_it_was_signed_and_until_when_it_holds():
    signed = Agreement(
        id="g", subject_id="lab", title="Intentie", party_ids=("a",), signed_on="2026-09-15", valid_to="2028"
    )
    told = AllianceDesk(signed, Agreement(id="h", subject_id="lab", title="Reglement")).words(agreement)
    assert "ondertekend 15 sep 2026 · geldig tot 2028 · Alfa" in told
    assert "nog niet ondertekend" in told


def test_buttons_that_nobody_made_do_nothing():
    desk = AllianceDesk()
    with pytest.raises(UnexpectedValue):
        command_of(desk.store.snapshot(), {"act": "wipe", "about": "lab", "id": "a"}, TODAY)
    with pytest.raises(RecordNotFound):  # a colleague took it away
        command_of(desk.store.snapshot(), {"act": "leave", "about": "lab", "id": "a"}, TODAY)


def test_every_table_has_as_many_cells_as_headings():
    desk = AllianceDesk(joins("a"), Candidate(id="can", subject_id="lab", party_id="b", state="talk"))
    tables = [part for part in parts_in(agreement(desk.opened())) if type(part).__name__ == "Table"]
    assert len(tables) == 3
    for table in tables:
        head, body = table.children
        assert {len(row.children) for row in body.children} == {len(head.children.children)}


def test_a_dialog_is_called_after_what_it_is_about_and_never_after_an_id():
    desk = AllianceDesk(joins("a"), Contact(id="con-1", subject_id="lab", on="2026-01-01"))
    fixed = '{"source_id": "a", "target_id": "lab", "type": "SIGNED_INTENT"}'
    new = content(desk.services, {"act": "new", "kind": "tie", "id": "x", "fixed": fixed}, "nl")
    assert "Alfa ondertekende de intentieverklaring van Lab" in words_in(new)
    tie_form = content(desk.services, {"act": "edit", "kind": "tie", "id": "t-a"}, "nl")
    assert "Wijzig: Alfa is partij in Lab" in words_in(tie_form)
    assert "Wijzig: contactmoment" in words_in(
        content(desk.services, {"act": "edit", "kind": "contact", "id": "con-1"}, "nl")
    )
