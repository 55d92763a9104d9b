"""`kruispunt backup` and `restore`: the network with all its history, in one file."""

from argparse import Namespace
from pathlib import Path

from dashboard.cli.files import FileUnusable
from dashboard.cli.output import Answer, Output
from graph.stores.backup import restore_backup, write_backup
from graph.stores.protocol import NetworkStore


def back_up(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Write the whole history to one file."""
    path = Path(asked.file)
    with output.progress("backing_up"):
        try:
            write_backup(store, path)
        except OSError as error:
            raise FileUnusable(path, error) from None
    return _answer("backed_up", path, store, output)


def restore(asked: Namespace, store: NetworkStore, output: Output) -> Answer:
    """Bring a backup back into an empty store."""
    path = Path(asked.file)
    with output.progress("restoring"):
        try:
            path.open("rb").close()
        except OSError as error:
            raise FileUnusable(path, error) from None
        restore_backup(path, store)
    return _answer("restored", path, store, output)


def _answer(key: str, path: Path, store: NetworkStore, output: Output) -> Answer:
    snapshot = store.snapshot()
    revision, n = snapshot.revision, len(snapshot.records)
    plain = {"file": str(path), "revision": revision, "records": n}
    return Answer(plain, [output.text(key, file=path, revision=revision, n=n)])
