"""The answer to a question: in the panel, on the canvas, in the table; and a question that cannot be read."""

import pytest

from dashboard.cytoscape.stylesheet import stylesheet
from dashboard.pages.network.address import NetworkView, from_query
from dashboard.pages.network.bar.toolbar import LONGEST_TITLE, title_of
from dashboard.pages.network.canvas.elements import elements
from dashboard.pages.network.canvas.empty import instead_of_drawing
from dashboard.pages.network.canvas.legend import legend_rows
from dashboard.pages.network.canvas.placing import Placer
from dashboard.pages.network.canvas.styling import style_scene
from dashboard.pages.network.panel.answer_panel import MOST_PROOFS, MOST_UNFOLDED, answer_panel
from dashboard.pages.network.question.trouble import trouble_panel, ways_on
from dashboard.pages.network.scene import compose_scene
from dashboard.pages.network.scenes import question_of
from dashboard.pages.network.table.rows import measured_in
from dashboard.pages.network.table.showing import table_of
from graph.exploration.filters import NetworkFilter
from graph.exploration.pattern_answer import LISTED
from graph.model.snapshot import NetworkSnapshot
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import company, project, tie
from tests.support.components import controls_in, links_in, words_in
from tests.support.questions import IN_LIMBURG, NETWORK, scene_of

LANGUAGES = ("nl", "en")


def panel(text, language="nl", **view):
    scene = scene_of(text, **view)
    return answer_panel(scene, scene.question, scene.answer, language)


def test_the_answer_gives_each_with_the_ties_that_prove_it():
    told = panel("company@;out*MENTORS*school@>out*PARTICIPATED_IN*project@p")
    words = words_in(told)
    assert "1 past" in words
    assert "is mentorbedrijf van School Genk" in words  # read from the one who fits
    assert "School Genk nam deel aan Eerste project" in words  # behind it, a whole sentence
    selecting = [control["id"] for control, _ in controls_in(told, "network-act") if control["act"] == "select"]
    assert selecting == ["aa", "aa-s-genk", "s-genk-p"]


def test_what_is_not_known_is_told_beside_the_answer():
    words = words_in(panel(IN_LIMBURG))
    assert "1 past misschien" in words
    assert "1 via scholen waarvan de provincie onbekend is" in words
    assert "Cc" in words
    assert "1 waarvan de gemeente onbekend is" in words_in(panel("school@(places=Genk)"))


def test_an_empty_answer_offers_to_leave_out_what_excludes_most():
    text = "company@;out*MENTORS*school@(provinces=Limburg);out*MENTORS(edition=2)*school@"
    told = panel(text)
    assert "Niemand past" in words_in(told)
    assert "Zonder voorwaarde 2 past er 1" in words_in(told)
    assert "Zonder voorwaarde 1 past er 1" in words_in(told)
    assert "Zonder “editie 2” past er 1" in words_in(told)
    # "in Limburg" excludes nobody more than clause 2 does: without it cc fits
    assert "Zonder “in Limburg” past er 1" in words_in(told)
    assert {from_query(link.partition("?")[2]).question for link in links_in(told)} == {
        "company@;out*MENTORS*school@(provinces=Limburg)",
        "company@;out*MENTORS(edition=2)*school@",
        "company@;out*MENTORS*school@(provinces=Limburg);out*MENTORS*school@",
        "company@;out*MENTORS*school@;out*MENTORS(edition=2)*school@",
    }
    assert "ook zonder" in words_in(panel("school@(places=X);both**@(places=Y);both**@(places=Z)")).lower()


def test_a_question_about_who_is_gone_says_so():
    told = panel("company@;out*MENTORS*@gone")
    assert "gone" in words_in(told)
    assert "Dit is er niet meer" in words_in(told)


def test_a_long_answer_is_cut_and_leads_to_the_table():
    many = NetworkSnapshot(1, {f"c{n}": company(f"c{n}") for n in range(LISTED + 1)})
    view = NetworkView(question="company@")
    scene = compose_scene(many, view, question_of(view))
    told = answer_panel(scene, scene.question, scene.answer, "nl")
    assert f"Toon alle {LISTED + 1} in de tabel" in words_in(told)
    assert from_query(links_in(told)[0].partition("?")[2]).shown_as == "tabel"
    crowded = compose_scene(many, view, question_of(view), most=10)
    assert links_in(answer_panel(crowded, crowded.question, crowded.answer, "nl")) == []  # an empty table is no answer
    assert "Voeg een voorwaarde toe" in words_in([instead_of_drawing(crowded, "nl")])


