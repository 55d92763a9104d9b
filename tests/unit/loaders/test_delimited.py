"""Text tables: encodings, separators, quotes, headings (cases A and B of the bad-input list)."""

import pytest

from tests.unit.loaders.files import counts, plan, read, rules, source, stored_file


def only_table(content: str | bytes, name: str = "a.csv"):
    reading = read(name, content)
    assert len(reading.tables) == 1, reading.problems
    return reading.tables[0]


def cells(content: str | bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in only_table(content).rows]


def test_a_byte_order_mark_is_no_part_of_the_first_heading():
    assert only_table("Type;Naam\nx;y\n".encode("utf-8-sig")).columns == ("Type", "Naam")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_is_read_and_told(encoding):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    reading = read("a.csv", mark + "id\tnaam\n1\tZoë\n".encode(encoding))
    assert reading.tables[0].rows[0].cells == ("1", "Zoë")
    assert [(p.rule, p.value) for p in reading.problems] == [("encoding_read", encoding)]


def test_windows_1252_is_read_and_told():
    reading = read("a.csv", "id;naam\n1;Zoë Ünal €\n".encode("windows-1252"))
    assert reading.tables[0].rows[0].cells == ("1", "Zoë Ünal €")
    assert [(p.rule, p.value) for p in reading.problems] == [("encoding_read", "windows-1252")]


def test_bytes_that_are_in_no_encoding_are_refused():
    assert rules(read("a.csv", b"id;naam\n1;\x81\x8d\xff\n")) == ["encoding"]


def test_text_that_was_encoded_twice_is_told():
    twice = "id;naam\n1;Zoë\n".encode().decode("windows-1252").encode()
    assert rules(read("a.csv", twice)) == ["encoded_twice"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    table = only_table(separator.join(["id", "naam", "land"]) + "\n" + separator.join(["1", "a", "BE"]) + "\n")
    assert table.columns == ("id", "naam", "land")
    assert table.rows[0].cells == ("1", "a", "BE")


def test_decimal_commas_do_not_hide_semicolons():
    made = plan(stored_file("semicolons_decimal_comma.csv"))
    place = made.change_set.changes[0].record
    assert (place.latitude, place.longitude) == (50.9657, 5.5001)  # as written in the file


def test_the_line_of_excel_that_names_the_separator_is_obeyed_and_dropped():
    assert only_table("sep=|\nid|naam,x;y\n1|a,b;c\n").columns == ("id", "naam,x;y")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_read(end):
    assert cells(end.join(["id;naam", "1;a", "2;b", ""])) == [("1", "a"), ("2", "b")]


def test_a_line_break_inside_quotes_belongs_to_the_cell_and_does_not_shift_row_numbers():
    table = only_table('id,naam\n1,"a\nb"\n2,c\n')
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("1", "a\nb")), (3, ("2", "c"))]


def test_blank_rows_are_skipped_but_counted():
    assert [row.number for row in only_table("id,naam\n1,a\n\n,\n2,b\n").rows] == [2, 5]


def test_an_unclosed_quote_is_refused_with_its_row():
    reading = read("a.csv", 'id,naam\n1,a\n2,"b\n3,c\n')
    assert [(p.rule, p.row) for p in reading.problems] == [("quotes", 3)]


def test_a_row_with_more_values_than_headings_is_refused_and_the_others_stay():
    made = plan(source("organisaties.csv", "id,naam\n1,a\n2,b,too much\n3,c\n"))
    assert [(p.rule, p.row, p.value) for p in made.problems] == [("ragged_row", 3, "too much")]
    assert counts(made) == {"organisation": {"new": 2, "refused": 1}}


def test_a_shorter_row_and_a_trailing_separator_are_filled_and_dropped():
    assert cells("id;naam;land;\n1;a;;\n2;b\n") == [("1", "a", ""), ("2", "b", "")]


def test_a_heading_that_comes_twice_is_told_and_kept_apart():
    reading = read("a.csv", "id,naam,naam\n1,a,b\n")
    assert reading.tables[0].columns == ("id", "naam", "naam (2)")
    assert rules(reading) == ["duplicate_heading"]


def test_title_rows_above_the_headings_are_skipped():
    reading = read("a.csv", "Register 2026,,\n,,\nid,naam,gemeente\n1,a,Genk\n")
    assert reading.tables[0].columns == ("id", "naam", "gemeente")
    assert [(p.rule, p.value) for p in reading.problems] == [("rows_above_headings", "3")]


def test_a_remark_under_the_table_does_not_become_a_record():
    reading = read("a.csv", "id,naam,gemeente\n1,a,Genk\n\nOpmerking: voorlopig,,\n")
    assert len(reading.tables[0].rows) == 1
    assert [(p.rule, p.value) for p in reading.problems] == [("remark_skipped", "Opmerking: voorlopig")]


