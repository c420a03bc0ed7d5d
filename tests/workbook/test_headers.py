"""Headers and sheets are found by what they say, wherever and however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook.books import (
    HEADERS,
    VILLAGES,
    column,
    found,
    read_one,
    save,
    save_sheets,
    sheets,
    spec,
    values,
)

from docgen.findings import Severity
from docgen.workbook import HeaderSpec, SheetSpec, read

ROW = ("เมือง", "โจด", 120)


@pytest.mark.parametrize(
    "written",
    [
        ("อำเภอ", "ชื่อ บ้าน", "จำนวน\nครัวเรือน"),
        (" อำเภอ ", "ชื่อ-บ้าน", "จำนวนครัวเรือน (ครัวเรือน)"),
        ("อําเภอ", "ชื่อบ้าน*", "จํานวนครัวเรือน"),
        ("อำ\u200bเภอ", "ชื่อบ้าน:", "จำนวน คร."),
        ("ชื่ออำเภอ", "ชื่อหมู่บ้าน", "จำนวน.ครัวเรือน [คร.]"),
    ],
)
def test_spelling_variants(tmp_path: Path, written: tuple[str, ...]) -> None:
    """Spaces, punctuation, line breaks, zero-width marks, sara am in two pieces and hints in brackets do not matter."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [written, ROW]))
    assert values(sheet) == [ROW]
    assert findings == []


def test_thai_digits_in_headers(tmp_path: Path) -> None:
    """`ข้อ ๑๒` is `ข้อ 12`, and not `ข้อ 1`."""
    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ข้อ ๑๒", "ข้อ ๑"), (12, 1)]), spec("ข้อ 1", "ข้อ 12"))
    assert (column(sheet, "ข้อ 1"), column(sheet, "ข้อ 12")) == ([1], [12])


def test_a_canonical_header_is_not_taken_by_a_variant(tmp_path: Path) -> None:
    """`วันที่` is the column of that name although another column, asked for first, may be called so as well."""
    asked = SheetSpec(
        name="หมู่บ้าน",
        aliases=(),
        headers=(
            HeaderSpec(key="held", names=("วันที่จัด", "วันที่"), required=False),
            HeaderSpec(key="date", names=("วันที่",)),
            HeaderSpec(key="name", names=("ชื่อบ้าน",)),
        ),
    )
    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("วันที่", "ชื่อบ้าน"), (1, "โจด")]), asked)
    assert column(sheet, "date") == [1]


def test_title_rows_and_blank_rows_above(tmp_path: Path) -> None:
    """Titles, a logo's empty rows and a merged heading stand above the headers."""
    rows = [("บัญชีรายชื่อหมู่บ้านเป้าหมาย",), ("ปีงบประมาณ 2565",), (), (), HEADERS, ROW]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("A1:C1")))
    assert values(sheet) == [ROW]
    assert findings == []


def test_extra_and_reordered_columns(tmp_path: Path) -> None:
    """Columns come in any order, and those that nobody asked for are left alone."""
    rows = [("ลำดับ", "จำนวนครัวเรือน", "สี", "ชื่อบ้าน", "อำเภอ"), (1, 120, "แดง", "โจด", "เมือง")]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert values(sheet) == [ROW]
    assert str(sheet.rows[0].cells["district"].where) == "หมู่บ้าน!E2"
    assert findings == []


def test_hidden_columns_are_read(tmp_path: Path) -> None:
    """Clerks hide columns to print; the values still count."""

    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].hidden = True

    assert values(read_one(save(tmp_path / "a.xlsx", [HEADERS, ROW], hide))[0]) == [ROW]


def test_headers_over_two_merged_rows(tmp_path: Path) -> None:
    """Parent and child are read together, the child alone where that is enough, and a header merged down is one."""
    asked = spec("ชื่อ", "รายได้ก่อน", "รายได้หลัง", "โทร")
    rows = [
        ("ชื่อ", "รายได้ (บาท/ปี)", None, "ติดต่อ", None),
        (None, "ก่อน", "หลัง", "โทร", "ที่อยู่"),
        ("สมชาย", 1, 2, "081", "x"),
    ]

    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:C1", "D1:E1"):
            sheet.merge_cells(area)

    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, merge), asked)
    assert values(sheet) == [("สมชาย", 1, 2, "081")]
    assert sheet.headers["รายได้ก่อน"] == "รายได้ (บาท/ปี) ก่อน"
    assert findings == []


