"""D28C ใบปะหน้าแฟ้มหมู่บ้าน (handbook 2.14): whose file it is, and who answers for it."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, OFFICER, Column, Table, new_paper, paragraph

FILE = "D28C-village-file-cover.docx"
FACTS = (Column(3300, style="CellLeft"), Column(5771, style="CellLeft"))
ROW = 454
HOUSEHOLDS = f"ครัวเรือนเป้าหมาย{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน"


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("ใบปะหน้าแฟ้มหมู่บ้าน")
    paragraph(paper, "CoverTitle", "แฟ้มหมู่บ้าน")
    paragraph(paper, "CoverTitle", "{{ village.title }}")
    paragraph(paper, "CoverLine", f"หมู่ที่{NBSP}{{{{ village.moo }}}} ตำบล{{{{ village.tambon }}}}")
    paragraph(paper, "CoverLine", "อำเภอ{{ village.district }} จังหวัด{{ programme.province }}")
    paragraph(paper, "AfterTable")
    paragraph(paper, "CoverLine", "กิจกรรม{{ programme.village_activity }}")
    paragraph(paper, "CoverLine", "โครงการ{{ programme.name }}")
    paragraph(paper, "CoverLine", f"ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}")
    paragraph(paper, "AfterTable")
    table = Table(paper, FACTS)
    for label, value in (
        ("รหัสหมู่บ้าน", "{{ village.village_code }}"),
        ("วันที่จัดกิจกรรม", "{{ village.training_date | date_weekday }}"),
        ("สถานที่", "{{ village.venue | dots(50) }}"),
        ("อาชีพที่สาธิต", "{{ village.occupation | dots(50) }}"),
        (
            "กลุ่มเป้าหมาย",
            f"ปราชญ์ชุมชน{NBSP}{{{{ sages | length }}}}{NBSP}คน{NBSP} {HOUSEHOLDS}",
        ),
        ("งบประมาณ", f"{{{{ programme.budget_per_village | money }}}}{NBSP}บาท"),
        ("ผู้ใหญ่บ้าน", "{{ village.headman | dots(50) }}"),
        ("ผู้รับผิดชอบแฟ้ม", f"{{{{ officer.full_name | dots(50) }}}}\n{OFFICER}"),
        ("โทรศัพท์", "{{ officer.phone | phone | dots(50) }}"),
        ("หน่วยดำเนินการ", "{{ district.office }}"),
    ):
        table.row(label, value, height=ROW)
    paragraph(paper, "EndTable")
    return paper
