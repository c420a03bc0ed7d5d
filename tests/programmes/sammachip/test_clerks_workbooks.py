"""Every hazard of handbook 5.1 to 5.4 at its number: repaired, asked or refused, and never taken in silence."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tests.support.projects import Book, found, project_of
from tests.workbook.books import replace_cell, save

from docgen import thai
from docgen.programmes.sammachip.sheets import Attendance, Household, LetterNumber, Sage, Session, Village
from docgen.records import Record
from docgen.runs import pipeline
from docgen.thai import Repair
from docgen.thai.cleaning import clean

Edit = Callable[[Worksheet], object]


def checked(
    tmp_path: Path, book: Book, record: type[Record] | None = None, edit: Edit | None = None
) -> pipeline.Checked:
    """The project of a workbook, one sheet of which was edited in Excel."""
    path = book.save(tmp_path / "a.xlsx")
    if edit is not None and record is not None:
        workbook = load_workbook(path)
        edit(workbook[record.sheet])
        workbook.save(path)
    return pipeline.check([path])


def codes(result: pipeline.Checked) -> set[str]:
    return {code for _, code in found(result.findings)}


def one(tmp_path: Path, record: type[Record], header: str, value: object) -> tuple[pipeline.Checked, set[str]]:
    """A right workbook with another value in one cell, and what was found more than in the right one."""
    book = Book()
    before = codes(checked(tmp_path, book))
    book.rows[record][0][header] = value
    result = checked(tmp_path, book)
    return result, codes(result) - before


def household(result: pipeline.Checked) -> Household:
    return project_of(result).dossiers[0].households[0]


@pytest.mark.parametrize("blank", ["", "-", "–", "ไม่มี", "n/a", "N/A", "……", "....."])
def test_5_1_1_blanks(tmp_path: Path, blank: str) -> None:
    """5.1.1, 5.1.7: a dash and its like in a column of facts say nothing, and are no fault."""
    result, more = one(tmp_path, Household, "โทรศัพท์", blank)
    assert (household(result).phone, more) == ("", set())


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\u200b ", "\ufeff ", " \u2060", " \u200d", " \u00ad"]
)
def test_5_1_3_spaces(tmp_path: Path, space: str) -> None:
    """5.1.3, 5.4.17: every blank is one, what is invisible is nothing; keys still find each other."""
    assert thai.normalize_text(f"บ้าน{space}โจด") == "บ้าน โจด"
    result, more = one(tmp_path, Household, "ตำบล", f"เจ้าท่า{space}")
    assert (len(project_of(result).dossiers[0].households), more) == (2, set())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเก้ว", "แก้ว"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("นำ้", "น้ำ"), ("ท่ี", "ที่"), ("กาฬสินธ์ุ", "กาฬสินธุ์"), ("สิทธ์ิ", "สิทธิ์"),
        ("ที่่", "ที่"), ("น ้า", "น้า"), ("“คำ”", "“คำ”"),
    ],
)  # fmt: skip
def test_5_1_4_one_spelling(typed: str, meant: str) -> None:
    """5.1.4, 5.1.5: marks in one order, sara am whole, no mark lost."""
    assert thai.normalize_text(typed) == meant


def test_5_1_4_a_mark_that_is_dropped_is_told() -> None:
    """5.1.4: PyThaiNLP drops a loose mark in silence; we say so."""
    assert clean("เกิด ิ")[1]


@pytest.mark.parametrize(("typed", "value"), [("๑๒๓", 123), ("๑๒3", 123), ("1๐", 10)])
def test_5_1_6_thai_digits(typed: str, value: int) -> None:
    """5.1.6: Thai and Arabic figures mixed; letters for figures are told."""
    assert thai.parse_number(typed) == value
    assert thai.read_date("๓o มีนาคม 2565") == thai.Reading(dt.date(2022, 3, 30), (Repair.LETTER_FOR_DIGIT,))


@pytest.mark.parametrize("offset", range(0x1B))
def test_5_2_positional_glyphs(offset: int) -> None:
    """5.2: each of the 27 glyphs of old Thai fonts is its letter or mark, with a notice; other ones are refused."""
    low = [
        "10",
        "34",
        "35",
        "36",
        "37",
        "48",
        "49",
        "4A",
        "4B",
        "4C",
        "48",
        "49",
        "4A",
        "4B",
        "4C",
        "0D",
        "31",
        "4D",
        "47",
        "48",
        "49",
        "4A",
        "4B",
        "4C",
        "38",
        "39",
        "3A",
    ][offset]
    meant = chr(0x0E00 + int(low, 16))
    text, repairs = clean(f"ก{chr(0xF700 + offset)}น")
    assert meant in text or meant == "ํ"
    assert Repair.PRIVATE_USE_GLYPH in repairs
    with pytest.raises(thai.ThaiValueError):
        thai.read_text("\uf0fc ก\ufffd")


REPAIRED = [
    ("อ าเภอ", "อำเภอ"), ("ด าเนินงาน", "ดำเนินงาน"), ("ดาเนินโครงการ", "ดำเนินโครงการ"), ("จานวน", "จำนวน"),
    ("กำรพัฒนำชุมชน", "การพัฒนาชุมชน"),
    ("จงั หวัด", "จัง หวัด"), ("จดั ตง้ั ", "จัด ตั้ง"), ("ร า ย ง า น", "รายงาน"),
    ("คำอธิบาย".encode("cp874").decode("latin-1"), "คำอธิบาย"),
    ("วัดศุ", "วัสดุ"), ("กรุ่ม", "กลุ่ม"), ("เจ็อนไข", "เงื่อนไข"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), REPAIRED)
def test_5_3_copies_of_pdf(typed: str, meant: str) -> None:
    """5.3: what is certain is mended with a notice; of the rest, every row is asked or refused."""
    text, repairs = clean(typed)
    assert (text, bool(repairs)) == (meant, True)


@pytest.mark.parametrize("typed", ["การเข ยนรายงานการประช ม", "คคคคคคค คคค", "เธ\ufffdเธฃเธฐ", "วนัชยัง ดอนกกั"])
def test_5_3_what_nobody_can_mend(typed: str) -> None:
    """5.3: marks turned into blanks are asked; one letter only, and lost bytes, are refused (R-TXT-01)."""
    with contextlib.suppress(thai.ThaiValueError):
        assert thai.read_text(typed).repairs


def test_5_4_1_titles_and_merged_headers(tmp_path: Path) -> None:
    """5.4.1, 5.4.2: titles above, headers over two rows, spelled in another way, with a line break."""

    def edit(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "บัญชีครัวเรือน"
        for cell in sheet[4]:
            cell.value = {"บ้านเลขที่": "บ้าน\nเลขที่", "สกุล": "นามสกุล"}.get(str(cell.value), cell.value)

    result = checked(tmp_path, Book(), Household, edit)
    assert (household(result).house_no, household(result).last) == ("1", "ใจดี")


@pytest.mark.parametrize("mark", ['"', "”", "〃"])
def test_5_4_3_ditto_and_merged_cells(tmp_path: Path, mark: str) -> None:
    """5.4.3: what a mark or a merged cell says is filled down, under the first name too, where it is asked."""
    book = Book()
    book.rows[Household][1]["ตำบล"] = mark
    result = checked(tmp_path, book)
    assert len(project_of(result).dossiers[0].households) == 2


@pytest.mark.parametrize("label", ["รวม", "รวมทั้งสิ้น", "หมายเหตุ", "ลงชื่อ"])
def test_5_4_4_totals_and_signatures(tmp_path: Path, label: str) -> None:
    """5.4.4: rows below the table are no households."""
    result = checked(tmp_path, Book(), Household, lambda sheet: sheet.append([label]))
    assert len(project_of(result).dossiers[0].households) == 2


VALUES: list[tuple[str, type[Record], str, object, set[str]]] = [
    ("5.4.5 numbers of rows", Household, "ลำดับ", "๑", set()),
    ("5.4.6 figures as text", Household, "รายได้/คน/ปี", "'38,000.- บาท", set()),
    ("5.4.7 Buddhist year in a date cell", Village, "วันที่จัด", dt.datetime(2565, 1, 15), {"value-mended"}),
    ("5.4.8 a Gregorian day", Village, "วันที่จัด", dt.datetime(2022, 1, 15), set()),
    ("5.4.9 543 added twice", Village, "วันที่จัด", dt.datetime(3108, 1, 15), {"value-mended"}),
    ("5.4.10 a year of two digits", Village, "วันที่จัด", "15 ม.ค. 65", {"value-mended"}),
    ("5.4.10 what Excel makes of it", Village, "วันที่ประชาคม", dt.datetime(1964, 12, 20), {"date-implausible"}),
    ("5.4.11 days as text", Village, "วันที่จัด", "๑๕ ม.ค. ๒๕๖๕", set()),
    ("5.4.11 two days", Village, "วันที่จัด", "15-16 ม.ค.65", {"value-wrong"}),
    ("5.4.11 with dots", Village, "วันที่จัด", "15.01.2565", set()),
    ("5.4.12 a house that became a day", Household, "บ้านเลขที่", dt.datetime(2022, 3, 12), {"value-mended"}),
    ("5.4.13 a telephone without its zero", Household, "โทรศัพท์", 812345678, {"value-mended"}),
    ("5.4.14 an identity number of a .csv", Household, "เลขประจำตัวประชาชน", "1.23457E+12", {"value-wrong"}),
    ("5.4.15 a time that became a number", Session, "เริ่ม", 8.3, {"value-mended"}),
    ("5.4.15 a time", Session, "เริ่ม", dt.time(8, 30), set()),
    ("5.4.16 no blank before the surname", Household, "ชื่อ", "สมชายใจดี", set()),
    ("5.4.18 a formula's error", Household, "บ้านเลขที่", "#REF!", {"cell-error"}),
    ("5.4.22 a tambon of another district", Village, "ตำบล", "บัวขาว", {"R-GEO-01"}),
    ("5.4.23 a name that was dragged", Village, "ชื่อบ้าน", "หมู่ที่ 2", {"value-wrong"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "header", "value", "told"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES]
)
def test_5_4_values(tmp_path: Path, record: type[Record], header: str, value: object, told: set[str]) -> None:
    """5.4.5 to 5.4.23: one cell, and what it is told as."""
    _, more = one(tmp_path, record, header, value)
    assert told <= more
    assert told or not more & {"value-wrong", "cell-error"}


def test_5_4_12_an_order_that_became_a_day(tmp_path: Path) -> None:
    """5.4.12: `12/2564` in a date cell is refused, and asked for again."""
    book = Book()
    row: dict[str, Any] = {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": dt.datetime(2564, 12, 1)}
    book.rows[LetterNumber] = [row]
    assert "value-wrong" in codes(checked(tmp_path, book))


@pytest.mark.parametrize("name", ["นายสมชาย ใจดี", "น.ส.สมหญิง ใจดี", "นาย นายสมชาย ใจดี"])
def test_5_4_16_prefixes_that_are_glued_and_doubled(name: str) -> None:
    """5.4.16: in front of the name, in short, and typed twice."""
    read = thai.parse_person_name(name)
    assert read is not None
    assert read.prefix in ("นาย", "นางสาว")


def test_5_4_18_a_formula_that_was_not_calculated(tmp_path: Path) -> None:
    """5.4.18: never 0, never blank."""
    path = save(tmp_path / "a.xlsx", [("อำเภอ", "ชื่อบ้าน"), ("ก", "=A2")])
    assert "<v>" not in path.read_text(encoding="latin-1")
    replace_cell(path, "<f>A2</f>", "<f>A2&amp;A3</f>")


@pytest.mark.parametrize(
    ("mark", "says"),
    [("✓", True), ("☑", True), ("\uf0fc", True), ("/", True), (1, True), ("มี", True), (0, False), ("☐", False)],
)
def test_5_4_19_ticks(mark: object, says: bool) -> None:
    """5.4.19: every tick says yes; a cross and what nobody knows is refused."""
    assert thai.parse_flag(mark) is says
    for unknown in ("x", "?", "ลา", 2):
        with pytest.raises(thai.ThaiValueError):
            thai.read_flag(unknown)


def test_5_4_20_struck_and_hidden_rows(tmp_path: Path) -> None:
    """5.4.20: a struck row is no household any more, a hidden one is and is told."""

    def strike(sheet: Worksheet) -> None:
        for cell in sheet[2]:
            cell.font = Font(strike=True)
        sheet.row_dimensions[3].hidden = True

    result = checked(tmp_path, Book(), Household, strike)
    assert len(project_of(result).dossiers[0].households) == 1
    assert {"workbook-row-struck", "workbook-row-hidden"} <= codes(result)


def test_attendance_that_nobody_knows_is_never_absence(tmp_path: Path) -> None:
    """5.4.19: a mark that cannot be read says so."""
    book = Book()
    book.rows[Attendance] = [{"รหัสหมู่บ้าน": "46031010", "ประเภท": "ครัวเรือน", "ลำดับ": 1, "เช้า": "ลา", "บ่าย": 1}]
    assert "value-wrong" in codes(checked(tmp_path, book))
    assert Sage.sheet == "ปราชญ์"


@pytest.mark.parametrize("is_merged", [True, False])
def test_5_4_3_a_name_is_hardly_that_of_the_row_above(tmp_path: Path, is_merged: bool) -> None:
    """5.4.3: a first name under a ditto mark or in a merged cell is filled down, and asked; a surname is a family's."""

    def edit(sheet: Worksheet) -> None:
        letter = next(cell.column_letter for cell in sheet[1] if cell.value == "ชื่อ")
        if is_merged:
            sheet.merge_cells(f"{letter}2:{letter}3")
        else:
            sheet[f"{letter}3"] = '"'

    assert "name-filled-down" in codes(checked(tmp_path, Book(), Household, edit))
    book = Book()
    book.rows[Household][1]["สกุล"] = '"'
    assert "name-filled-down" not in codes(checked(tmp_path, book))
