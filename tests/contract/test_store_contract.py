"""What every store promises; one body, no exception for any of them."""

from itertools import pairwise

import pytest

from graph.changes import Change, ChangeSet, apply_to, diff, same_content
from graph.commands.permissions import Role, User
from graph.commands.undoing import redo, undo
from graph.model.errors import Invalid, NothingToRedo, NothingToUndo
from graph.model.projects import Project
from graph.model.snapshot import EMPTY
from graph.model.values import NOT_APPLICABLE, UNKNOWN
from graph.stores.checking import check_store
from tests.support.builders import company, content, created, edited, organisation, school, tie, write
from tests.support.nasty_texts import IDS, KEPT, REFUSED

EDITOR = User("an", Role.EDITOR)


def test_a_new_store_is_empty(store):
    assert store.revision() == 0
    assert store.snapshot().records == {}
    assert store.changes() == ()
    assert store.log() == ()
    assert store.search("voka") == ()
    assert store.neighbours(["a"]).nodes == ()


def test_a_change_set_becomes_one_numbered_attributed_revision(store):
    revision = write(store, created(organisation("a"), organisation("b")), "op-1", actor="els")
    assert (revision.number, revision.actor, revision.reason, revision.operation_id) == (1, "els", "test", "op-1")
    assert store.revision() == 1
    assert store.changes() == (revision,)
    stored = store.snapshot().get("a")
    assert (stored.version, stored.recorded_by, stored.recorded_at) == (1, "els", revision.at)


def test_the_version_counts_the_writes_of_a_record(store):
    write(store, organisation("a"), "op-1")
    write(store, edited(store, "a", name="A"), "op-2", actor="bo")
    stored = store.snapshot().get("a")
    assert (stored.name, stored.version, stored.recorded_by) == ("A", 2, "bo")


def test_records_come_in_the_order_in_which_they_were_written(store):
    write(store, created(organisation("z"), organisation("m")), "op-1")
    write(store, organisation("a"), "op-2")
    write(store, edited(store, "z", name="Z"), "op-3")
    assert list(store.snapshot().records) == ["z", "m", "a"]


def test_nothing_to_change_makes_no_revision(store):
    write(store, organisation("a"), "op-1")
    revision = write(store, edited(store, "a", name="a"), "op-2")
    assert revision.number == 1
    assert not revision.changes
    assert store.revision() == 1


def test_all_is_stored_or_nothing(store):
    with pytest.raises(Invalid):
        write(store, created(organisation("a"), tie("a", "nobody")), "op-1")
    assert store.revision() == 0
    assert store.snapshot().records == {}
    assert store.search("a") == ()


def test_all_broken_rules_are_told_at_once(store):
    with pytest.raises(Invalid) as told:
        write(store, created(organisation("a", latitude=99.0), tie("a", "nobody", strength=7)), "op-1")
    assert {(v.record_id, v.field) for v in told.value.violations} >= {
        ("a", "latitude"),
        ("a-nobody", "strength"),
        ("a-nobody", "target_id"),
    }


def test_a_tie_takes_only_ends_that_fit_its_type(store):
    write(store, created(company("c"), school("s")), "op-1")
    with pytest.raises(Invalid) as told:
        write(store, tie("c", "s", "PARTNER_IN"), "op-2")
    assert {v.rule for v in told.value.violations} == {"tie_end"}
    write(store, tie("c", "s", "MENTORS"), "op-3")
    assert store.snapshot().get("c-s").type == "MENTORS"


def test_a_record_can_become_of_another_kind_with_its_ties(store):
    write(store, created(organisation("a"), school("s"), tie("a", "s")), "op-1")
    before = store.snapshot().get("a")
    write(store, ChangeSet((Change(before, company("a")),)), "op-2")
    assert store.snapshot().get("a").kind == "company"
    assert [t.id for t in store.neighbours(["a"]).ties] == ["a-s"]
    assert [hit.kind for hit in store.search("a")][:1] == ["company"]


