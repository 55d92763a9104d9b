"""Rules about the text of all files: no addresses of others, no traces of one machine."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import Finding, Source

ADDRESS = re.compile(r"(?:https?:)?//(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(?=[/:'\"\s)?#]|$)")
SPEAKING_ADDRESS = re.compile(r"https?://(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
OWN_HOSTS = re.compile(r"(127(\.\d+){3}|0\.0\.0\.0|(.+\.)?example\.(org|com|net))")
NAMESPACE_HOSTS = frozenset(
    {
        "www.w3.org",
        "graphml.graphdrawing.org",
        "gexf.net",
        "www.gexf.net",
        "www.yworks.com",
        "schemas.openxmlformats.org",
    }
)
"""XML namespaces look like addresses; nobody goes there."""

ASSET_SUFFIXES = frozenset({".css", ".js", ".svg", ".html"})
SKIPPED_FOLDERS = frozenset(
    {".git", ".venv", ".hypothesis", "node_modules", "build", "dist", "secrets", "test-results", "__pycache__"}
)
"""What tools leave behind; ruff, mypy and others end theirs in ``_cache``, setuptools in ``.egg-info``."""
TRACES = (
    (re.compile(r"(?<![\w.])/(?:work|root|Users)/"), "a path of one machine"),
    (re.compile(r"(?<![\w.])/home/(?!ann\b)\w"), "a path of one machine"),
    (re.compile(r"(?<![\w.])/tmp/\w"), "a path of one machine"),
    (re.compile(r"^\s*(?:--(?:extra-)?index-url|-i)\s", re.MULTILINE), "an index of one network"),
    (re.compile(r"(?:@|^)\s*file://", re.MULTILINE), "a path of one machine"),
)
CONTAINER_FILES = frozenset({"Dockerfile", "docker-compose.yml"})
"""Their paths are those of the container."""

THIS_FILE = "tests/architecture/text_rules.py"


def outside_addresses(root: Path, sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Addresses outside the product, in what the browser gets and in strings of the program."""
    for path, text in _texts(root):
        if path.startswith("assets/") and Path(path).suffix in ASSET_SUFFIXES:
            for line, content in enumerate(text.splitlines(), start=1):
                yield from _outside(path, line, content, ADDRESS)
    for source in sources:
        docstrings = _docstrings(source.tree)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield from _outside(source.path, node.lineno, node.value, SPEAKING_ADDRESS)


def _outside(path: str, line: int, text: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        if match["host"] not in NAMESPACE_HOSTS and not OWN_HOSTS.fullmatch(match["host"]):
            yield Finding(path, line, f"address outside the product: {match['host']}")


def _docstrings(tree: ast.Module) -> frozenset[int]:
    return frozenset(
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    )


def machine_traces(root: Path) -> Iterator[Finding]:
    """Paths and addresses that only mean something on the machine where they were written."""
    for path, text in _texts(root):
        if path == THIS_FILE or path in CONTAINER_FILES:
            continue
        for pattern, rule in TRACES:
            for match in pattern.finditer(text):
                yield Finding(path, text.count("\n", 0, match.start()) + 1, rule)


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED_FOLDERS and not name.endswith(("_cache", ".egg-info"))
        )
        for name in sorted(files):
            file = Path(folder) / name
            content = file.read_bytes()
            if b"\0" not in content[:1024]:
                yield file.relative_to(root).as_posix(), content.decode("utf-8", errors="replace")
