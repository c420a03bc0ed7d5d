"""What is asked of a workbook (specs) and what was found in it (sheets, rows, cells). Nothing here reads a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.findings import CellRef

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderSpec:
    """A column to look for: `names` holds the canonical header first, then the spellings that clerks use."""

    key: str
    names: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSpec:
    """A sheet to look for.

    `units` are words of the programme's own by which a row may say what it adds up: `รวม 62 คน`, `รวมทุกกลุ่ม`.
    """

    name: str
    aliases: tuple[str, ...]
    headers: tuple[HeaderSpec, ...]
    required: bool = True
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value as Excel stores it, and where it stands.

    A date is a `date`, or a `datetime` when it has a time of day; its year is as stored, so a Buddhist year typed into
    a date cell comes out as the year 2565. A duration is a `timedelta`, never a day. A number whose format says more
    than the number (`85%`, `007`) is the text that Excel shows. `error` is not empty where the cell holds no usable
    value although it is not blank: an Excel error (`#REF!`), a formula that was never calculated (`=A1*2`), a ditto
    mark with nothing above. `is_filled`: the value is that of the cell above, by a mark or a merged cell.
    """

    value: CellValue
    where: CellRef
    error: str = ""
    is_filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row by header key: every header that the sheet has, blank cells included."""

    where: CellRef
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One spec's rows, from all files. `headers` maps a key to the header as written; `missing` are keys in no file."""

    name: str
    rows: tuple[Row, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    totals: tuple[Row, ...] = ()
    missing: tuple[str, ...] = ()
    where: CellRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets that were found, by the name of their spec."""

    sheets: Mapping[str, Sheet]
    files: tuple[str, ...] = ()
