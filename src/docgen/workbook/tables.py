"""Tables that the program hands out as a workbook: rows of finished text in, the bytes of an .xlsx file out.

Text stays text: a value such as `=1+1` or `12/3` is stored as the very letters, in cells formatted as text, so that
Excel makes neither a formula nor a date of it, also when somebody goes into the cell and out again. The same tables
give the same bytes. openpyxl makes the workbook, its formats and its sheets; the rows alone are written here, since
openpyxl takes five times as long for a history of twenty thousand of them and makes a formula of a leading `=`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docgen.findings import column_letters
from docgen.zipping import USUAL

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT, SIZE = "TH SarabunPSK", 15
LONGEST = 32_767  # letters that Excel takes in a cell
LAST_ROW = 1_048_576
_LINE_HEIGHT, _HIGHEST = 25, 409  # points, room for marks above and below; Excel allows no higher row
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")  # XML has no place for these
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read a letter out of it
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]")
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_DAY_ZERO = dt.date(1899, 12, 30)
_BUDDHIST = "[$-107041E]d mmm yyyy"  # Thai months, years of the Buddhist era
_SIZE_OF_SHEET = re.compile(r'<dimension ref="[^"]*"\s*/>')
_NO_ROWS = re.compile(r"<sheetData\s*/>|<sheetData></sheetData>")
Value = str | int | dt.date | dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: (header, width in letters) of each column, and rows of text, whole numbers, days and moments.

    `note` stands below the headers where there are no rows.
    """

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[Value]]
    note: str = ""

    @property
    def cells(self) -> str:
        """The range from the first header to the last value."""
        return f"A1:{column_letters(len(self.columns))}{min(len(self.rows), LAST_ROW - 1) + 1}"


def write_table_book(tables: Sequence[Table], *, title: str) -> bytes:
    """An .xlsx file with a sheet for each table: headers frozen and filtered, A4 landscape, headers on every page."""
    from openpyxl import Workbook  # a build that tells of no change does without it

    from docgen.workbook.saving import saved

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.calculation.fullCalcOnLoad = False  # or Excel asks to save what nobody has changed
    for table in tables:
        _set_up(book.create_sheet(_FORBIDDEN_IN_NAME.sub("_", table.name)[:31]), table)
    book.worksheets[0].sheet_view.tabSelected = True
    formats = _formats(book)

    def filled(table: Table, xml: str) -> str:
        before, after = _NO_ROWS.split(_SIZE_OF_SHEET.sub(f'<dimension ref="{table.cells}"/>', xml))
        after = after.removesuffix("</worksheet>")
        errors = f'<ignoredErrors><ignoredError sqref="{table.cells}" numberStoredAsText="1"/></ignoredErrors>'
        return "".join((before, "<sheetData>", *_rows(table, formats), "</sheetData>", after, errors, "</worksheet>"))

    return saved(book, {place: partial(filled, table) for place, table in enumerate(tables, 1)}, level=USUAL)


