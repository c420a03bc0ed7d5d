"""Spreadsheets of LibreOffice and others (.ods). Beside each number stands what the program shows of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from docgen.errors import WorkbookError
from docgen.workbook.container import LARGEST_STREAM, Container, TooBigError
from docgen.workbook.formats import OTHERWISE, ROUNDED, UNSEEN, Notice, Shown
from docgen.workbook.grid import BLANK, LAST_COLUMN, LAST_ROW, MOST_CELLS, Grid, Merge, Raw, from_text, looked
from docgen.workbook.shared import PLAIN, SheetPart, StringBuilder, Style
from docgen.workbook.xmlstream import DamagedError, Feeder, parser

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_TIME = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_DAY = 86_400
_ERROR = re.compile(r"Err:\d{3}")
_FIGURES, _PLAIN_FIGURES = re.compile(r"[\d.,]+"), re.compile(r"(?=\.?\d)\d*\.?\d*")
_SCIENTIFIC, _PARTED = re.compile(r"-?[\d.,]+E[+-]?\d+", re.IGNORECASE), re.compile(r"\d[-( ]\d")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DRESS = str.maketrans("", "", " \xa0฿$€£¥,()+-")


def is_spreadsheet(container: Container, file: str) -> bool:
    """Whether the archive is one; WorkbookError where it is another OpenDocument, or has a password."""
    if container.has("[Content_Types].xml") or not container.has("mimetype"):
        return False
    if not container.text("mimetype").startswith(_MIMETYPE) or not container.has("content.xml"):
        raise WorkbookError("workbook-other-format", file=file)
    if container.has("META-INF/manifest.xml") and "encryption-data" in container.text("META-INF/manifest.xml"):
        raise WorkbookError("workbook-password", file=file)
    return True


@dataclass(frozen=True)
class Document:
    """A document's sheets and their cells."""

    sheets: tuple[SheetPart, ...]
    grids: Mapping[str, Grid]

    def grid(self, sheet: SheetPart) -> Grid:
        """The cells of one sheet."""
        return self.grids[sheet.part]


