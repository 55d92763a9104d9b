"""What a test run needs from outside: used when it is there, told at the end when it is not, missed loudly in CI.

Tests carry the marker of their requirement (`neo4j`, `browser`, `shared`). Where the requirement is not met they
are left out and the last lines of the run say so; with ``KRUISPUNT_REQUIRE_ALL=1`` they fail instead.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.neo4j.launcher import can_launch

REQUIRE_ALL = "KRUISPUNT_REQUIRE_ALL"
REPOSITORY = Path(__file__).resolve().parents[2]
LEFT_OUT = pytest.StashKey[dict[str, int]]()
USED = pytest.StashKey[dict[str, str]]()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something outside the repository.

    Parameters
    ----------
    name, marker : str
        As people call it, and the marker of the tests that need it.
    missing : str
        What to provide.
    find : callable
        Returns where it is; empty when it is not there.
    """

    name: str
    marker: str
    missing: str
    find: Callable[[], str]


def _find_neo4j() -> str:
    return os.environ.get("NEO4J_URI", "") or ("launcher" if can_launch() else "")


def _find_chromium() -> str:
    names = (os.environ.get("KRUISPUNT_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if name and (path := shutil.which(name))), "")


def _find_shared() -> str:
    folder = Path(os.environ.get("KRUISPUNT_SHARED") or REPOSITORY.parent / "shared")
    return str(folder) if (folder / "data").is_dir() else ""


REQUIREMENTS = {
    "neo4j": Requirement("Neo4j", "neo4j", "no Java+Maven and no NEO4J_URI", _find_neo4j),
    "java": Requirement("Neo4j of our own", "own_neo4j", "no Java+Maven", lambda: "launcher" if can_launch() else ""),
    "chromium": Requirement("Chromium", "browser", "no chromium on the path", _find_chromium),
    "shared": Requirement("sample files", "shared", "no folder ../shared and no KRUISPUNT_SHARED", _find_shared),
}


def requirement(name: str) -> str:
    """Return where something is that the running test needs, or leave the test out; in CI, fail it.

    Parameters
    ----------
    name : str
        ``"neo4j"``, ``"java"``, ``"chromium"`` or ``"shared"``.

    Returns
    -------
    str
        Path of the program or folder; for Neo4j its address, or ``"launcher"``.
    """
    wanted = REQUIREMENTS[name]
    found = wanted.find()
    if not found:
        sentence = f"This test needs {wanted.name}: {wanted.missing}."
        if is_all_required():
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)
    return found


def is_all_required() -> bool:
    """Tell whether a missing requirement fails the run."""
    return os.environ.get(REQUIRE_ALL) == "1"


def tell_used(config: pytest.Config, name: str, what: str) -> None:
    """Let the end of the run say what was used, for instance the version of a server."""
    config.stash.setdefault(USED, {})[name] = what


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose requirement is not met, unless all are required."""
    if is_all_required():
        return
    for wanted in REQUIREMENTS.values():
        in_need = [item for item in items if item.get_closest_marker(wanted.marker)]
        if in_need and not wanted.find():
            config.stash.setdefault(LEFT_OUT, {})[wanted.name] = len(in_need)
            config.hook.pytest_deselected(items=in_need)
            items[:] = [item for item in items if item not in in_need]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test whose requirement is not met where all are required."""
    for name, wanted in REQUIREMENTS.items():
        if item.get_closest_marker(wanted.marker):
            requirement(name)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what one of several processes used and left out, to the one that writes the last lines."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["used"] = session.config.stash.get(USED, {})
        output["left_out"] = session.config.stash.get(LEFT_OUT, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a process used and left out."""
    output = getattr(node, "workeroutput", {})
    node.config.stash.setdefault(USED, {}).update(output.get("used", {}))
    node.config.stash.setdefault(LEFT_OUT, {}).update(output.get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what the run used from outside, and what it left out."""
    for line in summary_lines(config):
        terminalreporter.write_line(line)


def summary_lines(config: pytest.Config) -> Sequence[str]:
    """Return one line per thing that was used, and per thing that was missed."""
    missing = {wanted.name: wanted.missing for wanted in REQUIREMENTS.values()}
    used = [f"ran with: {name} {what}" for name, what in config.stash.get(USED, {}).items()]
    left_out = config.stash.get(LEFT_OUT, {})
    return [*used, *(f"not run: {name} ({missing[name]}), {count} tests" for name, count in left_out.items())]
