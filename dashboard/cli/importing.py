"""`kruispunt import`: the plan first, and applied only when asked."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard.cli.files import FileUnusable, NothingToRead, read_bytes, read_text, write_whole
from dashboard.cli.output import DONE, REFUSED, Answer, Output, table
from dashboard.text import rule_sentence, t
from graph.commands.permissions import User
from graph.model.registry import KINDS, kind_of
from graph.stores.protocol import NetworkStore
from loaders.mapping import Mapping as ImportMapping
from loaders.plan import ImportPlan, Outcome
from loaders.problems import Problem, Severity
from loaders.service import apply_plan, plan_for_store
from loaders.tables import SourceFile, notice

TOLD_OUTCOMES = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.CONFLICT, Outcome.REFUSED)
FORMAT_NAMES: Mapping[str, str] = MappingProxyType(
    {"delimited": "csv", "spreadsheet": "xlsx", "kumu": "kumu", "gexf": "gexf", "graphml": "graphml"}
    | {"kruispunt": "json"}
)
"""How the formats of the readers are called on the command line."""
READ = frozenset((".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".json", ".gexf", ".graphml", ".xml", ".zip"))
"""Endings of the files that are taken from a folder; a file that is named is read whatever it is called."""
SHOWN_OF_A_SORT = 5
"""Notices and warnings of one sort that people see of a file."""


def import_files(asked: Namespace, store: NetworkStore, user: User, output: Output) -> Answer:
    """Plan the import of some files, and apply it when asked and nothing stands in the way."""
    mapping = ImportMapping.from_json(read_text(Path(asked.mapping))) if asked.mapping else None
    files = _source_files(asked.files, output)
    with output.progress("planning"), redirect_stdout(sys.stderr):  # a reader of spreadsheets prints its complaints
        plan = _in_format(plan_for_store(files, store, mapping, asked.encoding), asked.format)
        plan = replace(plan, problems=plan.problems + _skipped(asked.files))
    if asked.save_mapping:
        text = plan.mapping.to_json()
        write_whole(Path(asked.save_mapping), lambda path: _write_text(path, text))
    may_apply = asked.apply and (plan.is_complete or asked.skip_refused)
    revision = plan.revision
    if may_apply and plan.change_set:
        with output.progress("applying"):
            revision = apply_plan(plan, store, user).number
    plain = plan_as_json(plan, output.language) | {"applied": may_apply, "revision": revision}
    lines = [*_as_lines(plan, output), _conclusion(plan, asked, output, revision, applied=may_apply)]
    return Answer(plain, lines, DONE if plan.is_complete else REFUSED)


def plan_as_json(plan: ImportPlan, language: str) -> dict[str, Any]:
    """Return files, format, counts per kind and problems of a plan, as the contract has them."""
    formats = dict.fromkeys(FORMAT_NAMES.get(name, name) for name in plan.formats if name)
    n_tables = Counter(table.file for table in plan.tables)
    return {
        "files": list(plan.files),
        "format": ", ".join(formats),
        "plan": {
            kind.name: {outcome.value: plan.counts[kind.name][outcome] for outcome in TOLD_OUTCOMES}
            for kind in KINDS
            if kind.name in plan.counts
        },
        "problems": [
            {
                "file": problem.file,
                "row": problem.row,
                "column": problem.column or problem.field.partition(".")[2],
                "value": problem.value,
                "rule": problem.rule,
                "message": in_its_table(problem, language, n_tables[problem.file]),
            }
            for problem in plan.problems
        ],
    }


def sentence(problem: Problem, language: str) -> str:
    """Return a problem of an import in words."""
    kind, _, field = problem.field.partition(".")
    return rule_sentence(
        problem.rule,
        kind,
        field,
        problem.value,
        problem.expected,
        lang=language,
        column=problem.column,
        file=problem.file,
        row="" if problem.row is None else problem.row,
    )


def in_its_table(problem: Problem, language: str, n_tables: int) -> str:
    """Return a problem in words, after the sheet or part of the file where it is when the file has several."""
    told = sentence(problem, language)
    is_clear = n_tables < 2 or not problem.table or problem.table in (problem.column, problem.value)
    return told if is_clear else t("cli.in_table", language, table=problem.table, sentence=told)


def in_its_row(problem: Problem, output: Output, n_tables: int = 1) -> str:
    """Return a problem in words, after the file and row where it is."""
    row = output.text("row", row=problem.row) if problem.row is not None else ""
    where = ", ".join(part for part in (problem.file, row) if part)
    return f"{where}: {in_its_table(problem, output.language, n_tables)}"


def _source_files(given: Sequence[str], output: Output) -> list[SourceFile]:
    """Return the files, and those that lie in the folders, among what was given.

    Raises
    ------
    FileUnusable
        Some cannot be read; all of them are named.
    """
    paths = [path for name in given for path in _paths(Path(name))]
    found: list[SourceFile] = []
    unusable = [FileUnusable(name, NothingToRead()) for name in given if Path(name).is_dir() and not _paths(Path(name))]
    with output.progress("reading", len(paths)) as advance:
        for path in paths:
            try:
                found.append(SourceFile(path.name, read_bytes(path)))
            except FileUnusable as error:
                unusable.append(error)
            advance()
    if unusable:
        raise unusable[0].with_others(unusable[1:])
    return found


def _paths(path: Path) -> list[Path]:
    """Return a file itself, or the files in a folder whose names promise data."""
    return [found for found in _entries(path) if found.is_file() and found.suffix.casefold() in READ] or (
        [] if path.is_dir() else [path]
    )


def _entries(path: Path) -> list[Path]:
    """Return what lies open in a folder; nothing where there is none."""
    return sorted(found for found in path.iterdir() if not found.name.startswith(".")) if path.is_dir() else []


def _skipped(given: Sequence[str]) -> tuple[Problem, ...]:
    """Return what lies in the folders and is not read: folders in them, and files of another sort."""
    return tuple(
        notice("entry_skipped", str(path), value=path.name, expected=", ".join(sorted(READ)))
        for name in given
        for path in _entries(Path(name))
        if path not in _paths(Path(name))
    )


def _in_format(plan: ImportPlan, wanted: str | None) -> ImportPlan:
    """Return the plan with an error for each file that is in another format than the user said."""
    if wanted is None:
        return plan
    found = zip(plan.files, (FORMAT_NAMES.get(name, name) for name in plan.formats), strict=True)
    others = tuple(
        Problem("format_differs", file=file, value=name, expected=wanted)
        for file, name in found
        if name and name != wanted
    )
    return replace(plan, problems=plan.problems + others)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _as_lines(plan: ImportPlan, output: Output) -> list[str]:
    counts = plan.counts
    rows = [
        [kind_of(kind.name).many.in_language(output.language), *(str(counts[kind.name][o]) for o in TOLD_OUTCOMES)]
        for kind in KINDS
        if kind.name in counts
    ]
    headings = [output.text("kind"), *(output.text(f"outcome_{outcome.value}") for outcome in TOLD_OUTCOMES)]
    told = _problem_lines(plan, output)
    return [*(table(headings, rows) if rows else []), *([""] if told else []), *told, ""]


def _problem_lines(plan: ImportPlan, output: Output) -> list[str]:
    """Return a line per problem, errors first; of what keeps nothing out, a few of each sort and file."""
    n_tables = Counter(each.file for each in plan.tables)
    sorts: dict[tuple[int, str, str], list[Problem]] = {}
    for problem in plan.problems:
        sorts.setdefault((list(Severity).index(problem.severity), problem.file, problem.rule), []).append(problem)
    lines: list[str] = []
    for _, found in sorted(sorts.items(), key=lambda item: item[0][0]):
        shown = found if found[0].severity is Severity.ERROR else found[:SHOWN_OF_A_SORT]
        lines += [_line(problem, output, n_tables[problem.file]) for problem in shown]
        if len(found) > len(shown):
            lines.append(output.text("more_of_this", n=len(found) - len(shown)))
    return lines


def _line(problem: Problem, output: Output, n_tables: int) -> str:
    return f"{output.text(f'severity_{problem.severity.value}')}  {in_its_row(problem, output, n_tables)}"


def _conclusion(plan: ImportPlan, asked: Namespace, output: Output, revision: int, *, applied: bool) -> str:
    n = len(plan.change_set)
    if applied and n:
        return output.counted("applied", n, revision=revision)
    if not plan.is_complete and asked.skip_refused and not asked.apply and n:
        return output.text("planned_rest")
    if not plan.is_complete:
        return output.counted("refused", plan.n_refused) if plan.n_refused else output.text("refused_files")
    if not plan.rows:
        return output.text("no_rows_at_all")
    return output.counted("planned", n) if n else output.text("nothing_new")