def test_headers_over_three_merged_rows(tmp_path: Path) -> None:
    """Three rows deep, with a title above that spans all."""
    asked = spec("ชื่อ", "รายได้ก่อนปี 2564", "รายได้ก่อนปี 2565")
    rows = [
        ("ทะเบียน", None, None),
        ("ชื่อ", "รายได้", None),
        (None, "ก่อน", None),
        (None, "ปี 2564", "ปี 2565"),
        ("สมชาย", 1, 2),
    ]

    def merge(sheet: Worksheet) -> None:
        for area in ("A1:C1", "A2:A4", "B2:C2", "B3:C3"):
            sheet.merge_cells(area)

    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, merge), asked)
    assert values(sheet) == [("สมชาย", 1, 2)]
    assert findings == []


def test_the_second_row_of_a_merged_header_is_no_data(tmp_path: Path) -> None:
    """All that is needed stands in the first header row; the second only divides columns that nobody asked for."""
    rows = [(*HEADERS, "พิกัด", None), (None, None, None, "ละติจูด", "ลองจิจูด"), (*ROW, 1, 2)]

    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
            sheet.merge_cells(area)

    assert values(read_one(save(tmp_path / "a.xlsx", rows, merge))[0]) == [ROW]


def test_a_hint_below_a_header_is_no_data(tmp_path: Path) -> None:
    """A unit in the second row of a merged header, or in a row of its own, is no value."""
    rows = [HEADERS, (None, None, "ครัวเรือน"), ROW]
    sheet, _ = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("A1:A2")))
    assert values(sheet) == [ROW]
    sheet, _ = read_one(save(tmp_path / "b.xlsx", [HEADERS, (None, None, "(ครัวเรือน)"), ROW]))
    assert values(sheet) == [ROW]


def test_one_header_over_several_columns(tmp_path: Path) -> None:
    """ชื่อ-สกุล merged over three columns without headers of their own is one value of three pieces."""
    rows = [
        ("ลำดับ", "ชื่อ-สกุล", None, None, "บ้านเลขที่"),
        (1, "นาย", "สมชาย", "ใจดี", "12/3"),
        (2, "นางดี มีสุข", None, None, 4),
    ]
    asked = spec("ชื่อ-สกุล", "บ้านเลขที่")
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, lambda s: s.merge_cells("B1:D1")), asked)
    assert values(sheet) == [("นาย สมชาย ใจดี", "12/3"), ("นางดี มีสุข", 4)]
    assert findings == []


def test_the_row_of_column_numbers_is_no_data(tmp_path: Path) -> None:
    """Printed forms count their columns in a row under the headers."""
    rows = [HEADERS, ("(๑)", "(๒)", "(๓)"), ROW]
    assert values(read_one(save(tmp_path / "a.xlsx", rows))[0]) == [ROW]


