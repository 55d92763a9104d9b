"""What people judged of a stakeholder, read from the network: the newest of each assessor, as bounds."""

from collections.abc import Mapping

from graph.analysis.intervals import UNKNOWN_SHARE, Interval
from graph.analysis.ratings import rating_interval
from graph.model.assessments import Rating
from graph.model.snapshot import NetworkSnapshot
from graph.model.values import is_known, known_or

ATTRIBUTES = ("power", "interest", "legitimacy", "urgency")


def judged(snapshot: NetworkSnapshot, subject_id: str, topic_id: str = "") -> Mapping[str, Interval]:
    """Return the bounds of each of `ATTRIBUTES` of one node seen from one topic; unknown where nobody judged."""
    newest: dict[tuple[str, str], Rating] = {}
    for rating in snapshot.of(Rating).values():
        if rating.subject_id != subject_id or known_or(rating.topic_id, "") != topic_id or not is_known(rating.value):
            continue
        key = (str(rating.attribute), str(known_or(rating.rated_by, "")))
        if key not in newest or _when(rating) >= _when(newest[key]):
            newest[key] = rating
    return {attribute: _bounds(newest, attribute) for attribute in ATTRIBUTES}


def _bounds(newest: Mapping[tuple[str, str], Rating], attribute: str) -> Interval:
    values = [
        float(rating.value) for (name, _), rating in newest.items() if name == attribute and is_known(rating.value)
    ]
    return rating_interval(values) or UNKNOWN_SHARE


def _when(rating: Rating) -> tuple[str, str]:
    return (str(known_or(rating.on, "")), rating.recorded_at)
