"""What an alliance demands of every party, apart from all weighing: what it must bring, and how near it must be."""

from dataclasses import dataclass

from graph.analysis.alliances.dossier import Dossier
from graph.analysis.alliances.party_index import is_same
from graph.analysis.alliances.party_reasons import Search, offers_of
from graph.model.values import is_known, known_or

BRINGS, WITHIN = "brings", "within"


@dataclass(frozen=True, slots=True)
class MustHave:
    """One demand, and whether a party meets it.

    Parameters
    ----------
    about : str
        ``brings`` or ``within``.
    what : str
        The capability that it must bring; empty of a distance.
    is_met : bool or None
        None while nothing is recorded that tells.
    km : float or None
        The distance, where it is known.
    """

    about: str
    what: str
    is_met: bool | None
    km: float | None = None


def must_haves(asked: Search, found: Dossier, party_id: str) -> tuple[MustHave, ...]:
    """Return every demand of an alliance, and whether a party meets it.

    Only an offer of that very capability says that a party brings it: a word in another offer or in its description is
    a reason to ask, no answer.
    """
    demands = [
        MustHave(BRINGS, what, _brings(asked, party_id, what)) for what in known_or(found.alliance.must_bring, ())
    ]
    if is_known(found.alliance.within_km):
        demands.append(_within(asked, party_id, float(found.alliance.within_km)))
    return tuple(demands)


def _brings(asked: Search, party_id: str, what: str) -> bool | None:
    levels = [one.level for one in offers_of(asked.snapshot, party_id, what) if is_same(str(one.capability), what)]
    if any(is_known(level) and level > 0 for level in levels):
        return True
    return False if levels and all(is_known(level) for level in levels) else None


def _within(asked: Search, party_id: str, km: float) -> MustHave:
    number = asked.index.numbers.get(party_id)
    away = float("nan") if number is None else float(asked.km[number])
    known = away == away
    if not known and number in asked.near:
        return MustHave(WITHIN, "", True)
    return MustHave(WITHIN, "", away <= km if known else None, away if known else None)
