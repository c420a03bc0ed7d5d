"""Tables of fixed widths as a source declares them: a line a column, with its head, its cell and its sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tools.papers import styles
from tools.papers.source import Scope, SourceError, Statement, finished, split
from tools.papers.words import fill, paragraph

_NS = f'xmlns:w="{styles.W}"'
_COLUMN = re.compile(r"(\d+)(?: ([A-Z]\w*))?(?: x(\d+))?")
_SPAN = re.compile(r"(\d*)(\^?)(?: (.*))?", re.DOTALL)
_STYLED = re.compile(r"([A-Z][A-Za-z]+):(?: (.*))?", re.DOTALL)
_LOOKS = {"plain": "PaperPlainTable"}
_ROW_FLAGS = ("keep", "top", "bottom", "height")

_Lines = tuple[tuple[str, str], ...]  # the style and the words of each paragraph


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of one or more columns; `merge` as Word calls it."""

    lines: _Lines
    span: int = 1
    merge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    at: Statement
    cells: tuple[_Cell, ...]
    valign: str = "center"
    height: int = 0
    is_head: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    at: Statement
    width: int
    style: str
    fields: tuple[str, ...]  # head, cell, sum

    def heads(self) -> list[str]:
        """The column's heads from above: `ครัวเรือน > เป้า` stands below one that it shares with its neighbours."""
        words = self.at.scope.expanded(self.fields[0] if self.fields else "", self.at.at)
        return [finished(part.strip(" ")) for part in words.split(" > ")]


