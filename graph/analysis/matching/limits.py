"""What a matching has to keep to, what in it contradicts itself, and why a school stays without (methods 7.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.analysis.matching.assignment import Mask, Places
from graph.analysis.matching.pairs import PairTable


@dataclass(frozen=True, slots=True)
class Limits:
    """What is laid down beforehand.

    Parameters
    ----------
    max_km : float or None
        Largest distance; a pair of which it is not known is not made when there is one.
    pins, forbidden : frozenset of (str, str)
        Pairs of a school and a company that have to be, or may not be.
    capacity, least : mapping of str to int
        Schools per company, at most (1 when not named) and at least.
    """

    max_km: float | None = None
    pins: frozenset[tuple[str, str]] = frozenset()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    capacity: Mapping[str, int] = field(default_factory=dict)
    least: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Limits that cannot all be kept.

    Parameters
    ----------
    kind : str
        ``pinned_and_forbidden``, ``pinned_too_far``, ``pinned_twice``, ``over_capacity``, ``least_over_capacity``,
        ``least_over_all``, ``too_few_places``, ``nobody_allowed`` or ``least_not_met``.
    schools, companies : tuple of str
        Whom it is about.
    n : int
        How many too many, or too few.
    """

    kind: str
    schools: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    n: int = 0


def places_of(table: PairTable, limits: Limits) -> Places:
    """Return how many each side takes; every school wants one mentor."""
    return Places(
        [1] * len(table.school_ids),
        [limits.capacity.get(company, 1) for company in table.company_ids],
        [limits.least.get(company, 0) for company in table.company_ids],
    )


def allowed_pairs(table: PairTable, limits: Limits) -> Mask:
    """Return which pairs may be made: near enough, not forbidden, and only its own for a school that is pinned."""
    allowed = np.ones(table.low.shape, dtype=bool)
    if limits.max_km is not None:
        allowed &= np.nan_to_num(table.km, nan=np.inf) <= limits.max_km
    rows = {school: i for i, school in enumerate(table.school_ids)}
    columns = {company: j for j, company in enumerate(table.company_ids)}
    for school, company in limits.forbidden:
        if school in rows and company in columns:
            allowed[rows[school], columns[company]] = False
    for school, company in limits.pins:
        if school in rows and company in columns:
            allowed[rows[school], :] = False
    for school, company in limits.pins:
        if school in rows and company in columns:
            allowed[rows[school], columns[company]] = True
    return allowed


def conflicts(table: PairTable, limits: Limits) -> tuple[Conflict, ...]:
    """Return everything in the limits that contradicts itself, before anything is computed."""
    found = [
        Conflict("pinned_and_forbidden", (school,), (company,))
        for school, company in sorted(limits.pins & limits.forbidden)
    ]
    pinned: dict[str, list[str]] = {}
    at: dict[str, list[str]] = {}
    for school, company in sorted(limits.pins):
        pinned.setdefault(school, []).append(company)
        at.setdefault(company, []).append(school)
        if limits.max_km is not None and _km(table, school, company) > limits.max_km:
            found.append(Conflict("pinned_too_far", (school,), (company,)))
    found += [Conflict("pinned_twice", (s,), tuple(many)) for s, many in pinned.items() if len(many) > 1]
    for company, schools in at.items():
        room = limits.capacity.get(company, 1)
        if len(schools) > room:
            found.append(Conflict("over_capacity", tuple(schools), (company,), len(schools) - room))
    found += [
        Conflict("least_over_capacity", (), (company,), least - limits.capacity.get(company, 1))
        for company, least in limits.least.items()
        if least > limits.capacity.get(company, 1)
    ]
    wanted = sum(limits.least.get(company, 0) for company in table.company_ids)
    if wanted > len(table.school_ids):
        found.append(Conflict("least_over_all", (), tuple(limits.least), wanted - len(table.school_ids)))
    return tuple(found)


def why_unmatched(
    table: PairTable, allowed: Mask, places: Places, pairs: Sequence[tuple[int, int]], school: int
) -> Conflict:
    """Return the smallest reason that a school stays without: nobody it may have, or too few places for a group.

    The group are the schools that could be moved to make room, and the companies they compete for: together those
    companies have fewer places than there are schools (Hall 1935).
    """
    if not allowed[school].any():
        return Conflict("nobody_allowed", (table.school_ids[school],))
    held: dict[int, list[int]] = {}
    for row, column in pairs:
        held.setdefault(column, []).append(row)
    schools, companies, waiting = {school}, set[int](), [school]
    while waiting:
        for column in np.flatnonzero(allowed[waiting.pop()]).tolist():
            if column in companies or not places.capacity[column]:
                continue
            companies.add(column)
            moved = [row for row in held.get(column, []) if row not in schools]
            schools.update(moved)
            waiting.extend(moved)
    n_places = sum(places.capacity[column] for column in companies)
    return Conflict(
        "too_few_places",
        tuple(table.school_ids[row] for row in sorted(schools)),
        tuple(table.company_ids[column] for column in sorted(companies)),
        len(schools) - n_places,
    )


def _km(table: PairTable, school: str, company: str) -> float:
    if school not in table.school_ids or company not in table.company_ids:
        return 0.0
    km = table.km[table.school_ids.index(school), table.company_ids.index(company)]
    return float("inf") if np.isnan(km) else float(km)
