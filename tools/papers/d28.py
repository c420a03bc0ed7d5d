"""D28 เช็กลิสต์แฟ้มหมู่บ้าน (handbook 2.14): every paper of the village's file, and what is wrong with its data.

It is made whatever is wrong, so every value that could be missing has its blank.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
    tag,
)

FILE = "D28-village-file-checklist.docx"
TITLE = "เช็กลิสต์แฟ้มหมู่บ้าน"
PLACE = (
    f"{{{{ village.title }}}} หมู่ที่{NBSP}{{{{ village.moo | dots(4) }}}} ตำบล{{{{ village.tambon }}}}"
    " อำเภอ{{ village.district }}"
)
ROW = 400
LACKING = (  # the paper of photographs is made with frames to paste them in
    f"{{% if e.short == 'D24' and missing_pictures %}}"
    f" ยังขาดภาพ{NBSP}{{{{ missing_pictures | length }}}}{NBSP}เรื่อง{{% endif %}}"
)
AWAITED = (
    "{% if e.is_form %}"
    f"{{% if e.form_count < e.count %}}{{{{ e.form_count }}}}{NBSP}ใน{NBSP}{{{{ e.count }}}}{NBSP}ฉบับ {{% endif %}}"
    "{% if e.is_blank %}แบบว่าง{% else %}ยังไม่ครบ{% endif %} {% endif %}"
    "{% if e.awaits %}รอ{{ e.awaits }}{% endif %}"
)
NUMBERS = "{% for n in e.numbers %}{{ n | nb }}{% if not loop.last %}, {% endif %}{% endfor %}"
DATES = "{% for d in e.dates %}{{ d | date_short }}{% if not loop.last %}, {% endif %}{% endfor %}"

COLUMNS = (
    Column(454, "ที่", "SmallCentre"),
    Column(760, "รหัส", "SmallCentre"),
    Column(2940, "เอกสาร", "SmallLeft"),
    Column(460, "มี", "SmallCentre"),
    Column(560, "ไม่มี", "SmallCentre"),
    Column(900, "ไม่\nเกี่ยวข้อง", "SmallCentre"),
    Column(880, "แบบ\nรอข้อมูล", "SmallCentre"),
    Column(860, "ยังไม่ถึง\nเวลาทำ", "SmallCentre"),
    Column(1350, "เลขที่", "SmallCentre"),
    Column(1080, "วันที่", "SmallCentre"),
    Column(2150, "ผู้ลงนาม", "SmallLeft"),
    Column(2176, "เซลล์ที่ต้องแก้/หมายเหตุ", "SmallLeft"),
)
FINDINGS = (
    Column(454, "ที่", "SmallCentre"),
    Column(900, "ระดับ", "SmallCentre"),
    Column(1100, "กฎ", "SmallCentre"),
    Column(2500, "ชีต เซลล์", "SmallLeft"),
    Column(4900, "สิ่งที่พบ", "SmallLeft"),
    Column(3856, "วิธีแก้", "SmallLeft"),
    Column(860, "แก้แล้ว", "SmallCentre"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE, landscape=True, thai_digits=False)
    continued(paper.sections[0], f"{TITLE} {PLACE} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year | dots(8) }}}}",
    )
    paragraph(paper, "FormLine", f"{PLACE} จังหวัด{{{{ programme.province }}}}")
    paragraph(
        paper,
        "FormLine",
        f"เอกสารที่มี{NBSP}{{{{ file.present_count }}}}{NBSP} ไม่มี{NBSP}{{{{ file.missing_count }}}}"
        f"{NBSP} ไม่เกี่ยวข้อง{NBSP}{{{{ file.not_applicable_count }}}}"
        f"{NBSP} แบบรอข้อมูล{NBSP}{{{{ file.form_count }}}}"
        f"{NBSP} ยังไม่ถึงเวลาทำ{NBSP}{{{{ file.waiting_count }}}}{NBSP} รายการ"
        f"{NBSP} สิ่งที่ต้องแก้{NBSP}{{{{ file.error_count }}}}{NBSP} ควรตรวจ{NBSP}{{{{ file.warning_count }}}}{NBSP} แห่ง",
    )
    paragraph(paper, "Section", f"1.{NBSP} เอกสารในแฟ้ม")
    Table(paper, COLUMNS).head(style="SmallHead").loop(
        "e in file.entries",
        "{{ loop.index }}",
        "{{ e.short }}",
        "{{ e.title }}{% if e.per == 'district' %} (ของอำเภอ){% elif e.per == 'group' %} (กลุ่ม)"
        "{% elif e.per == 'project' %} (ของจังหวัด){% endif %}"
        f"{{% if e.count > 1 %}} {{{{ e.count }}}}{NBSP}ฉบับ{{% endif %}}",
        "{{ e.is_present | tick }}",
        "{{ e.is_missing | tick }}",
        "{{ e.is_not_applicable | tick }}",
        "{{ e.is_form | tick }}",
        "{{ e.is_waiting | tick }}",
        NUMBERS,
        DATES,
        "{{ e.signer }}",
        f"{{{{ e.withheld_by }}}}{AWAITED}{LACKING}",
        height=ROW,
    )
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP}: “มี” คือจัดทำเอกสารพร้อมข้อมูลแล้ว “ไม่มี” คืองดทำจนกว่าจะแก้เซลล์ที่ระบุ"
        " “แบบรอข้อมูล” คือพิมพ์แบบได้แล้ว แต่ข้อมูลที่ระบุยังว่างหรือยังไม่ครบ ยังไม่นับว่ามี"
        " “ยังไม่ถึงเวลาทำ” คือจัดทำได้เมื่อกรอกผลที่ระบุแล้ว"
        " ตรวจลายมือชื่อ เลขที่ และวันที่ในฉบับจริงก่อนลงนามท้ายแบบ",
    )
    paragraph(paper, "Note", f"ภาพถ่ายที่ยังไม่มีในแฟ้ม{NBSP}: {{{{ missing_pictures | join(', ') | dash }}}}")
    _findings(paper)
    paragraph(
        paper, "Closing", f"ได้ตรวจเอกสารในแฟ้มหมู่บ้านตามรายการข้างต้นแล้ว เมื่อวันที่{NBSP}.........../.........../..........."
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำแฟ้ม", name="officer.full_name", position=OFFICER, acting="officer.acting"),
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


def _findings(paper: Document) -> None:
    paragraph(paper, "Section", f"2.{NBSP} ผลการตรวจข้อมูลของหมู่บ้าน")
    # Not `if file.findings`, which would make the paper stand on all that a finding holds, also on its cell.
    tag(paper, "{%p if file.error_count or file.warning_count %}")
    row: tuple[str | Cell, ...] = (
        "{{ loop.index }}",
        "{% if f.is_error %}ต้องแก้{% else %}ควรตรวจ{% endif %}",
        "{{ f.rule }}",
        "{{ f.place }}",
        "{{ f.message }}",
        "{{ f.mend }}",
        Cell(lines=(line("SmallCentre", "☐"),)),
    )
    table = Table(paper, FINDINGS).head(style="SmallHead")
    table.tag("{%tr for f in file.findings %}").tag("{%tr if loop.revindex > 1 %}").row(*row, height=ROW)
    table.tag("{%tr else %}").row(*row, height=ROW, keep_next=True).tag("{%tr endif %}").tag("{%tr endfor %}")
    tag(paper, "{%p else %}", keep_next=True)
    paragraph(paper, "ItemKeep", "ไม่พบสิ่งที่ต้องแก้หรือควรตรวจ")
    tag(paper, "{%p endif %}", keep_next=True)
