"""The command line as a process of its own, with a store in a folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

# As a terminal starts it: a shell that runs tests in the background hands on that interrupts are ignored.
START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from dashboard.cli import main; sys.exit(main())"
)
PROGRAM = [sys.executable, "-c", START]
REPOSITORY = Path(__file__).parents[2]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KRUISPUNT_", "XDG_"))}
    return kept | {
        "KRUISPUNT_STORE": f"sqlite:///{folder / 'net.sqlite'}",
        "KRUISPUNT_USER": "els",
        "PYTHONPATH": str(REPOSITORY),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def run(folder: Path, *arguments: str, **further: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=environment(folder) | further,
        capture_output=True,
        timeout=180,
        check=False,
    )


def answer(folder: Path, *arguments: str, code: int = 0, **further: str) -> dict[str, Any]:
    """Return the object on standard output, which must hold nothing else."""
    done = run(folder, *arguments, "--json", **further)
    assert done.returncode == code, done.stderr.decode()
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found
