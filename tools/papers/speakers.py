"""The order that appoints teams of speakers: one for a village (D02), or one for all villages of a district (D02D).

A district that appoints by announcement (handbook 2.2) prints the same as D02A, whose form has no number (1.6).
The annex has a section of its own, whose head carries บัญชีรายชื่อแนบท้ายคำสั่ง on every page. Identity numbers are not
printed: an order is put up in public.
"""

from __future__ import annotations

from typing import Literal

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    Column,
    announced_on,
    announcement_head,
    clauses,
    new_section,
    number_pages,
    order_date,
    order_head,
    paragraph,
    signature,
    tag,
)

Word = Literal["คำสั่ง", "ประกาศ"]

TEAM = "ทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน"
DUTIES = (
    (
        "สร้างความรู้ความเข้าใจแก่ครัวเรือนเป้าหมายเกี่ยวกับหลักปรัชญาของเศรษฐกิจพอเพียงและการน้อมนำสู่การปฏิบัติจริง"
        "เป็นวิถีชีวิตอย่างเป็นรูปธรรม และ 3 สร้างทางรอดสังคมไทย ได้แก่ การสร้างความมั่นคงทางอาหาร"
        " การสร้างสิ่งแวดล้อมให้ยั่งยืน และการสร้างภูมิคุ้มกันทางสังคม"
    ),
    (
        "ให้ความรู้เกี่ยวกับอาชีพที่ครัวเรือนเป้าหมายสนใจฝึกปฏิบัติ ประกอบด้วย ความสำคัญ ความจำเป็น และความเป็นมา"
        " วิธีการ ขั้นตอน และกระบวนการในการประกอบอาชีพ คุณภาพมาตรฐาน ตลาดและช่องทางการตลาด"
    ),
    "สาธิตอาชีพ และให้ครัวเรือนเป้าหมายได้มีส่วนร่วมในการฝึกปฏิบัติอาชีพ",
    "ร่วมจัดทำแผนปฏิบัติการสาธิตอาชีพ และติดตามให้คำแนะนำแก่ครัวเรือนเป้าหมาย",
    "ปฏิบัติงานอื่นตามที่ได้รับมอบหมาย",
)
ANNEX = (
    Column(567, "ที่", "CellCentre"),
    Column(3050, "ชื่อ-สกุล"),
    Column(700, "อายุ\n(ปี)", "CellCentre"),
    Column(2900, "ที่อยู่"),
    Column(2953, "อาชีพ/ความเชี่ยวชาญ"),
    Column(1350, "ตำแหน่ง\nในทีม", "CellCentre"),
    Column(1900, "โทรศัพท์", "CellCentre"),
    Column(1150, "หมายเหตุ"),
)


def order(paper: Document, *, where: str, held: str, of: str, word: Word = "คำสั่ง") -> None:
    """Append the order; `where` stands below its subject, `held` says who chose them, `of` whose teams they are."""
    is_order = word == "คำสั่ง"
    head = order_head if is_order else announcement_head
    head(paper, "อำเภอ{{ district.name }}", f"เรื่อง{NBSP} แต่งตั้ง{TEAM}", where)
    paragraph(
        paper,
        "Body",
        "ตามที่{{ programme.department }}ได้ดำเนินโครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}} กิจกรรม{{{{ programme.village_activity }}}}"
        " โดยกำหนดให้ค้นหาปราชญ์ชุมชนด้านอาชีพซึ่งมีความเชี่ยวชาญในการประกอบอาชีพ"
        f" หมู่บ้านละ{NBSP}{{{{ programme.sages_per_village }}}}{NBSP}คน ผ่านเวทีประชาคมหมู่บ้าน"
        f" เพื่อทำหน้าที่เป็นทีมวิทยากรสัมมาชีพชุมชนระดับหมู่บ้าน และ{held}",
    )
    reason = "เพื่อให้การดำเนินกิจกรรมเป็นไปด้วยความเรียบร้อย และบรรลุวัตถุประสงค์ของโครงการ จึง"
    appoint = f"แต่งตั้งผู้มีรายชื่อตามบัญชีรายชื่อแนบท้าย{word}นี้ เป็น{TEAM} {of} โดยให้มีหน้าที่ ดังต่อไปนี้"
    earlier = f" ที่{NBSP}{{{{ paper.cancels | nb }}}}" if is_order else f" เรื่อง แต่งตั้ง{TEAM}"
    tag(paper, f"{{%p if paper.{'cancels' if is_order else 'cancels_dated'} %}}")
    paragraph(
        paper,
        "Body",
        f"{reason}ให้ยกเลิก{word}อำเภอ{{{{ district.name }}}}{earlier}"
        f" ลงวันที่{NBSP}{{{{ paper.cancels_dated | date | nb }}}} และ{appoint}",
    )
    tag(paper, "{%p else %}")
    paragraph(paper, "Body", f"{reason}{appoint}")
    tag(paper, "{%p endif %}")
    clauses(paper, DUTIES)
    paragraph(paper, "Closing", f"ทั้งนี้{NBSP} ตั้งแต่บัดนี้เป็นต้นไป")
    (order_date if is_order else announced_on)(paper)
    signature(paper, "district.chief", "นายอำเภอ{{ district.name }}")


def annex(paper: Document, where: str, *, word: Word = "คำสั่ง") -> None:
    """Begin the annexed list: landscape, with its heading in the head of every page."""
    section = new_section(paper, landscape=True)
    number_pages(section, restart=True)
    number = f"ที่{NBSP} {{{{ paper.number }}}}{NBSP} " if word == "คำสั่ง" else ""
    for header in (section.first_page_header, section.header):
        paragraph(header, "FormSubtitle", f"บัญชีรายชื่อแนบท้าย{word}อำเภอ{{{{ district.name }}}}")
        paragraph(header, "FormLine", f"{number}ลงวันที่{NBSP} {{{{ paper.dated | date | nb }}}}")
        paragraph(header, "FormLine", f"เรื่อง{NBSP} แต่งตั้ง{TEAM} {where}")
        paragraph(header, "AfterTable")


def speaker(village: str) -> tuple[str, ...]:
    """The cells of one speaker `s`, behind his number; `village` is the expression of his village's record."""
    return (
        "{{ s.full_name }}",
        f"{{{{ s.birth_date | age(paper.dated or {village}.meeting_date) | dash }}}}",
        (
            f"บ้านเลขที่{NBSP}{{{{ s.house_no | dots(10) }}}}"
            f"\nหมู่ที่{NBSP}{{{{ {village}.moo }}}} ตำบล{{{{ {village}.tambon }}}}"
        ),
        "{{ s.expertise }}",
        "{{ s.team_role }}",
        "{{ s.phone | phone | nb | dash }}",
        "",
    )
