"""The statements for Neo4j keep to their rules, and the rules are seen to notice."""

from pathlib import Path

import pytest

from tests.architecture.cypher_rules import headless, in_python, statements, unknown_names, unused
from tests.architecture.source_tree import REPOSITORY, sources

GOOD = """\
// name: who
// used by: neo4j_reading.read_everything
// params: none
// returns: n
MATCH (n:Company) RETURN n
"""


@pytest.fixture(scope="module")
def product():
    return sources(REPOSITORY)


def told(findings):
    return "\n".join(str(finding) for finding in findings)


def tree(root: Path, text: str) -> Path:
    folder = root / "cypher" / "queries"
    folder.mkdir(parents=True)
    (folder / "who.cypher").write_text(text, encoding="utf-8")
    return root


def test_every_statement_has_its_header():
    assert len(list(statements(REPOSITORY))) > 30
    assert told(headless(REPOSITORY)) == ""


def test_every_statement_is_used_where_it_says(product):
    assert told(unused(REPOSITORY, product)) == ""


def test_no_statement_stands_in_python(product):
    assert told(in_python(product)) == ""


def test_labels_and_types_are_those_of_the_registry():
    assert told(unknown_names(REPOSITORY)) == ""


def test_a_missing_header_is_noticed(tmp_path):
    assert "no header params" in told(headless(tree(tmp_path, GOOD.replace("// params: none\n", ""))))


def test_another_name_is_noticed(tmp_path):
    assert "another name" in told(headless(tree(tmp_path, GOOD.replace("name: who", "name: what"))))


def test_a_statement_that_nobody_uses_is_noticed(tmp_path, product):
    assert "nobody uses it" in told(unused(tree(tmp_path, GOOD), product))
    assert "there is no neo4j_reading.gone" in told(
        unused(tree(tmp_path / "b", GOOD.replace("read_everything", "gone")), product)
    )


def test_a_name_outside_the_lists_is_noticed(tmp_path):
    assert "Firm is in no list" in told(unknown_names(tree(tmp_path, GOOD.replace("Company", "Firm"))))
    other = GOOD.replace("(n:Company)", "(n:Company)-[:KNOWS]->()")
    assert "KNOWS is in no list" in told(unknown_names(tree(tmp_path / "b", other)))


def test_a_statement_in_python_is_noticed(tmp_path):
    module = tmp_path / "graph" / "loose.py"
    module.parent.mkdir()
    module.write_text('TEXT = "MATCH (n) RETURN n"\n', encoding="utf-8")
    assert "graph/loose.py:1" in told(in_python(sources(tmp_path)))
