"""Parties by id or by name, and what to say when a name stands for nobody or for several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from dashboard.cli.output import REFUSED, Answer, Output
from dashboard.text import t
from graph.model.records import Node
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import known_or

MOST_CANDIDATES = 5
NEAR = 75
"""Likeness, out of 100, from which a name is asked after."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that stands for nobody, or for several.

    Parameters
    ----------
    name : str
        As given.
    candidates : tuple of str
        Ids of who has that name; of who has nearly that name where nobody has.
    is_exact : bool
        Whether the candidates have that very name.
    """

    name: str
    candidates: tuple[str, ...]
    is_exact: bool


def named_parties(snapshot: NetworkSnapshot, names: Sequence[str]) -> tuple[list[str], list[Unclear]]:
    """Return the id of each actor that is named by id or name, and the names that are not clear."""
    found: list[str] = []
    unclear: list[Unclear] = []
    for name in (name.strip() for name in names):
        known = snapshot.nodes.get(name)
        ids = [name] if known is not None and known.kind in ACTOR_KINDS else _called(snapshot, name)
        if len(ids) == 1:
            found.append(ids[0])
        else:
            candidates = ids[:MOST_CANDIDATES] or _nearly_called(snapshot, name)
            unclear.append(Unclear(name, tuple(candidates), is_exact=bool(ids)))
    return found, unclear


def refusal(snapshot: NetworkSnapshot, unclear: Sequence[Unclear], faults: Sequence[str], output: Output) -> Answer:
    """Return what is wrong, all of it, and how to go on."""
    told = [_told(snapshot, one, output.language) for one in unclear]
    return Answer({"error": "refused", "message": "\n".join([*told, *faults])}, [*told, *faults], REFUSED)


def _told(snapshot: NetworkSnapshot, one: Unclear, language: str) -> str:
    key = "ambiguous_party" if one.is_exact else "near_party" if one.candidates else "unknown_party"
    named = (f"{display_name(snapshot.records[found], language)} ({found})" for found in one.candidates)
    return t(f"route.{key}", language, name=one.name, candidates=", ".join(named))


def _called(snapshot: NetworkSnapshot, name: str) -> list[str]:
    """Return who has a name; other names, such as abbreviations, count where nobody has it as its own."""
    wanted = name.casefold()
    own = [node.id for node in _actors(snapshot) if wanted in {found.casefold() for found in _own_names(node)}]
    others = (
        node.id for node in _actors(snapshot) if wanted in {found.casefold() for found in known_or(node.alt_names, ())}
    )
    return sorted(own or others)


def _nearly_called(snapshot: NetworkSnapshot, name: str) -> list[str]:
    """Return who has nearly a name, the likest first, equals by id."""
    best = {node.id: max(_likeness(name, found) for found in _all_names(node)) for node in _actors(snapshot)}
    near = sorted((node_id for node_id, score in best.items() if score >= NEAR), key=lambda i: (-best[i], i))
    return near[:MOST_CANDIDATES]


def _likeness(one: str, other: str) -> float:
    return fuzz.WRatio(one, other, processor=utils.default_process)


def _all_names(node: Node) -> set[str]:
    return _own_names(node).union(known_or(node.alt_names, ()))


def _own_names(node: Node) -> set[str]:
    return {display_name(node, language) for language in ("nl", "en")}


def _actors(snapshot: NetworkSnapshot) -> Iterator[Node]:
    return (node for node in snapshot.nodes.values() if node.kind in ACTOR_KINDS)
