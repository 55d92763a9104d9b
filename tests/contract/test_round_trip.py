"""What goes out comes back: every export, read by the ordinary import into an empty store, gives the same records."""

import pytest
from hypothesis import given, settings

from graph.changes import content
from graph.commands.permissions import Role, User
from graph.model.snapshot import EMPTY, NetworkSnapshot
from graph.stores.memory_store import MemoryStore
from loaders.demo import load_region
from loaders.exporters.content import everything
from loaders.exporters.formats import ONLY_DRAWN, SUFFIXES, ExportFormat, export
from loaders.plan import ImportPlan
from loaders.service import apply_plan, plan_import
from loaders.tables import SourceFile
from tests.support.networks import networks

EDITOR = User("els", Role.EDITOR)
CELLS = [format_ for format_ in ExportFormat if format_ is not ExportFormat.JSON]


def files_of(data: bytes, format_: ExportFormat) -> list[SourceFile]:
    return [SourceFile(f"netwerk{SUFFIXES[format_]}", data)]


def come_back(snapshot: NetworkSnapshot, format_: ExportFormat, *, per_kind: bool = False) -> tuple[ImportPlan, object]:
    plan = plan_import(files_of(export(everything(snapshot), format_, per_kind=per_kind), format_), EMPTY)
    store = MemoryStore()
    apply_plan(plan, store, EDITOR)
    return plan, contents(store.snapshot())


def contents(snapshot: NetworkSnapshot, *, only_drawn: bool = False) -> dict[str, object]:
    drawn = {**snapshot.nodes, **snapshot.ties}
    return {record.id: content(record) for record in (drawn if only_drawn else snapshot.records).values()}


@settings(max_examples=150, deadline=None)
@given(networks())
def test_json_loses_nothing_whatever_the_texts(snapshot):
    plan, found = come_back(snapshot, ExportFormat.JSON)
    assert plan.is_complete, plan.errors
    assert found == contents(snapshot)


@pytest.mark.parametrize("format_", CELLS)
@settings(max_examples=60, deadline=None)
@given(snapshot=networks(for_cells=True))
def test_the_other_formats_bring_back_every_field_of_what_they_hold(format_, snapshot):
    plan, found = come_back(snapshot, format_)
    assert plan.is_complete, plan.errors
    assert found == contents(snapshot, only_drawn=format_ in ONLY_DRAWN)


@settings(max_examples=60, deadline=None)
@given(snapshot=networks(for_cells=True))
def test_csv_with_a_table_per_kind_comes_back_too(snapshot):
    plan, found = come_back(snapshot, ExportFormat.CSV, per_kind=True)
    assert plan.is_complete, plan.errors
    assert found == contents(snapshot)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_every_network_can_be_written_in_every_format(snapshot):
    for format_ in ExportFormat:
        assert export(everything(snapshot), format_)


@pytest.fixture(scope="module")
def region() -> NetworkSnapshot:
    store = MemoryStore()
    load_region(store, EDITOR)
    return store.snapshot()


@pytest.mark.parametrize("format_", ExportFormat)
def test_the_whole_region_comes_back_from_every_format(region, format_):
    plan, found = come_back(region, format_)
    assert plan.is_complete
    assert found == contents(region)


@pytest.mark.parametrize("format_", ExportFormat)
def test_an_export_that_is_imported_where_it_came_from_changes_nothing(region, format_):
    plan = plan_import(files_of(export(everything(region), format_), format_), region)
    assert plan.is_complete
    assert not plan.change_set
