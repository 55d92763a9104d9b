"""An open dossier, as every part of the page reads it."""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.pages.alliances.address import AllianceView
from dashboard.services import Services
from graph.analysis.alliances.dossier import Dossier, dossier
from graph.analysis.alliances.ranking import alliance_candidates, alliance_fits, chosen_settings
from graph.analysis.fit.reweighing import Candidates, reweighed
from graph.analysis.fit.scoring import Fit, Ranking
from graph.analysis.setting_values import InvalidAnalysisSettings
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
    candidates : Candidates
        Its candidates that fall short of no hard requirement, by their parts.
    ranked : Ranking
        The same in order.
    refused : InvalidAnalysisSettings or None
        Why the weights that were asked are not tried.
    language, today : str
        ``nl`` or ``en``; the date.
    """

    services: Services
    snapshot: NetworkSnapshot
    view: AllianceView
    found: Dossier
    settings: AnalysisSettings
    candidates: Candidates
    ranked: Ranking
    refused: InvalidAnalysisSettings | None
    language: str
    today: str

    def name(self, record_id: str) -> str:
        """Return what a record is called."""
        return display_name(self.snapshot.records.get(record_id), self.language)

    def fits(self, party_ids: Collection[str]) -> Mapping[str, Fit]:
        """Return how parties fit, by id; computed anew only for those that are no candidates."""
        own = (self.candidates.fit(party_id, self.settings.fit) for party_id in party_ids)
        known = {fit.candidate_id: fit for fit in own if fit is not None}
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
    found = dossier(snapshot, view.dossier, today)
    chosen = chosen_settings(found, services.settings())
    settings, refused = _tried(chosen, view)
    candidates = _candidates(services, snapshot, found, settings)
    ranked = reweighed(candidates, settings.fit)
    return Opened(services, snapshot, view, found, settings, candidates, ranked, refused, language, today)


def _tried(chosen: AnalysisSettings, view: AllianceView) -> tuple[AnalysisSettings, InvalidAnalysisSettings | None]:
    """Return the settings with the weights that a link tries; the chosen ones, and why, when those cannot be."""
    try:
        return chosen.changed({f"fit.weights.{key}": weight / 100 for key, weight in view.weights.items()}), None
    except InvalidAnalysisSettings as error:
        return chosen, error


def _candidates(
    services: Services, snapshot: NetworkSnapshot, found: Dossier, settings: AnalysisSettings
) -> Candidates:
    """Return the candidates by their parts; a move of a weight finds them as they were left."""
    told = repr(dataclasses.replace(settings.fit, weights={}))
    key = ("candidates", found.alliance.id, told)
    return services.kept.of(snapshot, key, lambda: alliance_candidates(snapshot, found, settings))
