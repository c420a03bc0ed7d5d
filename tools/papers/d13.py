"""D13 สรุปผลการจัดตั้งและพัฒนากลุ่มอาชีพ (กิจกรรมที่ 2 ข้อ 9): what became of one group, reported to the province."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
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
from tools.papers.event import GROUP, GROUP_BUDGET, form_head

FILE = "D13-group-summary.docx"
TITLE = "แบบสรุปผลการจัดตั้งและพัฒนากลุ่มอาชีพ"

COLUMNS = (
    Column(567, "ที่", "CellCentre"),
    Column(2835, "รายการ"),
    Column(5669, "ผลการดำเนินงาน"),
)
FIVE = (
    ("has_members", "กลุ่ม"),
    ("has_committee", "กรรมการ"),
    ("has_rules", "กฎ กติกา"),
    ("has_fund", "กองทุน"),
    ("has_activity", "กิจกรรม"),
)
COMPLETE = (
    f"{NBSP} {{% if group.is_complete %}}(ครบ{NBSP}5{NBSP}ก)"
    f"{{% elif group.is_complete is not none %}}(ยังไม่ครบ{NBSP}5{NBSP}ก){{% endif %}}"
)
CAME = "{{ turnout.came | dots(8) }}"
RATE = "{{ turnout.percent | percent | dots(8) }}"
RECORDED = "{{{{ {0} | check }}}} บันทึกแล้ว เมื่อวันที่ {{{{ {0} | date | nb }}}}"
ITEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ชื่อกลุ่มอาชีพ", ("{{ group.title }}",)),
    ("ที่ตั้ง", ("{{ village.address | nb }}",)),
    ("อาชีพ/ผลิตภัณฑ์", ("{{ group.product }} (ประเภท {{ group.category | dots(10) }})",)),
    ("วันและสถานที่จัดประชุม", ("{{ group.training_date | date_weekday | nb }}", "ณ {{ group.venue | dots(40) }}")),
    (
        "ผู้เข้าร่วมประชุม",
        (
            f"เป้าหมาย{NBSP}{{{{ turnout.target }}}}{NBSP}คน/ครัวเรือน{NBSP} เข้าร่วมจริง{NBSP}{CAME}{NBSP}คน",
            f"คิดเป็นร้อยละ{NBSP}{RATE}",
        ),
    ),
    (
        "สมาชิกกลุ่ม",
        (f"{{{{ member_count }}}}{NBSP}คน (ตั้งแต่{NBSP}{{{{ programme.group_min_members | dots(4) }}}}{NBSP}คนขึ้นไป)",),
    ),
    (
        "การจัดตั้งตามหลัก 5 ก",
        (
            f"{NBSP} ".join(f"{{{{ group.{field} | check }}}}{NBSP}{name}" for field, name in FIVE[:3]),
            f"{NBSP} ".join(f"{{{{ group.{field} | check }}}}{NBSP}{name}" for field, name in FIVE[3:]) + COMPLETE,
        ),
    ),
    ("วันที่จัดตั้ง", ("{{ group.founded_on | date | nb }}",)),
    (
        "การจดทะเบียน",
        (
            "เลขที่ {{ group.registration_no | dots(16) }} วันที่ {{ group.registered_on | date | nb }}",
            "หน่วยรับจดทะเบียน {% if group.registrar %}{{ group.registrar }}{% else %}{{ district.office }}{% endif %}",
        ),
    ),
    ("แหล่งทุนที่เข้าถึง", ("{{ group.funding | dots(40) }}",)),
    ("ช่องทางการตลาด", ("{{ group.market | dots(40) }}",)),
    (
        "ความพร้อมลงทะเบียน OTOP",
        ("{{ group.otop | dots(40) }}", "{%p if group.otop_plan %}", "แผน: {{ group.otop_plan }}", "{%p endif %}"),
    ),
    (
        "การบันทึกข้อมูลกลุ่มในระบบรายงานของกรมฯ",
        (RECORDED.format("group.recorded_on"),),
    ),
    (
        f"การบันทึกผลในระบบ BPM (ภายใน{NBSP}7{NBSP}วัน)",
        (RECORDED.format("budget_sum.bpm_on"),),
    ),
)
BUDGET = (
    Column(567, "ที่", "CellCentre"),
    Column(3969, "หมวดรายจ่าย"),
    Column(1511, "แผน (บาท)", "CellRight"),
    Column(1512, "จ่ายจริง (บาท)", "CellRight"),
    Column(1512, "คงเหลือ (บาท)", "CellRight"),
)


def build() -> Document:
    """Return the template; per = group."""
    paper = new_paper(TITLE)
    continued(paper.sections[0], f"{TITLE} {GROUP.short_place} (ต่อ)")
    form_head(paper, TITLE, GROUP, day=False)
    paragraph(paper, "Section", f"1.{NBSP} ผลการดำเนินงาน")
    table = Table(paper, COLUMNS).head()
    for number, (name, texts) in enumerate(ITEMS, 1):
        lines = tuple(line("Tag" if text.startswith("{%p") else "CellLeft", text) for text in texts)
        table.row(str(number), name, Cell(lines=lines), valign="top")
    paragraph(paper, "Section", f"2.{NBSP} งบประมาณ")
    paragraph(paper, "ItemKeep", GROUP_BUDGET)
    table = Table(paper, BUDGET).head()
    amounts = (f"{{{{ b.{name} | money2 | dots(12) }}}}" for name in ("planned", "spent", "left"))
    table.loop("b in budget", "{{ loop.index }}", "{{ b.category }}", *amounts, keep_next=True)
    sums = (f"{{{{ budget_sum.{name} | money2 | dots(12) }}}}" for name in ("planned", "spent", "left"))
    table.row(
        Cell(lines=(line("CellSumLabel", "รวมทั้งสิ้น"),), span=2),
        *(Cell(lines=(line("CellSum", text),)) for text in sums),
    )
    paragraph(paper, "Section", f"3.{NBSP} ปัญหา อุปสรรค และข้อเสนอแนะ")
    for number, (field, name) in enumerate((("problems", "ปัญหาและอุปสรรค"), ("suggestions", "ข้อเสนอแนะ")), 1):
        tag(paper, f"{{%p if group.{field} %}}")
        said = paragraph(paper, "Item", f"3.{number}{NBSP} {name}{NBSP} {{{{ group.{field} | lines }}}}")
        tag(paper, "{%p else %}")
        paragraph(paper, "ItemKeep", f"3.{number}{NBSP} {name}")
        for _ in range(2):
            left_free = paragraph(paper, "Field", "\t")
        tag(paper, "{%p endif %}")
    for last in (said, left_free):  # the certificate never stands on a sheet alone
        last.paragraph_format.keep_with_next = True
    paragraph(paper, "Closing", "ขอรับรองว่าข้อมูลตามแบบสรุปผลนี้ถูกต้องตรงตามความเป็นจริง")
    signers(
        paper,
        (
            (
                Signer(role="ผู้รายงาน", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้รับรอง",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
    )
    return paper
