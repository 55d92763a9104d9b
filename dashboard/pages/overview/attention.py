"""What asks for attention: facts of the network that someone can do something about."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, zip_longest

from dashboard.pages.overview.numbers import n_placeless, theme_rows
from dashboard.pages.overview.starts import CANDIDATE_TIE, best_connected, role_start, school_start
from graph.model.distances import distance_km
from graph.model.organisations import Company
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known

NEARBY_KM = 20
N_THEMES = 8
"""Themes that are looked at: those with the most organisations, as in the table beside the list."""
TO_APPROACH = "to be approached"


class Trouble(StrEnum):
    """Kinds of trouble, in the order in which they take turns."""

    OPEN_ROLE = "open_role"
    TO_APPROACH = "to_approach"
    NO_MENTOR = "no_mentor"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing that asks for attention.

    Parameters
    ----------
    trouble : Trouble
        What kind.
    subject_id : str
        The role, tie or school; for a gap the code of the theme.
    helix : str
        Code of the helix that is missing in a gap; empty otherwise.
    others : tuple of str
        Who may help: candidate employers of a role, companies near a school.
    count : int or None
        Number that goes with it: companies near a school (None when the school lies nowhere known),
        organisations that do work on the theme of a gap.
    n_unknown : int
        Organisations of which too little is known to tell whether they fill a gap.
    """

    trouble: Trouble
    subject_id: str
    helix: str = ""
    others: tuple[str, ...] = ()
    count: int | None = None
    n_unknown: int = 0


def attention(snapshot: NetworkSnapshot) -> tuple[Attention, ...]:
    """Return all that asks for attention: kinds of trouble in turn, within each the best connected first."""
    queues = (open_roles(snapshot), to_approach(snapshot), without_mentor(snapshot), gaps(snapshot))
    return tuple(item for item in chain.from_iterable(zip_longest(*queues)) if item is not None)


def open_roles(snapshot: NetworkSnapshot) -> tuple[Attention, ...]:
    """Return the roles that nobody fills yet, with the organisations that may provide them."""
    return tuple(
        Attention(Trouble.OPEN_ROLE, role_id, others=_candidates(snapshot, role_id))
        for role_id in role_start(snapshot).open_ids
    )


def to_approach(snapshot: NetworkSnapshot) -> tuple[Attention, ...]:
    """Return the ties whose source still has to be approached."""
    ties = [tie for tie in snapshot.ties.values() if tie.status == TO_APPROACH]
    order = {node_id: place for place, node_id in enumerate(best_connected(snapshot, {tie.source_id for tie in ties}))}
    ties.sort(key=lambda tie: (order[tie.source_id], tie.id))
    return tuple(Attention(Trouble.TO_APPROACH, tie.id) for tie in ties)


def without_mentor(snapshot: NetworkSnapshot) -> tuple[Attention, ...]:
    """Return the schools without a mentor company on record, with the companies close by."""
    return tuple(_school(snapshot, school_id) for school_id in school_start(snapshot).unpaired_ids)


def gaps(snapshot: NetworkSnapshot) -> tuple[Attention, ...]:
    """Return the helixes of which nobody works on one of the most shared themes.

    A cell that may hold someone of whom too little is known is not a gap.
    """
    n_unknown = n_placeless(snapshot)
    return tuple(
        Attention(Trouble.GAP, cell.theme, helix=cell.helix, count=row.n_organisations, n_unknown=n_unknown)
        for row in theme_rows(snapshot)[:N_THEMES]
        for cell in row.cells
        if cell.n_known == 0 and not cell.is_unknown
    )


def _candidates(snapshot: NetworkSnapshot, role_id: str) -> tuple[str, ...]:
    ties = (tie for tie in snapshot.ties_of(role_id) if tie.type == CANDIDATE_TIE)
    return best_connected(snapshot, {tie.source_id for tie in ties})


def _school(snapshot: NetworkSnapshot, school_id: str) -> Attention:
    school = snapshot.node(school_id)
    distances = {company.id: distance_km(snapshot, school, company) for company in snapshot.of(Company).values()}
    near = tuple(company for company, km in distances.items() if is_known(km) and km <= NEARBY_KM)
    is_placed = is_known(distance_km(snapshot, school, school))
    return Attention(Trouble.NO_MENTOR, school_id, others=near, count=len(near) if is_placed else None)
