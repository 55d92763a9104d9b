"""An open dossier, as every part of the page reads it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.pages.alliances.address import AllianceView
from dashboard.services import Services
from graph.analysis.alliances.dossier import Dossier, dossier
from graph.analysis.alliances.ranking import alliance_fits, alliance_ranking, chosen_settings
from graph.analysis.fit.scoring import Fit, Ranking
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

    def fits(self, party_ids: Collection[str]) -> Mapping[str, Fit]:
        """Return how parties fit, by id; computed anew only for those that are no candidates."""
        known = {fit.candidate_id: fit for fit in (*self.ranked.ranked, *self.ranked.too_little_known)}
        others = [party_id for party_id in party_ids if party_id not in (*known, self.found.initiator_id)]
        more = alliance_fits(self.snapshot, self.found, others, self.settings) if others else ()
        known |= {fit.candidate_id: fit for fit in more}
        return {party_id: known[party_id] for party_id in party_ids if party_id in known}


def open_dossier(services: Services, view: AllianceView, language: str, today: str) -> Opened:
    """Return the dossier of a view.

    Raises
    ------
    RecordNotFound
        There is no such alliance.
    """
    snapshot = services.snapshot()
    found = dossier(snapshot, view.dossier)
    tried = {f"fit.weights.{key}": weight / 100 for key, weight in view.weights.items()}
    settings = chosen_settings(found, services.settings()).changed(tried)
    ranked = alliance_ranking(snapshot, found, settings)
    return Opened(services, snapshot, view, found, settings, ranked, language, today)
