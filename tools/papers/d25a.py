"""D25A ใบลงทะเบียนผู้เข้าร่วมประชุมประชาคม (กิจกรรมที่ 1 ข้อ 4; handbook 2.5, 2.15): who came to the village's meeting.

The minutes (D25) refer to it. Whoever comes writes name and house himself: who will come of a village is not known.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    Cell,
    Column,
    Signer,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
)

FILE = "D25A-meeting-register.docx"
TITLE = "ใบลงทะเบียนผู้เข้าร่วมประชุมประชาคม"
ROW = 539  # 0.95 cm, so that a hand can sign
COLUMNS = (
    Column(600, "ที่", "SmallCentre"),
    Column(2750, "ชื่อ-สกุล", "SmallLeft"),
    Column(1050, "บ้านเลขที่", "SmallCentre"),
    Column(1700, "ฐานะ", "SmallCentre"),
    Column(1921, "ลายมือชื่อ", "SmallLeft"),
    Column(1050, "หมายเหตุ", "SmallLeft"),
)
BLANKS = ("",) * (len(COLUMNS) - 1)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE)
    continued(paper.sections[0], f"{TITLE} {{{{ village.full_name | nb }}}} ตำบล{{{{ village.tambon }}}} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    for text in (
        f"เวทีประชาคมหมู่บ้าน ครั้งที่{NBSP} {{{{ minutes.meeting.number | dots(16) }}}}",
        "เพื่อคัดเลือกกลุ่มเป้าหมายกิจกรรม{{ programme.village_activity }}",
    ):
        paragraph(paper, "FormSubtitle", text)
    hours = "{{ minutes.meeting.start | time_range(minutes.meeting.end) | nb }}"
    hours = f"{{% if minutes.meeting.start %}}{hours}{{% else %}}.......... - ..........{NBSP}น.{{% endif %}}"
    for text in (
        f"{{{{ village.meeting_date | date_weekday | nb }}}}{NBSP} เวลา{NBSP} {hours}",
        f"ณ{NBSP} {{{{ minutes.meeting.venue | dots(60) }}}}",
        "{{ village.address | nb }} จังหวัด{{ programme.province }}",
    ):
        paragraph(paper, "FormLine", text)
    paragraph(
        paper,
        "Note",
        f"ฐานะ{NBSP}: ครัวเรือน{NBSP}={NBSP}ตัวแทนครัวเรือน (ครัวเรือนละ{NBSP}1{NBSP}คน)"
        f"{NBSP} กม.{NBSP}={NBSP}กรรมการหมู่บ้าน{NBSP} จนท.{NBSP}={NBSP}เจ้าหน้าที่",
    )
    table = Table(paper, COLUMNS).head(style="SmallHead")
    table.loop_kept("n in minutes.register_lines", "{{ n }}", *BLANKS, height=ROW)
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมผู้มาประชุม"),), span=4),
        Cell(lines=(line("SmallCentre", f"........{NBSP}คน"),)),
        "",
        height=ROW,
        keep_next=True,
    )
    paragraph(
        paper,
        "Closing",
        f"ขอรับรองว่ามีผู้มาประชุมจริง จำนวน{NBSP}............{NBSP}คน เป็นตัวแทนครัวเรือน{NBSP}..........{NBSP}ครัวเรือน"
        f" จากทั้งหมด{NBSP}{{{{ village.total_households | dots(10) }}}}{NBSP}ครัวเรือน กรรมการหมู่บ้าน{NBSP}........{NBSP}คน"
        f" เจ้าหน้าที่{NBSP}........{NBSP}คน และขีดฆ่าบรรทัดที่ไม่ใช้แล้ว",
    )
    signers(
        paper,
        (
            (
                Signer(
                    role="ผู้จดรายงาน",
                    name="minutes.secretary",
                    position="{{ minutes.secretary_position | blank }}",
                ),
                Signer(role="ผู้รับรอง", name="minutes.chair", position="{{ minutes.chair_position | blank }}"),
            ),
        ),
    )
    return paper
