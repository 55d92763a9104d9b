"""What pages may ask: the only bridge between screens and the network behind them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.cytoscape.layout_memory import LayoutMemory
from dashboard.revision_memory import RevisionMemory
from dashboard.security.shapes import UnexpectedValue
from graph.analysis.settings import DEFAULTS, AnalysisSettings
from graph.analysis.work import Work, at_once
from graph.changes import LogEntry, Revision
from graph.commands import bus, undoing
from graph.commands.bus import Command
from graph.commands.permissions import User
from graph.model.identifiers import new_id
from graph.model.snapshot import NetworkSnapshot
from graph.stores.factory import without_secret
from graph.stores.protocol import NetworkStore, SearchHit
from loaders.exporters.content import what_is_seen
from loaders.exporters.formats import ExportFormat, export
from loaders.exporters.xlsx_rows import SheetCell, workbook_of


@dataclass(frozen=True, slots=True)
class Services:
    """The network, and who asks.

    Parameters
    ----------
    store : NetworkStore
        Where the facts are.
    user : callable
        Who sent the request that is being answered.
    layouts : LayoutMemory
        Where nodes were drawn before.
    work : Work
        Carries out what can take long.
    judgement : AnalysisSettings
        By which is computed.
    kept : RevisionMemory
        What was computed from the network as it is now.
    """

    store: NetworkStore
    user: Callable[[], User]
    layouts: LayoutMemory
    work: Work = at_once
    judgement: AnalysisSettings = DEFAULTS
    kept: RevisionMemory = field(default_factory=RevisionMemory)

    def address(self) -> str:
        """Return the address of the store, without what is secret in it."""
        return without_secret(self.store.url)

    def snapshot(self) -> NetworkSnapshot:
        """Return the network as it is now."""
        return self.store.snapshot()

    def settings(self) -> AnalysisSettings:
        """Return the settings by which is computed."""
        return self.judgement

    def revision(self) -> int:
        """Return the number of the newest revision."""
        return self.store.revision()

    def run(self, command: Command, operation_id: str = "") -> Revision:
        """Carry out a command as the user; with an `operation_id` at most once."""
        return bus.run(command, self.store, self.user(), operation_id or new_id("op"))

    def undo(self, number: int | None = None, operation_id: str = "") -> Revision:
        """Take back the newest revision that stands, or the one that is named; with an `operation_id` at most once."""
        return undoing.undo(self.store, self.user(), operation_id or new_id("op"), number)

    def redo(self, number: int | None = None, operation_id: str = "") -> Revision:
        """Bring back what was undone last, or what the undo that is named took; with an `operation_id` at most once."""
        return undoing.redo(self.store, self.user(), operation_id or new_id("op"), number)

    def log(self, limit: int = 50, before: int | None = None) -> tuple[LogEntry, ...]:
        """Return the newest revisions without their changes, newest first."""
        return self.store.log(limit, before)

    def changes(self, since: int, until: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions after `since`, oldest first."""
        return self.store.changes(since, until)

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first."""
        return self.store.history(record_id)

    def search(self, text: str, kinds: Collection[str] | None = None, limit: int = 20) -> tuple[SearchHit, ...]:
        """Return records that answer a search, best first."""
        return self.store.search(text, kinds, limit)

    def export_seen(
        self, node_ids: Collection[str], tie_ids: Collection[str], format_name: str, language: str, **about: Any
    ) -> bytes:
        """Return a file of what is seen.

        Parameters
        ----------
        node_ids, tie_ids : collection of str
            What is shown.
        format_name : str
            One of `ExportFormat`.
        language : str
            ``nl`` or ``en``: of what people read beside the records.
        **about
            Places, colours, title and settings, as in `what_is_seen`.
        """
        if format_name not in tuple(ExportFormat):
            raise UnexpectedValue("the format of a file")
        content = what_is_seen(self.snapshot(), node_ids, tie_ids, **about)
        return export(content, ExportFormat(format_name), language)

    def export_rows(self, sheets: Mapping[str, Sequence[Sequence[SheetCell]]]) -> bytes:
        """Return a workbook with a sheet of rows per name."""
        return workbook_of(sheets)
