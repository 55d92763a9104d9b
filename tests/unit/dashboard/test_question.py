"""A question in words, and in the controls that compose it."""

import pytest

from dashboard.pages.network.address import NetworkView, from_query
from dashboard.pages.network.panel.answer_panel import value_id
from dashboard.pages.network.question.asking import acts_in, searched, with_values
from dashboard.pages.network.question.menu import BLANK, question_menu
from dashboard.pages.network.question.options import relation_options, value_options
from dashboard.pages.network.question.reading import after_act, part_id, question_in
from dashboard.pages.network.question.words import (
    line_text,
    question_lines,
    question_sentence,
    relation_label,
)
from dashboard.pages.network.scenes import question_of
from dashboard.text import t
from graph.exploration.pattern import MOST_CLAUSES, Clause, Party, PatternQuestion
from graph.exploration.pattern_examples import example_questions
from graph.exploration.pattern_parts import Part, with_value
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPES
from tests.support.builders import organisation
from tests.support.components import controls_in, links_in, parts_in, words_in
from tests.support.questions import IN_LIMBURG, NETWORK, asked
from tests.support.region import region

LANGUAGES = ("nl", "en")
CONTROL = "network-question"


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        (
            IN_LIMBURG,
            "Bedrijven die mentorbedrijf zijn van scholen in Limburg",
            "Companies that mentor schools in Limburg",
        ),
        (
            "school@(places=Genk);!in*MENTORS*company@;out*PARTICIPATED_IN(edition=1)*project@p",
            "Scholen in de gemeente Genk die geen bedrijven als mentorbedrijf hebben"
            " en zelf deelnamen aan Eerste project (editie 1)",
            "Schools in the municipality Genk that do not have companies as mentor company"
            " and that themselves have participated in First project (edition 1)",
        ),
        (
            "company@;out*MENTORS*school@>!in*MENTORS*company@;!out*PARTNER_IN(status=established)*@p",
            "Bedrijven die mentorbedrijf zijn van scholen die geen andere bedrijven als mentorbedrijf hebben"
            " en zelf geen partner zijn in Eerste project (alleen vastgestelde banden)",
            "Companies that mentor schools that do not have other companies as mentor company"
            " and that themselves are not partner in First project (only established ties)",
        ),
        (
            "@(provinces=Limburg)(provinces=unknown);both**@gone",
            "Partijen in Limburg of waarvan de provincie onbekend is die verbonden zijn met gone",
            "Parties in Limburg or of which the province is unknown that are tied to gone",
        ),
        (
            "organisation@(helixes=government)",
            "Organisaties van de helix overheid",
            "Organisations of the helix government",
        ),
        (
            "school@;both*MENTORS*company@",
            "Scholen die mentorbedrijf zijn van bedrijven (of omgekeerd)",
            "Schools that mentor companies (or the other way round)",
        ),
    ],
)
def test_a_question_reads_as_a_sentence(text, nl, en):
    assert question_sentence(NETWORK, asked(text), "nl") == nl
    assert question_sentence(NETWORK, asked(text), "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tie_type", TIE_TYPES, ids=lambda tie_type: tie_type.code)
def test_every_relation_reads_both_ways_and_in_the_negative(tie_type, language):
    for direction in ("out", "in", "both"):
        clause = Clause(tie_type.code, direction, Party("p"))
        question = PatternQuestion(Party(kind="company"), (clause,))
        positive = question_sentence(NETWORK, question, language)
        negative = question_sentence(NETWORK, asked(question.to_text().replace(";", ";!")), language)
        assert "project" in positive
        assert "{" not in positive + negative
        assert "|" not in positive + negative
        assert positive != negative
        assert "…" in relation_label(tie_type.code, direction, language)


