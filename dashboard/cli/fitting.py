"""`kruispunt fit`: how well candidates fit an initiator, with bounds and reasons, for anyone to check."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.cli.output import Answer, Output, table
from dashboard.cli.parties import named_parties, refusal
from dashboard.text import bounds_text, figure, t
from dashboard.text.fits import because
from graph.analysis.fit.firmness import Firmness, firmness
from graph.analysis.fit.profiles import FitNetwork, candidates_for, fits
from graph.analysis.fit.scoring import Fit, Ranking, ranking
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.settings import DEFAULTS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.stores.protocol import NetworkStore

BEST = 10


def fit(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Score candidates against an initiator of a store."""
    snapshot = store.snapshot()
    initiator, unclear = named_parties(snapshot, [asked.initiator])
    named, others = named_parties(snapshot, asked.candidates.split(",") if asked.candidates else [])
    weights, faults = _weights(asked.weights, output)
    if unclear or others or faults:
        return refusal(snapshot, [*unclear, *others], faults, output)
    settings = DEFAULTS.changed({f"fit.weights.{key}": weight for key, weight in weights.items()})
    candidates = [i for i in named or candidates_for(snapshot, initiator[0]) if i != initiator[0]]
    network = FitNetwork(snapshot, settings.fit, (asked.theme,) if asked.theme else ())
    with output.progress("fitting"):
        found = ranking(fits(network, initiator[0], candidates), settings.fit)
        stability = firmness(found, settings.fit.weights, settings.sensitivity)
    plain = {
        "initiator": initiator[0],
        "settings": settings.as_json("fit", "sensitivity"),
        "candidates": [_plain(snapshot, one, stability, output.language) for one in _in_order(found)],
    }
    return Answer(plain, _lines(snapshot, initiator[0], found, output.language))


def _in_order(found: Ranking) -> Sequence[Fit]:
    return (*found.ranked, *found.too_little_known)


def _weights(told: str | None, output: Output) -> tuple[Mapping[str, float], list[str]]:
    """Return the weights, those that are told in place of the usual ones, and what is wrong with them."""
    weights, faults = dict(DEFAULTS.fit.weights), []
    for item in (told or "").split(","):
        key, _, value = item.strip().partition("=")
        if not item.strip():
            continue
        try:
            weights[key] = float(value)
            is_right = key in COMPONENTS and weights[key] >= 0
        except ValueError:
            is_right = False
        if not is_right:
            faults.append(t("fit.bad_weight", output.language, given=item.strip(), known=", ".join(COMPONENTS)))
    if not faults and not any(weights.values()):
        faults.append(t("fit.no_weight", output.language))
    return weights, faults


def _plain(snapshot: NetworkSnapshot, one: Fit, stability: Mapping[str, Firmness], language: str) -> dict[str, Any]:
    firm = stability.get(one.candidate_id)
    return {
        "id": one.candidate_id,
        "total": [one.total.low, one.total.high],
        "coverage": one.combined.coverage,
        "gates": list(one.gates),
        "components": {key: _component(snapshot, one, key, language) for key in COMPONENTS},
        "stability": {"first": firm.first if firm else None, "top3": firm.top3 if firm else None},
    }


def _component(snapshot: NetworkSnapshot, one: Fit, key: str, language: str) -> dict[str, Any]:
    part = one.parts[key]
    added = one.combined.contributions.get(key)
    return {
        "value": None if part.score is None else [part.score.low, part.score.high],
        "weight": one.combined.weights.get(key, 0.0),
        "contribution": None if added is None else [added.low, added.high],
        "because": because(snapshot, key, part, language),
    }


def _lines(snapshot: NetworkSnapshot, initiator: str, found: Ranking, language: str) -> list[str]:
    lines = [t("fit.title", language, name=display_name(snapshot.records[initiator], language)), ""]
    for key, group in (("fit.ranked", found.ranked), ("fit.promising", found.too_little_known)):
        if not group:
            continue
        rows = [_row(snapshot, number, one, language) for number, one in enumerate(group[:BEST], start=1)]
        lines += [t(key, language, n=len(group)), *table(["", "", "", ""], rows), ""]
    return lines


def _row(snapshot: NetworkSnapshot, number: int, one: Fit, language: str) -> list[str]:
    asks = ", ".join(COMPONENTS[key].in_language(language) for key in one.combined.worth_asking[:2])
    return [
        f"{number}. {display_name(snapshot.records[one.candidate_id], language)}",
        bounds_text(one.total, language),
        t("fit.coverage", language, share=figure(100 * one.combined.coverage, language)),
        t("fit.ask", language, what=asks) if asks else "",
    ]
