"""Random deeds of a user, through the commands that the screens use."""

import random
from collections.abc import Callable, Iterable

from graph.commands.arranging import PlaceNodes, SaveView
from graph.commands.bus import Command
from graph.commands.editing import ChangeKind, CreateRecords, DeleteRecords, EditRecord, EndTie, ReverseTie
from graph.model.follow_up import Note
from graph.model.organisations import Company, Organisation
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import NOT_APPLICABLE, UNKNOWN

VALUES = (
    {"municipality": "Genk"},
    {"municipality": UNKNOWN, "helix": "research"},
    {"latitude": 0.0, "longitude": NOT_APPLICABLE},
    {"sectors": (), "themes": ("a", "b|c")},
    {"description": "tweede\nregel 'x' \\ é"},
)
Deed = Callable[[random.Random, NetworkSnapshot, str], Command]


def any_deed(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    """Return one thing that a user can do now; what is new is called `name`."""
    possible: list[Deed] = [create, create]
    if len(snapshot.nodes) > 1:
        possible += [join, join, edit, edit, place, look, note, turn, delete]
    if snapshot.ties:
        possible += [reverse, end, edit_tie]
    return chance.choice(possible)(chance, snapshot, name)


def create(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return CreateRecords((chance.choice((Organisation, Company))(id=name, name=f"Naam {name}"),))


def join(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    source, target = chance.sample(sorted(snapshot.nodes), 2)
    made = Tie(
        id=name, source_id=source, target_id=target, type="COLLABORATES_WITH", strength=chance.choice((1, UNKNOWN))
    )
    return CreateRecords((made,))


def edit(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return EditRecord(one_of(chance, snapshot.nodes), chance.choice((*VALUES, {"name": f"Naam {name}"})))


def edit_tie(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return EditRecord(one_of(chance, snapshot.ties), {"strength": chance.choice((1, 5, UNKNOWN)), "edition": name})


def place(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return PlaceNodes({one_of(chance, snapshot.nodes): (chance.random(), -1.0)})


def look(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return SaveView(chance.choice("xyz"), "/netwerk", name, {one_of(chance, snapshot.nodes): (1.0, 2.0)}, "an")


def note(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return CreateRecords((Note(id=name, subject_id=one_of(chance, snapshot.records), content="hallo"),))


def turn(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    node = snapshot.node(one_of(chance, snapshot.nodes))
    return ChangeKind(node.id, "organisation" if node.kind == "company" else "company")


def delete(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return DeleteRecords((one_of(chance, snapshot.records),))


def reverse(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return ReverseTie(one_of(chance, snapshot.ties))


def end(chance: random.Random, snapshot: NetworkSnapshot, name: str) -> Command:
    return EndTie(one_of(chance, snapshot.ties), "2026-06")


def one_of(chance: random.Random, ids: Iterable[str]) -> str:
    return chance.choice(sorted(ids))