def test_on_the_canvas_those_who_fit_stand_out_from_those_who_prove():
    scene = scene_of("company@;out*MENTORS*school@")
    assert set(scene.node_ids) == {"aa", "bb", "cc", "s-genk", "s-gent", "s-nowhere"}
    drawn = elements(scene, style_scene(scene), Placer(SqliteLayouts()).positions(scene, "nl"), "nl")
    data = {element["data"]["id"]: element["data"] for element in drawn}
    assert {key for key, values in data.items() if values.get("match")} == {"aa", "bb", "cc"}
    assert {key for key, values in data.items() if values.get("second")} == {"s-genk", "s-gent", "s-nowhere"}
    assert {key for key, values in data.items() if values.get("idle")} == {"aa-bb"}  # drawn, but no part of the proof
    rules = {rule["selector"]: rule["style"] for rule in stylesheet("light")}
    assert rules["node[?match]"]["underlay-opacity"] > 0
    assert "opacity" not in rules["node[?second]"]  # the name of what is paler stays readable
    assert rules["edge[?idle]"]["opacity"] < rules["node[?second]"]["background-opacity"] < 1
    texts = [row["text"] for row in legend_rows(scene, style_scene(scene), "nl")]
    assert {"past bij de vraag", "hoort niet bij het bewijs"} <= set(texts)


def test_without_a_question_nothing_stands_out():
    scene = compose_scene(NETWORK, NetworkView(everything=True))
    drawn = elements(scene, style_scene(scene), Placer(SqliteLayouts()).positions(scene, "nl"), "nl")
    assert not any(any(element["data"].get(mark) for mark in ("match", "second", "idle")) for element in drawn)
    assert "past bij de vraag" not in [row["text"] for row in legend_rows(scene, style_scene(scene), "nl")]
    assert "fits" not in [
        column["field"] for column in table_of(scene, measured_in(scene)[0], "nl", editable=False)["columns"]
    ]


def test_in_the_table_those_who_fit_come_first_and_are_told_apart():
    scene = scene_of("school@;in*MENTORS*company@", shown_as="tabel")
    table = table_of(scene, measured_in(scene)[0], "nl", editable=False)
    assert [row["cells"]["fits"] for row in table["rows"]] == ["past"] * 3 + ["bewijst"] * 3
    assert {row["id"] for row in table["rows"][:3]} == {"s-genk", "s-gent", "s-nowhere"}
    assert "Antwoord" in [column["heading"] for column in table["columns"]]


def test_the_filter_takes_out_who_fits_and_leaves_who_passes():
    whole, filtered = scene_of(IN_LIMBURG), scene_of(IN_LIMBURG, filter=NetworkFilter(kinds=frozenset({"school"})))
    assert set(whole.node_ids) == {"aa", "s-genk"}
    assert (filtered.node_ids, filtered.n_filtered) == (("s-genk",), 1)
    assert len(filtered.answer.matches) == 1  # the answer itself does not change
    faded = scene_of(IN_LIMBURG, filter=NetworkFilter(kinds=frozenset({"school"})), fade=True)
    assert set(faded.node_ids) == {"aa", "s-genk"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["spaceship@", "company@;out*LOVES*school@", "@" + "x" * 5000, ";;;;;;;;;", "(((", "%00"]
)
def test_a_question_that_cannot_be_read_gives_a_sentence_and_ways_out(text, language):
    scene = scene_of(text)
    assert question_of(scene.view) is None
    card = [instead_of_drawing(scene, language)]
    for told in (card, trouble_panel(scene.view, language)):
        assert len(words_in(told)) < 700
        ways = [from_query(link.partition("?")[2]) for link in links_in(told)]
        assert ways[-1].is_prompt
        assert all(not way.question or question_of(way) for way in ways)


def test_what_can_be_read_of_a_question_can_be_asked():
    view = NetworkView(question="company@;out*LOVES*school@;out*MENTORS*school@")
    assert "out*LOVES*school@" in words_in(trouble_panel(view, "nl"))
    first = from_query(links_in(ways_on(view, "nl"))[0].partition("?")[2])
    assert first.question == "company@;out*MENTORS*school@"


def test_what_else_the_link_shows_stays_when_the_question_cannot_be_read():
    scene = scene_of("spaceship@", centres=("aa",))
    assert set(scene.node_ids) == {"aa", "s-genk", "bb"}
    assert "spaceship@" in words_in(trouble_panel(scene.view, "nl"))


def test_a_file_or_drawing_is_called_after_its_question():
    assert title_of(scene_of(IN_LIMBURG), "nl") == "Bedrijven die mentorbedrijf zijn van scholen in Limburg"
    long = scene_of(IN_LIMBURG + "(provinces=Antwerpen)(provinces=Oost-Vlaanderen);both**@p;both**@aa")
    assert len(title_of(long, "nl")) <= LONGEST_TITLE
    assert title_of(long, "nl").endswith("…")


def test_a_long_proof_is_folded_and_never_endless():
    many = [project(f"p{n}") for n in range(60)]
    ties = [tie("c", each.id, "PARTNER_IN", id=f"t{each.id}") for each in many]
    snapshot = NetworkSnapshot(1, {record.id: record for record in (company("c"), *many, *ties)})
    view = NetworkView(question="company@;out*PARTNER_IN*project@")
    scene = compose_scene(snapshot, view, question_of(view))
    told = answer_panel(scene, scene.question, scene.answer, "nl")
    buttons = [control for control, _ in controls_in(told, "network-act")]
    assert len(buttons) == 1 + MOST_UNFOLDED
    assert f"nog {60 - MOST_PROOFS}…" in words_in(told)
    assert f"nog {60 - MOST_UNFOLDED}…" in words_in(told)
