"""The step of the five conditions: what it says, and how a sheet is opened, kept and saved."""

import dataclasses

import pytest

from dashboard.pages.alliances.address import AllianceView, from_query, href
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.steps.conditions.answering import answers_in, opened, outcome
from dashboard.pages.alliances.steps.conditions.view import conditions
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.text import t
from graph.analysis.alliances.conditions import QUESTIONS
from graph.commands.answering import AnswerConditions
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.assessments import ConditionAnswer
from graph.model.dossiers import Candidate
from graph.model.errors import RecordNotFound
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, write
from tests.support.components import controls_in, links_in, parts_in, words_in

T1_1 = {"An": (3, 4, 3, None), "Bo": (2, 3, 3, 3)}
PRESSED = {"type": "conditions-open", "alliance": "lab", "party": "a", "assessor": "", "at": "list"}


class Desk:
    """A page over one store, without a browser."""

    def __init__(self):
        self.store = MemoryStore()
        lab = Alliance(id="lab", name="Lab", initiator_id="i")
        talk = Candidate(id="can", subject_id="lab", party_id="a", state="talk", on="2026-01-01")
        everyone = (organisation("i", "Initiator"), organisation("a", "Partij A"))
        write(self.store, created(*everyone, lab, talk), "op-0")
        self.services = Services(self.store, lambda: User("An", Role.EDITOR), SqliteLayouts())

    def answer(self, who, condition, values, on="2026-01-01", party="a"):
        answers = {f"{condition}{number}": value for number, value in enumerate(values, start=1)}
        return self.services.run(AnswerConditions("lab", party, who, on, answers))

    def step(self, language="nl", **view):
        asked = AllianceView(dossier="lab", step="conditions").having(**view)
        return conditions(open_dossier(self.services, asked, language, "2026-06-01"))

    def bars(self, **view):
        """Return the words beside each of the five bars."""
        rows = [part for part in parts_in(self.step(**view)) if part.__class__.__name__ == "Summary"]
        return [words_in([row.children[2]]) for row in rows]

    def stored(self):
        return list(self.store.snapshot().of(ConditionAnswer).values())


@pytest.fixture
def desk():
    return Desk()


def t1_1(desk):
    for who, values in T1_1.items():
        desk.answer(who, "A", values)


# --- what is shown


def test_t1_1_on_screen(desk):
    t1_1(desk)
    # 0.65625 to 0.78125, 7 of 8 answered: coverage 0.875
    assert set(desk.bars(party="a")[0].split()) >= {"0,66", "tot", "0,78", "7", "van", "8"}


def test_two_assessors_are_a_bracket_and_one_is_none(desk):
    def brackets():
        return [p for p in parts_in(desk.step(party="a")) if getattr(p, "className", "") == "interval-spread"]

    desk.answer("An", "A", T1_1["An"])
    assert not brackets()
    desk.answer("Bo", "A", T1_1["Bo"])
    [bracket] = brackets()
    # T1.1: An half-way 0.75, Bo 0.6875
    assert bracket.style == {"left": "68.75%", "width": "6.25%"}


def test_what_nobody_answered_is_unknown_and_not_zero(desk):
    assert t("alliance_conditions.nobody_answered", "nl") in words_in(desk.step())
    assert all("onbekend" in words for words in desk.bars())


def test_the_lowest_condition_is_named_and_the_five_are_never_one_number(desk):
    for key in "ABCDE":
        desk.answer("An", key, (1, 1, 1, 1) if key == "C" else (4, 4, 4, 4))
    assert t("alliance_conditions.lowest", "nl", name="relatie") in words_in(desk.step(party="a"))
    # the mean of the five would be (4 × 1 + 0.25) / 5 = 0.85
    assert "0,85" not in words_in(desk.step(party="a"))


def test_our_side_and_estimates_are_told_apart(desk):
    words = words_in(desk.step())
    assert "onze kant · 0 beoordelaars" in words
    assert "schatting · 0 beoordelaars" in words


def test_the_profile_of_an_earlier_date_is_one_link_away(desk):
    desk.answer("An", "A", (0, 0, 0, 0), on="2026-01-01")
    desk.answer("An", "A", (4, 4, 4, 4), on="2026-05-01")
    assert desk.bars(party="a")[0].startswith("1 ")
    earlier = href(AllianceView(dossier="lab", step="conditions", party="a", on="2026-01-01"))
    assert earlier in links_in(desk.step(party="a"))
    assert desk.bars(party="a", on=from_query(earlier.partition("?")[2]).on)[0].startswith("0 ")
    assert t("alliance_conditions.as_on", "nl", day="1 januari 2026") in words_in(desk.step(party="a", on="2026-01-01"))


def test_a_date_that_is_none_is_left_out_of_the_address():
    assert from_query("dossier=lab&op=2026-99-99").on == ""