def _set_up(sheet: Worksheet, table: Table) -> None:
    """What holds for the whole sheet, on the screen and on paper."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref = "A2", "1:1", table.cells
    sheet.sheet_view.selection[0].activeCell = sheet.sheet_view.selection[0].sqref = "A2"
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _LINE_HEIGHT, True
    for place, (_, width) in enumerate(table.columns, 1):
        sheet.column_dimensions[column_letters(place)].width = width
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N"))


def _formats(book: Workbook) -> Mapping[str, int]:
    """The kinds of cells, each with the number under which the book keeps its format."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils.indexed_list import IndexedList

    plain, line = Font(name=FONT, size=SIZE, family=2), Side(style="thin", color="A6A6A6")
    box = Border(left=line, right=line, top=line, bottom=line)

    # The first font is the book's own, by which columns are measured; openpyxl has no other way to set it.
    book._fonts = IndexedList([plain])  # type: ignore[attr-defined]  # left out of its stubs
    book._named_styles["Normal"].font = plain  # type: ignore[attr-defined]  # likewise

    def number(shown: str, font: Font, border: Border, fill: PatternFill, alignment: Alignment) -> int:
        cell = WriteOnlyCell(book.worksheets[0])
        cell.number_format, cell.font, cell.border, cell.fill, cell.alignment = shown, font, border, fill, alignment
        return cell.style_id

    head = Font(name=FONT, size=SIZE, family=2, bold=True, color="FFFFFF")
    quiet = Font(name=FONT, size=SIZE, family=2, italic=True, color="595959")
    blue, clear = PatternFill("solid", fgColor="1F4E79"), PatternFill()
    left, centre = Alignment(horizontal="left", vertical="top"), Alignment(horizontal="center", vertical="top")
    return {
        "header": number("@", head, box, blue, Alignment(horizontal="center", vertical="center", wrap_text=True)),
        "text": number("@", plain, box, clear, Alignment(horizontal="left", vertical="top", wrap_text=True)),
        "number": number("0", plain, box, clear, centre),
        "day": number(f"{_BUDDHIST};@", plain, box, clear, left),
        "moment": number(f"{_BUDDHIST} hh:mm;@", plain, box, clear, left),
        "note": number("@", quiet, Border(), clear, Alignment(horizontal="left", vertical="center")),
    }


def _rows(table: Table, formats: Mapping[str, int]) -> Iterator[str]:
    """The sheet's rows as XML."""
    widths = [width for _, width in table.columns]
    yield from _row(1, [header for header, _ in table.columns], widths, formats, text="header", least=2)
    for number, row in enumerate(table.rows[: LAST_ROW - 1], 2):
        yield from _row(number, row, widths, formats)
    if table.note and not table.rows:
        note = _cell("A2", table.note, formats, "note")
        yield f'<row r="2" ht="{_LINE_HEIGHT}" customHeight="1">{note}</row>'


def _row(
    number: int, row: Sequence[Value], widths: Sequence[float], formats: Mapping[str, int],
    *, text: str = "text", least: int = 1,
) -> Iterator[str]:  # fmt: skip
    height = min(_HIGHEST, _LINE_HEIGHT * max(least, *map(lines_in, row, widths)))
    yield f'<row r="{number}" ht="{height}" customHeight="1">'
    for place, value in enumerate(row, 1):
        yield _cell(f"{column_letters(place)}{number}", value, formats, text)
    yield "</row>"


def _cell(place: str, value: Value, formats: Mapping[str, int], text: str) -> str:
    if isinstance(value, int):
        return f'<c r="{place}" s="{formats["number"]}"><v>{value}</v></c>'
    if isinstance(value, dt.date):
        kind = "moment" if isinstance(value, dt.datetime) else "day"
        return f'<c r="{place}" s="{formats[kind]}"><v>{_serial(value)}</v></c>'
    if not value:
        return f'<c r="{place}" s="{formats[text]}"/>'
    return f'<c r="{place}" s="{formats[text]}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


def _serial(value: dt.date) -> str:
    """A day as Excel counts them, and a moment as a part of it."""
    if not isinstance(value, dt.datetime):
        return str((value - _DAY_ZERO).days)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return f"{(value.date() - _DAY_ZERO).days + seconds / 86400:.10f}"


@lru_cache(maxsize=8192)  # names of places and papers stand in many rows
def _text(value: str) -> str:
    """The letters as XML; what XML cannot say is left out, and a text longer than a cell is cut."""
    clean = _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    cut = clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"
    return escape(_LOOKS_ESCAPED.sub("_x005F_", cut))


@lru_cache(maxsize=8192)
def lines_in(value: Value, width: float) -> int:
    """How many lines a value takes in a column of this width, at the most: lines break between words.

    Marks above and below letters take no room.
    """
    if not isinstance(value, str):
        return 1
    lines = (len(_MARKS.sub("", line)) for line in value.split("\n"))
    return sum(max(1, -(-letters // max(1, int(width * 0.85)))) for letters in lines)
