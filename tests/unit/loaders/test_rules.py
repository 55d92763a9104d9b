"""No rule is told that the list of rules, and so the text catalogue, does not know."""

import ast
from collections.abc import Iterator
from pathlib import Path

from loaders.rules import RECORD_RULES, RULES

REPOSITORY = Path(__file__).parents[3]
TELLING = {"Problem", "problem", "notice", "FileRefused", "Unreadable"}
CHECKING = {"_violation": 3, "Violation": 4}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def literals(node: ast.expr) -> list[str]:
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def test_every_rule_that_a_loader_tells_is_in_the_list():
    told = {
        rule
        for path in (REPOSITORY / "loaders").rglob("*.py")
        for name, call in calls(path)
        if name in TELLING and call.args and "exporters" not in path.parts
        for rule in literals(call.args[0])
    }
    assert len(told) > 50
    assert told <= RULES


def test_every_rule_of_the_model_is_in_the_list():
    told: set[str] = set()
    for module in ("codec", "validation"):
        path = REPOSITORY / "graph" / "model" / f"{module}.py"
        for name, call in calls(path):
            if name == "Unreadable":
                told |= set(literals(call.args[0]))
            elif name in CHECKING and len(call.args) > CHECKING[name]:
                told |= set(literals(call.args[CHECKING[name]]))
            elif name == "_violation" and len(call.args) == 4:
                told |= set(literals(call.args[3]))
    assert {"required", "self_tie", "choice", "link_target"} <= told
    assert told <= RECORD_RULES
