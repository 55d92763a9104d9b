"""The schema of the SQLite store, brought up to date by numbered steps, with a copy made before."""

import re
import shutil
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model.errors import NotAStore, StoreTooNew
from graph.stores.sqlite_connection import SqliteConnections
from graph.stores.sqlite_rows import remember_all

_COMMENT = re.compile("^--.*$", re.MULTILINE)
FOLDER = Path(__file__).parent / "sql"
APPLICATION_ID = 0x4B525550
"""Marks the file as ours ("KRUP")."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema."""

    number: int
    name: str
    statements: str


@cache
def steps() -> tuple[Step, ...]:
    """Return all steps, the first first."""
    files = sorted(FOLDER.glob("*.sql"))
    return tuple(Step(int(file.stem[:4]), file.stem, file.read_text(encoding="utf-8")) for file in files)


def migrate(connections: SqliteConnections) -> None:
    """Bring the file up to date; a file of an older version is copied beside itself first.

    Raises
    ------
    StoreTooNew
        The file was written by a newer version.
    NotAStore
        The file is no store of ours.
    """
    where = str(connections.path)
    with connections.read() as connection:
        version = _version(connection, where)
    if version == steps()[-1].number:
        return
    if version > steps()[-1].number:
        raise StoreTooNew(version, steps()[-1].number, where)
    with connections.write() as connection:
        version = _version(connection, where)
        pending = [step for step in steps() if step.number > version]
        if version and pending:
            _copy(connections.path, version)
        for step in pending:
            _run(connection, step)
        if pending:
            remember_all(connection)


def _version(connection: sqlite3.Connection, where: str) -> int:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and has_tables:
        raise NotAStore(where)
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: sqlite3.Connection, step: Step) -> None:
    for statement in _COMMENT.sub("", step.statements).split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {step.number}")


def _copy(path: Path, version: int) -> None:
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    target_path = path.with_name(f"{path.name}.version-{version}")
    partial = target_path.with_name(f"{target_path.name}.partial")
    with sqlite3.connect(partial) as target:
        source.backup(target)
    target.close()
    source.close()
    shutil.move(partial, target_path)
