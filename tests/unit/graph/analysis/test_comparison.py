"""Two pictures side by side."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.comparison import compared_dates, compared_revisions
from graph.model.alliances import Alliance
from graph.model.snapshot import NetworkSnapshot
from tests.support.builders import organisation, project, tie


def network(*records, revision=1):
    return NetworkSnapshot(revision, {record.id: record for record in records})


def test_between_revisions_new_gone_and_changed_are_told_with_their_fields():
    before = network(organisation("a"), organisation("b"), tie("a", "b", strength=3), organisation("old"))
    after = network(organisation("a", "Aa"), organisation("b"), tie("a", "b", strength=4), organisation("new"))
    found = compared_revisions(before, after)
    assert (found.new, found.gone) == (("new",), ("old",))
    assert found.changed == {"a": {"name": ("a", "Aa")}, "a-b": {"strength": (3, 4)}}
    assert set(found.union.records) == {"a", "b", "a-b", "old", "new"}
    assert found.union.nodes["a"].name == "Aa"


def test_stamps_of_a_record_are_no_change():
    one = organisation("a")
    stamped = dataclasses.replace(one, version=7, recorded_at="2026-01-01T00:00:00Z", recorded_by="an")
    assert compared_revisions(network(one), network(stamped)).changed == {}


def test_another_kind_is_told_as_one():
    assert compared_revisions(network(organisation("a")), network(project("a"))).changed == {
        "a": {"kind": ("organisation", "project")}
    }


def test_nodes_come_before_ties():
    ends = (organisation("z"), organisation("y"))
    found = compared_revisions(network(), network(tie("z", "y", id="a"), *ends))
    assert found.new == ("y", "z", "a")


def test_between_dates_a_tie_is_there_from_its_beginning_to_its_end():
    parts = [organisation(name) for name in "abcd"]
    ties = [
        tie("a", "b", id="gone", valid_to="2024-03"),
        tie("b", "c", id="new", valid_from="2025"),
        tie("c", "d", id="stays", valid_from="2020", valid_to="2030"),
        tie("a", "d", id="undated"),
        tie("a", "c", id="between", valid_from="2024-10", valid_to="2024-12"),
    ]
    found = compared_dates(network(*parts, *ties), "2024-01", "2026")
    assert (found.new, found.gone) == (("new",), ("gone",))
    assert found.n_undated == 1
    assert "between" not in found.union.ties  # in neither picture
    assert {"stays", "undated"} <= found.union.ties.keys()


def test_a_project_that_has_ended_takes_its_ties_along():
    parts = (organisation("a"), project("p", end="2023"), tie("a", "p", "PARTNER_IN"))
    found = compared_dates(network(*parts), "2022", "2024")
    assert found.gone == ("p", "a-p")


def test_an_alliance_comes_and_goes_with_its_dates():
    alliance = Alliance(id="x", name="x", start="2024", end="2025-06")
    parts = (organisation("a"), alliance, tie("a", "x", "PARTNER_OF"))
    assert compared_dates(network(*parts), "2023", "2024").new == ("x", "a-x")
    assert compared_dates(network(*parts), "2025-06", "2025-07").gone == ("x", "a-x")


NAMES = st.sets(st.sampled_from("abcdef"))


@given(NAMES, NAMES)
def test_the_other_way_round_what_was_new_is_gone(one, other):
    before, after = (network(*(organisation(name) for name in sorted(names))) for names in (one, other))
    there, back = compared_revisions(before, after), compared_revisions(after, before)
    assert (there.new, there.gone) == (back.gone, back.new)
    assert set(there.new) == other - one