def test_two_columns_without_headings_are_ties():
    made = plan(source("lijst.csv", "Anna,Bram\nBram,Carla\nAnna,Carla\n"))
    assert counts(made) == {"organisation": {"new": 3}, "tie": {"new": 3}}


def test_a_table_of_numbers_without_headings_is_refused_as_a_whole():
    made = plan(source("punten.csv", "1000,Brussel,4.35,50.84\n1020,Laken,4.34,50.88\n"))
    assert [p.rule for p in made.errors] == ["no_name_column"]
    assert not made.change_set


def test_headings_without_rows_are_no_error():
    made = plan(source("organisaties.csv", "id;naam\n"))
    assert made.is_complete
    assert made.rows == ()


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content):
    assert rules(read("a.csv", content)) == ["empty_file"]


def test_a_nul_byte_in_a_cell_refuses_the_row():
    made = plan(source("organisaties.csv", "id,naam\n1,a\x00b\n2,c\n"))
    assert [(p.rule, p.row) for p in made.problems] == [("control_character", 2)]
    assert counts(made) == {"organisation": {"new": 1, "refused": 1}}


def test_a_cell_of_a_megabyte_is_refused_with_its_row():
    reading = read("a.csv", "id,naam\n1,a\n2," + "x" * 1_000_000 + "\n")
    assert [(p.rule, p.row) for p in reading.problems] == [("cell_too_long", 3)]


def test_too_many_columns_are_refused():
    heading = ",".join(f"c{n}" for n in range(501))
    assert rules(read("a.csv", f"{heading}\n{heading}\n")) == ["too_many_columns"]


def test_names_that_look_like_nothing_are_kept_as_text():
    made = plan(source("organisaties.csv", "id,naam\n007,Null\n1E5,True\n12345678901234567890,NA\n"))
    assert [(c.record.id, c.record.name) for c in made.change_set] == [
        ("007", "Null"),
        ("1E5", "True"),
        ("12345678901234567890", "NA"),
    ]


def test_letters_with_loose_accents_are_put_together():
    assert cells("id,naam\n1,Zoe\u0308\n") == [("1", "Zo\u00eb")]


def test_hard_blanks_in_headings_and_cells_are_blanks():
    table = only_table("id,Andere\u00a0namen\n1,\u00a0a\u00a0b\u00a0\n")
    assert table.columns == ("id", "Andere namen")
    assert table.rows[0].cells == ("1", "a b")


def test_headings_may_stand_under_a_row_that_groups_them():
    reading = read("a.csv", "Organisatie,,Adres,\nid,naam,gemeente,land\no1,A,Genk,BE\n")
    (table,) = reading.tables
    assert (table.columns, len(table.rows)) == (("id", "naam", "gemeente", "land"), 1)
    assert [(p.rule, p.value) for p in reading.problems] == [("rows_above_headings", "2")]


def test_a_row_of_data_with_words_that_are_headings_too_is_no_second_row_of_headings():
    (table,) = read("a.csv", "naam,soort,sector\nproject,school,bedrijf\n").tables
    assert table.columns == ("naam", "soort", "sector")


def test_a_total_under_the_table_is_no_row_and_is_told():
    made = plan(source("organisaties.csv", "id,naam,budget\no1,A,5\no2,B,6\nTotaal:,2,11\n"))
    assert [c.record_id for c in made.change_set] == ["o1", "o2"]
    assert [(p.rule, p.row) for p in made.problems if p.rule == "total_skipped"] == [("total_skipped", 4)]


def test_a_company_called_total_is_no_total():
    made = plan(source("bedrijven.csv", "naam,gemeente\nAgfa,Mortsel\nTotal,Brussel\n"))
    assert [c.record.name for c in made.change_set] == ["Agfa", "Total"]


def test_commas_in_a_table_of_one_column_are_text():
    made = plan(source("organisaties.csv", "naam\nA, B en zonen\nC\nD\n"))
    assert [c.record.name for c in made.change_set] == ["A, B en zonen", "C", "D"]


def test_headings_without_rows_are_no_fault_and_are_told():
    made = plan(source("organisaties.csv", "id,naam\n"))
    assert made.is_complete
    assert [(p.rule, p.file) for p in made.problems] == [("no_rows", "organisaties.csv")]


def test_a_heading_that_comes_twice_takes_no_row_of_data_for_the_headings():
    reading = read("a.csv", "Naam;Opmerking;Opmerking;Soort\nA;B;p;Organisatie\nC;D;q;Bedrijf\n")
    assert reading.tables[0].columns == ("Naam", "Opmerking", "Opmerking (2)", "Soort")
    assert [row.cells[0] for row in reading.tables[0].rows] == ["A", "C"]
    assert rules(reading) == ["duplicate_heading"]
