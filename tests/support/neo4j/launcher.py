"""A real Neo4j Community server without Docker: jars from Maven Central, a home that is thrown away."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from defusedxml import ElementTree
from filelock import FileLock

POM = Path(__file__).with_name("pom.xml")
COPY_DEPENDENCIES = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
PASSWORD = "kruispunt-test"
START_TIMEOUT = 120.0

_OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
# The shell ends the server when its own input closes: also when the test run is killed.
_WATCH = '"$@" </dev/null & pid=$!; echo $pid >"$0"; cat >/dev/null; kill -9 $pid; wait $pid 2>/dev/null'


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a server is, and who may enter."""

    url: str
    user: str
    password: str


def can_launch() -> bool:
    """Tell whether a server can be started here: Java, and the jars or Maven to fetch them."""
    return shutil.which("java") is not None and (_is_fetched(_jars()) or shutil.which("mvn") is not None)


class Server:
    """A server that can be ended, started again on the same home, and held still.

    Parameters
    ----------
    jars, home : Path
        Its programs, and its folder.
    settings : mapping of str to str
        Settings that differ from those of the tests.
    """

    def __init__(self, jars: Path, home: Path, settings: Mapping[str, str]) -> None:
        self._jars, self._home, self._settings = jars, home, settings
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.address = ServerAddress(f"bolt://127.0.0.1:{self._port}", "neo4j", PASSWORD)

    def start(self) -> None:
        """Start it, with an empty database the first time, and wait until it listens."""
        if not (self._home / "data").exists():
            _write_settings(self._home, self._port, self._settings)
            _set_password(self._jars, self._home)
        self._process = _process(self._jars, self._home)
        _wait_until_it_listens(self._home, self._port)

    def kill(self) -> None:
        """End it at once, without a goodbye."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    @contextlib.contextmanager
    def held_still(self) -> Iterator[None]:
        """Hold it still: its connections stay open and say nothing."""
        pid = int((self._home / "pid").read_text())
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def own_server(settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """Run a server with an empty home on a free port; it is gone afterwards, with all it stored."""
    jars = _fetched_jars()
    with tempfile.TemporaryDirectory(prefix="kruispunt-neo4j-", ignore_cleanup_errors=True) as folder:
        server = Server(jars, Path(folder), settings)
        try:
            server.start()
            yield server
        finally:
            server.kill()


@contextlib.contextmanager
def running_server() -> Iterator[ServerAddress]:
    """Run a server, for those who only want to know where it is."""
    with own_server() as server:
        yield server.address


def neo4j_version() -> str:
    """Return the version that the pom names."""
    version = ElementTree.parse(POM).findtext(".//{*}neo4j.version")
    assert version, f"no neo4j.version in {POM}"
    return version


def _jars() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "kruispunt" / f"neo4j-{neo4j_version()}"


def _is_fetched(jars: Path) -> bool:
    return (jars / ".complete").exists()


def _fetched_jars() -> Path:
    jars = _jars()
    jars.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(jars.with_suffix(".lock")):
        if not _is_fetched(jars):
            goal = ["-DincludeScope=runtime", f"-DoutputDirectory={jars}"]
            subprocess.run(["mvn", "-B", "-q", "-f", str(POM), COPY_DEPENDENCIES, *goal], check=True)
            (jars / ".complete").touch()
    return jars


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _write_settings(home: Path, port: int, differing: Mapping[str, str]) -> None:
    for folder in ("conf", "data", "logs"):
        (home / folder).mkdir(exist_ok=True)
    settings = {
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "db.lock.acquisition.timeout": "10s",
        "db.transaction.timeout": "60s",
    }
    lines = [f"{name}={value}\n" for name, value in (settings | dict(differing)).items()]
    (home / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")


def _set_password(jars: Path, home: Path) -> None:
    where = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = ["java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool"]
    subprocess.run(
        [*command, "dbms", "set-initial-password", PASSWORD],
        check=True,
        env=os.environ | where,
        stdout=subprocess.DEVNULL,
    )


def _process(jars: Path, home: Path) -> "subprocess.Popen[bytes]":
    command = ["java", "-Xms256m", "-Xmx4g", "-XX:+UseSerialGC"]
    command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED_PACKAGES]
    command += ["-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint"]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "console.log").open("wb") as console:
        return subprocess.Popen(
            ["sh", "-c", _WATCH, str(home / "pid"), *command],
            stdin=subprocess.PIPE,
            stdout=console,
            stderr=subprocess.STDOUT,
        )


def _wait_until_it_listens(home: Path, port: int) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    console = home / "logs" / "console.log"
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if "ERROR" in console.read_text(encoding="utf-8", errors="replace"):
            break
        time.sleep(0.1)
    raise RuntimeError(f"Neo4j did not start:\n{console.read_text(encoding='utf-8', errors='replace')[-4000:]}")
