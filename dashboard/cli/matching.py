"""`kruispunt match`: schools and mentor companies assigned within limits, with the proof and what is in the way."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from dashboard.cli.files import read_bytes, write_whole
from dashboard.cli.importing import in_its_row
from dashboard.cli.match_lists import ListReader
from dashboard.cli.output import DONE, REFUSED, Answer, Output, table
from dashboard.text import figure, t
from dashboard.text.judgement import setting_rows
from graph.analysis.intervals import Interval
from graph.analysis.matching.alternatives import alternatives
from graph.analysis.matching.assignment import Assignment, Floats, Mask, NoAssignment, Places, assign
from graph.analysis.matching.fairness import fair, leximin
from graph.analysis.matching.limits import Conflict, Limits, allowed_pairs, conflicts, places_of, why_unmatched
from graph.analysis.matching.pairs import PairTable, pair_table
from graph.analysis.matching.stability import blocking_pairs, is_one_score, stable
from graph.analysis.settings import DEFAULTS, named
from graph.commands.permissions import Role, User
from graph.model.errors import RecordNotFound
from graph.model.matching import Cohort
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.values import known_or
from graph.stores.memory_store import MemoryStore
from graph.stores.protocol import NetworkStore
from loaders.exporters.xlsx_rows import workbook_of
from loaders.service import apply_plan, plan_for_store
from loaders.tables import SourceFile

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who is matched, within what."""

    snapshot: NetworkSnapshot
    table: PairTable
    limits: Limits
    allowed: Mask
    places: Places


def match(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Assign mentor companies to schools of a store, a cohort or two files."""
    snapshot, schools, companies, problems = _parties(asked, store, output)
    if problems:
        return Answer({"error": "file_refused", "message": "\n".join(problems)}, problems, REFUSED)
    reader = ListReader(snapshot, schools, companies)
    limits = Limits(
        asked.max_km,
        reader.pairs(asked.pins),
        reader.pairs(asked.forbid),
        *reader.capacities(asked.capacity),
    )
    if reader.problems:
        told = [in_its_row(problem, output) for problem in reader.problems]
        return Answer({"error": "file_refused", "message": "\n".join(told)}, told, REFUSED)
    with output.progress("matching"):
        pairs_of = pair_table(snapshot, schools, companies, DEFAULTS.matching, DEFAULTS.baseline)
    return _answer(
        asked, _Asked(snapshot, pairs_of, limits, allowed_pairs(pairs_of, limits), places_of(pairs_of, limits)), output
    )


def _answer(asked: Namespace, given: _Asked, output: Output) -> Answer:
    found = conflicts(given.table, given.limits)
    pairs: Pairs = ()
    best: Assignment | None = None
    if not found:
        try:
            best = assign(given.table.middle, given.allowed, given.places)
            pairs = OBJECTIVES[asked.objective](given, best)
        except NoAssignment:
            found = (Conflict("least_not_met", (), tuple(given.limits.least)),)
    plain = _plain(asked, given, found, pairs, best, output.language)
    if asked.xlsx:
        data = workbook_of(_sheets(given, pairs, output.language))
        write_whole(Path(asked.xlsx), lambda path: _write(path, data))
    return Answer(plain, _lines(given, found, pairs, plain, output.language), REFUSED if found else DONE)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _total(given: _Asked, best: Assignment) -> Pairs:
    return best.pairs


def _fair(given: _Asked, best: Assignment) -> Pairs:
    return fair(given.table.middle, given.allowed, given.places).pairs


def _leximin(given: _Asked, best: Assignment) -> Pairs:
    return leximin(given.table.middle, given.allowed, given.places)


def _stable(given: _Asked, best: Assignment) -> Pairs:
    return stable(*_utilities(given.table), given.allowed, given.places, given.table.km)


DEPENDS_ON = ("matching", "baseline")
"""The settings by which a school and a company are scored."""

OBJECTIVES: Mapping[str, Callable[[_Asked, Assignment], Pairs]] = MappingProxyType(
    {"sum": _total, "fair": _fair, "leximin": _leximin, "stable": _stable}
)
"""What can be sought: most in total, the worst off first in two ways, or pairs that nobody would leave."""

SCHOOL_SIDE, COMPANY_SIDE = ("M1", "M2", "M3"), ("M2", "M3")


def _utilities(table_: PairTable) -> tuple[Floats, Floats]:
    """Return what each side gains by a pair: a school from three criteria, a company from two (methods 7.5)."""
    return _mean_of(table_, SCHOOL_SIDE), _mean_of(table_, COMPANY_SIDE)


def _mean_of(table_: PairTable, keys: Sequence[str]) -> Floats:
    def mean(parts: Mapping[str, Interval | None]) -> float:
        found = [part.middle for key in keys if (part := parts[key]) is not None]
        return sum(found) / len(found) if found else 0.0

    return np.array([[mean(parts) for parts in row] for row in table_.parts])


def _parties(
    asked: Namespace, store: NetworkStore, output: Output
) -> tuple[NetworkSnapshot, list[str], list[str], list[str]]:
    """Return the network, the ids of schools and companies, and what is wrong with their files."""
    if asked.schools and asked.companies:
        return _from_files(asked, output)
    snapshot = store.snapshot()
    if asked.cohort:
        cohort = snapshot.of(Cohort).get(asked.cohort)
        if cohort is None:
            raise RecordNotFound(asked.cohort)
        return snapshot, list(known_or(cohort.school_ids, ())), list(known_or(cohort.company_ids, ())), []
    return snapshot, list(snapshot.by_kind.get("school", {})), list(snapshot.by_kind.get("company", {})), []


def _from_files(asked: Namespace, output: Output) -> tuple[NetworkSnapshot, list[str], list[str], list[str]]:
    store = MemoryStore()
    sides: list[list[str]] = []
    told: list[str] = []
    for name in (asked.schools, asked.companies):
        path = Path(name)
        plan = plan_for_store([SourceFile(path.name, read_bytes(path))], store)
        before = set(store.snapshot().nodes)
        if plan.is_complete and plan.change_set:
            apply_plan(plan, store, User("match", Role.ADMIN))
        told += [] if plan.is_complete else [in_its_row(problem, output) for problem in plan.problems]
        known = store.snapshot().nodes
        sides.append(
            [i for i, node in known.items() if i not in before and node.kind in ("organisation", "company", "school")]
        )
    return store.snapshot(), sides[0], sides[1], told


def _plain(
    asked: Namespace, given: _Asked, found: Sequence[Conflict], pairs: Pairs, best: Assignment | None, language: str
) -> dict[str, Any]:
    matched = {row for row, _ in pairs}
    unmatched = [row for row in range(len(given.table.school_ids)) if row not in matched] if best else []
    whys = [why_unmatched(given.table, given.allowed, given.places, pairs, row) for row in unmatched]
    told = [*found, *(why for why in whys if why.kind == "too_few_places")]
    plain = {
        "objective": asked.objective,
        "settings": DEFAULTS.as_json(*DEPENDS_ON),
        "pairs": [_pair(given, pair, best) for pair in pairs],
        "unmatched": [
            {"id": given.table.school_ids[row], "why": conflict_words(given.snapshot, why, language)}
            for row, why in zip(unmatched, whys, strict=True)
        ],
        "conflicts": [
            {"limits": [conflict_words(given.snapshot, one, language)], "ways_out": ways_out(one, language)}
            for one in dict.fromkeys(told)
        ],
        "certificate": _certificate(given, pairs, best),
        "note": _note(asked, given, language),
    }
    if asked.scores:
        plain["scores"] = [
            _scored(given.table, row, column)
            for row in range(len(given.table.school_ids))
            for column in range(len(given.table.company_ids))
        ]
    return plain


def _note(asked: Namespace, given: _Asked, language: str) -> str:
    """Return that stable pairs add nothing, where both sides order all pairs alike."""
    is_idle = asked.objective == "stable" and is_one_score(*_utilities(given.table))
    return t("match.one_score", language) if is_idle else ""


def _certificate(given: _Asked, pairs: Pairs, best: Assignment | None) -> dict[str, Any]:
    if best is None:
        return {}
    blocking = blocking_pairs(pairs, *_utilities(given.table), given.allowed, given.places)
    total = float(sum(given.table.middle[pair] for pair in pairs))
    return {
        "n_pairs": len(pairs),
        "total": total,
        "bound": best.bound,
        "price_of_fairness": (best.total - total) / best.total if best.total else None,
        "blocking_pairs": len(blocking),
    }


def _pair(given: _Asked, pair: tuple[int, int], best: Assignment | None) -> dict[str, Any]:
    scored = _scored(given.table, *pair)
    options = alternatives(given.table.middle, given.allowed, given.places, pair[0], best, 1) if best else ()
    regret = options[0].score - float(given.table.middle[pair]) if options else None
    return {**scored, "regret": regret}


def _scored(table_: PairTable, row: int, column: int) -> dict[str, Any]:
    km = float(table_.km[row, column])
    return {
        "school": table_.school_ids[row],
        "company": table_.company_ids[column],
        "total": [float(table_.low[row, column]), float(table_.high[row, column])],
        "km": None if np.isnan(km) else km,
        "components": {
            key: None if part is None else [part.low, part.high] for key, part in table_.parts[row][column].items()
        },
    }


def conflict_words(snapshot: NetworkSnapshot, found: Conflict, language: str) -> str:
    """Return in words which limits cannot all be kept, or why a school stays without."""
    sides = (
        ", ".join(display_name(snapshot.records.get(i), language) or i for i in ids)
        for ids in (found.schools, found.companies)
    )
    schools, companies = sides
    return t(f"match.{found.kind}", language, schools=schools, companies=companies, n=found.n)


def ways_out(found: Conflict, language: str) -> list[str]:
    """Return what someone can do about a conflict."""
    return [t(f"match.way_{way}", language) for way in WAYS[found.kind]]


WAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pinned_and_forbidden": ("unpin", "allow"),
        "pinned_too_far": ("unpin", "km"),
        "pinned_twice": ("unpin",),
        "over_capacity": ("unpin", "capacity"),
        "least_over_capacity": ("capacity", "least"),
        "least_over_all": ("least",),
        "least_not_met": ("least", "allow", "km"),
        "too_few_places": ("capacity", "km", "allow"),
        "nobody_allowed": ("km", "allow"),
    }
)


def _lines(
    given: _Asked, found: Sequence[Conflict], pairs: Pairs, plain: Mapping[str, Any], language: str
) -> list[str]:
    told = [conflict_words(given.snapshot, one, language) for one in found]
    if found:
        return [*told, *(f"  → {way}" for one in found for way in ways_out(one, language))]
    lines = [t("match.title", language, n=len(pairs), total=len(given.table.school_ids)), ""]
    lines += table(
        [t("match.school", language), t("match.company", language), t("match.score", language), "km"],
        _sheet(given, pairs, language)[1:],
    )
    for told in (*(one["why"] for one in plain["unmatched"]), plain["note"]):
        lines += ["", told] if told else []
    return lines


def _sheets(given: _Asked, pairs: Pairs, language: str) -> dict[str, list[list[str]]]:
    settings = setting_rows(named(*DEPENDS_ON), DEFAULTS.as_json(*DEPENDS_ON), language)
    return {"Kruispunt": _sheet(given, pairs, language), t("judgement.settings", language): settings}


def _sheet(given: _Asked, pairs: Pairs, language: str) -> list[list[str]]:
    rows = [[t("match.school", language), t("match.company", language), t("match.score", language), "km"]]
    for row, column in pairs:
        low, high = (figure(float(bound[row, column]), language) for bound in (given.table.low, given.table.high))
        km = given.table.km[row, column]
        rows.append(
            [
                display_name(given.snapshot.records[given.table.school_ids[row]], language),
                display_name(given.snapshot.records[given.table.company_ids[column]], language),
                low if low == high else t("network.from_to", language, low=low, high=high),
                "?" if np.isnan(km) else figure(float(km), language),
            ]
        )
    return rows
