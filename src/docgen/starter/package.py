"""From openpyxl's workbook to canonical bytes: fixed times, fixed order, and a stored value for every formula.

openpyxl stamps the time of saving into the package and cannot store what a formula comes to; a workbook that Excel
never opened would have none, and docgen reads stored values only.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can say
_STAMP = dt.datetime(2021, 11, 1, 8, 30)  # the guideline's month
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula (without `=`) and what Excel last stored for it; an error such as `#REF!` may be stored too."""

    text: str
    stored: Decimal | str


Stored = Mapping[tuple[int, str], Decimal | str]
"""What formulas come to, by the sheet's place in the workbook (from 1) and the cell's coordinate."""


def canonical_bytes(book: Workbook, stored: Stored) -> bytes:
    """The workbook's file: the same workbook gives the same bytes whenever it is saved."""
    book.properties.creator = "docgen"
    book.properties.lastModifiedBy = "docgen"
    book.properties.created = _STAMP
    saved = io.BytesIO()
    book.save(saved)
    by_part: dict[str, dict[str, Decimal | str]] = {}
    for (sheet, coordinate), value in stored.items():
        by_part.setdefault(f"xl/worksheets/sheet{sheet}.xml", {})[coordinate] = value
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "docProps/core.xml":
                stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            elif part.filename in by_part:
                content = _with_stored(content.decode("utf-8"), by_part[part.filename]).encode("utf-8")
            entry = zipfile.ZipInfo(part.filename, date_time=_EPOCH)
            entry.external_attr = 0o600 << 16
            entry.create_system = 0  # the same on every system
            target.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)
    return result.getvalue()


_FORMULA_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>', re.DOTALL)


def _with_stored(xml: str, values: Mapping[str, Decimal | str]) -> str:
    def cell(match: re.Match[str]) -> str:
        coordinate, attributes, formula = match.groups()
        value = values[coordinate]
        kind = "" if isinstance(value, Decimal) else ' t="e"' if value.startswith("#") else ' t="str"'
        attributes = re.sub(r' t="[^"]*"', "", attributes)
        return f'<c r="{coordinate}"{attributes}{kind}><f>{formula}</f><v>{escape(str(value))}</v></c>'

    return _FORMULA_CELL.sub(cell, xml)
