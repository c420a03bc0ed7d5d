"""D24G ภาพถ่ายกิจกรรมกลุ่มอาชีพ (handbook 2.14): the photographs of a group's day, two a page with their captions."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, continued, new_paper, paragraph
from tools.papers.d24 import TITLE, pictures
from tools.papers.event import GROUP

FILE = "D24G-group-photographs.docx"

HEIGHT_CM = 8.6  # of a picture: the group and its place stand above the first, each on one line or two

CAPTIONS = (
    ("ลงทะเบียน", "การลงทะเบียนผู้เข้าร่วมประชุม"),
    ("บรรยาย", "การให้ความรู้เรื่องการจัดตั้งและพัฒนากลุ่มอาชีพ"),
    ("จัดตั้งกลุ่ม", f"การจัดตั้งกลุ่มอาชีพตามหลัก{NBSP}5{NBSP}ก"),
    ("รับวัสดุ", "การรับวัสดุสนับสนุนการจัดตั้งและพัฒนากลุ่มอาชีพ"),
)


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper(f"{TITLE}กลุ่มอาชีพ")
    continued(paper.sections[0], f"{TITLE} {GROUP.short_place} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        f"กิจกรรม{{{{ programme.group_activity }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    for text in GROUP.place:
        paragraph(paper, "FormLine", text)
    pictures(paper, CAPTIONS, height_cm=HEIGHT_CM)
    return paper
