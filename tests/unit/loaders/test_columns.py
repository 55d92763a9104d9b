"""Numbers and dates are read per column. Expected values by hand, from the rules for Dutch and English notation."""

import pytest

from graph.model.registry import kind_of
from loaders.columns import in_plain_notation, notation_of
from tests.unit.loaders.files import plan, source

FTE = kind_of("stakeholder").field("fte_total")
START = kind_of("project").field("start")


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["3,5", "0,25"], ["3.5", "0.25"]),
        (["3.5", "0.25"], ["3.5", "0.25"]),
        (["1.234,5", "2"], ["1234.5", "2"]),
        (["1,234.5", "2"], ["1234.5", "2"]),
        (["1.234,5", "7.000"], ["1234.5", "7000"]),
        (["7.66444e+06"], ["7.66444e+06"]),
        (["-1,5", "0"], ["-1.5", "0"]),
    ],
)
def test_the_decimal_sign_is_decided_by_the_whole_column(texts, read):
    notation = notation_of(FTE, texts)
    assert [in_plain_notation(FTE, text, notation) for text in texts] == read


def test_a_point_in_whole_numbers_groups_thousands():
    made = plan(source("termen.csv", "id;naam;lijst;code;volgorde\n1;a;x;y;1.234\n"))
    assert made.change_set.changes[0].record.sort_order == 1234


def test_a_decimal_sign_that_no_value_settles_is_told():
    text = "id;over;kenmerk;oordeel\nrat-1;org-a;invloed;1,234\n"
    made = plan(source("organisaties.csv", "id;naam\norg-a;a\n"), source("oordelen.csv", text))
    assert [change.record.value for change in made.change_set if change.kind == "rating"] == [1.234]
    assert [(p.rule, p.value) for p in made.notices] == [("decimal_assumed", "1,234")]


def test_no_doubt_is_told_where_the_other_reading_is_out_of_range():
    made = plan(source("organisaties.csv", "id;naam;breedtegraad\n1;a;50,234\n"))
    assert made.change_set.changes[0].record.latitude == 50.234
    assert made.problems == ()  # 50 234 degrees do not exist


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["03/04/2026", "13/04/2026"], ["2026-04-03", "2026-04-13"]),
        (["04/03/2026", "04/13/2026"], ["2026-04-03", "2026-04-13"]),
        (["3-4-2026"], ["2026-04-03"]),
        (["03.04.2026 14:30"], ["2026-04-03"]),
        (["2020/10/26 21:40:53"], ["2020-10-26"]),
        (["2026", "2026-09"], ["2026", "2026-09"]),
    ],
)
def test_the_order_of_day_and_month_is_decided_by_the_whole_column(texts, read):
    notation = notation_of(START, texts)
    assert [in_plain_notation(START, text, notation) for text in texts] == read


def test_day_first_is_told_where_no_value_settles_it():
    made = plan(source("projecten.csv", "id;naam;begin\nprj-1;a;03/04/2026\n"))
    assert made.change_set.changes[0].record.start == "2026-04-03"
    assert [(p.rule, p.column) for p in made.notices] == [("day_first_assumed", "begin")]


def test_a_date_that_does_not_exist_refuses_its_row():
    made = plan(source("projecten.csv", "id;naam;begin\nprj-1;a;30/02/2026\nprj-2;b;28/02/2026\n"))
    assert [(p.rule, p.row, p.column, p.value) for p in made.errors] == [("date", 2, "begin", "30/02/2026")]
    assert [change.record.id for change in made.change_set] == ["prj-2"]


def test_days_as_spreadsheets_count_them_are_dates():
    # 45 000 is 15 March 2023 in Excel
    made = plan(source("relaties.csv", "van;naar;vanaf\na;b;45000\na;c;2026\n"))
    assert [c.record.valid_from for c in made.change_set if c.kind == "tie"] == ["2023-03-15", "2026"]
