"""Who could join an alliance, found in the network, and every reason why (methods 1.2, step 2).

Four grounds: a party offers or names what the alliance needs, shares a theme with it, lies near its initiator, or is
tied to the initiator, itself or through one other. What is not known is told apart from what is not so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.party_index import Numbers, PartyIndex, folded, party_index
from graph.analysis.alliances.party_reasons import (
    ALLIED,
    GROUNDS,
    NEED,
    PLACE,
    RELATION,
    THEME,
    Reason,
    Search,
    grounds_of,
    reasons_of,
)
from graph.analysis.alliances.reach import Reach, reach
from graph.model.distances import place_of, points_of
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known, known_or

MANY = 12
"""As many suggestions as are told in full at first."""
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A party that could join, and why.

    Parameters
    ----------
    party_id : str
        Who.
    reasons : tuple of Reason
        All that speaks for it, in the order of the grounds.
    grounds : mapping of str to str
        ``yes``, ``possible``, ``no``, ``unknown`` or ``not_asked`` per ground.
    allied : tuple of str
        Other alliances of the same initiator that it is a party in, by id.
    """

    party_id: str
    reasons: tuple[Reason, ...]
    grounds: Mapping[str, str]
    allied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongList:
    """Suggestions, best founded first.

    Parameters
    ----------
    suggestions : tuple of Suggestion
        The first of those that answer the filter.
    n_found : int
        How many answer it.
    counts : mapping of str to int
        How many each ground, need and theme suggests: what choosing it as a filter shows.
    """

    suggestions: tuple[Suggestion, ...]
    n_found: int
    counts: Mapping[str, int]

    @property
    def n_more(self) -> int:
        """How many are not told."""
        return self.n_found - len(self.suggestions)


def long_list(asked: Search, reason: str = "", many: int = MANY) -> LongList:
    """Return who could join an alliance: nobody who is in it, on its list or was excluded from it.

    In order of the number of grounds, of needs, of themes, ties before ways round, distance, and at last the id.

    Parameters
    ----------
    asked : Search
        What is looked for.
    reason : str
        Only those with this reason: a ground, ``allied``, ``need:<capability>`` or ``theme:<code>``; empty for all.
    many : int
        How many are told in full.
    """
    by_reason = _by_reason(asked)
    everyone = frozenset().union(*(by_reason[ground] for ground in GROUNDS))
    chosen = by_reason.get(reason, _NOBODY) if reason else everyone
    ids = asked.index.ids
    told = _in_order(asked, by_reason, chosen)[: max(many, 0)]
    return LongList(
        tuple(suggestion(asked, ids[number]) for number in told),
        len(chosen),
        MappingProxyType({"": len(everyone)} | {name: len(parties) for name, parties in by_reason.items()}),
    )


def suggestion(asked: Search, party_id: str) -> Suggestion:
    """Return every reason why one party could join, also of one that is on the list already; none is possible."""
    allied = asked.reach.allied.get(party_id, ())
    reasons = reasons_of(asked, party_id)
    return Suggestion(party_id, reasons, grounds_of(asked, party_id, reasons), allied)


def search(snapshot: NetworkSnapshot, found: Dossier) -> Search:
    """Return what is looked for on behalf of an alliance, and what the network holds of it."""
    index = party_index(snapshot)
    alliance, initiator = found.alliance, snapshot.nodes.get(found.initiator_id)
    themes = tuple(alliance.themes) if is_known(alliance.themes) else ()
    sought = [str(need.capability) for need in found.needs if not (is_known(need.level) and need.level <= 0)]
    needs = tuple(dict.fromkeys((*sought, *known_or(alliance.must_bring, ()))))
    within = float(alliance.within_km) if is_known(alliance.within_km) else None
    ways = reach(snapshot, alliance.id, found.initiator_id) if initiator else Reach({}, {}, {})
    km = index.km_from(points_of(snapshot, initiator) if initiator else ())
    near, unclear = _near(index, snapshot, initiator, km, within)
    passed_over = {found.initiator_id, *found.party_ids, *found.candidates}
    skipped = frozenset(index.numbers[party] for party in passed_over if party in index.numbers)
    return Search(snapshot, index, initiator, needs, themes, within, ways, km, near, unclear, skipped)


def _near(
    index: PartyIndex, snapshot: NetworkSnapshot, initiator: Node | None, km: Numbers, within: float | None
) -> tuple[frozenset[int], frozenset[int]]:
    """Return who lies near, and of whom that is not known."""
    if initiator is None:
        return _NOBODY, _NOBODY
    same = index.by_municipality.get(folded(initiator, "municipality"), _NOBODY)
    if within is not None:
        near = same | frozenset(np.flatnonzero(km <= within).tolist())
        return near, frozenset(np.flatnonzero(np.isnan(km)).tolist()) - near
    province = folded(place_of(snapshot, initiator), "province")
    near = same | index.by_province.get(province, _NOBODY)
    placed = _NOBODY.union(*index.by_province.values()) if province else _NOBODY
    return near, frozenset(range(len(index.ids))) - placed - near


def _by_reason(asked: Search) -> dict[str, frozenset[int]]:
    """Return who is suggested by each reason, less those that are passed over."""
    index, skipped = asked.index, asked.skipped
    needs = {f"{NEED}:{need}": index.described_by(need) - skipped for need in asked.needs}
    themes = {f"{THEME}:{theme}": frozenset(index.by_theme.get(theme, ())) - skipped for theme in asked.themes}
    tied = {*asked.reach.tied, *asked.reach.through}
    related = frozenset(index.numbers[party] for party in tied if party in index.numbers) - skipped
    allied = frozenset(index.numbers[party] for party in asked.reach.allied if party in index.numbers) - skipped
    return {
        NEED: _NOBODY.union(*needs.values()),
        THEME: _NOBODY.union(*themes.values()),
        PLACE: asked.near - skipped,
        RELATION: related,
        ALLIED: allied,
        **needs,
        **themes,
    }


def _in_order(asked: Search, by_reason: Mapping[str, frozenset[int]], chosen: frozenset[int]) -> list[int]:
    """Return parties by number, the best founded first."""
    index = asked.index
    tied = frozenset(index.numbers[party] for party in asked.reach.tied if party in index.numbers)
    numbers = _array(chosen)
    keys = [
        -_times(len(index.ids), [by_reason[ground] for ground in GROUNDS]),
        -_times(len(index.ids), [by_reason[f"{NEED}:{need}"] for need in asked.needs]),
        -_times(len(index.ids), [by_reason[f"{THEME}:{theme}"] for theme in asked.themes]),
        -_times(len(index.ids), [tied]),
        np.nan_to_num(asked.km, nan=np.inf),
        index.places_by_id,
    ]
    # the last key that numpy is given comes first
    order = np.lexsort([key[numbers] for key in reversed(keys)])
    found: list[int] = numbers[order].tolist()
    return found


def _times(n_parties: int, groups: Iterable[frozenset[int]]) -> npt.NDArray[np.int64]:
    """Return of each party in how many groups it is."""
    found = np.zeros(n_parties, dtype=np.int64)
    for group in groups:
        found[_array(group)] += 1
    return found


def _array(group: frozenset[int]) -> npt.NDArray[np.int64]:
    return np.fromiter(group, dtype=np.int64, count=len(group))
