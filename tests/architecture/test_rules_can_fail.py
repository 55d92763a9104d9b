"""Each rule sees what it is there for: small trees that break it, and near misses that do not."""

import pytest

from tests.architecture.code_rules import (
    dangerous_calls,
    judgement_outside_settings,
    mutable_state,
    stray_callbacks,
    too_long,
)
from tests.architecture.import_rules import forbidden_imports
from tests.architecture.source_tree import sources
from tests.architecture.text_rules import machine_traces, outside_addresses


def tree(root, path, text):
    """Write one file into an otherwise empty tree and read it."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return sources(root)


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("graph/model/ties.py", "import loaders.plan", "neither files nor screens"),
        ("graph/model/ties.py", "def f():\n    from dashboard import text", "neither files nor screens"),
        ("loaders/plan.py", "from dashboard.text import t", "loaders know no screens"),
        ("loaders/plan.py", "import dash", "screen libraries"),
        ("graph/changes.py", "from plotly.graph_objects import Figure", "screen libraries"),
        ("graph/commands/bus.py", "import neo4j", "the driver stays"),
        ("dashboard/pages/network/view.py", "from neo4j import GraphDatabase", "the driver stays"),
        ("loaders/plan.py", "import sqlite3", "SQLite stays"),
        ("graph/changes.py", "import pandas as pd", "tables stay"),
        ("graph/model/ties.py", "from graph.changes import diff", "the model stands"),
        ("graph/model/ties.py", "from ..changes import diff", "the model stands"),
        ("graph/model/ties.py", "import numpy", "nothing but the standard library"),
        ("graph/model/ties.py", "import networkx", "nothing but the standard library"),
        ("graph/analysis/cohesion.py", "from graph.stores.protocol import NetworkStore", "stands on the model"),
        ("graph/analysis/layout.py", "import random", "no clock and no chance"),
        ("graph/commands/bus.py", "from graph.stores.memory_store import MemoryStore", "the port alone"),
        ("graph/stores/sqlite_store.py", "from graph.stores.memory_store import MemoryStore", "stores do not know"),
        ("dashboard/pages/network/view.py", "from graph.stores.protocol import NetworkStore", "pages know no stores"),
        ("dashboard/pages/network/view.py", "import loaders", "pages know no stores"),
        ("dashboard/pages/network/view.py", "from dashboard.pages.overview import ids", "pages do not know"),
        ("dashboard/shell.py", "from dashboard.app import create_app", "the composition root"),
        ("graph/changes.py", "import pickle", "run as code"),
        ("loaders/plan.py", "from urllib.request import urlopen", "calls nobody"),
        ("loaders/plan.py", "from xml.sax import parse", "defusedxml"),
    ],
)
def test_a_forbidden_import_is_named_with_its_file(tmp_path, path, text, rule):
    findings = list(forbidden_imports(tree(tmp_path, path, text)))
    assert findings
    assert {finding.path for finding in findings} == {path}
    assert any(rule in finding.rule for finding in findings)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("graph/model/snapshot.py", "import networkx"),
        ("graph/stores/neo4j_store.py", "import neo4j"),
        ("graph/stores/sqlite_store.py", "import sqlite3\nfrom graph.stores.protocol import NetworkStore"),
        ("graph/commands/bus.py", "from graph.stores.protocol import NetworkStore"),
        ("loaders/plan.py", "import pandas\nfrom xml.sax.saxutils import escape\nfrom graph.changes import diff"),
        ("dashboard/pages/network/view.py", "import dash\nfrom dashboard.pages.network import ids"),
        ("dashboard/pages/__init__.py", "from dashboard.pages.network import PAGE"),
        ("dashboard/wsgi.py", "from dashboard.app import create_app"),
        ("graph/dashboards.py", "import dashing"),
    ],
)
def test_an_allowed_import_is_left_alone(tmp_path, path, text):
    assert list(forbidden_imports(tree(tmp_path, path, text))) == []


SETTINGS_CLASS = """
@dataclass(frozen=True)
class {name}:
    enough: float = 0.8  # [J]
