"""`kruispunt route`: who can introduce whom, for anyone to check."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from dashboard.cli.output import Answer, Output
from dashboard.cli.parties import named_parties, refusal
from dashboard.text import figure, plural, t, today
from dashboard.text.routes import route_sentences
from graph.analysis.introductions import Route, introductions
from graph.analysis.settings import DEFAULTS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.stores.protocol import NetworkStore


def route(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Find the best routes of introduction between two parties of a store."""
    snapshot = store.snapshot()
    ends, unclear = named_parties(snapshot, (asked.source, asked.target))
    if unclear:
        return refusal(snapshot, unclear, (), output)
    if ends[0] == ends[1]:
        return refusal(snapshot, (), [t("route.same_party", output.language, name=asked.source.strip())], output)
    routes = introductions(snapshot, ends[0], ends[1], today(), asked.count, DEFAULTS.introductions)
    plain = {
        "routes": [_plain(snapshot, found, output.language) for found in routes],
        "settings": DEFAULTS.as_json("introductions"),
    }
    return Answer(plain, _lines(snapshot, ends, routes, output.language))


def _plain(snapshot: NetworkSnapshot, found: Route, language: str) -> dict[str, Any]:
    return {
        "steps": list(found.node_ids),
        "ties": list(found.tie_ids),
        "strength": [found.strength.low, found.strength.high],
        "freshness": [found.freshness.low, found.freshness.high],
        "sentence": " ".join(route_sentences(snapshot, found, language)),
    }


def _lines(snapshot: NetworkSnapshot, ends: Sequence[str], routes: Sequence[Route], language: str) -> list[str]:
    source, target = (display_name(snapshot.records[end], language) for end in ends)
    lines = [t("route.title", language, source=source, target=target)]
    if not routes:
        return [*lines, t("route.none", language, n=DEFAULTS.introductions.most_steps)]
    for number, found in enumerate(routes, start=1):
        facts = (
            plural("route.steps", len(found.steps), language),
            t("route.strength", language, strength=_bounds(found.strength.low, found.strength.high, language)),
            t("route.freshness", language, freshness=_bounds(found.freshness.low, found.freshness.high, language)),
        )
        lines += ["", f"{t('route.number', language, n=number)}: {' · '.join(facts)}"]
        lines += [f"  {sentence}" for sentence in route_sentences(snapshot, found, language)]
    return lines


def _bounds(low: float, high: float, language: str) -> str:
    shown = figure(low, language), figure(high, language)
    return shown[0] if low == high else t("network.from_to", language, low=shown[0], high=shown[1])
