"""What organisations lack and bring, and the same for a whole domain, with bounds for what is not known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.intervals import UNKNOWN_SHARE, Interval, exactly
from graph.model.capabilities import Need, Offer
from graph.model.organisations import Company, Organisation, School
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import NOT_APPLICABLE, is_known

Levels = Mapping[str, Interval]
"""Level from 0 to 1 per capability; one that is not listed is known not to be there."""

KINDS = (Organisation, Company, School)


@dataclass(frozen=True, slots=True)
class Profile:
    """What one organisation lacks and brings.

    Parameters
    ----------
    needs, offers : mapping of str to Interval, or None
        Level from 0 to 1 per capability; None when nothing was recorded, so that all of it is unknown.
    """

    needs: Levels | None = None
    offers: Levels | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """Organisations that belong together, and what they lack and bring as a whole.

    Parameters
    ----------
    member_ids : frozenset of str
        Its organisations.
    needs, offers : mapping of str to Interval, or None
        Level from 0 to 1 per capability; None when nothing was recorded of any organisation.
    """

    member_ids: frozenset[str]
    needs: Levels | None
    offers: Levels | None


def domain_of(
    member_ids: Collection[str],
    profiles: Mapping[str, Profile],
    capabilities: Collection[str] | None = None,
    *,
    best_counts: bool = False,
) -> Domain:
    """Return organisations as one domain.

    Parameters
    ----------
    member_ids : collection of str
        Its organisations; those without a profile are unknown.
    profiles : mapping of str to Profile
        What each lacks and brings.
    capabilities : collection of str, optional
        The closed list: what is unknown lies within it. All that any profile names, when left out.
    best_counts : bool
        Whether the highest level counts ("someone can") instead of the mean.
    """
    listed = sorted(capabilities if capabilities is not None else named_in(profiles.values()))
    members = [profiles.get(member_id, Profile()) for member_id in sorted(set(member_ids))]
    needs, offers = [member.needs for member in members], [member.offers for member in members]
    return Domain(
        frozenset(member_ids),
        _whole(needs, listed, best_counts),
        _whole(offers, listed, best_counts),
    )


def named_in(profiles: Iterable[Profile]) -> frozenset[str]:
    """Return every capability that some profiles name."""
    return frozenset(
        name for profile in profiles for levels in (profile.needs, profile.offers) for name in levels or ()
    )


def profiles_in(snapshot: NetworkSnapshot) -> Mapping[str, Profile]:
    """Return what is recorded per party; of several records on one capability, the latest counts."""
    needs, offers = _levels(snapshot.of(Need).values()), _levels(snapshot.of(Offer).values())
    return {party: Profile(needs.get(party), offers.get(party)) for party in sorted({*needs, *offers})}


def members_by(snapshot: NetworkSnapshot, field: str) -> Mapping[str, frozenset[str]]:
    """Return the organisations per term of a list of theirs, such as ``themes`` or ``sectors``."""
    found: dict[str, set[str]] = {}
    for kind in KINDS:
        for organisation in snapshot.of(kind).values():
            terms = getattr(organisation, field)
            for term in terms if is_known(terms) else ():
                found.setdefault(term, set()).add(organisation.id)
    return {term: frozenset(found[term]) for term in sorted(found)}


def _whole(levels: Sequence[Levels | None], listed: Iterable[str], best_counts: bool) -> Levels | None:
    if not levels:
        return {}
    if all(one is None for one in levels):
        return None
    return {name: _together(levels, name, best_counts) for name in listed}


def _together(levels: Iterable[Levels | None], name: str, best_counts: bool) -> Interval:
    found = [UNKNOWN_SHARE if one is None else one.get(name, exactly(0.0)) for one in levels]
    lows, highs = [level.low for level in found], [level.high for level in found]
    if best_counts:
        return Interval(max(lows), max(highs))
    return Interval(sum(lows) / len(lows), sum(highs) / len(highs))


def _levels(records: Iterable[Need | Offer]) -> dict[str, dict[str, Interval]]:
    """Return levels per party; a record without a level makes that capability unknown, one that does not apply 0."""
    found: dict[str, dict[str, Interval]] = {}
    for record in sorted(records, key=lambda record: record.on if is_known(record.on) else ""):
        if not is_known(record.capability):
            continue
        level = exactly(record.level) if is_known(record.level) else UNKNOWN_SHARE
        is_absent = record.level is NOT_APPLICABLE
        found.setdefault(record.subject_id, {})[record.capability] = exactly(0.0) if is_absent else level
    return found
