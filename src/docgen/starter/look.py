"""How the workbooks look: fonts, colours, number formats, as named styles that Excel shows in its gallery."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension

from docgen.records.kinds import EXCEL_DATE, EXCEL_GENERAL, EXCEL_MONEY, EXCEL_TEXT, EXCEL_TIME

FONT, SIZE = "TH SarabunPSK", 15
REQUIRED, EITHER, OPTIONAL = "docgen required", "docgen either", "docgen optional"
TITLE, SUBTITLE, EXPLANATION, TOTAL = "docgen title", "docgen subtitle", "docgen explanation", "docgen total"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FORMATS = {EXCEL_TEXT: "text", EXCEL_GENERAL: "number", EXCEL_DATE: "date", EXCEL_MONEY: "money", EXCEL_TIME: "time"}


def value_style(excel_format: str, *, example: bool = False) -> str:
    """The named style of a value's cell, or of the grey example's."""
    return f"docgen {'example ' if example else ''}{_FORMATS[excel_format]}"


def label(style: str) -> str:
    """A header's style for the name of a setting, which stands at the left of its row."""
    return f"{style} label"


def format_column(dimension: ColumnDimension, excel_format: str) -> None:
    """What holds for the cells of a column that nobody has filled yet, without writing one."""
    dimension.number_format = excel_format
    dimension.font = Font(name=FONT, size=SIZE)
    dimension.alignment = _alignment(excel_format)


def add_styles(book: Workbook) -> None:
    """Register every named style."""
    for style in (*_value_styles(), *_heading_styles()):
        book.add_named_style(style)


def _value_styles() -> list[NamedStyle]:
    styles = []
    for excel_format in _FORMATS:
        for example in (False, True):
            style = NamedStyle(name=value_style(excel_format, example=example))
            style.font = Font(name=FONT, size=SIZE, color="808080" if example else "000000", italic=example)
            style.alignment, style.border, style.number_format = _alignment(excel_format), _BOX, excel_format
            if example:
                style.fill = PatternFill("solid", fgColor="F2F2F2")
                style.number_format = EXCEL_TEXT
            styles.append(style)
    return styles


def _alignment(excel_format: str) -> Alignment:
    horizontal = {EXCEL_MONEY: "right", EXCEL_TEXT: "left"}.get(excel_format, "center")
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=excel_format == EXCEL_TEXT)


def _heading_styles() -> list[NamedStyle]:
    headers = []
    for name, colour, ground in (
        (REQUIRED, "FFFFFF", "1F4E79"),
        (EITHER, "10253F", "9DC3E6"),
        (OPTIONAL, "1F4E79", "DDEBF7"),
    ):
        for is_label in (False, True):
            style = NamedStyle(name=label(name) if is_label else name)
            style.font = Font(name=FONT, size=SIZE, bold=name != OPTIONAL, color=colour)
            style.fill, style.border = PatternFill("solid", fgColor=ground), _BOX
            style.alignment = Alignment(horizontal="left" if is_label else "center", vertical="center", wrap_text=True)
            headers.append(style)
    title = NamedStyle(name=TITLE, font=Font(name=FONT, size=20, bold=True))
    subtitle = NamedStyle(name=SUBTITLE, font=Font(name=FONT, size=SIZE))
    title.alignment = subtitle.alignment = Alignment(horizontal="left", vertical="center")
    explanation = NamedStyle(name=EXPLANATION, font=Font(name=FONT, size=SIZE, color="595959"))
    explanation.alignment, explanation.border = Alignment(vertical="center", wrap_text=True), _BOX
    total = NamedStyle(name=TOTAL, font=Font(name=FONT, size=SIZE, bold=True), number_format=EXCEL_MONEY)
    total.fill, total.border = PatternFill("solid", fgColor="FFF2CC"), _BOX
    total.alignment = Alignment(horizontal="right", vertical="center")
    return [*headers, title, subtitle, explanation, total]
