"""D16A ประกาศรายชื่อหมู่บ้านเป้าหมาย ปราชญ์ชุมชนด้านอาชีพ และครัวเรือนเป้าหมาย (กิจกรรมที่ 1 ข้อ 3-4; handbook 1.1, 1.7.4).

It is put up in public: names and house numbers, and nothing of identity numbers, telephones, incomes or of the criteria
by which a household was chosen (handbook 2.11). Each village begins a page of the annex, to be put up where it lies.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    NBSP,
    Cell,
    Column,
    Table,
    announced_on,
    announcement_head,
    line,
    new_paper,
    new_section,
    number_pages,
    paragraph,
    signature,
    tag,
)

FILE = "D16A-target-announcement.docx"
SUBJECT = "รายชื่อหมู่บ้านเป้าหมาย ปราชญ์ชุมชนด้านอาชีพ และครัวเรือนเป้าหมาย"
PROGRAMME = f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}"

SAGES = (
    Column(570, "ที่", "SmallCentre"),
    Column(3401, "ชื่อ-สกุล", "SmallLeft"),
    Column(2200, "ที่อยู่", "SmallLeft"),
    Column(2900, "อาชีพ/ความเชี่ยวชาญ", "SmallLeft"),
)
HOUSEHOLDS = (
    Column(570, "ที่", "SmallCentre"),
    Column(3401, "ชื่อ-สกุล ผู้แทนครัวเรือน", "SmallLeft"),
    Column(2200, "ที่อยู่", "SmallLeft"),
    Column(2900, "หมายเหตุ", "SmallLeft"),
)
AT_HOME = f"{{{{ s.house_no | dots(6) }}}} หมู่ที่{NBSP}{{{{ d.village.moo }}}}"
OF_HOUSEHOLD = (
    f"{{{{ h.house_no | dots(6) }}}}{{% if not h.is_donor %}} หมู่ที่{NBSP}{{{{ d.village.moo }}}}"
    f"{{% elif h.origin_moo %}} หมู่ที่{NBSP}{{{{ h.origin_moo }}}}{{% endif %}}"
)
DONOR = (
    "{% if h.is_donor %}หมู่บ้านใกล้เคียง {% if h.origin_moo %}ตำบล{{ h.origin_tambon }}"
    "{% else %}{{ h.origin }}{% endif %}{% endif %}"
)


def build() -> Document:
    """Return the template; per = district."""
    paper = new_paper(f"ประกาศ{SUBJECT}")
    announcement_head(paper, "อำเภอ{{ district.name }}", f"เรื่อง{NBSP} {SUBJECT}", PROGRAMME)
    paragraph(
        paper,
        "Body",
        f"ตามที่{{{{ programme.department }}}}ได้ดำเนิน{PROGRAMME} กิจกรรม{{{{ programme.village_activity }}}}"
        " โดยให้คัดเลือกหมู่บ้านเป้าหมาย และให้หมู่บ้านคัดเลือกปราชญ์ชุมชนด้านอาชีพ"
        f" หมู่บ้านละ{NBSP}{{{{ programme.sages_per_village }}}}{NBSP}คน กับผู้แทนครัวเรือนเป้าหมาย"
        f" หมู่บ้านละ{NBSP}{{{{ programme.households_per_village }}}}{NBSP}คน/ครัวเรือน ผ่านเวทีประชาคมหมู่บ้าน นั้น",
    )
    paragraph(
        paper,
        "Body",
        "บัดนี้ อำเภอ{{ district.name }} จังหวัด{{ programme.province }} ได้คัดเลือกหมู่บ้านเป้าหมาย"
        f" จำนวน{NBSP}{{{{ district.village_count }}}}{NBSP}หมู่บ้าน และหมู่บ้านเป้าหมายได้จัดเวทีประชาคมหมู่บ้าน"
        "คัดเลือกปราชญ์ชุมชนด้านอาชีพและผู้แทนครัวเรือนเป้าหมายเรียบร้อยแล้ว จึงประกาศรายชื่อหมู่บ้านเป้าหมาย"
        " ปราชญ์ชุมชนด้านอาชีพ และครัวเรือนเป้าหมาย ตามบัญชีแนบท้ายประกาศนี้",
    )
    paragraph(paper, "Closing", "จึงประกาศให้ทราบโดยทั่วกัน")
    announced_on(paper)
    signature(paper, "district.chief", "นายอำเภอ{{ district.name }}")
    _annex(paper)
    return paper


def _annex(paper: Document) -> None:
    section = new_section(paper)
    number_pages(section, restart=True)
    for header in (section.first_page_header, section.header):
        paragraph(
            header,
            "FormSubtitle",
            f"บัญชีแนบท้ายประกาศอำเภอ{{{{ district.name }}}} ลงวันที่{NBSP} {{{{ paper.dated | date | nb }}}}",
        )
        paragraph(header, "FormLine", f"เรื่อง{NBSP} {SUBJECT}")
        paragraph(header, "AfterTable")
    village = f"{{{{ loop.index }}}}.{NBSP} {{{{ d.village.full_name | nb }}}} ตำบล{{{{ d.village.tambon }}}}"
    tag(paper, "{%p for d in dossiers %}")
    tag(paper, "{%p if loop.first %}")
    paragraph(paper, "FormTitle", village)
    tag(paper, "{%p else %}")
    paragraph(paper, "FormTitlePage", village)
    tag(paper, "{%p endif %}")
    paragraph(
        paper,
        "FormLine",
        f"จัดเวทีประชาคมหมู่บ้านเมื่อวันที่{NBSP}{{{{ d.village.meeting_date | date | nb }}}}",
    )
    paragraph(paper, "AfterTableKeep")
    sages = Table(paper, SAGES).head(_whose("ปราชญ์ชุมชนด้านอาชีพ", "{{ d.sages | length }}", "คน")).head(style="SmallHead")
    sages.loop("s in d.sages", "{{ loop.index }}", "{{ s.full_name }}", AT_HOME, "{{ s.expertise }}")
    paragraph(paper, "AfterTable")
    households = Table(paper, HOUSEHOLDS).head(_whose("ครัวเรือนเป้าหมาย", "{{ d.household_count }}", "ครัวเรือน"))
    households.head(style="SmallHead")
    row = ("{{ loop.index }}", "{{ h.full_name }}", OF_HOUSEHOLD, DONOR)
    households.tag("{%tr for h in d.households %}").tag("{%tr if loop.revindex > 3 or loop.last %}").row(*row)
    households.tag("{%tr else %}").row(*row, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    tag(paper, "{%p endfor %}")
    paragraph(paper, "EndTable")


def _whose(words: str, count: str, unit: str) -> Cell:
    """The first row of a table's head, repeated on each of its pages: who is listed, and of which village."""
    text = f"{words} {{{{ d.village.full_name | nb }}}} ตำบล{{{{ d.village.tambon }}}} จำนวน{NBSP}{count}{NBSP}{unit}"
    return Cell(lines=(line("SmallHead", text),), span=len(SAGES))
