"""The one way in: files are planned on a snapshot, and the plan is applied."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.changes import Revision
from graph.commands.bus import run
from graph.commands.importing import ApplyImport
from graph.commands.permissions import User
from graph.model.snapshot import NetworkSnapshot
from graph.stores.protocol import NetworkStore
from loaders.adopting import adopt
from loaders.edits import EditsByHand
from loaders.formats.archives import opened
from loaders.formats.reading import read_file
from loaders.guess_notices import guess_notices
from loaders.guessing import cannot_name, guess_mapping
from loaders.local_ids import doubtful_numbers, with_prefix
from loaders.mapping import Mapping
from loaders.plan import ImportPlan
from loaders.problems import Problem
from loaders.settling import settle
from loaders.tables import SourceFile, Table, notice


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a user may set besides the mapping.

    Parameters
    ----------
    encoding : str
        Encoding of text tables; found by itself when empty.
    edits : EditsByHand or None
        With it, values that were edited by hand after an import are kept.
    """

    encoding: str = ""
    edits: EditsByHand | None = None


DEFAULTS = ImportOptions()


def plan_import(
    files: Sequence[SourceFile],
    snapshot: NetworkSnapshot,
    mapping: Mapping | None = None,
    options: ImportOptions = DEFAULTS,
) -> ImportPlan:
    """Return what an import of some files together would do, and everything that is wrong with them.

    Parameters
    ----------
    files : sequence of SourceFile
        In any order; the order makes no difference.
    snapshot : NetworkSnapshot
        What is stored now.
    mapping : Mapping, optional
        How columns become fields; guessed for the tables that it does not name.
    options : ImportOptions, optional
        Encoding and edits.

    Returns
    -------
    ImportPlan
        Its change set holds the accepted rows only.
    """
    ordered = sorted(opened(files), key=lambda file: (file.name, hashlib.sha256(file.data).digest()))
    given = mapping if mapping is not None else Mapping()
    readings = [read_file(file, encoding=options.encoding, header_rows=given.header_rows()) for file in ordered]
    tables = tuple(table for reading in readings for table in reading.tables)
    used, told = _complete(given, tables, snapshot, is_given=mapping is not None)
    told += [
        notice("no_rows", table.file, table=table.name) for table in tables if not table.rows and not table.refused
    ]
    without_names = [table for table in tables if _is_nameless(table, used)]
    nameless = {(table.file, table.name) for table in without_names}
    told += [
        Problem("no_name_column", file=table.file, table=table.name, expected=", ".join(table.columns))
        for table in without_names
    ]
    usable = [
        replace(reading, tables=tuple(t for t in reading.tables if (t.file, t.name) not in nameless))
        for reading in readings
    ]
    settled = settle(usable, used, snapshot, options.edits)
    return ImportPlan(
        files=tuple(reading.file for reading in readings),
        formats=tuple(reading.format for reading in readings),
        revision=snapshot.revision,
        change_set=settled.change_set,
        rows=settled.rows,
        problems=(
            *(problem for reading in readings for problem in reading.problems),
            *told,
            *doubtful_numbers(tables, used, settled.rows, snapshot),
            *settled.problems,
        ),
        tables=tables,
        mapping=used,
    )


def plan_for_store(
    files: Sequence[SourceFile], store: NetworkStore, mapping: Mapping | None = None, encoding: str = ""
) -> ImportPlan:
    """Return the plan of an import into a store, with its history looked at for edits by hand."""
    return plan_import(files, store.snapshot(), mapping, ImportOptions(encoding, EditsByHand(store)))


def apply_plan(plan: ImportPlan, store: NetworkStore, user: User) -> Revision:
    """Apply the accepted rows of a plan as one revision, once.

    Raises
    ------
    AccessDenied, Conflict, Invalid, StoreUnavailable
        Nothing was stored.
    """
    return run(ApplyImport(plan.change_set, plan.reason), store, user, plan.operation_id)


def _complete(
    given: Mapping, tables: Sequence[Table], snapshot: NetworkSnapshot, *, is_given: bool
) -> tuple[Mapping, list[Problem]]:
    """Return the mapping with a guess for every table that it does not name, and say so."""
    given, adopted = adopt(given, tables)
    unnamed = tuple(table for table in tables if given.for_table(table) is None)
    if not unnamed:
        return given, adopted
    told = [notice("table_not_in_mapping", table.file, table=table.name) for table in unnamed if is_given]
    guessed, prefixed = with_prefix(guess_mapping(unnamed), unnamed, snapshot)
    return Mapping(given.tables + guessed.tables), [*adopted, *told, *guess_notices(unnamed, guessed), *prefixed]


def _is_nameless(table: Table, mapping: Mapping) -> bool:
    found = mapping.for_table(table)
    return bool(table.rows) and found is not None and cannot_name(found)
