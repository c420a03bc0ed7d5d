"""Rows added to a workbook that clerks keep as well: what is in it stays, its new rows look like the others."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import WorkbookError
from docgen.workbook.model import SheetSpec
from docgen.workbook.reader import find_table

_FONT = "TH SarabunPSK"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_DATE = "[$-107041E]d mmm yyyy;@"


def with_rows(
    path: Path,
    spec: SheetSpec,
    widths: Mapping[str, float],
    rows: Sequence[Mapping[str, object]],
    marks: Mapping[tuple[int, str], object],
    *,
    last: int = 0,
) -> bytes:
    """The workbook with `rows` added below its table, and with single cells changed; nothing is written.

    The table is found as it is read: under a title, with other spellings of its headers. `widths` are the columns by
    header, those of `spec` and others; one that is missing is added at the right. `marks` are values by (row from 1,
    header). `last` is the last row that was read: new rows follow it, before a total or a signature below it. Raises
    WorkbookError where the file cannot be read, or its table is no longer there.
    """
    book, found = _opened(path), (find_table(path, spec) if path.exists() else None)
    if found is None:
        if any(cell.value not in (None, "") for sheet in book for row in sheet.iter_rows() for cell in row):
            raise WorkbookError("register-lost", file=path, sheet=spec.name)
        table, top, columns = _new_table(book, spec.name), 1, _columns({}, widths)
    else:
        keys = {header.key: header.names[0] for header in spec.headers}
        there = {keys[key]: column for key, column in found.columns.items()}
        table, top, columns = book[found.sheet], found.headers_row, _columns({**found.unknown, **there}, widths)
    for header, column in columns.items():
        if table.cell(row=top, column=column).value in (None, "") and (found is None or column > _width(table, top)):
            _put_header(table, top, column, header, widths[header])
    for (number, header), value in marks.items():
        _put(table, number, columns[header], value)
    end = max((cell.row for row in table.iter_rows() for cell in row if cell.value not in (None, "")), default=top)
    at = max(last, top) if last else end
    if rows and end > at:
        table.insert_rows(at + 1, len(rows))
    for offset, row in enumerate(rows, 1):
        for header, column in columns.items():
            _put(table, at + offset, column, row.get(header))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _width(sheet: Worksheet, row: int) -> int:
    """The last column of a row that holds something."""
    return max((cell.column for cell in sheet[row] if cell.value not in (None, "")), default=0)


def _opened(path: Path) -> Workbook:
    if not path.exists():
        book = Workbook()
        book.remove(book.worksheets[0])
        return book
    try:
        return load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm")
    except Exception as error:  # openpyxl lets whatever it stumbles over through, where our own reader reads the file
        raise WorkbookError("workbook-unreadable", file=path, reason=error) from error


def _new_table(book: Workbook, name: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def _columns(there: Mapping[str, int], widths: Mapping[str, float]) -> dict[str, int]:
    """Where each column stands; missing ones follow at the right."""
    following = max(there.values(), default=0) + 1
    missing = [header for header in widths if header not in there]
    added = {header: following + place for place, header in enumerate(missing)}
    return {header: added.get(header, there.get(header, 0)) for header in widths}


def _put_header(sheet: Worksheet, row: int, column: int, header: str, width: float) -> None:
    cell = sheet.cell(row=row, column=column, value=header)
    cell.font, cell.border = Font(name=_FONT, size=15, bold=True), _BOX
    cell.fill = PatternFill("solid", fgColor="DDEBF7")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.column_dimensions[get_column_letter(column)].width = width


def _put(sheet: Worksheet, row: int, column: int, value: object) -> None:
    cell = sheet.cell(row=row, column=column)
    cell.value = value  # type: ignore[assignment]  # text, a day, or nothing
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula
    cell.font, cell.border = Font(name=_FONT, size=15), _BOX
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.number_format = _DATE if isinstance(value, dt.date) else "@"
