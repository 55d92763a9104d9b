"""What every store finds by words and by steps, and in which order; one body, no exception for any of them."""

import pytest

from graph.changes import Change, ChangeSet
from graph.stores.searching import search_records
from tests.support.builders import created, edited, organisation, project, tie, write
from tests.support.nasty_texts import KEPT, REFUSED


def test_any_text_can_be_searched(store):
    texts = [*KEPT, *REFUSED, " OR ".join(["x"] * 1_000), "a" * 100_000]
    write(store, created(*(organisation(f"o{n}", text[:500]) for n, text in enumerate(KEPT))), "op-1")
    for text in texts:
        expected = search_records(store.snapshot().records.values(), text, None, 100)
        assert store.search(text, limit=100) == expected
    assert [hit.record_id for hit in store.search("gravenwezel t2")] == [hit.record_id for hit in store.search("3d")]


def test_equal_answers_come_by_name_and_then_by_id(store):
    names = [("z", "Voka B"), ("b", "voka a"), ("a", "Voka A"), ("y", "De Voka"), ("x", "Iets", "voka")]
    write(store, created(*(organisation(i, name, alt_names=tuple(more)) for i, name, *more in names)), "op-1")
    assert [hit.record_id for hit in store.search("voka")] == ["a", "b", "z", "y", "x"]
    assert [(hit.record_id, hit.matched) for hit in store.search("voka", limit=5)][-1] == ("x", "alt_names")
    assert [hit.record_id for hit in store.search("voka voka", limit=2)] == ["y", "a"]  # none starts so
    assert store.search("voka", limit=0) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("voka", ["v", "vl", "p"]),
        ("VÓKA", ["v", "vl", "p"]),
        ("limburg voka", ["vl"]),
        ("limb", ["vl", "d"]),
        ("xyz", []),
        ("", []),
        ('"*() -:^~', []),
        ("voka AND (limburg", []),
        ("ecole", ["e"]),
    ],
)
def test_search_finds_by_the_start_of_words_names_first(store, text, found):
    write(
        store,
        created(
            organisation("d", "Departement", description="Werkt in Limburg"),
            organisation("e", "École Générale"),
            organisation("v", "Voka"),
            organisation("vl", "Voka Limburg"),
            project("p", "Project met Voka"),
        ),
        "op-1",
    )
    assert [hit.record_id for hit in store.search(text)] == found


def test_search_is_limited_to_kinds_and_number(store):
    write(store, created(*(organisation(f"o{n}", f"Voka {n}") for n in range(5)), project("p", "Voka")), "op-1")
    assert [hit.record_id for hit in store.search("voka", ["project"])] == ["p"]
    assert len(store.search("voka", limit=3)) == 3
    assert store.search("voka", []) == ()


def test_search_follows_edits_and_deletions(store):
    write(store, created(organisation("a", "Oud"), organisation("b", "Blijft")), "op-1")
    write(store, edited(store, "a", name="Nieuw"), "op-2")
    assert store.search("oud") == ()
    assert [hit.name for hit in store.search("nieuw")] == ["Nieuw"]
    write(store, ChangeSet((Change(store.snapshot().get("a"), None),)), "op-3")
    assert store.search("nieuw") == ()


def test_neighbours_are_given_step_by_step(store):
    write(
        store,
        created(
            *(organisation(name) for name in "abcdi"),
            tie("a", "b"),
            tie("b", "a", "FUNDS", id="b-a-again"),
            tie("b", "c"),
            tie("d", "c"),
        ),
        "op-1",
    )
    near = store.neighbours(["a"], 2)
    assert [(node.id, step) for node, step in zip(near.nodes, near.steps, strict=True)] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
    ]
    assert [t.id for t in near.ties] == ["a-b", "b-a-again", "b-c"]
    assert store.neighbours(["i"]).ties == ()
    assert [node.id for node in store.neighbours(["nobody", "i"]).nodes] == ["i"]
    assert store.neighbours([], 2).nodes == ()
    assert [node.id for node in store.neighbours(["c", "a", "a"], 0).nodes] == ["a", "c"]
    few = store.neighbours(["a"], 3, limit=2)
    assert ([node.id for node in few.nodes], few.n_more) == (["a", "b"], 2)
