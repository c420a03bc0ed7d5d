"""One sheet's XML as a sparse grid of values: the only place that knows how Excel writes a cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from docgen.workbook.container import TooBigError
from docgen.workbook.formats import OTHERWISE, ROUNDED, UNSEEN, Notice
from docgen.workbook.model import CellValue
from docgen.workbook.shared import (
    NOT_STRUCK,
    PARTLY_STRUCK,
    PLAIN,
    STRUCK,
    Book,
    SheetPart,
    StringBuilder,
    Style,
    Text,
    clean,
)
from docgen.workbook.xmlstream import DamagedError, Feeder, is_true, parser

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_CELLS = 3_000_000
MOST_MERGES = 500_000
_MOST_COVERED = 20_000_000  # cells looked at below merged ones

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_ERROR = re.compile(r"#(?:[A-Z0-9_/]+[!?]|N/A|GETTING_DATA|#+)", re.IGNORECASE)
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}
_ROW = b'<row r="'
_HELD = (b"<v", b"<f", b"<is")  # what only a cell that holds something has


class Raw(NamedTuple):
    """What a cell holds: a value, or an error in its place (then the value is None), and what must be looked at."""

    value: CellValue
    error: str = ""
    notice: Notice | None = None

    @property
    def is_struck(self) -> bool:
        """The whole cell is struck through."""
        return self.notice is not None and self.notice.code == STRUCK


BLANK = Raw(None)
NOT_BOOLEAN, TOO_LONG = "cell-not-boolean", "cell-too-long"
LONGEST_TEXT = 32_767  # letters, Excel's own limit


class Merge(NamedTuple):
    """A merged area by its outer rows and columns; its value stands in the first cell."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Grid:
    """The cells that hold something, by row and column (from 1); rows in their order. Blank rows are not there.

    `covered` are values that nobody sees, because a merged cell lies over them and shows another.
    """

    rows: dict[int, dict[int, Raw]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    covered: dict[tuple[int, int], Raw] = field(default_factory=dict)

    def uncover(self) -> None:
        """Put the rows in their order, and take away what stands under a merged cell."""
        if list(self.rows) != sorted(self.rows):
            self.rows = dict(sorted(self.rows.items()))
        numbers = list(self.rows)
        looked = 0
        for merge in self.merges:
            anchor = self.rows.get(merge.top, {}).get(merge.left, BLANK)
            for number in numbers[bisect_left(numbers, merge.top) : bisect_left(numbers, merge.bottom + 1)]:
                cells = self.rows[number]
                looked += len(cells) + 1
                if looked > _MOST_COVERED:
                    raise TooBigError("merges")
                for column in [each for each in cells if merge.left <= each <= merge.right]:
                    if (number, column) != (merge.top, merge.left):
                        raw = cells.pop(column)
                        if raw.value != anchor.value:
                            self.covered[number, column] = raw
        for number in {number for number, _ in self.covered}:
            if not self.rows[number]:
                del self.rows[number]


def read_grid(book: Book, sheet: SheetPart) -> Grid:
    """The sheet's grid; raises DamagedError."""
    reader = _SheetReader(book)
    carried = b""
    for chunk in book.container.chunks(sheet.part):
        carried = reader.feed(carried + chunk)
    reader.feeder.feed(carried, is_last=True)
    reader.grid.uncover()
    return reader.grid


class _SheetReader:
    """State of one pass over a sheet's XML.

    The handlers of cells are called a hundred thousand times for a workbook: they do in place what would read better
    in functions of their own.
    """

    def __init__(self, book: Book) -> None:
        self.grid = Grid()
        self.xml = parser(self._root, self._end)
        self._is_1904 = book.is_1904
        self._shared = [from_text(text) for text in book.strings]
        self._styles = {str(index): style for index, style in enumerate(book.styles)}
        self._pieces: list[str] = []
        self.feeder = Feeder(self.xml, self._pieces)
        self._columns: dict[str, int] = {}
        self._builder = StringBuilder()
        self._row = self._column = self._count = 0
        self._cells: dict[int, Raw] = {}
        self._kind, self._style = "n", PLAIN
        self._value: str | None = None
        self._formula: str | None = None
        self._is_inline = False

    def feed(self, content: bytes) -> bytes:
        """Parse what is there up to the last row's start and return the rest.

        Whole rows without a value in them are skipped unparsed, so that a million formatted rows cost next to nothing.
        Only rows that are numbered are skipped, because the others are counted.
        """
        last = content.rfind(_ROW)
        if last <= 0:
            self.feeder.feed(content)
            return b""
        first = content.find(_ROW)
        between = content[first:last]
        if any(held in between for held in _HELD) or b"<!" in between or b"</sheetData" in between:
            first = last
        self.feeder.feed(content[:first])
        return content[last:]

    def _root(self, name: str, _: dict[str, str]) -> None:
        """Choose the handlers: names carry a prefix all through a file, or never."""
        is_prefixed = ":" in name
        self.xml.StartElementHandler = self._start_prefixed if is_prefixed else self._start
        self.xml.EndElementHandler = self._end_prefixed if is_prefixed else self._end

    def _start_prefixed(self, name: str, attributes: dict[str, str]) -> None:
        self._start(name.rpartition(":")[2], attributes)

    def _end_prefixed(self, name: str) -> None:
        self._end(name.rpartition(":")[2])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            reference = attributes.get("r")
            if not reference:
                self._column += 1
            else:
                letters = reference.rstrip("0123456789")
                self._column = self._columns.get(letters) or self._learn(letters, reference)
            self._kind = attributes.get("t", "n")
            self._style = self._styles.get(attributes.get("s", ""), PLAIN)
            self._value = self._formula = None
            if self._kind == "inlineStr":
                self._builder.begin()  # the cell may hold no string at all
        elif name in ("v", "f"):
            self._pieces.clear()
        elif name == "is":
            self._is_inline = True
        elif self._is_inline:
            self._pieces.clear()
            self._builder.open(name, attributes)
        elif name == "row":
            self._open_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            self._hide(attributes)

    def _end(self, name: str) -> None:
        if name == "c":
            if self._value is not None or self._formula is not None or self._kind == "inlineStr":
                self._close_cell()
        elif name == "v":
            self._value = "".join(self._pieces)
        elif name == "is":
            self._is_inline = False
        elif self._is_inline:
            self._builder.close(name, "".join(self._pieces))
        elif name == "f":
            self._formula = "".join(self._pieces)
        elif name == "row" and self._cells:
            self.grid.rows.setdefault(self._row, {}).update(self._cells)

    def _learn(self, letters: str, reference: str) -> int:
        column, _ = _place(reference)
        self._columns[letters] = column
        return column

    def _close_cell(self) -> None:
        raw = self._raw()
        if raw.value is None and not raw.error:
            return
        self._count += 1
        if self._count > MOST_CELLS or self._column > LAST_COLUMN:
            raise TooBigError("cells")
        self._cells[self._column] = looked(raw, self._style) if self._style.is_odd else raw

    def _raw(self) -> Raw:
        kind, value = self._kind, self._value
        if kind == "inlineStr":
            return from_text(self._builder.text())
        if kind == "s":
            return self._string(value) if value else BLANK
        if self._formula is not None and (value is None or (not value and kind != "str")):
            return Raw(None, f"={self._formula}")
        if not value:
            return BLANK
        if kind == "n":
            return _from_number(value, self._style, is_1904=self._is_1904)
        return _FROM.get(kind, _from_string)(value)

    def _string(self, index: str) -> Raw:
        is_number = index.isascii() and index.isdigit() and len(index) < 10
        if not is_number or int(index) >= len(self._shared):
            raise DamagedError(f"string {index}")
        return self._shared[int(index)]

    def _open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if not number:
            self._row += 1
        elif number.isascii() and number.isdigit() and len(number) < 8:
            self._row = int(number)
        else:
            raise DamagedError(f"row {number}")
        if not 0 < self._row <= LAST_ROW:
            raise DamagedError(f"row {self._row}")
        self._column, self._cells = 0, {}
        if is_true(attributes.get("hidden")) or _is_nothing(attributes.get("ht", "")):
            self.grid.hidden.add(self._row)

    def _hide(self, attributes: dict[str, str]) -> None:
        if is_true(attributes.get("hidden")) or _is_nothing(attributes.get("width", "")):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first) < 8 and len(last) < 8:
                self.grid.hidden_columns.append(range(int(first), int(last) + 1))

    def _merge(self, reference: str) -> None:
        if not reference:
            return
        first, _, last = reference.partition(":")
        (left, top), (right, bottom) = _place(first), _place(last or first)
        self.grid.merges.append(Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right)))
        if len(self.grid.merges) > MOST_MERGES:
            raise TooBigError("merges")


