"""A record's sheet, built from its declared columns: headers with notes, formats, drop-down lists, print set-up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.records import Column, Person, Record
from docgen.records import columns as declared_columns
from docgen.starter import look
from docgen.starter.wording import wording as words_of

LAST_ROW = 5000  # how far down the drop-down lists reach
_MOST_LIST_LETTERS = 255  # Excel's limit for a list typed into a validation
_ROW_HEIGHT = 22
_WIDER = 1.15  # bold headers and the substitutes of the official font need more than the declared width
_NAME_KEYS = frozenset(("first", "last"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a clerk has arranged a sheet; the plain layout is one header row in row 1.

    `bands` names a band of columns in a row of its own above the headers (key of a column → the band's text),
    `headers` other spellings of headers, `left_out` columns that the clerk has deleted, `added` headers of columns of
    their own; with `example`, the grey row is still there.
    """

    titles: tuple[str, ...] = ()
    bands: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()
    example: bool = False

    @property
    def header_row(self) -> int:
        """The row that names the columns one by one."""
        return len(self.titles) + (2 if self.bands else 1)

    def columns(self, declared: Iterable[Column]) -> tuple[Column, ...]:
        """The declared columns that the sheet has."""
        return tuple(column for column in declared if column.key not in self.left_out)


PLAIN = Layout()
_NEEDS = {look.REQUIRED: "required", look.EITHER: "either", look.OPTIONAL: "optional"}


def write_headers(sheet: Worksheet, record: type[Record], layout: Layout = PLAIN) -> None:
    """Titles, headers with their notes, and everything that holds for whole columns or the printed page."""
    columns = layout.columns(declared_columns(record))
    width = len(columns) + len(layout.added)
    for number, title in enumerate(layout.titles, 1):
        put(sheet, number, 1, title, look.TITLE if number == 1 else look.SUBTITLE)
        sheet.row_dimensions[number].height = 28 if number == 1 else _ROW_HEIGHT
    row = layout.header_row
    for place, column in enumerate(columns, 1):
        style = need(record, column)
        top = row if column.key in layout.bands or not layout.bands else row - 1
        if top < row:
            put(sheet, row, place, None, style)
            sheet.merge_cells(start_row=top, end_row=row, start_column=place, end_column=place)
        put(sheet, top, place, layout.headers.get(column.key, column.header), style)
        sheet.cell(top, place).comment = _note(column, style, record.found_by_note)
    for place, header in enumerate(layout.added, len(columns) + 1):
        put(sheet, row, place, header, look.OPTIONAL)
    _write_bands(sheet, columns, layout)
    lines = (_lines(layout.headers.get(column.key, column.header), column.width) for column in columns)
    sheet.row_dimensions[row].height = _ROW_HEIGHT * max(2, *lines)
    _format_columns(sheet, columns, width)
    add_choices(sheet, columns, first_row=row + 1)
    set_up_page(sheet, header_row=row, titles=len(layout.titles))


def need(record: type[Record], column: Column) -> str:
    """The header's style: needed, needed unless another column says the same, or not needed.

    A place is named by one of several columns; a person by columns of a name or by one cell.
    """
    if column.required or (column.key in _NAME_KEYS and issubclass(record, Person) and record.name_needed):
        return look.REQUIRED
    return look.EITHER if column.key in record.found_by else look.OPTIONAL


