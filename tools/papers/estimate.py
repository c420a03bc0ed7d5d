"""The estimate of costs (ประมาณการค่าใช้จ่าย, handbook 2.13): what each line of the budget counts and comes to.

The memo that asks for the day's approval (D20) encloses a village's (D22E); a group's plan (D04) goes with its own
(D22G). It is signed before the day: จ่ายจริง and คงเหลือ are the pen's, and what the workbook says of them later
changes no estimate that was signed. The list of vouchers (D22) prints those figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    OFFICER,
    Cell,
    Column,
    Signer,
    Table,
    line,
    new_paper,
    paragraph,
    signers,
)
from tools.papers.event import Event, wide_head
from tools.papers.letters import DISTRICT_CHIEF

TITLE = "ประมาณการค่าใช้จ่าย"

COLUMNS = (
    Column(600, "ที่", "SmallCentre"),
    Column(2900, "หมวด", "SmallLeft"),
    Column(3820, "รายการ", "SmallLeft"),
    Column(900, "จำนวน", "SmallRight"),
    Column(1100, "หน่วย", "SmallCentre"),
    Column(1250, "อัตรา\n(บาท)", "SmallRight"),
    Column(1400, "เป็นเงิน\n(บาท)", "SmallRight"),
    Column(1300, "จ่ายจริง\n(บาท)", "SmallRight"),
    Column(1300, "คงเหลือ\n(บาท)", "SmallRight"),
)


def estimate(event: Event, *, people: str, allotted: str, occupation: Sequence[str]) -> Document:
    """Return the template for a village's or a group's day; `people` are those whom it is for."""
    paper = new_paper(TITLE, landscape=True)
    wide_head(paper, TITLE, event)
    paragraph(paper, "FormLine", f"{{{{ {event.date} | date_weekday | nb }}}} ณ {{{{ {event.venue} | dots(60) }}}}")
    for text in (*occupation, people, allotted):
        paragraph(paper, "Plain", text)
    paragraph(paper, "AfterTable")
    table = Table(paper, COLUMNS).head(style="SmallHead")
    table.loop_kept(
        "b in budget",
        "{{ loop.index }}",
        "{{ b.category }}",
        "{{ b.item | dash }}",
        "{{ b.quantity | number | dash }}",
        "{{ b.unit | dash }}",
        "{{ b.rate | money2 | dash }}",
        "{{ b.planned | money2 }}",
        "",
        "",
    )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวมเป็นเงินทั้งสิ้น ({{ budget_sum.planned | baht }})"),), span=6),
        Cell(lines=(line("SmallSum", "{{ budget_sum.planned | money2 }}"),)),
        "",
        "",
        keep_next=True,
    )
    paragraph(
        paper, "NoteKeep", "หมายเหตุ ขอถัวเฉลี่ยจ่ายทุกรายการเท่าที่จ่ายจริง ภายในวงเงินที่ได้รับจัดสรร ช่องจ่ายจริงและคงเหลือกรอกเมื่อจ่ายแล้ว"
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้ประมาณการ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้ตรวจสอบ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
                Signer(
                    role="ผู้อนุมัติ",
                    name="district.chief.full_name",
                    position=DISTRICT_CHIEF,
                    acting="district.chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper
