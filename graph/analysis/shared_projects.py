"""Who works together through projects: the two-mode network of parties and projects as one of parties alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.layers import DEFAULTS, projected
from graph.model.choices import ESTABLISHED_STATUSES
from graph.model.snapshot import NetworkSnapshot
from graph.model.tie_types import ACTORS
from graph.model.ties import DerivedTie, Tie
from graph.model.values import is_known

SHARES = "COLLABORATES_WITH"


@dataclass(frozen=True, slots=True)
class SharedProjects:
    """The network of parties that share projects.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        All records, with a `DerivedTie` between each two that share a project in place of the ties.
    n_projects : int
        Projects that tie at least two parties.
    too_large : mapping of str to int
        Number of parties of each project that is left out because it would tie everyone to everyone.
    """

    snapshot: NetworkSnapshot
    n_projects: int
    too_large: Mapping[str, int]


def shared_projects(snapshot: NetworkSnapshot, most_members: int = DEFAULTS.most_members) -> SharedProjects:
    """Return who works together through projects, how closely, and in which (Newman 2001; methods 4.11).

    Only who takes part counts: an invitation, a plan or a possibility is no shared work.
    """
    members = parties_of_projects(snapshot)
    weights, shared = projected(members, most_members)
    ties = (
        DerivedTie(
            id=f"shared:{one}:{other}",
            source_id=one,
            target_id=other,
            type=SHARES,
            status="stated",
            weight=weight,
            because=shared[one, other],
        )
        for (one, other), weight in sorted(weights.items())
    )
    kept = (record for record in snapshot.records.values() if not isinstance(record, Tie))
    return SharedProjects(
        NetworkSnapshot(snapshot.revision, {record.id: record for record in (*kept, *ties)}),
        n_projects=len({project for projects in shared.values() for project in projects}),
        too_large={project: len(found) for project, found in members.items() if len(found) > most_members},
    )


def parties_of_projects(snapshot: NetworkSnapshot) -> Mapping[str, frozenset[str]]:
    """Return the organisations, companies and schools that take part in each project."""
    found: dict[str, set[str]] = {}
    for tie in _taking_part(snapshot.ties.values()):
        if snapshot.nodes[tie.source_id].kind in ACTORS and snapshot.nodes[tie.target_id].kind == "project":
            found.setdefault(tie.target_id, set()).add(tie.source_id)
    return {project: frozenset(parties) for project, parties in sorted(found.items())}


def _taking_part(ties: Iterable[Tie]) -> Iterable[Tie]:
    return (
        tie
        for tie in ties
        if tie.tie_type.takes_part and (not is_known(tie.status) or tie.status in ESTABLISHED_STATUSES)
    )
