"""The step Longlist without a browser: what is said of each suggestion, what is on the list, what a click writes."""

import json

import pytest

from dashboard.components.record_dialog import OPEN
from dashboard.pages.alliances.address import AllianceView, from_query, href
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.steps.long_list.adding import listing_asked
from dashboard.pages.alliances.steps.long_list.suggested import LIST, PICK
from dashboard.pages.alliances.steps.long_list.view import long_list_step
from dashboard.pages.alliances.steps.long_list.wording import excerpt
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.shell.record_dialog import content
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.capabilities import Offer
from graph.model.dossiers import Candidate
from graph.model.errors import RecordNotFound
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, created, organisation, project, tie, write
from tests.support.components import controls_in, links_in, parts_in, words_in

TODAY = "2026-11-26"
LAB = Alliance(id="lab", name="Lab", initiator_id="i", themes=("zorg",), must_bring=("robots",), within_km=50.0)
OTHER = Alliance(id="other", name="Ander verbond", initiator_id="i")
RECORDS = (
    LAB,
    OTHER,
    organisation("i", "Initiatief", municipality="Genk"),
    company("a", "Alfa", description="Bouwt robotarmen.", municipality="Genk"),
    organisation("b", "Beta", themes=("zorg",)),
    organisation("c", "Gamma"),
    project("p", "Proefproject"),
    Offer(id="off-b", subject_id="b", capability="robots", level=0.5),
    tie("i", "p", "PARTNER_IN", status="stated"),
    tie("a", "p", "PARTNER_IN", status="stated"),
    tie("b", "p", "ADVISES", status="invited"),
    tie("b", "other", "PARTNER_OF", status="stated"),
)