def test_every_value_of_a_question_can_be_another():
    text = "company@(places=Genk);out*MENTORS(edition=1)*school@(provinces=Limburg)>out*PARTICIPATED_IN*project@p"
    question = asked(text)
    values = [
        piece for line in question_lines(NETWORK, question, "nl") for piece in line.pieces if not isinstance(piece, str)
    ]
    assert [(value.part.name, value.code, value.text) for value in values] == [
        ("places", "Genk", "Genk"),
        ("provinces", "Limburg", "Limburg"),
        ("edition", "1", "1"),
        ("node", "p", "Eerste project"),
    ]
    for number, value in enumerate(values):
        assert value.code in {option["value"] for option in value_options(NETWORK, question, value.part, "nl")}
        changed = with_values(NETWORK, question, [(value_id(value.part, number), "other")])
        assert changed == with_value(question, value.part, "other")
        assert changed.to_text().count("other") == 1
    unchanged = [(value_id(value.part, number), value.code) for number, value in enumerate(values)]
    assert with_values(NETWORK, question, [*unchanged, ({"n": 99}, "forged"), ({"n": 0}, None)]) == question


def test_the_composer_begins_with_examples_and_one_list():
    menu = question_menu(region(), BLANK, NetworkView(colour="helix"), "nl")
    examples = links_in(menu)
    assert len(examples) == len(example_questions(region()))
    for link, example in zip(examples, example_questions(region()), strict=True):
        view = from_query(link.partition("?")[2])
        assert question_of(view) == example.question
        assert view.colour == "helix"  # the look stays
        assert question_sentence(region(), example.question, "nl") in words_in(menu)
    assert [control["part"] for control, _ in controls_in(menu, CONTROL)] == ["kind"]


COMPOSED = [
    "company@(provinces=Limburg);out*MENTORS(edition=1)*school@(places=Genk)(places=Gent)",
    "company@;out*MENTORS(status=established)*school@>!out*PARTICIPATED_IN*@p",
    "school@;!in*MENTORS*company@;both**@aa;both**@",
    "@(places=Genk);in*PARTICIPATED_IN*@s-genk",
    IN_LIMBURG,
]


@pytest.mark.parametrize("text", COMPOSED)
def test_the_controls_hold_the_question_that_they_show(text):
    menu = question_menu(NETWORK, asked(text), NetworkView(), "nl")
    assert question_in(NETWORK, controls_in(menu, CONTROL)).to_text() == text


@pytest.mark.parametrize("text", COMPOSED)
def test_what_a_list_holds_is_among_what_it_offers(text):
    menu = question_menu(NETWORK, asked(text), NetworkView(), "nl")
    for part in parts_in(menu):
        if getattr(part, "data", None) and hasattr(part, "value") and part.value:
            items = [item for option in part.data for item in option.get("items", [option])]
            values = [item["value"] for item in items]
            assert len(values) == len(set(values))
            assert set(part.value if isinstance(part.value, list) else [part.value]) <= set(values)


def test_only_what_is_needed_is_visible():
    def parts(text):
        return [
            control["part"]
            for control, _ in controls_in(question_menu(NETWORK, asked(text), NetworkView(), "nl"), CONTROL)
        ]

    assert parts("company@") == ["kind", "conditions"]
    # all ties of PARTICIPATED_IN are of unknown status and without edition; a named party is not narrowed further
    assert parts("school@;out*PARTICIPATED_IN*project@p") == ["kind", "conditions", "not", "relation", "other", "ties"]
    assert parts("company@;out*MENTORS*school@")[2:] == ["not", "relation", "other", "conditions", "ties", "edition"]


def test_the_composer_says_how_many_fit_before_one_asks():
    assert "1 past, nog 1 misschien" in words_in(question_menu(NETWORK, asked(IN_LIMBURG), NetworkView(), "nl"))
    assert "3 fit" in words_in(question_menu(NETWORK, asked("company@"), NetworkView(), "en"))
    assert "Niemand past" in words_in(question_menu(NETWORK, asked("company@;both**@p"), NetworkView(), "nl"))


