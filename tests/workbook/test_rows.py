"""Which rows are data, and what is filled in from above."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook.books import HEADERS, VILLAGES, column, found, read_one, save, spec, values

from docgen.findings import Severity
from docgen.workbook import HeaderSpec, SheetSpec

ROW = ("เมือง", "โจด", 120)


def test_blank_rows_are_skipped(tmp_path: Path) -> None:
    """A blank row, and one with values only in columns nobody asked for, is no row; the others keep their numbers."""
    rows = [(*HEADERS, "x"), ROW, (), (None, None, None, "จด"), ("ยาง", "นา", 80)]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows))
    assert [row.where.row for row in sheet.rows] == [2, 5]


def test_merged_cells_are_filled_down(tmp_path: Path) -> None:
    """Every row of a merged cell has its value, at the address of its own cell."""
    rows = [HEADERS, ("เมือง", "โจด", 120), (None, "โนน", 80), (None, "ดง", 70), ("ยาง", "นา", 60)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("A2:A4")))
    assert column(sheet, "district") == ["เมือง", "เมือง", "เมือง", "ยาง"]
    assert [str(row.cells["district"].where) for row in sheet.rows] == [f"หมู่บ้าน!A{n}" for n in (2, 3, 4, 5)]
    assert findings == []


def test_cells_merged_sideways_are_not_repeated(tmp_path: Path) -> None:
    """A name merged over two columns stands in the first only: it is not the surname as well."""
    rows = [("ชื่อ", "สกุล", "ที่"), ("สมชาย ใจดี", None, 1)]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("A2:B2")), spec("ชื่อ", "สกุล", "ที่"))
    assert values(sheet) == [("สมชาย ใจดี", None, 1)]


def test_an_error_in_a_merged_cell_is_reported_once(tmp_path: Path) -> None:
    """All its rows carry the error, one finding names the cell to mend."""
    rows = [HEADERS, ("#REF!", "โจด", 120), (None, "โนน", 80)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("A2:A3")))
    assert [row.cells["district"].error for row in sheet.rows] == ["#REF!", "#REF!"]
    assert found(findings) == [("หมู่บ้าน!A2", "cell-error")]


@pytest.mark.parametrize("mark", ['"', "”", "〃", "เหมือนบน", '-"-', "- ” -", "''", "„", "เหมือนข้างบน"])
def test_ditto_marks_are_filled_down(tmp_path: Path, mark: str) -> None:
    """A ditto mark is the value above, through several rows."""
    rows = [HEADERS, ROW, (mark, "โนน", 80), (mark, "ดง", 70)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert column(sheet, "district") == ["เมือง"] * 3
    assert findings == []


def test_a_ditto_mark_with_nothing_above(tmp_path: Path) -> None:
    """It is an error, not a blank and not a value."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [HEADERS, ('"', "โจด", 120)]))
    cell = sheet.rows[0].cells["district"]
    assert (cell.value, cell.error) == (None, '"')
    assert found(findings) == [("หมู่บ้าน!A2", "cell-ditto-alone")]


def test_a_dash_is_no_ditto(tmp_path: Path) -> None:
    """What a dash means is for the column to say."""
    sheet, _ = read_one(save(tmp_path / "a.xlsx", [HEADERS, ROW, ("-", "โนน", 80)]))
    assert column(sheet, "district") == ["เมือง", "-"]


def test_blanks_stay_blank(tmp_path: Path) -> None:
    """Only a merged cell or a ditto mark means the value above."""
    rows = [("รหัส", "ชื่อ", "โทร"), ("01", "ก", "081"), (None, "ข", None)]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows), spec("รหัส", "ชื่อ", "โทร"))
    assert values(sheet) == [("01", "ก", "081"), (None, "ข", None)]


def test_hidden_rows_are_read_with_one_warning_for_neighbours(tmp_path: Path) -> None:
    """Rows hidden together are one warning."""

    def hide(sheet: Worksheet) -> None:
        for row in (3, 4, 6):
            sheet.row_dimensions[row].hidden = True

    rows = [HEADERS, *[("เมือง", f"บ้าน{n}", n) for n in range(2, 8)]]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, hide))
    assert len(sheet.rows) == 6
    assert [(str(f.where), f.code, f.severity, f.args["rows"]) for f in findings] == [
        ("หมู่บ้าน!3", "workbook-row-hidden", Severity.WARNING, "3–4"),
        ("หมู่บ้าน!6", "workbook-row-hidden", Severity.WARNING, "6"),
    ]


