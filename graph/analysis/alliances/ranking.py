"""Candidates of an alliance in order of fit, by what the alliance itself seeks."""

import json
from collections.abc import Collection

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.fit.profiles import FitNetwork, fits
from graph.analysis.fit.scoring import Fit, Ranking, ranking
from graph.analysis.settings import AnalysisSettings
from graph.model.snapshot import NetworkSnapshot


def chosen_settings(found: Dossier, usual: AnalysisSettings) -> AnalysisSettings:
    """Return the settings by which an alliance is judged: the usual ones, but for what was chosen for it.

    Raises
    ------
    InvalidAnalysisSettings
        What was chosen cannot be.
    """
    return usual.changed(json.loads(found.chosen)) if found.chosen else usual


def alliance_fits(
    snapshot: NetworkSnapshot, found: Dossier, party_ids: Collection[str], settings: AnalysisSettings
) -> tuple[Fit, ...]:
    """Return the fit of parties with the initiator of an alliance; none while nobody takes the initiative."""
    if found.initiator_id not in snapshot.nodes:
        return ()
    others = [party for party in party_ids if party != found.initiator_id]
    if not others:
        return ()
    return fits(FitNetwork(snapshot, settings.fit, (), found.alliance.id), found.initiator_id, others)


def alliance_ranking(snapshot: NetworkSnapshot, found: Dossier, settings: AnalysisSettings) -> Ranking:
    """Return the candidates that were not excluded, in order of fit."""
    return ranking(alliance_fits(snapshot, found, found.listed_ids, settings), settings.fit)
