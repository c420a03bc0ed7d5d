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
WHOLE = 18  # lines of a table that fits on one page and stays on it
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


def table(
    paper: Document,
    title: str,
    each: str,
    places: Sequence[Figure],
    figures: Sequence[Figure],
    *,
    is_whole: bool = True,
) -> None:
    """Append a table: a title, a line for `each` ("r in rows"), and the sum. `places` are the columns that name a line.

    It stays on one page where it fits; else, and where it is not to be `is_whole`, as the first below a report's head,
    its head is repeated, and the sum has two lines above it.
    """
    columns = [*places, *figures]
    width = sum(column.width for column in columns)
    if width != LANDSCAPE:
        raise ValueError(f"{title}: the columns take {width} of {LANDSCAPE} twips")
    paragraph(paper, "Section", title)
    made = Table(paper, [Column(column.width, column.head, column.style) for column in columns])
    _head(made, columns)
    owner = each.partition(" ")[0]
    lines = [column.text(owner) for column in columns]
    longest = WHOLE if is_whole else 0
    made.tag(f"{{%tr for {each} %}}").tag(f"{{%tr if loop.length > {longest} and loop.revindex > 2 %}}").row(*lines)
    made.tag("{%tr else %}").row(*lines, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
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


LEVEL = (
    Column(5070, "ระดับ", "SmallLeft"),
    *(Column(1900, "", "SmallCentre") for _ in range(5)),
)
KPI = (
    Column(600, "ที่", "SmallCentre"),
    Column(5270, "รายการ", "SmallLeft"),
    Column(2000, "เป้าหมาย", "SmallRight"),
    Column(2000, "ผล", "SmallRight"),
    Column(1300, "ร้อยละ", "SmallRight"),
    Column(3400, "ร้อยละคิดจาก", "SmallLeft"),
)


def indicators(paper: Document) -> None:
    """Append the figures by which the programme is judged, KPI 2 on both of its bases (handbook 3.1, X5)."""
    paragraph(paper, "Section", f"1.{NBSP} สรุปผลตามตัวชี้วัด")
    increased = "ผู้ได้รับการส่งเสริมอาชีพ นำความรู้ไปประกอบอาชีพตามแนวทางสัมมาชีพชุมชน และมีรายได้เพิ่มขึ้น (ครัวเรือน)"
    wanted = f"ร้อยละ{NBSP}{{{{ programme.applied_percent | number | dots(6) }}}}"
    made = Table(paper, KPI).head(style="SmallHead")
    for number, (words, target, reached, percent, base) in enumerate(
        (
            ("หมู่บ้านที่ดำเนินกิจกรรม (หมู่บ้าน)", _of_sum("villages"), "held", "held_percent", "หมู่บ้านเป้าหมาย"),
            (
                "ประชาชนเป้าหมายได้รับการส่งเสริมอาชีพ (คน/ครัวเรือน)",
                _of_sum("promoted_target", blank="-"),
                "households_came",
                "promoted_percent",
                "เป้าหมายตัวชี้วัด",
            ),
            (
                increased,
                wanted,
                "increased",
                "increased_percent",
                f"ผู้ได้รับการส่งเสริมจริง {_of_sum('promoted_followed')} ครัวเรือน",
            ),
            (
                f"รายการเดียวกับที่{NBSP}3 คิดจากเป้าหมาย",
                wanted,
                "increased",
                "increased_of_target_percent",
                f"เป้าหมายตัวชี้วัด {_of_sum('promoted_target', blank='-')} ครัวเรือน",
            ),
            (
                "งบประมาณกิจกรรมที่ 1 (บาท)",
                "{{ sum.allocated | money2 }}",
                "spent | money2",
                "spent_percent",
                "งบประมาณที่จัดสรร",
            ),
            (
                "กลุ่มอาชีพที่จัดตั้ง (กลุ่ม)",
                _of_sum("groups_target", blank="-"),
                "groups | number",
                "groups_percent",
                "เป้าหมายทั้งจังหวัด",
            ),
        ),
        1,
    ):
        filtered = reached if "|" in reached else f"{reached} | number"
        share_text = f"{{{{ sum.{percent} | percent | dots({DOTS}) }}}}"
        if percent == "groups_percent":
            share_text = f"{{% if sum.groups_target is none %}}-{{% else %}}{share_text}{{% endif %}}"
        shown = f"{{{{ sum.{filtered} | dots({DOTS}) }}}}"
        if reached.startswith("groups"):
            shown = f"{{% if sum.groups is none and sum.groups_target is none %}}-{{% else %}}{shown}{{% endif %}}"
        made.row(str(number), words, target, shown, share_text, base, keep_next=True)
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: ร้อยละทุกช่องคิดจากผลรวมหารด้วยผลรวม ผลเป็นยอดที่บันทึกแล้ว จุดไข่ปลาคือยังไม่ได้บันทึก"
        f" รายงานครบทุกเรื่องแล้ว{NBSP}{{{{ sum.complete }}}}{NBSP}หมู่บ้าน จาก{NBSP}{{{{ sum.villages }}}}{NBSP}หมู่บ้าน",
    )


