"""The very fields and ties behind each part of a fit, for who wants to check it or to fill it in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.dossier import Dossier
from graph.model.assessments import Rating
from graph.model.capabilities import Need, Offer
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot


@dataclass(frozen=True, slots=True)
class Behind:
    """One field of one record.

    Parameters
    ----------
    record_id : str
        Which record: a party, a tie, or a dated record about a party.
    field : str
        Which field.
    """

    record_id: str
    field: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """An alliance and one candidate."""

    snapshot: NetworkSnapshot
    found: Dossier
    party_id: str

    @property
    def ends(self) -> tuple[str, str]:
        return self.found.initiator_id, self.party_id


def behind(snapshot: NetworkSnapshot, found: Dossier, party_id: str, key: str) -> tuple[Behind, ...]:
    """Return the fields and ties that a part of the fit of a candidate is read from, known or not.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    found : Dossier
        The alliance.
    party_id : str
        The candidate.
    key : str
        Key of a component.
    """
    if not {found.initiator_id, party_id} <= snapshot.nodes.keys():
        return ()
    return tuple(_READ_FROM[key](_Pair(snapshot, found, party_id)))


def _ambition(pair: _Pair) -> Iterator[Behind]:
    own = pair.found.alliance
    yield Behind(own.id if isinstance(own.themes, tuple) and own.themes else pair.found.initiator_id, "themes")
    yield Behind(pair.party_id, "themes")
    yield from _ratings(pair, pair.ends, "theme:")


def _complementarity(pair: _Pair) -> Iterator[Behind]:
    yield from (Behind(need.id, "level") for need in pair.found.needs)
    yield from (Behind(offer.id, "level") for offer in pair.found.offers)
    about = [pair.snapshot.records[one] for one in sorted(pair.snapshot.referrers.get(pair.party_id, ()))]
    theirs = [one for one in about if isinstance(one, Need | Offer) and one.subject_id == pair.party_id]
    yield from (Behind(one.id, "level") for one in theirs)


def _interests(pair: _Pair) -> Iterator[Behind]:
    return _ratings(pair, pair.ends, "interest:")


def _relation(pair: _Pair) -> Iterator[Behind]:
    """Yield the ties between the two, and those of each with who knows both."""
    one, other = pair.ends
    of_one, of_other = pair.snapshot.ties_of(one), pair.snapshot.ties_of(other)
    around_one, around_other = ({end for tie in ties for end in tie.ends} for ties in (of_one, of_other))
    both = (around_one & around_other) - {one, other}
    common = {end for end in both if pair.snapshot.nodes[end].kind in ACTOR_KINDS}
    yield from (Behind(tie.id, "strength") for tie in of_one if other in tie.ends)
    yield from (Behind(tie.id, "strength") for tie in (*of_one, *of_other) if common & set(tie.ends))


def _compatibility(pair: _Pair) -> Iterator[Behind]:
    for name in ("organisation_kind", "sectors"):
        for end in pair.ends:
            if hasattr(pair.snapshot.nodes[end], name):
                yield Behind(end, name)
    yield from _ratings(pair, pair.ends, "culture")


def _proximity(pair: _Pair) -> Iterator[Behind]:
    return (Behind(end, "municipality") for end in pair.ends)


def _willingness(pair: _Pair) -> Iterator[Behind]:
    return _ratings(pair, (pair.party_id,), "willingness")


def _network_value(pair: _Pair) -> Iterator[Behind]:
    return (Behind(tie.id, "strength") for tie in pair.snapshot.ties_of(pair.party_id))


def _safety(pair: _Pair) -> Iterator[Behind]:
    return _ratings(pair, (pair.party_id,), "risk:")


def _ratings(pair: _Pair, subjects: tuple[str, ...], start: str) -> Iterator[Behind]:
    for subject in subjects:
        for record_id in sorted(pair.snapshot.referrers.get(subject, ())):
            one = pair.snapshot.records[record_id]
            if isinstance(one, Rating) and one.subject_id == subject and str(one.attribute).startswith(start):
                yield Behind(record_id, "value")


_READ_FROM: Mapping[str, Callable[[_Pair], Iterator[Behind]]] = MappingProxyType(
    {
        "A": _ambition,
        "C": _complementarity,
        "I": _interests,
        "R": _relation,
        "O": _compatibility,
        "P": _proximity,
        "W": _willingness,
        "N": _network_value,
        "V": _safety,
    }
)