class Table:
    """A table in the making; its rows never break over two pages, and its head is repeated on each."""

    def __init__(self, at: Statement, parts: Iterable[Statement], *, room: int) -> None:
        at.only("small", "pad", "auto", *_LOOKS)
        self._at = at
        self._family = "Small" if "small" in at.flags else "Cell"
        self._columns: list[_Column] = []
        self._rows: list[_Row] = []
        of = {"|": self._row, "row": self._row, "head": self._head, "each": self._each, "sum": self._sum}
        of |= {"column": self._column, "{%tr": lambda part: self._tag(part, part.words)}
        for part in parts:
            if part.name not in of:
                raise SourceError(part.at, f"a table has no {part.name}, but columns, {', '.join(of)}")
            of[part.name](part)
        for row in self._rows:
            filled = sum(cell.span for cell in row.cells)
            if not 0 < filled == len(self._columns):
                raise SourceError(row.at.at, f"a row fills {filled} of {len(self._columns)} columns")
        width = sum(self._widths)
        if not 0 < width <= room:
            raise SourceError(at.at, f"the columns take {width} of {room} twips")
        if not any(row.is_head for row in self._rows) and any(column.heads() != [""] for column in self._columns):
            self._rows[:0] = self._derived(at)

    @property
    def _widths(self) -> list[int]:
        return [column.width for column in self._columns]

    @property
    def _looks(self) -> list[str]:
        return [column.style for column in self._columns]

    def put(self, container: Any) -> Any:
        """Append the table to a document, cell or header; its element."""
        look = next((style for flag, style in _LOOKS.items() if flag in self._at.flags), "PaperTable")
        element = grid(container, self._widths, look=look, padding=self._at.flag("pad", otherwise=0))
        for row, below in zip(self._rows, [*self._rows[1:], None], strict=True):
            try:
                _append(element, self._widths, row, _begun(row.cells, below.cells if below else ()), container)
            except ValueError as error:
                raise SourceError(row.at.at, str(error)) from error
        if "auto" in self._at.flags:
            for width in element.iter(qn("w:tcW")):
                width.set(qn("w:type"), "auto")
                width.set(qn("w:w"), "0")
        return element

    def _column(self, part: Statement) -> None:
        """A column, or several without a head of which the line tells the widths alone."""
        first, *fields = (field.strip(" ") for field in split(part.words, "|"))
        if not fields and re.fullmatch(r"\d+( \d+)+", first):
            self._columns += [_Column(part, int(width), self._style("Left"), ()) for width in first.split()]
            return
        found = _COLUMN.fullmatch(part.scope.expanded(first, part.at))
        if not found or len(fields) > 3:
            raise SourceError(part.at, f"a column is `width Style xN | head | cell | sum`, not {part.words}")
        column = _Column(part, int(found[1]), self._style(found[2] or "Left"), tuple(fields))
        self._columns += [column] * int(found[3] or 1)

    def _style(self, name: str) -> str:
        """A style by its whole name, or by the part of it behind that of the table's letters: `Centre`, `Sum`."""
        return name if name in styles.PARAGRAPH_IDS else f"{self._family}{name}"

    def _head(self, part: Statement) -> None:
        """A row of heads of its own, or those of the columns."""
        part.only()
        if not part.words and not part.at.below:
            self._rows += self._derived(part)
            return
        cells = self._cells(part, part.scope, [self._style("Head")] * len(self._columns))
        self._rows.append(_Row(at=part, cells=cells, is_head=True))

    def _derived(self, at: Statement) -> Iterator[_Row]:
        """The rows of heads, as many as the deepest column has; one that has none below it goes down to the last."""
        paths = [column.heads() for column in self._columns]
        style, depth = self._style("Head"), max(len(path) for path in paths)
        for level in range(depth):
            cells: list[_Cell] = []
            for number, path in enumerate(paths):
                if len(path) <= level:
                    cells.append(_Cell(((style, ""),), merge="continue"))
                elif len(path) == level + 1:
                    lines = tuple((style, words) for words in path[level].split("\\p"))
                    cells.append(_Cell(lines, merge="restart" if level + 1 < depth else ""))
                elif number and paths[number - 1][: level + 1] == path[: level + 1]:
                    cells[-1] = replace(cells[-1], span=cells[-1].span + 1)
                else:
                    cells.append(_Cell(((style, path[level]),)))
            yield _Row(at=at, cells=tuple(cells), is_head=True)

    def _row(self, part: Statement) -> None:
        """One row, of the columns' cells or of its own, or as many as `xN` says; the last `last=N` keep with the next.

        `$n` is the row's number.
        """
        part.only(*_ROW_FLAGS, "last", "xN")
        count, last = part.times(), part.flag("last", otherwise=0)
        for number in range(1, count + 1):
            scope = part.scope.inner(n=str(number))
            is_told = bool(part.words or part.at.below)
            cells = self._cells(part, scope, self._looks) if is_told else self._columns_cells(1, "")
            made = self._made(part, cells)
            self._rows.append(replace(made, keep=made.keep or number > count - last))

    def _each(self, part: Statement) -> None:
        """A row for each of a loop, of the columns' cells or of its own.

        With `loose if …` (or `last=N`, short for `loose if loop.revindex > N`) the others keep with what follows: no
        page then begins with a head and a sum alone, and none is signed on which nothing stands. `kept if …` says the
        contrary, which of them keep.
        """
        part.only(*_ROW_FLAGS, "last")
        of, _, condition = part.scope.expanded(part.words, part.at).partition("; loose if ")
        of, _, contrary = of.partition("; kept if ")
        if last := part.flag("last", otherwise=0):
            condition = f"loop.revindex > {last}"
        owner = of.partition(" ")[0]
        if part.at.below:
            words = " ".join(line.joined() for line in part.at.below)
            cells = self._cells(replace(part, words=words), part.scope.inner(owner=owner), self._looks)
        else:
            cells = self._columns_cells(1, owner)
        row = self._made(part, cells)
        self._tag(part, f"{{%tr for {of} %}}")
        if condition or contrary:
            self._tag(part, f"{{%tr if {condition or contrary} %}}")
            self._rows.append(replace(row, keep=bool(contrary)))
            self._tag(part, "{%tr else %}")
            self._rows.append(replace(row, keep=bool(condition)))
            self._tag(part, "{%tr endif %}")
        else:
            self._rows.append(row)
        self._tag(part, "{%tr endfor %}")

    def _sum(self, part: Statement) -> None:
        """A row of sums: its words over `over=N` columns, then each column's sum, or its cell told of `sum`."""
        part.only("over", *_ROW_FLAGS)
        over, label = part.flag("over", otherwise=1), self._style("SumLabel")
        words = finished(part.scope.expanded(part.words, part.at))
        cells = [_Cell(((label, words),), over)]
        for cell in self._columns_cells(2, "sum")[over:]:
            lines = ((self._style("Sum") if look.endswith("Right") else label, told) for look, told in cell.lines)
            cells.append(replace(cell, lines=tuple(lines)))
        self._rows.append(self._made(part, tuple(cells)))

    def _columns_cells(self, field: int, owner: str) -> tuple[_Cell, ...]:
        """What the columns say of a cell (1) or a sum (2), in which `$owner` is whose figure it is."""
        cells = []
        for column in self._columns:
            words = column.fields[min(field, len(column.fields) - 1)] if len(column.fields) > 1 else ""
            cells.append(_Cell(self._lines(column.at, column.at.scope.inner(owner=owner), words, column.style)))
        return tuple(cells)

    def _cells(self, part: Statement, scope: Scope, looks: Sequence[str]) -> tuple[_Cell, ...]:
        """The cells of `| words |2 words over two columns | Style: words |^ |*`.

        `|^` goes on with the cell above, `|*` leaves the rest of the row blank.
        """
        text = part.words if part.name in ("|", "each") else part.at.joined(part.words)
        before, *written = split(text, "|")
        if before.strip(" "):
            raise SourceError(part.at, f"cells begin with |, not {before}")
        cells: list[_Cell] = []
        for words in written:
            at = sum(cell.span for cell in cells)
            if words.strip(" ") == "*":
                cells += [_Cell(((look, ""),)) for look in looks[at:]]
                continue
            found = _SPAN.fullmatch(scope.expanded(words, part.at).rstrip(" "))
            span, above, told = found.groups() if found else ("", "", words)
            lines = self._lines(part, scope, told or "", looks[at] if at < len(looks) else self._style("Left"))
            cells.append(_Cell(lines, int(span or 1), "continue" if above else ""))
        return tuple(cells)

    def _lines(self, part: Statement, scope: Scope, words: str, look: str) -> _Lines:
        """The paragraphs of a cell, which `\\p` parts; each may name its style."""
        lines = []
        for text in scope.expanded(words, part.at).strip(" ").split("\\p"):
            styled = _STYLED.fullmatch(text)
            style = self._style(styled[1]) if styled else "Tag" if text.startswith(("{%p ", "{%tc ")) else look
            lines.append((style, finished((styled[2] or "") if styled else text)))
        return tuple(lines)

    def _made(self, part: Statement, cells: tuple[_Cell, ...]) -> _Row:
        valign = next((flag for flag in ("top", "bottom") if flag in part.flags), "center")
        height = part.flag("height", otherwise=0)
        return _Row(at=part, cells=cells, valign=valign, height=height, keep="keep" in part.flags)

    def _tag(self, part: Statement, text: str) -> None:
        words = part.scope.expanded(text, part.at)
        self._rows.append(_Row(at=part, cells=(_Cell((("Tag", words),), len(self._columns)),)))


