"""Adding a field is one line in one place; everything else follows from the registry.

A copy of the program with that one line more runs apart, and does everything with the new field
that it does with the others: read it from a file by its label, check it, store it, find it, show it
in a form, write it out, and tell its history.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
ANCHOR = '    surveyed: Flag = flag("Bevraagd", "Surveyed")\n'
THE_LINE = '    motto: Text = text("Leuze", "Motto", searchable=True)\n'

SUFFIXES = {"csv": ".zip", "xlsx": ".xlsx", "json": ".json", "gexf": ".gexf", "graphml": ".graphml"}
PROGRAM = "import sys; from dashboard.cli import main; sys.exit(main())"
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
from dashboard.pages.network.table.showing import table_of
from dashboard.pages.network.table.rows import measured_in
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
    table = table_of(scene, measured_in(scene)[0], "nl", editable=True)                                       # table
    assert "motto" in [column["field"] for column in table["columns"]]
    assert table["rows"][0]["cells"]["motto"] == "Nog sterker"
    controls = str(form_fields(store.snapshot(), record.kind, {"motto": record.motto}, "nl"))
    assert "Leuze" in controls and "Samen sterk" in controls                           # form
    assert kind_of("company").field("motto").label.en == "Motto"
print("everything follows")
"""


@pytest.fixture
def program(tmp_path):
    """Return a copy of the program with one line more."""
    copy = tmp_path / "program"
    for package in ("graph", "loaders", "dashboard", "assets", "cypher"):
        shutil.copytree(REPOSITORY / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    module = copy / "graph" / "model" / "organisations.py"
    text = module.read_text(encoding="utf-8")
    assert text.count(ANCHOR) == 1
    module.write_text(text.replace(ANCHOR, ANCHOR + THE_LINE), encoding="utf-8")
    return copy


def run(program, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_line_more_and_everything_follows(program, tmp_path):
    assert run(program, "-c", USE_IT, str(tmp_path)).strip() == "everything follows"


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def address(request, tmp_path):
    """Return the address of an empty store and what it takes to get in."""
    if request.param == "sqlite":
        return {"KRUISPUNT_STORE": f"sqlite:///{tmp_path / 'door.sqlite'}"}
    server = request.getfixturevalue("empty_neo4j")
    return {"KRUISPUNT_STORE": server.url, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}


def test_one_line_more_goes_in_and_out_of_every_store_by_the_command_line(program, tmp_path, address):
    def kruispunt(*arguments):
        return json.loads(run(program, "-c", PROGRAM, *arguments, "--json", **address))

    def changed(file, *options):
        return kruispunt("import", str(file), *options)["plan"]["organisation"]["changed"]

    table = tmp_path / "organisaties.csv"
    table.write_text("id,naam,leuze\norg-voka,Voka,Samen sterk\norg-agoria,Agoria,\n", encoding="utf-8")
    assert kruispunt("import", str(table), "--apply")["plan"]["organisation"]["new"] == 2
    exported = {name: tmp_path / f"netwerk{suffix}" for name, suffix in SUFFIXES.items()}
    for name, file in exported.items():
        kruispunt("export", "--format", name, "--out", str(file))
        assert changed(file) == 0
    table.write_text("id,naam,leuze\norg-voka,Voka,Sterker samen\n", encoding="utf-8")
    assert changed(table, "--apply") == 1
    assert "Sterker samen" in json.dumps(kruispunt("history", "--record", "org-voka"))
    assert [changed(file) for file in exported.values()] == [1] * len(exported)  # the files hold the old value
    kruispunt("undo")
    assert changed(exported["json"]) == 0
    assert kruispunt("check")["ok"]
