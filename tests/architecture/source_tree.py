"""The Python sources of the product, read once, with what each of them imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("graph", "loaders", "dashboard")


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: where, and which."""

    path: str
    line: int
    rule: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}"


@dataclass(frozen=True, slots=True)
class Source:
    """One module: path from the repository, dotted name, text and syntax tree."""

    path: str
    module: str
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and dotted name of everything it imports; names from a module count as ``module.name``."""
        package = self.module if self.path.endswith("__init__.py") else self.module.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                parts = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                base = ".".join([*parts, *([node.module] if node.module else [])])
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def sources(root: Path) -> tuple[Source, ...]:
    """Read all modules of the three packages below a folder."""
    found = []
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*.py")):
            path = file.relative_to(root)
            parts = path.with_suffix("").parts
            module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            text = file.read_text(encoding="utf-8")
            found.append(Source(path.as_posix(), module, text, ast.parse(text, str(path))))
    return tuple(found)


def lies_in(name: str, *prefixes: str) -> bool:
    """Tell whether a dotted name is one of some modules, or inside one."""
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)