class Desk:
    """The step over one store."""

    def __init__(self, *records):
        self.store = MemoryStore()
        write(self.store, created(*RECORDS, *records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts())

    def step(self, language="nl", **view):
        shown = AllianceView(dossier="lab", step="long_list", **view)
        return long_list_step(open_dossier(self.services, shown, language, TODAY))

    def suggested(self, **view):
        return [told["parties"] for told, _ in controls_in(self.step(**view)[1:], LIST) if told["parties"]]

    def press(self, *parties, language="nl"):
        return self.services.run(listing_asked(self.services, "lab", parties, language))

    def candidates(self):
        return {one.party_id: one for one in self.store.snapshot().of(Candidate).values()}


def listed(party, state="listed", **rest):
    return Candidate(id=f"can-{party}", subject_id="lab", party_id=party, state=state, added_by="Bo", on=TODAY, **rest)


def test_each_suggestion_says_why_in_words():
    words = words_in(Desk().step())
    # Alfa: its description, the municipality, a project in which both are partner
    assert "Bouwt robotarmen." in words
    assert "ligt in dezelfde gemeente als" in words
    assert "verbonden via" in words
    # Beta: an offer, a theme, only an invitation, and an alliance that Initiatief leads
    assert "deelt het thema" in words
    assert "mogelijk verbonden via" in words
    assert "Al bondgenoot in Ander verbond" in words


def test_the_demands_stand_on_top_and_lead_to_their_dialog():
    demands = Desk().step()[:1]
    assert "Brengt robots in" in words_in(demands)
    assert "Binnen 50 km van Initiatief" in words_in(demands)
    assert [(told["act"], told["id"]) for told, _ in controls_in(demands, OPEN)] == [("edit", "lab")]


def test_a_filter_is_a_link_with_the_number_that_it_shows():
    desk = Desk()
    addresses = [from_query(address.partition("?")[2]) for address in links_in(desk.step()) if "reden=" in address]
    reasons = {view.reason for view in addresses}
    assert reasons == {"need", "theme", "place", "relation", "allied"}
    assert desk.suggested(reason="theme") == ["b"]
    assert desk.suggested(reason="place") == ["a"]
    assert {view.reason for view in map(_view, links_in(desk.step(reason="need")))} >= {"need:robots"}


def _view(address):
    return from_query(address.partition("?")[2])


def test_a_link_reproduces_the_filter_and_how_much_is_told():
    view = AllianceView(dossier="lab", step="long_list", reason="need:robots & co", many=24)
    assert _view(href(view)) == view
    assert _view("?dossier=lab&tot=99999999999").many == 240
    assert _view("?dossier=lab&tot=-3").many == 12


def test_one_click_writes_the_reasons_by_whom_and_when():
    desk = Desk()
    desk.press("a")
    [found] = desk.candidates().values()
    assert (found.party_id, found.state, found.added_by) == ("a", "listed", "an")
    assert found.reason == (
        "noemt robots: “Bouwt robotarmen.” (omschrijving); ligt in dezelfde gemeente als Initiatief; "
        "verbonden via Proefproject"
    )
    assert desk.suggested() == ["b"]  # who is on the list is suggested no more


def test_several_that_are_picked_come_on_the_list_at_once_and_undo_takes_them_back_together():
    desk = Desk()
    assert [told["party"] for told, _ in controls_in(desk.step(), PICK)] == ["b", "a"]
    desk.press("a", "b", "a")
    assert set(desk.candidates()) == {"a", "b"}
    desk.services.undo()
    assert desk.candidates() == {}


def test_a_candidate_tells_why_by_whom_when_and_which_demands_it_meets():
    words = words_in(Desk(listed("a", reason="bouwt armen"), listed("b")).step())
    assert "bouwt armen" in words
    assert "door Bo, 26 november 2026" in words
    assert "robots: niet bekend" in words  # Alfa: a word in a description is no offer
    assert "brengt robots" in words  # Beta offers them
    assert "zelfde gemeente" in words
    assert "afstand niet bekend" in words
    assert "Waarom staat er niet bij." in words


def test_who_is_excluded_stands_below_with_the_reason_and_a_way_back():
    desk = Desk(listed("c", "excluded", reason="te duur"))
    words = words_in(desk.step())
    assert "Uitgesloten" in words
    assert "te duur" in words
    assert "c" in [told["parties"] for told, _ in controls_in(desk.step(), LIST)]
    desk.press("c")
    newest = desk.candidates()["c"]
    assert (newest.state, newest.reason) == ("listed", "teruggezet (was uitgesloten: te duur)")


def test_the_dialog_that_excludes_says_whom():
    desk = Desk(listed("a"))
    [pressed] = [told for told, _ in controls_in(desk.step(), OPEN) if "excluded" in told["fixed"]]
    assert json.loads(pressed["fixed"]) == {"subject_id": "lab", "party_id": "a", "state": "excluded"}
    assert "Alfa · uitgesloten" in words_in(content(desk.services, pressed, "nl"))


def test_twenty_thousand_candidates_are_counted_not_listed():
    many = [organisation(f"x{n}", themes=("zorg",)) for n in range(20_000)]
    page = Desk(*many).step()
    rows = [part for part in parts_in(page) if getattr(part, "className", "") == "ll-row"]
    assert len(rows) == 12
    # Alfa, Beta and twenty thousand, less the twelve that are told
    assert "Toon meer: nog 19 990" in words_in(page).replace("\u202f", " ").replace("\u00a0", " ")


def test_an_alliance_without_needs_themes_and_initiator_is_told_what_to_do():
    desk = Desk(Alliance(id="bare", name="Kaal"))
    opened = open_dossier(desk.services, AllianceView(dossier="bare", step="long_list"), "nl", TODAY)
    assert "Vul eerst noden, thema’s of een initiatiefnemer in" in words_in(long_list_step(opened))


@pytest.mark.parametrize("parties", ["p", "nergens", "lab"])
def test_what_is_no_party_is_refused(parties):
    desk = Desk()
    with pytest.raises(UnexpectedValue):
        desk.press(parties)
    assert desk.candidates() == {}


def test_an_alliance_that_is_gone_is_told():
    with pytest.raises(RecordNotFound):
        listing_asked(Desk().services, "weg", ["a"], "nl")


def test_the_step_reads_in_english_too():
    words = words_in(Desk(listed("c")).step("en"))
    assert "Suggestions from the network" in words
    assert "lies in the same municipality as" in words
    assert "Exclude with reason" in words


def test_a_long_text_is_cut_at_words_round_what_was_looked_for():
    text = "word " * 30 + "met robots erbij " + "nog meer " * 20
    shown = excerpt(text, ("robot",))
    assert "met robots erbij" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert set(shown.strip("… ").split()) <= {"word", "met", "robots", "erbij", "nog", "meer"}
