"""`kruispunt analyse`: the measures of a store, or of a file as it stands, for anyone to check."""

from argparse import Namespace
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.cli.files import read_bytes
from dashboard.cli.importing import sentence
from dashboard.cli.output import REFUSED, Answer, Output, table
from dashboard.text import decimal
from graph.analysis.intervals import Interval, Score
from graph.analysis.measure import Measure
from graph.analysis.measures import measures_for
from graph.analysis.measuring import DEPENDS_ON, MeasureResult, measure_of, measured_all, measured_between
from graph.analysis.network_measures import NETWORK_MEASURES, network_numbers
from graph.analysis.relations import Relations, relations_in
from graph.analysis.settings import DEFAULTS
from graph.analysis.standing import is_ranked_unasked, may_be_ranked
from graph.analysis.work import stage
from graph.model.registry import ACTOR_KINDS, kind_of
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import TIE_TYPE
from graph.stores.protocol import NetworkStore
from loaders.network_files import read_network
from loaders.tables import SourceFile

ALL, BETWEENNESS = "all", "betweenness"
BEST = 10
DIGITS = 9
"""Decimals to which scores are compared, so that noise decides no place (methods 0.5)."""


def analyse(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Compute measures of who is in a store or file, per node and as a whole."""
    named = _named(asked.measures)
    if asked.file is None:
        snapshot = store.snapshot()
        relations = relations_of(snapshot, asked.layer, asked.directed)
        private = {i for i in relations.node_ids if not may_be_ranked(snapshot.nodes[i])}
        unlisted = {i for i in relations.node_ids if not is_ranked_unasked(snapshot.nodes[i])}
    else:
        path = Path(asked.file)
        network = read_network(SourceFile(path.name, read_bytes(path)), asked.directed, asked.strength or "")
        if not network.is_readable:
            return _refused(network.problems, output)
        relations, private, unlisted = network.relations, set[str](), set[str]()
    measures = list(measures_for(relations.is_directed).values()) if named is None else named
    with output.listening("analysing"):
        with stage(0, 2):
            results = _results(asked, store, measures, relations)
        with stage(1, 2):
            whole = network_numbers(relations)
    plain = {
        "nodes": len(relations.node_ids),
        "ties": len(relations.weights),
        "measures": {name: _plain(_without(result, private), relations, output) for name, result in results.items()},
        "network": whole,
        "settings": DEFAULTS.as_json(*DEPENDS_ON),
    }
    listed = {name: _without(result, unlisted) for name, result in results.items()}
    left_out = [output.counted("analyse_left_out", len(unlisted))] if unlisted else []
    return Answer(plain, [*_lines(relations, listed, whole, output), *left_out])


def _results(
    asked: Namespace, store: NetworkStore, measures: Iterable[Measure], relations: Relations
) -> Mapping[str, MeasureResult]:
    found = dict(measured_all(measures, relations))
    if asked.between and BETWEENNESS in found:
        ones, others = _groups(asked, store.snapshot())
        found[BETWEENNESS] = measured_between(relations, ones, others)
    return found


def _without(result: MeasureResult, node_ids: Collection[str]) -> MeasureResult:
    """Return a result without the scores of some; they count in those of the others."""
    return replace(result, values={i: score for i, score in result.values.items() if i not in node_ids})


def _groups(asked: Namespace, snapshot: NetworkSnapshot) -> tuple[list[str], list[str]]:
    """Return the nodes of the two kinds between which routes are to count.

    Raises
    ------
    KindNotFound
        One of them is no kind.
    """
    one, _, other = asked.between.partition(",")
    found = [list(snapshot.by_kind.get(kind_of(kind.strip()).name, {})) for kind in (one, other)]
    return found[0], found[1]


def relations_of(snapshot: NetworkSnapshot, layer: str | None, is_directed: bool) -> Relations:
    """Return who is tied to whom among all actors of a store, in one layer or in all."""
    nodes = [record.id for record in snapshot.nodes.values() if record.kind in ACTOR_KINDS]
    ties = [tie.id for tie in snapshot.ties.values() if layer is None or _layer(str(tie.type)) == layer]
    return relations_in(snapshot, nodes, ties, is_directed)


def _layer(type_code: str) -> str:
    return TIE_TYPE[type_code].layer if type_code in TIE_TYPE else ""


def _named(wanted: str | None) -> list[Measure] | None:
    """Return the measures that are asked for by name; None for all."""
    if wanted in (None, ALL):
        return None
    return [measure_of(name.strip()) for name in str(wanted).split(",") if name.strip()]


def _plain(result: MeasureResult, relations: Relations, output: Output) -> Mapping[str, Any]:
    measure = result.measure
    is_even = result.n_uneven > 0 or relations.is_even
    bounds = {i: [score.low, score.high] for i, score in result.values.items() if isinstance(score, Interval)}
    return {
        "unit": measure.unit.in_language(output.language),
        "input": "none" if is_even else measure.input_scale,
        "values": {i: None if isinstance(score, Interval) else score for i, score in result.values.items()},
        **({"bounds": bounds} if bounds else {}),
        "note": _note(result, relations, output),
    }


def _note(result: MeasureResult, relations: Relations, output: Output) -> str:
    if result.measure.needs_direction and not relations.is_directed:
        return output.text("analyse_no_direction")
    if not result.is_reliable:
        return output.text("analyse_too_few", n=result.measure.minimum_n)
    n_bounds = sum(isinstance(score, Interval) for score in result.values.values())
    counts = {
        "analyse_even": result.n_uneven,
        "analyse_bounds": n_bounds if not result.n_uneven else 0,
        "analyse_unasked": len(result.unasked),
    }
    return " ".join(output.counted(key, n) for key, n in counts.items() if n)


def _lines(
    relations: Relations,
    results: Mapping[str, MeasureResult],
    whole: Mapping[str, float | None],
    output: Output,
) -> list[str]:
    language = output.language
    lines = [output.text("analysed", n=len(relations.node_ids), m=len(relations.weights)), ""]
    lines += table(
        [output.text("analyse_whole"), ""],
        [[NETWORK_MEASURES[name].label.in_language(language), _shown(value, output)] for name, value in whole.items()],
    )
    for result in results.values():
        label, unit = result.measure.label.in_language(language), result.measure.unit.in_language(language)
        best = sorted(result.values.items(), key=lambda found: (-round(_size(found[1]), DIGITS), found[0]))[:BEST]
        note = _note(result, relations, output)
        ranked = table([f"{label} ({unit})", ""], [[node_id, _shown(score, output)] for node_id, score in best])
        lines += ["", *([note] if note else []), *ranked]
    return lines


def _size(score: Score) -> float:
    if score is None:
        return float("-inf")
    return (score.low + score.high) / 2 if isinstance(score, Interval) else float(score)


def _shown(score: Score, output: Output) -> str:
    if score is None:
        return "–"
    if isinstance(score, Interval):
        return f"{decimal(score.low, output.language, 4)} – {decimal(score.high, output.language, 4)}"
    return decimal(score, output.language, 4)


def _refused(problems: Iterable[Any], output: Output) -> Answer:
    told = [sentence(problem, output.language) for problem in problems]
    return Answer({"error": "file_refused", "message": "\n".join(told)}, told, REFUSED)
