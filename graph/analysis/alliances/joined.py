"""The network without an alliance, and with all who would join it as its parties (methods 1.4, chapter 5)."""

from graph.analysis.alliances.dossier import PARTY, Dossier
from graph.analysis.scenarios import ADD_TIE, MARK, REMOVE, ScenarioSettings, Supposed, supposed
from graph.analysis.scenarios import DEFAULTS as SUPPOSED
from graph.model.snapshot import NetworkSnapshot


def without_and_with(
    snapshot: NetworkSnapshot, found: Dossier, settings: ScenarioSettings = SUPPOSED
) -> tuple[NetworkSnapshot, NetworkSnapshot]:
    """Return the network as it would be without an alliance, and with everyone who joins as a party in it.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The facts; they stay as they are.
    found : Dossier
        The alliance.
    settings : ScenarioSettings
        How strong a tie is that is supposed.
    """
    alliance_id = found.alliance.id
    joining = [
        Supposed(ADD_TIE, f"{MARK}{party}", "", party, alliance_id, PARTY, settings.strength)
        for party in found.joining_ids
    ]
    without = supposed(snapshot, [Supposed(REMOVE, alliance_id)])
    return without.snapshot, supposed(snapshot, joining).snapshot
