"""A workbook's formulas with what they come to: docgen reads stored values only, and openpyxl stores none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from xml.sax.saxutils import escape

from openpyxl import Workbook

from docgen.workbook.saving import saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula (without `=`) and what Excel last stored for it; an error such as `#REF!` may be stored too."""

    text: str
    stored: Decimal | str


Stored = Mapping[tuple[int, str], Decimal | str]
"""What formulas come to, by the sheet's place in the workbook (from 1) and the cell's coordinate."""


def canonical_bytes(book: Workbook, stored: Stored) -> bytes:
    """The workbook's file: the same workbook gives the same bytes whenever it is saved."""
    by_sheet: dict[int, dict[str, Decimal | str]] = {}
    for (sheet, coordinate), value in stored.items():
        by_sheet.setdefault(sheet, {})[coordinate] = value
    return saved(book, {sheet: partial(_with_stored, values) for sheet, values in by_sheet.items()})


_FORMULA_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>', re.DOTALL)


def _with_stored(values: Mapping[str, Decimal | str], xml: str) -> str:
    def cell(match: re.Match[str]) -> str:
        coordinate, attributes, formula = match.groups()
        value = values[coordinate]
        kind = "" if isinstance(value, Decimal) else ' t="e"' if value.startswith("#") else ' t="str"'
        attributes = re.sub(r' t="[^"]*"', "", attributes)
        return f'<c r="{coordinate}"{attributes}{kind}><f>{formula}</f><v>{escape(str(value))}</v></c>'

    return _FORMULA_CELL.sub(cell, xml)
