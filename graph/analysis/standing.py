"""Who may stand in a list of who has most: a place in a network is no merit (methods 10, pitfall 16)."""

from graph.model.records import Record
from graph.model.stakeholders import Stakeholder


def may_be_ranked(record: Record) -> bool:
    """Return whether a record may have a place among others: a natural person never has."""
    return not (isinstance(record, Stakeholder) and record.is_person is True)


def is_ranked_unasked(record: Record) -> bool:
    """Return whether a record stands in a list for which no kind was chosen: a role, filled by someone, does not."""
    return not isinstance(record, Stakeholder)
