"""What every store does before it writes: merge, check, stamp. Stores differ only in how they remember."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Protocol

from graph.changes import Change, ChangeSet, Revision, merge, stamped
from graph.model.errors import Invalid, Violation
from graph.model.records import Record
from graph.model.validation import link_violations, links_of, violations


class StoredRecords(Protocol):
    """What is stored now, as seen inside the writing transaction."""

    def records(self, ids: Collection[str]) -> Mapping[str, Record]:
        """Return the records that exist among `ids`."""

    def kinds(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the kind of each record that exists among `ids`."""

    def referrers(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return, for each of `ids` that any record links to, the ids of those records."""

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """Return the revisions that touched a record, oldest first."""


_HANGING_TOGETHER = frozenset({"link_target", "still_linked"})


def utc_now() -> str:
    """Return this instant, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def prepare(change_set: ChangeSet, stored: StoredRecords, *, actor: str, at: str, is_restored: bool) -> ChangeSet:
    """Return the changes to write: merged with what is stored, checked, and stamped.

    What is restored from a backup was checked by the rules of its time; only what hangs together is checked again.

    Raises
    ------
    Conflict
        A field was changed differently meanwhile.
    Invalid
        Every rule that any record would break.
    """
    current = stored.records([change.record_id for change in change_set])

    def who_changed(record_id: str, field: str) -> tuple[str, str]:
        return _last_change(stored.history(record_id), field)

    merged = merge(change_set, current, who_changed)
    _check(merged, stored, is_restored=is_restored)
    return ChangeSet(tuple(_stamp(change, actor, at) for change in merged))


def _stamp(change: Change, actor: str, at: str) -> Change:
    if change.after is None:
        return change
    version = change.before.version + 1 if change.before is not None else 1
    return Change(change.before, stamped(change.after, version=version, at=at, by=actor))


def _last_change(history: tuple[Revision, ...], field: str) -> tuple[str, str]:
    """Return who changed a field last and when; any change counts when no field is named."""
    for revision in reversed(history):
        for change in revision.changes:
            if not field or field in change.fields:
                return revision.actor, revision.at
    return "", ""


def _check(merged: ChangeSet, stored: StoredRecords, *, is_restored: bool) -> None:
    after = {change.record_id: change.after for change in merged}
    written = [record for record in after.values() if record is not None]
    found = [violation for record in written for violation in violations(record)]
    found += _bad_links([*written, *_linked_to_another_kind_now(merged, after, stored)], after, stored)
    found += _links_left_behind(after, stored)
    if is_restored:
        found = [violation for violation in found if violation.rule in _HANGING_TOGETHER]
    if found:
        raise Invalid(found)


def _bad_links(records: list[Record], after: Mapping[str, Record | None], stored: StoredRecords) -> list[Violation]:
    """Find links to nothing or to a kind that they may not have, among records as they will be."""
    outside = {target for record in records for _, target in links_of(record)} - set(after)
    kinds = dict(stored.kinds(outside)) if outside else {}
    kinds |= {record.id: record.kind for record in after.values() if record is not None}
    return [violation for record in records for violation in link_violations(record, kinds.get)]


def _linked_to_another_kind_now(
    merged: ChangeSet, after: Mapping[str, Record | None], stored: StoredRecords
) -> list[Record]:
    """Return the records outside the change set that link to what becomes of another kind."""
    turned = [change.record_id for change in merged if change.before and change.after and "kind" in change.fields]
    referrers = stored.referrers(turned).values() if turned else ()
    outside = {referrer for found in referrers for referrer in found} - set(after)
    return [record for _, record in sorted(stored.records(outside).items())] if outside else []


def _links_left_behind(after: Mapping[str, Record | None], stored: StoredRecords) -> list[Violation]:
    """Find records outside the change set that link to what it deletes."""
    deleted = [record_id for record_id, record in after.items() if record is None]
    if not deleted:
        return []
    left = {
        record_id: sorted(set(referrers) - set(after)) for record_id, referrers in stored.referrers(deleted).items()
    }
    return [
        Violation("", record_id, "", ", ".join(referrers[:5]), "still_linked", str(len(referrers)))
        for record_id, referrers in left.items()
        if referrers
    ]
