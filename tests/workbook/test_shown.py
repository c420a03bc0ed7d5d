"""What Excel shows of a number is what was meant, or it is a finding (handbook 5.4)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook.books import column, found, read_one, replace_cell, save, spec

from docgen.records import kinds
from docgen.thai import GENERAL
from docgen.workbook import Shown

ONE = spec("ค่า", "อื่น")


def one(tmp_path: Path, code: str, value: object) -> tuple[object, list[str]]:
    """The value of one formatted cell, and what was found."""

    def style(sheet: Worksheet) -> None:
        sheet["A2"].number_format = code

    sheet, findings = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (value, 1)], style), ONE)
    return column(sheet, "ค่า")[0], [code for _, code in found(findings)]


SHOWN = [
    ("0%", 0.85, "85%", 85),
    ("0.00%", 0.8571, "85.71%", Decimal("85.71")),
    ("000", 7, "007", 7),
    ("00000000", 46010101, 46010101, 46010101),
    ('"บค. "0"/65"', 8, "บค. 8/65", None),
    ('"กส "0000', 119, "กส 0119", 119),
    ("0-0000-00000-00-0", 9123456789012, "9-1234-56789-01-2", 9123456789012),
    ('#,##0" บาท"', 24000, "24,000 บาท", 24000),
    ('General" คน"', 20, "20 คน", 20),
    ("0 บาท", 20, "20 บาท", 20),
    ("# ?/?", 0.5, "1/2", Decimal("0.5")),
    ("# ?/?", 2.5, "2 1/2", Decimal("2.5")),
    ("# ?/4", 0.75, "3/4", Decimal("0.75")),
    ('[=1]"ใช่";[=0]"ไม่ใช่";General', 0, "ไม่ใช่", None),
    ('00"/"0000', 122564, "12/2564", None),
]


@pytest.mark.parametrize(("code", "stored", "text", "number"), SHOWN)
def test_a_format_that_says_more_than_the_number(
    tmp_path: Path, code: str, stored: float, text: object, number: object
) -> None:
    """Columns of words get what is on the screen, columns of numbers the number that it says."""
    value, codes = one(tmp_path, code, stored)
    assert (value, codes) == (text, [])
    assert kinds.text.reading(value, GENERAL).value == str(text)
    if number is not None:
        assert kinds.number.reading(value, GENERAL).value == number


PLAIN = [
    ("#,##0", 24000), ("#,##0.00", 24000.5), ("0.00E+00", 9123456789012), ("[$-D000041E]0", 7), ("t0", 7), ("#", 0),
    ("_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-", 0), ("_(* #,##0_);_(* (#,##0);_(* \"-\"_)", -5), ("[Red]0", 5),
    ("[$฿-41E]#,##0.00", 5), ("00000", 46000), ("0.##", 2.5), ("@", 5), ("[<1000]0;#,##0", 2500),
]  # fmt: skip


@pytest.mark.parametrize(("code", "stored"), PLAIN)
def test_a_format_that_only_dresses_a_number(tmp_path: Path, code: str, stored: float) -> None:
    """Grouping, currency, colours, Thai digits and padding leave the number what it is."""
    value, codes = one(tmp_path, code, stored)
    assert (value, type(value), codes) == (stored, type(stored), [])


@pytest.mark.parametrize(
    ("code", "stored", "value", "finding"),
    [
        ("#,##0,", 24000, None, "cell-shown-otherwise"),
        ('0.0,,"ล้าน"', 1488000, None, "cell-shown-otherwise"),
        ("0;0", -5, None, "cell-shown-otherwise"),
        ("0", 2.5, 2.5, "cell-shown-rounded"),
        ("0%", 0.857, "85.7%", "cell-shown-rounded"),
        ("# ?/?", 0.3, 0.3, "cell-shown-rounded"),
        (";;;", 5, 5, "cell-unseen"),
        ("mmm-yy", 44576, dt.date(2022, 1, 15), "cell-date-partly-shown"),
        ("d mmm", 44576, dt.date(2022, 1, 15), "cell-date-partly-shown"),
    ],
)
def test_a_format_that_hides_a_part_of_the_number(
    tmp_path: Path, code: str, stored: float, value: object, finding: str
) -> None:
    """Where two values may be meant, a person is asked; a value a thousand times too great is in no paper."""
    read, codes = one(tmp_path, code, stored)
    assert codes == [finding]
    if isinstance(read, Shown) and not isinstance(value, str):
        read = float(read.number or 0)
    assert read == value


def test_a_duration_is_no_day_of_1900(tmp_path: Path) -> None:
    """`[h]:mm` of 36 hours is a duration, and neither a day nor a time of day."""
    assert one(tmp_path, "[h]:mm", 1.5) == (dt.timedelta(hours=36), [])
    assert one(tmp_path, "h:mm", 1.5) == (dt.time(12), [])
    with pytest.raises(ValueError, match="date-in-text-cell"):
        kinds.text.reading(dt.timedelta(hours=36), GENERAL)
    with pytest.raises(ValueError, match="not-a-date"):
        kinds.date.reading(dt.timedelta(hours=36), GENERAL)


def test_words_that_a_format_puts_around_a_text(tmp_path: Path) -> None:
    """`"นาย"@` shows นายสมชาย where สมชาย was typed; a text that a format hides is told."""
    assert one(tmp_path, '"นาย"@', "สมชาย ใจดี") == ("นายสมชาย ใจดี", [])
    assert one(tmp_path, ";;;", "ลับ") == ("ลับ", ["cell-unseen"])


def test_letters_in_the_colour_of_their_ground_are_told(tmp_path: Path) -> None:
    """White on nothing or on white is not seen; white on blue is, and so is black on nothing."""

    def paint(sheet: Worksheet) -> None:
        for row in (2, 3, 4):
            sheet.cell(row, 1).font = Font(color="FFFFFFFF")
        sheet["A3"].fill = PatternFill("solid", fgColor="1F4E79")
        sheet["A4"].fill = PatternFill("solid", fgColor="FFFFFF")
        sheet["A5"].font = Font(color="1F4E79")
        sheet["A5"].fill = PatternFill("solid", fgColor="FF1F4E79")

    rows = [("ค่า", "อื่น"), ("ก", 1), ("ข", 1), ("ค", 1), ("ง", 1), ("จ", 1)]
    sheet, findings = read_one(save(tmp_path / "a.xlsx", rows, paint), ONE)
    assert column(sheet, "ค่า") == ["ก", "ข", "ค", "ง", "จ"]
    assert [where for where, code in found(findings) if code == "cell-unseen"] == ["หมู่บ้าน!A2", "หมู่บ้าน!A4", "หมู่บ้าน!A5"]


def test_a_hidden_column_is_told_once(tmp_path: Path) -> None:
    """Its values are read; a hidden column that holds nothing is nobody's business."""

    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].hidden = True

    sheet, findings = read_one(save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (1, 1), (2, 1)], hide), ONE)
    assert (column(sheet, "ค่า"), found(findings)) == ([1, 2], [("หมู่บ้าน!A1", "workbook-column-hidden")])
    assert found(read_one(save(tmp_path / "b.xlsx", [("ค่า", "อื่น"), (None, 1)], hide), ONE)[1]) == []


