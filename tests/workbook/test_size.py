"""Formatting without values costs next to nothing, however much of it there is."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbook.books import HEADERS, SHEET, edit_part, read_one, save, values

ROW = ("เมือง", "โจด", 120)


def test_a_formatted_cell_at_the_far_corner(tmp_path: Path) -> None:
    """XFD1048576 is formatted and empty: the sheet still has one row."""

    def format_corner(sheet: Worksheet) -> None:
        sheet["XFD1048576"].font = Font(bold=True)

    path = save(tmp_path / "a.xlsx", [HEADERS, ROW], format_corner)
    sheet, findings = read_one(path)
    assert values(sheet) == [ROW]
    assert findings == []


@pytest.mark.parametrize(
    ("last", "row"),
    [
        (1_048_576, '<row r="{0}" s="1" customFormat="1"/>'),
        (200_000, '<row r="{0}" s="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/><c r="C{0}" s="1"/></row>'),
    ],
)
def test_rows_that_hold_formats_only(tmp_path: Path, last: int, row: str) -> None:
    """Formatted rows down to the sheet's end cost next to nothing; the merges after them in the file are still read."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW, (None, "โนน", 80)], lambda s: s.merge_cells("A2:A3"))
    rows = "".join(map(row.format, range(4, last + 1)))
    edit_part(path, SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))
    sheet, findings = read_one(path)
    assert values(sheet) == [ROW, ("เมือง", "โนน", 80)]
    assert findings == []


def test_memory_does_not_grow_with_formatted_rows(tmp_path: Path) -> None:
    """A hundred thousand of them are read piece by piece."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW])
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(3, 100_000))
    edit_part(path, SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))
    tracemalloc.start()
    sheet, _ = read_one(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(sheet.rows) == 1
    assert peak < 8 << 20


def test_a_value_among_formatted_rows_is_not_lost(tmp_path: Path) -> None:
    """Every way in which a cell can hold something, far below thousands of empty rows and before thousands more."""
    cells = [
        '<c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c>',
        '<c r="A{0}" t="inlineStr"><is><t>1</t></is></c><c r="B{0}"><v>2</v></c>',
        '<c r="A{0}"><f>B1</f></c><c r="B{0}"><f/></c>',
        '<c r="A{0}" t="str"><v>1</v></c>',
    ]
    path = save(tmp_path / "a.xlsx", [HEADERS])
    places = {20_000 * (index + 1): cell for index, cell in enumerate(cells)}
    empty = '<row r="{0}" s="1" customFormat="1"><c r="A{0}" s="1"/><c r="B{0}" s="1"/></row>'
    rows = "".join(
        f'<row r="{n}">{places[n].format(n)}</row>' if n in places else empty.format(n) for n in range(2, 100_000)
    )
    sheet, findings = read_one(edit_part(path, SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>")))
    assert [row.where.row for row in sheet.rows] == list(places)
    assert [(row.cells["district"].value, row.cells["district"].error) for row in sheet.rows] == [
        (1, ""),
        ("1", ""),
        (None, "=B1"),
        ("1", ""),
    ]
    assert [finding.code for finding in findings] == ["cell-formula-uncached"] * 2


def test_a_merge_over_the_whole_sheet(tmp_path: Path) -> None:
    """It is not unfolded; rows without a value of their own are no rows."""
    path = save(tmp_path / "a.xlsx", [HEADERS, ROW, (None, "โนน", 80)])
    merges = '</sheetData><mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="E1:XFD1048576"/></mergeCells>'
    edit_part(path, SHEET, lambda xml: xml.replace("</sheetData>", merges))
    assert values(read_one(path)[0]) == [ROW, ("เมือง", "โนน", 80)]