def signers(at: Statement, parts: Iterable[Statement], container: Any, *, room: int) -> None:
    """Append a table without lines in which people sign side by side; it never breaks over two pages.

    A row is `| role; name; position; acting | …`: the word behind the dotted line, the expression of the name (blank
    where it is written by hand), the position as it is printed, and the expression of the acting line (blank where
    nobody can act). A blank place stays empty.
    """
    at.only("width", "right")
    rows = [(part, [_signer(part, text) for text in split(_written(part), "|")[1:]]) for part in parts]
    columns = max((len(cells) for _, cells in rows), default=0)
    if not columns:
        raise SourceError(at.at, "nobody signs")
    one = at.flag("width", otherwise=room) // columns
    element = grid(container, [one] * columns, look="PaperSignTable")
    for part, cells in rows:
        if len(cells) < columns:
            cells.append(_Cell((("SignerText", ""),), columns - len(cells)))
        _append(element, [one] * columns, _Row(at=part, cells=(), valign="top"), cells, container)
    for p in element.iter(qn("w:p")):
        if p.style == "SignerLine":  # `ลงชื่อ……ผู้…` is one dotted tab: equally long whatever the role's name
            to = f'<w:tab w:val="right" w:leader="dot" w:pos="{one - 2 * styles.SIGNER_GAP}"/>'
            tabs = parse_xml(f"<w:tabs {_NS}>{to}</w:tabs>")
            p.pPr.insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr")
    if "right" in at.flags:
        next(element.iter(qn("w:tblW"))).addnext(parse_xml(f'<w:jc {_NS} w:val="right"/>'))
    paragraph(container, "EndTable")  # Word wants a paragraph behind the last table; it must not begin a blank page


