"""Tables that the program hands out as a workbook: rows of finished text in, the bytes of an .xlsx file out.

Text stays text: a value such as `=1+1` or `12/3` is stored as the very letters, in cells formatted as text, so that
Excel makes neither a formula nor a date of it, also when somebody goes into the cell and out again. The same tables
give the same bytes. The parts are written directly: openpyxl takes nine times as long for a history of twenty thousand
rows, makes a formula of a leading `=`, and stamps the time.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

FONT, SIZE = "TH SarabunPSK", 15
LONGEST = 32_767  # letters that Excel takes in a cell
LAST_ROW = 1_048_576
_LINE_HEIGHT, _HIGHEST = 25, 409  # points, room for marks above and below; Excel allows no higher row
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can say
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")  # XML has no place for these
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read a letter out of it
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]")
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEADER, _TEXT, _NUMBER, _NOTE, _DAY, _MOMENT = 1, 2, 3, 4, 5, 6  # the cell formats of _STYLES
_DAY_ZERO = dt.date(1899, 12, 30)
_BUDDHIST = "[$-107041E]d mmm yyyy"  # Thai months, years of the Buddhist era
Value = str | int | dt.date | dt.datetime


def _font(look: str = "", color: str = "") -> str:
    painted = f'<color rgb="{color}"/>' if color else ""
    return f'<font>{look}<sz val="{SIZE}"/>{painted}<name val="{FONT}"/><family val="2"/></font>'


_BOX = "".join(f'<{side} style="thin"><color rgb="FFA6A6A6"/></{side}>' for side in ("left", "right", "top", "bottom"))
_STYLES = (
    f"{_HEAD}<styleSheet {_MAIN}>"
    f'<numFmts count="2"><numFmt numFmtId="164" formatCode="{_BUDDHIST};@"/>'
    f'<numFmt numFmtId="165" formatCode="{_BUDDHIST} hh:mm;@"/></numFmts>'
    f'<fonts count="3">{_font()}{_font("<b/>", "FFFFFFFF")}{_font("<i/>", "FF595959")}</fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills>'
    f'<borders count="2"><border><left/><right/><top/><bottom/></border><border>{_BOX}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"'
    ' applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyAlignment="1"><alignment horizontal="left" vertical="center"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: (header, width in letters) of each column, and rows of text, whole numbers, days and moments.

    `note` stands below the headers where there are no rows.
    """

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def write_table_book(tables: Sequence[Table], *, title: str) -> bytes:
    """An .xlsx file with a sheet for each table: headers frozen and filtered, A4 landscape, headers on every page."""
    names = [_FORBIDDEN_IN_NAME.sub("_", table.name)[:31] for table in tables]
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relationships(
            ("officeDocument", "xl/workbook.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title),
        "xl/workbook.xml": _workbook(names, tables),
        "xl/_rels/workbook.xml.rels": _relationships(
            *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(tables) + 1)), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": "".join(_sheet(table, n == 1)) for n, table in enumerate(tables, 1)},
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_TIME)
            entry.external_attr = 0o600 << 16
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, xml.encode("utf-8"), compress_type=zipfile.ZIP_DEFLATED, compresslevel=6)
    return result.getvalue()


def _sheet(table: Table, is_first: bool) -> Iterator[str]:
    last = f"{_letter(len(table.columns))}{min(len(table.rows), LAST_ROW - 1) + 1}"
    yield (
        f'{_HEAD}<worksheet {_MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
        f'<sheetViews><sheetView tabSelected="{int(is_first)}" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE_HEIGHT}" customHeight="1"/><cols>'
    )
    for place, (_, width) in enumerate(table.columns, 1):
        yield f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield from _row(1, [header for header, _ in table.columns], table, style=_HEADER, least=2)
    for number, row in enumerate(table.rows[: LAST_ROW - 1], 2):
        yield from _row(number, row, table, style=_TEXT)
    if table.note and not table.rows:
        yield f'<row r="2" ht="{_LINE_HEIGHT}" customHeight="1">{_cell("A2", table.note, _NOTE)}</row>'
    yield (
        f'</sheetData><autoFilter ref="A1:{last}"/>'
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
        f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _row(number: int, row: Sequence[Value], table: Table, *, style: int, least: int = 1) -> Iterator[str]:
    lines = (lines_in(value, width) for value, (_, width) in zip(row, table.columns, strict=True))
    height = min(_HIGHEST, _LINE_HEIGHT * max(least, *lines))
    yield f'<row r="{number}" ht="{height}" customHeight="1">'
    for place, value in enumerate(row, 1):
        yield _cell(f"{_letter(place)}{number}", value, style)
    yield "</row>"


def _cell(place: str, value: Value, style: int) -> str:
    if isinstance(value, int):
        return f'<c r="{place}" s="{_NUMBER}"><v>{value}</v></c>'
    if isinstance(value, dt.date):
        moment = isinstance(value, dt.datetime)
        return f'<c r="{place}" s="{_MOMENT if moment else _DAY}"><v>{_serial(value)}</v></c>'
    if not value:
        return f'<c r="{place}" s="{style}"/>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'


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


@cache
def _letter(place: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _workbook(names: Sequence[str], tables: Sequence[Table]) -> str:
    sheets = "".join(f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
    defined = []
    for at, (name, table) in enumerate(zip(names, tables, strict=True)):
        quoted = escape("'" + name.replace("'", "''") + "'")
        last = f"${_letter(len(table.columns))}${min(len(table.rows), LAST_ROW - 1) + 1}"
        defined += [
            _name_of_sheet("_FilterDatabase", at, f"{quoted}!$A$1:{last}", ' hidden="1"'),
            _name_of_sheet("Print_Titles", at, f"{quoted}!$1:$1"),
        ]
    return (
        f'{_HEAD}<workbook {_MAIN} xmlns:r="{_RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{sheets}</sheets><definedNames>{''.join(defined)}</definedNames></workbook>"
    )


def _name_of_sheet(name: str, sheet: int, cells: str, attributes: str = "") -> str:
    return f'<definedName name="_xlnm.{name}" localSheetId="{sheet}"{attributes}>{cells}</definedName>'


def _content_types(sheets: int) -> str:
    overrides = [("/xl/workbook.xml", f"{_TYPES}.sheet.main+xml"), ("/xl/styles.xml", f"{_TYPES}.styles+xml")]
    overrides += [(f"/xl/worksheets/sheet{n}.xml", f"{_TYPES}.worksheet+xml") for n in range(1, sheets + 1)]
    overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{(package if "/" in kind else _RELATIONS)}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{package}">{listed}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(title)}</dc:title><dc:creator>docgen</dc:creator></cp:coreProperties>"
    )
