"""What one cell says: numbers, dates, texts, errors, formulas."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook.books import HEADERS, column, edit_part, found, read_one, replace_cell, save, share_strings, spec

from docgen.findings import CellRef
from docgen.workbook import Shown

ONE = spec("ค่า", "อื่น")


def test_a_cell_knows_its_address(tmp_path: Path) -> None:
    """File, sheet, row, column and the header as written (on one line) come with every cell, blank ones too."""
    path = save(tmp_path / "ก.xlsx", [("อำเภอ", "ชื่อ\nบ้าน", "จำนวนครัวเรือน"), ("เมือง", None, 120)])
    sheet, findings = read_one(path)
    row = sheet.rows[0]
    assert findings == []
    assert row.where == CellRef(file="ก.xlsx", sheet="หมู่บ้าน", row=2)
    blank = row.cells["name"]
    assert (blank.value, str(blank.where), blank.where.header) == (None, "หมู่บ้าน!B2", "ชื่อ บ้าน")
    assert sheet.headers == {"district": "อำเภอ", "name": "ชื่อ บ้าน", "households": "จำนวนครัวเรือน"}
    assert sheet.missing == ("note",)


def test_integers_stay_exact(tmp_path: Path) -> None:
    """A 13-digit identity number is the int that was typed; fractions are floats; floats that are whole become int."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (9100000000019, 1), (8.3, 1), (24000.0, 1), (0.1 + 0.2, 1)])
    sheet, _ = read_one(path, ONE)
    assert [repr(value) for value in column(sheet, "ค่า")] == ["9100000000019", "8.3", "24000", "0.3"]


def test_booleans_and_numbers_are_told_apart(tmp_path: Path) -> None:
    """TRUE is True, not 1; a formula counts by its stored value."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (True, 1), ("=A2", 1), ("=A2", 1)])
    replace_cell(path, '<c r="A3"><f>A2</f><v></v></c>', '<c r="A3"><f>A2</f><v>42</v></c>')
    replace_cell(path, '<c r="A4"><f>A2</f><v></v></c>', '<c r="A4" t="str"><f>A2</f><v>ใช่</v></c>')
    sheet, findings = read_one(path, ONE)
    assert column(sheet, "ค่า") == [True, 42, "ใช่"]
    assert [type(value) for value in column(sheet, "ค่า")] == [bool, int, str]
    assert findings == []


def test_a_formula_without_a_stored_value_is_not_blank(tmp_path: Path) -> None:
    """It has no value, carries its formula as the error, and is a finding; an empty text as result is a blank."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("=B2*2", 1), ("=B2*2", 2)])
    replace_cell(path, '<c r="A3"><f>B2*2</f><v></v></c>', '<c r="A3" t="str"><f>B2*2</f><v></v></c>')
    sheet, findings = read_one(path, ONE)
    assert [(row.cells["ค่า"].value, row.cells["ค่า"].error) for row in sheet.rows] == [(None, "=B2*2"), (None, "")]
    assert found(findings) == [("หมู่บ้าน!A2", "cell-formula-uncached")]
    assert findings[0].value == "=B2*2"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_an_excel_error_is_not_blank(tmp_path: Path, error: str) -> None:
    """An error that Excel shows, and one that was pasted as text, have no value but are marked and found."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (error, 1), ("pasted", 1)])
    replace_cell(path, "<t>pasted</t>", f"<t>{error}</t>")
    sheet, findings = read_one(path, ONE)
    assert [(row.cells["ค่า"].value, row.cells["ค่า"].error) for row in sheet.rows] == [(None, error)] * 2
    assert found(findings) == [("หมู่บ้าน!A2", "cell-error"), ("หมู่บ้าน!A3", "cell-error")]


def test_errors_in_columns_nobody_asked_for_are_ignored(tmp_path: Path) -> None:
    """A clerk's own column may be as broken as it likes."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น", "ของฉัน"), (1, 1, "#REF!")])
    assert read_one(path, ONE)[1] == []


def test_buddhist_years_come_through_as_stored(tmp_path: Path) -> None:
    """15/1/2565 typed into a date cell is the date of the year 2565: what it means is not decided here."""
    path = save(
        tmp_path / "a.xlsx",
        [("ค่า", "อื่น"), (dt.date(2565, 1, 15), 1), (dt.datetime(2022, 1, 15, 8, 30), 1), (dt.time(8, 30), 1)],
    )
    sheet, _ = read_one(path, ONE)
    assert column(sheet, "ค่า") == [dt.date(2565, 1, 15), dt.datetime(2022, 1, 15, 8, 30), dt.time(8, 30)]
    assert type(column(sheet, "ค่า")[0]) is dt.date


