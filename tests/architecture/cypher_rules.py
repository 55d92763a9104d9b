"""Rules about the statements for Neo4j: a header each, all in one folder, parameters only, names from closed lists."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.model.registry import KINDS
from graph.model.tie_types import TIE_TYPES
from graph.stores.cypher import Statement, read_statement
from graph.stores.neo4j_mapping import TECHNICAL_LABELS, link_types
from tests.architecture.source_tree import Finding, Source

HEADERS: Mapping[str, tuple[str, ...]] = {
    "queries": ("name", "used by", "params", "returns"),
    "migrations": ("name", "used by", "params", "returns", "step"),
    "explore": ("name", "title nl", "title en", "example", "returns"),
}
HISTORY_LABELS = frozenset({"Revision", "Change", "Meta", "Migration", "MigrationLock"})
HISTORY_TYPES = frozenset({"CHANGED"})
STATEMENT = re.compile(
    r"\b(MATCH|MERGE)\s*\(|\bUNWIND\s+\$|\bCREATE\s+(\(|CONSTRAINT|INDEX|FULLTEXT|POINT)|\bDETACH DELETE"
)
LABEL = re.compile(r"\([a-z_]*((?::[A-Z]\w*|&[A-Z]\w*)+)")
TYPE = re.compile(r"\[[a-z_]*:`?([A-Z][A-Z_]*)`?")


def statements(root: Path) -> Iterator[tuple[str, Path, Statement]]:
    """Folder, file and statement of everything in `cypher`."""
    for folder in HEADERS:
        for path in sorted((root / "cypher" / folder).glob("*.cypher")):
            yield folder, path, read_statement(path)


def headless(root: Path) -> Iterator[Finding]:
    """Statements that do not say what they are for, or carry another name than their file."""
    for folder, path, statement in statements(root):
        lacking = [key for key in HEADERS[folder] if not statement.header.get(key)]
        if lacking:
            yield Finding(f"cypher/{folder}/{path.name}", 1, f"no header {', '.join(lacking)}")
        if statement.header.get("name") != path.stem:
            yield Finding(f"cypher/{folder}/{path.name}", 1, "carries another name than its file")


def unused(root: Path, sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Statements of the store that no module of the store names, where its header says it does."""
    texts = {
        source.module.rpartition(".")[2]: source.text for source in sources if source.module.startswith("graph.stores")
    }
    for folder, path, statement in statements(root):
        user, _, function = statement.header.get("used by", "").partition(".")
        if folder == "queries" and f'"{path.stem}"' not in "".join(texts.values()):
            yield Finding(f"cypher/{folder}/{path.name}", 1, "nobody uses it")
        if user and f"def {function}(" not in texts.get(user, ""):
            yield Finding(f"cypher/{folder}/{path.name}", 1, f"there is no {user}.{function}")


def in_python(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Cypher in Python."""
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.search(node.value):
                yield Finding(source.path, node.lineno, "Cypher belongs in the folder cypher")


def unknown_names(root: Path) -> Iterator[Finding]:
    """Labels and relationship types that neither the registry nor the store knows."""
    labels = {label for kind in KINDS for label in kind.labels} | TECHNICAL_LABELS | HISTORY_LABELS
    types = {tie_type.code for tie_type in TIE_TYPES} | link_types() | HISTORY_TYPES
    for folder, path, statement in statements(root):
        used = {name for group in LABEL.findall(statement.text) for name in re.split("[:&]", group) if name}
        used_types = set(TYPE.findall(statement.text)) - {statement.placeholder}
        for name in sorted((used - labels) | (used_types - types)):
            yield Finding(f"cypher/{folder}/{path.name}", 1, f"{name} is in no list")
