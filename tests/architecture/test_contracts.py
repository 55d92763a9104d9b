"""The import-linter contracts of pyproject.toml are kept, and each of them is seen to break."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGES, REPOSITORY

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
BREACHES = {
    "Screens know loaders, loaders know the network, the network knows neither": ("graph/changes.py", "loaders"),
    "Inside the network: commands and stores stand on changes, changes on the model": (
        "graph/model/labels.py",
        "graph.changes",
    ),
    "Analysis stands on the model alone": ("graph/analysis/__init__.py", "graph.stores.protocol"),
    "Exploring reads snapshots: it knows neither stores nor commands nor changes": (
        "graph/exploration/filters.py",
        "graph.changes",
    ),
    "Commands know the port, not the stores behind it": ("graph/commands/bus.py", "graph.stores.memory_store"),
    "Pages know neither stores nor loaders nor the driver": ("dashboard/pages/__init__.py", "graph.stores.protocol"),
    "No screen library below the screens": ("loaders/tables.py", "flask"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages of a folder."""
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def contracts() -> list[str]:
    """Names of the contracts in pyproject.toml."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture
def copy(tmp_path):
    """The packages and their contracts, to break."""
    for package in PACKAGES:
        shutil.copytree(REPOSITORY / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "*.csv"))
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept():
    result = lint_imports(REPOSITORY)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"Contracts: {len(contracts())} kept, 0 broken." in result.stdout


def test_every_contract_has_a_breach_to_try_it_with():
    assert set(contracts()) == set(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_of_a_contract_is_seen(copy, contract):
    path, module = BREACHES[contract]
    file = copy / path
    file.write_text(file.read_text(encoding="utf-8") + f"\nimport {module}\n", encoding="utf-8")
    result = lint_imports(copy)
    assert result.returncode != 0
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())
