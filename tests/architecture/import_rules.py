"""The dependency rule (style guide: screens know loaders, loaders know the network, the network knows neither)."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.source_tree import Finding, Source, lies_in

SCREEN_LIBRARIES = ("dash", "plotly", "flask", "werkzeug", "dash_cytoscape", "dash_ag_grid", "dash_mantine_components")


@dataclass(frozen=True, slots=True)
class Ban:
    """Modules below `where`, but not `save`, do not import what lies in `what`, but not `but`."""

    where: tuple[str, ...]
    what: tuple[str, ...]
    why: str
    save: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


EVERYWHERE = ("graph", "loaders", "dashboard")
BANS = (
    Ban(("graph",), ("loaders", "dashboard"), "the network knows neither files nor screens"),
    Ban(("loaders",), ("dashboard",), "loaders know no screens"),
    Ban(("graph", "loaders"), SCREEN_LIBRARIES, "screen libraries stay in dashboard"),
    Ban(EVERYWHERE, ("neo4j",), "the driver stays in graph.stores", save=("graph.stores",)),
    Ban(EVERYWHERE, ("sqlite3",), "SQLite stays in graph.stores", save=("graph.stores",)),
    Ban(("graph",), ("pandas", "openpyxl"), "tables stay in loaders"),
    Ban(("graph.model",), ("graph",), "the model stands on its own", but=("graph.model",)),
    Ban(("graph.analysis", "graph.exploration"), ("graph.stores", "graph.commands"), "analysis stands on the model"),
    Ban(("graph.analysis", "graph.exploration"), ("random", "time", "secrets"), "no clock and no chance in analysis"),
    Ban(("graph.commands",), ("graph.stores",), "commands know the port alone", but=("graph.stores.protocol",)),
    Ban(("dashboard.pages",), ("graph.stores", "loaders", "sqlite3"), "pages know no stores and no loaders"),
    Ban(EVERYWHERE, ("dashboard.app", "dashboard.cli"), "the composition root is the top",
        save=("dashboard.app", "dashboard.cli", "dashboard.wsgi", "dashboard.__main__")),
    Ban(EVERYWHERE, ("pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "pandas.read_pickle"),
        "stored objects that can run as code"),
    Ban(EVERYWHERE, ("requests", "httpx", "aiohttp", "urllib.request", "http.client", "urllib3", "ftplib", "smtplib"),
        "the product calls nobody"),
    Ban(EVERYWHERE, ("lxml", "xml.sax", "xml.dom", "xml.etree.cElementTree"), "XML is read through defusedxml",
        but=("xml.sax.saxutils",)),
)  # fmt: skip

STORE = re.compile(r"graph\.stores\.(memory|sqlite|neo4j)_store")
PAGE = re.compile(r"dashboard\.pages\.(\w+)")
MODEL_LIBRARIES = {"graph.model.snapshot": ("networkx",), "graph.model.identifiers": ("ulid",)}


def forbidden_imports(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Every import that the bans, the neighbour rules or the purity of the model forbid."""
    for source in sources:
        for line, name in source.imports():
            for why in (*_banned(source.module, name), *_between_neighbours(source.module, name)):
                yield Finding(source.path, line, f"imports {name}: {why}")


def _banned(module: str, name: str) -> Iterator[str]:
    for ban in BANS:
        applies = lies_in(module, *ban.where) and not lies_in(module, *ban.save)
        if applies and lies_in(name, *ban.what) and not lies_in(name, *ban.but):
            yield ban.why


def _between_neighbours(module: str, name: str) -> Iterator[str]:
    for pattern, why in ((STORE, "stores do not know each other"), (PAGE, "pages do not know each other")):
        mine, theirs = pattern.match(module), pattern.match(name)
        if mine and theirs and mine[1] != theirs[1]:
            yield why
    library = name.partition(".")[0]
    if lies_in(module, "graph.model") and library != "graph":
        allowed = MODEL_LIBRARIES.get(module, ())
        if library not in sys.stdlib_module_names and library not in allowed:
            yield "the model needs nothing but the standard library"