def test_the_question_that_tells_most_is_named_with_who_left_it_open(desk):
    t1_1(desk)
    for key in "BCDE":
        for who in T1_1:
            desk.answer(who, key, (4, 4, 4, 4))
    words = words_in(desk.step(party="a"))
    assert "A4 Ze motiveert de mensen die het moeten doen" in words
    assert "Nog open bij An." in words


def test_answers_of_nobody_and_for_no_party_are_shown_but_not_answered_anew(desk):
    told = {"subject_id": "lab", "question": "A1", "value": 2, "on": "2026-01-01"}
    loose = (
        ConditionAnswer(id="loose-1", party_id="a", **told),
        ConditionAnswer(id="loose-2", answered_by="Bo", **told),
        ConditionAnswer(id="loose-3", **told),
    )
    write(desk.store, created(*loose), "op-loose")
    step = desk.step()
    assert "naam onbekend (Partij A)" in words_in(step)
    assert "Bo (partij onbekend)" in words_in(step)
    ids = [tuple(sorted(told.items())) for told, _ in controls_in(step, "conditions-open")]
    assert len(ids) == len(set(ids)) == 3  # two parties in the list, and our own side above the profile


def test_every_word_is_there_in_english(desk):
    t1_1(desk)
    words = words_in(desk.step("en", party="a"))
    assert "Profile of Partij A" in words
    assert "A1 We put our ambition in the same words" in words


# --- the sheet


def sheet(desk, about=None, values=(), **differently):
    return opened(desk.services, {**PRESSED, **differently}, about, list(values), "nl")


def chosen(content):
    return {told["question"]: value for told, value in controls_in(content, "conditions-answer")}


def test_a_sheet_asks_all_twenty_and_starts_with_nothing_answered(desk):
    is_open, about, content, problem = sheet(desk)
    assert (is_open, problem) == (True, "")
    assert chosen(content) == dict.fromkeys(QUESTIONS)
    assert (about["party"], about["first"]) == ("a", [None] * 20)
    assert t("alliance_conditions.sheet_estimate", "nl") in words_in(content)


def test_who_answers_anew_finds_the_last_answers_and_no_field_for_another_name(desk):
    t1_1(desk)
    _, _, content, _ = sheet(desk, assessor="Bo")
    assert [chosen(content)[key] for key in ("A1", "A2", "A3", "A4", "B1")] == ["2", "3", "3", "3", None]
    [(_, name)] = controls_in(content, "conditions-who")
    assert name == "Bo"


def test_a_half_filled_sheet_is_not_replaced_by_another(desk):
    _, about, _, _ = sheet(desk)
    half = ["3", *[None] * 19]
    is_open, kept, content, problem = sheet(desk, about, half, party="i")
    assert is_open
    assert not isinstance(content, list)  # left as it is
    assert not isinstance(kept, dict)
    assert t("alliance_conditions.half", "nl") in words_in([problem])
    _, _, same, problem = sheet(desk, about, half)
    assert not isinstance(same, list)
    assert problem == ""


def test_an_untouched_sheet_gives_way_to_another(desk):
    _, about, _, _ = sheet(desk)
    _, after, content, _ = sheet(desk, about, [None] * 20, party="i")
    assert after["party"] == "i"
    assert t("alliance_conditions.sheet_ours", "nl") in words_in(content)


def save(desk, who="An", **given):
    return outcome(desk.services, {"alliance": "lab", "party": "a"}, who, given, "nl")


def test_a_saved_sheet_is_on_record_with_who_and_when(desk):
    number, is_open, about, content, _ = save(desk, A1="3", A2="?", A3=None)
    assert (number, is_open, about, content) == (2, False, None, [])
    [one] = desk.stored()
    assert (one.question, one.value, one.answered_by, one.party_id) == ("A1", 3, "An", "a")
    assert len(str(one.on)) == 10


def test_an_answer_outside_the_scale_is_refused_in_words_and_the_sheet_stays(desk):
    *rest, problem = save(desk, A1="5", A2="3")
    assert "Antwoord 5 op A1 valt buiten de schaal" in words_in([problem])
    assert not any(isinstance(part, int | list | bool) for part in rest)
    assert not desk.stored()


def test_what_no_control_holds_is_no_answer():
    with pytest.raises(UnexpectedValue):
        answers_in({"A1": "veel"})


def test_who_may_only_look_saves_nothing(desk):
    visitor = dataclasses.replace(desk.services, user=lambda: User("bezoeker", Role.VIEWER))
    *_, problem = outcome(visitor, {"alliance": "lab", "party": "a"}, "Bo", {"A1": "3"}, "nl")
    assert words_in([problem])
    assert not desk.stored()


def test_a_party_that_is_gone_is_told(desk):
    with pytest.raises(RecordNotFound):
        sheet(desk, party="gone")