def _place(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise DamagedError(f"cell {reference}")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    if column > LAST_COLUMN or int(match[2]) > LAST_ROW:
        raise DamagedError(f"cell {reference}")
    return column, int(match[2])


def looked(raw: Raw, style: Style) -> Raw:
    """A cell in an odd style: a text with the words that its format shows around it, and what must be looked at."""
    is_text = type(raw.value) is str
    if is_text and not style.format.is_plain:
        raw = raw._replace(value=style.format.of_text(str(raw.value)))
    if style.is_struck:
        return raw._replace(notice=Notice(STRUCK, ""))
    if style.is_unseen or (is_text and style.format.hides_text):
        return raw._replace(notice=Notice(UNSEEN, ""))
    return raw


def _is_nothing(size: str) -> bool:
    """A height or a width of 0, however it is written."""
    return size.strip("0.") == "" and size.startswith("0")


def from_text(text: Text) -> Raw:
    """A text, or the error that was pasted as one; a blank is `BLANK`."""
    if not text.value:
        return BLANK
    if len(text.value) > LONGEST_TEXT:
        return Raw(None, f"{text.value[:40]}…", Notice(TOO_LONG, ""))
    if text.value[0] == "#" and _ERROR.fullmatch(text.value.strip()):
        return Raw(None, text.value.strip())  # an error that was pasted as text is as wrong as one that Excel shows
    if text.struck == NOT_STRUCK:
        return Raw(text.value)
    if text.struck == STRUCK:
        return Raw(text.value, "", Notice(STRUCK, ""))
    return Raw(text.value, "", Notice(PARTLY_STRUCK, text.typed, text.value))


def _from_number(text: str, style: Style, *, is_1904: bool) -> Raw:
    number: int | float
    if text.isascii() and text.isdigit() and len(text) < 19:
        number = int(text)
        if style.format.is_plain:
            return Raw(number)
    elif _NUMBER.fullmatch(text.strip()) and math.isfinite(float(text)):
        # Excel counts with 15 digits: what is stored beyond them (0.30000000000000004) is no one's figure.
        number = float(f"{float(text):.15g}")
        number = number if math.isfinite(number) else float(text)
        if number.is_integer() and abs(number) < 10**15:
            number = int(number)
    else:
        return Raw(clean(text) or None)
    return formatted(number, style, is_1904=is_1904)


def formatted(number: float, style: Style, *, is_1904: bool) -> Raw:
    """A number as its format shows it."""
    value, notice = style.format.of_number(number, is_1904=is_1904)
    if notice is None:
        return Raw(value)
    if isinstance(value, dt.date):  # of which the format shows a part
        stored = f"{value.day}/{value.month}/{value.year}"
    else:
        stored = f"{Decimal(repr(number)):f}" if notice.code in (OTHERWISE, ROUNDED) else ""
    notice = notice._replace(stored=stored)
    return Raw(None, notice.shown, notice) if notice.code == OTHERWISE else Raw(value, "", notice)


def _from_boolean(text: str) -> Raw:
    """What is neither yes nor no is never no."""
    answer = _BOOLEANS.get(text.strip().lower())
    return Raw(None, text.strip(), Notice(NOT_BOOLEAN, text.strip())) if answer is None else Raw(answer)


def _from_iso(text: str) -> Raw:
    for kind in (dt.date, dt.datetime, dt.time):
        try:
            return Raw(kind.fromisoformat(text.strip()))
        except ValueError:
            continue
    return Raw(clean(text) or None)


def _from_string(text: str) -> Raw:
    return from_text(Text(clean(text)))


_FROM: Mapping[str, Callable[[str], Raw]] = {
    "b": _from_boolean,
    "e": lambda text: Raw(None, text.strip()),
    "d": _from_iso,
}
