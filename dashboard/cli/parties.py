"""Parties by id or by name, and what to say when a name stands for nobody or for several."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cli.output import REFUSED, Answer, Output
from dashboard.text import t
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that stands for nobody, or for several."""

    name: str
    candidates: tuple[str, ...]


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
            unclear.append(Unclear(name, tuple(ids[:MOST_CANDIDATES])))
    return found, unclear


def refusal(unclear: Sequence[Unclear], faults: Sequence[str], output: Output) -> Answer:
    """Return what is wrong, all of it, and how to go on."""
    told = [
        t(
            "route.ambiguous_party" if one.candidates else "route.unknown_party",
            output.language,
            name=one.name,
            candidates=", ".join(one.candidates),
        )
        for one in unclear
    ]
    return Answer({"error": "refused", "message": "\n".join([*told, *faults])}, [*told, *faults], REFUSED)


def _called(snapshot: NetworkSnapshot, name: str) -> list[str]:
    wanted = name.casefold()
    actors = (node for kind in ACTOR_KINDS for node in snapshot.by_kind.get(kind, {}).values())
    return sorted(
        node.id for node in actors if wanted in {display_name(node, language).casefold() for language in ("nl", "en")}
    )