def open_document(container: Container) -> Document:
    """All of a document; raises DamagedError."""
    reader = _Reader()
    for part in ("styles.xml", "content.xml"):
        if container.has(part):
            reader.read(container.chunks(part, LARGEST_STREAM // 4))
    if not reader.grids:
        raise DamagedError("no sheet")
    for grid in reader.grids.values():
        grid.uncover()
    return Document(tuple(reader.sheets), reader.grids)


@dataclass
class _Look:
    """A style of cells, tables, rows or columns, or of a piece of text."""

    is_struck: bool = False
    is_hidden: bool = False
    ink: str = "#000000"
    ground: str = "#ffffff"


@dataclass
class _Cell:
    """The cell that is being read."""

    attributes: dict[str, str] = field(default_factory=dict)
    builder: StringBuilder = field(default_factory=StringBuilder)
    paragraphs: int = 0


class _Reader:
    """One pass over styles and content; prefixes are those that every program writes."""

    def __init__(self) -> None:
        self.sheets: list[SheetPart] = []
        self.grids: dict[str, Grid] = {}
        self._looks: dict[str, _Look] = {}
        self._look: _Look | None = None
        self._grid = Grid()
        self._row = self._column = self._declared = self._count = 0
        self._row_times = 1
        self._cells: dict[int, Raw] = {}
        self._cell: _Cell | None = None
        self._notes = 0
        self._spans: list[bool] = []
        self._pieces: list[str] = []

    def read(self, chunks: Iterator[bytes]) -> None:
        feeder = Feeder(parser(self._start, self._end), self._pieces)
        for chunk in chunks:
            feeder.feed(chunk)
        feeder.feed(b"", is_last=True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._cell is not None and name.startswith(("text:", "office:annotation")):
            self._open_text(self._cell, name, attributes)
        elif name == "style:style":
            self._look = self._looks.setdefault(attributes.get("style:name", ""), _Look())
        elif self._look is not None and name.endswith("-properties"):
            _put_look(self._look, attributes)
        elif name == "table:table":
            self._open_table(attributes)
        elif name == "table:table-column":
            self._open_columns(attributes)
        elif name == "table:table-row":
            self._open_row(attributes)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = _Cell(attributes)
        self._pieces.clear()

    def _end(self, name: str) -> None:
        if self._cell is not None and name.startswith(("text:", "office:annotation")):
            self._close_text(self._cell, name)
        elif name == "style:style":
            self._look = None
        elif name in ("table:table-cell", "table:covered-table-cell") and self._cell is not None:
            self._close_cell(self._cell)
            self._cell = None
        elif name == "table:table-row":
            self._close_row()
        self._pieces.clear()

    def _open_text(self, cell: _Cell, name: str, attributes: dict[str, str]) -> None:
        self._take(cell)
        if name == "office:annotation":
            self._notes += 1
        elif name == "text:p" and not self._notes:
            cell.builder.add("\n" if cell.paragraphs else "", is_struck=False)
            cell.paragraphs += 1
        elif name == "text:span":
            self._spans.append(self._looks.get(attributes.get("text:style-name", ""), _Look()).is_struck)
        elif name in ("text:s", "text:tab", "text:line-break"):
            count = min(_whole(attributes.get("text:c", "1")), 100)
            if not self._notes:
                cell.builder.add("\n" if name == "text:line-break" else " " * count, is_struck=False)

    def _close_text(self, cell: _Cell, name: str) -> None:
        self._take(cell)
        if name == "office:annotation":
            self._notes -= 1
        elif name == "text:span" and self._spans:
            self._spans.pop()

    def _take(self, cell: _Cell) -> None:
        """The letters up to here."""
        if self._pieces and not self._notes and cell.paragraphs:
            cell.builder.add("".join(self._pieces), is_struck=bool(self._spans and self._spans[-1]))
        self._pieces.clear()

    def _open_table(self, attributes: dict[str, str]) -> None:
        is_hidden = self._looks.get(attributes.get("table:style-name", ""), _Look()).is_hidden
        key = str(len(self.grids))
        self.sheets.append(SheetPart(attributes.get("table:name", ""), key, is_hidden))
        self._grid = self.grids[key] = Grid()
        self._row = self._declared = 0

    def _open_columns(self, attributes: dict[str, str]) -> None:
        times = _whole(attributes.get("table:number-columns-repeated", "1"))
        if attributes.get("table:visibility", "visible") != "visible":
            self._grid.hidden_columns.append(range(self._declared + 1, self._declared + times + 1))
        self._declared += times

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row_times = _whole(attributes.get("table:number-rows-repeated", "1"))
        self._column, self._cells = 0, {}
        if attributes.get("table:visibility", "visible") != "visible" and self._row_times < MOST_CELLS:
            self._grid.hidden.update(range(self._row + 1, min(self._row + self._row_times, LAST_ROW) + 1))

    def _close_row(self) -> None:
        if self._cells:
            for row in range(self._row + 1, self._row + self._row_times + 1):
                self._count += len(self._cells)
                if self._count > MOST_CELLS or row > LAST_ROW:
                    raise TooBigError("cells")
                self._grid.rows[row] = dict(self._cells)
        self._row += self._row_times

    def _close_cell(self, cell: _Cell) -> None:
        times = _whole(cell.attributes.get("table:number-columns-repeated", "1"))
        raw = self._raw(cell)
        if raw.value is not None or raw.error:
            if self._column + times > LAST_COLUMN:
                raise TooBigError("cells")
            self._cells.update(dict.fromkeys(range(self._column + 1, self._column + times + 1), raw))
        right = _whole(cell.attributes.get("table:number-columns-spanned", "1"))
        bottom = _whole(cell.attributes.get("table:number-rows-spanned", "1"))
        if right > 1 or bottom > 1:
            row, column = self._row + 1, self._column + 1
            self._grid.merges.append(Merge(row, column, row + bottom - 1, column + right - 1))
        self._column += times

    def _raw(self, cell: _Cell) -> Raw:
        attributes = cell.attributes
        kind = attributes.get("office:value-type", attributes.get("calcext:value-type", ""))
        text = cell.builder.text()
        if not kind:
            raw = Raw(None, f"={attributes['table:formula']}") if "table:formula" in attributes else from_text(text)
        elif kind == "string":
            is_error = attributes.get("calcext:value-type") == "error" or _ERROR.fullmatch(text.value)
            raw = Raw(None, text.value or "#VALUE!") if is_error else from_text(text)
        else:
            raw = _valued(kind, attributes, text.value)
        look = self._looks.get(attributes.get("table:style-name", ""))
        if look is None or raw is BLANK:
            return raw
        is_unseen = look.ink == look.ground
        return looked(raw, Style(PLAIN.format, look.is_struck, is_unseen)) if look.is_struck or is_unseen else raw


def _put_look(look: _Look, attributes: Mapping[str, str]) -> None:
    look.is_struck |= attributes.get("style:text-line-through-style", "none") != "none"
    look.is_hidden |= attributes.get("table:display") == "false"
    if "fo:color" in attributes:
        look.ink = attributes["fo:color"].lower()
    if attributes.get("fo:background-color", "transparent") != "transparent":
        look.ground = attributes["fo:background-color"].lower()


def _whole(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _valued(kind: str, attributes: Mapping[str, str], shown: str) -> Raw:
    """A number, a day, a time or a yes, with what the program shows of it."""
    try:
        if kind == "boolean":
            return Raw({"true": True, "false": False}[attributes.get("office:boolean-value", "")])
        if kind == "date":
            return _day(attributes["office:date-value"])
        if kind == "time":
            return _time(attributes["office:time-value"])
        return _number(Decimal(attributes["office:value"]), shown, is_percent=kind == "percentage")
    except (KeyError, ValueError, InvalidOperation, OverflowError):
        return Raw(None, shown or "#VALUE!")


def _day(text: str) -> Raw:
    if "T" not in text:
        return Raw(dt.date.fromisoformat(text))
    moment = dt.datetime.fromisoformat(text[:26])
    return Raw(moment.date() if moment.time() == dt.time() else moment)


def _time(text: str) -> Raw:
    match = _TIME.fullmatch(text)
    if match is None:
        return Raw(None, text)
    days, hours, minutes = (int(match[n] or 0) for n in (2, 3, 4))
    length = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match[5] or 0))
    if match[1] or length >= dt.timedelta(days=1):
        return Raw(-length if match[1] else length)
    seconds = round(length.total_seconds())
    return Raw(dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60) if seconds < _DAY else length)


def _number(stored: Decimal, shown: str, *, is_percent: bool) -> Raw:
    """The number; or what is shown, where that says more. Compare `formats`, which works from the format's code."""
    rounded = float(f"{stored:.15g}")
    number = int(rounded) if rounded.is_integer() and abs(rounded) < 10**15 else rounded
    words = " ".join(shown.split()).translate(_THAI_DIGITS)
    if is_percent:
        return Raw(Shown(f"{(stored * 100).normalize():f}%", stored * 100))
    if not words:
        return Raw(number, "", Notice(UNSEEN, ""))
    if words.upper() in ("TRUE", "FALSE") and number in (0, 1):
        return Raw(number == 1)
    figures = words.translate(_DRESS)
    if _PLAIN_FIGURES.fullmatch(figures):
        return _in_figures(stored, number, words, figures)
    if _SCIENTIFIC.fullmatch(words):
        return Raw(number)
    found = _FIGURES.findall(words)
    return Raw(Shown(words, stored if len(found) == 1 and _same(found[0].replace(",", ""), stored) else None))


def _in_figures(stored: Decimal, number: float, words: str, figures: str) -> Raw:
    """A number of which only figures are shown: all of them, or rounded, or another number."""
    if _same(figures, stored):
        says_more = (figures[0] == "0" and figures[1:2].isdigit()) or _PARTED.search(words)
        return Raw(Shown(words, stored) if says_more else number)
    places = Decimal(1).scaleb(-len(figures.partition(".")[2]))
    if _same(figures, abs(stored).quantize(places, ROUND_HALF_UP)):
        return Raw(number, "", Notice(ROUNDED, words, f"{stored:f}"))
    return Raw(None, words, Notice(OTHERWISE, words, f"{stored:f}"))


def _same(figures: str, number: Decimal) -> bool:
    try:
        return Decimal(figures) == abs(number)
    except InvalidOperation:
        return False
