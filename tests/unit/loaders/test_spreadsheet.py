"""XLSX: sheets, cells and hostile archives (cases A and C of the bad-input list)."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from loaders.formats.limits import MAX_UNZIPPED, MAX_ZIP_ENTRIES
from tests.unit.loaders.files import counts, plan, read, rules, source, with_entry, workbook

SMALL = {"Organisaties": [("id", "naam"), ("1", "a")]}


def rows(sheets, **marks):
    (table,) = read("a.xlsx", workbook(sheets, **marks)).tables
    return [row.cells for row in table.rows]


def test_cells_become_text_as_people_type_it():
    cells = (1, 2.5, 3.0, True, date(2026, 9, 1), datetime(2026, 9, 1, 14, 30), "007", None)
    assert rows({"Blad": [("id", "naam", "c", "d", "e", "f", "g", "h"), cells]}) == [
        ("1", "2.5", "3", "TRUE", "2026-09-01", "2026-09-01 14:30:00", "007", "")
    ]


def test_hidden_empty_and_ignored_sheets_are_skipped_and_told():
    sheets = {
        "Organisaties": [("id", "naam"), ("1", "a")],
        "Verborgen": [("id", "naam"), ("2", "b")],
        "Diep verborgen": [("id", "naam"), ("3", "c")],
        "Leeg": [],
        "Kladblok (ignore)": [("id", "naam"), ("4", "d")],
    }
    reading = read("a.xlsx", workbook(sheets, hidden=["Verborgen"], very_hidden=["Diep verborgen"]))
    assert [table.name for table in reading.tables] == ["Organisaties"]
    assert [(p.rule, p.column) for p in reading.problems] == [
        ("sheet_hidden", "Verborgen"),
        ("sheet_hidden", "Diep verborgen"),
        ("sheet_empty", "Leeg"),
        ("sheet_ignored", "Kladblok (ignore)"),
    ]


def test_a_title_block_is_skipped_and_rows_keep_the_numbers_of_the_sheet():
    reading = read(
        "a.xlsx", workbook({"Register": [("Stakeholders 2026",), (), (None, "Stakeholder", "Rol"), (None, "x", "y")]})
    )
    assert reading.tables[0].columns == ("Stakeholder", "Rol")
    assert [(row.number, row.cells) for row in reading.tables[0].rows] == [(4, ("x", "y"))]


def test_a_size_that_the_sheet_declares_falsely_makes_no_difference():
    original = workbook(SMALL)
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    lying = sheet.replace('<dimension ref="A1:B2"', '<dimension ref="A1:A1"')
    assert lying != sheet
    (table,) = read("a.xlsx", with_entry(original, "xl/worksheets/sheet1.xml", lying.encode())).tables
    assert table.rows[0].cells == ("1", "a")


def test_a_value_in_the_last_cell_of_the_sheet_is_refused():
    book = Workbook()
    book.active["A1"] = "id"
    book.active["XFD1048576"] = "x"
    buffer = io.BytesIO()
    book.save(buffer)
    assert rules(read("a.xlsx", buffer.getvalue())) == ["too_many_rows"]


def test_more_columns_than_the_limit_are_refused():
    assert rules(read("a.xlsx", workbook({"Blad": [tuple(f"c{n}" for n in range(600))]}))) == ["too_many_columns"]


def test_a_formula_that_nobody_calculated_refuses_its_row():
    made = plan(source("a.xlsx", workbook({"Organisaties": [("id", "naam"), ("1", "=A1&B1"), ("2", "b")]})))
    assert [(p.rule, p.row, p.value) for p in made.errors] == [("formula_without_value", 2, "=A1&B1")]
    assert counts(made) == {"organisation": {"new": 1, "refused": 1}}


def test_a_cell_with_an_error_refuses_its_row():
    made = plan(source("a.xlsx", workbook({"Organisaties": [("id", "naam"), ("1", "#REF!"), ("2", "b")]})))
    assert [(p.rule, p.row, p.value) for p in made.errors] == [("error_cell", 2, "#REF!")]


def test_macros_are_told_and_not_run():
    book = with_entry(workbook(SMALL), "xl/vbaProject.bin", b"code")
    reading = read("a.xlsm", book)
    assert rules(reading) == ["macros_ignored"]
    assert len(reading.tables) == 1


def test_a_part_that_inflates_beyond_the_limit_is_refused_before_it_is_read():
    bomb = with_entry(workbook(SMALL), "xl/media/big.xml", b" " * (MAX_UNZIPPED + 1))
    assert len(bomb) < 1_000_000
    assert rules(read("a.xlsx", bomb)) == ["zip_bomb"]


def test_a_size_that_the_archive_declares_falsely_is_found_out():
    content = workbook(SMALL)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    real = entry.file_size.to_bytes(4, "little")
    assert rules(read("a.xlsx", content.replace(real, (5).to_bytes(4, "little")))) == ["zip_damaged"]


def test_too_many_parts_are_refused():
    buffer = io.BytesIO(workbook(SMALL))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(MAX_ZIP_ENTRIES):
            archive.writestr(f"xl/x{number}.bin", b"")
    assert rules(read("a.xlsx", buffer.getvalue())) == ["zip_entries"]


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "xl\\..\\..\\evil.xml"])
def test_names_that_lead_out_of_the_archive_are_refused(name):
    assert rules(read("a.xlsx", with_entry(workbook(SMALL), name, b"x"))) == ["zip_names"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_sheet_are_refused(encoding):
    laughs = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "ha">]><worksheet>&b;</worksheet>'
    book = with_entry(workbook(SMALL), "xl/worksheets/sheet1.xml", laughs.encode(encoding))
    assert rules(read("a.xlsx", book)) == ["xml_entities"]


def test_a_truncated_workbook_is_refused():
    assert rules(read("a.xlsx", workbook(SMALL)[:800])) == ["zip_damaged"]


def test_a_workbook_with_a_broken_sheet_is_refused():
    assert rules(
        read("a.xlsx", with_entry(workbook(SMALL), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"))
    ) == ["spreadsheet_damaged"]


def test_a_workbook_without_its_parts_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert rules(read("a.xlsx", buffer.getvalue())) == ["spreadsheet_damaged"]


@pytest.mark.parametrize(
    ("part", "name"), [("content.xml", "ODS"), ("xl/workbook.bin", "XLSB"), ("word/a.xml", "DOCX"), ("a.csv", "ZIP")]
)
def test_other_archives_are_refused_by_name(part, name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(part, b"<x/>")
    reading = read("a.xlsx", buffer.getvalue())
    assert [(p.rule, p.value) for p in reading.problems] == [("format_not_imported", name)]


def changed_sheet(rows, change) -> bytes:
    """Return a workbook of one sheet with something done to it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_rows_under_a_merged_cell_get_its_value_and_that_is_told():
    rows = [("id", "naam", "gemeente"), ("o1", "A", "Genk"), ("o2", "B", None), ("o3", "C", None), ("o4", "D", None)]
    reading = read("a.xlsx", changed_sheet(rows, lambda sheet: sheet.merge_cells("C2:C4")))
    assert [row.cells[2] for row in reading.tables[0].rows] == ["Genk", "Genk", "Genk", ""]
    assert [(p.rule, p.value) for p in reading.problems] == [("cells_merged", "2")]


