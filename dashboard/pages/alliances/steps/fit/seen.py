"""What the parts of the fit step share: weights as shares, how firm places are, and who is looked at."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.pages.alliances.opened import Opened
from graph.analysis.alliances.musts import Must, musts_of
from graph.analysis.alliances.ranking import alliance_fits
from graph.analysis.fit.firmness import Band, Firmness, bands, firmness
from graph.analysis.fit.scoring import Fit
from graph.analysis.fit.settings import COMPONENTS
from graph.analysis.fit.weighing import shares_of

MOST_SHOWN = 50
"""Rows of each list; who comes after is counted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One view of the step.

    Parameters
    ----------
    opened : Opened
        The dossier.
    shares : mapping of str to float
        Weights as shares of the whole, by component.
    firm : mapping of str to Firmness
        Of the foremost, by id.
    bands : mapping of str to Band
        Where the leader stays first, by component; empty where that cannot be told.
    chosen : Fit or None
        Who is looked at.
    """

    opened: Opened
    shares: Mapping[str, float]
    firm: Mapping[str, Firmness]
    bands: Mapping[str, Band]
    chosen: Fit | None

    @property
    def leader(self) -> str:
        """Who is first, by id; empty when nobody is ranked."""
        ranked = self.opened.ranked.ranked
        return ranked[0].candidate_id if ranked else ""

    def place(self, party_id: str) -> int | None:
        """Return the place of a candidate; None when it has none."""
        ids = (one.candidate_id for one in self.opened.ranked.ranked)
        return next((place for place, one in enumerate(ids, start=1) if one == party_id), None)

    def musts(self, party_id: str) -> tuple[Must, ...]:
        """Return the hard requirements, and whether a party meets them."""
        return musts_of(self.opened.snapshot, self.opened.found, party_id)

    @property
    def outside(self) -> tuple[str, ...]:
        """Candidates that fall short of a hard requirement, by id."""
        known = self.opened.candidates.rows
        return tuple(i for i in self.opened.found.listed_ids if i in self.opened.snapshot.nodes and i not in known)


def seen(opened: Opened) -> Seen:
    """Return what the step shows of an open dossier."""
    weights = opened.settings.fit.weights
    ranked = opened.ranked
    told = ("firmness", opened.found.alliance.id, repr(opened.settings.fit), repr(opened.settings.sensitivity))
    firm = opened.services.kept.of(
        opened.snapshot, told, lambda: firmness(ranked, weights, opened.settings.sensitivity, MOST_SHOWN)
    )
    shares = shares_of({key: weights.get(key, 0.0) for key in COMPONENTS})
    return Seen(opened, shares, firm, bands(ranked.ranked[:MOST_SHOWN], weights), _chosen(opened))


def _chosen(opened: Opened) -> Fit | None:
    asked, settings = opened.view.party, opened.settings
    if not asked:
        return next(iter((*opened.ranked.ranked[:1], *opened.ranked.too_little_known[:1])), None)
    found = opened.candidates.fit(asked, settings.fit)
    if found is not None or asked not in opened.found.listed_ids or asked not in opened.snapshot.nodes:
        return found
    return next(iter(alliance_fits(opened.snapshot, opened.found, [asked], settings)), None)


def weighting_values(opened: Opened, shares: Mapping[str, float]) -> str:
    """Return the settings of an alliance with these weights, as the text that a record of them holds."""
    before = json.loads(opened.found.chosen) if opened.found.chosen else {}
    return json.dumps(before | {f"fit.weights.{key}": round(share, 4) for key, share in shares.items()})
