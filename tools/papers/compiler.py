"""Turns the text that a paper is written in into its Word file: one statement after the other.

A statement is the name of a style with its words, or one of those below (`paper`, `section`, `table` …). How the text
is read is `source`'s business, how a table is made `tables`'.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.section import Section
from tools.papers import chart, page, styles, tables
from tools.papers.page import new_paper
from tools.papers.source import Line, Scope, SourceError, Statement, finished, read, statements
from tools.papers.words import fill, paragraph

HOUSE = "shared/house"  # what every paper knows without including it

_CHART_FLAGS = ("bar", "column", "stacked", "keep", "key", "numbers", "size", "width", "height")


def compiled(source: Path, *, root: Path = styles.SOURCES) -> Document:
    """The Word file that a source describes; what cannot be built raises SourceError with file and line."""
    paper = _Paper(root)
    house = Line(source.relative_to(root).as_posix(), 1, f"include {HOUSE}")
    paper.write(statements([house, *read(source, root=root)], Scope(), root))
    return paper.document


class _Paper:
    """A Word file in the making."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._document: Document | None = None
        self._is_landscape = False
        self._of = {
            "paper": self._begin,
            "section": self._section,
            "page-head": self._page_head,
            "table": self._table,
            "signers": self._signers,
            "chart": self._chart,
            "{%p": self._tag,
        }

    @property
    def document(self) -> Document:
        if self._document is None:
            raise ValueError("a source begins with `paper: title`")
        return self._document

    def write(self, told: Iterable[Statement], container: Any = None) -> None:
        """Append what the statements say to the document, or to one of its heads."""
        for statement in told:
            target = container or self._document
            if target is None and statement.name != "paper":
                raise SourceError(statement.at, "a source begins with `paper: title`")
            try:
                self._of.get(statement.name, self._paragraph)(statement, target)
            except SourceError:
                raise
            except ValueError as error:
                raise SourceError(statement.at, str(error)) from error

    def _paragraph(self, statement: Statement, container: Any) -> None:
        """A paragraph of the style that the statement is called by, or as many as `xN` says."""
        statement.only("keep", "break", "xN")
        for _ in range(statement.times()):
            made = paragraph(container, statement.name, self._words(statement))
            if "keep" in statement.flags:
                made.paragraph_format.keep_with_next = True
            if "break" in statement.flags:
                made.paragraph_format.page_break_before = True

    def _tag(self, statement: Statement, container: Any) -> None:
        style = "TagKeep" if "keep" in statement.flags else "Tag"
        paragraph(container, style, statement.scope.expanded(statement.words, statement.at))

    def _begin(self, statement: Statement, _: Any) -> None:
        statement.only("landscape", "letters", "arabic", "unnumbered")
        flags = statement.flags
        if self._document is not None:
            raise ValueError("a source has one `paper`")
        self._is_landscape = "landscape" in flags
        self._document = new_paper(
            self._words(statement),
            landscape=self._is_landscape,
            thai_digits="arabic" not in flags,
            letters="letters" in flags,
            numbered="unnumbered" not in flags,
        )

    def _section(self, statement: Statement, _: Any) -> None:
        """A new page of another kind: `restart` begins with page 1, `numbered` goes on and numbers its first page."""
        statement.only("landscape", "restart", "numbered")
        self._is_landscape = "landscape" in statement.flags
        section = page.new_section(self.document, landscape=self._is_landscape)
        if "restart" in statement.flags:
            page.number_pages(section, restart=True)
        if "numbered" in statement.flags:
            for head in (section.first_page_header, section.header):
                head.is_linked_to_previous = False
                page.page_number(head.paragraphs[0])

    def _page_head(self, statement: Statement, _: Any) -> None:
        """What stands in the head of the section's `first` page, of the `next` ones, or of both.

        `line=Style` sets the paragraph that is there already; a table goes above it.
        """
        statement.only("first", "next", "line")
        if not {"first", "next"} & statement.flags.keys():
            raise ValueError("a page-head is that of the first page, of the next ones or of both")
        section: Section = self.document.sections[-1]
        heads = {"first": section.first_page_header, "next": section.header}
        for name, head in heads.items():
            if name not in statement.flags:
                continue
            first = head.paragraphs[0]
            if style := statement.flags.get("line"):
                fill(first, style, finished(statement.scope.expanded(statement.words, statement.at)))
            self.write(statements(statement.at.below, statement.scope, self._root), head)
            for table in head.tables:
                first._p.addprevious(table._tbl)

    def _table(self, statement: Statement, container: Any) -> None:
        parts = statements(statement.at.below, statement.scope.inner(), self._root)
        tables.Table(statement, parts, room=self._room).put(container)

    def _signers(self, statement: Statement, container: Any) -> None:
        parts = statements(statement.at.below, statement.scope.inner(), self._root)
        tables.signers(statement, parts, container, room=self._room)

    @property
    def _room(self) -> int:
        return page.LANDSCAPE if self._is_landscape else page.PORTRAIT

    def _chart(self, statement: Statement, container: Any) -> None:
        """A chart in a paragraph of its own; `key` tells below it which shade is which."""
        statement.only(*_CHART_FLAGS)
        flags, told, values = statement.flags, {}, {}
        for part in statements(statement.at.below, statement.scope, self._root):
            if part.name == "value":
                name, _, tag = self._words(part).partition(" = ")
                values[name] = tag
            elif part.name in ("title", "rows", "label", "across", "up", "tells"):
                told[part.name] = self._words(part)
            else:
                raise SourceError(part.at, f"a chart has no {part.name}: title, rows, label, value, across, up, tells")
        if not values or not {"rows", "label"} <= told.keys():
            raise ValueError("a chart tells its rows, label and values")
        shown = chart.Chart(
            kind="bar" if "bar" in flags else "stacked" if "stacked" in flags else "column",
            rows=told["rows"],
            label=told["label"],
            series=values,
            title=told.get("title", ""),
            across=told.get("across", ""),
            up=told.get("up", ""),
            has_numbers="numbers" in flags,
            size=statement.flag("size", otherwise=14),
            width=float(flags.get("width", "16")),
            height=float(flags.get("height", "8")),
            describe=told.get("tells", ""),
        )
        line = paragraph(container, "ChartLine")
        if "keep" in flags:
            line.paragraph_format.keep_with_next = True
        chart.add(line, shown)
        if "key" in flags:
            chart.key(paragraph(container, "ChartLine"), shown)

    @staticmethod
    def _words(statement: Statement) -> str:
        return finished(statement.scope.expanded(statement.at.joined(statement.words), statement.at))
