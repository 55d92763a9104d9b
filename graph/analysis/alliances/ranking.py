"""Candidates of an alliance in order of fit, by what the alliance itself seeks."""

import dataclasses
import json
from collections.abc import Collection

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.musts import is_outside, musts_of
from graph.analysis.fit.profiles import FitNetwork, fits
from graph.analysis.fit.reweighing import Candidates, reweighed
from graph.analysis.fit.scoring import Fit, Ranking
from graph.analysis.fit.settings import DEFAULTS
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


def in_the_running(snapshot: NetworkSnapshot, found: Dossier) -> tuple[str, ...]:
    """Return the candidates that were not excluded and certainly fall short of no hard requirement, by id."""
    there = (party for party in found.listed_ids if party in snapshot.nodes)
    return tuple(party for party in there if not is_outside(musts_of(snapshot, found, party)))


def alliance_candidates(snapshot: NetworkSnapshot, found: Dossier, settings: AnalysisSettings) -> Candidates:
    """Return the candidates in the running by their parts, which no weight changes."""
    every_weight = dataclasses.replace(settings, fit=dataclasses.replace(settings.fit, weights=DEFAULTS.weights))
    return Candidates.of(alliance_fits(snapshot, found, in_the_running(snapshot, found), every_weight))


def alliance_ranking(snapshot: NetworkSnapshot, found: Dossier, settings: AnalysisSettings) -> Ranking:
    """Return the candidates in the running, in order of fit."""
    return reweighed(alliance_candidates(snapshot, found, settings), settings.fit)
