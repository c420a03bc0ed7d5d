"""D17 ทะเบียนปราชญ์ชุมชน (กิจกรรมที่ 1 ข้อ 4.1 และ 6): who can teach what, and since when they can teach."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Column,
    Signer,
    Table,
    continued,
    new_paper,
    paragraph,
    signers,
)

FILE = "D17-sage-register.docx"
TITLE = "ทะเบียนปราชญ์ชุมชนด้านอาชีพ"
ROW = 510  # what is not known yet is written by hand
PADDING = 57  # 1 mm: twelve columns need the width

COLUMNS = (
    Column(380, "ที่", "SmallCentre"),
    Column(2310, "ชื่อ-สกุล", "SmallLeft"),
    Column(540, "เพศ", "SmallCentre"),
    Column(1350, "วันเกิด\n(อายุ)", "SmallCentre"),
    Column(1110, "ที่อยู่", "SmallCentre"),
    Column(1510, "โทรศัพท์", "SmallCentre"),
    Column(1320, "อาชีพ/\nองค์ความรู้", "SmallLeft"),
    Column(1130, "ประสบการณ์\n(ปี)", "SmallCentre"),
    Column(1640, "ผลงาน/รางวัล", "SmallLeft"),
    Column(1200, "แหล่งเรียนรู้", "SmallLeft"),
    Column(1120, "พัฒนาทักษะ\nวิทยากรเมื่อ", "SmallCentre"),
    Column(960, "หมายเหตุ", "SmallCentre"),
)
BORN = (
    "{% if s.birth_date %}{{ s.birth_date | date }}{% if village.training_date %}"
    f" ({{{{ s.birth_date | age(village.training_date) }}}}{NBSP}ปี){{% endif %}}{{% endif %}}"
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE, landscape=True)
    place = "{{ village.full_name | nb }} ตำบล{{ village.tambon }}"
    continued(paper.sections[0], f"{TITLE} {place} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    chosen = f"คัดเลือกผ่านเวทีประชาคมหมู่บ้าน เมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}}"
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(paper, "FormLine", f"{chosen}{NBSP} จำนวน{NBSP}{{{{ sages | length }}}}{NBSP}คน")
    paragraph(paper, "AfterTable")
    table = Table(paper, COLUMNS, padding=PADDING).head(style="SmallHead")
    row = (
        "{{ s.seq }}",
        "{{ s.full_name }}",
        "{{ s.sex }}",
        BORN,
        f"{{{{ s.house_no }}}}{NBSP}ม.{{{{ village.moo }}}}",
        "{{ s.phone | phone }}",
        "{{ s.expertise }}",
        "{{ s.experience_years | blank }}",
        "{{ s.works }}",
        "{{ s.learning_place }}",
        "{{ s.trained_on | date_short }}",
        "{{ s.team_role }}",
    )
    table.tag("{%tr for s in sages %}").tag("{%tr if loop.revindex > 2 %}").row(*row, height=ROW)
    table.tag("{%tr else %}").row(*row, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    paragraph(
        paper,
        "NoteKeep",
        f"หมายเหตุ{NBSP}: อายุ ณ วันจัดกิจกรรม{NBSP} เอกสารนี้มีข้อมูลส่วนบุคคล ใช้ในราชการเท่านั้น",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้ตรวจสอบ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper
