"""How an alliance goes on: tasks, contact per party, and whether it hangs on one person (step 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.alliances.dossier import Dossier, has_left, party_ties
from graph.analysis.cooling import CoolingSettings, silences
from graph.analysis.intervals import Interval
from graph.analysis.setting_fields import integer, number
from graph.model.dates import latest
from graph.model.follow_up import Contact, Task
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known, known_or

CLOSED = frozenset({"done", "dropped"})
WARM, PERHAPS, COLD, UNDATED = "warm", "perhaps", "cold", "undated"


@dataclass(frozen=True, slots=True)
class FollowUpSettings:
    """When an alliance hangs on one person.

    Parameters
    ----------
    dependence : float
        Share of tasks and contacts, 0 to 1, above which it depends on who carries them.
    fewest : int
        Fewest tasks and contacts from which anything is said about it.
    """

    dependence: float = number(
        0.5,
        "deel van taken en contacten bij één persoon waarboven de alliantie van die persoon afhangt",
        "share of tasks and contacts with one person above which the alliance depends on that person",
        0,
        1,
        "",
    )
    fewest: int = integer(
        3,
        "minstens taken en contacten voor een oordeel over afhankelijkheid",
        "fewest tasks and contacts for a judgement of dependence",
        1,
        1000,
        "",
    )


DEFAULTS = FollowUpSettings()


def open_tasks(found: Dossier) -> list[Task]:
    """Return what is still to be done, the first due first; without a date last."""
    still = [task for task in found.tasks if task.state not in CLOSED]
    return sorted(still, key=lambda task: (str(known_or(task.due_on, "9999")), task.id))


def is_late(task: Task, on: str) -> bool:
    """Return whether a task is still open after the last day on which it was due."""
    return task.state not in CLOSED and is_known(task.due_on) and latest(task.due_on) < on


def contacts(snapshot: NetworkSnapshot, found: Dossier) -> tuple[Contact, ...]:
    """Return the moments of contact with an alliance and with each of its parties, the newest first."""
    ties = {tie.id for tie in party_ties(snapshot, found.alliance.id)}
    told = (snapshot.records[one] for tie_id in ties for one in snapshot.referrers.get(tie_id, ()))
    own = [one for one in told if isinstance(one, Contact) and one.subject_id in ties]
    return tuple(sorted((*found.contacts, *own), key=lambda one: (str(known_or(one.on, "")), one.id), reverse=True))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long ago a party gave a sign of life.

    Parameters
    ----------
    party_id, tie_id : str
        Who, and the tie by which it takes part: contacts are about that tie.
    state : str
        ``warm``, ``perhaps`` or ``cold``; ``undated`` where no date is known.
    last_on : str
        The newest date that is known; empty for none.
    months : Interval or None
        How long ago that is.
    limit : float or None
        From how many months of silence this relation is cold.
    """

    party_id: str
    tie_id: str
    state: str
    last_on: str
    months: Interval | None
    limit: float | None


def rhythms(snapshot: NetworkSnapshot, found: Dossier, today: str, settings: CoolingSettings) -> tuple[Rhythm, ...]:
    """Return how long each party has been silent, by the limit of its own relation, the longest silent first.

    Who is yet to begin is left out: nothing is expected of it.
    """
    ties = {tie.id: tie for tie in party_ties(snapshot, found.alliance.id) if not has_left(tie, today)}
    silent, undated = silences(snapshot, tuple(ties), today, settings)
    told = [
        Rhythm(
            ties[one.tie_id].source_id, one.tie_id, _state(one.months, one.limit), one.last_on, one.months, one.limit
        )
        for one in sorted(silent, key=lambda one: (-one.months.low, one.tie_id))
    ]
    return (*told, *(Rhythm(ties[tie_id].source_id, tie_id, UNDATED, "", None, None) for tie_id in undated))


def _state(months: Interval, limit: float) -> str:
    if months.low > limit:
        return COLD
    return PERHAPS if months.high > limit else WARM


@dataclass(frozen=True, slots=True)
class Load:
    """What one carries of an alliance.

    Parameters
    ----------
    who : str
        A person by name, or a party by id.
    counts : mapping of str to int
        How much, by what.
    of : int
        How much there is to carry for all together.
    share : Interval
        Of all; bounds where it is not known who carries the rest.
    """

    who: str
    counts: Mapping[str, int]
    of: int
    share: Interval


def person_loads(snapshot: NetworkSnapshot, found: Dossier) -> tuple[Load, ...]:
    """Return who carries the tasks that were not dropped and who had the contacts, the most first."""
    tasks = [("tasks", str(known_or(one.owner, ""))) for one in found.tasks if one.state != "dropped"]
    talks = [("contacts", str(known_or(one.contacted_by, ""))) for one in contacts(snapshot, found)]
    return loads([*tasks, *talks])


def party_loads(found: Dossier) -> tuple[Load, ...]:
    """Return which party promised how many contributions, the most first."""
    return loads([("contributions", one.party_id) for one in found.contributions])


def loads(carried: Sequence[tuple[str, str]]) -> tuple[Load, ...]:
    """Return what each carries, the most first, from what is carried and by whom; empty where that is not known."""
    names = [who.strip() for _, who in carried]
    total, n_unknown = len(names), names.count("")
    found = []
    for who in sorted(set(names) - {""}):
        own = [what for (what, _), name in zip(carried, names, strict=True) if name == who]
        counts = MappingProxyType({what: own.count(what) for what in dict.fromkeys(own)})
        found.append(Load(who, counts, total, Interval(len(own) / total, (len(own) + n_unknown) / total)))
    return tuple(sorted(found, key=lambda load: (-load.share.low, load.who)))


def depends_on(loads_of_all: Iterable[Load], settings: FollowUpSettings = DEFAULTS) -> Load | None:
    """Return who carries so much that the alliance depends on it; None when nobody certainly does."""
    most = next(iter(loads_of_all), None)
    if most is None or most.of < settings.fewest:
        return None
    return most if most.share.low > settings.dependence else None


def lessons(found: Dossier) -> str:
    """Return what was learned, as the newest evaluation that tells it; empty for nothing."""
    told = [str(one.lessons).strip() for one in found.evaluations if is_known(one.lessons)]
    return next((text for text in reversed(told) if text), "")