def fit_row(sheet: Worksheet, row: int, texts: Iterable[tuple[Any, float]]) -> None:
    """Make the row as high as its longest text needs: each with the declared width of its column.

    Excel would do so by itself, LibreOffice does not.
    """
    lines = (_lines(text, width) for text, width in texts if isinstance(text, str))
    sheet.row_dimensions[row].height = _ROW_HEIGHT * max(lines, default=1)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width; marks above and below letters take no room."""
    lines = (sum(unicodedata.category(char) != "Mn" for char in line) for line in text.split("\n"))
    return sum(max(1, -(-letters // max(1, int(width)))) for letters in lines)


def _write_bands(sheet: Worksheet, columns: Sequence[Column], layout: Layout) -> None:
    """The row above the headers: one merged cell for each run of columns with the same band."""
    row = layout.header_row - 1
    if layout.bands:
        sheet.row_dimensions[row].height = 2 * _ROW_HEIGHT
    start = 0
    while start < len(columns):
        band = layout.bands.get(columns[start].key)
        end = start
        while end + 1 < len(columns) and band and layout.bands.get(columns[end + 1].key) == band:
            end += 1
        if band:
            for place in range(start + 1, end + 2):
                put(sheet, row, place, band if place == start + 1 else None, look.OPTIONAL)
            if end > start:
                sheet.merge_cells(start_row=row, end_row=row, start_column=start + 1, end_column=end + 1)
        start = end + 1


def _format_columns(sheet: Worksheet, columns: Sequence[Column], width: int) -> None:
    """Widths, and number formats for the rows that nobody has filled yet: text stays text when it is typed."""
    sheet.sheet_format.defaultRowHeight = _ROW_HEIGHT
    for place, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = max(column.width, 6) * _WIDER
        look.format_column(dimension, column.kind.excel_format)
    for place in range(len(columns) + 1, width + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 14


def add_choices(sheet: Worksheet, columns: Sequence[Column], *, first_row: int) -> None:
    """Drop-down lists: binding where the choice is closed, a help where the note only suggests words."""
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        add_choice(sheet, column, cells=f"{letter}{first_row}:{letter}{LAST_ROW}")


def add_choice(sheet: Worksheet, column: Column, *, cells: str) -> None:
    """The column's drop-down list on a range of cells, if it has one."""
    options = choices_of(column)
    listed = ",".join(options)
    if not options or len(listed) > _MOST_LIST_LETTERS or any("," in option for option in options):
        return
    wording = words_of()["validation"]
    closed = bool(column.choices)
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=closed)
    rule.errorStyle, rule.errorTitle = "warning", wording["title"]
    rule.error = wording["message"].format(choices=" / ".join(options))[:225]
    rule.add(cells)
    sheet.add_data_validation(rule)


def choices_of(column: Column) -> tuple[str, ...]:
    """What a drop-down list offers: declared choices, a flag's two words, or the words that the column's note lists."""
    if column.choices:
        return column.choices
    if column.kind.name == "flag":
        pairs: Mapping[str, Sequence[str]] = words_of()["flag"]
        return tuple(pairs.get(column.note, pairs["default"]))
    listed = [option.strip() for option in re.split(r"\s/\s", column.note.rpartition(":")[2])]
    return tuple(listed) if column.kind.name == "text" and len(listed) >= 3 else ()


def _note(column: Column, style: str, note: str) -> Comment:
    """What a pointer on the header shows: whether it is needed, what it means, how to type it, an example.

    `note` says which of several columns will do.
    """
    wording = words_of()
    lines = [
        note if style == look.EITHER and note else wording["note"][_NEEDS[style]],
        column.note,
        wording["kind"][column.kind.name],
        wording["note"]["choices"].format(choices=" / ".join(column.choices)) if column.choices else "",
        wording["note"]["example"].format(example=column.example) if column.example else "",
    ]
    lines = [line for line in lines if line]
    comment = Comment("\n".join(lines), "docgen")
    comment.width = 300
    comment.height = 26 + 18 * sum(1 + len(line) // 42 for line in lines)
    return comment


def set_up_page(sheet: Worksheet, *, header_row: int, titles: int = 0) -> None:
    """Frozen headers on the screen; on paper A4 landscape, as wide as the page, the headers on every page."""
    sheet.freeze_panes = f"A{header_row + 1}"
    sheet.print_title_rows = f"{titles + 1}:{header_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.5
    margins.bottom = 0.6
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N"))


def put(sheet: Worksheet, row: int, column: int, value: Any, style: str) -> None:
    """A value (None leaves the cell blank) with its named style."""
    cell = sheet.cell(row, column)
    if value is not None:
        cell.value = value
    cell.style = style
