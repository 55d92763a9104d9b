"""Whether a store is whole: itself, its records by the rules, and its facts by the history that made them."""

from graph.changes import compose, same_content
from graph.model.errors import Violation
from graph.model.snapshot import NetworkSnapshot
from graph.model.validation import link_violations, violations
from graph.stores.protocol import NetworkStore

HISTORY_DIFFERS = "history_differs"
STORE_DAMAGED = "store_damaged"
INDEX_DIFFERS = "index_differs"


def check_store(store: NetworkStore) -> tuple[Violation, ...]:
    """Read everything and return all that is wrong; empty when all is well."""
    snapshot = store.snapshot()
    return (*store.check(), *_broken_rules(snapshot), *_broken_history(store, snapshot))


def damage(detail: str) -> Violation:
    """Return that the store itself is at fault."""
    return Violation("", "", "", detail, STORE_DAMAGED)


def index_fault(record_id: str, detail: str) -> Violation:
    """Return that what finds a record is not what the record says."""
    return Violation("", record_id, "", detail, INDEX_DIFFERS)


def _broken_rules(snapshot: NetworkSnapshot) -> list[Violation]:
    def kind_by_id(record_id: str) -> str | None:
        record = snapshot.records.get(record_id)
        return record.kind if record is not None else None

    return [
        violation
        for record in snapshot.records.values()
        for violation in (*violations(record), *link_violations(record, kind_by_id))
    ]


def _broken_history(store: NetworkStore, snapshot: NetworkSnapshot) -> list[Violation]:
    """Return the records that are not what all revisions together made of them, and gaps in the numbering."""
    revisions = store.changes(0, snapshot.revision)
    numbers = [revision.number for revision in revisions]
    gaps = [] if numbers == list(range(1, snapshot.revision + 1)) else [damage("revisions are not numbered one by one")]
    net = compose(revision.changes for revision in revisions)
    made = {change.record_id: change.after for change in net if change.after is not None}
    return gaps + [
        Violation((snapshot.records.get(key) or made[key]).kind, key, "", "", HISTORY_DIFFERS)
        for key in sorted(snapshot.records.keys() | made.keys())
        if not same_content(snapshot.records.get(key), made.get(key))
    ]
