"""The parts of a fit read from the network: what is recorded of two parties, and unknown for all that is not.

Judgements are `Rating` records from 1 to 5, the newest of each assessor; several assessors give bounds. Attributes:

==========================  ==========================================================================
``theme:<code>``            how important a theme is; without it a theme that a party names counts fully
``interest:<item>``         stance on an interest, 1 against, 3 neutral, 5 for
``willingness``             how willing the party is
``culture``                 one culture scale
``risk:<name>:probability`` how likely a risk of working with the party is
``risk:<name>:impact``      how bad it would be
==========================  ==========================================================================
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.closeness_paths import PathCloseness, path_closeness
from graph.analysis.fit.components import (
    UNKNOWN,
    Levels,
    Part,
    Risk,
    ambition,
    compatibility,
    complementarity,
    coverage_of_needs,
    interests,
    proximity,
    safety,
    vetoes,
)
from graph.analysis.fit.position import Near, nearness, network_value, relation, shared_partners
from graph.analysis.fit.scoring import Fit, fit_of
from graph.analysis.fit.settings import DEFAULTS, FitSettings
from graph.analysis.intervals import Interval, exactly
from graph.analysis.ratings import rating_interval
from graph.analysis.relations import Relations, relations_in
from graph.model.assessments import Rating
from graph.model.capabilities import Need, Offer
from graph.model.distances import distance_km
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import ACTORS
from graph.model.values import UNKNOWN as UNKNOWN_VALUE
from graph.model.values import Texts, is_known, known_or

NEUTRAL = 3.0


@dataclass(frozen=True)
class FitNetwork:
    """What all fits of one network share; made once.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    settings : FitSettings
        Matters of judgement.
    themes : collection of str
        Only these count; all when empty.
    on_behalf : str
        Id of the alliance whose themes and needs stand for those of the initiator, where it has any; empty for none.
    """

    snapshot: NetworkSnapshot
    settings: FitSettings = DEFAULTS
    themes: Collection[str] = ()
    on_behalf: str = ""

    @cached_property
    def relations(self) -> Relations:
        """Who is tied to whom, among all actors."""
        actors = tuple(i for kind in ACTOR_KINDS for i in self.snapshot.by_kind.get(kind, {}))
        return relations_in(self.snapshot, actors, tuple(self.snapshot.ties))

    @cached_property
    def is_weighted(self) -> bool:
        """Whether the strength of every tie is known."""
        return not self.relations.n_unknown

    @cached_property
    def near(self) -> tuple[Near, Near]:
        """The weights of all ties at their lowest and highest."""
        return nearness(self.relations), nearness(self.relations, high=True)

    @cached_property
    def judgements(self) -> Mapping[str, Mapping[str, Interval]]:
        """Bounds from 1 to 5 by subject and attribute."""
        newest: dict[tuple[str, str, str], Rating] = {}
        for rating in self.snapshot.of(Rating).values():
            if is_known(rating.value):
                key = (rating.subject_id, str(rating.attribute), str(known_or(rating.rated_by, "")))
                if key not in newest or _when(rating) >= _when(newest[key]):
                    newest[key] = rating
        values: dict[str, dict[str, list[float]]] = {}
        for (subject, attribute, _), rating in newest.items():
            values.setdefault(subject, {}).setdefault(attribute, []).append(float(known_or(rating.value, NEUTRAL)))
        return {
            subject: {name: share for name, found in attributes.items() if (share := rating_interval(found))}
            for subject, attributes in values.items()
        }

    @cached_property
    def capabilities(self) -> tuple[Mapping[str, Mapping[str, float]], Mapping[str, Mapping[str, float]]]:
        """Needs and offers by party."""
        return _levels(self.snapshot.of(Need).values()), _levels(self.snapshot.of(Offer).values())


def candidates_for(snapshot: NetworkSnapshot, initiator_id: str) -> tuple[str, ...]:
    """Return everyone who could be a partner: all organisations, companies and schools but the initiator."""
    return tuple(i for kind in ACTORS for i in snapshot.by_kind.get(kind, {}) if i != initiator_id)


def fits(network: FitNetwork, initiator_id: str, candidate_ids: Collection[str]) -> tuple[Fit, ...]:
    """Return the fit of each candidate with an initiator, in the order in which they are given."""
    trust = path_closeness(network.relations, [initiator_id], network.settings.paths)
    found = (_fit(network, trust, initiator_id, candidate_id) for candidate_id in candidate_ids)
    return tuple(fit for fit in found if fit is not None)


def _fit(network: FitNetwork, trust: PathCloseness, one: str, other: str) -> Fit | None:
    needs, offers = network.capabilities
    sought = needs.get(network.on_behalf) or needs.get(one)
    risks = _risks(network.judgements.get(other, {}))
    parts = {
        "A": ambition(_own_themes(network, one), _themes(network, other)),
        "C": complementarity(
            coverage_of_needs(sought, offers.get(other), offers.get(one)),
            coverage_of_needs(needs.get(other), offers.get(one), offers.get(other)),
        ),
        "I": interests(_stances(network, one), _stances(network, other)),
        "R": _relation(network, trust, one, other),
        "O": compatibility(_features(network, one, other), network.settings),
        "P": _proximity(network, one, other),
        "W": _willingness(network, other),
        "N": network_value(network.near[0], one, other, network.settings, is_weighted=network.is_weighted),
        "V": safety(risks),
    }
    return fit_of(other, parts, network.settings, vetoes(risks, network.settings))


def _own_themes(network: FitNetwork, initiator: str) -> Levels:
    asked = _themes(network, network.on_behalf) if network.on_behalf else None
    return asked or _themes(network, initiator)


def _themes(network: FitNetwork, party: str) -> Levels:
    record = network.snapshot.nodes[party]
    named = getattr(record, "themes", None)
    rated = {
        name.partition(":")[2]: share.middle
        for name, share in network.judgements.get(party, {}).items()
        if name.startswith("theme:")
    }
    if not isinstance(named, tuple) and not rated:
        return None
    found = dict.fromkeys(named if isinstance(named, tuple) else (), 1.0) | rated
    return {theme: level for theme, level in found.items() if not network.themes or theme in network.themes}


def _stances(network: FitNetwork, party: str) -> dict[str, float]:
    return {
        name: 2 * share.middle - 1
        for name, share in network.judgements.get(party, {}).items()
        if name.startswith("interest:")
    }


def _relation(network: FitNetwork, trust: PathCloseness, one: str, other: str) -> Part:
    low, high = (shared_partners(near, one, other) for near in network.near)
    surveyed = getattr(network.snapshot.nodes[one], "surveyed", None)
    return relation(trust.between(one, other), Interval(low, high), 0.0, is_surveyed=surveyed is True)


def _features(network: FitNetwork, one: str, other: str) -> dict[str, float | None]:
    parties = [network.snapshot.nodes[party] for party in (one, other)]
    kinds = [getattr(party, "organisation_kind", None) for party in parties]
    sectors: list[Texts] = [getattr(party, "sectors", UNKNOWN_VALUE) for party in parties]
    cultures = [network.judgements.get(party, {}).get("culture") for party in (one, other)]
    return {
        "type": float(kinds[0] == kinds[1]) if all(isinstance(kind, str) for kind in kinds) else None,
        "size": None,
        "culture": 1 - abs(cultures[0].middle - cultures[1].middle) if cultures[0] and cultures[1] else None,
        "sector": _shared(*(known_or(found, ()) for found in sectors)) if all(map(_says, sectors)) else None,
    }


def _says(sectors: object) -> bool:
    return isinstance(sectors, tuple) and bool(sectors)


def _shared(one: Collection[str], other: Collection[str]) -> float:
    return len(set(one) & set(other)) / len(set(one) | set(other))


def _proximity(network: FitNetwork, one: str, other: str) -> Part:
    km = distance_km(network.snapshot, network.snapshot.nodes[one], network.snapshot.nodes[other])
    return proximity(exactly(km) if is_known(km) else None, network.settings)


def _willingness(network: FitNetwork, party: str) -> Part:
    """Return W: capacity is recorded nowhere yet, so it can be anything up to what the party wants."""
    willing = network.judgements.get(party, {}).get("willingness")
    if willing is None:
        return UNKNOWN
    return Part(Interval(0.0, willing.high), {"willingness": willing}, "capacity_unknown")


def _risks(judgements: Mapping[str, Interval]) -> list[Risk]:
    names = {name.split(":")[1] for name in judgements if name.startswith("risk:") and name.count(":") == 2}
    found = []
    for name in sorted(names):
        sides = [judgements.get(f"risk:{name}:{side}") for side in ("probability", "impact")]
        if sides[0] and sides[1]:
            found.append(Risk(name, *(round(1 + 4 * side.high) for side in sides if side)))
    return found


def _levels(records: Collection[Need] | Collection[Offer]) -> Mapping[str, Mapping[str, float]]:
    """Return levels by party; without a party that has one of unknown level: all of its list is unknown then."""
    found: dict[str, dict[str, float]] = {}
    unclear = {record.subject_id for record in records if record.level is UNKNOWN_VALUE}
    for record in records:
        if is_known(record.level) and record.subject_id not in unclear:
            found.setdefault(record.subject_id, {})[str(record.capability)] = float(record.level)
    return found


def _when(rating: Rating) -> tuple[str, str]:
    return (str(known_or(rating.on, "")), rating.recorded_at)
