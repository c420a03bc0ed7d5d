"""Tables of fixed widths, and the words that fill a cell or a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tools.papers import styles

_NS = f'xmlns:w="{styles.W}"'
_STYLE_IDS = {style.id for style in styles.PARAGRAPH_STYLES + styles.LETTER_STYLES}
_CHARACTER_STYLE_IDS = {style_id for style_id, _, _ in styles.CHARACTER_STYLES + styles.LETTER_CHARACTER_STYLES}


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold words inside a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in a character style of `styles.CHARACTER_STYLES`, such as a memo's label."""

    style: str
    text: str


Words: TypeAlias = str | Strong | Marked


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell: its style and its words."""

    style: str
    words: tuple[Words, ...]


def line(style: str, *words: Words) -> Line:
    """Return a paragraph for `Cell`."""
    return Line(style, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with more than one paragraph, another style than its column's, or more than one column or row.

    `merge` is "restart" for the first and "continue" for the following cells of one that runs over several rows.
    """

    lines: tuple[Line, ...] = ()
    span: int = 1
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: width in twips, head, and the style of its cells."""

    width: int
    head: str = ""
    style: str = "CellLeft"


class Table:
    """A table of fixed widths whose rows never break over two pages and whose head is repeated on each.

    `look` is a table style: PaperTable with lines, PaperPlainTable without. `padding` are the twips at both sides of
    every cell, where a table with many columns needs another distance than the style's.
    """

    def __init__(
        self, container: Any, columns: Sequence[Column], *, look: str = "PaperTable", padding: int | None = None
    ) -> None:
        self._columns = tuple(columns)
        self._container = container
        width = sum(column.width for column in columns)
        grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
        self.element = parse_xml(
            f'<w:tbl {_NS}><w:tblPr><w:tblStyle w:val="{look}"/>'
            f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_padding(padding)}'
            f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>'
        )
        _place(container, self.element)

    def head(self, *cells: str | Cell, style: str = "CellHead") -> Table:
        """Append a head row, repeated on every page; without arguments it prints the columns' heads."""
        texts: Sequence[str | Cell] = cells or [column.head for column in self._columns]
        made = [Cell(lines=(line(style, text),)) if isinstance(text, str) else text for text in texts]
        self._append(made, valign="center", is_head=True, height=None)
        return self

    def row(
        self, *cells: str | Cell, valign: str = "center", height: int | None = None, keep_next: bool = False
    ) -> Table:
        """Append a row; a string is set in its column's style. `height` is the least height in twips.

        `keep_next` holds the row on the page of the row or paragraph behind it.
        """
        made: list[Cell] = []
        at = 0
        for cell in cells:
            made.append(Cell(lines=(line(self._columns[at].style, cell),)) if isinstance(cell, str) else cell)
            at += made[-1].span
        self._append(made, valign=valign, is_head=False, height=height)
        if keep_next:
            paragraphs: Any = self.element[-1].iter(qn("w:p"))
            for p in paragraphs:
                Paragraph(p, self._container).paragraph_format.keep_with_next = True
        return self

    def tag(self, text: str) -> Table:
        """Append a row that holds only a row tag (`{%tr if … %}`); the row itself is never printed."""
        self._append(
            [Cell(lines=(line("Tag", text),), span=len(self._columns))], valign="center", is_head=False, height=None
        )
        return self

    def loop(
        self,
        each: str,
        *cells: str | Cell,
        valign: str = "center",
        height: int | None = None,
        keep_next: bool = False,
    ) -> Table:
        """Append a row printed once for `each` ("m in materials")."""
        self.tag(f"{{%tr for {each} %}}").row(*cells, valign=valign, height=height, keep_next=keep_next)
        return self.tag("{%tr endfor %}")

    def loop_kept(self, each: str, *cells: str | Cell, height: int | None = None) -> Table:
        """Append a row printed once for `each`, whose last two stay with the row behind the loop.

        No page then begins with a head and a sum alone, and none is signed on which nothing stands.
        """
        self.tag(f"{{%tr for {each} %}}").tag("{%tr if loop.revindex > 2 %}").row(*cells, height=height)
        self.tag("{%tr else %}").row(*cells, height=height, keep_next=True).tag("{%tr endif %}")
        return self.tag("{%tr endfor %}")

    def _append(self, cells: Sequence[Cell], *, valign: str, is_head: bool, height: int | None) -> None:
        spans = sum(cell.span for cell in cells)
        if spans != len(self._columns):
            raise ValueError(f"a row fills {spans} of {len(self._columns)} columns")
        least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        row = parse_xml(
            f"<w:tr {_NS}><w:trPr><w:cantSplit/>{least}{'<w:tblHeader/>' if is_head else ''}</w:trPr></w:tr>"
        )
        self.element.append(row)
        at = 0
        for cell in cells:
            width = sum(column.width for column in self._columns[at : at + cell.span])
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
            properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="{valign}"/>'
            tc = parse_xml(f"<w:tc {_NS}><w:tcPr>{properties}</w:tcPr></w:tc>")
            row.append(tc)
            for item in cell.lines or (line(self._columns[at].style),):
                element: Any = OxmlElement("w:p")
                tc.append(element)
                fill(Paragraph(element, self._container), item.style, item.words)
            at += cell.span


def _padding(twips: int | None) -> str:
    if twips is None:
        return ""
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def fill(target: Paragraph, style: str, words: Sequence[Words]) -> Paragraph:
    """Give a paragraph its style and its words, one run each; unknown styles raise ValueError."""
    if style not in _STYLE_IDS:
        raise ValueError(f"no style {style!r} in tools.papers.styles")
    target._p.style = style
    for part in words:
        if not part:
            continue
        run = target.add_run(part if isinstance(part, str) else part.text)
        if isinstance(part, Strong):
            run._r.style = "Strong"
        elif isinstance(part, Marked):
            if part.style not in _CHARACTER_STYLE_IDS:
                raise ValueError(f"no style {part.style!r} in tools.papers.styles")
            run._r.style = part.style
    return target


def _place(container: Any, table: Any) -> None:
    body = container._body if isinstance(container, Document) else container
    body._element._insert_tbl(table)
