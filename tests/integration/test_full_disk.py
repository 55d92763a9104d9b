"""Reliability P25: without room to write, what is there can still be looked at."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
BEGIN = """
import resource, signal, sys
from pathlib import Path
from graph.stores.sqlite_layouts import SqliteLayouts

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write fails, instead of ending the program
folder = Path(sys.argv[1])
"""
LAYOUTS = """
layouts = SqliteLayouts(folder / "network.layouts")
layouts.remember("kept", {"a": (1.0, 2.0)})
room(1)
print(dict(layouts.remember("lost", {"a": (3.0, 4.0)})), dict(layouts.recall("kept")), dict(layouts.recall("lost")))
"""


def run(code: str, *arguments: object) -> list[str]:
    """Run a program of its own, because a limit cannot be told from the process it holds for; return its lines."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code, *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_drawing_without_room_to_keep_it_is_shown_all_the_same(tmp_path):
    assert run(LAYOUTS, tmp_path) == ["{'a': (3.0, 4.0)} {'a': (1.0, 2.0)} {}"]
