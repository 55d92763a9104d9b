"""The alliance desk without a browser: what a link reproduces, what the portfolio and a dossier tell, what may move."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.record_dialog import OPEN
from dashboard.cytoscape.layout_memory import LayoutMemory
from dashboard.pages.alliances.address import MOST_COMPARED, PATH, AllianceView, from_query, href
from dashboard.pages.alliances.dossier.gate_bar import gate_bar
from dashboard.pages.alliances.dossier.head import dossier_head
from dashboard.pages.alliances.dossier.moving import move_asked
from dashboard.pages.alliances.drawing import dossier_page
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.portfolio.portfolio import portfolio, portfolio_head
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.panel.node_panel import node_panel
from dashboard.pages.network.scene import compose_scene
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.shell.record_dialog import command_for, content, outcome
from graph.analysis.alliances.gates import STEPS
from graph.analysis.fit.settings import COMPONENTS
from graph.commands.allying import MovePhase, ReasonMissing
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.capabilities import Need
from graph.model.codec import to_plain
from graph.model.dossiers import Candidate, StepDecision
from graph.model.errors import Conflict
from graph.model.follow_up import Note, Task
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, tie, write
from tests.support.components import links_in, parts_in, words_in

TODAY = "2026-11-25"
LAB = Alliance(id="lab", name="Lab", phase="idea", initiator_id="i", owner="An", themes=("robots",))
BARE = Alliance(id="bare", name="Ander")


class Desk:
    """The desk over one store."""

    def __init__(self, *records):
        self.store = MemoryStore()
        layouts: LayoutMemory = SqliteLayouts()
        write(self.store, created(organisation("i"), organisation("a"), LAB, BARE, *records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), layouts)

    def opened(self, step="ambition", alliance="lab"):
        return open_dossier(self.services, AllianceView(dossier=alliance, step=step), "nl", TODAY)

    def portfolio(self, **view):
        return portfolio(self.store.snapshot(), AllianceView(**view), "nl", TODAY)

    def save(self, form, given):
        return outcome(self.services, form, given, tuple(given), "nl")


@given(
    st.builds(
        AllianceView,
        dossier=st.sampled_from(["", "all-x", "a b&c=d"]),
        party=st.sampled_from(["", "org-a"]),
        compared=st.lists(st.sampled_from(["org-a", "com-b", "sch-c"]), unique=True).map(tuple),
        weights=st.dictionaries(st.sampled_from(list(COMPONENTS)), st.integers(0, 100).map(float)),
        shown_as=st.sampled_from(["bord", "lijst"]),
        owner=st.sampled_from(["", "An & co"]),
        theme=st.sampled_from(["", "robots"]),
    )
)
def test_a_link_reproduces_the_view(view):
    assert from_query(href(view).removeprefix(PATH)) == view


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_link(step):
    assert from_query(href(AllianceView(dossier="x", step=step)).removeprefix(PATH)).step == step


def test_what_a_link_says_that_cannot_be_falls_back():
    view = from_query("?stap=nergens&beeld=taart&weging=A.101,Q.5,C.20&naast=a,b,c,d,e")
    assert (view.step, view.shown_as, dict(view.weights)) == (STEPS[0], "bord", {"C": 20.0})
    assert len(view.compared) == MOST_COMPARED


def test_an_alliance_stands_in_the_column_of_its_phase_and_an_unknown_phase_is_no_idea():
    columns = [words_in([column]) for column in Desk().portfolio()[0].children]
    assert [("Lab" in told, "Ander" in told) for told in columns if told.startswith("Idee")] == [(True, False)]
    assert [("Lab" in told, "Ander" in told) for told in columns if told.startswith("Fase onbekend")] == [(False, True)]


def test_the_portfolio_is_narrowed_by_owner_and_theme():
    assert "Ander" not in words_in(Desk().portfolio(owner="An", shown_as="lijst"))
    assert "Lab" in words_in(Desk().portfolio(theme="robots", shown_as="lijst"))
    assert "Geen alliantie past" in words_in(Desk().portfolio(owner="Niemand"))
    assert "1 van 2" in words_in(portfolio_head(Desk().store.snapshot(), AllianceView(owner="An"), "nl"))


def test_the_task_that_is_due_first_stands_on_the_card_and_late_ones_are_told():
    tasks = [
        Task(id=f"t{n}", subject_id="lab", title=title, due_on=due, state="open")
        for n, (title, due) in enumerate([("Later", "2027-01-01"), ("Bel Kuka", "2026-11-01")])
    ]
    told = words_in(Desk(*tasks, Task(id="t9", subject_id="lab", title="Oud", due_on="2020", state="done")).portfolio())
    assert "Bel Kuka · 1 nov 2026" in told
    assert "1 taak is te laat" in told
    assert "Oud" not in told


def test_one_party_is_told_to_be_no_alliance():
    assert "Eén partij is nog geen alliantie" in words_in(Desk(tie("a", "lab", "PARTNER_OF")).portfolio())


def test_the_head_tells_how_far_each_step_is():
    told = words_in(dossier_head(Desk().opened()))
    assert "1 Ambitie nog 2 voorwaarden" in told  # no ambition, no need; a theme and an owner are there
    assert "3 Fit nog leeg" in told


def test_the_bar_tells_what_is_missing_and_a_reason_is_shown():
    told = words_in(gate_bar(Desk().opened()))
    assert "minstens 1 nood (nu 0)" in told
    assert "Ga verder met reden" in told
    need = Need(id="n", subject_id="lab", capability="robots", level=1.0)
    assert "minstens 1 nood (nu 1)" in words_in(gate_bar(Desk(need).opened()))


def test_a_dossier_that_is_gone_leads_back():
    head, main, gate = dossier_page(Desk().services, AllianceView(dossier="weg"), "nl")
    assert (head, gate) == ([], [])
    assert "is er niet (meer)" in words_in(main)
    assert links_in(main) == ["/allianties"]


# --- phases


def press(seen, to):
    return {"type": "alliance-move", "id": "lab", "from": seen, "to": to}


def test_onward_through_a_closed_gate_asks_for_a_reason():
    desk = Desk()
    with pytest.raises(ReasonMissing):
        move_asked(desk.services, press("idea", "explore"), "")
    desk.services.run(move_asked(desk.services, press("idea", "explore"), "de directie wil starten"))
    assert desk.store.snapshot().get("lab").phase == "explore"
    [note] = desk.store.snapshot().of(Note).values()
    assert (note.content, note.written_by) == ("idea → explore: de directie wil starten", "an")


def test_onward_through_an_open_gate_needs_none_and_going_out_always_does():
    need = Need(id="n", subject_id="lab", capability="robots", level=1.0)
    desk = Desk(need)
    desk.services.run(move_asked_after(desk))
    assert desk.store.snapshot().get("lab").phase == "explore"
    with pytest.raises(ReasonMissing):
        move_asked(desk.services, press("explore", "declined"), "")


def move_asked_after(desk):
    before = desk.store.snapshot().get("lab")
    form = {"do": "edit", "kind": "alliance", "id": "lab", "seen": json.dumps(to_plain(before))}
    desk.services.run(command_for(form, {"ambition": "Een lab voor iedereen"}))
    return move_asked(desk.services, press("idea", "explore"), "")


@pytest.mark.parametrize("move", [("idea", "renew"), ("idea", "nowhere"), ("nowhere", "idea")])
def test_a_move_that_does_not_exist_is_refused(move):
    with pytest.raises(UnexpectedValue):
        move_asked(Desk().services, press(*move), "daarom")


def test_two_people_who_move_the_same_phase_are_told_and_nothing_is_lost():
    desk = Desk()
    desk.services.run(MovePhase("lab", "idea", "explore", "", "an", TODAY))
    with pytest.raises(Conflict) as told:
        desk.services.run(MovePhase("lab", "idea", "declined", "te duur", "bo", TODAY))
    [clash] = told.value.clashes
    assert (clash.field, clash.mine, clash.theirs) == ("phase", "declined", "explore")
    assert not desk.store.snapshot().of(Note)


# --- the dialog of one record


def new(kind, **fixed):
    return {"do": "new", "kind": kind, "id": "", "fixed": json.dumps(fixed)}


def test_the_dialog_adds_a_record_about_what_it_was_opened_for():
    desk = Desk()
    desk.save(new("need", subject_id="lab"), {"capability": "robots", "level": "0,5"})
    [need] = desk.store.snapshot().of(Need).values()
    assert (need.subject_id, need.capability, need.level) == ("lab", "robots", 0.5)


def test_every_fault_is_told_at_its_field_and_nothing_is_written():
    desk = Desk()
    *_, general, at_fields = desk.save(new("need", subject_id="lab"), {"capability": "", "level": "2"})
    assert "verplicht" in at_fields[0].lower() or at_fields[0]
    assert at_fields[1]
    assert general
    assert not desk.store.snapshot().of(Need)


def test_who_fills_in_a_form_and_today_stand_in_it_at_first():
    pressed = {"act": "new", "kind": "candidate", "id": "x", "fixed": json.dumps({"subject_id": "lab"})}
    fields = {part.id["name"]: part for part in parts_in(content(Desk().services, pressed, "nl")) if _is_field(part)}
    assert fields["added_by"].value == "an"
    assert fields["on"].value
    assert "subject_id" not in fields


def _is_field(part):
    return isinstance(getattr(part, "id", None), dict) and part.id.get("type") == "record-field"


def test_an_edit_that_meets_another_keeps_both_values_in_sight():
    desk = Desk(Candidate(id="c", subject_id="lab", party_id="a", state="listed", reason="oud"))
    seen = json.dumps(to_plain(desk.store.snapshot().get("c")))
    form = {"do": "edit", "kind": "candidate", "id": "c", "seen": seen}
    desk.save(form, {"reason": "van bo"})
    *_, agreed, told, _ = desk.save(form, {"reason": "van an"})
    assert "van bo" in words_in([told])
    assert "van an" in words_in([told])
    assert desk.store.snapshot().get("c").reason == "van bo"
    desk.save(agreed, {"reason": "van an"})  # seen both, and kept
    assert desk.store.snapshot().get("c").reason == "van an"


@pytest.mark.parametrize("fixed", ["[]", "{", '{"subject_id": 1}'])
def test_a_forged_form_is_refused(fixed):
    with pytest.raises(UnexpectedValue):
        command_for({"do": "new", "kind": "need", "fixed": fixed}, {"capability": "x"})


def test_a_button_names_what_it_opens():
    need = Need(id="n", subject_id="lab", capability="robots", level=1.0)
    page = dossier_page(Desk(need).services, AllianceView(dossier="lab"), "nl")
    acts = {
        (part.id["act"], part.id["kind"], part.id["id"])
        for part in parts_in([*page[0], *page[1], *page[2]])
        if isinstance(getattr(part, "id", None), dict) and part.id.get("type") == OPEN
    }
    assert {("edit", "need", "n"), ("delete", "need", "n"), ("edit", "alliance", "lab")} <= acts


def test_the_network_leads_to_the_dossier_of_an_alliance():
    desk = Desk(tie("a", "lab", "PARTNER_OF"))
    scene = compose_scene(desk.store.snapshot(), NetworkView(everything=True))
    panel = node_panel(scene, desk.store.snapshot().node("lab"), (), "nl")
    assert "/allianties?dossier=lab" in links_in(panel)
    assert "/allianties?dossier=a" not in links_in(node_panel(scene, desk.store.snapshot().node("a"), (), "nl"))


def test_a_phase_that_nobody_wrote_down_is_unknown_and_can_be_told_with_a_reason():
    desk = Desk()
    assert "fase onbekend" in words_in(dossier_head(desk.opened(alliance="bare")))
    pressed = {"type": "alliance-move", "id": "bare", "from": "", "to": "share"}
    with pytest.raises(ReasonMissing):
        move_asked(desk.services, pressed, "")
    desk.services.run(move_asked(desk.services, pressed, "zo staat het in het verslag"))
    assert desk.store.snapshot().get("bare").phase == "share"
    with pytest.raises(Conflict):  # somebody told it meanwhile
        desk.services.run(MovePhase("bare", "", "renew", "ik dacht van wel", "bo", TODAY))


def test_a_card_leads_to_the_first_step_that_is_not_passed():
    done = StepDecision(id="d", subject_id="lab", step="ambition", reason="staat in het dossier")
    assert "/allianties?dossier=lab&stap=ambition" in links_in(Desk().portfolio())
    assert "/allianties?dossier=lab&stap=long_list" in links_in(Desk(done).portfolio())
