"""The traps of performance chapter 10 under their numbers.

Where not to use a library is the rule, its absence from the lock files is the test.
"""

import ast
import math
import os
import re
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import production
from dashboard.cli.program import main
from dashboard.pages.network.panel.position_tab import position_tab
from graph.analysis.layout import layout
from graph.analysis.measures import MEASURES
from graph.analysis.measuring import measured
from graph.analysis.network_measures import NETWORK_MEASURES
from graph.stores.sqlite_store import SqliteStore
from tests.architecture.source_tree import REPOSITORY, sources
from tests.support.builders import edited, organisation, tie, write
from tests.support.components import words_in
from tests.support.relations import relations
from tests.unit.dashboard.test_network_lenses import Desk

LOCKS = ("requirements.lock", "requirements-dev.lock")


def values(measure_id, given):
    return measured(MEASURES[measure_id], given).values


def locked():
    """Return the versions of each locked package, over both lock files."""
    found: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", (REPOSITORY / lock).read_text(encoding="utf-8"), re.M):
            found.setdefault(name.lower(), set()).add(version)
    return found


@pytest.fixture(scope="module")
def product():
    return sources(REPOSITORY)


def in_a_fresh_process(program, **environment):
    """Return what a program prints in a process that has loaded nothing yet."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**kept, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_trap_01_the_effective_size_of_networkx_is_not_ours(product):
    # of v with partners a (1) and b (.2), tied by .6: 2 − (.2/1.2 · .6/1) − (1/1.2 · .6/.6)
    found = values("effective_size", relations("vab", [("v", "a", 1.0), ("v", "b", 0.2), ("a", "b", 0.6)]))
    assert found["v"] == pytest.approx(2 - 0.1 - 1 / 1.2)
    # and no module asks networkx for it, nor for constraint, which is nan in its form for some nodes
    parts = [node for source in product for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)]
    asked = {ast.unparse(part) for part in parts if ast.unparse(part.value) in ("nx", "networkx")}
    assert "nx.Graph" in asked
    assert not asked & {"nx.effective_size", "nx.constraint", "nx.local_constraint"}


def test_trap_02_networkx_runs_without_its_parallel_backend():
    assert locked().keys() >= {"networkx"}
    assert "nx-parallel" not in locked()


def test_trap_03_igraph_is_not_used():
    assert not {"igraph", "python-igraph", "leidenalg"} & locked().keys()


def test_trap_04_networkit_is_not_used():
    assert "networkit" not in locked()


def test_trap_05_rustworkx_is_not_used():
    assert "rustworkx" not in locked()


def test_trap_05_last_bits_decide_no_place_on_screen():
    # a has 0.2 + 0.4, which floats make 0.6000000000000001, b has 0.6: they share the first place
    desk = Desk(
        *map(organisation, ("a", "b", "x", "y", "z")),
        tie("a", "x", strength=1),
        tie("a", "y", strength=2),
        tie("b", "z", strength=3),
    )
    assert 0.2 + 0.4 != 0.6
    for name in ("a", "b"):
        assert "som van sterktes 0,6 plaats 1 van 5 · gedeeld met " in words_in(
            position_tab(desk.scene("?alles=1"), name, "nl")
        )
    assert [place for place, *_ in desk.ranked("?alles=1&inzicht=maten&over=strength")][:3] == ["=1", "=1", "=1"]


def test_trap_05_last_bits_decide_no_order_on_the_command_line(tmp_path, capsys):
    # b adds up to 0.6000000000000001 and a to 0.6: equals go by id
    (tmp_path / "ties.csv").write_text("source,target,s\nb,x,1\nb,y,2\na,z,3\n", encoding="utf-8")
    asked = ["--measures", "strength", "--strength", "s", "--lang", "nl"]
    assert main(["analyse", "--file", str(tmp_path / "ties.csv"), *asked]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if re.match(r"[abxyz]\s", line)]
    assert listed[:3] == ["a", "b", "z"]


def test_trap_06_isolates_are_looked_after():
    # a pair and eight alone
    found = relations([f"n{number}" for number in range(10)], [("n0", "n1", 1.0)])
    assert NETWORK_MEASURES["mean_degree"].value(found) == pytest.approx(0.2)
    assert NETWORK_MEASURES["isolates"].value(found) == 8
    assert NETWORK_MEASURES["mean_distance"].value(found) == 1  # of pairs that reach each other
    assert values("closeness", found)["n2"] == values("harmonic", found)["n2"] == 0
    assert values("constraint", found)["n2"] is None
    places = layout(found.node_ids, tuple(found.weights))
    assert set(places) == set(found.node_ids)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert len(set(places.values())) == 10


def test_trap_07_no_store_is_archived_or_for_one_process_alone():
    assert not {"kuzu", "real-ladybug", "duckdb", "grand-cypher"} & locked().keys()


def test_trap_08_two_that_read_and_then_write_wait_for_each_other(tmp_path):
    # a transaction that only writes after reading would be turned away at once
    stores = [SqliteStore(tmp_path / "net.sqlite") for _ in range(2)]
    for number in range(4):
        write(stores[0], organisation(f"o{number}"), f"new-{number}")

    def rename(number):
        store, record_id = stores[number % 2], f"o{number % 4}"
        for turn in range(5):
            write(store, edited(store, record_id, description=f"{turn}"), f"edit-{number}-{turn}")

    with ThreadPoolExecutor(4) as people:
        list(people.map(rename, range(4)))
    assert {store.revision() for store in stores} == {4 + 4 * 5}
    for store in stores:
        store.close()
    connection = sqlite3.connect(tmp_path / "net.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


COUNTING = """
import os
import dashboard.cli
import numpy as np, scipy.linalg
full = np.eye(400) + 1
full @ full, scipy.linalg.inv(full)
tasks = "/proc/self/task"  # threads, where Linux tells them
print(len(os.listdir(tasks)) if os.path.isdir(tasks) else 1)
print(os.environ["OPENBLAS_NUM_THREADS"], os.environ["OMP_NUM_THREADS"])
"""


def test_trap_09_a_calculation_takes_one_thread_unless_who_runs_it_says_otherwise():
    assert in_a_fresh_process(COUNTING, OMP_NUM_THREADS="2").split() == ["1", "1", "2"]


def test_trap_09_the_server_tells_its_workers_before_they_load_numpy():
    assert set(production.raw_env) == {"OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1"}
    loaded = in_a_fresh_process("import sys, dashboard.production; print({'numpy', 'scipy'} & set(sys.modules))")
    assert loaded == "set()"


def test_trap_10_nobody_but_a_loader_pauses_the_collector(product):
    asked = {source.path for source in product for _, name in source.imports() if name.partition(".")[0] == "gc"}
    assert all(path.startswith("loaders/") for path in asked)


def test_trap_11_pandas_is_not_held_back():
    assert "recordlinkage" not in locked()
    assert {version.split(".")[0] for version in locked()["pandas"]} == {"3"}


def test_trap_12_speed_is_told_in_ratios_of_processor_time():
    files = sorted((REPOSITORY / "tests" / "performance").glob("test_*.py"))
    assert len(files) >= 6
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "process_time" in text, file.name
        assert not re.search(r"perf_counter|time\.time\(|monotonic", text), file.name
