"""A route of introduction in words: who asks whom, and why that would work."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.text.catalogue import t
from dashboard.text.formats import partial_date
from graph.analysis.introductions import Route, Step
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.tie_types import TIE_TYPE
from graph.model.values import is_known

MEETING_PLACES = frozenset({"project", "crossover"})
"""Kinds that nobody can ask anything: who meet there know each other through it."""


@dataclass(frozen=True, slots=True)
class Hop:
    """From one who can be asked to the next, directly or through what they share.

    Parameters
    ----------
    source_id, target_id : str
        Both ends.
    steps : tuple of Step
        The ties between them, several when they meet in a project.
    """

    source_id: str
    target_id: str
    steps: tuple[Step, ...]


def hops(snapshot: NetworkSnapshot, route: Route) -> tuple[Hop, ...]:
    """Return a route from party to party; what they share in between belongs to the hop."""
    return tuple(_hops(snapshot, route))


def _hops(snapshot: NetworkSnapshot, route: Route) -> Iterator[Hop]:
    waiting: list[Step] = []
    for step in route.steps:
        waiting.append(step)
        is_last = step.target_id == route.node_ids[-1]
        if is_last or snapshot.nodes[step.target_id].kind not in MEETING_PLACES:
            yield Hop(waiting[0].source_id, step.target_id, tuple(waiting))
            waiting = []


def route_sentences(snapshot: NetworkSnapshot, route: Route, language: str) -> tuple[str, ...]:
    """Return one sentence per hop: whom to go to, and who then introduces to whom."""
    found = hops(snapshot, route)
    told = []
    for number, hop in enumerate(found):
        names = {
            "source": _name(snapshot, hop.source_id, language),
            "target": _name(snapshot, hop.target_id, language),
            "why": hop_reason(snapshot, hop, language),
        }
        key = "direct" if len(found) == 1 else "first" if number == 0 else "next"
        told.append(t(f"route.{key}", language, **names))
    return tuple(told)


def hop_reason(snapshot: NetworkSnapshot, hop: Hop, language: str) -> str:
    """Return why two know each other: the tie as a sentence, or what they share."""
    return t("route.and", language).join(_step_reason(snapshot, step, language) for step in hop.steps)


def _step_reason(snapshot: NetworkSnapshot, step: Step, language: str) -> str:
    tie = snapshot.ties[step.tie_id]
    source, target = (_name(snapshot, end, language) for end in tie.ends)
    sentence = f"{source} {TIE_TYPE[tie.type].sentence.in_language(language)} {target}"
    since, until = tie.valid_from, tie.valid_to
    if is_known(until):
        return f"{sentence} ({t('network.until', language, date=partial_date(until, language, short=True))})"
    if is_known(since):
        return f"{sentence} ({t('network.since', language, date=partial_date(since, language, short=True))})"
    return sentence


def _name(snapshot: NetworkSnapshot, node_id: str, language: str) -> str:
    return display_name(snapshot.records[node_id], language)
