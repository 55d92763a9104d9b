"""Create, change, delete, reverse and end, as a user does it: one deed is one revision."""

import pytest

from graph.commands.bus import run
from graph.commands.editing import ChangeKind, CreateRecords, DeleteRecords, EditRecord, EndTie, ReverseTie
from graph.commands.undoing import undo
from graph.model.assessments import Rating
from graph.model.errors import Conflict, Invalid, RecordNotFound
from graph.model.follow_up import Agreement, Note
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from tests.support.builders import company, created, organisation, project, tie, write


@pytest.fixture
def network(store):
    """Genk works with Bree and is partner in a project; a note, a rating and an agreement speak of them."""
    write(
        store,
        created(
            organisation("genk", municipality="Genk", helix="government"),
            organisation("bree"),
            project("p"),
            tie("genk", "bree", valid_from="2025-01"),
            tie("genk", "p", "PARTNER_IN"),
            tie("bree", "p", "PARTNER_IN"),
            Note(id="note", subject_id="genk", content="hallo"),
            Rating(id="rating", subject_id="bree", topic_id="p", attribute="power", value=3),
        ),
        "op-0",
    )
    return store


def test_an_edit_changes_only_the_fields_that_are_given(network, editor):
    revision = run(EditRecord("genk", {"website": "https://genk.be"}), network, editor, "op-1")
    stored = network.snapshot().get("genk")
    assert (stored.website, stored.municipality, stored.helix) == ("https://genk.be", "Genk", "government")
    assert (revision.actor, len(revision.changes)) == ("an", 1)


def test_an_edit_that_starts_from_what_was_seen_keeps_what_others_changed_meanwhile(network, editor):
    seen = network.snapshot().get("genk")
    run(EditRecord("genk", {"municipality": "Hasselt"}), network, editor, "op-1")
    run(EditRecord("genk", {"website": "https://genk.be"}, seen), network, editor, "op-2")
    stored = network.snapshot().get("genk")
    assert (stored.municipality, stored.website) == ("Hasselt", "https://genk.be")


def test_an_edit_of_a_field_that_others_changed_meanwhile_is_a_conflict(network, editor):
    seen = network.snapshot().get("genk")
    run(EditRecord("genk", {"municipality": "Hasselt"}), network, editor, "op-1")
    with pytest.raises(Conflict):
        run(EditRecord("genk", {"municipality": "Bree"}, seen), network, editor, "op-2")
    assert network.snapshot().get("genk").municipality == "Hasselt"


def test_a_value_can_become_unknown_or_not_applicable(network, editor):
    run(EditRecord("genk", {"municipality": UNKNOWN, "helix": NOT_APPLICABLE}), network, editor, "op-1")
    stored = network.snapshot().get("genk")
    assert (stored.municipality, stored.helix) == (UNKNOWN, NOT_APPLICABLE)


def test_an_edit_of_what_is_not_there_is_refused(network, editor):
    with pytest.raises(RecordNotFound, match="nobody"):
        run(EditRecord("nobody", {"name": "X"}), network, editor, "op-1")


def test_a_record_that_exists_cannot_be_created_over_another(network, editor):
    with pytest.raises(Conflict):
        run(CreateRecords((organisation("genk", "Ander"),)), network, editor, "op-1")
    assert network.snapshot().get("genk").name == "genk"


def test_deleting_takes_what_cannot_exist_without_it_and_nothing_else(network, editor):
    run(DeleteRecords(("genk",)), network, editor, "op-1")
    assert set(network.snapshot().records) == {"bree", "p", "bree-p", "rating"}


def test_deleting_loosens_links_that_may_be_unknown(network, editor):
    run(DeleteRecords(("p",)), network, editor, "op-1")
    found = network.snapshot().records
    assert set(found) == {"genk", "bree", "genk-bree", "note", "rating"}
    assert found["rating"].topic_id is UNKNOWN
    assert found["rating"].value == 3


