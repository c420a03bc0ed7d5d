"""Tables that are handed out: what stands in a cell is what was put in, and nothing else; the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from docgen.workbook import Table, Value, write_table_book
from docgen.workbook.tables import lines_in

COLUMNS = (("หมู่บ้าน", 20.0), ("เดิม", 10.0), ("ฉบับที่", 8.0))
HOSTILE = (
    "=1+1", "+66812345678", "-5", "@SUM(A1)", "12/3", "1-2", "00123", "1E5", "TRUE", "#N/A", "๑๒/๓/๒๕๖๕", "<b>&\"'",
    "สองบรรทัด\nในช่องเดียว", " เว้นหน้าและหลัง ", "ย" * 500,
)  # fmt: skip


def book(*rows: tuple[Value, ...], note: str = "") -> Any:
    tables = [Table(name="ต้องลงนามใหม่", columns=COLUMNS, rows=rows, note=note)]
    return load_workbook(io.BytesIO(write_table_book(tables, title="รายการแก้ไข")))


def cells(row: tuple[Value, ...]) -> list[Any]:
    return list(book(row).worksheets[0][2])


@pytest.mark.parametrize("value", HOSTILE)
def test_text_stays_the_text_that_it_is(value: str) -> None:
    """No formula, no date, no number is made of it, in a cell that stays text when somebody types in it."""
    cell = cells(("บ้านโจด", value, 1))[1]
    assert (cell.value, cell.data_type, cell.number_format) == (value, "s", "@")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_text_is_read_as_it_was_written(value: str) -> None:
    """Whatever a clerk's cell holds; only what Excel would read as an escaped letter is escaped."""
    expected = value.replace("\ufffe", "").replace("\uffff", "")
    assert (cells((value, "", 1))[0].value or "").replace("_x005F_", "_") == expected


def test_what_xml_cannot_say_is_left_out_and_what_excel_cannot_hold_is_cut() -> None:
    """A control character must not make the workbook unreadable, nor a text that is longer than a cell."""
    row = cells(("ก\x01ข\x0bค", "ย" * 40_000, 1))
    assert row[0].value == "กขค"
    assert (len(row[1].value), row[1].value[-1]) == (32_767, "…")


def test_a_letter_that_looks_escaped_is_escaped_itself() -> None:
    """Excel reads `_x0041_` as A, so the file says `_x005F_x0041_`."""
    assert cells(("_x0041_", "", 1))[0].value == "_x005F_x0041_"


def test_numbers_are_numbers() -> None:
    """A version's number can be sorted."""
    assert [cell.value for cell in cells(("ก", "", 12))] == ["ก", None, 12]


def test_the_sheet_is_ready_for_the_screen_and_the_printer() -> None:
    """Headers frozen, filtered and on every page; A4 landscape as wide as the page; the office's font."""
    sheet = book(("บ้านโจด", "ก", 1), ("บ้านม่วง", "ข", 2)).worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("ต้องลงนามใหม่", "A2", "A1:C3")
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "$1:$1", "landscape", 9,
    )  # fmt: skip
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert {(cell.font.name, cell.font.sz >= 14) for row in sheet.iter_rows() for cell in row} == {
        ("TH SarabunPSK", True)
    }
    assert all(cell.alignment.wrap_text for cell in sheet["B"])


def test_a_table_without_rows_says_so() -> None:
    """Its headers stay, so that the sheet is known for what it is."""
    sheet = book(note="ไม่มีเอกสารที่ต้องลงนามใหม่").worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["หมู่บ้าน", "ไม่มีเอกสารที่ต้องลงนามใหม่"]


def test_the_same_tables_give_the_same_bytes() -> None:
    """No clock and no chance is in them."""
    tables = [Table(name="ก", columns=COLUMNS, rows=[("ก", "ข", 1)])]
    assert write_table_book(tables, title="ก") == write_table_book(tables, title="ก")


@pytest.mark.parametrize(
    ("value", "lines"), [("", 1), ("กำ", 1), ("ก" * 17, 1), ("ก" * 18, 2), ("ก\nข", 2), ("กี้" * 17, 1)]
)
def test_a_row_is_as_high_as_its_text_needs(value: str, lines: int) -> None:
    """Marks above and below letters take no room; in a column of 20."""
    assert lines_in(value, 20) == lines


@given(st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2200, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_days_and_moments_can_be_sorted_and_are_shown_in_the_buddhist_era(moment: dt.datetime) -> None:
    """They are no text, whatever they look like."""
    day, then, _ = cells((moment.date(), moment, 1))
    assert (day.value.date(), day.value.time()) == (moment.date(), dt.time())
    assert then.value == moment
    assert [cell.number_format for cell in (day, then)] == ["[$-107041E]d mmm yyyy;@", "[$-107041E]d mmm yyyy hh:mm;@"]


def test_a_list_that_is_opened_and_closed_is_not_asked_to_be_saved() -> None:
    """Excel asks where it is told to work everything out anew; a list would look edited by somebody who only read."""
    made = load_workbook(io.BytesIO(write_table_book([Table(name="ก", columns=COLUMNS, rows=[])], title="ก")))
    assert made.calculation.fullCalcOnLoad is False
