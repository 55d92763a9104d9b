"""The port that every store keeps. `tests/contract` is its meaning, on all of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from graph.changes import ChangeSet, LogEntry, Revision
from graph.model.errors import Violation
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record that answers a search, best first.

    Parameters
    ----------
    record_id, kind, name : str
        What was found.
    matched : str
        Name of the field in which it was found.
    """

    record_id: str
    kind: str
    name: str
    matched: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Nodes around a set of nodes, and the ties between them.

    Parameters
    ----------
    nodes : tuple of Node
        Nearest first, then by id; the start nodes are the first.
    steps : tuple of int
        Distance of each node from the nearest start node, from 0.
    ties : tuple of Tie
        All ties with both ends among the nodes, by id.
    n_more : int
        Nodes within the depth that the limit left out.
    """

    nodes: tuple[Node, ...]
    steps: tuple[int, ...]
    ties: tuple[Tie, ...]
    n_more: int


class NetworkStore(Protocol):
    """Facts with their history. Every write is one atomic, numbered, attributed change set."""

    url: str

    def revision(self) -> int:
        """Return the number of the newest revision; 0 when nothing was ever written."""

    def snapshot(self) -> NetworkSnapshot:
        """Return all records of one revision, never half a write.

        Records come in the order in which their ids were first written. Asking again is cheap:
        a store catches up with `changes` instead of reading everything anew.
        """

    def apply(
        self,
        change_set: ChangeSet,
        *,
        actor: str,
        reason: str,
        operation_id: str,
        undoes: int | None = None,
        at: str | None = None,
    ) -> Revision:
        """Store a change set as one new revision, or store nothing.

        Parameters
        ----------
        change_set : ChangeSet
            Planned on this or an earlier revision; merged field by field with what is stored now.
        actor, reason : str
            Who, and why.
        operation_id : str
            The same id a second time stores nothing and returns the first revision.
        undoes : int, optional
            Number of the revision that this takes back.
        at : str, optional
            UTC instant; given only when a backup is restored.

        Returns
        -------
        Revision
            The new revision with the changes as stored. When nothing was left to change, the
            newest existing revision's number with an empty change set; no revision is made.

        Raises
        ------
        Conflict
            Others changed the same fields meanwhile.
        Invalid
            Records break rules, links point to nothing, or a deletion leaves links behind.
        StoreUnavailable
            The database does not answer; nothing was stored.
        """

    def changes(self, since: int = 0, until: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions with ``since < number <= until``, oldest first."""

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes, newest first; only numbers below `before`."""

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first, each with only that change."""

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return records whose searchable fields hold words that start with each word of `text`.

        Case and accents do not matter, nor do punctuation signs. Names that start with the text
        come first, then other matches in names, then matches in other fields; equals by name, then id.
        Empty text finds nothing.
        """

    def neighbours(self, ids: Collection[str], depth: int = 1, limit: int = 1000) -> Neighbourhood:
        """Return what lies within `depth` steps of some nodes, directions aside; unknown ids are skipped."""

    def check(self) -> tuple[Violation, ...]:
        """Return what is wrong in the way the store keeps things; `checking.check_store` judges all of it."""

    def close(self) -> None:
        """Let go of files and connections. Twice is allowed."""