def test_a_struck_row_is_left_out(tmp_path: Path) -> None:
    """A row crossed out (its running number need not be) is not read, but said; merged values still flow through."""

    def strike(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        for cell in ("B2", "C2"):
            sheet[cell].font = Font(strike=True)

    rows = [HEADERS, ("เมือง", "โจด", 120), (None, "โนน", 80)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, strike))
    assert values(sheet) == [("เมือง", "โนน", 80)]
    assert [(str(f.where), f.code, f.severity, f.value) for f in findings] == [
        ("หมู่บ้าน!2", "workbook-row-struck", Severity.WARNING, "เมือง โจด 120")
    ]


def test_a_row_of_which_half_is_struck_stays(tmp_path: Path) -> None:
    """Two of four cells are two corrections; only a row of which more is crossed out is meant to go."""

    def strike(sheet: Worksheet) -> None:
        for cell in ("C2", "D2"):
            sheet[cell].font = Font(strike=True)

    rows = [(*HEADERS, "หมายเหตุ"), ("เมือง", "โจด", 120, "x")]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, strike))
    assert column(sheet, "name") == ["โจด"]
    assert found(findings) == [("หมู่บ้าน!C2", "cell-struck"), ("หมู่บ้าน!D2", "cell-struck")]


def test_an_error_in_a_struck_row_is_nobodys_business(tmp_path: Path) -> None:
    """What is left out is not checked."""

    def strike(sheet: Worksheet) -> None:
        for cell in ("A2", "B2", "C2"):
            sheet[cell].font = Font(strike=True)

    _, findings = read_one(save(tmp_path / "a.xlsx", [HEADERS, ("เมือง", "#N/A", 1), ROW], strike))
    assert [f.code for f in findings] == ["workbook-row-struck"]


def test_the_example_row_is_left_out(tmp_path: Path) -> None:
    """A row in which a cell begins with `ตัวอย่าง:` is an example; the word inside a text is not."""
    rows = [(*HEADERS, "หมายเหตุ"), ("ตัวอย่าง: เมือง", "โจด", 120), ("เมือง", "แปลงตัวอย่าง: โนน", 80)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert column(sheet, "name") == ["แปลงตัวอย่าง: โนน"]
    assert [(str(f.where), f.code, f.severity) for f in findings] == [
        ("หมู่บ้าน!2", "workbook-row-example", Severity.INFO)
    ]


@pytest.mark.parametrize(
    "label",
    [
        "รวม",
        "รวมทั้งสิ้น",
        "รวมเป็นเงิน",
        "ยอดรวม",
        "รวม 2 หมู่บ้าน",
        "รวม ๒ หมู่บ้าน",
        "รวมทุกหมู่บ้าน",
        "รวม (บาท)",
        "Total",
        "รวมอำเภอเมือง",
    ],
)
def test_total_rows_are_totals(tmp_path: Path, label: str) -> None:
    """The total is not a village; it stays available with its cells."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [HEADERS, ROW, ("เมือง", "โนน", 80), (label, None, 200)]))
    assert len(sheet.rows) == 2
    assert [(row.where.row, row.cells["households"].value) for row in sheet.totals] == [(4, 200)]
    assert findings == []


def test_units_of_another_programme_make_no_total(tmp_path: Path) -> None:
    """What rows may add up is the programme's to say."""
    rows = [HEADERS, ROW, ("รวม 2 หมู่บ้าน", "โนน", 200)]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows), dataclasses.replace(VILLAGES, units=()))
    assert (len(sheet.rows), sheet.totals) == (2, ())


def test_a_total_in_the_second_column_beside_a_repeated_code(tmp_path: Path) -> None:
    """Where every row repeats the village's code, so does its total row; baht in words may stand beside."""
    rows = [
        ("รหัส", "รายการ", "ราคา", "คำอ่าน"),
        ("ก-01", "ผ้า", 100, None),
        ("ก-01", "ด้าย", 50, None),
        ("ก-01", "รวม", 150, "(หนึ่งร้อยห้าสิบบาทถ้วน)"),
    ]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows), spec("รหัส", "รายการ", "ราคา"))
    assert (len(sheet.rows), len(sheet.totals)) == (2, 1)
    assert findings == []


def test_a_person_called_ruam_is_no_total(tmp_path: Path) -> None:
    """รวม is also a name: free text beside it makes the row data."""
    rows = [("คำนำหน้า", "ชื่อ", "สกุล"), ("นาย", "ดำ", "ใจดี"), ("นาย", "รวม", "มีสุข")]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows), spec("คำนำหน้า", "ชื่อ", "สกุล"))
    assert column(sheet, "ชื่อ") == ["ดำ", "รวม"]