def _written(part: Statement) -> str:
    if part.name != "|":
        raise SourceError(part.at, f"who signs stands behind |, not {part.at.text}")
    return part.scope.expanded(part.words, part.at)


def _signer(part: Statement, text: str) -> _Cell:
    if not text.strip(" "):
        return _Cell((("SignerText", ""),))
    fields = [finished(field.strip(" ")) for field in split(text, ";")]
    if len(fields) > 4:
        raise SourceError(part.at, f"who signs is `role; name; position; acting`, not {text.strip(' ')}")
    role, name, position, acting = [*fields, "", "", ""][:4]
    rank = finished(f"{{% if {name} | rank %}}~{{{{ {name} | rank }}}}{{% endif %}}") if name else ""
    shown = f"{{{{ {name} | without_rank | dots(40) }}}}" if name else "." * 40
    lines = [("SignerLine", f"ลงชื่อ{rank}\t{role}"), ("SignerText", f"({shown})")]
    if acting:
        told = (f"{{%p if {acting} %}}", f"{{{{ {acting} }}}}", "{%p endif %}")
        lines += zip(("TagKeep", "SignerText", "TagKeep"), told, strict=True)
    if position:
        lines.append(("SignerText", position))
    return _Cell(tuple(lines))


def grid(container: Any, widths: Sequence[int], *, look: str, padding: int = 0) -> Any:
    """Append an empty table of the style `look`; `padding` are the twips beside every cell, if not the style's."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    element: Any = parse_xml(
        f'<w:tbl {_NS}><w:tblPr><w:tblStyle w:val="{look}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{f'<w:tblCellMar>{sides}</w:tblCellMar>' if padding else ''}"
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>'
    )
    body = container._body if isinstance(container, Document) else container
    body._element._insert_tbl(element)
    return element


def _begun(cells: Sequence[_Cell], below: Sequence[_Cell]) -> list[_Cell]:
    """The cells, of which those that go on in the row below begin as Word wants it."""
    going_on, at = set(), 0
    for cell in below:
        if cell.merge == "continue":
            going_on.add(at)
        at += cell.span
    made, at = [], 0
    for cell in cells:
        made.append(replace(cell, merge="restart") if at in going_on and not cell.merge else cell)
        at += cell.span
    return made


def _append(element: Any, widths: Sequence[int], row: _Row, cells: Sequence[_Cell], container: Any) -> None:
    least = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    head = "<w:tblHeader/>" if row.is_head else ""
    made = parse_xml(f"<w:tr {_NS}><w:trPr><w:cantSplit/>{least}{head}</w:trPr></w:tr>")
    element.append(made)
    at = 0
    for cell in cells:
        width = sum(widths[at : at + cell.span])
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="{row.valign}"/>'
        tc = parse_xml(f"<w:tc {_NS}><w:tcPr>{properties}</w:tcPr></w:tc>")
        made.append(tc)
        for style, words in cell.lines:
            p: Any = OxmlElement("w:p")
            tc.append(p)
            told = fill(Paragraph(p, container), style, words)
            if row.keep:
                told.paragraph_format.keep_with_next = True
        at += cell.span
