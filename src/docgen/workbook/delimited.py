"""Tables as text: .csv as Excel and other programs write them, in UTF-8, UTF-16 or the old Thai code page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from docgen.workbook.container import TooBigError
from docgen.workbook.grid import BLANK, LAST_COLUMN, LAST_ROW, MOST_CELLS, Grid, Raw, from_text
from docgen.workbook.shared import Text, clean
from docgen.workbook.xmlstream import DamagedError

SUFFIXES = frozenset((".csv", ".tsv"))
_DELIMITERS = ",;\t|"
_LINES_SEEN = 20
_AS_FORMULA = re.compile(r'="([^"]*)"')  # how programs keep Excel from eating zeros


def sheet_name(path: Path) -> str:
    """A text has no sheets: its name says which one it is, `วัสดุ.csv` or `โครงการ-วัสดุ.csv`."""
    return re.split(r" *[-–_] *", path.stem)[-1] or path.stem


def grid(content: bytes) -> Grid:
    """The cells of a text; raises DamagedError."""
    made = Grid()
    count = 0
    for number, fields in enumerate(rows_of(content), 1):
        cells = {column: raw for column, field in enumerate(fields, 1) if (raw := _cell(field)) is not BLANK}
        count += len(cells)
        if number > LAST_ROW or len(fields) > LAST_COLUMN or count > MOST_CELLS:
            raise TooBigError("cells")
        if cells:
            made.rows[number] = cells
    return made


def rows_of(content: bytes) -> Iterator[list[str]]:
    """The rows of a text; raises DamagedError."""
    text = _decoded(content)
    first = text.splitlines()[:_LINES_SEEN]
    delimiter = max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in first))
    try:
        yield from csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    except csv.Error as error:
        raise DamagedError(str(error)) from error


def _decoded(content: bytes) -> str:
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")  # Notepad's "Unicode"
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp874"):
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise DamagedError("an unknown character set")


def _cell(field: str) -> Raw:
    match = _AS_FORMULA.fullmatch(field)
    return from_text(Text(clean(match[1] if match else field)))