@pytest.mark.parametrize(
    "code",
    [
        "[$-107041E]d mmm yyyy;@",
        "[$-D07041E]d mmmm yyyy",
        "d/m/bbbb",
        "bbbb",
        "[$-th-TH,D07]d mmmm bbbb",
        'd "ม.ค." yy',
        "[Red]dd\\/mm\\/yy",
        "yyyy-mm-dd;@",
    ],
)
def test_thai_date_formats_are_dates(tmp_path: Path, code: str) -> None:
    """Thai Excel's own formats make a date of a number."""

    def style(sheet: Worksheet) -> None:
        sheet["A2"].number_format = code

    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (44576, 1)], style), ONE)
    assert column(sheet, "ค่า") == [dt.date(2022, 1, 15)]


@pytest.mark.parametrize(
    ("number", "value"),
    [(number, dt.datetime(2022, 1, 15, 12)) for number in (14, 22, 71, 72, 73, 74, 77, 81)]
    + [(75, dt.time(12)), (79, dt.timedelta(days=44576, hours=12))],
)
def test_builtin_thai_date_formats_are_dates(tmp_path: Path, number: int, value: object) -> None:
    """The ids 71-81 have no code in the file; Thai Excel knows them. A clock shows no day, a duration no clock."""

    def style(sheet: Worksheet) -> None:
        sheet["A2"].number_format = "0.0000"

    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (44576.5, 1)], style)
    edit_part(path, "xl/styles.xml", lambda xml: xml.replace('numFmtId="164"', f'numFmtId="{number}"', 2))
    edit_part(path, "xl/styles.xml", lambda xml: xml.replace(f'<numFmt numFmtId="{number}" formatCode="0.0000"', "<x"))
    sheet, _ = read_one(path, ONE)
    assert column(sheet, "ค่า") == [value]


@pytest.mark.parametrize(
    "code", ["General", '#,##0.00 "บาท/day"', "0.00E+00", "@", '0 "m"', "[Blue]0", "_-* #,##0_-;@"]
)
def test_number_formats_are_no_dates(tmp_path: Path, code: str) -> None:
    """Letters in quotes, brackets and paddings do not make a date."""

    def style(sheet: Worksheet) -> None:
        sheet["A2"].number_format = code

    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (44576, 1)], style), ONE)
    (value,) = column(sheet, "ค่า")
    assert (value.number if isinstance(value, Shown) else value) == 44576


def test_numbers_outside_of_the_calendar_stay_numbers(tmp_path: Path) -> None:
    """A negative or too great number in a date's format is no date and no crash."""

    def style(sheet: Worksheet) -> None:
        for cell in ("A2", "A3"):
            sheet[cell].number_format = "d/m/yyyy"

    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (-5, 1), (2958466, 1)], style), ONE)
    assert column(sheet, "ค่า") == [-5, 2958466]


def test_the_first_days_of_1900(tmp_path: Path) -> None:
    """Excel counts a 29 February 1900 that never was; the days before it are the right ones all the same."""

    def style(sheet: Worksheet) -> None:
        for row in range(2, 5):
            sheet.cell(row, 1).number_format = "d/m/yyyy"

    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (1, 1), (59, 1), (61, 1)], style), ONE)
    assert column(sheet, "ค่า") == [dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1)]


def test_the_1904_system_of_the_mac(tmp_path: Path) -> None:
    """The same number is another day in a workbook that counts from 1904."""

    def style(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.epoch = CALENDAR_MAC_1904

    sheet, _ = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (dt.date(2022, 1, 15), 1)], style), ONE)
    assert column(sheet, "ค่า") == [dt.date(2022, 1, 15)]


