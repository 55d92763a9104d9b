"""Reliability 7, supply chain and files: what is installed is what was locked, and readers are defused."""

import re
import tomllib
from pathlib import Path

import openpyxl.xml
import pytest
from packaging.requirements import Requirement

REPOSITORY = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)", re.IGNORECASE)


def locked(lock: str) -> list[str]:
    """The requirements of a lock file, each with its hashes, on one line."""
    text = (REPOSITORY / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def versions(lock: str) -> dict[str, set[str]]:
    """Locked versions by normalised name; several where markers choose."""
    found: dict[str, set[str]] = {}
    for line in locked(lock):
        pin = PINNED.match(line)
        assert pin is not None, line
        found.setdefault(normalised(pin["name"]), set()).add(pin["version"])
    return found


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_is_pinned_and_has_a_hash(lock):
    requirements = locked(lock)
    assert len(requirements) > 20
    for requirement in requirements:
        assert PINNED.match(requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", requirement), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_index_no_url_and_no_folder(lock):
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    assert not re.search(r"^\s*-(?!-hash)", text, re.MULTILINE)
    assert "://" not in text


@pytest.mark.parametrize(("lock", "groups"), [("requirements.lock", ()), ("requirements-dev.lock", ("dev",))])
def test_the_lock_answers_what_the_project_asks_for(lock, groups):
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in groups:
        wanted += project["dependency-groups"][group]
    found = versions(lock)
    for text in wanted:
        requirement = Requirement(text)
        pinned = found.get(normalised(requirement.name), set())
        assert any(requirement.specifier.contains(version) for version in pinned), (
            f"{text}: locked {pinned or 'nothing'}"
        )


def test_both_locks_agree():
    production, development = (versions(lock) for lock in LOCKS)
    assert {name: development.get(name) for name in production} == production


def test_versions_with_known_holes_are_not_locked():
    found = versions("requirements.lock")

    def at_least(name: str, version: str) -> bool:
        return all(Requirement(f"{name}>={version}").specifier.contains(pin) for pin in found[name])

    assert at_least("dash", "4.4.1")  # advisory named in reliability 7
    assert at_least("flask", "3.1.3")  # CVE-2026-27205
    assert at_least("gunicorn", "26.1")  # duplicate Host, truncated chunks
    assert at_least("werkzeug", "3.0.3")  # CVE-2024-34069


def test_spreadsheets_are_opened_with_the_defused_parser():
    assert openpyxl.xml.DEFUSEDXML is True


def test_the_licence_is_the_whole_eupl():
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    numbered = [int(number) for number in re.findall(r"^(\d+)\.\S", text, re.MULTILINE)]
    assert numbered == list(range(1, 16))  # the licence has fifteen articles
    assert "Québec Free and Open-Source Licence" in text  # last line of its appendix
