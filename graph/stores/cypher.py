"""The Cypher statements of the product, read from the folder `cypher`; none stands in Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "cypher"

_HEADER = re.compile(r"// (?P<key>[a-z][a-z ]*): (?P<value>.+)")
_TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its header.

    Parameters
    ----------
    header : mapping of str to str
        What the file says about itself: name, used by, params, returns and more.
    text : str
        The statement.
    """

    header: Mapping[str, str]
    text: str

    @property
    def name(self) -> str:
        """Its name, that of its file."""
        return self.header["name"]

    @property
    def placeholder(self) -> str:
        """Word that stands for a relationship type in the text; empty for most statements."""
        return self.header.get("for each", "")

    def for_type(self, type_name: str) -> str:
        """Return the text for one relationship type of a closed list of the registry.

        Raises
        ------
        ValueError
            The name could be more than a name.
        """
        if not _TYPE_NAME.fullmatch(type_name):
            raise ValueError(f"{type_name!r} is no relationship type")
        return self.text.replace(self.placeholder, type_name)


@cache
def query(name: str) -> Statement:
    """Return a statement of `cypher/queries` by name."""
    return read_statement(_folder("queries") / f"{name}.cypher")


@cache
def migration_steps() -> tuple[Statement, ...]:
    """Return the statements of `cypher/migrations`, in order of their numbers."""
    return tuple(read_statement(path) for path in sorted(_folder("migrations").glob("*.cypher")))


def read_statement(path: Path) -> Statement:
    """Return the statement in a file.

    Raises
    ------
    FileNotFoundError
        There is no such file.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [match for line in lines if (match := _HEADER.fullmatch(line))]
    text = "\n".join(line for line in lines if not line.startswith("//")).strip()
    return Statement({match["key"]: match["value"] for match in comments}, text)


def _folder(name: str) -> Path:
    folder = FOLDER / name
    if not folder.is_dir():
        raise FileNotFoundError(
            f"No folder {folder}. The Neo4j store reads its statements there: run Kruispunt from its checkout."
        )
    return folder