def test_rich_text_is_joined_and_phonetic_guides_left_out(tmp_path: Path) -> None:
    """A word in bold inside a cell does not tear the cell apart."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("rich", 1), ("guided", 1)])
    bold = "<r><t>บ้าน</t></r><r><rPr><b/></rPr><t xml:space='preserve'> โจด</t></r><rPh sb='0' eb='1'><t>x</t></rPh>"
    replace_cell(path, "<t>rich</t>", bold)
    replace_cell(path, "<t>guided</t>", "<t>นายดำ</t><rPh sb='0' eb='1'><t>y</t></rPh><phoneticPr fontId='1'/>")
    assert column(read_one(path, ONE)[0], "ค่า") == ["บ้าน โจด", "นายดำ"]
    assert column(read_one(share_strings(path), ONE)[0], "ค่า") == ["บ้าน โจด", "นายดำ"]


def test_escapes_are_resolved(tmp_path: Path) -> None:
    """`_x000D_` is a line break that Excel wrote down; `_x005F_` keeps an underscore that was typed."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("บรรทัดหนึ่ง_x000D_\nสอง", 1), ("_x005F_x000D_", 1)])
    assert column(read_one(path, ONE)[0], "ค่า") == ["บรรทัดหนึ่ง\nสอง", "_x000D_"]


def test_a_cell_of_invisible_characters_is_blank(tmp_path: Path) -> None:
    """Spaces, no-break and zero-width spaces hold nothing; a row of them is blank."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("\u00a0 \u200b", 1), ("  ", "\ufeff"), ("x", 2)])
    sheet, _ = read_one(path, ONE)
    assert column(sheet, "ค่า") == [None, "x"]


def test_a_string_cell_without_a_string_is_blank(tmp_path: Path) -> None:
    """It does not repeat the string of the cell before it."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("โจด", "gone")])
    replace_cell(path, "<is><t>gone</t></is>", "")
    assert column(read_one(path, ONE)[0], "อื่น") == [None]


def test_spaces_around_a_text_are_kept(tmp_path: Path) -> None:
    """Cleaning a text is for those who know what it means."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (" โจด ", 1)])
    assert column(read_one(path, ONE)[0], "ค่า") == [" โจด "]


def test_a_struck_value_in_a_row_that_stays_is_reported(tmp_path: Path) -> None:
    """One value crossed out is read but a person must look; of a text, what is crossed out is not read."""

    def strike(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(strike=True)
        sheet["B3"] = CellRichText(TextBlock(InlineFont(strike=True), "โจด"), TextBlock(InlineFont(b=True), " โนนสูง"))

    rows = [HEADERS, ("เมือง", "โจด", 120), ("เมือง", "x", 120)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, strike))
    assert column(sheet, "name") == ["โจด", "โนนสูง"]
    assert found(findings) == [("หมู่บ้าน!B2", "cell-struck"), ("หมู่บ้าน!B3", "cell-partly-struck")]


def test_iso_dates_of_strict_files(tmp_path: Path) -> None:
    """A cell of type `d` holds its date as text."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (1, 1), (2, 1)])
    replace_cell(path, '<c r="A2" t="n"><v>1</v></c>', '<c r="A2" t="d"><v>2022-01-15</v></c>')
    replace_cell(path, '<c r="A3" t="n"><v>2</v></c>', '<c r="A3" t="d"><v>2022-01-15T08:30:00</v></c>')
    assert column(read_one(path, ONE)[0], "ค่า") == [dt.date(2022, 1, 15), dt.datetime(2022, 1, 15, 8, 30)]


def test_cells_and_rows_without_addresses_are_counted(tmp_path: Path) -> None:
    """Some programs leave the addresses out; each cell then stands right of the one before."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (1, 2), (3, 4)])

    def strip(xml: str) -> str:
        for place in ("A1", "B1", "A2", "B2", "A3", "B3"):
            xml = xml.replace(f' r="{place}"', "")
        for number in "123":
            xml = xml.replace(f'<row r="{number}"', "<row")
        return xml

    sheet, _ = read_one(edit_part(path, "xl/worksheets/sheet1.xml", strip), ONE)
    assert [(str(row.where), row.cells["อื่น"].value) for row in sheet.rows] == [("หมู่บ้าน!2", 2), ("หมู่บ้าน!3", 4)]


def test_prefixed_xml_reads_the_same(tmp_path: Path) -> None:
    """A program may write `<x:row>` for `<row>`."""
    path = share_strings(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), ("โจด", 2)]))

    def prefix(xml: str) -> str:
        return (
            xml.replace("</", "\0").replace("<?", "\1").replace("<", "<x:").replace("\0", "</x:").replace("\1", "<?")
        ).replace("xmlns=", "xmlns:x=")

    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"):
        edit_part(path, part, prefix)
    assert column(read_one(path, ONE)[0], "ค่า") == ["โจด"]
