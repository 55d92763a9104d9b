"""Answers that know what is not known, look two steps far, ask something of the tie, and tell what is in the way."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exploration.facets import FACETS
from graph.exploration.pattern import Clause, Party, PatternQuestion
from graph.exploration.pattern_answer import LISTED, Doubt, Match, answer, count_matches, ways_out
from graph.exploration.pattern_parts import (
    CLAUSE,
    EDITION,
    ESTABLISHED,
    FURTHER,
    Part,
    droppable_parts,
    with_value,
    without,
)
from graph.model.places import Place
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from tests.support.builders import company, organisation, project, school, tie
from tests.support.journeys import rows
from tests.support.region import region


def small(*records):
    return NetworkSnapshot(1, {record.id: record for record in records})


def asked(text):
    return PatternQuestion.from_text(text)


def ids(snapshot, text):
    return {match.node_id for match in answer(snapshot, asked(text)).matches}


def doubts(snapshot, text):
    return {doubt.node_id: doubt.unknown for doubt in answer(snapshot, asked(text)).doubts}


PLACES = (
    Place(id="plc-genk", name="Genk", province="Limburg"),
    Place(id="plc-gent", name="Gent", province="Oost-Vlaanderen"),
)
MENTORS = small(
    *PLACES,
    company("c-genk", "Aa"),
    company("c-gent", "Bb"),
    company("c-nowhere", "Cc"),
    company("c-both", "Dd"),
    company("c-none", "Ee"),
    school("s-genk", municipality="Genk"),
    school("s-gent", municipality="Gent"),
    school("s-nowhere"),
    tie("c-genk", "s-genk", "MENTORS", status="stated", edition="1"),
    tie("c-gent", "s-gent", "MENTORS", status="possible", edition="2"),
    tie("c-nowhere", "s-nowhere", "MENTORS"),
    tie("c-both", "s-gent", "MENTORS", id="both-gent", status="possible"),
    tie("c-both", "s-genk", "MENTORS", id="both-genk", edition="2"),
)
OF_A_SCHOOL = "company@;out*MENTORS{}*school@{}"


def test_what_is_unknown_does_not_fit_but_is_counted_and_said_of_whom():
    text = OF_A_SCHOOL.format("", "(provinces=Limburg)")
    assert ids(MENTORS, text) == {"c-genk", "c-both"}
    assert doubts(MENTORS, text) == {"c-nowhere": (Part(1, "provinces"),)}
    assert count_matches(MENTORS, asked(text)) == (2, 1)


def test_who_has_no_such_tie_for_certain_is_not_told_from_who_perhaps_has():
    # not in Limburg: c-gent for certain, c-none has no tie at all, of c-nowhere it is not known
    text = "company@;!out*MENTORS*school@(provinces=Limburg)"
    assert ids(MENTORS, text) == {"c-gent", "c-none"}
    assert set(doubts(MENTORS, text)) == {"c-nowhere"}


def test_an_unknown_province_can_be_asked_for():
    assert ids(MENTORS, "school@(provinces=unknown)") == {"s-nowhere"}
    assert doubts(MENTORS, "school@(provinces=unknown)") == {}


def test_options_of_one_facet_are_alternatives_and_facets_all_hold():
    assert ids(MENTORS, "school@(provinces=Limburg)(provinces=Oost-Vlaanderen)") == {"s-genk", "s-gent"}
    assert ids(MENTORS, "school@(places=Genk)(provinces=Oost-Vlaanderen)") == set()
    snapshot = small(
        organisation("a", helix="business", themes=("x", "y")),
        organisation("b", helix="business", themes=("z",)),
        organisation("c", helix="research", themes=("x",)),
    )
    assert ids(snapshot, "@(helixes=business)(themes=x)(themes=z)") == {"a", "b"}


def test_only_established_ties_and_only_one_edition():
    established = OF_A_SCHOOL.format("(status=established)", "")
    assert ids(MENTORS, established) == {"c-genk"}
    assert doubts(MENTORS, established) == {"c-nowhere": (Part(1, ESTABLISHED),), "c-both": (Part(1, ESTABLISHED),)}
    assert ids(MENTORS, OF_A_SCHOOL.format("(edition=2)", "")) == {"c-gent", "c-both"}
    assert ids(MENTORS, OF_A_SCHOOL.format("(status=established)(edition=2)", "")) == set()


def test_two_conditions_on_one_tie_must_hold_of_the_same_tie():
    # c-both has a tie of edition 2 and a tie to Gent, but those are two ties; of the one to Gent no edition is known,
    # and of the school of c-nowhere neither place nor edition
    text = OF_A_SCHOOL.format("(edition=2)", "(places=Gent)")
    assert ids(MENTORS, text) == {"c-gent"}
    assert doubts(MENTORS, text) == {
        "c-both": (Part(1, EDITION),),
        "c-nowhere": (Part(1, "places"), Part(1, EDITION)),
    }


def test_the_proof_of_a_second_step_follows_its_first():
    snapshot = small(
        *MENTORS.records.values(),
        project("p"),
        tie("s-genk", "p", "PARTICIPATED_IN"),
    )
    question = asked("company@;out*MENTORS*school@>out*PARTICIPATED_IN*project@p")
    assert answer(snapshot, question).matches == (
        Match("c-genk", ("c-genk-s-genk", "s-genk-p")),
        Match("c-both", ("both-genk", "s-genk-p")),
    )
    assert ids(snapshot, "company@;out*MENTORS*school@>!out*PARTICIPATED_IN*project@p") == {
        "c-gent",
        "c-nowhere",
        "c-both",
    }
    assert ids(snapshot, "company@;!out*MENTORS*school@>out*PARTICIPATED_IN*project@p") == {
        "c-gent",
        "c-nowhere",
        "c-none",
    }


def test_the_second_step_leads_to_others_and_not_back():
    # "companies that mentor schools that have (other) companies as mentor": c-both and its two neighbours
    text = "company@;out*MENTORS*school@>in*MENTORS*company@"
    assert ids(MENTORS, text) == {"c-genk", "c-gent", "c-both"}
    # "... schools that have no other companies as mentor": alone with its school
    assert ids(MENTORS, "company@;out*MENTORS*school@>!in*MENTORS*company@") == {"c-nowhere"}
    found = {match.node_id: match.tie_ids for match in answer(MENTORS, asked(text)).matches}
    assert found["c-genk"] == ("c-genk-s-genk", "both-genk")


def test_a_second_tie_back_to_the_same_node_leads_nowhere_else():
    snapshot = small(
        company("c"),
        school("s"),
        tie("c", "s", "MENTORS", id="first"),
        tie("c", "s", "MENTORS", id="second"),
    )
    assert ids(snapshot, "company@;out*MENTORS*school@>in*MENTORS*company@") == set()


def test_a_perhaps_that_leads_back_is_no_perhaps_either():
    snapshot = small(
        company("c"),
        school("s"),
        tie("c", "s", "MENTORS", id="unknown"),
        tie("c", "s", "MENTORS", id="first", edition="1"),
    )
    found = answer(snapshot, asked("company@;out*MENTORS*school@>in*MENTORS(edition=1)*company@"))
    assert (found.matches, found.doubts) == ((), ())


def test_the_way_back_is_no_part_of_the_proof():
    snapshot = small(
        company("c"),
        company("other"),
        school("s"),
        tie("c", "s", "COLLABORATES_WITH", id="together"),
        tie("c", "s", "MENTORS", id="own"),
        tie("other", "s", "MENTORS", id="others"),
    )
    found = answer(snapshot, asked("company@;both*COLLABORATES_WITH*school@>in*MENTORS*company@")).matches
    assert found == (Match("c", ("together", "others")),)


def test_what_is_unknown_at_the_second_step_is_told_as_such():
    text = "school@;in*MENTORS*company@>out*MENTORS*school@(provinces=Limburg)"
    snapshot = small(*MENTORS.records.values(), tie("c-nowhere", "s-genk", "MENTORS", id="more", status="idea"))
    # s-gent is reached from c-both, which also mentors in Limburg; s-genk only has others of which it is not known
    assert ids(snapshot, text) == {"s-gent", "s-nowhere"}
    assert doubts(snapshot, text) == {"s-genk": (Part(1, "provinces", further=True),)}


def test_anybody_means_any_actor_not_a_place():
    snapshot = small(organisation("a"), *PLACES, tie("a", "plc-genk", "LOCATED_AT"))
    assert ids(snapshot, "@;both**@") == set()
    assert ids(snapshot, "@;both**@plc-genk") == {"a"}


def test_answers_come_by_name():
    found = answer(MENTORS, asked("company@;out*MENTORS*school@")).matches
    assert [match.node_id for match in found] == ["c-genk", "c-gent", "c-nowhere", "c-both"]


def test_of_more_than_can_be_drawn_only_what_a_list_shows_is_proved():
    names = [f"c{n:03}" for n in range(LISTED + 2)]
    snapshot = small(school("s"), *map(company, names), *(tie(name, "s", "MENTORS") for name in names))

    def proved(most):
        found = answer(snapshot, asked("company@;out*MENTORS*school@"), most).matches
        assert [match.node_id for match in found] == names
        return [bool(match.tie_ids) for match in found]

    assert proved(LISTED + 1) == [True] * LISTED + [False] * 2
    assert proved(LISTED + 2) == proved(None) == [True] * (LISTED + 2)


def test_who_is_gone_is_nobody():
    assert answer(MENTORS, asked("company@;out*MENTORS*@gone")).matches == ()
    assert ids(MENTORS, "company@;!out*MENTORS*@gone") == {"c-genk", "c-gent", "c-nowhere", "c-both", "c-none"}


def test_the_way_out_says_which_condition_excludes_most():
    question = asked("company@;out*MENTORS*school@(provinces=Limburg);out*MENTORS(edition=2)*school@(places=Nergens)")
    assert answer(MENTORS, question).matches == ()
    found = [(way.part, way.n_matches) for way in ways_out(MENTORS, question)]
    # without clause 2: c-genk and c-both; without its place: c-both has edition 2; without clause 1 still nobody
    assert found == [(Part(2, CLAUSE), 2), (Part(2, "places"), 1)]


def test_a_dead_end_has_no_way_out():
    assert ways_out(small(company("c")), asked("school@(places=Genk);in*MENTORS*company@(places=Gent)")) == ()


def test_each_part_can_be_left_out_and_only_that():
    sought, tie_conditions = "company@(places=Genk)(places=Gent)", "(status=established)(edition=1)"
    text = f"{sought};out*MENTORS{tie_conditions}*school@(themes=x)>in**@(sectors=y)"
    question = asked(text)
    left = {part: without(question, part).to_text() for part in droppable_parts(question)}
    assert left == {
        Part(0, "places"): text.replace("(places=Genk)(places=Gent)", ""),
        Part(1, "themes"): text.replace("(themes=x)", ""),
        Part(1, ESTABLISHED): text.replace("(status=established)", ""),
        Part(1, "edition"): text.replace("(edition=1)", ""),
        Part(1, "sectors", further=True): text.replace("(sectors=y)", ""),
        Part(1, FURTHER): text.replace(">in**@(sectors=y)", ""),
        Part(1, CLAUSE): "company@(places=Genk)(places=Gent)",
    }
    assert without(question, Part(0, "places", value="Genk")).to_text() == text.replace("(places=Genk)", "")


@pytest.mark.parametrize(
    ("part", "value", "old", "new"),
    [
        (Part(0, "places", value="Gent"), "Bree", "(places=Gent)", "(places=Bree)"),
        (Part(1, "node"), "s2", "@s1", "@s2"),
        (Part(1, "edition"), "2", "(edition=1)", "(edition=2)"),
        (Part(1, "node", further=True), "p2", "@p1", "@p2"),
        (Part(1, "themes", value="not there"), "x", "", ""),
        (Part(7, "node"), "x", "", ""),
    ],
)
def test_another_value_stands_in_the_place_of_the_old(part, value, old, new):
    text = "company@(places=Gent);out*MENTORS(edition=1)*@s1>both**@p1"
    assert with_value(asked(text), part, value).to_text() == text.replace(old, new)


def test_two_steps_in_the_region_agree_with_its_files():
    relations = rows("relations")
    companies = {row["id"] for row in rows("companies")}
    schools = {row["id"] for row in rows("schools")}
    took_part = {
        r["source_id"] for r in relations if r["type"] == "PARTICIPATED_IN" and r["target_id"] == "prj-stempact-1"
    }
    expected = {
        r["source_id"]
        for r in relations
        if r["type"] == "MENTORS" and r["source_id"] in companies and r["target_id"] in schools & took_part
    }
    assert expected
    assert ids(region(), "company@;out*MENTORS*school@>out*PARTICIPATED_IN*project@prj-stempact-1") == expected


# a second reading of the same rules, node by node and tie by tie, without any index
NO, MAYBE, YES = 0, 1, 2


def plain_party(snapshot, node, party):
    if (party.node_id and node.id != party.node_id) or (party.kind and node.kind != party.kind):
        return NO
    verdict = YES
    for facet, wanted in party.wanted().items():
        options = FACETS[facet].options_of(snapshot, node)
        verdict = min(verdict, YES if wanted & set(options) else MAYBE if "unknown" in options else NO)
    return verdict


def plain_clause(snapshot, node, clause, apart_from=None):
    best = NO
    for one in snapshot.ties.values():
        if node.id not in one.ends or (clause.tie_type and one.type != clause.tie_type):
            continue
        way = {"both": True, "out": one.source_id == node.id, "in": one.target_id == node.id}[clause.direction]
        other = snapshot.nodes[one.other_end(node.id)]
        if other.id == apart_from or not (way or not TIE_TYPE[one.type].directed):
            continue
        verdict = plain_party(snapshot, other, clause.other)
        if clause.edition:
            verdict = min(
                verdict, YES if one.edition == clause.edition else NO if isinstance(one.edition, str) else MAYBE
            )
        if clause.further:
            verdict = min(verdict, plain_clause(snapshot, other, clause.further, node.id))
        best = max(best, verdict)
    return YES - best if clause.negated else best


NODES = ("c1", "c2", "s1", "s2", "p1", "p2")
MAKE = {"c": company, "s": school, "p": project}
PARTIES = st.builds(
    Party,
    st.sampled_from(["", "", *NODES]),
    st.sampled_from(["", "company", "school", "project"]),
    st.sampled_from([(), (("provinces", "Limburg"),), (("themes", "x"), ("themes", "y"))]),
)


def clauses(further):
    types = st.sampled_from(["", "MENTORS", "PARTICIPATED_IN", "COLLABORATES_WITH"])
    directions, editions = st.sampled_from(["both", "out", "in"]), st.sampled_from(["", "1"])
    return st.builds(Clause, types, directions, PARTIES, st.booleans(), st.just(False), editions, further)


QUESTIONS = st.builds(
    PatternQuestion,
    PARTIES,
    st.lists(clauses(st.one_of(st.none(), clauses(st.none()))), max_size=3).map(tuple),
)


@st.composite
def networks(draw):
    places = st.sampled_from([{}, {"municipality": "Genk"}, {"municipality": "Gent"}])
    themes = st.sampled_from([{}, {"themes": ()}, {"themes": ("x",)}, {"themes": ("z",)}])
    nodes = [MAKE[name[0]](name, **draw(places), **draw(themes)) for name in NODES]
    pairs = draw(st.lists(st.sampled_from([pair for pair in product(NODES, NODES) if pair[0] != pair[1]]), max_size=9))
    types = st.sampled_from(["MENTORS", "PARTICIPATED_IN", "COLLABORATES_WITH"])
    editions = st.sampled_from([{}, {"edition": "1"}, {"edition": "2"}])
    ties = [tie(*pair, draw(types), id=f"t{n}", **draw(editions)) for n, pair in enumerate(pairs)]
    return small(*PLACES, *nodes, *ties)


@given(networks(), QUESTIONS)
def test_answers_agree_with_reading_every_tie_one_by_one(snapshot, question):
    verdicts = {
        name: min(
            [plain_party(snapshot, snapshot.nodes[name], question.sought)]
            + [plain_clause(snapshot, snapshot.nodes[name], clause) for clause in question.clauses]
        )
        for name in NODES
    }
    found = answer(snapshot, question)
    assert {match.node_id for match in found.matches} == {name for name in NODES if verdicts[name] == YES}
    assert {doubt.node_id for doubt in found.doubts} == {name for name in NODES if verdicts[name] == MAYBE}
    assert count_matches(snapshot, question) == (len(found.matches), len(found.doubts))
    assert all(isinstance(doubt, Doubt) for doubt in found.doubts)
    for match in found.matches:
        assert bool(match.tie_ids) == any(not clause.negated for clause in question.clauses)
