"""D23S แบบฟอร์มทะเบียนข้อมูลกลุ่มอาชีพที่จัดตั้งขึ้นตามแนวทางสัมมาชีพชุมชน (handbook 2.9): the department's own form.

Each officer (พัฒนากร) signs the list of the groups of his tambons; the province's list of all of them is D23P.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    LANDSCAPE,
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

FILE = "D23S-group-list.docx"
TITLE = "แบบฟอร์มทะเบียนข้อมูลกลุ่มอาชีพที่จัดตั้งขึ้นตามแนวทางสัมมาชีพชุมชน"
SIGNED_ON = f"วันที่{'.' * 8}เดือน{'.' * 24}พ.ศ.{'.' * 10}"
ROW = 510  # what is not known yet is written by hand
BLANK_ROWS = 6  # where there is no group yet

COLUMNS = (
    Column(450, "ที่", "SmallCentre"),
    Column(2100, "ชื่อกลุ่ม", "SmallLeft"),
    Column(1350, "หมู่บ้าน", "SmallLeft"),
    Column(1100, "ตำบล", "SmallLeft"),
    Column(1200, "อำเภอ", "SmallLeft"),
    Column(1250, "วันเดือนปี\nที่จดทะเบียน", "SmallCentre"),
    Column(1620, "เบอร์โทรศัพท์", "SmallCentre"),
    Column(1100, "ภาค\nการเกษตร", "SmallLeft"),
    Column(1290, "การแปรรูป\n(OTOP/SME)", "SmallLeft"),
    Column(1250, "การท่องเที่ยว\nชุมชน", "SmallLeft"),
    Column(960, "อื่น ๆ", "SmallLeft"),
    Column(900, "หมายเหตุ", "SmallLeft"),
)
KINDS = 4  # columns of products
LINE = (
    "{{ l.group.title }}",
    f"{{% if l.village.name %}}{{{{ l.village.title }}}}{NBSP}ม.{{{{ l.village.moo }}}}{{% endif %}}",
    "{{ l.village.tambon }}",
    "{{ l.village.district }}",
    "{{ l.group.registered_on | date_short | nb }}",
    "{{ l.group.phone | phone | nb }}",
    "{{ l.farming }}",
    "{{ l.processing }}",
    "{{ l.tourism }}",
    "{{ l.other }}",
    "",
)


def build() -> Document:
    """Return the template; per = district, each = group_lists."""
    paper = list_head("อำเภอ{{ district.name }} จังหวัด{{ programme.province }}", "{{ item.count }}")
    table = list_table(paper)
    table.loop_kept("l in item.lines", "{{ loop.index }}", *LINE, height=ROW)
    unknown = f"ตำแหน่ง{'.' * 40}"
    position = f"{{% if item.officer.position %}}{{{{ item.officer.position }}}}{{% else %}}{unknown}{{% endif %}}"
    officer = Signer(
        role="พัฒนากรประจำตำบล",
        name="item.officer.full_name",
        position=f"{position}\n{SIGNED_ON}",
        acting="item.officer.acting",
    )
    paragraph(paper, "AfterTableKeep")
    signers(paper, ((None, officer),), width=LANDSCAPE)
    return paper


def list_head(place: str, count: str) -> Document:
    """Return a paper with the form's head: its title, of which place, and of how many groups."""
    paper = new_paper(TITLE, landscape=True)
    continued(paper.sections[0], f"{TITLE} {place} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    year = f"ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}"
    paragraph(paper, "FormSubtitle", f"{place}{NBSP} {year}{NBSP} จำนวนกลุ่มอาชีพ{NBSP}{count}{NBSP}กลุ่ม")
    paragraph(paper, "AfterTableKeep")
    return paper


def list_table(paper: Document) -> Table:
    """Append the form's table with its head: the kinds of products stand together under one head."""
    table = Table(paper, COLUMNS)
    first = len(COLUMNS) - KINDS - 1
    above = Cell(lines=(line("SmallHead", "ระบุอาชีพ/ผลิตภัณฑ์ตามกลุ่ม"),), span=KINDS)
    tall = [Cell(lines=(line("SmallHead", column.head),), merge="restart") for column in COLUMNS]
    below = Cell(lines=(line("SmallHead"),), merge="continue")
    kinds = [Cell(lines=(line("SmallHead", column.head),)) for column in COLUMNS[first:-1]]
    table.head(*tall[:first], above, tall[-1])
    table.head(*[below] * first, *kinds, below)
    return table
