"""Why a party could join an alliance: each reason with the very records behind it, and what is not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from graph.analysis.alliances.party_index import (
    PartyIndex,
    answers,
    asked_words,
    describing_values,
    folded,
    is_offered,
    is_same,
)
from graph.analysis.alliances.reach import Reach
from graph.model.capabilities import Offer
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.records import Node
from graph.model.snapshot import NetworkSnapshot
from graph.model.ties import Tie
from graph.model.values import is_known
from graph.model.words import words

NEED, THEME, PLACE, RELATION = GROUNDS = ("need", "theme", "place", "relation")
ALLIED = "allied"
YES, POSSIBLE, NO, NOT_KNOWN, NOT_ASKED = "yes", "possible", "no", "unknown", "not_asked"
OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a party.

    Parameters
    ----------
    ground : str
        ``need``, ``theme``, ``place`` or ``relation``.
    about : str
        The capability or theme; ``within``, ``municipality`` or ``province``; ``tied`` or ``through``.
    record_ids : tuple of str
        The records that say so.
    field : str
        ``offer``, or the field of the party that names the need; empty for other grounds.
    value : str
        What stands there.
    km : float or None
        How far away, of a place.
    is_certain : bool
        False of ties that are only asked, planned or possible, or of which that is not known.
    """

    ground: str
    about: str
    record_ids: tuple[str, ...]
    field: str = ""
    value: str = ""
    km: float | None = None
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for on behalf of an alliance, and what the network holds of it.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    index : PartyIndex
        All parties.
    initiator : Node or None
        Who takes the initiative.
    needs, themes : tuple of str
        What is sought, and what it is about.
    within : float or None
        How far away a party may be, in km.
    reach : Reach
        Whom the initiator reaches.
    km : array of float
        Distance of each party from the initiator.
    near, unclear : frozenset of int
        Who lies near, and of whom that is not known.
    skipped : frozenset of int
        Who is not suggested.
    """

    snapshot: NetworkSnapshot
    index: PartyIndex
    initiator: Node | None
    needs: tuple[str, ...]
    themes: tuple[str, ...]
    within: float | None
    reach: Reach
    km: npt.NDArray[np.float64]
    near: frozenset[int]
    unclear: frozenset[int]
    skipped: frozenset[int]


def reasons_of(asked: Search, party_id: str) -> tuple[Reason, ...]:
    """Return everything that speaks for a party, in the order of the grounds."""
    return (
        *(reason for need in asked.needs for reason in _needed(asked, party_id, need)),
        *_themes(asked, party_id),
        *_place(asked, party_id),
        *_relations(asked, party_id),
    )


def grounds_of(asked: Search, party_id: str, reasons: tuple[Reason, ...]) -> Mapping[str, str]:
    """Return per ground whether it speaks for a party, possibly so, does not, is not known, or was not asked."""
    certain = {reason.ground for reason in reasons if reason.is_certain}
    found = {reason.ground for reason in reasons}
    without = {
        NEED: _no_need(asked, party_id),
        THEME: _no_theme(asked, party_id),
        PLACE: _no_place(asked, party_id),
        RELATION: _no_relation(asked),
    }
    states = without | dict.fromkeys(found, POSSIBLE) | dict.fromkeys(certain, YES)
    return MappingProxyType({ground: states[ground] for ground in GROUNDS})


def _needed(asked: Search, party_id: str, need: str) -> Iterator[Reason]:
    """Return why a party seems to have what is needed: its offers first; its own description only without those."""
    stems = asked_words(need)
    offered = [one for one in offers_of(asked.snapshot, party_id, need) if is_offered(one)]
    for one in offered:
        yield Reason(NEED, need, (one.id,), OFFER, str(one.capability))
    if offered or asked.index.numbers.get(party_id) not in asked.index.described_by(need):
        return
    said: dict[tuple[str, str], None] = {}
    for stem in stems:
        described = describing_values(asked.snapshot, asked.snapshot.nodes[party_id])
        named = next(((name, value) for name, value, text in described if _named(stem, text)), None)
        if named:
            said[named] = None
    for name, value in said:
        yield Reason(NEED, need, (party_id,), name, value)


def _themes(asked: Search, party_id: str) -> Iterator[Reason]:
    own = getattr(asked.snapshot.nodes[party_id], "themes", ())
    for theme in asked.themes:
        if isinstance(own, tuple) and theme in own:
            yield Reason(THEME, theme, (party_id,))


def _place(asked: Search, party_id: str) -> Iterator[Reason]:
    number = asked.index.numbers.get(party_id)
    if number is None or number not in asked.near or asked.initiator is None:
        return
    km = float(asked.km[number])
    known = None if np.isnan(km) else km
    home = asked.index.by_municipality.get(folded(asked.initiator, "municipality"), frozenset())
    about = "municipality" if number in home else "within" if asked.within is not None else "province"
    yield Reason(PLACE, about, (party_id, asked.initiator.id), km=known)


def _relations(asked: Search, party_id: str) -> Iterator[Reason]:
    for tie in asked.reach.tied.get(party_id, ()):
        yield Reason(RELATION, "tied", (tie.id,), is_certain=_is_certain(tie))
    for first, second in asked.reach.through.get(party_id, ()):
        certain = _is_certain(first) and _is_certain(second)
        yield Reason(RELATION, "through", (first.id, second.id), is_certain=certain)


def _is_certain(tie: Tie) -> bool:
    return is_known(tie.status) and tie.status in ESTABLISHED_STATUSES


def _no_need(asked: Search, party_id: str) -> str:
    """Return what is known where no reason by need was found: only an offer of nothing says that something lacks."""
    if not asked.needs:
        return NOT_ASKED
    offers = [
        [one for one in offers_of(asked.snapshot, party_id, need) if is_same(str(one.capability), need)]
        for need in asked.needs
    ]
    return NO if all(one and not any(map(is_offered, one)) for one in offers) else NOT_KNOWN


def _no_theme(asked: Search, party_id: str) -> str:
    if not asked.themes:
        return NOT_ASKED
    number = asked.index.numbers.get(party_id)
    return NO if number is not None and asked.index.knows_themes[number] else NOT_KNOWN


def _no_place(asked: Search, party_id: str) -> str:
    if asked.initiator is None:
        return NOT_ASKED
    number = asked.index.numbers.get(party_id)
    return NOT_KNOWN if number is None or number in asked.unclear else NO


def _no_relation(asked: Search) -> str:
    if asked.initiator is None:
        return NOT_ASKED
    return NO if getattr(asked.initiator, "surveyed", None) is True else NOT_KNOWN


def offers_of(snapshot: NetworkSnapshot, party_id: str, capability: str) -> list[Offer]:
    """Return what a party recorded about a capability, also that it brings nothing of it."""
    stems = asked_words(capability)
    known = (snapshot.records[record_id] for record_id in sorted(snapshot.referrers.get(party_id, ())))
    offers = (one for one in known if isinstance(one, Offer) and one.subject_id == party_id)
    return [one for one in offers if stems and all(_named(stem, str(one.capability)) for stem in stems)]


def _named(stem: str, text: str) -> bool:
    return any(answers(word, stem) for word in words(text))
