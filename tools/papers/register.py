"""The register in which people sign, morning and afternoon: of a village's training (D07), of a group's (D07G).

Each kind of people signs on sheets of its own; each begins with its own page 1 and ends with its count and its
certificate, because each is kept as evidence by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Table,
    continued,
    line,
    new_paper,
    new_section,
    number_pages,
    paragraph,
    signers,
)
from tools.papers.event import Event, form_head

ROW = 539  # 0.95 cm, so that a hand can sign
TITLE = "ใบลงทะเบียนผู้เข้าร่วมกิจกรรม"
WIDTHS = (454, 2382, 1304, 1555, 1191, 1191, 994)
STAFF_WIDTHS = (454, 2237, 1701, 1555, 1106, 1106, 912)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one kind of people: its loop, the cells of a person, and rows left for those who are not listed.

    `open_lines` loops over the numbers of places that are still free ("n in open_places"); they are printed.
    The last `kept` persons stay with the count and the certificate: every sheet bears the hand of somebody who came.
    """

    target: str
    each: str
    number: str
    place: tuple[str, str]
    name: str
    address: str
    phone: str
    remark: str
    widths: tuple[int, ...] = WIDTHS
    spare: int = 3
    open_lines: str = ""
    kept: int = 2


STAFF = Sheet(
    target="เจ้าหน้าที่และผู้สังเกตการณ์",
    each="o in district.staff if o.full_name",
    number="{{ loop.index }}",
    place=("ตำแหน่ง/", "หน่วยงาน"),
    name="{{ o.full_name }}",
    address="{{ o.position }}",
    phone="{{ o.phone | phone }}",
    remark="",
    widths=STAFF_WIDTHS,
    spare=5,  # observers are never listed beforehand
    kept=1,  # with a long position and five spare rows, more would fill a page by themselves
)


def register(event: Event, sheets: Sequence[Sheet]) -> Document:
    """Return the paper with its sheets."""
    paper = new_paper(TITLE)
    for number, sheet in enumerate(sheets):
        if number:
            number_pages(new_section(paper), restart=True)
        continued(paper.sections[-1], f"ใบลงทะเบียน {event.short_place}{NBSP}: {sheet.target} (ต่อ)")
        form_head(paper, TITLE, event)
        paragraph(paper, "FormSubtitle", f"กลุ่มเป้าหมาย{NBSP}: {sheet.target}")
        _rows(paper, sheet)
        _certificate(paper)
    return paper


def _rows(paper: Document, sheet: Sheet) -> None:
    styles = ("SmallCentre", "SmallLeft", "SmallCentre", "SmallCentre", "SmallLeft", "SmallLeft", "SmallCentre")
    table = Table(paper, [Column(width, style=style) for width, style in zip(sheet.widths, styles, strict=True)])

    def tall(*texts: str) -> Cell:
        return Cell(lines=tuple(line("SmallHead", text) for text in texts), merge="restart")

    table.head(
        tall("ที่"),
        tall("ชื่อ-สกุล"),
        tall(*sheet.place),
        tall("โทรศัพท์"),
        Cell(lines=(line("SmallHead", "ลายมือชื่อ"),), span=2),
        tall("หมายเหตุ"),
    )
    below = Cell(lines=(line("SmallHead"),), merge="continue")
    table.head(below, below, below, below, "เช้า", "บ่าย", below, style="SmallHead")
    person = (sheet.number, sheet.name, sheet.address, sheet.phone, "", "", sheet.remark)
    table.tag(f"{{%tr for {sheet.each} %}}").tag(f"{{%tr if loop.revindex > {sheet.kept} %}}").row(*person, height=ROW)
    table.tag("{%tr else %}").row(*person, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    if sheet.open_lines:
        number = sheet.open_lines.partition(" ")[0]
        table.loop(sheet.open_lines, f"{{{{ {number} }}}}", "", "", "", "", "", "", height=ROW)
    for _ in range(sheet.spare):
        table.row("", "", "", "", "", "", "", height=ROW, keep_next=True)
    count = Cell(lines=(line("SmallCentre", f"........{NBSP}คน"),))
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมผู้เข้าร่วมกิจกรรม"),), span=4), count, count, "", height=ROW, keep_next=True
    )


def _certificate(paper: Document) -> None:
    paragraph(paper, "Closing", f"ขอรับรองว่ามีผู้เข้าร่วมกิจกรรมจริง จำนวน{NBSP}............{NBSP}คน")
    certifier = Signer(role="ผู้รับรอง", name="officer.full_name", position=OFFICER, acting="officer.acting")
    signers(paper, ((None, certifier),))
