"""D03 แผนปฏิบัติการสาธิตอาชีพ (กิจกรรมที่ 1 ข้อ 7): the ten columns of the department's form, materials, speakers, costs."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    DEVELOPMENT_CHIEF,
    HEADMAN,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Strong,
    Table,
    line,
    new_paper,
    paragraph,
    signers,
    tag,
)

FILE = "D03-demonstration-plan.docx"

# Ten columns leave little room, and a program that breaks Thai by its own dictionary would split ครัว|เรือน and เป้า|หมาย:
# wording that never changes is broken here, between phrases. Each line fills at most 97 per cent of its column.
PLAN = (
    Column(1540, "โครงการ/กิจกรรม"),
    Column(1850, "วัตถุประสงค์"),
    Column(2500, "ขั้นตอน/\nวิธีการดำเนินงาน"),
    Column(1520, "กลุ่มเป้าหมาย"),
    Column(1180, "สถานที่\nดำเนินการ"),
    Column(1170, "ระยะเวลา\nดำเนินการ"),
    Column(1070, "งบประมาณ\n(บาท)"),
    Column(1550, "ผลที่คาดว่า\nจะได้รับ"),
    Column(1290, "ผู้รับผิดชอบ"),
    Column(900, "หมายเหตุ"),
)
AIM = (
    "เพื่อส่งเสริมให้\nครัวเรือนเป้าหมาย\nมีความรู้และทักษะ\nด้านอาชีพ สามารถ\nนำความรู้ไป\nประกอบอาชีพ"
    "\nเพื่อสร้างรายได้\nให้กับครัวเรือน\nตามแนวทางการสร้าง\nสัมมาชีพชุมชน"
)
STEPS = (
    "คัดเลือกปราชญ์ชุมชนและ\nผู้แทนครัวเรือนเป้าหมาย\nผ่านเวทีประชาคมหมู่บ้าน",
    "สำรวจและวิเคราะห์อาชีพที่\nครัวเรือนเป้าหมายต้องการ",
    "เตรียมทีมวิทยากร สถานที่\nและวัสดุ",
    "บรรยายให้ความรู้\nสาธิตอาชีพ และให้ครัวเรือน\nเป้าหมายฝึกปฏิบัติจริง",
    "จัดทำบันทึกการรับวัสดุ\nฝึกปฏิบัติไว้เป็นหลักฐาน",
    "ติดตามและรายงานผล\nการดำเนินงาน",
)
RESULT = "ครัวเรือนเป้าหมาย\nได้รับความรู้และ\nทักษะด้านอาชีพ\nสามารถนำความรู้\nไปประกอบอาชีพ\nเพื่อสร้างรายได้"
MATERIALS = (
    Column(680, "ที่", "SmallCentre"),
    Column(5000, "รายการวัสดุ", "SmallLeft"),
    Column(1300, "จำนวน", "SmallRight"),
    Column(1400, "หน่วยนับ", "SmallCentre"),
    Column(1600, "ราคา/หน่วย\n(บาท)", "SmallRight"),
    Column(1700, "รวม\n(บาท)", "SmallRight"),
    Column(2890, "แหล่งซื้อ", "SmallLeft"),
)
SPEAKERS = (
    Column(680, "ที่", "SmallCentre"),
    Column(3400, "ปราชญ์ชุมชนด้านอาชีพ", "SmallLeft"),
    Column(1700, "หน้าที่ในทีม", "SmallCentre"),
    Column(3690, "ความเชี่ยวชาญ", "SmallLeft"),
    Column(5100, "หัวข้อที่รับผิดชอบ", "SmallLeft"),
)
SCHEDULE = (
    Column(2380, "เวลา", "SmallCentre"),
    Column(8390, "กิจกรรม", "SmallLeft"),
    Column(3800, "วิทยากร", "SmallLeft"),
)
COSTS = (
    Column(680, "ที่", "SmallCentre"),
    Column(8300, "รายการค่าใช้จ่าย", "SmallLeft"),
    Column(2300, "ประมาณการ (บาท)", "SmallRight"),
    Column(3290, "หมายเหตุ", "SmallLeft"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper("แผนปฏิบัติการสาธิตอาชีพ", landscape=True)
    paragraph(paper, "FormTitle", "แผนปฏิบัติการสาธิตอาชีพ")
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    paragraph(
        paper,
        "Plain",
        Strong("อาชีพที่สาธิต "),
        "{{ village.occupation | dots(40) }}",
        Strong(f"{NBSP}{NBSP} จำนวนครัวเรือนเป้าหมาย "),
        f"{{{{ household_count }}}}{NBSP}ครัวเรือน",
    )
    paragraph(
        paper,
        "Plain",
        Strong("วันที่ดำเนินการ "),
        "{{ village.training_date | date_weekday | nb }}",
        Strong(f"{NBSP}{NBSP} สถานที่ "),
        "{{ village.venue | dots(60) }}",
    )
    paragraph(paper, "Section", f"1.{NBSP} แผนปฏิบัติการ")
    _plan(paper)
    paragraph(paper, "Section", f"2.{NBSP} วัสดุที่ใช้ในการสาธิตและฝึกปฏิบัติอาชีพ")
    _materials(paper)
    paragraph(paper, "Section", f"3.{NBSP} ทีมวิทยากรสัมมาชีพชุมชนและกำหนดการ")
    _speakers(paper)
    paragraph(paper, "Section", f"4.{NBSP} ประมาณการค่าใช้จ่าย")
    _costs(paper)
    signers(
        paper,
        (
            (
                Signer(role="ผู้จัดทำแผน", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(role="ผู้เห็นชอบ", name="village.headman", position=HEADMAN),
                Signer(
                    role="ผู้อนุมัติ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
        ),
        width=LANDSCAPE,
    )
    return paper


def _plan(paper: Document) -> None:
    """Append the ten columns of the department's form of 2562 (แบบฟอร์มแผนปฏิบัติการสร้างสัมมาชีพชุมชน)."""

    def small(*texts: str) -> Cell:
        return Cell(lines=tuple(line("SmallLeft", text) for text in texts))

    table = Table(paper, PLAN).head(style="SmallHead")
    table.row(
        small("กิจกรรม{{ programme.village_activity }}", "สาธิตอาชีพ “{{ village.occupation | dots(20) }}”"),
        small(AIM),
        small(*(f"{number}) {step}" for number, step in enumerate(STEPS, 1))),
        small(
            f"ผู้แทน\nครัวเรือนเป้าหมาย\n{{{{ household_count }}}}{NBSP}ครัวเรือน",
            f"ทีมวิทยากร\n{{{{ sages | length }}}}{NBSP}คน",
        ),
        small("{{ village.venue | dots(16) }}"),
        small("{{ village.training_date | date_short }}", f"(1{NBSP}วัน)"),
        Cell(lines=(line("SmallRight", "{{ programme.budget_per_village | money }}"),)),
        small(RESULT),
        small("{{ district.office }}", "ทีมวิทยากร\nสัมมาชีพชุมชน"),
        small(""),
        valign="top",
    )


def _materials(paper: Document) -> None:
    table = Table(paper, MATERIALS).head(style="SmallHead")
    table.loop(
        "m in materials",
        "{{ loop.index }}",
        "{{ m.item }}",
        "{{ m.quantity | number }}",
        "{{ m.unit }}",
        "{{ m.unit_price | money2 }}",
        "{{ m.amount | money2 }}",
        "{{ m.shop }}",
    )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวมค่าวัสดุ ({{ material_sum.total | baht }})"),), span=5),
        Cell(lines=(line("SmallSum", "{{ material_sum.total | money2 }}"),)),
        "",
    )


def _speakers(paper: Document) -> None:
    Table(paper, SPEAKERS).head(style="SmallHead").loop(
        "s in sages",
        "{{ loop.index }}",
        "{{ s.full_name }}",
        "{{ s.team_role }}",
        "{{ s.expertise }}",
        "{{ s.topic }}",
    )
    tag(paper, "{%p if sessions %}")
    paragraph(paper, "AfterTable")
    Table(paper, SCHEDULE).head(style="SmallHead").loop(
        "s in sessions",
        "{{ s.start | time_range(s.end) | nb }}",
        "{{ s.activity }}",
        "{{ s.speaker }}",
    )
    tag(paper, "{%p endif %}")


def _costs(paper: Document) -> None:
    paragraph(
        paper,
        "ItemKeep",
        f"งบประมาณที่ได้รับจัดสรร จำนวน{NBSP}{{{{ programme.budget_per_village | money }}}}{NBSP}บาท"
        " ({{ programme.budget_per_village | baht }})",
    )
    table = Table(paper, COSTS).head(style="SmallHead")
    table.loop("b in budget", "{{ loop.index }}", "{{ b.category }}", "{{ b.planned | money2 }}", "", keep_next=True)
    tag_if = "{% if budget_sum.planned %}"
    table.row(
        Cell(
            lines=(line("SmallSumLabel", f"รวมทั้งสิ้น{tag_if} ({{{{ budget_sum.planned | baht }}}}){{% endif %}}"),),
            span=2,
        ),
        Cell(lines=(line("SmallSum", "{{ budget_sum.planned | money2 }}"),)),
        "",
        keep_next=True,
    )
