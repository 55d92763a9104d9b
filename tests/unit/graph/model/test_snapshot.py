"""A snapshot is immutable, indexed, and the same whether made at once or brought up to date."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.errors import RecordNotFound
from graph.model.follow_up import Note
from graph.model.organisations import Organisation
from graph.model.places import Place
from graph.model.snapshot import EMPTY, Index, NetworkSnapshot, display_name
from graph.model.themes import Theme
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import company, organisation, tie
from tests.support.networks import networks


def snapshot(*records, revision=1):
    return NetworkSnapshot(revision, {record.id: record for record in records})


def test_ties_are_found_from_both_ends_and_an_isolate_has_none():
    network = snapshot(*(organisation(n) for n in "abci"), tie("a", "b"), tie("b", "a", id="back"), tie("c", "b"))
    assert [t.id for t in network.ties_of("a")] == ["a-b", "back"]
    assert [t.id for t in network.ties_of("b")] == ["a-b", "back", "c-b"]
    assert network.ties_of("i") == network.ties_of("nobody") == ()


def test_of_gives_exactly_one_class():
    network = snapshot(organisation("a"), company("c"))
    assert list(network.of(Organisation)) == ["a"]
    assert network.of(Place) == {}


def test_referrers_are_all_records_that_link():
    note = Note(id="n", subject_id="a", content="x")
    network = snapshot(organisation("a"), organisation("b"), tie("a", "b"), note)
    assert network.referrers == {"a": {"a-b", "n"}, "b": {"a-b"}}


def test_a_tie_is_no_node_and_what_is_not_there_is_told():
    network = snapshot(organisation("a"), organisation("b"), tie("a", "b"))
    assert network.get("a-b").kind == "tie"
    for missing in ("a-b", "nobody"):
        with pytest.raises(RecordNotFound, match=missing):
            network.node(missing)


def test_a_snapshot_cannot_be_changed():
    network = snapshot(organisation("a"), organisation("b"), tie("a", "b"))
    for mapping in (network.records, network.nodes, network.ties, network.ties_by_node, network.by_kind):
        with pytest.raises(TypeError):
            mapping["x"] = None


def test_what_is_handed_in_can_change_afterwards_without_harm():
    records = {"a": organisation("a")}
    network = NetworkSnapshot(1, records)
    records["b"] = organisation("b")
    assert list(network.records) == ["a"]


@given(networks(), st.data())
def test_bringing_up_to_date_equals_making_anew(network, data):
    """Delete some records, change others and put back what was deleted, with the indexes made and not made before."""
    for index in ("ties_by_node", "referrers", "nodes", "by_kind"):
        if data.draw(st.booleans()):
            getattr(network, index)
    doomed = [r for r in network.records.values() if data.draw(st.integers(0, 3)) == 0]
    edited = [r for r in network.records.values() if r not in doomed and data.draw(st.booleans())]
    without = network.with_changes(2, {record.id: None for record in doomed})
    after = without.with_changes(3, {record.id: dataclasses.replace(record, source="other") for record in edited})
    again = after.with_changes(4, {record.id: record for record in doomed})
    for found in (without, after, again):
        fresh = NetworkSnapshot(found.revision, found.records)
        assert dict(found.ties_by_node) == dict(fresh.ties_by_node)
        assert dict(found.referrers) == dict(fresh.referrers)
        assert list(found.nodes.items()) == list(fresh.nodes.items())
        assert found.by_kind == fresh.by_kind
    assert again.records.keys() == network.records.keys()


def test_a_tie_that_moves_to_another_end_is_found_there_only():
    network = snapshot(*(organisation(n) for n in "abc"), tie("a", "b", id="t"))
    assert len(network.ties_of("b")) == 1
    moved = network.with_changes(2, {"t": tie("a", "c", id="t")})
    assert [len(moved.ties_of(n)) for n in "abc"] == [1, 0, 1]
    assert [len(network.ties_of(n)) for n in "abc"] == [1, 1, 0]


@pytest.mark.parametrize(
    ("record", "language", "name"),
    [
        (organisation("a", "Stad Genk", name_en="City of Genk"), "nl", "Stad Genk"),
        (organisation("a", "Stad Genk", name_en="City of Genk"), "en", "City of Genk"),
        (organisation("a", "Stad Genk", name_en=UNKNOWN), "en", "Stad Genk"),
        (organisation("a", "Stad Genk", name_en=NOT_APPLICABLE), "en", "Stad Genk"),
        (Note(id="n", subject_id="a", content="x"), "nl", "n"),
        (None, "nl", ""),
    ],
)
def test_what_people_call_a_record(record, language, name):
    assert display_name(record, language) == name


def test_a_term_has_a_label_per_language_and_a_code_that_is_no_term_stands_for_itself():
    term = Theme(id="voc:theme:zorg", scheme="theme", code="zorg", name="Zorg", name_en="Care")
    network = snapshot(term)
    assert [network.term_label("theme", "zorg", language) for language in ("nl", "en")] == ["Zorg", "Care"]
    assert network.term_label("sector", "zorg", "nl") == "zorg"
    assert EMPTY.term_label("theme", "wind", "en") == "wind"


def test_a_municipality_is_found_whatever_its_case_and_by_country_where_there_are_two():
    network = snapshot(
        Place(id="nl", name="Beek", country="NL", latitude=50.94, longitude=5.80),
        Place(id="be", name="Beek", country="BE", latitude=51.17, longitude=5.60),
    )
    found = [network.place_named("BEEK", country) for country in ("BE", "NL")]
    assert [place.id for place in found] == ["be", "nl"]
    assert network.place_named("Beek", "DE") is None
    assert network.place_named(UNKNOWN, "BE") is None
    assert network.place_named("Beek", UNKNOWN) is not None


def test_what_was_made_of_all_records_is_brought_forward_and_not_made_anew():
    index = Index(
        lambda snapshot: (len(snapshot.records),),
        lambda known, changed, later: (*known, sorted(changed), later.revision),
    )
    network = snapshot(organisation("a"), organisation("b"))
    assert network.index(index) is network.index(index)
    later = network.with_changes(7, {"b": None, "c": organisation("c")})
    assert later.index(index) == (2, ["b", "c"], 7)
    assert network.index(index) == (2,)
    assert snapshot(organisation("a")).with_changes(3, {"a": None}).index(index) == (0,)  # nothing was made before
