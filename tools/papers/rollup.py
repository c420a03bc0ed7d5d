"""What the roll-ups D14 and D15 have in common: tables of figures, a line a place, with the sum of them below.

A figure's column says which field it prints; from that follow the line's text and the sum's, so that both print one
field. What is not keyed in yet is dotted; where there is no target there is `-`, of the figure and of its share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from tools.papers.blocks import LANDSCAPE, NBSP, Cell, Column, Table, line, paragraph

VILLAGE = f"{{{{ r.village.title }}}}{NBSP}ม.{{{{ r.village.moo }}}}\nต.{{{{ r.village.tambon }}}}"
DOTS = 8  # of a figure that is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A column of figures: its head, and the field of a line and of the sum.

    `how` are the filters; `target` is the field without which the figure is `-`. `line` and `sum` are whole texts for a
    column that is no field of the same name in both. `above` is the head over it and its neighbours with the same.
    """

    width: int
    head: str
    name: str = ""
    how: str = ""
    target: str = ""
    above: str = ""
    line: str | None = None
    sum: str | None = None
    style: str = "SmallRight"

    def text(self, owner: str) -> str:
        """The text of a line's cell (`owner` is the loop's name) or of the sum's (`sum`)."""
        fixed = self.sum if owner == "sum" else self.line
        if fixed is not None:
            return fixed
        shown = f"{{{{ {owner}.{self.name}{self.how} | dots({DOTS}) }}}}"
        return f"{{% if {owner}.{self.target} is none %}}-{{% else %}}{shown}{{% endif %}}" if self.target else shown


def count(width: int, head: str, name: str, *, above: str = "", target: str = "") -> Figure:
    """A column of whole numbers."""
    return Figure(width=width, head=head, name=name, above=above, target=target or "", how=" | number")


def share(width: int, head: str, name: str, *, above: str = "", target: str = "") -> Figure:
    """A column of per cents."""
    return Figure(width=width, head=head, name=name, above=above, target=target, how=" | percent")


def money(width: int, head: str, name: str, *, above: str = "", target: str = "", satang: bool = True) -> Figure:
    """A column of baht."""
    how = " | money2" if satang else " | money"
    return Figure(width=width, head=head, name=name, above=above, target=target, how=how)


def table(paper: Document, title: str, each: str, places: Sequence[Figure], figures: Sequence[Figure]) -> None:
    """Append a table: a title, a line for `each` ("r in rows"), and the sum. `places` are the columns that name a line.

    It stays on one page where it fits; else its head is repeated.
    """
    columns = [*places, *figures]
    width = sum(column.width for column in columns)
    if width != LANDSCAPE:
        raise ValueError(f"{title}: the columns take {width} of {LANDSCAPE} twips")
    paragraph(paper, "Section", title)
    made = Table(paper, [Column(column.width, column.head, column.style) for column in columns])
    _head(made, columns)
    owner = each.partition(" ")[0]
    made.loop(each, *(column.text(owner) for column in columns), keep_next=True)
    made.row(
        Cell(lines=(line("SmallSumLabel", "รวม"),), span=len(places)),
        *(_sum(column) for column in figures),
    )


def _head(made: Table, columns: Sequence[Figure]) -> None:
    """One row of heads, or two where some stand together under another."""
    if not any(column.above for column in columns):
        made.head(style="SmallHead")
        return
    first: list[Cell] = []
    at = 0
    while at < len(columns):
        above = columns[at].above
        span = next((n for n, c in enumerate(columns[at:]) if c.above != above), len(columns) - at) if above else 1
        words = above or columns[at].head
        first.append(Cell(lines=(line("SmallHead", words),), span=span, merge="" if above else "restart"))
        at += span
    made.head(*first)
    made.head(
        *(
            Cell(lines=(line("SmallHead", c.head if c.above else ""),), merge="" if c.above else "continue")
            for c in columns
        )
    )


def _sum(column: Figure) -> Cell:
    style = {"SmallRight": "SmallSum"}.get(column.style, "SmallSumLabel")
    return Cell(lines=(line(style, column.text("sum")),))


def as_of(paper: Document) -> None:
    """Append the day for which the figures hold."""
    paragraph(paper, "FormLine", f"ข้อมูล{NBSP}ณ{NBSP}วันที่{NBSP} {{{{ paper.dated | date | nb }}}}")
