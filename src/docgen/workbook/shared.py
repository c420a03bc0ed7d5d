"""What all sheets of a file share: their list, the table of strings, the styles and the date system."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from docgen.workbook.container import LARGEST_STREAM, Container, TooBigError
from docgen.workbook.formats import is_date_format
from docgen.workbook.text import INVISIBLE
from docgen.workbook.xmlstream import DamagedError, Node, is_true, parser

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_STRUCK, PARTLY_STRUCK, STRUCK = 0, 1, 2


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as the file lists it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a cell's format: whether a number in it is a date, and whether it is struck through."""

    is_date: bool = False
    is_struck: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the table, blank ones as `""`, and how much of it is struck through by its own formatting."""

    value: str
    struck: int = _NOT_STRUCK


@dataclass(frozen=True, slots=True)
class Book:
    """An opened workbook: enough to read any of its sheets."""

    container: Container
    sheets: tuple[SheetPart, ...]
    strings: tuple[Text, ...]
    styles: tuple[Style, ...]
    is_1904: bool


def read_book(container: Container, main: str) -> Book:
    """Everything but the sheets' cells; raises DamagedError."""
    workbook = container.tree(main)
    relations = container.relations(main)
    worksheets = {key: name for key, kind, name in relations if kind == "worksheet"}
    by_kind = {kind: name for _, kind, name in relations}
    settings = workbook.child("workbookPr")
    sheets = tuple(
        SheetPart(
            name=node.attributes.get("name", ""),
            part=worksheets[node.reference("id")],
            is_hidden=node.attributes.get("state", "visible") != "visible",
        )
        for node in workbook.all("sheets", "sheet")
        if node.reference("id") in worksheets
    )
    if not sheets:
        raise DamagedError("no worksheet")
    return Book(
        container=container,
        sheets=sheets,
        strings=_strings(container, by_kind["sharedStrings"]) if "sharedStrings" in by_kind else (),
        styles=_styles(container.tree(by_kind["styles"])) if "styles" in by_kind else (),
        is_1904=settings is not None and settings.flag("date1904"),
    )


def _styles(sheet: Node) -> tuple[Style, ...]:
    codes = {
        node.attributes.get("numFmtId", ""): node.attributes.get("formatCode", "")
        for node in sheet.all("numFmts", "numFmt")
    }
    struck = [_is_on(font.child("strike")) for font in sheet.all("fonts", "font")]
    styles = []
    for node in sheet.all("cellXfs", "xf"):
        number, font = node.attributes.get("numFmtId", "0"), node.attributes.get("fontId", "0")
        styles.append(
            Style(
                is_date=is_date_format(_whole(number), codes.get(number)),
                is_struck=_whole(font) < len(struck) and struck[_whole(font)],
            )
        )
    return tuple(styles)


def _is_on(node: Node | None) -> bool:
    return node is not None and node.flag("val", default=True)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class StringBuilder:
    """Joins the pieces of one rich string, leaves phonetic guides out and watches what is struck through."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Start the next string."""
        self._pieces: list[tuple[str, bool]] = []
        self._in_guide = self._is_struck = False

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside the string opens."""
        if name == "r":
            self._is_struck = False
        elif name == "strike":
            self._is_struck = is_true(attributes.get("val", "1"))
        elif name == "rPh":
            self._in_guide = True

    def close(self, name: str, text: str) -> None:
        """An element inside the string closes; `text` is what it held."""
        if name == "t" and not self._in_guide:
            self._pieces.append((text, self._is_struck))
        elif name == "rPh":
            self._in_guide = False

    def text(self) -> Text:
        """The whole string."""
        if len(self._pieces) == 1 and not self._pieces[0][1]:
            return Text(clean(self._pieces[0][0]))
        value = clean("".join(piece for piece, _ in self._pieces))
        marks = {struck for piece, struck in self._pieces if piece.strip(INVISIBLE)}
        return Text(value, _NOT_STRUCK if True not in marks else PARTLY_STRUCK if False in marks else STRUCK)


def clean(text: str) -> str:
    """The text that Excel shows: escapes (`_x000D_`) resolved, line ends as `\\n`; empty where nothing shows."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip(INVISIBLE) else ""


def _strings(container: Container, part: str) -> tuple[Text, ...]:
    strings: list[Text] = []
    builder = StringBuilder()
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            builder.begin()
        elif name == "t":
            pieces.clear()
        else:
            builder.open(name, attributes)

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            if len(strings) >= _MOST_STRINGS:
                raise TooBigError(part)
            strings.append(builder.text())
        else:
            builder.close(name, "".join(pieces))

    xml = parser(start, end)
    xml.CharacterDataHandler = pieces.append
    try:
        for chunk in container.chunks(part, LARGEST_STREAM // 4):
            xml.Parse(chunk)
        xml.Parse(b"", True)
    except expat.ExpatError as error:
        raise DamagedError(str(error)) from error
    return tuple(strings)


_MOST_STRINGS = 2_000_000
