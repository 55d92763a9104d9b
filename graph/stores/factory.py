"""From the address of a store to the store."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from graph.model.errors import BadStoreAddress, NotAStore, StorePasswordMissing
from graph.stores.memory_store import MemoryStore
from graph.stores.protocol import NetworkStore
from graph.stores.sqlite_store import SqliteStore

NEO4J_SCHEMES = frozenset(f"{name}{safety}" for name in ("neo4j", "bolt") for safety in ("", "+s", "+ssc"))


def open_store(url: str, environment: Mapping[str, str] = os.environ) -> NetworkStore:
    """Open a store.

    Parameters
    ----------
    url : str
        ``sqlite:///file`` (relative to here, ``sqlite:////file`` absolute, ``~`` allowed), ``memory:``,
        or ``neo4j://host:port`` and its kin.
    environment : mapping of str to str
        ``NEO4J_USER`` and ``NEO4J_PASSWORD``, or ``NEO4J_PASSWORD_FILE``, unless the address holds them.

    Raises
    ------
    BadStoreAddress
        The address is none of these; a password in it is not told.
    StorePasswordMissing
        The server needs one.
    StoreTooNew, NotAStore, StoreUnavailable
        There is something, but it cannot be used.
    """
    if url == MemoryStore.url:
        return MemoryStore()
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///")).expanduser()
        if path.is_dir():
            raise NotAStore(str(path))
        return SqliteStore(path)
    if is_neo4j(url):
        return _neo4j(url, environment)
    raise BadStoreAddress(without_secret(url))


def is_there(url: str) -> bool:
    """Tell whether a store may hold something: a file that does not exist yet holds nothing."""
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).expanduser().exists()


def is_neo4j(url: str) -> bool:
    """Tell whether an address is that of a Neo4j server."""
    return url.partition("://")[0] in NEO4J_SCHEMES


def without_secret(url: str) -> str:
    """Return an address without user name and password."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"


def _neo4j(url: str, environment: Mapping[str, str]) -> NetworkStore:
    from graph.stores.neo4j_store import Neo4jStore  # the driver is loaded only by those who use it

    try:
        parts = urlsplit(url)
    except ValueError:
        raise BadStoreAddress(without_secret(url)) from None
    user = unquote(parts.username or "") or environment.get("NEO4J_USER", "neo4j")
    password = unquote(parts.password or "") or _password(environment)
    if not parts.hostname:
        raise BadStoreAddress(without_secret(url))
    if not password:
        raise StorePasswordMissing(without_secret(url))
    return Neo4jStore(without_secret(url), user, password)


def _password(environment: Mapping[str, str]) -> str:
    """Return the password in the environment or in the file that it names; empty when there is none to read."""
    file = environment.get("NEO4J_PASSWORD_FILE", "")
    if not file:
        return environment.get("NEO4J_PASSWORD", "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