def test_a_missing_required_header_is_found(tmp_path: Path) -> None:
    """The finding names the sheet and the header; the other columns are read; an optional one may be missing."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [("อำเภอ", "ชื่อบ้าน"), ("เมือง", "โจด")]))
    assert values(sheet) == [("เมือง", "โจด")]
    assert sheet.missing == ("households", "note")
    assert found(findings) == [("หมู่บ้าน!1", "workbook-header-missing")]
    assert (findings[0].severity, dict(findings[0].args)) == (
        Severity.ERROR,
        {"header": "จำนวนครัวเรือน", "sheet": "หมู่บ้าน"},
    )


def test_a_misspelt_header_is_suggested(tmp_path: Path) -> None:
    """A header close to a missing one is named with it: an error where it is required, else a warning."""
    rows = [("อำเภอ", "ชื่อบ้าน", "จำนวนครัวเรื่อน", "หมายเหต"), (*ROW, "x")]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert sheet.missing == ("households", "note")
    assert [(str(f.where), f.code, f.severity.value, f.value, f.args["header"]) for f in findings] == [
        ("หมู่บ้าน!C1", "workbook-header-near", "error", "จำนวนครัวเรื่อน", "จำนวนครัวเรือน"),
        ("หมู่บ้าน!D1", "workbook-header-near", "warning", "หมายเหต", "หมายเหตุ"),
    ]


@pytest.mark.parametrize(
    ("required", "optional", "expected"),
    [
        ("จำนวนครอบครัว", "หมายเหต", ["workbook-header-missing", "workbook-header-near"]),
        ("จำนวนครัวเรือนทั้งหมด", "หมายเลข", ["workbook-header-near"]),
        ("จำนวนครัวเรือนทั้งสิ้น", "หมายความ", ["workbook-header-near"]),
    ],
)
def test_a_header_of_another_meaning_is_no_suggestion(
    tmp_path: Path, required: str, optional: str, expected: list[str]
) -> None:
    """Half of the letters are those of many words: a family is no household, a number is no remark."""
    rows = [("อำเภอ", "ชื่อบ้าน", required, optional), (*ROW, "x")]
    _, findings = read_one(save(tmp_path / "a.xlsx", rows))
    assert [finding.code for finding in findings] == expected


def test_a_near_miss_with_another_number_is_no_suggestion(tmp_path: Path) -> None:
    """`ข้อ 12` is not a misspelt `ข้อ 11`."""
    rows = [("ตัวชี้วัดข้อ 10", "ตัวชี้วัดข้อ 12", "ตัวชี้วัดข้อ 13"), (1, 2, 3)]
    _, findings = read_one(save(tmp_path / "a.xlsx", rows), spec("ตัวชี้วัดข้อ 10", "ตัวชี้วัดข้อ 11", "ตัวชี้วัดข้อ 12"))
    assert [finding.code for finding in findings] == ["workbook-header-missing"]


def test_a_header_that_stands_twice(tmp_path: Path) -> None:
    """The first column is read, and the finding names both."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [(*HEADERS, "ชื่อหมู่บ้าน"), (*ROW, "อื่น")]))
    assert values(sheet) == [ROW]
    assert found(findings) == [("หมู่บ้าน!D1", "workbook-header-twice")]
    assert [str(place) for place in findings[0].also] == ["หมู่บ้าน!B1"]


def test_one_word_alone_is_no_header_row(tmp_path: Path) -> None:
    """A title or a value that happens to be a header's name does not make the rows below it a table."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [("อำเภอ",), ("เมือง", "โจด", 120)]))
    assert sheet.rows == ()
    assert "workbook-headers-not-found" in [f.code for f in findings]


def test_a_sheet_without_headers(tmp_path: Path) -> None:
    """Values without headers are not guessed at."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [("เมือง", "โจด", 120), ("เมือง", "โนน", 80)]))
    assert sheet.rows == ()
    assert sheet.missing == ("district", "name", "households", "note")
    assert sorted(f.code for f in findings) == ["workbook-headers-not-found", "workbook-sheet-empty"]


@pytest.mark.parametrize("name", ["หมู่บ้าน ", "1. หมู่บ้าน", "หมู่บ้าน (62)", "รายชื่อ หมู่บ้าน", "หมู่\u200bบ้าน"])
def test_sheets_are_found_by_meaning(tmp_path: Path, name: str) -> None:
    """Spaces, a number in front, a hint in brackets, an alias: the sheet is meant."""
    sheet, findings = read_one(save(tmp_path / "a.xlsx", [HEADERS, ROW], name=name))
    assert values(sheet) == [ROW]
    assert findings == []


def test_a_copy_of_a_sheet_is_not_read(tmp_path: Path) -> None:
    """`หมู่บ้าน (2)` beside `หมู่บ้าน` is a copy; two sheets that fit equally well are an error."""
    copied = save_sheets(tmp_path / "a.xlsx", {"หมู่บ้าน (2)": [HEADERS, ROW], "หมู่บ้าน": [HEADERS, ("ยาง", "นา", 1)]})
    sheet, findings = read_one(copied)
    assert values(sheet) == [("ยาง", "นา", 1)]
    assert [(str(f.where), f.code, f.severity) for f in findings] == [
        ("หมู่บ้าน (2)", "workbook-sheet-copy", Severity.WARNING)
    ]
    asked = SheetSpec(name="หมู่บ้าน", aliases=("รายชื่อหมู่บ้าน", "ข้อมูลหมู่บ้าน"), headers=VILLAGES.headers)
    equal = save_sheets(tmp_path / "b.xlsx", {"รายชื่อหมู่บ้าน": [HEADERS, ROW], "ข้อมูลหมู่บ้าน": [HEADERS, ROW]})
    _, findings = read_one(equal, asked)
    assert [(str(f.where), f.code, f.severity) for f in findings] == [
        ("ข้อมูลหมู่บ้าน", "workbook-sheet-twice", Severity.ERROR)
    ]


