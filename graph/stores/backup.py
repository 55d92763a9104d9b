"""A backup of any store: its whole history in one file, replayed into an empty store of any kind."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from graph.changes import Change, ChangeSet, LogEntry, Revision
from graph.model.codec import from_plain, to_plain
from graph.model.errors import BackupDamaged, StoreNotEmpty, StoreTooNew
from graph.model.records import Record
from graph.stores.protocol import NetworkStore

FORMAT = "kruispunt-backup"
VERSION = 1
BATCH = 200
MANY = 2**31


def write_backup(store: NetworkStore, path: Path) -> int:
    """Write the history of a store to a file and read it back; the file appears only when it is whole.

    Returns
    -------
    int
        Number of revisions in it.

    Raises
    ------
    BackupDamaged
        What was written could not be read back; nothing is left behind.
    """
    newest = store.revision()
    partial = path.with_name(f".{path.name}.partial")
    digest = hashlib.sha256()
    lines = 0
    body = partial.with_suffix(".body")
    try:
        with body.open("wb") as file:
            for line in _lines(store, newest):
                digest.update(line)
                file.write(line)
                lines += 1
        manifest = {"format": FORMAT, "version": VERSION, "revisions": lines, "sha256": digest.hexdigest()}
        with partial.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
            file.write(orjson.dumps(manifest) + b"\n")
            with body.open("rb") as kept:
                for line in kept:
                    file.write(line)
        _flush(partial)
        _check(partial)
        partial.replace(path)
    finally:
        body.unlink(missing_ok=True)
        partial.unlink(missing_ok=True)
    return lines


def restore_backup(path: Path, store: NetworkStore) -> int:
    """Replay a backup into an empty store: the same records, stamps and history.

    A restore that was broken off goes on where it was: a store that holds just the first revisions of the backup
    gets the others.

    Returns
    -------
    int
        Number of revisions restored.

    Raises
    ------
    StoreNotEmpty
        The store holds facts of its own.
    BackupDamaged, StoreTooNew
        The file is cut, altered, or of a newer version; nothing was stored.
    """
    n_revisions = _check(path)
    begun = store.log(limit=MANY)
    if begun and (len(begun) >= n_revisions or not _are_first(begun[::-1], path)):
        raise StoreNotEmpty(store.url)
    restored = 0
    for plain in _revisions(path):
        if plain["number"] <= len(begun):
            continue
        revision = _revision(plain)
        store.apply(
            revision.changes,
            actor=revision.actor,
            reason=revision.reason,
            operation_id=revision.operation_id,
            undoes=revision.undoes,
            at=revision.at,
        )
        restored += 1
    return restored


def _are_first(entries: Sequence[LogEntry], path: Path) -> bool:
    """Tell whether these are the first revisions of a backup."""
    names = ("number", "at", "actor", "operation_id")
    pairs = zip(entries, _revisions(path), strict=False)
    return all(getattr(entry, name) == plain[name] for entry, plain in pairs for name in names)


def _lines(store: NetworkStore, newest: int) -> Iterator[bytes]:
    for since in range(0, newest, BATCH):
        for revision in store.changes(since, min(since + BATCH, newest)):
            yield orjson.dumps(_plain(revision)) + b"\n"


def _check(path: Path) -> int:
    """Read the whole file once, so that a bad one is refused before anything is stored; return how many it holds."""
    found = _read(path)
    manifest = next(found, None)
    head = _json(path, manifest)
    if head.get("format") != FORMAT:
        raise BackupDamaged(str(path), "manifest")
    if head["version"] > VERSION:
        raise StoreTooNew(head["version"], VERSION, str(path))
    digest = hashlib.sha256()
    lines = 0
    for line in found:
        digest.update(line)
        lines += 1
    if lines != head.get("revisions") or digest.hexdigest() != head.get("sha256"):
        raise BackupDamaged(str(path), "checksum")
    return lines


def _revisions(path: Path) -> Iterator[Mapping[str, Any]]:
    lines = _read(path)
    next(lines)
    for line in lines:
        yield _json(path, line)


def _read(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path, "rb") as file:
            yield from file
    except (EOFError, OSError, zlib.error) as error:
        raise BackupDamaged(str(path), type(error).__name__) from error


def _json(path: Path, line: bytes | None) -> Mapping[str, Any]:
    try:
        found = orjson.loads(line or b"")
    except orjson.JSONDecodeError as error:
        raise BackupDamaged(str(path), "json") from error
    if not isinstance(found, dict):
        raise BackupDamaged(str(path), "json")
    return found


def _plain(revision: Revision) -> Mapping[str, Any]:
    return {
        "number": revision.number,
        "at": revision.at,
        "actor": revision.actor,
        "reason": revision.reason,
        "operation_id": revision.operation_id,
        "undoes": revision.undoes,
        "changes": [[_record(change.before), _record(change.after)] for change in revision.changes],
    }


def _record(record: Record | None) -> Mapping[str, Any] | None:
    return None if record is None else to_plain(record)


def _revision(plain: Mapping[str, Any]) -> Revision:
    changes = ChangeSet(tuple(_changes(plain["changes"])))
    rest = {name: plain[name] for name in ("number", "at", "actor", "reason", "operation_id", "undoes")}
    return Revision(**rest, changes=changes)


def _changes(plain: Iterable[Any]) -> Iterator[Change]:
    for before, after in plain:
        yield Change(from_plain(before) if before else None, from_plain(after) if after else None)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