def test_deleting_takes_one_party_out_of_an_agreement(network, editor):
    run(CreateRecords((organisation("third"),)), network, editor, "op-1")
    agreement = Agreement(id="agr", subject_id="p", title="Samen", party_ids=("genk", "bree", "third"))
    run(CreateRecords((agreement,)), network, editor, "op-2")
    run(DeleteRecords(("genk", "third")), network, editor, "op-3")
    assert network.snapshot().get("agr").party_ids == ("bree",)


def test_one_undo_brings_back_all_that_a_deletion_took(network, editor):
    before = set(network.snapshot().records)
    run(DeleteRecords(("genk", "p")), network, editor, "op-1")
    undo(network, editor, "op-2")
    assert set(network.snapshot().records) == before
    assert network.snapshot().get("rating").topic_id == "p"


def test_deleting_two_at_once_where_one_hangs_on_the_other(network, editor):
    run(DeleteRecords(("genk-bree", "genk", "note")), network, editor, "op-1")
    assert set(network.snapshot().records) == {"bree", "p", "bree-p", "rating"}


def test_a_tie_is_reversed_with_all_it_says(network, editor):
    run(ReverseTie("genk-bree"), network, editor, "op-1")
    stored = network.snapshot().get("genk-bree")
    assert (stored.source_id, stored.target_id, stored.valid_from) == ("bree", "genk", "2025-01")


def test_a_tie_that_has_only_one_possible_direction_is_not_reversed(network, editor):
    with pytest.raises(Invalid) as told:
        run(ReverseTie("genk-p"), network, editor, "op-1")
    assert {violation.rule for violation in told.value.violations} == {"tie_end"}
    assert network.snapshot().get("genk-p").source_id == "genk"


def test_a_tie_that_ends_stays_in_the_network(network, editor):
    run(EndTie("genk-bree", "2026-06"), network, editor, "op-1")
    stored = network.snapshot().get("genk-bree")
    assert (stored.valid_from, stored.valid_to) == ("2025-01", "2026-06")


def test_a_tie_does_not_end_before_it_started(network, editor):
    with pytest.raises(Invalid) as told:
        run(EndTie("genk-bree", "2024-12"), network, editor, "op-1")
    assert [v.rule for v in told.value.violations] == ["ends_before_start"]


def test_another_kind_keeps_id_ties_and_every_value(network, editor):
    run(ChangeKind("genk", "company"), network, editor, "op-1")
    stored = network.snapshot().get("genk")
    assert (stored.kind, stored.name, stored.municipality, stored.helix) == ("company", "genk", "Genk", "government")
    assert {t.id for t in network.snapshot().ties_of("genk")} == {"genk-bree", "genk-p"}


def test_values_that_the_other_kind_has_no_field_for_are_kept_and_come_back(store, editor):
    before = company("c", technologies=("robotica", "a|b"), attributes=(("Kolom", "x"),))
    write(store, before, "op-0")
    run(ChangeKind("c", "organisation"), store, editor, "op-1")
    assert store.snapshot().get("c").attributes == (("Kolom", "x"), ("technologies", "robotica|a\\|b"))
    run(ChangeKind("c", "company"), store, editor, "op-2")
    stored = store.snapshot().get("c")
    assert (stored.technologies, stored.attributes) == (("robotica", "a|b"), (("Kolom", "x"),))


def test_a_column_of_ones_own_that_cannot_be_a_value_of_the_new_kind_stays_a_column(store, editor):
    write(
        store,
        organisation("o", attributes=(("study_domains", "n.v.t."), ("turnover", "veel"), ("name", "eigen"))),
        "op-0",
    )
    run(ChangeKind("o", "school"), store, editor, "op-1")
    stored = store.snapshot().get("o")
    assert (stored.study_domains, stored.attributes) == (NOT_APPLICABLE, (("name", "eigen"), ("turnover", "veel")))


def test_only_a_node_can_become_another_kind(network, editor):
    with pytest.raises(RecordNotFound):
        run(ChangeKind("genk-bree", "company"), network, editor, "op-1")