def test_a_record_does_not_become_of_a_kind_that_its_ties_do_not_allow(store):
    write(store, created(company("c"), school("s"), organisation("o"), tie("c", "s", "MENTORS"), tie("o", "s")), "op-1")
    before = store.snapshot().get("s")
    with pytest.raises(Invalid) as told:
        write(store, ChangeSet((Change(before, organisation("s")),)), "op-2")
    assert [(v.kind, v.record_id, v.field, v.rule) for v in told.value.violations] == [
        ("tie", "c-s", "target_id", "tie_end")
    ]
    without = Change(store.snapshot().get("c-s"), None)
    write(store, ChangeSet((Change(before, organisation("s")), without)), "op-3")
    assert store.snapshot().get("s").kind == "organisation"


def test_no_value_zero_and_nothing_are_kept_apart(store):
    write(
        store,
        created(
            organisation("unknown"),
            organisation("zero", latitude=0.0, longitude=-0.5, surveyed=False),
            organisation("nothing", sectors=(), themes=("a", "b|c"), helix=NOT_APPLICABLE),
            organisation("extra", attributes=(("Kolom 1", "=1+1"), ("kolom|2", ""))),
        ),
        "op-1",
    )
    found = store.snapshot().records
    assert (found["unknown"].latitude, found["unknown"].sectors, found["unknown"].surveyed) == (UNKNOWN,) * 3
    assert (found["zero"].latitude, found["zero"].longitude, found["zero"].surveyed) == (0.0, -0.5, False)
    assert (found["nothing"].sectors, found["nothing"].themes) == ((), ("a", "b|c"))
    assert found["nothing"].helix is NOT_APPLICABLE
    assert found["extra"].attributes == (("Kolom 1", "=1+1"), ("kolom|2", ""))


def test_any_text_is_only_text(store):
    nasty = [
        organisation(
            f"o{number}",
            text[:500],
            description=text,
            alt_names=(text[:500], "b"),
            attributes=tuple(sorted({text[:200]: text[:500], "k": text[:500]}.items())),
        )
        for number, text in enumerate(KEPT)
    ]
    ties = [tie(f"o{number}", "o0", edition=text[:500]) for number, text in enumerate(KEPT) if number]
    write(store, created(*nasty, *ties), "op-1", actor=KEPT[0])
    found = store.snapshot().records
    assert list(found) == [record.id for record in (*nasty, *ties)]
    assert all(same_content(found[record.id], record) for record in (*nasty, *ties))
    for number, text in enumerate(KEPT):
        revision = write(store, edited(store, f"o{number}", region=text[:500]), f"op {text[:150]}", actor=text[:100])
        assert store.history(f"o{number}")[1:] == (revision,)
        assert (revision.actor, store.snapshot().get(f"o{number}").region) == (text[:100], text[:500])
    assert check_store(store) == ()


@pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))
def test_what_no_store_can_keep_is_refused_whole(store, text):
    with pytest.raises(Invalid) as told:
        write(store, created(organisation("a"), organisation("b", description=text)), "op-1")
    assert [(v.record_id, v.field, v.rule) for v in told.value.violations] == [
        ("b", "description", "control_character")
    ]
    assert store.snapshot().records == {}


def test_any_id_is_only_an_id(store):
    write(store, created(*(organisation(record_id) for record_id in IDS)), "op-1")
    write(store, created(*(tie(one, other, id=f"{one}-") for one, other in pairwise(IDS) if len(one) < 200)), "op-2")
    assert list(store.snapshot().nodes) == list(IDS)
    assert set(store.history(IDS[0])[0].changes.changes[0].fields) >= {"name"}
    assert {node.id for node in store.neighbours([IDS[3]], len(IDS)).nodes} == set(IDS)
    write(store, diff(store.snapshot().records.values(), ()), "op-3")
    assert store.snapshot().records == {}


