"""D20 บันทึกข้อความขออนุมัติจัดกิจกรรม และขออนุมัติเบิกจ่ายงบประมาณ (handbook 1.7.2, 2.12), to the district chief."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import DEVELOPMENT_CHIEF, NBSP, Cell, Column, Table, line, paragraph, tag
from tools.papers.letters import (
    ACTIVITY,
    DISTRICT_CHIEF,
    DISTRICT_PHONE,
    PROGRAMME,
    VILLAGE,
    decision,
    memo_end,
    memo_head,
    new_letter,
)

FILE = "D20-approval-memo.docx"

BUDGET = (Column(700, "ที่", "CellCentre"), Column(5871, "รายการ"), Column(2500, "จำนวนเงิน (บาท)", "CellRight"))


def build() -> Document:
    """Return the template; per = village."""
    paper = new_letter("บันทึกข้อความขออนุมัติจัดกิจกรรม")
    memo_head(
        paper,
        office=f"{{{{ district.office }}}}{NBSP} {DISTRICT_PHONE}",
        subject=f"ขออนุมัติจัด{ACTIVITY} และขออนุมัติเบิกจ่ายงบประมาณ",
        to=DISTRICT_CHIEF,
    )
    tag(paper, "{%p if programme.allocation_letter %}")
    paragraph(
        paper,
        "Body",
        "ตามหนังสือ{{ programme.allocation_letter }} ลงวันที่ {{ programme.allocation_dated | date | nb }}"
        f" แจ้งจัดสรรงบประมาณดำเนิน{PROGRAMME} {ACTIVITY} หมู่บ้านละ"
        f" {{{{ programme.budget_per_village | money }}}}{NBSP}บาท ({{{{ programme.budget_per_village | baht }}}}) นั้น",
    )
    tag(paper, "{%p else %}")
    paragraph(
        paper,
        "Body",
        f"ตามที่{{{{ programme.department }}}}ได้จัดสรรงบประมาณดำเนิน{PROGRAMME} {ACTIVITY} หมู่บ้านละ"
        f" {{{{ programme.budget_per_village | money }}}}{NBSP}บาท ({{{{ programme.budget_per_village | baht }}}}) นั้น",
    )
    tag(paper, "{%p endif %}")
    paragraph(paper, "Body", "ในการนี้ {{ district.office }}ขอเรียนว่า")
    paragraph(
        paper,
        "Clause",
        f"1.{NBSP} กำหนดจัดกิจกรรมใน{{{{ village.training_date | date_weekday | nb }}}}"
        "{% if training_start %} เวลา {{ training_start | time_range(training_end) | nb }}{% endif %}"
        f" ณ{NBSP}{{{{ village.venue | dots(40) }}}} {VILLAGE} เพื่อสาธิตและฝึกปฏิบัติอาชีพ"
        f" “{{{{ village.occupation | dots(30) }}}}”",
    )
    paragraph(
        paper,
        "Clause",
        f"2.{NBSP} กลุ่มเป้าหมาย ได้แก่ ทีมวิทยากรสัมมาชีพชุมชน จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน และผู้แทนครัวเรือนเป้าหมาย"
        f" จำนวน{NBSP}{{{{ household_count }}}}{NBSP}คน/ครัวเรือน"
        f" รวม{NBSP}{{{{ people_count }}}}{NBSP}คน"
        f" ซึ่งผ่านเวทีประชาคมหมู่บ้านเมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}}",
    )
    paragraph(
        paper,
        "ClauseKeep",
        f"3.{NBSP} ค่าใช้จ่ายเป็นเงิน {{{{ budget_sum.planned | money }}}}{NBSP}บาท ({{{{ budget_sum.planned | baht }}}})"
        " โดยขอถัวเฉลี่ยจ่ายทุกรายการเท่าที่จ่ายจริง ดังนี้",
    )
    paragraph(paper, "AfterTable")
    table = Table(paper, BUDGET).head()
    table.loop_kept("b in budget", "{{ loop.index }}", "{{ b.category }}", "{{ b.planned | money2 }}")
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมเป็นเงินทั้งสิ้น"),), span=2),
        Cell(lines=(line("CellSum", "{{ budget_sum.planned | money2 }}"),)),
    )
    paragraph(paper, "AfterTable")
    paragraph(
        paper,
        "Clause",
        f"4.{NBSP} การเบิกจ่ายเป็นไปตามระเบียบกระทรวงการคลังว่าด้วยค่าใช้จ่ายในการฝึกอบรม การจัดงาน และการประชุมระหว่างประเทศ"
        f" พ.ศ.{NBSP}2549 และที่แก้ไขเพิ่มเติม พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ.{NBSP}2560"
        " และระเบียบที่เกี่ยวข้อง",
    )
    paragraph(
        paper,
        "Body",
        "พร้อมนี้ ได้แนบแผนปฏิบัติการสาธิตอาชีพ กำหนดการ ทะเบียนปราชญ์ชุมชนด้านอาชีพ บัญชีรายชื่อครัวเรือนเป้าหมาย"
        " และประมาณการค่าใช้จ่าย มาเพื่อประกอบการพิจารณาแล้ว",
    )
    paragraph(paper, "Closing", "จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบขอได้โปรดอนุมัติให้จัดกิจกรรมและเบิกจ่ายงบประมาณตามข้อ 3")
    memo_end(paper, "district.development_chief", DEVELOPMENT_CHIEF, has_decision=True)
    decision(
        paper,
        "อนุมัติ",
        f"ไม่อนุมัติ{NBSP} เพราะ{'.' * 60}",
        person="district.chief",
        position="นายอำเภอ{{ district.name }}",
    )
    return paper