def test_conditions_are_added_up_to_five_and_each_can_go():
    question = asked("company@")
    for _ in range(MOST_CLAUSES + 2):
        question = after_act(question, "add", 0)
    assert len(question.clauses) == MOST_CLAUSES
    menu = question_menu(NETWORK, question, NetworkView(), "nl")
    acts = [control["act"] for control, _ in controls_in(menu, "network-question-act")]
    assert acts.count("drop") == MOST_CLAUSES
    assert "add" not in acts
    assert "Meer dan 5 voorwaarden kan niet" in words_in(menu)
    nested = after_act(asked("company@;out*MENTORS*school@;both**@p"), "nest", 1)
    assert nested.to_text() == "company@;out*MENTORS*school@>both**@;both**@p"
    assert after_act(nested, "unnest", 1).to_text() == "company@;out*MENTORS*school@;both**@p"
    assert after_act(nested, "drop", 1).to_text() == "company@;both**@p"
    assert after_act(nested, "clear", 0) == BLANK


def test_another_kind_drops_the_relation_that_it_cannot_have():
    held = controls_in(question_menu(NETWORK, asked(IN_LIMBURG), NetworkView(), "nl"), CONTROL)
    changed = [(control, "project" if control["part"] == "kind" else value) for control, value in held]
    assert question_in(NETWORK, changed).to_text() == "project@;both**school@(provinces=Limburg)"


def test_a_relation_with_one_kind_at_its_end_fills_that_in():
    held = [(part_id("kind"), "company"), (part_id("relation", 1), "out:MENTORS"), (part_id("other", 1), "kind:")]
    assert question_in(NETWORK, held).to_text() == "company@;out*MENTORS*school@"


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("relation", "sideways:LOVES"),
        ("relation", None),
        ("other", "kind:spaceship"),
        ("conditions", ["colour=red", "=", "places="]),
        ("conditions", "places=Genk"),
        ("edition", "9999"),
        ("not", "yes"),
    ],
)
def test_forged_controls_are_read_as_less_not_as_a_fault(part, value):
    held = [(part_id("kind"), "company"), (part_id("relation", 1), "both:"), (part_id(part, 1), value)]
    assert question_in(NETWORK, held).to_text() == "company@;both**@"


def test_relations_in_a_list_are_read_from_who_is_sought():
    offered = relation_options(NETWORK, "school", Clause(), "nl")
    labels = {item["value"]: item["label"] for group in offered for item in group["items"]}
    assert labels["in:MENTORS"] == "… als mentorbedrijf hebben (3)"
    assert "out:MENTORS" not in labels
    assert labels["both:"] == "verbonden zijn met …"


def test_a_name_is_searched_by_the_control_that_asks_and_from_two_letters():
    own, other = part_id("other", 1), part_id("other", 2)
    assert searched({"id": own, "text": " vo "}, own) == "vo"
    assert searched({"id": own, "text": "vo"}, other) == ""
    assert searched({"id": own, "text": "v"}, own) == ""
    assert searched(None, own) == ""


def test_a_button_that_was_only_drawn_was_not_pressed():
    ids = {"a.n_clicks": {"type": "network-question-act", "act": "drop", "n": 2}, "b.value": part_id("kind")}
    drawn, pressed, other = ({"prop_id": "a.n_clicks", "value": value} for value in (None, 1, 0))
    assert list(acts_in([drawn, other, {"prop_id": "b.value", "value": "x"}], ids)) == []
    assert list(acts_in([pressed], ids)) == [("drop", 2)]


def test_lines_one_after_the_other_are_the_sentence():
    question = asked("company@;out*MENTORS*school@>out*PARTICIPATED_IN*project@p;!both**@organisation")
    lines = question_lines(NETWORK, question, "nl")
    assert [(line.clause, line.further) for line in lines] == [(0, False), (1, False), (1, True), (2, False)]
    assert " ".join(map(line_text, lines)) == question_sentence(NETWORK, question, "nl")


def test_a_party_of_any_kind_has_a_name_in_both_languages():
    snapshot = NetworkSnapshot(1, {"a": organisation("a")})
    assert question_sentence(snapshot, PatternQuestion(Party()), "nl") == t("question.parties", "nl").capitalize()
    assert value_options(snapshot, asked("@;both**@a"), Part(1, "node"), "en")[0]["label"] == "a"
