"""Rows added to a workbook that clerks keep as well: what is in it stays, its new rows look like the others."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import WorkbookError

_FONT = "TH SarabunPSK"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_DATE = "[$-107041E]d mmm yyyy;@"


def with_rows(
    path: Path,
    sheet: str,
    headers: Mapping[str, float],
    rows: Sequence[Mapping[str, object]],
    marks: Mapping[tuple[int, str], object],
) -> bytes:
    """The workbook with `rows` added below its table, and with single cells changed; nothing is written.

    `headers` are the table's columns and their widths; a column that is missing is added. `marks` are values by (row
    from 1, header). Raises WorkbookError where the file cannot be read.
    """
    book = _opened(path)
    table = book[sheet] if sheet in book.sheetnames else _new_table(book, sheet)
    columns = _columns(table, headers)
    for (number, header), value in marks.items():
        _put(table, number, columns[header], value)
    at = max((cell.row for row in table.iter_rows() for cell in row if cell.value not in (None, "")), default=1)
    for offset, row in enumerate(rows, 1):
        for header, column in columns.items():
            _put(table, at + offset, column, row.get(header))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _opened(path: Path) -> Workbook:
    if not path.exists():
        book = Workbook()
        book.remove(book.worksheets[0])
        return book
    try:
        return load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise WorkbookError("workbook-unreadable", file=path, reason=error) from error


def _new_table(book: Workbook, name: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def _columns(sheet: Worksheet, headers: Mapping[str, float]) -> dict[str, int]:
    """Where each column stands; missing ones are added at the right."""
    there = {str(cell.value).strip(): cell.column for cell in sheet[1] if cell.value not in (None, "")}
    following = max(there.values(), default=0) + 1
    for header, width in headers.items():
        if header in there:
            continue
        cell = sheet.cell(row=1, column=following, value=header)
        cell.font, cell.border = Font(name=_FONT, size=15, bold=True), _BOX
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(following)].width = width
        there[header] = following
        following += 1
    return {header: there[header] for header in headers}


def _put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    cell = sheet.cell(row=row, column=column)
    cell.value = value  # type: ignore[assignment]  # text, a day, or nothing
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula
    cell.font, cell.border = Font(name=_FONT, size=15), _BOX
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.number_format = _DATE if isinstance(value, dt.date) else "@"
