"""A dossier over one store, without a browser."""

from collections.abc import Callable
from typing import Any

from dashboard.pages.alliances.address import AllianceView
from dashboard.pages.alliances.opened import Opened, open_dossier
from dashboard.services import Services
from graph.analysis.settings import DEFAULTS, AnalysisSettings
from graph.commands.permissions import Role, User
from graph.model.alliances import Alliance
from graph.model.records import Record
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_layouts import SqliteLayouts
from tests.support.builders import created, organisation, write
from tests.support.components import words_in

TODAY = "2026-11-25"


class AllianceDesk:
    """The alliance ``lab`` of initiator ``i``, with organisations ``a``, ``b`` and ``c`` round it."""

    def __init__(self, *records: Record, judgement: AnalysisSettings = DEFAULTS, **values: Any) -> None:
        names = {"i": "Initiatief", "a": "Alfa", "b": "Beta", "c": "Gamma"}
        everyone = [organisation(record_id, name) for record_id, name in names.items()]
        lab = Alliance(id="lab", name="Lab", initiator_id="i", **values)
        self.store = MemoryStore()
        write(self.store, created(*everyone, lab, *records), "op-0")
        self.services = Services(self.store, lambda: User("an", Role.EDITOR), SqliteLayouts(), judgement=judgement)

    def opened(self, language: str = "nl", **view: Any) -> Opened:
        """Return the open dossier."""
        return open_dossier(self.services, AllianceView(dossier="lab", **view), language, TODAY)

    def words(self, part: Callable[[Opened], Any], language: str = "nl", **view: Any) -> str:
        """Return all that a view says."""
        return words_in(part(self.opened(language, **view)))
