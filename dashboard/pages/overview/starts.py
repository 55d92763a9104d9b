"""Three ways to start, each with what waits there now."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.pages.overview.numbers import Certainty, certainty
from graph.model.organisations import Organisation, School
from graph.model.projects import Project
from graph.model.registry import ACTOR_KINDS
from graph.model.snapshot import NetworkSnapshot, display_name
from graph.model.stakeholders import Stakeholder
from graph.model.ties import Tie
from graph.model.values import is_known

MENTOR_TIE = "MENTORS"
CANDIDATE_TIE = "CANDIDATE_EMPLOYER_OF"
FILLED = "no"
"""Code of the vacancy of a role that someone fills."""


@dataclass(frozen=True, slots=True)
class ProjectStart:
    """A project and its parties.

    Parameters
    ----------
    project_id : str
        Which project.
    n_by_kind : tuple of (str, int)
        Its parties (organisations, companies, schools) per kind.
    n_established, n_possible, n_unknown : int
        Its parties by the surest of their ties to it.
    """

    project_id: str
    n_by_kind: tuple[tuple[str, int], ...]
    n_established: int
    n_possible: int
    n_unknown: int

    @property
    def n_parties(self) -> int:
        """Number of parties."""
        return self.n_established + self.n_possible + self.n_unknown


@dataclass(frozen=True, slots=True)
class RoleStart:
    """How far the roles are filled.

    Parameters
    ----------
    open_ids : tuple of str
        Roles of which it is known that nobody fills them yet, the best connected first.
    n_filled, n_unknown : int
        Roles that are filled, and roles of which nothing is recorded.
    """

    open_ids: tuple[str, ...]
    n_filled: int
    n_unknown: int

    @property
    def n_roles(self) -> int:
        """Number of roles."""
        return len(self.open_ids) + self.n_filled + self.n_unknown


@dataclass(frozen=True, slots=True)
class SchoolStart:
    """Schools with and without a recorded mentor company."""

    mentored_ids: tuple[str, ...]
    unpaired_ids: tuple[str, ...]

    @property
    def n_schools(self) -> int:
        """Number of schools."""
        return len(self.mentored_ids) + len(self.unpaired_ids)


def project_start(snapshot: NetworkSnapshot) -> ProjectStart | None:
    """Return the project with the most possible parties: there is the most to explore.

    Equals by number of parties, then name. None when no project has any party.
    """
    found = [_project(snapshot, project.id) for project in snapshot.of(Project).values()]

    def rank(start: ProjectStart) -> tuple[int, int, str]:
        return -start.n_possible, -start.n_parties, display_name(snapshot.records[start.project_id])

    return min((start for start in found if start.n_parties), key=rank, default=None)


def parties(snapshot: NetworkSnapshot, project_id: str) -> dict[str, list[Tie]]:
    """Return the organisations, companies and schools at a project, with their ties to it."""
    found: dict[str, list[Tie]] = {}
    for tie in snapshot.ties_of(project_id):
        other = tie.other_end(project_id)
        if isinstance(snapshot.records.get(other), Organisation):
            found.setdefault(other, []).append(tie)
    return found


def role_start(snapshot: NetworkSnapshot) -> RoleStart:
    """Return how far the roles are filled."""
    roles = tuple(snapshot.of(Stakeholder).values())
    n_unknown = sum(not is_known(role.vacant) for role in roles)
    still_open = [role.id for role in roles if is_known(role.vacant) and role.vacant != FILLED]
    return RoleStart(
        best_connected(snapshot, still_open), n_filled=len(roles) - n_unknown - len(still_open), n_unknown=n_unknown
    )


def school_start(snapshot: NetworkSnapshot) -> SchoolStart:
    """Return which schools have a mentor company on record, in whatever edition."""
    schools = snapshot.of(School)
    mentored = {tie.target_id for tie in snapshot.ties.values() if tie.type == MENTOR_TIE}
    return SchoolStart(
        best_connected(snapshot, (school for school in schools if school in mentored)),
        best_connected(snapshot, (school for school in schools if school not in mentored)),
    )


def best_connected(snapshot: NetworkSnapshot, node_ids: Iterable[str]) -> tuple[str, ...]:
    """Return nodes with the most ties first; equals by name, then id."""

    def rank(node_id: str) -> tuple[int, str, str]:
        return -len(snapshot.ties_of(node_id)), display_name(snapshot.records[node_id]).casefold(), node_id

    return tuple(sorted(node_ids, key=rank))


def _project(snapshot: NetworkSnapshot, project_id: str) -> ProjectStart:
    ties_by_party = parties(snapshot, project_id)
    surest = [_surest(ties) for ties in ties_by_party.values()]
    kinds = [snapshot.records[party].kind for party in ties_by_party]
    return ProjectStart(
        project_id,
        tuple((kind, kinds.count(kind)) for kind in ACTOR_KINDS if kind in kinds),
        n_established=surest.count(Certainty.ESTABLISHED),
        n_possible=surest.count(Certainty.POSSIBLE),
        n_unknown=surest.count(Certainty.UNKNOWN),
    )


def _surest(ties: list[Tie]) -> Certainty:
    found = {certainty(tie) for tie in ties}
    return next(grade for grade in Certainty if grade in found)
