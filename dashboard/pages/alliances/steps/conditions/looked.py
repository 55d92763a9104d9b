"""What of the five conditions is looked at: everyone together or one party, now or on an earlier date."""

from dataclasses import dataclass

from dashboard.pages.alliances.opened import Opened
from dashboard.text import t
from graph.analysis.alliances.conditions import CONDITIONS
from graph.analysis.alliances.diagnostic import assessed_ids
from graph.analysis.alliances.scores import Assessor, ConditionProfile, condition_profile


@dataclass(frozen=True, slots=True)
class Looked:
    """A profile, and what it is of.

    Parameters
    ----------
    opened : Opened
        The dossier.
    party_ids : tuple of str
        Everyone who can be answered for.
    party_id : str
        The party that is looked at; empty for all together.
    profile : ConditionProfile
        What was answered.
    """

    opened: Opened
    party_ids: tuple[str, ...]
    party_id: str
    profile: ConditionProfile

    def assessor_name(self, who: Assessor) -> str:
        """Return who answered, and for whom where that is not plain."""
        party, name = who
        told = name or t("alliance_conditions.nobody_named", self.opened.language)
        if self.party_id:
            return told
        return f"{told} ({self.opened.name(party) or t('alliance_conditions.no_party', self.opened.language)})"


def looked_at(opened: Opened) -> Looked:
    """Return what the address asks for."""
    parties = assessed_ids(opened.found)
    party = opened.view.party if opened.view.party in parties else ""
    return Looked(opened, parties, party, condition_profile(opened.found, opened.view.on, party or None))


def condition_name(condition: str, language: str) -> str:
    """Return what a condition is called, as the start of a line."""
    name = CONDITIONS[condition].in_language(language)
    return name[:1].upper() + name[1:]