def test_a_total_that_disagrees_is_a_warning(tmp_path: Path) -> None:
    """The finding says what is stated and what the rows add up to."""
    rows = [HEADERS, ROW, ("เมือง", "โนน", 80.5), ("รวม", None, 210)]
    _, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert [(str(f.where), f.code, f.severity) for f in findings] == [
        ("หมู่บ้าน!C4", "workbook-total-differs", Severity.WARNING)
    ]
    assert dict(findings[0].args) == {"total": "210", "sum": "200.5", "header": "จำนวนครัวเรือน"}


@pytest.mark.parametrize("stated", [0, 80, 120.5])
def test_a_total_that_agrees_with_a_single_row_only_is_wrong(tmp_path: Path, stated: float) -> None:
    """Nought, or the first or last amount above, is not the sum."""
    rows = [HEADERS, ("เมือง", "โจด", 120.5), ("เมือง", "โนน", 80), ("รวม", None, stated)]
    _, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert found(findings) == [("หมู่บ้าน!C4", "workbook-total-differs")]


@pytest.mark.parametrize(
    "rows",
    [
        [("ก", "1", 100), ("รวม", None, 100), ("ข", "2", 50), ("ค", "3", 7), ("รวม", None, 57), ("รวมทั้งสิ้น", None, 157)],
        [("ก", "1", "๑,๐๐๐"), ("ข", "2", "500"), ("รวม", None, 1500)],
        [("ก", "1", 100), ("ข", "2", "ไม่ทราบ"), ("รวม", None, 100)],
        [("ก", "1", 100), ("ข", "2", 50), ("รวม", 2, None)],
        [("ก", "1", 0.1), ("ข", "2", 0.2), ("รวม", None, 0.3)],
        [("ก", "1", "#N/A"), ("ข", "2", 50), ("รวม", None, 70)],
    ],
)
def test_totals_that_agree_or_cannot_be_judged(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    """Subtotals, amounts as text, counts, fractions: no warning; nor where a value above is no number."""
    _, findings = read_one(save(tmp_path / "a.xlsx", [HEADERS, *rows]))
    assert "workbook-total-differs" not in [f.code for f in findings]


def test_notes_and_signatures_below_are_left_out(tmp_path: Path) -> None:
    """From หมายเหตุ or ลงชื่อ on, only a row that is filled in like data is data again."""
    rows = [
        (*HEADERS, "หมายเหตุ"),
        ROW,
        ("รวม", None, 120),
        ("หมายเหตุ : ข้อมูล ณ วันที่ 1 มกราคม 2565",),
        ("1. ตรวจแล้ว",),
        (None, "ลงชื่อ..........................ผู้รายงาน"),
        (None, "(นายสมชาย ใจดี)"),
        (None, "พัฒนาการอำเภอ", None, "ลับ"),
        ("ยาง", "นา", 80, "หมายเหตุของแถว"),
    ]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert values(sheet) == [(*ROW, None), ("ยาง", "นา", 80, "หมายเหตุของแถว")]
    assert findings == []


def test_headers_repeated_on_every_page_are_left_out(tmp_path: Path) -> None:
    """A table that was typed page by page has its headers many times."""
    sheet, _ = read_one(save(tmp_path / "a.xlsx", [HEADERS, ROW, HEADERS, ("ยาง", "นา", 80)]))
    assert column(sheet, "name") == ["โจด", "นา"]


def test_the_settings_sheet_is_a_sheet_like_any(tmp_path: Path) -> None:
    """Key, value, explanation: a key called หมายเหตุ with a value is a setting."""
    asked = SheetSpec(
        name="โครงการ",
        aliases=(),
        headers=(
            HeaderSpec(key="key", names=("รายการ",)),
            HeaderSpec(key="value", names=("ค่า",)),
            HeaderSpec(key="note", names=("คำอธิบาย",), required=False),
        ),
    )
    rows = [
        ("รายการ", "ค่า", "คำอธิบาย"),
        ("จำนวนหมู่บ้าน", 62, "หมู่บ้าน"),
        ("หมายเหตุ", "ไม่มี", None),
        ("จังหวัด", "กาฬสินธุ์", None),
    ]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows, name="โครงการ"), asked)
    assert [row[:2] for row in values(sheet)] == [("จำนวนหมู่บ้าน", 62), ("หมายเหตุ", "ไม่มี"), ("จังหวัด", "กาฬสินธุ์")]