def _of_sum(name: str, *, blank: str = "") -> str:
    """A figure of the sum; `blank` instead of dots where there may be no such target."""
    return f"{{{{ sum.{name} | number | {'dash' if blank else f'dots({DOTS})'} }}}}"


def followed_only(paper: Document) -> None:
    """Append what the figures of outcomes count, and what they stand on where attendance is not keyed in."""
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: ผลเป็นของครัวเรือนที่ติดตามแล้ว หมู่บ้านที่ยังบันทึกการเข้าร่วมไม่ครบ นับครัวเรือนที่ติดตามแล้วเป็นผู้ได้รับการส่งเสริมจริง",
    )


def recorded_only(paper: Document, more: str = "") -> None:
    """Append what the figures of money count, and what else is to be said of them."""
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: เบิกจ่ายเป็นยอดที่บันทึกแล้ว คงเหลือคืองบจัดสรรที่ยังไม่ได้บันทึกว่าเบิกจ่าย{more}",
    )


def levels(paper: Document, number: int) -> None:
    """Append how many villages stand at which level, before and after; it stays with what follows, be it signatures."""
    paragraph(paper, "Section", f"{number}.{NBSP} ระดับหมู่บ้านเศรษฐกิจพอเพียง ก่อนและหลังดำเนินกิจกรรม")
    made = Table(paper, LEVEL)
    made.head(
        Cell(lines=(line("SmallHead", "ระดับ"),), merge="restart"),
        Cell(lines=(line("SmallHead", "ครั้งที่ 1 (ก่อน)"),), span=2),
        Cell(lines=(line("SmallHead", "ครั้งที่ 2 (หลัง)"),), span=2),
        Cell(lines=(line("SmallHead", "ผลต่าง\n(หมู่บ้าน)"),), merge="restart"),
    )
    made.head(
        Cell(lines=(line("SmallHead"),), merge="continue"),
        *(Cell(lines=(line("SmallHead", words),)) for words in ("จำนวนหมู่บ้าน", "ร้อยละ") * 2),
        Cell(lines=(line("SmallHead"),), merge="continue"),
    )
    made.loop(
        "l in sum.levels",
        "{{ l.level | level }}",
        f"{{{{ l.before | dots({DOTS}) }}}}",
        f"{{{{ l.before_percent | percent | dots({DOTS}) }}}}",
        f"{{{{ l.after | dots({DOTS}) }}}}",
        f"{{{{ l.after_percent | percent | dots({DOTS}) }}}}",
        "{{ l.difference | signed | dash }}",
        keep_next=True,
    )
    made.row(
        Cell(lines=(line("SmallSumLabel", "รวมหมู่บ้านที่ประเมินแล้ว"),)),
        *(
            Cell(lines=(line("SmallSumLabel", words),))
            for when in ("before", "after")
            for words in (
                f"{{{{ (sum.{when}.assessed or none) | dots({DOTS}) }}}}",
                f"{{% if sum.{when}.assessed %}}100.00{{% else %}}{'.' * DOTS}{{% endif %}}",
            )
        ),
        Cell(lines=(line("SmallSumLabel"),)),
        keep_next=True,
    )
    paragraph(
        paper,
        "NoteKeep",
        f"หมู่บ้านที่ประเมินครบสองครั้ง{NBSP}: ระดับสูงขึ้น{NBSP}{{{{ sum.risen | dots(6) }}}}{NBSP}หมู่บ้าน"
        f" คงเดิม{NBSP}{{{{ sum.kept | dots(6) }}}}{NBSP}หมู่บ้าน ลดลง{NBSP}{{{{ sum.fallen | dots(6) }}}}{NBSP}หมู่บ้าน"
        " ผลต่างแสดงเมื่อทั้งสองครั้งประเมินครบหมู่บ้านเดียวกัน",
    )