@pytest.mark.parametrize("area", ["A2:A3", "A2:B3"])
def test_a_value_under_a_merged_cell_is_not_read(tmp_path: Path, area: str) -> None:
    """Excel shows the merged cell's; the hidden one is told. The same value once more is no matter."""

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C9:C10")

    rows = [("ค่า", "อื่น"), ("บน", "ก"), ("ใต้", "ข")]
    path = save(tmp_path / "a.xlsx", rows, merge)
    replace_cell(path, 'ref="C9:C10"', f'ref="{area}"')
    sheet, findings = read_one(path, ONE)
    assert column(sheet, "ค่า")[0] == "บน"
    assert "ใต้" not in column(sheet, "ค่า")
    assert "cell-under-merge" in [code for _, code in found(findings)]


@pytest.mark.parametrize("word", ["ใช่", "2", "yes", "-1"])
def test_what_is_no_boolean_is_never_no(tmp_path: Path, word: str) -> None:
    """A cell of kind `b` that holds anything else is an error; TRUE and false in any case are what they say."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (True, 1), (False, 1)])
    replace_cell(path, '<c r="A2" t="b"><v>1</v></c>', f'<c r="A2" t="b"><v>{word}</v></c>')
    replace_cell(path, '<c r="A3" t="b"><v>0</v></c>', '<c r="A3" t="b"><v>True</v></c>')
    sheet, findings = read_one(path, ONE)
    assert column(sheet, "ค่า") == [None, True]
    assert found(findings) == [("หมู่บ้าน!A2", "cell-not-boolean")]


@pytest.mark.parametrize(
    "cell", ['t="s"><v/>', 't="b"><v/>', 't="e"><v></v>', 't="n"><v/>', 't="d"><v/>', 't="str"><v/>']
)
def test_a_blank_of_any_kind_is_no_damage(tmp_path: Path, cell: str) -> None:
    """An exporter's blank cell is blank, whatever kind it says it is."""
    path = save(tmp_path / "a.xlsx", [("ค่า", "อื่น"), (7, 1)])
    replace_cell(path, '<c r="A2" t="n"><v>7</v>', f'<c r="A2" {cell}')
    sheet, findings = read_one(path, ONE)
    assert (column(sheet, "ค่า"), findings) == ([None], [])
