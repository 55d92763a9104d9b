"""An open dossier, as every part of the page reads it."""

from dataclasses import dataclass

from dashboard.pages.alliances.address import AllianceView
from dashboard.services import Services
from graph.analysis.alliances.dossier import Dossier, dossier
from graph.analysis.alliances.ranking import alliance_ranking, chosen_settings
from graph.analysis.fit.scoring import Ranking
from graph.analysis.settings import AnalysisSettings
from graph.model.snapshot import NetworkSnapshot, display_name


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier, and what the page shows of it.

    Parameters
    ----------
    services : Services
        The network behind it.
    snapshot : NetworkSnapshot
        The network.
    view : AllianceView
        What was asked.
    found : Dossier
        What was recorded.
    settings : AnalysisSettings
        By which it is judged: chosen for it, and the weights that are tried.
    ranked : Ranking
        Its candidates.
    language, today : str
        ``nl`` or ``en``; the date.
    """

    services: Services
    snapshot: NetworkSnapshot
    view: AllianceView
    found: Dossier
    settings: AnalysisSettings
    ranked: Ranking
    language: str
    today: str

    def name(self, record_id: str) -> str:
        """Return what a record is called."""
        return display_name(self.snapshot.records.get(record_id), self.language)


def open_dossier(services: Services, view: AllianceView, language: str, today: str) -> Opened:
    """Return the dossier of a view.

    Raises
    ------
    RecordNotFound
        There is no such alliance.
    """
    snapshot = services.snapshot()
    found = dossier(snapshot, view.dossier, today)
    tried = {f"fit.weights.{key}": weight / 100 for key, weight in view.weights.items()}
    settings = chosen_settings(found, services.settings()).changed(tried)
    ranked = alliance_ranking(snapshot, found, settings)
    return Opened(services, snapshot, view, found, settings, ranked, language, today)
