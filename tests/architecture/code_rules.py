"""Rules about single modules: size, state, and calls that are dangerous or belong elsewhere."""

import ast
from collections.abc import Iterator

from tests.architecture.source_tree import Finding, Source, lies_in

LONGEST_FILE = 400
LONGEST_FUNCTION = 50

STATELESS = ("graph", "dashboard")
"""Packages that live as long as the server; loaders work for one file."""

MUTABLE_TYPES = frozenset(
    {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict", "local"}
)
READ_ONLY_TYPES = frozenset({"Mapping", "Sequence", "Collection", "Set", "AbstractSet", "Iterable"})
APP_NAMES = frozenset({"app", "_app", "dash", "dash_app"})
REGISTRAR = "dashboard/registrar.py"
DANGEROUS_ARGUMENTS = frozenset(
    {"dangerously_allow_html", "dangerously_allow_code", "srcDoc", "dangerouslySetInnerHTML"}
)
DANGEROUS_COMPONENTS = frozenset({"Iframe", "ObjectEl", "Embed", "Base", "Script", "DangerouslySetInnerHTML"})
JUDGEMENT = "[J]"
"""How the methods mark what is our own judgement."""

DANGEROUS_CALLS = frozenset({"eval", "exec", "__import__"})
XML_READERS = frozenset(
    {"parse", "fromstring", "fromstringlist", "iterparse", "XML", "XMLID", "XMLParser", "XMLPullParser"}
)


def too_long(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Files and functions that do more than one thing, to judge by their length; docstrings do not count."""
    for source in sources:
        length = len(source.text.splitlines())
        if length > LONGEST_FILE:
            yield Finding(source.path, length, f"longer than {LONGEST_FILE} lines")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _body_length(node) > LONGEST_FUNCTION:
                yield Finding(source.path, node.lineno, f"{node.name} is longer than {LONGEST_FUNCTION} lines")


def _body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def mutable_state(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Module-level objects that one request could change for the next; a table is annotated as read-only."""
    for source in sources:
        if not lies_in(source.module, *STATELESS):
            continue
        for node in source.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_mutable(node):
                yield Finding(source.path, node.lineno, "module-level mutable object")
        for inner in ast.walk(source.tree):
            if isinstance(inner, ast.Global):
                yield Finding(source.path, inner.lineno, "global statement")


def _is_mutable(node: ast.Assign | ast.AnnAssign) -> bool:
    names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
    if names == ["__all__"]:
        return False
    if isinstance(node, ast.AnnAssign) and _name_of(_bare(node.annotation)) in READ_ONLY_TYPES:
        return False
    value = node.value
    literal = isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)
    return literal or (isinstance(value, ast.Call) and _name_of(value.func) in MUTABLE_TYPES)


def _bare(annotation: ast.expr) -> ast.expr:
    return annotation.value if isinstance(annotation, ast.Subscript) else annotation


def _name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def judgement_outside_settings(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Judgement that stands somewhere else than in a settings dataclass, where nobody can see or change it."""
    for source in sources:
        settings = [node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef) and _is_settings(node)]
        for line, text in enumerate(source.text.splitlines(), start=1):
            inside = any(node.lineno <= line <= (node.end_lineno or 0) for node in settings)
            if JUDGEMENT in text and not inside:
                yield Finding(source.path, line, f"{JUDGEMENT} outside a settings dataclass")


def _is_settings(node: ast.ClassDef) -> bool:
    decorators = [_name_of(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list]
    return node.name.endswith("Settings") and "dataclass" in decorators


def stray_callbacks(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Callbacks that are registered past the registrar, and so past its permission check."""
    for source in sources:
        if source.path == REGISTRAR:
            continue
        for line, name in source.imports():
            if name in ("dash.callback", "dash.clientside_callback"):
                yield Finding(source.path, line, f"imports {name}: callbacks go through the registrar")
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ("callback", "clientside_callback")
                and _name_of(node.value) in APP_NAMES
            ):
                yield Finding(source.path, node.lineno, f"{node.attr} of the app: callbacks go through the registrar")


def dangerous_calls(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """Ways for data to become code: raw markup, evaluated text, shells, XML with entities."""
    for source in sources:
        reads_xml = any(name.startswith("xml.etree") for _, name in source.imports())
        for line, name in source.imports():
            if name.startswith("xml.etree") and name.rpartition(".")[2] in XML_READERS:
                yield Finding(source.path, line, f"imports {name}: XML is read through defusedxml")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                for rule in _dangers(node, reads_xml=reads_xml):
                    yield Finding(source.path, node.lineno, rule)
            elif isinstance(node, ast.Constant) and node.value in DANGEROUS_ARGUMENTS:
                yield Finding(source.path, node.lineno, f"names {node.value}")


def _dangers(call: ast.Call, *, reads_xml: bool) -> Iterator[str]:
    name = _name_of(call.func)
    owner = _name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    arguments = {keyword.arg: keyword.value for keyword in call.keywords}
    yield from (f"passes {argument}" for argument in arguments if argument in DANGEROUS_ARGUMENTS)
    if name in DANGEROUS_COMPONENTS and owner in ("", "html", "dcc"):
        yield f"builds {name}"
    if name in DANGEROUS_CALLS and not owner:
        yield f"calls {name}"
    if (owner, name) in (("os", "system"), ("os", "popen")) or _is_true(arguments.get("shell")):
        yield "starts a shell"
    if name == "run" and _is_true(arguments.get("debug")):
        yield "starts a debugger"
    if reads_xml and name in XML_READERS and owner in ("ET", "ElementTree", "etree"):
        yield "reads XML without defusedxml"
    if name == "Area" and "href" in arguments:
        yield "passes href to an area"
    if name == "Dash" and not _is_false(arguments.get("enable_mcp")):
        yield "Dash without enable_mcp=False: an environment variable would open a server of its own"


def _is_true(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _is_false(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is False