def test_a_sheet_that_fits_two_specs_goes_to_the_better(tmp_path: Path) -> None:
    """`ตำบล` is the sheet of that name although another sheet has it as an alias."""
    areas = SheetSpec(name="พื้นที่", aliases=("ตำบล",), headers=spec("ก", "ข").headers, required=False)
    tambons = SheetSpec(name="ตำบล", aliases=(), headers=spec("ก", "ข").headers)
    workbook, findings = read([save(tmp_path / "a.xlsx", [("ก", "ข"), (1, 2)], name="ตำบล")], [areas, tambons])
    assert sheets(workbook) == {"ตำบล": 1}
    assert findings == []


def test_a_hidden_sheet_is_read_with_a_warning(tmp_path: Path) -> None:
    """A sheet that nobody sees may hold old values."""
    path = save_sheets(tmp_path / "a.xlsx", {"หมู่บ้าน": [HEADERS, ROW], "x": []})
    from openpyxl import load_workbook  # only this test edits a saved file by openpyxl

    book = load_workbook(path)
    book["หมู่บ้าน"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    sheet, findings = read_one(path)
    assert values(sheet) == [ROW]
    assert found(findings) == [("หมู่บ้าน", "workbook-sheet-hidden")]


def test_a_missing_required_sheet_is_found(tmp_path: Path) -> None:
    """It is an error with a name close to it where there is one; an optional sheet may be missing."""
    households = SheetSpec(name="ครัวเรือน", aliases=(), headers=(HeaderSpec(key="a", names=("ก",)),))
    sages = SheetSpec(name="ปราชญ์", aliases=(), headers=(HeaderSpec(key="a", names=("ก",)),))
    groups = SheetSpec(name="กลุ่ม", aliases=(), headers=(HeaderSpec(key="a", names=("ก",)),), required=False)
    path = save_sheets(tmp_path / "a.xlsx", {"หมู่บ้าน": [HEADERS, ROW], "ครัวเรือนน": [("ก",)]})
    workbook, findings = read([path], [VILLAGES, households, sages, groups])
    assert sheets(workbook) == {"หมู่บ้าน": 1}
    assert [(str(f.where), f.code, f.args["sheet"]) for f in findings] == [
        ("ครัวเรือนน", "workbook-sheet-near", "ครัวเรือน"),
        ("ปราชญ์", "workbook-sheet-missing", "ปราชญ์"),
    ]


def test_a_required_sheet_without_rows_is_found(tmp_path: Path) -> None:
    """Headers alone are not enough; an optional sheet may stay empty."""
    assert found(read_one(save(tmp_path / "a.xlsx", [HEADERS]))[1]) == [("หมู่บ้าน", "workbook-sheet-empty")]
    optional = SheetSpec(name="หมู่บ้าน", aliases=(), headers=VILLAGES.headers, required=False)
    assert read_one(save(tmp_path / "b.xlsx", []), optional)[1] == []


def test_several_workbooks_are_one_project(tmp_path: Path) -> None:
    """Rows come in the order of the files; each cell says which file it stands in."""
    first = save(tmp_path / "ก.xlsx", [HEADERS, ROW])
    second = save(tmp_path / "ข.xlsx", [tuple(reversed(HEADERS)), tuple(reversed(ROW))], name="รายชื่อหมู่บ้าน")
    other = save(tmp_path / "ค.xlsx", [("x", "y")], name="อื่น")
    workbook, findings = read([first, second, other, first], [VILLAGES])
    rows = workbook.sheets["หมู่บ้าน"].rows
    assert [(row.where.file, row.where.sheet) for row in rows] == [("ก.xlsx", "หมู่บ้าน"), ("ข.xlsx", "รายชื่อหมู่บ้าน")]
    assert values(workbook.sheets["หมู่บ้าน"])[0] == ROW
    assert rows[1].cells["district"].value == "เมือง"
    assert [(f.code, f.value) for f in findings] == [("workbook-file-unused", "ค.xlsx")]


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    """Two districts may both send `ข้อมูล.xlsx`; then the folder is named as well."""
    for folder in ("ก", "ข"):
        (tmp_path / folder).mkdir()
    paths = [save(tmp_path / folder / "a.xlsx", [HEADERS, ROW]) for folder in ("ก", "ข")]
    workbook, _ = read(paths, [VILLAGES])
    assert [row.where.file for row in workbook.sheets["หมู่บ้าน"].rows] == [str(path) for path in paths]