"""


@pytest.mark.parametrize(
    "text",
    [
        'ENOUGH = 0.8\n"""Share that is enough [J]."""',
        "ENOUGH = 0.8  # [J]",
        "def f(x):\n    return x > 0.8  # [J]",
        SETTINGS_CLASS.format(name="Result"),
        SETTINGS_CLASS.format(name="SurveySettings").replace("@dataclass(frozen=True)\n", ""),
    ],
)
def test_judgement_outside_the_settings_is_named(tmp_path, text):
    [finding] = judgement_outside_settings(tree(tmp_path, "graph/analysis/surveys.py", text))
    assert "outside a settings dataclass" in finding.rule


def test_judgement_in_the_settings_is_left_alone(tmp_path):
    text = SETTINGS_CLASS.format(name="SurveySettings")
    assert list(judgement_outside_settings(tree(tmp_path, "graph/analysis/surveys.py", text))) == []


def test_a_long_file_and_a_long_function_are_named(tmp_path):
    body = "".join(f"    x = {i}\n" for i in range(51))
    found = list(too_long(tree(tmp_path, "graph/long.py", "def f() -> None:\n" + body + "\n" * 400)))
    assert [finding.rule for finding in found] == ["longer than 400 lines", "f is longer than 50 lines"]


def test_a_docstring_does_not_make_a_function_long(tmp_path):
    words = "\n".join(f"    line {i}" for i in range(60))
    assert (
        list(too_long(tree(tmp_path, "graph/a.py", f'def f():\n    """Words.\n{words}\n    """\n    return 1\n'))) == []
    )


@pytest.mark.parametrize(
    "text",
    ["CACHE = {}", "CACHE: dict[str, int] = {}", "SEEN = set()", "ROWS = [1]", "X = [n for n in ()]",
     "import collections\nX = collections.defaultdict(int)", "n = 0\ndef f():\n    global n\n    n = 1"],
)  # fmt: skip
def test_state_between_requests_is_named(tmp_path, text):
    assert len(list(mutable_state(tree(tmp_path, "dashboard/x.py", text)))) == 1


@pytest.mark.parametrize(
    "text",
    ["X: Mapping[str, int] = {'a': 1}", "X = MappingProxyType({'a': 1})", "X = (1, 2)", "X = frozenset({1})",
     "__all__ = ['X']", "def f():\n    x = {}\n    return x", "X: Final = 3"],
)  # fmt: skip
def test_constants_are_left_alone(tmp_path, text):
    assert list(mutable_state(tree(tmp_path, "dashboard/x.py", text))) == []


@pytest.mark.parametrize(
    "text",
    ["from dash import callback", "@app.callback(1)\ndef f(): ...", "self._app.clientside_callback('x')",
     "import dash\n@dash.callback(1)\ndef f(): ..."],
)  # fmt: skip
def test_a_callback_past_the_registrar_is_named(tmp_path, text):
    assert list(stray_callbacks(tree(tmp_path, "dashboard/pages/x.py", text)))


def test_the_registrar_itself_may_and_so_may_its_users(tmp_path):
    tree(tmp_path, "dashboard/registrar.py", "self._app.callback(1)")
    assert list(stray_callbacks(tree(tmp_path, "dashboard/pages/x.py", "@on.callback(1)\ndef f(): ..."))) == []


@pytest.mark.parametrize(
    "text",
    [
        "dcc.Markdown(text, dangerously_allow_html=True)",
        "AgGrid(dangerously_allow_code=True)",
        "grid(**{'dangerously_allow_code': True})",
        "html.Iframe(src='/x')",
        "html.Div(srcDoc=text)",
        "html.ObjectEl(data=x)",
        "html.Base(href=x)",
        "html.Area(href=x)",
        "eval(text)",
        "exec(text)",
        "os.system(text)",
        "subprocess.run(text, shell=True)",
        "app.run(debug=True)",
        "Dash(__name__)",
        "Dash(__name__, enable_mcp=flag)",
        "import xml.etree.ElementTree as ET\nET.fromstring(text)",
        "from xml.etree.ElementTree import parse",
    ],
)
def test_a_way_for_data_to_become_code_is_named(tmp_path, text):
    assert list(dangerous_calls(tree(tmp_path, "dashboard/x.py", text)))


@pytest.mark.parametrize(
    "text",
    [
        "dcc.Markdown(text)",
        "Dash(__name__, enable_mcp=False)",
        "subprocess.run([text])",
        "from xml.etree.ElementTree import Element",
        "from defusedxml.ElementTree import fromstring\nfromstring(text)",
        "model.eval(x)",
    ],
)
def test_harmless_code_is_left_alone(tmp_path, text):
    assert list(dangerous_calls(tree(tmp_path, "dashboard/x.py", text))) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assets/10_base.css", "@import url('https://fonts.googleapis.com/css');"),
        ("assets/10_base.css", "src: url(//cdn.jsdelivr.net/x.woff2)"),
        ("assets/js/shell.js", "import('https://unpkg.com/x.js')"),
        ("dashboard/app.py", "external_scripts = ('https://cdn.plot.ly/x.js',)"),
        ("loaders/plan.py", "X = f'http://api.service.nl/{name}'"),
    ],
)
def test_an_outside_address_is_named(tmp_path, path, text):
    found = list(outside_addresses(tmp_path, tree(tmp_path, path, text)))
    assert [finding.path for finding in found] == [path]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assets/icons.svg", '<svg xmlns="http://www.w3.org/2000/svg">'),
        ("assets/js/shell.js", "const x = 1; // see the notes\nfetch('/healthz')"),
        ("assets/fonts/README.md", "From https://fonts.example.net and https://rsms.me/inter"),
        ("dashboard/app.py", '"""See https://dash.plotly.com for more."""\nX = "https://kruispunt.example.org"'),
        ("dashboard/cli.py", "print(f'http://{host}:{port}')"),
    ],
)
def test_own_addresses_and_references_are_left_alone(tmp_path, path, text):
    assert list(outside_addresses(tmp_path, tree(tmp_path, path, text))) == []


@pytest.mark.parametrize(
    "line",
    ["/" + "work/x", "see /" + "root/.config", "/" + "home/bob/x", "/" + "tmp/x.log", "--index" + "-url https://x",
     "x @ fi" + "le:///x", "/" + "Users/bob"],
)  # fmt: skip
def test_a_trace_of_one_machine_is_named(tmp_path, line):
    tree(tmp_path, "README.md", f"first\n{line}\n")
    assert [(finding.path, finding.line) for finding in machine_traces(tmp_path)] == [("README.md", 2)]


def test_paths_of_a_container_and_of_the_house_are_left_alone(tmp_path):
    tree(tmp_path, "Dockerfile", "COPY x /" + "tmp/x")
    tree(tmp_path, "README.md", "graph/" + "work/x and ./tmp/x and /data/x")
    assert list(machine_traces(tmp_path)) == []
