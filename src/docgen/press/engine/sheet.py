"""The workbook behind a chart: one sheet, which Word shows under "Edit Data".

It is written here and not by openpyxl (`docgen.workbook`): the papers with charts keep their bytes whatever version of
openpyxl there is, half as many of them, and one is made in 0.2 ms where openpyxl takes 7. Texts stand in their cells as
texts, whatever they begin with: none becomes a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from docgen.findings import column_letters
from docgen.zipping import FAST, zipped

SHEET = "Sheet1"
Cell = str | None  # a finished text, or a number as it is written; None is an empty cell

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_GENERAL = "General"

_TYPES = (
    f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_ROOT = (
    f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = (
    f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>"
)
_BOOK_RELATIONS = (
    f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)


def xstring(escaped: str) -> str:
    """An escaped text as spreadsheets and charts write it: what looks like their own `_x000D_` is told from it."""
    return _LOOKS_ESCAPED.sub("_x005F_", escaped) if "_x" in escaped else escaped


def workbook(
    heads: Sequence[Cell], rows: Sequence[tuple[str, Sequence[Cell]]], formats: Sequence[str], *, level: int = FAST
) -> bytes:
    """A workbook whose first column holds the rows' names and whose others the numbers below their heads.

    All texts are XML already (`printing.escaped`); `formats` has the number format of each column of numbers.
    """
    known = list(dict.fromkeys([_GENERAL, *formats]))
    styles = [known.index(code) for code in formats]
    columns = [column_letters(n) for n in range(1, len(heads) + 2)]
    lines = [_row(1, [_text(f"{columns[n]}1", head) for n, head in enumerate(heads, 1) if head is not None])]
    for at, (name, numbers) in enumerate(rows, 2):
        cells = [_text(f"A{at}", name)]
        cells += [
            f'<c r="{columns[n]}{at}" s="{styles[n - 1]}"><v>{number}</v></c>'
            for n, number in enumerate(numbers, 1)
            if number is not None
        ]
        lines.append(_row(at, cells))
    sheet = (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{columns[-1]}{len(rows) + 1}"/>'
        '<cols><col min="1" max="1" width="28" customWidth="1"/>'
        f'<col min="2" max="{len(columns)}" width="18" customWidth="1"/></cols>'
        f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": _styles(known),
    }
    return zipped({part: text.encode("utf-8") for part, text in parts.items()}, level)


def _row(number: int, cells: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(place: str, text: str | None) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{xstring(text or "")}</t></is></c>'


def _styles(formats: Sequence[str]) -> str:
    """Styles with a cell format for each number format, the first being the general one."""
    own = [f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats[1:], 164)]
    numbers = f'<numFmts count="{len(own)}">{"".join(own)}</numFmts>' if own else ""
    cells = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in (0, *range(164, 164 + len(own)))
    )
    return (
        f'{_DECLARED}<styleSheet xmlns="{_MAIN}">{numbers}'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats)}">{cells}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
        'builtinId="0"/></cellStyles></styleSheet>'
    )