def test_a_merged_cell_makes_no_rows_out_of_nothing():
    rows = [("id", "naam"), ("o1", "A"), ("Toelichting onder de tabel",)]
    reading = read("a.xlsx", changed_sheet(rows, lambda sheet: sheet.merge_cells("A3:B900")))
    assert len(reading.tables[0].rows) <= 2


def test_headings_that_are_merged_over_two_rows_stand_with_those_below():
    rows = [("naam", "adres", None), (None, "gemeente", "land"), ("A", "Genk", "BE")]
    book = changed_sheet(rows, lambda sheet: (sheet.merge_cells("A1:A2"), sheet.merge_cells("B1:C1")))
    (table,) = read("a.xlsx", book).tables
    assert table.columns == ("naam", "gemeente", "land")
    assert [row.cells for row in table.rows] == [("A", "Genk", "BE")]


def test_merged_cells_over_millions_of_rows_are_refused():
    sheet = with_entry(
        workbook(SMALL),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
        b'<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells></worksheet>',
    )
    assert rules(read("a.xlsx", sheet)) == ["too_many_rows"]


def test_hidden_rows_come_in_and_are_counted():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True  # without a value

    reading = read("a.xlsx", changed_sheet([("id", "naam"), ("o1", "A"), ("o2", "B")], hide))
    assert len(reading.tables[0].rows) == 2
    assert [(p.rule, p.value) for p in reading.problems] == [("rows_hidden", "1")]


def test_two_blank_rows_and_headings_begin_another_table():
    # Kumu: two blank rows separate sections inside one sheet
    rows = [("Label", "Type"), ("A", "x"), (), (), ("Label", "Description"), ("B", "y")]
    reading = read("a.xlsx", workbook({"Elements": rows, "Connections": [("From", "To"), ("A", "B")]}))
    assert [(t.name, t.columns, len(t.rows)) for t in reading.tables] == [
        ("Elements", ("Label", "Type"), 1),
        ("Elements (2)", ("Label", "Description"), 1),
        ("Connections", ("From", "To"), 1),
    ]
    assert reading.format == "kumu"


def test_a_title_two_rows_above_the_headings_is_no_table():
    (table,) = read("a.xlsx", workbook({"Blad": [("Partners 2026",), (), (), ("id", "naam"), ("o1", "A")]})).tables
    assert table.columns == ("id", "naam")


def test_a_failed_formula_is_told_with_its_column():
    def fail(sheet):
        sheet["B3"] = "#REF!"
        sheet["B3"].data_type = "e"

    reading = read("a.xlsx", changed_sheet([("id", "naam"), ("o1", "A"), ("o2", "")], fail))
    assert [(p.rule, p.row, p.column, p.value) for p in reading.problems] == [("error_cell", 3, "B", "#REF!")]


def test_an_archive_that_is_broken_inside_is_refused():
    content = workbook(SMALL)
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    assert rules(read("a.xlsx", content[:at] + b"\x00" * 40 + content[at + 40 :])) == ["zip_damaged"]


def test_a_part_in_an_encoding_that_does_not_exist_is_refused():
    sheet = b'<?xml version="1.0" encoding="U5F-8"?><worksheet/>'
    assert rules(read("a.xlsx", with_entry(workbook(SMALL), "xl/worksheets/sheet1.xml", sheet))) == [
        "spreadsheet_damaged"
    ]


def test_a_code_keeps_the_zeros_that_its_format_shows():
    book = Workbook()
    sheet = book.active
    for row in (["Naam", "Postcode", "Aantal"], ["A", 600, 600]):
        sheet.append(row)
    sheet["B2"].number_format = "0000"
    buffer = io.BytesIO()
    book.save(buffer)
    (table,) = read("codes.xlsx", buffer.getvalue()).tables
    assert table.rows[0].cells == ("A", "0600", "600")