def test_changes_are_given_between_two_revisions(store):
    for number in range(1, 6):
        write(store, organisation(f"o{number}"), f"op-{number}")
    assert [r.number for r in store.changes(1, 3)] == [2, 3]
    assert [r.number for r in store.changes(3)] == [4, 5]
    assert [c.record_id for r in store.changes(4) for c in r.changes] == ["o5"]
    assert store.changes(5) == store.changes(99) == store.changes(3, 3) == store.changes(0, 0) == ()
    assert [r.number for r in store.changes(until=2)] == [1, 2]


def test_the_changes_rebuild_the_network(store):
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-1")
    write(store, edited(store, "a", municipality="Genk"), "op-2")
    write(store, ChangeSet((Change(store.snapshot().get("a-b"), None),)), "op-3")
    rebuilt = EMPTY
    for revision in store.changes():
        rebuilt = apply_to(rebuilt, revision.changes, revision.number)
    assert rebuilt.records == store.snapshot().records
    assert rebuilt.revision == store.revision() == 3


def test_the_log_is_read_page_by_page_newest_first(store):
    for number in range(1, 6):
        write(store, created(organisation(f"o{number}"), organisation(f"p{number}")), f"op-{number}")
    assert [entry.number for entry in store.log(2)] == [5, 4]
    assert [entry.number for entry in store.log(2, before=4)] == [3, 2]
    assert store.log(1)[0].n_changes == 2
    assert store.log(0) == ()
    assert [entry.number for entry in store.log(before=3)] == [2, 1]
    assert store.log(before=1) == ()
    assert store.log(before=0) == ()


def test_the_history_of_a_record_holds_old_and_new_values(store):
    write(store, created(organisation("a", municipality="Genk"), organisation("b")), "op-1", actor="els")
    write(store, edited(store, "a", municipality="Bree"), "op-2", actor="bo")
    history = store.history("a")
    assert [(r.number, r.actor, len(r.changes)) for r in history] == [(1, "els", 1), (2, "bo", 1)]
    (change,) = history[1].changes
    assert (change.before.municipality, change.after.municipality) == ("Genk", "Bree")
    assert store.history("nobody") == ()


def test_undo_takes_back_and_redo_brings_back(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    before = content(store)
    write(store, edited(store, "a", municipality="Bree"), "op-2")
    after = content(store)
    revision = undo(store, EDITOR, "op-3")
    assert (revision.undoes, content(store)) == (2, before)
    redo(store, EDITOR, "op-4")
    assert content(store) == after
    with pytest.raises(NothingToRedo):
        redo(store, EDITOR, "op-5")


def test_everything_can_be_undone_down_to_the_empty_store(store):
    write(store, created(organisation("a"), organisation("b"), tie("a", "b")), "op-1")
    write(store, ChangeSet((Change(store.snapshot().get("a-b"), None),)), "op-2")
    undo(store, EDITOR, "op-3")
    undo(store, EDITOR, "op-4")
    assert store.snapshot().records == {}
    with pytest.raises(NothingToUndo):
        undo(store, EDITOR, "op-5")


def test_an_older_revision_can_be_undone_when_nothing_later_touches_it(store):
    write(store, organisation("a", municipality="Genk"), "op-1")
    write(store, edited(store, "a", municipality="Bree"), "op-2")
    write(store, edited(store, "a", website="https://a.be"), "op-3")
    undo(store, EDITOR, "op-4", 2)
    stored = store.snapshot().get("a")
    assert (stored.municipality, stored.website) == ("Genk", "https://a.be")


def test_a_snapshot_stays_as_it_was(store):
    write(store, organisation("a"), "op-1")
    before = store.snapshot()
    write(store, organisation("b"), "op-2")
    assert list(before.records) == ["a"]
    assert before.revision == 1
    with pytest.raises(TypeError):
        before.records["x"] = organisation("x")


def test_a_given_moment_is_kept_when_a_backup_is_restored(store):
    revision = write(store, organisation("a"), "op-1", at="2020-01-02T03:04:05.000Z")
    assert revision.at == store.snapshot().get("a").recorded_at == "2020-01-02T03:04:05.000Z"


def test_closing_twice_is_allowed(opened):
    other = opened.again()
    write(other, Project(id="p", name="P"), "op-1")
    other.close()
    other.close()
