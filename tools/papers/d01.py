"""D01 คำสั่งแต่งตั้งทีมสนับสนุนการขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ (กิจกรรมที่ 1 ข้อ 2).

Heads of other offices are in the team, so that it is an order of the district (คำสั่งอำเภอ) and the นายอำเภอ signs it.
Where an older order is named, the paper cancels it; else it is new.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    Cell,
    Column,
    Table,
    clauses,
    line,
    new_paper,
    order_date,
    order_head,
    paragraph,
    signature,
    tag,
)

FILE = "D01-support-team-order.docx"

TEAM = "ทีมสนับสนุนการขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ"
DUTIES = (
    (
        "สนับสนุนการคัดเลือกหมู่บ้านเป้าหมาย ปราชญ์ชุมชนด้านอาชีพ และผู้แทนครัวเรือนเป้าหมาย ผ่านเวทีประชาคมหมู่บ้าน"
        " ให้เป็นไปตามหลักเกณฑ์ที่{{ programme.department }}กำหนด"
    ),
    (
        "ร่วมสำรวจและวิเคราะห์อาชีพที่ครัวเรือนเป้าหมายต้องการ โดยพิจารณาถึงปัจจัยความสำเร็จของการประกอบอาชีพ"
        " โอกาสทางการตลาด และปัจจัยอื่น ๆ ที่เกี่ยวข้อง"
    ),
    "สนับสนุนการพัฒนาปราชญ์ชุมชนด้านอาชีพให้มีทักษะการเป็นวิทยากรผู้ถ่ายทอด และการจัดการองค์ความรู้ด้านอาชีพ",
    "สนับสนุนการดำเนินกิจกรรม{{ programme.village_activity }} ให้บรรลุวัตถุประสงค์และเป้าหมายของโครงการ",
    (
        "ส่งเสริมและสนับสนุนครัวเรือนสัมมาชีพชุมชนให้มีการรวมกลุ่มอาชีพ การเข้าถึงแหล่งทุนชุมชน ช่องทางการตลาด"
        " และการเตรียมความพร้อมเข้าสู่ระบบการลงทะเบียนผู้ผลิต ผู้ประกอบการ OTOP"
    ),
    "ติดตาม ประเมินผล และรายงานผลการดำเนินงานตามโครงการ",
    "ปฏิบัติงานอื่นตามที่ได้รับมอบหมาย",
)


def build() -> Document:
    """Return the template; per = district."""
    paper = new_paper("คำสั่งแต่งตั้งทีมสนับสนุนการขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ")
    order_head(paper, "อำเภอ{{ district.name }}", f"เรื่อง{NBSP} แต่งตั้ง{TEAM}")
    paragraph(
        paper,
        "Body",
        "ตามที่{{ programme.department }}ได้ดำเนินโครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}} กิจกรรม{{{{ programme.village_activity }}}}"
        " โดยอำเภอ{{ district.name }} จังหวัด{{ programme.province }} มีหมู่บ้านเป้าหมาย"
        f" จำนวน{NBSP}{{{{ district.village_count }}}}{NBSP}หมู่บ้าน นั้น",
    )
    reason = "เพื่อให้การขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ เป็นไปด้วยความเรียบร้อย มีประสิทธิภาพ และบรรลุวัตถุประสงค์ของโครงการ จึง"
    appoint = f"แต่งตั้ง{TEAM} ประกอบด้วย"
    tag(paper, "{%p if paper.cancels %}")
    paragraph(
        paper,
        "Body",
        f"{reason}ให้ยกเลิกคำสั่งอำเภอ{{{{ district.name }}}} ที่{NBSP}{{{{ paper.cancels | nb }}}}"
        f" ลงวันที่{NBSP}{{{{ paper.cancels_dated | date | nb }}}} เรื่อง แต่งตั้ง{TEAM} และ{appoint}",
    )
    tag(paper, "{%p else %}")
    paragraph(paper, "Body", f"{reason}{appoint}")
    tag(paper, "{%p endif %}")
    _team(paper)
    paragraph(paper, "BodyKeep", "ให้ทีมสนับสนุนตามคำสั่งนี้มีหน้าที่ ดังต่อไปนี้")
    clauses(paper, DUTIES)
    paragraph(paper, "Closing", f"ทั้งนี้{NBSP} ตั้งแต่บัดนี้เป็นต้นไป")
    order_date(paper)
    signature(paper, "district.chief", "นายอำเภอ{{ district.name }}")
    return paper


def _team(paper: Document) -> None:
    """Append the list of members without lines; one whose name is not known yet is listed by position.

    The list takes nearly the whole width, so that usual positions fit into one line.
    """
    table = Table(
        paper,
        (Column(283), Column(510), Column(2670), Column(4128), Column(1480)),
        look="PaperPlainTable",
    )
    number, role = "{{ loop.index }}.", "{{ m.team_role }}"
    position = "{% if m.acting %}{{ m.acting }} {% endif %}{{ m.position }}"
    table.tag("{%tr for m in district.team %}").tag("{%tr if m.full_name %}")
    table.row("", number, "{{ m.full_name }}", position, role, valign="top")
    table.tag("{%tr else %}")
    table.row("", number, Cell(lines=(line("CellLeft", "{{ m.position }}"),), span=2), role, valign="top")
    table.tag("{%tr endif %}").tag("{%tr endfor %}")
