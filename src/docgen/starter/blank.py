"""The empty workbook: every sheet, headers that say what to type, and a grey example row that the reader leaves out."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.records import Column, Record, Schema, columns
from docgen.records.reading import SETTING, SETTING_NOTE, SETTING_VALUE
from docgen.starter import look
from docgen.starter.package import canonical_bytes
from docgen.starter.sheets import add_choice, fit_row, put, set_up_page, write_headers
from docgen.starter.wording import wording as words_of

EXAMPLE_MARK = "ตัวอย่าง:"


def blank_workbook(schema: Schema) -> bytes:
    """An .xlsx file with all sheets and nothing filled in."""
    book = new_book()
    add_settings(book, schema.settings, {})
    for record in schema.rows:
        _add_record_sheet(book, record)
    return canonical_bytes(book, {})


def new_book() -> Workbook:
    """A workbook without sheets that knows docgen's styles."""
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    look.add_styles(book)
    return book


def add_settings(book: Workbook, settings: type[Record], values: dict[str, object]) -> None:
    """The settings sheet: name, value, explanation; `values` by the field's key, the rest stays blank."""
    sheet = book.create_sheet(settings.sheet)
    wording = words_of()["note"]
    put(sheet, 1, 1, wording["settings_title"], look.TITLE)
    sheet.row_dimensions[1].height = 30
    for place, (header, width) in enumerate(((SETTING, 54), (SETTING_VALUE, 44), (SETTING_NOTE, 66)), 1):
        put(sheet, 2, place, header, look.REQUIRED if place < 3 else look.OPTIONAL)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, column in enumerate(columns(settings), 3):
        put(sheet, row, 1, column.header, look.label(look.REQUIRED if column.required else look.OPTIONAL))
        put(sheet, row, 2, values.get(column.key), look.value_style(column.kind.excel_format))
        put(sheet, row, 3, _explanation(column), look.EXPLANATION)
        add_choice(sheet, column, cells=f"B{row}")
        fit_row(sheet, row, ())
    set_up_page(sheet, header_row=2, titles=1)


def _explanation(column: Column) -> str:
    wording = words_of()["note"]
    example = wording["settings_example"].format(example=column.example) if column.example not in column.note else ""
    optional = "" if column.required else wording["settings_optional"]
    return " ".join(filter(None, (column.note, example, optional)))


def _add_record_sheet(book: Workbook, record: type[Record]) -> None:
    sheet = book.create_sheet(record.sheet)
    declared = columns(record)
    write_headers(sheet, record)
    add_example(sheet, declared, row=2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(declared))}2"


def add_example(sheet: Worksheet, declared: tuple[Column, ...], *, row: int) -> None:
    """The grey row; the mark in its first cell tells a person and the reader that it is no data."""
    typed = []
    for place, column in enumerate(declared, 1):
        value = f"{EXAMPLE_MARK} {column.example}".strip() if place == 1 else column.example or None
        put(sheet, row, place, value, look.value_style(column.kind.excel_format, example=True))
        typed.append((value, column.width))
    fit_row(sheet, row, typed)
