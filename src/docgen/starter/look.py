"""How the workbooks look: fonts, colours, number formats, as named styles that Excel shows in its gallery."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension

from docgen.records.kinds import EXCEL_DATE, EXCEL_GENERAL, EXCEL_MONEY, EXCEL_TEXT, EXCEL_TIME

FONT, SIZE = "TH SarabunPSK", 15
REQUIRED, OPTIONAL, TITLE, SUBTITLE, EXPLANATION, TOTAL = (
    "docgen required", "docgen optional", "docgen title", "docgen subtitle", "docgen explanation", "docgen total",
)  # fmt: skip
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FORMATS = {EXCEL_TEXT: "text", EXCEL_GENERAL: "number", EXCEL_DATE: "date", EXCEL_MONEY: "money", EXCEL_TIME: "time"}


def value_style(excel_format: str, *, example: bool = False) -> str:
    """The named style of a value's cell, or of the grey example's."""
    return f"docgen {'example ' if example else ''}{_FORMATS[excel_format]}"


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
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    required = NamedStyle(name=REQUIRED, font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"))
    required.fill, required.alignment, required.border = PatternFill("solid", fgColor="1F4E79"), centre, _BOX
    optional = NamedStyle(name=OPTIONAL, font=Font(name=FONT, size=SIZE, color="1F4E79"))
    optional.fill, optional.alignment, optional.border = PatternFill("solid", fgColor="DDEBF7"), centre, _BOX
    title = NamedStyle(name=TITLE, font=Font(name=FONT, size=20, bold=True))
    subtitle = NamedStyle(name=SUBTITLE, font=Font(name=FONT, size=SIZE))
    title.alignment = subtitle.alignment = Alignment(horizontal="left", vertical="center")
    explanation = NamedStyle(name=EXPLANATION, font=Font(name=FONT, size=SIZE, color="595959"))
    explanation.alignment, explanation.border = Alignment(vertical="center", wrap_text=True), _BOX
    total = NamedStyle(name=TOTAL, font=Font(name=FONT, size=SIZE, bold=True), number_format=EXCEL_MONEY)
    total.fill, total.border = PatternFill("solid", fgColor="FFF2CC"), _BOX
    total.alignment = Alignment(horizontal="right", vertical="center")
    return [required, optional, title, subtitle, explanation, total]
