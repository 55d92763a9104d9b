"""Which two moments a view compares, and the network of both together."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.lenses.lens import Seen
from dashboard.pages.network.marks import Marks
from dashboard.services import Services
from graph.analysis.comparison import Comparison, compared_dates, compared_revisions
from graph.changes import Revision, apply_to, compose, invert
from graph.model.codec import is_date
from graph.model.dates import years_of
from graph.model.snapshot import NetworkSnapshot

EARLIER, LATER, HOW = range(3)
"""Places of what a link says about this lens: two moments, and whether they are dates or revisions."""

REVISIONS = "revisies"


@dataclass(frozen=True, slots=True)
class Moments:
    """Two moments, the earlier first.

    Parameters
    ----------
    earlier, later : str
        Dates, or numbers of revisions.
    are_revisions : bool
        Which of the two they are.
    """

    earlier: str
    later: str
    are_revisions: bool


def moments_of(snapshot: NetworkSnapshot, view: NetworkView, today: str) -> Moments:
    """Return the moments that a view compares; where it names none, all of the time that is known."""
    about = (*view.about, "", "", "")
    if about[HOW] == REVISIONS:
        newest = snapshot.revision
        earlier, later = (_revision(about[place], newest) for place in (EARLIER, LATER))
        first, last = sorted(
            (earlier if earlier is not None else max(newest - 1, 0), newest if later is None else later)
        )
        return Moments(str(first), str(last), are_revisions=True)
    first_year = years_of(snapshot.ties.values())[0]
    earlier_date = about[EARLIER] if is_date(about[EARLIER]) else str(first_year or today[:4])
    later_date = about[LATER] if is_date(about[LATER]) else today[:4]
    first_date, last_date = sorted((earlier_date, later_date))
    return Moments(first_date, last_date, are_revisions=False)


def compared(services: Services, snapshot: NetworkSnapshot, view: NetworkView, today: str) -> Comparison:
    """Return what differs between the two moments."""
    moments = moments_of(snapshot, view, today)
    if not moments.are_revisions:
        return compared_dates(snapshot, moments.earlier, moments.later)
    earlier, later = int(moments.earlier), int(moments.later)
    since = services.changes(earlier)
    after = _before(snapshot, [revision for revision in since if revision.number > later], later)
    return compared_revisions(_before(snapshot, since, earlier), after)


def side_by_side(services: Services, snapshot: NetworkSnapshot, view: NetworkView, today: str) -> Seen:
    """Return everything that is in either picture, with what is new, gone or changed marked and shown."""
    found = compared(services, snapshot, view, today)
    ends = (
        end
        for i in (*found.new, *found.gone, *found.changed)
        if i in found.union.ties
        for end in found.union.ties[i].ends
    )
    nodes = (i for i in (*found.new, *found.gone, *found.changed) if i in found.union.nodes)
    touched = frozenset((*ends, *nodes))
    marks = Marks(new=frozenset(found.new), gone=frozenset(found.gone), changed=frozenset(found.changed))
    return Seen(found.union, touched if view.is_prompt else frozenset(), marks=marks)


def _before(snapshot: NetworkSnapshot, revisions: Iterable[Revision], number: int) -> NetworkSnapshot:
    """Return the network as it was before some revisions, the newest of which is that of the snapshot."""
    return apply_to(snapshot, invert(compose(revision.changes for revision in revisions)), number)


def _revision(text: str, newest: int) -> int | None:
    return min(int(text), newest) if text.isdecimal() else None
