"""D07 ใบลงทะเบียน (กิจกรรมที่ 1 ข้อ 9): who came, signed in the morning and in the afternoon.

Households, speakers and officials sign on sheets of their own; each begins with its own page 1 and ends with its
count and its certificate, because each is kept as evidence by itself.
"""

from __future__ import annotations

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

FILE = "D07-attendance-sheet.docx"
ROW = 539  # 0.95 cm, so that a hand can sign

WIDTHS = (454, 2382, 1304, 1555, 1191, 1191, 994)
STAFF_WIDTHS = (454, 2237, 1701, 1555, 1106, 1106, 912)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one kind of people: its loop, the cells of a person, and rows left for those who are not listed."""

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


SHEETS = (
    Sheet(
        target="ผู้แทนครัวเรือนเป้าหมาย",
        each="h in households",
        number="{{ h.seq }}",  # attendance is keyed in by it
        place=("บ้านเลขที่", "หมู่ที่"),
        name="{{ h.full_name }}",
        address="{{ h.house_no }}{% if not h.is_donor %} ม.{{ village.moo }}"
        "{% elif h.origin_moo %} ม.{{ h.origin_moo }} ต.{{ h.origin_tambon }}{% endif %}",
        phone="{{ h.phone | phone }}",
        remark="{% if h.is_donor %}หมู่บ้านใกล้เคียง{% endif %}",
    ),
    Sheet(
        target="ทีมวิทยากรสัมมาชีพชุมชน",
        each="s in sages",
        number="{{ s.seq }}",
        place=("บ้านเลขที่", "หมู่ที่"),
        name="{{ s.full_name }}",
        address="{{ s.house_no }} ม.{{ village.moo }}",
        phone="{{ s.phone | phone }}",
        remark="{{ s.team_role }}",
    ),
    Sheet(
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
    ),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("ใบลงทะเบียนผู้เข้าร่วมกิจกรรม")
    for number, sheet in enumerate(SHEETS):
        if number:
            number_pages(new_section(paper), restart=True)
        continued(
            paper.sections[-1],
            f"ใบลงทะเบียน {{{{ village.full_name | nb }}}} ตำบล{{{{ village.tambon }}}}{NBSP}: {sheet.target} (ต่อ)",
        )
        _head(paper, sheet)
        _rows(paper, sheet)
        _certificate(paper)
    return paper


def _head(paper: Document, sheet: Sheet) -> None:
    paragraph(paper, "FormTitle", "ใบลงทะเบียนผู้เข้าร่วมกิจกรรม")
    paragraph(paper, "FormSubtitle", "กิจกรรม{{ programme.village_activity }}")
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(
        paper,
        "FormLine",
        f"{{{{ village.training_date | date_weekday | nb }}}}{NBSP} เวลา{NBSP}"
        "{% if training_start %}{{ training_start | time_range(training_end) | nb }}"
        f"{{% else %}}.......... - ..........{NBSP}น.{{% endif %}}",
    )
    paragraph(paper, "FormLine", "ณ {{ village.venue | dots(60) }}")
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(paper, "FormSubtitle", f"กลุ่มเป้าหมาย{NBSP}: {sheet.target}")


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
    # The last two stay with the count and the certificate: every sheet bears the hand of somebody who came.
    table.tag(f"{{%tr for {sheet.each} %}}").tag("{%tr if loop.revindex > 2 %}").row(*person, height=ROW)
    table.tag("{%tr else %}").row(*person, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
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
