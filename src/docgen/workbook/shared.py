"""What all sheets of a file share: their list, the table of strings, the styles and the date system."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.workbook.container import LARGEST_STREAM, Container, TooBigError
from docgen.workbook.formats import PLAIN as AS_IT_IS
from docgen.workbook.formats import NumberFormat, number_format
from docgen.workbook.text import INVISIBLE
from docgen.workbook.xmlstream import DamagedError, Feeder, Node, is_true, parser

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = re.compile("  +")
NOT_STRUCK, PARTLY_STRUCK, STRUCK = "", "cell-partly-struck", "cell-struck"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet as the file lists it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a cell's format: what a number in it says, and whether it is struck through or not to be seen."""

    format: NumberFormat = AS_IT_IS
    is_struck: bool = False
    is_unseen: bool = False
    is_odd: bool = False  # any of these is not as in most cells


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the table, blank ones as `""`, and how much of it is struck through by its own formatting."""

    value: str
    struck: str = NOT_STRUCK
    typed: str = ""  # with what is struck out of it


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
    strings, styles = (_part(container, by_kind, kind) for kind in ("sharedStrings", "styles"))
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
        strings=_strings(container, strings) if strings else (),
        styles=_styles(container.tree(styles)) if styles else (),
        is_1904=settings is not None and settings.flag("date1904"),
    )


def _part(container: Container, by_kind: Mapping[str, str], kind: str) -> str:
    """A part that a workbook may do without: by its relation, else by its content type; empty where it is not there."""
    named = by_kind.get(kind, "")
    return named if container.has(named) else container.of_kind(f"{kind}+xml")


def _styles(sheet: Node) -> tuple[Style, ...]:
    codes = {
        node.attributes.get("numFmtId", ""): node.attributes.get("formatCode", "")
        for node in sheet.all("numFmts", "numFmt")
    }
    fonts, fills = sheet.all("fonts", "font"), sheet.all("fills", "fill")
    struck = [_is_on(font.child("strike")) for font in fonts]
    inks, papers = [_colour(font.child("color"), _BLACK) for font in fonts], [_ground(fill) for fill in fills]
    styles = []
    for node in sheet.all("cellXfs", "xf"):
        number, font = node.attributes.get("numFmtId", "0"), _whole(node.attributes.get("fontId", "0"))
        fill = _whole(node.attributes.get("fillId", "0"))
        ground = papers[fill] if fill < len(papers) else _WHITE
        form = number_format(_whole(number), codes.get(number))
        is_struck = font < len(struck) and struck[font]
        is_unseen = font < len(inks) and inks[font] == ground != ""
        styles.append(Style(form, is_struck, is_unseen, is_struck or is_unseen or not (form.is_plain or form.is_date)))
    return tuple(styles)


_BLACK, _WHITE = "000000", "FFFFFF"
_INDEXED = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}
_THEMES = {"0": _WHITE, "1": _BLACK}


def _colour(node: Node | None, default: str) -> str:
    """A colour for comparing: its six digits where they are known, else what the file calls it."""
    if node is None or node.flag("auto"):
        return default
    kind, name = next(
        ((kind, node.attributes[kind]) for kind in ("rgb", "theme", "indexed") if kind in node.attributes), ("", "")
    )
    if kind == "rgb":
        return name[-6:].upper()
    tint = node.attributes.get("tint", "0")
    if tint.strip("-0.") == "":
        tint, name = "", (_THEMES if kind == "theme" else _INDEXED).get(name, f"{kind} {name}")
    return f"{name} {tint}".strip()


def _ground(fill: Node) -> str:
    """The colour behind the letters; empty where a pattern or a gradient makes it several."""
    pattern = fill.child("patternFill")
    kind = "none" if pattern is None else pattern.attributes.get("patternType", "none")
    if fill.child("gradientFill") is not None or kind not in ("none", "solid"):
        return ""
    return _WHITE if pattern is None or kind == "none" else _colour(pattern.child("fgColor"), _WHITE)


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

    def add(self, text: str, *, is_struck: bool) -> None:
        """The next piece of the string."""
        self._pieces.append((text, is_struck))

    def text(self) -> Text:
        """The string; what is struck through in it counts no more, where something else is left."""
        if len(self._pieces) == 1 and not self._pieces[0][1]:
            return Text(clean(self._pieces[0][0]))
        whole = clean("".join(piece for piece, _ in self._pieces))
        marks = {struck for piece, struck in self._pieces if piece.strip(INVISIBLE)}
        if len(marks) < 2:
            return Text(whole, STRUCK if True in marks else NOT_STRUCK)
        left = clean(_BLANKS.sub(" ", "".join(piece for piece, struck in self._pieces if not struck)).strip(INVISIBLE))
        return Text(left, PARTLY_STRUCK, whole)


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

    feeder = Feeder(parser(start, end), pieces)
    for chunk in container.chunks(part, LARGEST_STREAM // 4):
        feeder.feed(chunk)
    feeder.feed(b"", is_last=True)
    return tuple(strings)


_MOST_STRINGS = 2_000_000
