"""Tables in which a cell is a tie: square and two-mode. Ties counted by hand."""

import pytest

from tests.unit.loaders.files import counts, plan, read, rules, source, workbook

SYMMETRIC = ";Voka;Agoria;VDAB\nVoka;0;3;1\nAgoria;3;;0\nVDAB;1;0;0\n"


def ties(made):
    return [
        (c.record.source_id, c.record.target_id, c.record.stated_strength, dict(c.record.attributes)["direction"])
        for c in made.change_set
        if c.kind == "tie"
    ]


def test_equal_halves_are_ties_without_direction():
    made = plan(source("wie met wie.csv", SYMMETRIC))
    assert [tie[:3] for tie in ties(made)] == [("org-voka", "org-agoria", "3"), ("org-voka", "org-vdab", "1")]
    assert {tie[3] for tie in ties(made)} == {"undirected"}
    assert [p.value for p in made.notices if p.rule == "matrix_symmetric"] == ["3 × 3"]


def test_otherwise_rows_send_and_columns_receive():
    made = plan(source("advies.csv", "van/naar;A;B;C\nA;;1;\nB;;;1\nC;1;1;\n"))
    assert [(tie[0], tie[1], tie[3]) for tie in ties(made)] == [
        ("org-a", "org-b", "directed"),
        ("org-b", "org-c", "directed"),
        ("org-c", "org-a", "directed"),
        ("org-c", "org-b", "directed"),
    ]
    assert "matrix_directed" in rules(made)


def test_who_has_no_tie_is_kept_and_the_diagonal_is_left_out_and_told():
    made = plan(source("m.csv", ";A;B;C\nA;1;1;0\nB;1;1;0\nC;0;0;1\n"))
    assert counts(made) == {"organisation": {"new": 3}, "tie": {"new": 1}}
    assert [p.value for p in made.notices if p.rule == "diagonal_skipped"] == ["3"]


def test_numbers_may_be_labels_of_a_square_matrix():
    made = plan(source("m.csv", ";1;2;3\n1;0;1;0\n2;1;0;1\n3;0;1;0\n"))
    assert counts(made) == {"organisation": {"new": 3}, "tie": {"new": 2}}


def test_marks_under_an_empty_corner_join_two_kinds_of_things():
    made = plan(source("deelname.csv", ";STEM-dag;Robolab;Jobbeurs\nVoka;x;;x\nAgoria;x;x;\nVDAB;;x;x\n"))
    assert counts(made) == {"organisation": {"new": 6}, "tie": {"new": 6}}
    assert [t.name for t in made.tables] == ["deelname rows", "deelname columns", "deelname ties"]


@pytest.mark.parametrize(
    "text",
    [
        "naam;2023;2024\nA;1;0\nB;0;1\n",  # a column of names beside numbers
        ";naam;fte\n1;A;1\n2;B;0\n",  # a table with its row numbers, as pandas writes it
        ";Dag;Nacht\nA;5;3\nB;2;1\n",  # amounts
        "Stakeholder;R;A;C;I\nDirectie;x;;;\nICT;;x;;\n",  # who does what
        "id;a;b\na;1;2\nb;3;4\nc;5;6\n",
    ],
)
def test_an_ordinary_table_with_numbers_is_no_matrix(text):
    assert len(read("t.csv", text).tables) == 1


def test_a_sheet_may_be_a_matrix_too():
    sheet = [(None, "A", "B"), ("A", 0, 2), ("B", 2, 0)]
    made = plan(source("m.xlsx", workbook({"Blad1": sheet})))
    assert ties(made) == [("org-a", "org-b", "2", "undirected")]
