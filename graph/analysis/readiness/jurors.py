"""Several jurors on the same criterion: their bounds and how far they agree, never one mean (methods 2.13, 9.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.analysis.ratings import HIGHEST, LOWEST, agreement, rating_interval
from graph.analysis.readiness.scores import latest
from graph.model.assessments import JuryScore
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known


@dataclass(frozen=True, slots=True)
class Jurors:
    """What several jurors said on one criterion.

    Parameters
    ----------
    bounds : Interval
        Lowest and highest score, 0 to 1; of more than four jurors, the first and third quartile.
    agreement : float or None
        1 when all said the same, 0 when they differ as much as answers at random; None for one juror.
    n : int
        How many jurors.
    """

    bounds: Interval
    agreement: float | None
    n: int


def jurors(scores: Sequence[float]) -> Jurors:
    """Return the bounds and the agreement of scores (r_wg; James, Demaree & Wolf 1984).

    Parameters
    ----------
    scores : sequence of float
        One per juror, 0 to 1; at least one.
    """
    points = [LOWEST + (HIGHEST - LOWEST) * score for score in scores]
    return Jurors(rating_interval(points) or UNKNOWN_SHARE, agreement(points), len(scores))


def jury_scores(snapshot: NetworkSnapshot, subject_id: str, until: str = "") -> Mapping[str, Jurors]:
    """Return what the jurors said of one subject per criterion; of each juror the latest score counts.

    Parameters
    ----------
    snapshot : NetworkSnapshot
        The network.
    subject_id : str
        What was judged.
    until : str
        Last day that counts, ISO 8601; all when empty.
    """
    about = [score for score in snapshot.of(JuryScore).values() if score.subject_id == subject_id]
    found: dict[str, list[float]] = {}
    for (criterion, _), record in latest(about, lambda score: (str(score.criterion), score.juror), until).items():
        if is_known(record.score):
            found.setdefault(criterion, []).append(record.score)
    return {criterion: jurors(scores) for criterion, scores in sorted(found.items())}
