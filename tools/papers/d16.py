"""D16 บัญชีรายชื่อครัวเรือนเป้าหมาย (กิจกรรมที่ 1 ข้อ 4.2): whom the village's meeting chose, by which criteria.

Criteria stand beside names as numbers alone, and nothing on the sheet says what a number means: criterion 3 is
sensitive (handbook 2.11). Identity numbers are masked (4.8).
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    HEADMAN,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Strong,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
)

FILE = "D16-target-households.docx"
TITLE = "บัญชีรายชื่อครัวเรือนเป้าหมาย"
ROW = 400
PADDING = 57  # 1 mm: with it the usual names and occupations take one line, and twenty households two pages

COLUMNS = (
    Column(375, "ที่", "SmallCentre"),
    Column(2065, "ชื่อ-สกุล\nผู้แทนครัวเรือน", "SmallLeft"),
    Column(1640, "เลขประจำตัว\nประชาชน", "SmallCentre"),
    Column(1180, "บ้านเลขที่\nหมู่ที่", "SmallCentre"),
    Column(680, "สมาชิก\n(คน)", "SmallCentre"),
    Column(600, "เกณฑ์\n(ข้อ)", "SmallCentre"),
    Column(1225, "รายได้เฉลี่ย\n(บาท/คน/ปี)", "SmallRight"),
    Column(1455, "อาชีพเดิม", "SmallLeft"),
    Column(2700, "อาชีพที่ต้องการ", "SmallLeft"),
    Column(1510, "โทรศัพท์", "SmallCentre"),
    Column(1140, "หมายเหตุ", "SmallLeft"),
)
COUNTS = (
    Column(3970, "จำนวนครัวเรือนตามเกณฑ์การคัดเลือก", "SmallLeft"),
    *(Column(1600, f"เกณฑ์ข้อ{NBSP}{n}", "SmallCentre") for n in (1, 2, 3, 4)),
    Column(2200, "จากหมู่บ้านใกล้เคียง", "SmallCentre"),
    Column(2000, "รวมครัวเรือน", "SmallCentre"),
)
ADDRESS = (
    "{{ h.house_no }}{% if not h.is_donor %} ม.{{ village.moo }}{% elif h.origin_moo %} ม.{{ h.origin_moo }}{% endif %}"
)
DONOR = (
    "{% if h.is_donor %}หมู่บ้านใกล้เคียง {% if h.origin_moo %}ม.{{ h.origin_moo }} ต.{{ h.origin_tambon }}"
    "{% else %}{{ h.origin }}{% endif %}{% if h.origin_year %} ปี{{ nbsp }}{{ h.origin_year }}{% endif %}{% endif %}"
).replace("{{ nbsp }}", NBSP)


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
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "FormLine",
        f"คัดเลือกผ่านเวทีประชาคมหมู่บ้าน เมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}}"
        f"{NBSP} จำนวน{NBSP}{{{{ household_count }}}}{NBSP}ครัวเรือน",
    )
    paragraph(paper, "AfterTable")
    _households(paper)
    paragraph(paper, "AfterTableKeep")
    _counts(paper)
    paragraph(
        paper,
        "NoteKeep",
        f"หมายเหตุ{NBSP}: เกณฑ์ตามข้อ{NBSP}4.2 ของแนวทางการดำเนินงานโครงการ ครัวเรือนหนึ่งอาจเข้าเกณฑ์มากกว่าหนึ่งข้อ"
        f"{NBSP} เอกสารนี้มีข้อมูลส่วนบุคคล ใช้ในราชการเท่านั้น ไม่ใช้ปิดประกาศ",
    )
    paragraph(
        paper,
        "Closing",
        "ขอรับรองว่าครัวเรือนตามบัญชีนี้เป็นครัวเรือนเป้าหมายตามมติเวทีประชาคมหมู่บ้าน"
        f" เมื่อวันที่{NBSP}{{{{ village.meeting_date | date | nb }}}} จริง",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำ", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(role="ผู้รับรองมติ", name="village.headman", position=HEADMAN),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper


def _households(paper: Document) -> None:
    table = Table(paper, COLUMNS, padding=PADDING).head(style="SmallHead")
    row = (
        "{{ h.seq }}",
        "{{ h.full_name }}",
        "{{ h.citizen_id | mask_id }}",
        ADDRESS,
        "{{ h.members | blank }}",
        "{{ h.criteria | numbers }}",
        "{{ h.income_per_head | money }}",
        "{{ h.occupation }}",
        "{{ h.wanted_occupation }}",
        "{{ h.phone | phone }}",
        DONOR,
    )
    # The last two stay with the counts: the certificate never stands on a sheet without a household.
    table.tag("{%tr for h in households %}").tag("{%tr if loop.revindex > 2 %}").row(*row, height=ROW)
    table.tag("{%tr else %}").row(*row, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")


def _counts(paper: Document) -> None:
    table = Table(paper, COUNTS).head(style="SmallHead")
    names = ("tpmap", "low_income", "released", "interested")
    figures = (*(f"{{{{ criteria.{name} }}}}" for name in names), "{{ donor_count }}", "{{ household_count }}")
    cells = (Cell(lines=(line("SmallCentre", Strong(figure)),)) for figure in figures)
    table.row("จำนวน (ครัวเรือน)", *cells, keep_next=True)
