"""Small networks for tests, written with as few words as possible."""

import dataclasses
from typing import Any

from graph.changes import Change, ChangeSet, Revision
from graph.model.organisations import Company, Organisation, School
from graph.model.projects import Project
from graph.model.records import Record
from graph.model.ties import Tie
from graph.stores.protocol import NetworkStore


def organisation(record_id: str, name: str = "", **values: Any) -> Organisation:
    """Return an organisation named after its id unless told otherwise."""
    return Organisation(id=record_id, name=name or record_id, **values)


def company(record_id: str, name: str = "", **values: Any) -> Company:
    """Return a company."""
    return Company(id=record_id, name=name or record_id, **values)


def school(record_id: str, name: str = "", **values: Any) -> School:
    """Return a school."""
    return School(id=record_id, name=name or record_id, **values)


def project(record_id: str, name: str = "", **values: Any) -> Project:
    """Return a project."""
    return Project(id=record_id, name=name or record_id, **values)


def tie(source: str, target: str, tie_type: str = "COLLABORATES_WITH", **values: Any) -> Tie:
    """Return a tie whose id tells its ends."""
    own = values.pop("id", f"{source}-{target}")
    return Tie(id=own, source_id=source, target_id=target, type=tie_type, **values)


def created(*records: Record) -> ChangeSet:
    """Return the change set that adds records."""
    return ChangeSet(tuple(Change(None, record) for record in records))


def write(store: NetworkStore, changes: ChangeSet | Record, operation: str, actor: str = "an", **rest: Any) -> Revision:
    """Apply a change set, or add one record, as someone."""
    change_set = created(changes) if isinstance(changes, Record) else changes
    return store.apply(change_set, actor=actor, reason="test", operation_id=operation, **rest)


def edited(store: NetworkStore, record_id: str, **values: Any) -> ChangeSet:
    """Return the change of a record as stored now."""
    before = store.snapshot().get(record_id)
    return ChangeSet((Change(before, dataclasses.replace(before, **values)),))


def content(store: NetworkStore) -> dict[str, Record]:
    """Return all records without stamps."""
    return {
        record_id: dataclasses.replace(record, version=0, recorded_at="", recorded_by="")
        for record_id, record in store.snapshot().records.items()
    }
