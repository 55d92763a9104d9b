"""Adding a field is one line in one place; everything else follows from the registry.

A copy of the program with that one line more runs apart, and does everything with the new field
that it does with the others: read it from a file by its label, check it, store it, find it, show it
in a form, write it out, and tell its history.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
ANCHOR = '    surveyed: Flag = flag("Bevraagd", "Surveyed")\n'
THE_LINE = '    motto: Text = text("Leuze", "Motto", searchable=True)\n'

USE_IT = """
import sys
from pathlib import Path
from graph.changes import Change, ChangeSet
from graph.commands.editing import EditRecord
from graph.commands.bus import run
from graph.commands.permissions import Role, User
from graph.model.registry import kind_of
from graph.stores.memory_store import MemoryStore
from graph.stores.sqlite_store import SqliteStore
from graph.model.snapshot import EMPTY
from dashboard.components.record_form import form_fields, read_form
from dashboard.pages.network.table import columns
from dashboard.pages.network.address import NetworkView
from dashboard.pages.network.scene import compose_scene
from loaders.exporters.content import everything
from loaders.exporters.formats import ExportFormat, export
from loaders.tables import SourceFile
from loaders.service import apply_plan, plan_import

user = User("an", Role.ADMIN)
for store in (MemoryStore(), SqliteStore(Path(sys.argv[1]) / "network.sqlite")):
    plan = plan_import([SourceFile("organisaties.csv", "naam;leuze\\nVoka;Samen sterk\\n".encode())], EMPTY)
    apply_plan(plan, store, user)
    (record,) = store.snapshot().records.values()
    assert record.motto == "Samen sterk", record                                       # import, storage
    assert [hit.matched for hit in store.search("sterk")] == ["motto"]                 # index
    run(EditRecord(record.id, read_form(record.kind, {"motto": "Nog sterker"}).values, record), store, user, "op")
    change = store.history(record.id)[-1].changes.changes[0]
    assert change.fields == ("motto",) and change.before.motto == "Samen sterk"        # history, with the old value
    for name in ("json", "csv", "xlsx", "gexf", "graphml"):
        assert export(everything(store.snapshot()), ExportFormat(name))
    assert "Nog sterker" in export(everything(store.snapshot()), ExportFormat.JSON).decode()
    scene = compose_scene(store.snapshot(), NetworkView(everything=True))
    assert "motto" in [column["field"] for column in columns(scene, [record], "nl")]   # table
    controls = str(form_fields(store.snapshot(), record.kind, {"motto": record.motto}, "nl"))
    assert "Leuze" in controls and "Samen sterk" in controls                           # form
    assert kind_of("company").field("motto").label.en == "Motto"
print("everything follows")
"""


def test_one_line_more_and_everything_follows(tmp_path):
    copy = tmp_path / "program"
    for package in ("graph", "loaders", "dashboard", "assets", "cypher"):
        shutil.copytree(REPOSITORY / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    module = copy / "graph" / "model" / "organisations.py"
    text = module.read_text(encoding="utf-8")
    assert text.count(ANCHOR) == 1
    module.write_text(text.replace(ANCHOR, ANCHOR + THE_LINE), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", USE_IT, str(tmp_path)],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "everything follows"
