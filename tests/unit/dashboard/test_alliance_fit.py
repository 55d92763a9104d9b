"""Step 3 on screen: weights, candidates in order, one in full, and what would change it; T2.10 of the methods."""

import json
from urllib.parse import parse_qs

import pytest

from dashboard.components.record_dialog import OPEN
from dashboard.pages.alliances.address import AllianceView, from_query, href
from dashboard.pages.alliances.drawing import dossier_page
from dashboard.pages.alliances.opened import open_dossier
from dashboard.pages.alliances.steps.fit.moving import with_weight
from dashboard.pages.alliances.steps.fit.step import fit
from dashboard.pages.alliances.steps.fit.weights import WEIGHT
from dashboard.security.shapes import UnexpectedValue
from dashboard.services import Services
from dashboard.shell.record_dialog import outcome
from graph.analysis.fit.settings import COMPONENTS, DEFAULTS
from graph.commands.editing import DeleteRecords
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.assessments import Rating
from graph.model.capabilities import Need, Offer
from graph.model.dossiers import Candidate, Weighting
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, tie, write
from tests.support.components import controls_in, links_in, parts_in, words_in

TODAY = "2026-11-26"
PLACE = {"latitude": 50.965, "longitude": 5.5}


class Desk:
    """One dossier over one store, without a browser."""

    def __init__(self, *records):
        self.store = MemoryStore()
        write(self.store, created(*records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts())

    def opened(self, **view):
        return open_dossier(self.services, AllianceView(dossier="lab", step="fit", **view), "nl", TODAY)

    def page(self, **view):
        return fit(self.opened(**view))

    def words(self, **view):
        return words_in(self.page(**view))


def candidate(party, state="listed"):
    return Candidate(id=f"can-{party}-{state}", subject_id="lab", party_id=party, state=state, on="2026-11-01")


def known(party, level, willing=5.0):
    """Return a party of which most is known: its offers, wishes, stance, willingness and risks."""
    ratings = {"willingness": willing, "interest:x": 4.0, "risk:r:probability": 2.0, "risk:r:impact": 2.0}
    return (
        organisation(party, themes=("robots",), organisation_kind="campus", sectors=("it",), **PLACE),
        Offer(id=f"off-{party}", subject_id=party, capability="robots", level=level),
        Need(id=f"nee-{party}", subject_id=party, capability="opleiding", level=1.0),
        *(
            Rating(
                id=f"rat-{party}-{name.replace(':', '-')}", subject_id=party, attribute=name, value=value, rated_by="An"
            )
            for name, value in ratings.items()
        ),
        tie("i", party, strength=4),
        candidate(party),
    )


LAB = Alliance(id="lab", name="Lab", initiator_id="i", themes=("robots",), must_bring=("robots",), within_km=50.0)
INITIATOR = (
    organisation("i", themes=("robots",), organisation_kind="campus", sectors=("it",), surveyed=True, **PLACE),
    Need(id="nee-lab", subject_id="lab", capability="robots", level=1.0),
    Offer(id="off-i", subject_id="i", capability="opleiding", level=1.0),
    Rating(id="rat-i", subject_id="i", attribute="interest:x", value=5.0, rated_by="An"),
)
ALL = (
    LAB,
    *INITIATOR,
    *known("best", 1.0),
    *known("good", 0.75),
    *known("fair", 0.5),
    *known("last", 0.25),
    organisation("vague", name="Vaag"),
    candidate("vague"),
    organisation("far", latitude=53.0, longitude=6.0),
    candidate("far"),
)


@pytest.fixture
def desk():
    return Desk(*ALL)


def names_in_order(components):
    rows = [part for part in parts_in(components) if "fit-row" in (getattr(part, "className", None) or "").split()]
    return [
        part.children[0] for row in rows for part in parts_in([row]) if getattr(part, "className", None) == "fit-name"
    ]


def test_candidates_stand_in_order_and_who_is_too_little_known_has_no_place(desk):
    page = desk.page()
    # more of what is sought is better, all else being alike
    assert names_in_order(page) == ["best", "good", "fair", "last", "Vaag"]
    assert "Kansrijk, maar te weinig gekend" in words_in(page)


def test_who_falls_short_of_a_hard_requirement_is_told_at_the_foot(desk):
    # haversine from (50.965, 5.5) to (53, 6): 229 km
    assert "valt buiten een harde eis: op 229 km, verder dan 50." in desk.words()
    shown = desk.words(party="far")
    assert "Waarom niet far?" in shown
    assert "Valt nu buiten een harde eis." in shown


def test_contributions_on_screen_add_up_to_the_total_on_screen(desk):
    page = desk.page(party="good")
    added = [part.children for part in parts_in(page) if str(getattr(part, "children", "")).startswith("+0,")]
    total = next(part.children for part in parts_in(page) if getattr(part, "className", None) == "fit-total")
    assert len(added) == len(COMPONENTS)
    assert sum(float(one.replace(",", ".")) for one in added) == pytest.approx(float(total.replace(",", ".")))


def test_a_component_opens_the_very_fields_behind_it(desk):
    page = desk.page(party="good")
    opened = {
        part.id: words_in([part]) for part in parts_in(page) if str(getattr(part, "id", "")).startswith("fit-part-")
    }
    assert "good biedt robots" in opened["fit-part-C"]
    assert "good, bereidheid: oordeel van An" in opened["fit-part-W"]
    assert "good: gemeente" in opened["fit-part-P"]
    assert "i werkt samen met good" in opened["fit-part-R"]
    assert any("kies=i-good" in link for link in links_in(page))


def test_why_not_gives_each_change_with_a_task(desk):
    page = desk.page(party="vague")
    assert "Waarom niet Vaag?" in words_in(page)
    tasks = [
        part.id
        for part in parts_in(page)
        if isinstance(getattr(part, "id", None), dict) and part.id.get("kind") == "task"
    ]
    titles = {json.loads(one["fixed"])["title"] for one in tasks}
    assert "Vaag: inbreng van robots navragen" in titles
    assert "Vaag: aanvulling navragen" in titles
    assert {json.loads(one["fixed"])["subject_id"] for one in tasks} == {"lab"}


def test_the_first_three_are_not_asked_why_not(desk):
    assert "Waarom niet best?" not in desk.words(party="best")
    assert "Waarom niet last?" in desk.words(party="last")


def test_the_best_introduction_is_a_sentence_with_its_way_to_the_network(desk):
    page = desk.page(party="good")
    assert "i en good kennen elkaar al: i werkt samen met good." in words_in(page)
    assert any("inzicht=route" in link and "over=i,good" in link for link in links_in(page))


# --- weights


def test_a_moved_weight_leaves_the_proportions_of_the_others():
    shown = {key: 100 * weight for key, weight in DEFAULTS.weights.items()}
    view = with_weight(AllianceView(dossier="lab"), shown | {"C": 60.0}, "C")
    # the others shared 80 and now share 40: each half of what it was
    assert view.weights == {"A": 9, "C": 60, "I": 5, "R": 6, "O": 4, "P": 4, "W": 6, "N": 3.5, "V": 2.5}
    assert from_query(href(view).partition("?")[2]).weights == view.weights


def test_a_weight_that_is_all_there_is_gives_way_to_all_others_alike():
    shown = dict.fromkeys(COMPONENTS, 0.0) | {"C": 20.0}
    assert with_weight(AllianceView(), shown, "C").weights == {key: 20 if key == "C" else 10 for key in COMPONENTS}


@pytest.mark.parametrize("shown", [{}, {"A": 10.0}, dict.fromkeys(COMPONENTS, -1.0), dict.fromkeys(COMPONENTS)])
def test_what_are_no_weights_is_refused(shown):
    with pytest.raises(UnexpectedValue):
        with_weight(AllianceView(), shown, "A")


def test_a_link_reproduces_the_weights_that_are_tried(desk):
    # all weight on proximity: everyone at the same place is alike, and who is nowhere is not known at all
    page = desk.page(weights={key: 100.0 if key == "P" else 0.0 for key in COMPONENTS})
    assert {told["key"]: value for told, value in controls_in(page, WEIGHT)}["P"] == 100
    assert names_in_order(page) == ["best", "fair", "good", "last", "Vaag"]  # equals by id


def test_weights_of_nothing_are_refused_in_words_and_the_rest_stands(desk):
    page = desk.page(weights=dict.fromkeys(COMPONENTS, 0.0))
    assert "Alle gewichten staan op 0" in words_in(page)
    assert names_in_order(page)[0] == "best"


def test_moving_a_weight_does_not_compute_the_parts_anew(desk):
    first, other = desk.opened(), desk.opened(weights={"P": 40.0})
    assert other.candidates is first.candidates
    write(desk.store, DeleteRecords(("can-last-listed",)).plan(desk.store.snapshot()), "op-1")
    assert "last" not in desk.opened().candidates.ids


def test_kept_weights_hold_until_others_are_tried(desk):
    tried = {key: 100.0 if key == "P" else 0.0 for key in COMPONENTS}
    page = desk.page(weights=tried)
    keep = next(
        part.id
        for part in parts_in(page)
        if isinstance(getattr(part, "id", None), dict) and part.id.get("kind") == "weighting"
    )
    assert keep["type"] == OPEN
    form = {"do": "new", "kind": "weighting", "fixed": keep["fixed"]}
    assert outcome(desk.services, form, {"reason": "alleen wie dichtbij is"}, [], "nl")[1] is False
    kept = next(iter(desk.store.snapshot().of(Weighting).values()))
    assert json.loads(kept.values)["fit.weights.P"] == 1.0
    assert desk.opened().settings.fit.weights == {key: 1.0 if key == "P" else 0.0 for key in COMPONENTS}
    assert "Bewaarde weging" in desk.words()
    back = [parse_qs(link.partition("?")[2]).get("weging") for link in links_in(desk.page()) if "weging" in link]
    assert ["A.18,C.20,I.10,N.7,O.8,P.8,R.12,V.5,W.12"] in back


# --- beside each other, and what is gone


def test_two_side_by_side_begin_with_where_they_differ_most(desk):
    page = desk.page(compared=("best", "last"))
    table = next(part for part in parts_in(page) if type(part).__name__ == "Table")
    heads = [
        part.children
        for part in parts_in([table])
        if type(part).__name__ == "Th" and getattr(part, "scope", "") == "row"
    ]
    assert heads[:5] == ["Fit", "Dekking", "Houdt stand?", "Eisen", "Aanvulling"]


def test_who_was_deleted_while_compared_is_told(desk):
    write(desk.store, DeleteRecords(("last",)).plan(desk.store.snapshot()), "op-1")
    assert "Eén gekozen kandidaat is er niet meer" in desk.words(compared=("best", "last"))
    assert "Deze partij is geen kandidaat" in desk.words(party="last")


def test_without_an_initiator_or_candidates_the_way_on_is_told():
    alone = Desk(Alliance(id="lab", name="Lab"))
    assert "wie het initiatief neemt" in alone.words()
    empty = Desk(LAB, *INITIATOR)
    assert "Er staat nog niemand op de longlist." in empty.words()
    assert any("stap=long_list" in link for link in links_in(empty.page()))


def test_an_excluded_candidate_is_not_shown():
    desk = Desk(
        *ALL,
        Candidate(id="z-out", subject_id="lab", party_id="good", state="excluded", reason="te ver", on="2026-11-20"),
    )
    assert "good" not in names_in_order(desk.page())


def test_the_step_speaks_both_languages(desk):
    view = AllianceView(dossier="lab", step="fit", party="vague", compared=("best", "good"))
    english = words_in(dossier_page(desk.services, view, "en")[1])
    assert "Why not Vaag?" in english
    assert "Promising, but too little known" in english
